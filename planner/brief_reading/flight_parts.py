"""Parts of a flight: pauses, several flights, weeks before an event, a month to start in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from planner.brief_reading.flight import Flight, make_flight, quote_statements
from planner.brief_reading.flight_length import UNIT, days_in, said_length
from planner.brief_reading.layout import Passage
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.calendar_words import COUNT, WEEKDAY, read_count
from qualifier.reading.date_spans import DateSpan, Precision
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
# «с понедельника по пятницу».
_WEEKDAYS = pattern(rf"(?:(?:со?|from|on) )?{WEEKDAY}s?\s?(?:по|до|to|through|till|[-–—])\s?{WEEKDAY}")


def drop_pauses(said: Sequence[Statement]) -> list[Statement]:
    """Return the statements without the days that the campaign rests and those of every week."""
    return [one for one in said if not _is_pause(one) and not _WEEKDAYS.match(one.sentence.folded, one.start)]


def _is_pause(said: Statement) -> bool:
    text = said.sentence.folded
    return bool(
        _PAUSE_BEFORE.search(text[max(0, said.start - _NEAR) : said.start])
        or _PAUSE_AFTER.match(text, said.end)
    )


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


# «за две недели до открытия», "two weeks before the fair"; before a day it is read with that day.
_AHEAD = pattern(
    rf"(?:за )(?:(?P<count>{COUNT}) )?{UNIT.format('unit')} до\b(?! \d| конца)|"
    rf"(?P<many>{COUNT}) {UNIT.format('units')} (?:before|ahead of|prior to|leading up to) "
    rf"(?:(?:the|our|its?|that|this|opening|launch)\b)(?! \d)"
)
# A fair or a sale lasts so many days at most; what is longer is a flight.
_LONGEST_EVENT = timedelta(days=10)


def start_ahead(flight: Flight, statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight:
    """Begin so many weeks before the event as the text says; with no other end it ends on the day before."""
    found = next(((p, hit) for p in passages if (hit := _find_ahead(p)) is not None), None)
    event = next((one for one in statements if _may_be_event(one)), None)
    if found is None or event is None or event.span is None or _is_long(statements):
        return flight
    passage, hit = found
    unit, count = hit["unit"] or hit["units"], hit["count"] or hit["many"] or "1"
    day = event.span.first
    start = day - timedelta(days=round(read_count(count) * days_in(unit)))
    quotes = (*quote_statements([event]), passage.quote())
    length = said_length(passages)
    if length is not None:
        return make_flight(start, length.end_from(start), quotes)
    is_event_only = flight.end.value is None or flight.end.value == event.span.last
    end = day - timedelta(days=1) if is_event_only else flight.end.value
    ahead = make_flight(start, end, quotes)
    return ahead if is_event_only else replace(flight, start=ahead.start)


def _find_ahead(passage: Passage) -> re.Match[str] | None:
    """Papers and artwork that are due a week before the start tell nothing of it."""
    text = passage.sentence.folded
    found = _AHEAD.search(text)
    is_idle = found and read_word_list("dates")["_idle"].search(
        text[max(0, found.start() - _NEAR) : found.start()]
    )
    return None if is_idle else found


def _may_be_event(said: Statement) -> bool:
    if said.span is None or said.is_dropped or said.purpose is Purpose.END:
        return False
    return said.span.is_exact or (
        _is_stretch(said.span) and said.span.last - said.span.first <= _LONGEST_EVENT
    )


def _is_long(statements: Sequence[Statement]) -> bool:
    """Whether both days of the flight are told themselves."""
    return any(
        said.span is not None
        and _is_stretch(said.span)
        and not said.is_dropped
        and said.purpose in {Purpose.START, Purpose.BARE}
        and said.span.last - said.span.first > _LONGEST_EVENT
        for said in statements
    )


# "I'd like to start in November", «с декабря» tell no end.
STARTS_IN = pattern(
    r"(?:нача\w+|начн\w+|начин\w+|старт\w*|запус\w+|start\w*|begin\w*|launch\w*|kick(?:ing)? off|"
    r"go live)[^.;!?,\d]{0,25}"
    r"\b(?:в|во|in|in the|sometime in|где-то в)\s$|\b(?:со?|from|starting(?: from| in)?)\s$|"
    r"\b(?:начало|старт|запуск|start|launch)(?: \w+){0,2}\s?[:—–-]\s$"
)


def only_starts(said: Statement) -> bool:
    """Tell whether a month is named as the one to begin in, and not as the whole flight."""
    is_month = said.span is not None and said.span.precision is Precision.MONTH
    head = said.sentence.folded[max(0, said.start - _NEAR) : said.start]
    return is_month and STARTS_IN.search(head) is not None
