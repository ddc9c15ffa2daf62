"""Gated patterns: a regular expression that runs only near words without which it cannot match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from qualifier.reading.needs import LOOKS, Need, register, telling_gram

# Beyond this length a text is searched only round its keys: a dictated letter is one long sentence.
_SHORT = 400
_BEFORE = 100
_AFTER = 180


@dataclass(frozen=True)
class Gated:
    """An expression over folded text; every match of it holds at least one of `keys` as a substring."""

    source: str
    keys: tuple[str, ...]

    @cached_property
    def grams(self) -> Need:
        """The letters of the keys; a text without any of them holds no key."""
        return frozenset(map(telling_gram, self.keys))

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a text first holds a key."""
        return _compile(self.source)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None without running the expression when no key is there."""
        if not self._may_match(text):
            return None
        if len(text) > _SHORT:
            return next(self.finditer(text), None)
        return self.regex.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        if not self._may_match(text):
            return
        regex = self.regex
        if len(text) <= _SHORT:
            yield from regex.finditer(text)
            return
        for start, end in self._windows(text):
            yield from regex.finditer(text, start, end)

    def _may_match(self, text: str) -> bool:
        # Plain code: this runs for every sentence and pattern, and a generator costs twice as much.
        grams = LOOKS.get(text)
        if grams is not None and self.grams.isdisjoint(grams):
            return False
        for key in self.keys:  # noqa: SIM110 a generator costs twice as much
            if key in text:
                return True
        return False

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
    gated = Gated("|".join(alternatives), words)
    register(lambda: (gated.grams,))
    return gated


@cache
def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _find_all(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _word_start(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at else 0
