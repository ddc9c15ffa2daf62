"""Dates in a sentence: every stretch of days it names, resolved from the day it was said."""

import re
from collections.abc import Iterable
from datetime import date

from qualifier.reading.absolute_dates import ABSOLUTE, DAY_ONLY, PARTS_OF_YEARS, resolve_day_only
from qualifier.reading.calendar_words import COUNT, MONTH, RU_DAY_WORD, read_count, read_day, read_month
from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Lean,
    Precision,
    add_days,
    make_date,
    place_day,
)
from qualifier.reading.holidays import find_holidays
from qualifier.reading.long_dates import LONG
from qualifier.reading.numeric_dates import NUMERIC
from qualifier.reading.relative_dates import RELATIVE
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

Found = tuple[int, int, DateSpan]

# Of two readings that begin together and are as long, the earlier form wins.
_FORMS = (*RELATIVE, *NUMERIC, *ABSOLUTE, *LONG, *PARTS_OF_YEARS)

_HINT = re.compile(
    r"\d|янв|фев|мар|апр|ма[йяюе]|ию[нл]|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov"
    r"|dec|весн|лет|осен|зим"
    r"|spring|summer|autumn|fall|winter|завтра|сегодня|через|недел|месяц|год|квартал|полугод|понедельн"
    r"|вторник|сред|четверг"
    r"|пятниц|суббот|воскрес|day|week|month|year|quarter|half|christmas|xmas|easter|пасх|масл|рождест"
    r"|school|школ|учебн|ого"
    r"|защит|hall?ow|х[эе]лл|thanks|нг|fortnight|the "
)
_MEANT = re.compile(
    r"(?:хотел\w*(?! бы)|планировал|думал|собирал|должн\w+ был|намеч|намерев|стоял|было |был |was "
    r"|were |had |meant |supposed )"
    r"[^.;!?]{0,40}$"
)
_OVER = re.compile(
    r"^[^.;!?]{0,60}?(?:проехал|проспал|просп[ао]в|прошл[ои]\b|прошляп|сгорел|сорва|не успел|неуспел"
    r"|слетел|has passed|already past"
    r"|уже прош|позади|упущ|missed|'s gone|is gone)"
)
_BEFORE_IT = re.compile(
    rf"(?<!\w)(?:за (?:(?P<count>{COUNT}) )?(?P<unit>недел\w+|дн\w+|день|месяц\w*) до "
    rf"|(?P<ecount>{COUNT}) (?P<eunit>weeks?|days?|months?) before )(?:the )?$"
)
_YEAR_NAMED = re.compile(r"\d{4}|'\d\d|год|year")
_JOINT = re.compile(
    r"\s*(?:(?:[-–—]|по|to|through|and|till|until|thru|вплоть до)\s*(?:the\s+)?|(?P<until>до)\s+)\s*$"
)
_BETWEEN = re.compile(r"(?:с|со|from|between|с начала|период|period:?)\s*$")
_DAYS_OF_MONTH = re.compile(
    rf"(?<![\d.,])(?<!\w)(?:с |from |between )?(?:the )?(?P<first>\d{{1,2}}(?:-?го|st|nd|rd|th)?"
    rf"|{RU_DAY_WORD})"
    rf"\s?(?:[-–—]|по|до|to|and|till|until|through)\s?(?:the )?(?P<last>\d{{1,2}}(?:-?(?:го|ое)|st|nd"
    rf"|rd|th)?|{RU_DAY_WORD})"
    rf"(?: of)? (?P<month>{MONTH})(?: (?P<year>20\d\d)(?!\d))?"
)


def read_dates(sentence: Sentence, as_of: date) -> tuple[Signal[DateSpan], ...]:
    """Return the dates of a sentence in order, each as its first and last day."""
    said_on = sentence.segment.said_on or as_of
    return tuple(
        Signal(value=span, sentence=sentence, start=start, end=end)
        for start, end, span in find_dates(sentence.folded, said_on)
    )


def find_dates(text: str, said_on: date) -> tuple[Found, ...]:
    """Return the dates of a folded text with their offsets; ranges are joined into one."""
    if not _HINT.search(text):
        return ()
    chosen = _drop_overlaps(_all_candidates(text, said_on))
    days = [
        (match.start(), match.end(), span)
        for match in DAY_ONLY.finditer(text)
        if (span := resolve_day_only(match, _day_anchor(text, match, said_on, chosen)))
    ]
    named = _lend_years(text, _drop_overlaps([*chosen, *days]))
    return _join_ranges(text, [_count_back(text, found) for found in named])


