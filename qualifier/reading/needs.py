"""Needs: pieces of words without which an expression cannot match; one look at a text answers for all.

A look tells which of the registered patterns could match a text at all, and through which alternatives. Few
words make up most texts, so what a word may be part of is worked out once.

Needs are numbered in two rows. What whole expressions need is asked for hundreds of times a record, and its
few hundred bits are numbered by themselves: a number of that length is compared several times as fast as one
that also holds the thousands of bits of single alternatives, which few texts ever ask for.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import islice
from operator import or_
from threading import RLock

from ahocorasick import Automaton

from qualifier.reading.word_pieces import Need, mark_borders

# A record has some dozens of sentences; a chat of a thousand turns still fits.
_MOST_LOOKS = 2048
_MOST_WORDS = 10_000
# A longer row of letters is no word, and is worked out anew each time.
_LONGEST_WORD = 60
# A longer text than this makes the others be forgotten, or texts without end would fill the memory.
_LONG = 4000
_EVERYTHING = -1
# Letters that expressions take for another letter, though making them small does not.
_ODD_CASE = re.compile("[\u0130\u0131\u017f\u0345\u03c2\u1c80-\u1c88\u1e9b\u1e9e\ufb05\ufb06]")


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """One way in which the pattern of a key may match; `needed` are the fine bits of all its needs."""

    key: int
    order: int
    source: str
    needed: int


Look = dict[int, list[Alternative]]
"""By the keys of patterns, the alternatives that may match a text; a pattern that is not there does not."""

MET: dict[str, int] = {}
"""Of each text asked about lately, the needs that it meets: one bit a need."""

FINE_MET: dict[str, int] = {}
"""Of the texts that were looked at or asked about single alternatives, the fine needs that they meet."""

LOOKS: dict[str, Look] = {}
"""The looks at the texts looked at lately."""

MET_CASELESS: dict[str, int] = {}
"""The needs met for expressions that take large and small letters for one."""

# What tells of its needs once a text is first looked at; filled while the modules that hold patterns load.
_SOURCES: deque[Callable[[], object]] = deque()
# What is telling just now: another thread waits for it, or it would search by needs not known yet.
_TELLING: list[Callable[[], object]] = []
_LOCK = RLock()
# The bits of the needs, and which of them a piece meets.
_BITS: dict[Need, int] = {}
_MET_BY: dict[str, int] = {}
_FINE_BITS: dict[Need, int] = {}
_FINE_MET_BY: dict[str, int] = {}
_ALTERNATIVES: list[tuple[Alternative, tuple[Need, ...]]] = []
# An automaton of no words refuses to be asked.
_NO_WORD = "\0"


_WordNeeds = tuple[int, int, frozenset[Alternative]]


class _Words(dict[str, _WordNeeds]):
    """The needs that each word met meets, the fine ones, and the alternatives it may be part of."""

    def __missing__(self, word: str) -> _WordNeeds:
        met, fine, started = 0, 0, _NOTHING
        automaton = _build((len(_BITS), len(_FINE_BITS), len(_ALTERNATIVES)))
        for _, (bits, fine_bits, alternatives) in automaton.iter(mark_borders(word)):
            met |= bits
            fine |= fine_bits
            if alternatives:
                started |= alternatives
        found = met, fine, started
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self._forget_oldest()
            self[word] = found
        return found

    def _forget_oldest(self) -> None:
        """All at once would slow down the next hundred records."""
        for word in tuple(islice(self, _MOST_WORDS // 4)):
            self.pop(word, None)


_NOTHING: frozenset[Alternative] = frozenset()
_WORDS = _Words()


def register(tell: Callable[[], object]) -> None:
    """Have a pattern tell of its needs before the next look at a text."""
    _SOURCES.append(tell)
    _forget()


def add_alternative(key: int, needs: tuple[Need, ...], *, order: int, source: str) -> Alternative:
    """Make one alternative of a pattern known; without needs it is found in no look."""
    alternative = Alternative(key, order, source, fine_mask_of(needs))
    if needs:
        _ALTERNATIVES.append((alternative, needs))
        _forget()
    return alternative


def look_at(text: str) -> Look:
    """Return what may match the text, of all patterns of alternatives; its needs are known from then on."""
    look = LOOKS.get(text)
    if look is None:
        learn()
        words = [_WORDS[word] for word in text.split()]
        fine = reduce(or_, [word[1] for word in words], 0)
        look = {}
        for alternative in _NOTHING.union(*[word[2] for word in words]):
            needed = alternative.needed
            if fine & needed == needed:
                look.setdefault(alternative.key, []).append(alternative)
        if len(LOOKS) >= _MOST_LOOKS or len(text) > _LONG:
            _forget_texts()
        LOOKS[text] = look
        MET[text] = reduce(or_, [word[0] for word in words], 0)
        FINE_MET[text] = fine
    return look


def needs_met(text: str) -> int:
    """Return the needs that the text meets; cheaper than a look."""
    met = MET.get(text)
    if met is None:
        learn()
        met = reduce(or_, [_WORDS[word][0] for word in text.split()], 0)
        if len(MET) >= 2 * _MOST_LOOKS:
            _forget_texts()
        MET[text] = met
    return met


def fine_needs_met(text: str) -> int:
    """Return the fine needs that the text meets."""
    fine = FINE_MET.get(text)
    if fine is None:
        learn()
        fine = reduce(or_, [_WORDS[word][1] for word in text.split()], 0)
        if len(FINE_MET) >= 2 * _MOST_LOOKS:
            _forget_texts()
        FINE_MET[text] = fine
    return fine


def needs_met_caseless(text: str) -> int:
    """Return the needs that the text meets when its letters are made small."""
    met = MET_CASELESS.get(text)
    if met is None:
        learn()
        is_odd = not text.isascii() and _ODD_CASE.search(text)
        met = _EVERYTHING if is_odd else reduce(or_, [_WORDS[word][0] for word in text.lower().split()], 0)
        if len(MET_CASELESS) >= _MOST_LOOKS:
            _forget_texts()
        MET_CASELESS[text] = met
    return met


def mask_of(needs: Iterable[Need]) -> int:
    """Return the bits of the needs: a text that lacks one of them holds no match."""
    return _number(needs, _BITS, _MET_BY)


def fine_mask_of(needs: Iterable[Need]) -> int:
    """Return the fine bits of the needs of a single alternative."""
    return _number(needs, _FINE_BITS, _FINE_MET_BY)


def _number(needs: Iterable[Need], bits: dict[Need, int], met_by: dict[str, int]) -> int:
    mask = 0
    for need in needs:
        bit = bits.get(need)
        if bit is None:
            bit = bits[need] = 1 << len(bits)
            for piece in need:
                met_by[piece] = met_by.get(piece, 0) | bit
            _forget()
        mask |= bit
    return mask


def learn() -> None:
    """Let the patterns that were registered since the last look tell of themselves."""
    if not _SOURCES and not _TELLING:
        return
    with _LOCK:
        while _SOURCES:
            _TELLING.append(_SOURCES[0])
            _SOURCES.popleft()
            try:
                _TELLING[-1]()
            finally:
                _TELLING.pop()


@lru_cache(maxsize=1)
def _build(_known: tuple[int, int, int]) -> Automaton:
    """Make what finds all pieces of a word in one go."""
    automaton = Automaton()
    automaton.add_word(_NO_WORD, (0, 0, _NOTHING))
    started = _alternatives_by_piece()
    for piece in _MET_BY.keys() | _FINE_MET_BY.keys():
        found = _MET_BY.get(piece, 0), _FINE_MET_BY.get(piece, 0), frozenset(started.get(piece, ()))
        automaton.add_word(piece, found)
    automaton.make_automaton()
    return automaton


def _alternatives_by_piece() -> dict[str, list[Alternative]]:
    """File each alternative under the need that the fewest others share: common words open many."""
    uses = Counter(piece for _, needs in _ALTERNATIVES for need in needs for piece in need)
    found: dict[str, list[Alternative]] = {}
    for alternative, needs in _ALTERNATIVES:
        for piece in min(needs, key=lambda need: sum(map(uses.__getitem__, need))):
            found.setdefault(piece, []).append(alternative)
    return found


def _forget_texts() -> None:
    LOOKS.clear()
    MET.clear()
    FINE_MET.clear()
    MET_CASELESS.clear()


def _forget() -> None:
    if _WORDS or MET or FINE_MET:
        _forget_texts()
        _WORDS.clear()
