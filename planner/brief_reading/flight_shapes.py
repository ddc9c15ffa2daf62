"""Shapes in which a flight is written at once: round an event, a season, a day in each of two cells."""

from collections.abc import Sequence
from datetime import date

from planner.brief_reading.flight import NO_FLIGHT, Flight, make_flight, quote_statements
from planner.brief_reading.flight_length import UNIT, days_in
from planner.brief_reading.layout import Passage, Topic
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import add_days, add_months
from qualifier.reading.patterns import pattern
from qualifier.reading.schedule import Purpose, Statement

FLIGHT = frozenset({Purpose.START, Purpose.BARE, Purpose.END})
# «неделя до и две после», "a week before and two weeks after".
_ROUND = pattern(
    rf"(?:за )?(?:(?P<before>{COUNT}) )?{UNIT.format('unit')} (?:до|before)(?: \w+)?,? (?:и|and|плюс|\+) "
    rf"(?:(?P<after>{COUNT})(?: {UNIT.format('other')})?|{UNIT.format('lone')}) (?:после|after)"
)


def read_round(passages: Sequence[Passage], statements: Sequence[Statement]) -> Flight | None:
    """«Открытие 3 апреля. Поддержка: неделя до и две после» counts both ways from the event."""
    for passage in passages:
        found = _ROUND.search(passage.sentence.folded)
        event = _event_before(passage, statements) if found else None
        if found is None or event is None or event.span is None:
            continue
        unit = found["unit"]
        before = read_count(found["before"] or "1") * days_in(unit)
        after = read_count(found["after"] or "1") * days_in(found["other"] or found["lone"] or unit)
        day = event.span.first
        quotes = (*quote_statements([event]), passage.quote())
        return make_flight(add_days(day, -round(before)), add_days(day, round(after)), quotes)
    return None


def _event_before(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    days = [one for one in statements if one.span is not None and one.span.is_exact and not one.is_dropped]
    before = (one for one in days if one.sentence.start <= passage.sentence.start)
    return next(before, days[0] if days else None)


_SEASON = pattern(
    r"(?:вс[еюья]|вес[ьъ]|целое|за|на|через|the (?:whole|entire)|all|this) (?P<season>лето|осень|"
    r"зиму|весну|summer|autumn|winter|spring)\b"
)
_BARE_SEASON = pattern(r"\b(?P<season>лет[оа]|осен[ьи]|зим[аыу]|весн[аыу]|summer|autumn|winter|spring)\b")
_SEASON_STARTS = {"лет": 6, "осе": 9, "зим": 12, "вес": 3, "sum": 6, "aut": 9, "win": 12, "spr": 3}


def read_season(as_of: date, passages: Sequence[Passage]) -> Flight:
    """«всё лето»: its three months, the coming ones."""
    for passage in passages:
        found = _SEASON.search(passage.sentence.folded)
        if found is None and passage.topic is Topic.DATES:
            found = _BARE_SEASON.search(passage.words)
        if found is not None:
            month = _SEASON_STARTS[found["season"][:3]]
            first = date(as_of.year, month, 1)
            last = add_days(add_months(first, 3), -1)
            if last < as_of:
                first, last = add_months(first, 12), add_days(add_months(first, 15), -1)
            return make_flight(first, last, [passage.quote()])
    return NO_FLIGHT


def read_pair(statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight | None:
    """Two cells or lines under the label, one day in each: the start and the finish."""
    cells = {p.sentence.start for p in passages if p.topic is Topic.DATES}
    days = [s for s in statements if s.span is not None and s.span.is_exact and s.sentence.start in cells]
    if len(days) != 2 or days[0].sentence.start == days[1].sentence.start:
        return None
    first, last = sorted(s.span.first for s in days if s.span is not None)
    return make_flight(first, last, quote_statements(days))
