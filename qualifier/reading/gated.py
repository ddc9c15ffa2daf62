"""Gated patterns: a regular expression that runs only near words without which it cannot match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from qualifier.reading.needs import MET, fine_mask_of, fine_needs_met, mask_of, register
from qualifier.reading.word_pieces import Need, cut_literal, needs_of, open_alternatives

# Beyond this length a text is searched only round its keys: a dictated letter is one long sentence.
_SHORT = 400
_BEFORE = 100
_AFTER = 180
_SOURCES: list[str] = []


@dataclass(frozen=True)
class Gated:
    """An expression over folded text; every match of it holds at least one of `keys` as a substring."""

    source: str
    keys: tuple[str, ...]

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What a text must meet to hold a match: one of the keys, and what the expression itself needs."""
        keys = [max(cut_literal(key), key=len, default="") for key in self.keys]
        of_keys = (frozenset(keys),) if all(keys) else ()
        return (*needs_of(self.source), *of_keys)

    @cached_property
    def needed(self) -> int:
        """The bits of the needs."""
        return mask_of(self.needs)

    @cached_property
    def needed_each(self) -> tuple[int, ...]:
        """The fine bits of what each of the alternatives needs."""
        return tuple(fine_mask_of(needs_of(source)) for source in open_alternatives(self.source))

    @cached_property
    def is_exact(self) -> bool:
        """Whether a text that meets the needs is sure to hold a key: none of them was cut."""
        return all(cut_literal(key) == [key] for key in self.keys)

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a text first holds a key."""
        return _compile(self.source)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None without running the expression when no key is there."""
        if not self.may_match(text):
            return None
        if len(text) > _SHORT:
            return next(self.finditer(text), None)
        return self.regex.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        if not self.may_match(text):
            return
        regex = self.regex
        if len(text) <= _SHORT:
            yield from regex.finditer(text)
            return
        for start, end in self._windows(text):
            yield from regex.finditer(text, start, end)

    def may_match(self, text: str) -> bool:
        """Tell without running the expression whether the text could hold a match."""
        # Plain code: this runs for every sentence and pattern, and a generator costs twice as much.
        met = MET.get(text)
        if met is not None:
            needed = self.needed
            if met & needed != needed or not self._meets_one(fine_needs_met(text)):
                return False
            if self.is_exact:
                return True
        for key in self.keys:  # noqa: SIM110 a generator costs twice as much
            if key in text:
                return True
        return False

    def _meets_one(self, fine: int) -> bool:
        """Whether an alternative has all that it needs; each needs more than what they need in common."""
        for needed in self.needed_each:  # noqa: SIM110 a generator costs twice as much
            if fine & needed == needed:
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
    _SOURCES.append(gated.source)
    register(lambda: (gated.needed, gated.needed_each))
    return gated


def compile_gated() -> None:
    """Compile the expressions of all gates."""
    for source in tuple(_SOURCES):
        _compile(source)


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
