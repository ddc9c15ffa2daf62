"""The words beside a number that tell what it is."""

import re
from dataclasses import dataclass

from qualifier.reading.money_span import Span

SMALLEST_SUM = 1000
_HUNDREDS = 100
_BEFORE = 80
_AFTER = 60
_BREAK = re.compile(r"[;\n!?•]|(?<![. ])\. (?!\.)")
_ASIDE = re.compile(r",(?! ?(?:это|который))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The words around a number, up to the next sum and the ends of the clause."""

    text: str
    before: str
    after: str
    clause_after: str
    has_next: bool
    has_previous: bool


def look_around(text: str, spans: tuple[Span, ...], index: int) -> Window:
    """Return what stands beside one of the numbers of a text."""
    span = spans[index]
    previous = max((one.end for one in spans[:index] if _is_large(one)), default=0)
    following = min((one.start for one in spans[index + 1 :] if _is_large(one)), default=len(text))
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


def _is_large(span: Span) -> bool:
    """A small number beside a sum («вокруг пяти магазинов — 110 000») does not part it from its words."""
    return span.scale >= SMALLEST_SUM or span.high >= (SMALLEST_SUM if span.is_digits else _HUNDREDS)
