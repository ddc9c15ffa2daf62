"""Needs: letters without which an expression cannot match; one look at a text answers for all expressions."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from qualifier.reading.literals import required_in_turn, required_literals, split_alternatives

# Pieces of words are told apart up to this length.
GRAM = 4
# The commoner a letter, the less it tells; the rest are rare.
_COMMON = {letter: rank for rank, letter in enumerate(" оеаинтсрвлкмдпуяыeaotinsrhl")}
_RARE = 40
# A record has some dozens of sentences; a chat of a thousand turns still fits.
_MOST_LOOKS = 2048
_MOST_WORDS = 20_000
# A longer row of letters is no word, and is worked out anew each time.
_LONGEST_WORD = 60
# A longer text than this makes the others be forgotten, or texts without end would fill the memory.
_LONG = 4000

Need = frozenset[str]
LOOKS: dict[str, Need] = {}
"""The telling letters of each text looked at lately."""

# What tells of its needs once a text is first looked at; filled while the modules that hold patterns load.
_SOURCES: list[Callable[[], Iterable[Need]]] = []


class _Words(dict[str, Need]):
    """The telling letters of each word met, worked out once: few words make up most texts."""

    def __missing__(self, word: str) -> Need:
        known = _vocabulary(len(_SOURCES))
        sizes = range(1, GRAM + 1)
        cuts = {word[at : at + size] for size in sizes for at in range(len(word) - size + 1)}
        grams = known & cuts
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = grams
        return grams


_WORDS = _Words()


def register(tell: Callable[[], Iterable[Need]]) -> None:
    """Make letters known, so that every look at a text tells of them."""
    _SOURCES.append(tell)
    LOOKS.clear()
    _WORDS.clear()


def look_at(text: str) -> Need:
    """Return the telling letters that the text holds, of all expressions registered."""
    grams = LOOKS.get(text)
    if grams is None:
        grams = _NOTHING.union(*map(_WORDS.__getitem__, text.split()))
        if len(LOOKS) >= _MOST_LOOKS or len(text) > _LONG:
            LOOKS.clear()
        LOOKS[text] = grams
    return grams


@cache
def needs_of(source: str) -> tuple[Need, ...]:
    """Return sets of letters, of each of which every match holds one; the most telling first."""
    if len(split_alternatives(source)) == 1:
        return tuple(frozenset(map(telling_gram, pieces)) for pieces in required_in_turn(source))
    pieces = required_literals(source)
    return () if pieces is None else (frozenset(map(telling_gram, pieces)),)


@cache
def telling_gram(literal: str) -> str:
    """Return the piece of a literal that is rarest in texts; it lies within one word."""
    words = literal.split()
    windows = [word[at : at + GRAM] for word in words for at in range(len(word) - GRAM + 1)]
    return max(windows, key=_rareness) if windows else max(words, key=len)


def _rareness(gram: str) -> int:
    return sum(_COMMON.get(letter, _RARE) for letter in gram)


@lru_cache(maxsize=2)
def _vocabulary(known: int) -> Need:
    return frozenset(gram for tell in _SOURCES[:known] for need in tell() for gram in need)


_NOTHING: Need = frozenset()
