"""Expressions: many patterns over folded text, each run only where its own letters stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from operator import attrgetter, methodcaller

from qualifier.reading.literals import required_in_turn, split_alternatives, telling_gram
from qualifier.reading.needs import LOOKS, Alternative, add_alternative, look_at, register
from qualifier.reading.word_pieces import needs_of

# Beyond this length a text is searched only round the letters found: a dictated letter is one long sentence.
_SHORT = 500
_BEFORE = 120
_AFTER = 200
# A sentence says a thing a few times; one that says it a hundred times is no sentence.
_MOST_MATCHES = 20
# Looking for more pieces than this costs more than the expression itself.
_MANY_PIECES = 40
_MOST_TEXTS = 2048
_ORDER = attrgetter("order")
_START = methodcaller("start")
_SPAN = methodcaller("span")
_NONE: Iterator[re.Match[str]] = iter(())
_KEYS = count()
# The alternatives that need nothing, and what was found in the texts searched lately.
_SOURCES: list[str] = []
_FREE: dict[int, list[Alternative]] = {}
_FOUND: dict[str, dict[int, tuple[re.Match[str], ...]]] = {}


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives of one meaning; each is compiled when a text first holds its letters."""

    key: int

    @property
    def is_free(self) -> bool:
        """Whether an alternative needs no letters, so that any text may hold a match."""
        return self.key in _FREE

    def search(self, text: str) -> re.Match[str] | None:
        """Return the earliest match."""
        matches = _find(self.key, text)
        return min(matches, key=_START) if matches else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches by their place; matches of different alternatives may overlap."""
        matches = _find(self.key, text)
        return iter(sorted(matches, key=_SPAN)) if matches else _NONE


def any_of(*expressions: str) -> AnyOf:
    """Return one pattern of all the alternatives of the expressions."""
    key = next(_KEYS)
    register(lambda: _tell(key, expressions))
    return AnyOf(key)


def _tell(key: int, expressions: tuple[str, ...]) -> None:
    sources = (source for expression in expressions for source in split_alternatives(expression))
    for order, source in enumerate(sources):
        needs = needs_of(source, at_word=True)
        _SOURCES.append(source)
        alternative = add_alternative(key, needs, order=order, source=source)
        if not needs:
            _FREE.setdefault(key, []).append(alternative)


def _find(key: int, text: str) -> tuple[re.Match[str], ...]:
    """Return the matches of a pattern's alternatives; they are looked for once."""
    look = LOOKS.get(text)
    if look is None:
        look = look_at(text)
    if key not in look and key not in _FREE:
        return ()
    found = _FOUND.get(text)
    if found is None:
        if len(_FOUND) >= _MOST_TEXTS:
            _FOUND.clear()
        found = _FOUND[text] = {}
    matches = found.get(key)
    if matches is None:
        # Of matches that begin together the first tried is the one returned.
        tried = sorted((*_FREE.get(key, ()), *look.get(key, ())), key=_ORDER)
        matches = found[key] = tuple(_search(text, tried))
        if not matches:
            look.pop(key, None)  # the next time it is passed over at once
    return matches


def _search(text: str, alternatives: list[Alternative]) -> Iterator[re.Match[str]]:
    for alternative in alternatives:
        for start, end in _windows(text, alternative.source):
            for match in islice(_compile(alternative.source).finditer(text, start, end), _MOST_MATCHES):
                if _starts_a_word(text, match.start()):
                    yield match


def compile_alternatives() -> None:
    """Compile all alternatives."""
    for source in tuple(_SOURCES):
        _compile(source)


@cache
def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _starts_a_word(text: str, at: int) -> bool:
    """«Беда» is not in «обеда»: words are matched from their beginning."""
    return at == 0 or at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


def _windows(text: str, source: str) -> Iterator[tuple[int, int]]:
    """The stretches round the letters found, joined where they overlap; a short text is one stretch."""
    literals = required_in_turn(source) if len(text) > _SHORT else ()
    if not literals:
        yield 0, len(text)
        return
    for start, end in _stretches(text, tuple(map(telling_gram, literals[0]))):
        if _may_match(literals, text, start, end):
            yield start, end


def _may_match(literals: tuple[frozenset[str], ...], text: str, start: int, end: int) -> bool:
    """Whether the stretch holds something of every part that the expression runs through."""
    return all(
        len(pieces) > _MANY_PIECES or any(text.find(piece, start, end) >= 0 for piece in pieces)
        for pieces in literals[1:]
    )


def _stretches(text: str, grams: tuple[str, ...]) -> Iterator[tuple[int, int]]:
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
