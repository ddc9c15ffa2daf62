"""Days that explain each other: the bare day that means a full one, the launch beside the campaign."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from qualifier.reading import schedule_words as words
from qualifier.reading.absolute_dates import DAY_ONLY
from qualifier.reading.date_contexts import Purpose
from qualifier.reading.date_spans import DateSpan, Precision, one_day
from qualifier.reading.patterns import pattern
from qualifier.reading.statements import Statement

_PART = pattern(r"[,:;.]|\s[—–-]\s")
_LEFT, _RIGHT = 70, 45
# A day this near behind a month belongs to it.
_BESIDE = 24
# Days nearer to each other than this are one day said twice: «через месяц, 2 марта».
_APART = 4


def recall_days(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """A bare day means the day named in full before: «19 октября … да, 19-го и начнём»."""
    known: dict[int, DateSpan] = {}
    recalled: list[Statement] = []
    for said in statements:
        span = said.span
        if span is not None and span.is_exact:
            is_bare = DAY_ONLY.fullmatch(said.sentence.folded, said.start, said.end)
            if is_bare and (full := known.get(span.first.day) or _in_month_before(said, recalled)):
                said = replace(said, span=full)
            elif not is_bare:
                known[span.first.day] = span
        recalled.append(said)
    return tuple(recalled)


def _in_month_before(said: Statement, before: list[Statement]) -> DateSpan | None:
    """«В феврале, числа с десятого»: a day told after its month is a day of that month."""
    month = before[-1] if before else None
    if month is None or month.span is None or said.span is None or month.sentence != said.sentence:
        return None
    is_near = 0 <= said.start - month.end <= _BESIDE
    if month.span.precision is not Precision.MONTH or not is_near:
        return None
    day = said.span.first.day
    last = month.span.last.day
    return one_day(month.span.first.replace(day=day)) if day <= last else None


def part_starts(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Of two starts in one text the campaign's is the one said of it; the other is an event."""
    by_place: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
    for said in statements:
        if _may_part(said):
            by_place[said.sentence.segment.place].append((_campaign_rank(said), said))
    events = {id(said) for ranked in by_place.values() for said in _events_among(ranked)}
    return tuple(replace(said, purpose=Purpose.EVENT) if id(said) in events else said for said in statements)


def _may_part(said: Statement) -> bool:
    if said.purpose is not Purpose.START or said.is_dropped or said.span is None or not said.span.is_exact:
        return False
    return not words.MOVES.search(said.sentence.folded)


def _events_among(ranked: list[tuple[int, Statement]]) -> list[Statement]:
    best, campaign = max(ranked, key=lambda pair: pair[0])
    return [said for rank, said in ranked if rank < best and _is_apart(said, campaign)]


def _is_apart(said: Statement, campaign: Statement) -> bool:
    return abs((_first(said) - _first(campaign)).days) >= _APART


def _first(said: Statement) -> date:
    return said.span.first if said.span is not None else date.min


def _campaign_rank(said: Statement) -> int:
    """2: said of advertising; 1: of a start; 0: of anything else."""
    text = said.sentence.folded
    left = _PART.split(text[max(0, said.start - _LEFT) : said.start])[-1]
    right = _PART.split(text[said.end : said.end + _RIGHT])[0]
    around = left + " " + right
    if words.OF_CAMPAIGN.search(around):
        return 2
    return 1 if words.OF_START.search(around) else 0