def _count_back(text: str, found: Found) -> Found:
    """«За неделю до 1 октября», two weeks before Christmas: the day that much earlier."""
    start, end, span = found
    lead = _BEFORE_IT.search(text[max(0, start - 40) : start])
    if lead is None:
        return found
    count, unit = read_count(lead["count"] or lead["ecount"]), lead["unit"] or lead["eunit"]
    days = count * (1 if unit.startswith(("д", "day")) else 7 if unit.startswith(("нед", "week")) else 30)
    day = add_days(span.first, -round(days))
    return start - len(lead.group()), end, DateSpan(day, day, Precision.DAY)


def _lend_years(text: str, dates: list[Found]) -> list[Found]:
    """A month without a year takes the year named before it: «раньше 2027 года, лучше с марта»."""
    lent: list[Found] = []
    year: int | None = None
    for start, end, span in dates:
        if span.precision is Precision.YEAR:
            year = span.first.year
        elif year is not None and span.first.year < year and not _YEAR_NAMED.search(text[start:end]):
            span = _in_year(span, year)
        lent.append((start, end, span))
    return lent


def _in_year(span: DateSpan, year: int) -> DateSpan:
    first, last = (
        make_date(year, span.first.month, span.first.day),
        make_date(year, span.last.month, span.last.day),
    )
    return DateSpan(first, last, span.precision) if first and last and first <= last else span


def _drop_overlaps(found: list[Found]) -> list[Found]:
    chosen: list[Found] = []
    for candidate in sorted(found, key=lambda item: (item[0], -item[1])):
        if not chosen or candidate[0] >= chosen[-1][1]:
            chosen.append(candidate)
    return chosen


def _day_anchor(text: str, match: re.Match[str], said_on: date, chosen: list[Found]) -> Anchor:
    """A bare day follows the date named before it: «до 23 октября, итоги 30го»."""
    before = [span.first for _, end, span in chosen if end <= match.start() and span.is_exact]
    if before and before[-1] >= said_on:
        return Anchor(before[-1])
    return _anchor_at(text, match, said_on)


def _all_candidates(text: str, said_on: date) -> list[Found]:
    found: list[Found] = []
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(text):
            span = resolve(match, _anchor_at(text, match, said_on))
            if span is not None:
                found.append((match.start(), match.end(), span))
    for match in _DAYS_OF_MONTH.finditer(text):
        if span := _days_of_month(match, _anchor_at(text, match, said_on)):
            found.append((match.start(), match.end(), span))
    return [*found, *find_holidays(text, Anchor(said_on))]


def _anchor_at(text: str, match: re.Match[str], said_on: date) -> Anchor:
    left, right = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 80]
    if _OVER.search(right):
        return Anchor(said_on, Lean.PAST)
    return Anchor(said_on, Lean.NEAREST if _MEANT.search(left) else Lean.COMING)


def _days_of_month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    month, first, last = read_month(match["month"]), read_day(match["first"]), read_day(match["last"])
    placed = None if match["year"] else place_day(month, last, anchor)
    ends = placed.first if placed else make_date(int(match["year"] or 0), month, last)
    begins = ends and make_date(ends.year, month, first)
    if begins is None or ends is None or begins > ends:
        return None
    return DateSpan(begins, ends, Precision.RANGE)


def _join_ranges(text: str, dates: Iterable[Found]) -> tuple[Found, ...]:
    joined: list[Found] = []
    for found in dates:
        merged = _merge(text, joined[-1], found) if joined else None
        if merged is None:
            joined.append(found)
        else:
            joined[-1] = merged
    return tuple(joined)


def _merge(text: str, left: Found, right: Found) -> Found | None:
    """Join «с 1 мая» and «по 20 июня», May and July, into the range that they bound."""
    joint = _JOINT.fullmatch(text[left[1] : right[0]])
    if joint is None or left[2].precision is Precision.RANGE:
        return None
    if joint.group().strip() in {"and"} and not _BETWEEN.search(text[: left[0]]):
        return None
    first, last = left[2].first, right[2].last
    if joint["until"] and not right[2].is_exact:
        last = add_days(right[2].first, -1)  # «до августа»: August itself is out
    if first > last:
        first = _earlier_year(first, last)
    if first > last or (last - first).days > 800:
        return None
    return left[0], right[1], DateSpan(first, last, Precision.RANGE)


def _earlier_year(first: date, last: date) -> date:
    same = make_date(last.year, first.month, first.day)
    return same if same is not None and same <= last else make_date(last.year - 1, first.month, 1) or first
