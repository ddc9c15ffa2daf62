"""Parts of a flight: pauses, several flights, weeks of a month, weeks before an event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from planner.brief_reading.flight import Flight, make_flight, quote_statements
from planner.brief_reading.flight_length import UNIT, days_in
from planner.brief_reading.layout import Passage
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import DateSpan, Precision, add_days, make_date
from qualifier.reading.patterns import pattern
from qualifier.reading.schedule import Purpose, Statement

_NEAR = 45
# «но 1–4 ноября паузим», "with a break from 1 to 8 November": days without advertising.
_PAUSE_BEFORE = pattern(
    r"(?:\bпауз\w*|перерыв\w*|передышк\w*|\bстоп\b|\bbreak|\bpaus\w+|\bgap\b|\bкроме|\bисключая|"
    r"\bза исключением|\bexcept|"
    r"\bexcluding|\bне крутим|\bне показываем|\bno ads)\b[^.;!?\d]{0,30}$"
)
_PAUSE_AFTER = pattern(
    r"\)?,?\s?(?:мы |у нас |we |ставим |делаем |take |have )?(?:на )?(?:пауз\w*|не крутим|не показываем|"
    r"не работаем|перерыв\w*|"
    r"стоп\b|тишина|a pause|a break|paus\w+|is off\b|are off\b|off\b|no ads|исключ\w+|excluded)"
)


def drop_pauses(said: Sequence[Statement]) -> list[Statement]:
    """Return the statements without the days that the campaign rests."""
    return [one for one in said if not _is_pause(one)]


def _is_pause(said: Statement) -> bool:
    text = said.sentence.folded
    return bool(
        _PAUSE_BEFORE.search(text[max(0, said.start - _NEAR) : said.start])
        or _PAUSE_AFTER.match(text, said.end)
    )


# "the first two weeks of November", «последняя неделя ноября».
_WEEKS_OF = pattern(
    rf"(?P<side>перв\w+|last|first|последн\w+) (?:(?P<count>{COUNT}) )?(?:недел\w+|weeks?) (?:of |в |in )?$"
)


def narrow_weeks(said: Statement) -> Statement:
    """Cut a month to the weeks of it that are named before it."""
    span = said.span
    if span is None or span.precision is not Precision.MONTH:
        return said
    found = _WEEKS_OF.search(said.sentence.folded[max(0, said.start - _NEAR) : said.start])
    if found is None:
        return said
    days = round(7 * read_count(found["count"] or "1"))
    if found["side"].startswith(("перв", "first")):
        inner = replace(span, last=add_days(span.first, days - 1))
    else:
        inner = replace(span, first=add_days(span.last, 1 - days))
    return replace(said, span=inner)


# «Сентябрь (с 14-го) и весь октябрь».
_FROM_DAY = pattern(
    r"[\s,]*\(?\s?(?:с|со|начиная с|from|starting(?: from| on)?)\s(?:the )?(?P<day>\d{1,2})(?:-?го|-?е|th|"
    r"st|nd|rd)?"
    r"(?: числа)?(?!\d|[.:,]\d|\s?(?:по|до|to|till|until|[-–—])\s?(?:the )?\d|\s?(?:янв|фев|мар|апр|"
    r"ма[яй]|июн|июл|авг|"
    r"сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|%|час|лет|до))\)?"
)


def begin_on_day(said: Statement) -> Statement:
    """Begin a month on the day that is told behind it."""
    span = said.span
    if span is None or span.precision is not Precision.MONTH:
        return said
    found = _FROM_DAY.match(said.sentence.folded, said.end)
    first = make_date(span.first.year, span.first.month, int(found["day"])) if found else None
    if found is None or first is None:
        return said
    return replace(said, span=replace(span, first=first), end=found.end())


_SEVERAL = pattern(
    r"\b(?:два|две|три|четыре|2|3|4|two|three|four|several|несколько)\s(?:\w+ )?(?:флайт\w*|волн\w+|"
    r"этап\w*|период\w*|"
    r"flights?|waves?|bursts?|phases?|periods?)\b|\bперв\w+[^.;!?]{0,80}\bвтор\w+|"
    r"\bfirst\b[^.;!?]{0,80}\bsecond\b|"
    r"волна [i1]\b|wave 1\b"
)


def read_several(statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight | None:
    """«Два флайта: 11 мая – 7 июня и 1 – 27 сентября» run from the first day to the last."""
    if not any(_SEVERAL.search(passage.sentence.folded) for passage in passages):
        return None
    stretches = [one for one in statements if _is_stretch(one.span) and not one.is_dropped]
    spans = [one.span for one in stretches if one.span is not None]
    if len(spans) < 2:
        return None
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return make_flight(first, last, quote_statements(stretches))


def _is_stretch(span: DateSpan | None) -> bool:
    return span is not None and span.precision is Precision.RANGE


# «за две недели до открытия», "two weeks before the opening".
_AHEAD = pattern(
    rf"(?:за )(?:(?P<count>{COUNT}) )?{UNIT.format('unit')} до\b(?! \d)|"
    rf"(?P<many>{COUNT}) {UNIT.format('units')} (?:before|ahead of|prior to) (?:the )?(?:opening|launch|"
    rf"event|start|it)\b"
)


def start_ahead(flight: Flight, statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight:
    """Begin so many weeks before the event as the text says."""
    found = next((hit for p in passages if (hit := _AHEAD.search(p.sentence.folded))), None)
    events = [
        one
        for one in statements
        if one.span is not None
        and one.span.is_exact
        and one.purpose is not Purpose.END
        and not one.is_dropped
    ]
    if found is None or not events or events[0].span is None:
        return flight
    unit, count = found["unit"] or found["units"], found["count"] or found["many"] or "1"
    day = events[0].span.first - timedelta(days=round(read_count(count) * days_in(unit)))
    quotes = quote_statements(events[:1])
    return replace(flight, start=make_flight(day, None, quotes).start)


# "I'd like to start in November" tells no end.
_STARTS_IN = pattern(
    r"(?:нача\w+|начн\w+|начин\w+|старт\w*|запус\w+|start\w*|begin\w*|launch\w*|kick(?:ing)? off|"
    r"go live)[^.;!?,\d]{0,25}"
    r"\b(?:в|in|sometime in|где-то в)\s$"
)


def only_starts(said: Statement) -> bool:
    """Tell whether a month is named as the one to begin in, and not as the whole flight."""
    is_month = said.span is not None and said.span.precision is Precision.MONTH
    head = said.sentence.folded[max(0, said.start - _NEAR) : said.start]
    return is_month and _STARTS_IN.search(head) is not None
