"""Expressions: many patterns over folded text, each run only where its own letters stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from operator import methodcaller

from qualifier.reading.literals import required_in_turn, required_literals, split_alternatives

# Beyond this length a text is searched only round the letters found: a dictated letter is one long sentence.
_SHORT = 500
_BEFORE = 120
_AFTER = 200
# A sentence says a thing a few times; one that says it a hundred times is no sentence.
_MOST_MATCHES = 20
# Looking for more pieces than these costs more than the expression itself.
_FEW_PIECES = 4
_MANY_PIECES = 40
_GRAM = 4
_START = methodcaller("start")
_SPAN = methodcaller("span")
# The commoner a letter, the less it tells; the rest are rare.
_COMMON = {letter: rank for rank, letter in enumerate(" оеаинтсрвлкмдпуяыeaotinsrhl")}
_RARE = 40
# The expressions of all patterns by their keys, filled while the modules that hold patterns load. One look
# at a text then serves every pattern, which is what makes a thousand of them affordable.
_REGISTER: list[tuple[str, ...]] = []

Plan = Mapping[int, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives of one meaning; each is compiled when a text first holds its letters."""

    key: int

    def search(self, text: str) -> re.Match[str] | None:
        """Return the earliest match."""
        planned = _plan(text, len(_REGISTER)).get(self.key)
        # Most patterns have nothing to try on most texts: say so before anything is built.
        return None if planned is None else min(_matches(planned, text), key=_START, default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches by their place; matches of different alternatives may overlap."""
        planned = _plan(text, len(_REGISTER)).get(self.key)
        return iter(()) if planned is None else iter(sorted(_matches(planned, text), key=_SPAN))


def _matches(planned: Mapping[str, tuple[str, ...]], text: str) -> Iterator[re.Match[str]]:
    for source, grams in planned.items():
        for start, end in _windows(text, grams):
            if not _may_match(source, text, start, end):
                continue
            for match in islice(_compile(source).finditer(text, start, end), _MOST_MATCHES):
                if _starts_a_word(text, match.start()):
                    yield match


def any_of(*expressions: str) -> AnyOf:
    """Return one pattern of all the alternatives of the expressions."""
    _REGISTER.append(expressions)
    return AnyOf(key=len(_REGISTER) - 1)


@dataclass(frozen=True, slots=True)
class _Index:
    """By letters, the alternatives that cannot do without them; `free` ones need none."""

    by_gram: Mapping[str, tuple[tuple[int, str], ...]]
    short_grams: tuple[str, ...]
    free: tuple[tuple[int, str], ...]


@lru_cache(maxsize=2)
def _index(known: int) -> _Index:
    by_gram: dict[str, list[tuple[int, str]]] = {}
    free: list[tuple[int, str]] = []
    for key, expressions in enumerate(_REGISTER[:known]):
        for source in (source for expression in expressions for source in split_alternatives(expression)):
            literals = required_literals(source)
            for gram in sorted({_telling_gram(literal) for literal in literals or ()}):
                by_gram.setdefault(gram, []).append((key, source))
            if literals is None:
                free.append((key, source))
    return _Index(
        by_gram={gram: tuple(pairs) for gram, pairs in by_gram.items()},
        short_grams=tuple(gram for gram in by_gram if len(gram) < _GRAM),
        free=tuple(free),
    )


@lru_cache(maxsize=2048)
def _plan(text: str, known: int) -> Plan:
    """Tell for each pattern which alternatives to try on the text, and by which letters."""
    index = _index(known)
    fours = set(map("".join, zip(text, text[1:], text[2:], text[3:], strict=False)))
    grams = sorted(index.by_gram.keys() & fours) + [gram for gram in index.short_grams if gram in text]
    plan: dict[int, dict[str, tuple[str, ...]]] = {}
    for key, source in index.free:
        plan.setdefault(key, {})[source] = ()
    for gram in grams:
        for key, source in index.by_gram[gram]:
            sources = plan.setdefault(key, {})
            sources[source] = (*sources.get(source, ()), gram)
    return plan


@cache
def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _may_match(source: str, text: str, start: int, end: int) -> bool:
    """Whether the stretch holds something of every part that the expression runs through."""
    most = _MANY_PIECES if end - start > _SHORT // 2 else _FEW_PIECES
    return all(
        len(pieces) > most or any(text.find(piece, start, end) >= 0 for piece in pieces)
        for pieces in required_in_turn(source)[1:]
    )


def _starts_a_word(text: str, at: int) -> bool:
    """«Беда» is not in «обеда»: words are matched from their beginning."""
    return at == 0 or at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


def _telling_gram(literal: str) -> str:
    if len(literal) <= _GRAM:
        return literal
    windows = (literal[at : at + _GRAM] for at in range(len(literal) - _GRAM + 1))
    return max(windows, key=lambda gram: sum(_COMMON.get(letter, _RARE) for letter in gram))


def _windows(text: str, grams: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches round the letters found, joined where they overlap; a short text is one stretch."""
    if len(text) <= _SHORT or not grams:
        yield 0, len(text)
        return
    start, end = -1, -1
    for at in sorted(at for gram in grams for at in _find_all(text, gram)):
        if start >= 0 and at - _BEFORE <= end:
            end = at + _AFTER
            continue
        if start >= 0:
            yield start, min(end, len(text))
        start, end = text.rfind(" ", 0, max(0, at - _BEFORE)) + 1, at + _AFTER
    if start >= 0:
        yield start, min(end, len(text))


def _find_all(text: str, gram: str) -> Iterator[int]:
    at = text.find(gram)
    while at >= 0:
        yield at
        at = text.find(gram, at + 1)
