"""Dates in a sentence: every stretch of days it names, resolved from the day it was said."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from qualifier.reading.absolute_dates import ABSOLUTE, DAY_ONLY, PARTS_OF_YEARS, resolve_day_only
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_forms import ORDINAL_STARTS
from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Lean,
    Precision,
    add_days,
    make_date,
)
from qualifier.reading.holidays import find_holidays
from qualifier.reading.long_dates import LONG
from qualifier.reading.numeric_dates import NUMERIC
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.relative_dates import RELATIVE
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.stem_gate import word_starts

_PHRASES = read_phrases("dates")

Found = tuple[int, int, DateSpan]

# Of two readings that begin together and are as long, the earlier family wins.
_FAMILIES = (*RELATIVE, *ABSOLUTE, *LONG, *PARTS_OF_YEARS)
_ANY_START = frozenset().union(*(family.starts for family in _FAMILIES))
_IN_FIGURES = pattern(r"\d[./-]\d")
_MEANT = pattern(_PHRASES["_MEANT"])
_NOW = pattern(r"теперь|сейчас|\bnow\b")
_OVER = pattern(_PHRASES["_OVER"])
_BEFORE_IT = pattern(
    rf"(?<!\w)(?:за (?:(?P<count>{COUNT}) )?(?P<unit>недел\w+|дн\w+|день|месяц\w*) до "
    rf"|(?P<ecount>{COUNT}) (?P<eunit>weeks?|days?|months?) before )(?:the )?$"
)
_YEAR_NAMED = pattern(r"\d{4}|'\d\d|год|year")
_JOINT = pattern(
    r"\s*(?:(?:[-–—]|по|to|through|and|till|until|thru|вплоть до)\s*(?:the\s+)?|(?P<until>до)\s+)\s*$"
)
_NEXT_MONTH = pattern(r",?\s*(?:(?:и|and|плюс|\+|&)\s*|(?<=,)\s*)(?:весь\s+|в\s+|за\s+|all of\s+|in\s+)?")
_SHIFTED = pattern(
    r"(?:slip\w*|moved?|shift\w*|pushed|postponed|перен\w+|сдвин\w+|переехал\w*|съехал\w*)\s+(?:from|с"
    r"|со)?\s*$"
)
_BETWEEN = pattern(r"(?:с|со|from|between|с начала|период|period:?)\s*$")


def read_dates(sentence: Sentence, as_of: date) -> tuple[Signal[DateSpan], ...]:
    """Return the dates of a sentence in order, each as its first and last day."""
    said_on = sentence.segment.said_on or as_of
    return tuple(
        Signal(value=span, sentence=sentence, start=start, end=end)
        for start, end, span in find_dates(sentence.folded, said_on)
    )


@lru_cache(maxsize=1024)
def find_dates(text: str, said_on: date) -> tuple[Found, ...]:
    """Return the dates of a folded text with their offsets; ranges are joined into one."""
    chosen = _drop_overlaps(_all_candidates(text, said_on))
    days = _lone_days(text, said_on, chosen)
    if not (chosen or days):
        return ()
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
    starts = word_starts(text) & _ANY_START
    forms = (
        [one for family in _FAMILIES if not family.starts.isdisjoint(starts) for one in family.forms]
        if starts
        else []
    )
    if _IN_FIGURES.search(text):
        forms += NUMERIC
    found: list[Found] = []
    for form, resolve in forms:
        for match in form.finditer(text):
            span = resolve(match, _anchor_at(text, match, said_on))
            if span is not None:
                found.append((match.start(), match.end(), span))
    return [*found, *find_holidays(text, lambda match: _anchor_at(text, match, said_on))]


def _lone_days(text: str, said_on: date, chosen: list[Found]) -> list[Found]:
    if ORDINAL_STARTS.isdisjoint(word_starts(text)):
        return []
    return [
        (match.start(), match.end(), span)
        for match in DAY_ONLY.finditer(text)
        if (span := resolve_day_only(match, _day_anchor(text, match, said_on, chosen)))
    ]


def _anchor_at(text: str, match: re.Match[str], said_on: date) -> Anchor:
    left, right = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 80]
    if _OVER.search(right):
        return Anchor(said_on, Lean.PAST)
    meant = _MEANT.search(left)
    is_memory = meant is not None and not _NOW.search(meant.group())
    return Anchor(said_on, Lean.NEAREST if is_memory else Lean.COMING)


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
    if _SHIFTED.search(text[: left[0]]):
        return None
    if _NEXT_MONTH.fullmatch(text[left[1] : right[0]]) and _is_next_month(left[2], right[2]):
        return left[0], right[1], DateSpan(left[2].first, right[2].last, Precision.RANGE)
    joint = _JOINT.fullmatch(text[left[1] : right[0]])
    if joint is None or left[2].precision is Precision.RANGE:
        return None
    if joint.group().strip() in {"and"} and not _BETWEEN.search(text[: left[0]]):
        return None
    first, last = left[2].first, right[2].last
    if joint["until"] and not right[2].is_exact and right[2].precision is not Precision.PART:
        last = add_days(right[2].first, -1)  # «до августа»: August itself is out, «до конца июля» is not
    if first > last:
        first = _earlier_year(first, last)
    if first > last or (last - first).days > 800:
        return None
    return left[0], right[1], DateSpan(first, last, Precision.RANGE)


def _is_next_month(span: DateSpan, following: DateSpan) -> bool:
    """«Апрель и май», "May, June and July": months in a row are one stretch."""
    is_month = following.precision is Precision.MONTH
    is_row = span.precision in {Precision.MONTH, Precision.RANGE}
    return is_month and is_row and add_days(span.last, 1) == following.first


def _earlier_year(first: date, last: date) -> date:
    same = make_date(last.year, first.month, first.day)
    return same if same is not None and same <= last else make_date(last.year - 1, first.month, 1) or first
