"""Shapes in which a flight is written at once: days in figures, of a month, a season, round an event."""

from collections.abc import Sequence
from datetime import date

from planner.brief_reading.flight import NO_FLIGHT, Flight, make_flight, quote_statements
from planner.brief_reading.flight_length import UNIT, days_in
from planner.brief_reading.layout import Passage, Topic
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import Precision, add_days, add_months, make_date
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


# «1.09–31.10», 16.02-15.04.2026: two days in figures with a dash between.
_FIGURES = pattern(
    r"(?<![\d.])(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})(?:\.(?P<y1>\d{4}|\d{2}))?\s?(?:г\.?)?\s?[-–—/]\s?"
    r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})(?:\.(?P<y2>\d{4}|\d{2}))?(?![\d.]\d|\d)"
)

# The day stands first: the house and most of its clients write so.
_SLASHED = pattern(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


# A line without a label that is a pair of days and little else.
_ALONE = pattern(r"\W*(?:с |from |реклама |кампания |размещение |флайт )?[\d.\s/–—-]{8,30}(?:г\.?|года)?\W*")


def _may_hold_days(passage: Passage) -> bool:
    is_alone = passage.topic is None and _ALONE.fullmatch(passage.sentence.folded) is not None
    return passage.topic is Topic.DATES or is_alone


def read_figures(as_of: date, passages: Sequence[Passage]) -> Flight | None:
    """«1.09–31.10» under the label of dates: the coming pair of days."""
    for passage in passages:
        written = _SLASHED.sub(r"\1.\2.\3", passage.sentence.folded)
        found = _FIGURES.search(written) if _may_hold_days(passage) else None
        if found is None:
            continue
        year = _year(found["y2"]) or _year(found["y1"]) or as_of.year
        last = make_date(year, int(found["m2"]), int(found["d2"]))
        first = make_date(_year(found["y1"]) or year, int(found["m1"]), int(found["d1"]))
        if first is None or last is None:
            continue
        if last < as_of and not found["y2"]:
            first, last = first.replace(year=year + 1), last.replace(year=year + 1)
        return make_flight(first, last, [passage.quote()])
    return None


def _year(figures: str | None) -> int | None:
    return None if figures is None else int(figures) + (2000 if len(figures) == 2 else 0)


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


# «декабрь 2026, с 1 по 27 число».
_DAYS_OF_MONTH = pattern(
    r"(?:с|from|between)\s(?:the )?(?P<first>\d{1,2})(?:-?го|-?е|th|st|nd|rd)?\s(?:по|до|to|till|"
    r"and)\s(?:the )?(?P<last>\d{1,2})(?:-?го|-?е|th|st|nd|rd)?(?: числ\w+)?(?![\d.:,]|\s?(?:%|лет|"
    r"час|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec))"
)


def read_days_of_month(statements: Sequence[Statement]) -> Flight | None:
    """«декабрь 2026, с 1 по 27 число»: days of the month named before them."""
    for one in statements:
        if one.span is None or one.span.precision is not Precision.MONTH or one.purpose not in FLIGHT:
            continue
        found = _DAYS_OF_MONTH.search(one.sentence.folded, one.end, one.end + 70)
        first = make_date(one.span.first.year, one.span.first.month, int(found["first"])) if found else None
        last = make_date(one.span.first.year, one.span.first.month, int(found["last"])) if found else None
        if first is not None and last is not None and first <= last:
            return make_flight(first, last, quote_statements([one]))
    return None


def read_pair(statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight | None:
    """Two cells or lines under the label, one day in each: the start and the finish."""
    cells = {p.sentence.start for p in passages if p.topic is Topic.DATES}
    days = [s for s in statements if s.span is not None and s.span.is_exact and s.sentence.start in cells]
    if len(days) != 2 or days[0].sentence.start == days[1].sentence.start:
        return None
    first, last = sorted(s.span.first for s in days if s.span is not None)
    return make_flight(first, last, quote_statements(days))
