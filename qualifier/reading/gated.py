"""Gated patterns: a regular expression that runs only near words without which it cannot match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Beyond this length a text is searched only round its keys: a dictated letter is one long sentence.
_SHORT = 400
_BEFORE = 100
_AFTER = 180


@dataclass(frozen=True, slots=True)
class Gated:
    """`regex` over folded text; every match of it holds at least one of `keys` as a substring."""

    regex: re.Pattern[str]
    keys: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None without running the expression when no key is there."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        if not any(key in text for key in self.keys):
            return
        if len(text) <= _SHORT:
            yield from self.regex.finditer(text)
            return
        for start, end in self._windows(text):
            yield from self.regex.finditer(text, start, end)

    def _windows(self, text: str) -> Iterator[tuple[int, int]]:
        hits = sorted({at for key in self.keys for at in _find_all(text, key)})
        start, end = -1, -1
        for at in hits:
            if start >= 0 and at - _BEFORE <= end:
                end = at + _AFTER
                continue
            if start >= 0:
                yield start, min(end, len(text))
            start, end = _word_start(text, max(0, at - _BEFORE)), at + _AFTER
        if start >= 0:
            yield start, min(end, len(text))


def gate(keys: str, *alternatives: str) -> Gated:
    """Return one gated pattern of several alternatives; `keys` are parted by spaces (`_` is a space)."""
    words = tuple(key.replace("_", " ") for key in keys.split())
    return Gated(re.compile("|".join(alternatives)), words)


def _find_all(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _word_start(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at else 0
