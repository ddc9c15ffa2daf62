"""Stem gates: a long expression runs only on a sentence that has a word beginning as one of its words do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qualifier.reading.patterns import pattern

STEM = 4
_STARTS = re.compile(rf"(?<!\w)\w{{1,{STEM}}}")
_LETTERS = re.compile(r"\w+")


@lru_cache(maxsize=2048)
def word_starts(text: str) -> frozenset[str]:
    """Return the first letters of every word of a folded text, at most four of each."""
    return frozenset(_STARTS.findall(text))


def stems(words: str) -> frozenset[str]:
    """Return word beginnings, listed with spaces between, as `word_starts` cuts them."""
    return frozenset(word[:STEM] for word in words.split())


@dataclass(frozen=True, slots=True)
class StemGate:
    """`regex` over folded text; every match of it has a word of `starts`, or one of `marks`, in its text."""

    regex: re.Pattern[str]
    starts: frozenset[str]
    marks: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None without running the expression when no stem is there."""
        return self.regex.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        return self.regex.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        if not self.starts.isdisjoint(word_starts(text)):
            return True
        for mark in self.marks:  # noqa: SIM110 a generator costs twice as much, and this runs hundreds of times a record
            if mark in text:
                return True
        return False


def stem_gate(keys: str, *alternatives: str) -> StemGate:
    """Return a gate over alternatives that begin at the beginning of a word.

    A key is a stem of at least four letters or a whole shorter word; of several words joined by `_` the
    longest one is kept; a key without letters is a mark, looked for as it stands.
    """
    starts, marks = set(), []
    for key in keys.split():
        words = _LETTERS.findall(key.replace("_", " "))
        if words and words[0][0].isalpha():
            starts.add(max(words, key=len)[:STEM])
        else:
            marks.append(key)
    regex = pattern(rf"(?<!\w)(?:{'|'.join(alternatives)})")
    return StemGate(regex, frozenset(starts), tuple(marks))
