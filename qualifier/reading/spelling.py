"""Spelling: a word that no one knows and that one slip of the finger explains is read as the word meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from qualifier.reading.fold import Folded
from qualifier.reading.patterns import pattern

_WORDS = Path(__file__).with_name("spelling.txt")
# Addresses, compounds, brand names in quotation marks and words with digits are left alone.
_WORD = pattern(r"(?<![\w@./«\"'])(?<!\d-)(?:[а-я]{4,20}|[a-z]{4,18})(?![\w@/\"'»]|\.\w|-\d)")
_LEAST_LETTERS = 5
# In a short word a neighbouring key makes another word too easily.
_LONG = 6
# Capitals within a sentence are names; of the longer ones hardly any is a slip away from a telling word.
_LONG_NAME = 7
_TWICE = pattern(r"(.)\1+")
# A sentence of so many words, most of them unknown, is of another language, or no language at all.
_ENOUGH = 8
# No sentence of people holds more slips; each costs a search.
_MOST = 40
_MOST_TOKENS = 20_000
_LONGEST_TOKEN = 60
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ENGLISH = "abcdefghijklmnopqrstuvwxyz"


class _Strange(dict[str, bool]):
    """Whether what stands between two spaces holds a word that no one knows, worked out once."""

    def __missing__(self, token: str) -> bool:
        is_strange = any(found.group() not in _ranks() for found in _WORD.finditer(token))
        if len(self) >= _MOST_TOKENS:
            self.clear()
        if len(token) <= _LONGEST_TOKEN:
            self[token] = is_strange
        return is_strange


_STRANGE = _Strange()


def mend_spelling(folded: Folded, text: str) -> Folded:
    """Return the matching form with slips of the finger mended; offsets still point into `text`."""
    # What is said of a word hangs on nothing beyond the spaces round it: most texts are passed over here.
    if not any(map(_STRANGE.__getitem__, folded.text.split())):
        return folded
    known = _ranks()
    words = list(_WORD.finditer(folded.text))
    found = [one for one in words if one.group() not in known]
    if not found or (len(words) >= _ENOUGH and 2 * len(found) > len(words)):
        return folded
    slips = [(one, meant) for one in found[:_MOST] if (meant := _mend(one, folded, text)) is not None]
    return _rewrite(folded, slips) if slips else folded


def _mend(found: re.Match[str], folded: Folded, text: str) -> str | None:
    start, end = folded.span(found.start(), found.end())
    stored = text[start:end]
    is_name = (
        len(stored) < _LONG_NAME
        and stored[:1].isupper()
        and not stored.isupper()
        and bool(text[:start].strip(" \n-–—>•*"))
    )
    return None if is_name else find_meant(found.group())


def _rewrite(folded: Folded, slips: list[tuple[re.Match[str], str]]) -> Folded:
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    for found, meant in slips:
        places = folded.origin[found.start() : found.end()]
        letters += folded.text[at : found.start()], meant
        origin += folded.origin[at : found.start()]
        origin += _spread(places, found.group(), meant)
        at = found.end()
    return Folded("".join((*letters, folded.text[at:])), (*origin, *folded.origin[at:]), folded.length)


def _spread(places: Sequence[int], word: str, meant: str) -> Iterator[int]:
    """The letters before the slip keep their places from the left, those after it from the right."""
    same = next(
        (at for at, pair in enumerate(zip(word, meant, strict=False)) if pair[0] != pair[1]), len(word)
    )
    shift = len(word) - len(meant)
    for at in range(len(meant)):
        yield places[min(at, len(places) - 1) if at <= same else max(0, at + shift)]


@lru_cache(maxsize=65_536)
def find_meant(word: str) -> str | None:
    """Return the word that one slip turns into this unknown one, when the commonest such is a telling one.

    A letter struck twice is no slip of its own: words are compared without their double letters.
    """
    single = _undouble(word)
    meant = _choose((single,)) or _choose(_undo_slips(single))
    return meant if meant is not None and len(meant) >= _LEAST_LETTERS and _ranks()[meant] > 0 else None


def _choose(spellings: Sequence[str]) -> str | None:
    """Return the most telling known word among the spellings."""
    ranks, doubled = _ranks(), _doubled()
    # The views of dictionaries meet a set without a step of Python for each of hundreds of spellings.
    tried = set(spellings)
    known = ranks.keys() & tried
    known.update(map(doubled.__getitem__, doubled.keys() & tried))
    return min(known, key=lambda one: abs(ranks[one]), default=None)


def _undouble(word: str) -> str:
    return _TWICE.sub(r"\1", word)


def _undo_slips(word: str) -> list[str]:
    """Return every word that a slip could have turned into this one: a letter lost, swapped or missed."""
    letters = _RUSSIAN if word[0] >= "а" else _ENGLISH
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    # A lost ending is left lost: the rules know a word by its beginning, and so do case forms.
    found = [head + letter + tail for head, tail in cuts[:-1] for letter in letters]
    found += [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts[:-2]]
    if len(word) >= _LONG:
        near = _neighbours()
        found += [head + letter + tail[1:] for head, tail in cuts[:-1] for letter in near[tail[0]]]
    return found


@cache
def _neighbours() -> Mapping[str, str]:
    return {
        letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
        for row in _ROWS
        for at, letter in enumerate(row)
    }


@cache
def _load_lines() -> tuple[str, ...]:
    return tuple(line for line in _WORDS.read_text("utf-8").splitlines() if line[:1] != "#")


@cache
def _ranks() -> Mapping[str, int]:
    """The known words by how telling they are; those that are known and no more have a negative rank."""
    ranks: dict[str, int] = {}
    for rank, line in enumerate(_load_lines(), start=1):
        word = line.partition(" ")[0]
        if word[0] == "-":
            ranks[word[1:]] = -rank
        else:
            ranks[word] = rank
    return ranks


@cache
def _doubled() -> Mapping[str, str]:
    """The known words with double letters by their spelling without; the more telling of two wins."""
    pairs = (line.lstrip("-").split(" ") for line in reversed(_load_lines()) if " " in line)
    return {single: word for word, single in pairs}
