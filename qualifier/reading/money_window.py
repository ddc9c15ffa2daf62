"""The words beside a number that tell what it is."""

import re
from dataclasses import dataclass
from functools import cached_property

from qualifier.reading.money_span import Span
from qualifier.reading.money_words import ROLE
from qualifier.reading.patterns import pattern

SMALLEST_SUM = 1000
_HUNDREDS = 100
_BEFORE = 80
_AFTER = 60
_BREAK = pattern(r"[;\n!?•]|(?<![. ])\. (?!\.)")
_ASIDE = pattern(r",(?! ?(?:это|который))")


@dataclass(frozen=True, kw_only=True)
class Window:
    """The words around a number, up to the next sum and the ends of the clause."""

    text: str
    before: str
    after: str
    clause_after: str
    has_next: bool
    has_previous: bool

    @cached_property
    def purposes(self) -> tuple[re.Match[str], ...]:
        """Return the keywords of purpose before the number; the group of each is a Role."""
        return tuple(ROLE.finditer(self.before))


def look_around(text: str, spans: tuple[Span, ...], index: int) -> Window:
    """Return what stands beside one of the numbers of a text."""
    span = spans[index]
    previous = _end_before(spans, index)
    following = _start_after(spans, index, len(text))
    before = _BREAK.split(text[max(previous, span.start - _BEFORE) : span.start])[-1]
    after = text[span.end : min(following, span.end + _AFTER)]
    clause = _BREAK.split(after.removeprefix("."), maxsplit=1)[0]
    return Window(
        text=text,
        before=before,
        after=after,
        clause_after=_ASIDE.split(clause, maxsplit=1)[0],
        has_next=index + 1 < len(spans),
        has_previous=previous > 0,
    )


def _end_before(spans: tuple[Span, ...], index: int) -> int:
    for one in reversed(spans[max(0, index - _BEFORE) : index]):
        if _is_large(one):
            return one.end
        if one.end < spans[index].start - _BEFORE:
            break
    return 0


def _start_after(spans: tuple[Span, ...], index: int, end: int) -> int:
    for one in spans[index + 1 : index + 1 + _AFTER]:
        if _is_large(one):
            return one.start
        if one.start > spans[index].end + _AFTER:
            break
    return end


def _is_large(span: Span) -> bool:
    """A small number beside a sum («вокруг пяти магазинов — 110 000») does not part it from its words."""
    return span.scale >= SMALLEST_SUM or span.high >= (SMALLEST_SUM if span.is_digits else _HUNDREDS)
