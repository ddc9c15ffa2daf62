"""The pieces that the days of a flight are said in: days, months, parts of months, lengths, from and till."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from planner.brief_reading.flight_length import make_length
from planner.brief_reading.month_parts import Cut, MonthPart, Soft, read_part, read_soft_part, soften
from planner.brief_reading.word_lists import read_sources
from qualifier.reading.calendar_words import (
    COUNT,
    EN_DAY_WORD,
    MONTH,
    RU_DAY_WORD,
    WEEKDAY,
    read_count,
    read_day,
    read_month,
    read_weekday,
)
from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Precision,
    add_days,
    add_months,
    make_date,
    one_day,
    place_day,
    place_months,
    week_of,
)
from qualifier.reading.durations import Duration
from qualifier.reading.holidays import find_holidays
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

# The letter that stands for a piece of each kind in the rules of `date_grammar`.
_CODES: Mapping[str, str] = {
    "end_of": "Z", "part": "H", "soft": "B", "length": "L", "week_of": "K", "weekday": "W", "near": "R",
    "month": "M", "year": "Y", "day": "D", "number": "d", "start": "s", "end": "e", "from": "f",
    "until": "u", "to": "t", "before": "b", "ahead": "z", "towards": "k", "span": "n", "whole": "w",
    "and": "&", "mark": ",", "flight": "v", "dash": "t", "plus": "&",
}  # fmt: skip
_SYMBOLS = frozenset({"mark", "dash", "plus", "figures", "number", "part", "soft"})
OTHER = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a text: its kind as a letter, where it stands, and the days, number or length it says."""

    code: str
    start: int
    end: int
    text: str
    span: DateSpan | None = None
    has_year: bool = False
    number: int = 0
    length: Duration | None = None
    part: MonthPart | None = None
    soft: Soft | None = None
    # Whether the reading of it is this grammar's own.
    is_new: bool = False
    # Whether a word of beginning went into it.
    is_begun: bool = False


def cut_pieces(text: str, as_of: date) -> Iterator[Piece]:
    """Cut a folded text into pieces; days without a year are the coming ones."""
    anchor = Anchor(as_of)
    holidays = {start: (end, span) for start, end, span in find_holidays(text, lambda _: anchor)}
    is_month_first = _writes_month_first(text)
    at = 0
    while at < len(text):
        found = _lexer().match(text, at)
        end, span = holidays.get(at, (at, None))
        # 11.11 is a day of sales, 11.11.2026 a day as any other.
        if span is not None and (found is None or found.lastgroup != "figures" or found.end() <= end):
            yield Piece(code="E", start=at, end=end, text=text[at:end], span=span)
            at = end
            continue
        if found is None or found.end() == at:
            at += 1
            continue
        if found.lastgroup != "filler" and not found.group().isspace():
            yield _make(found, anchor, is_month_first)
        at = found.end()


@cache
def _lexer() -> re.Pattern[str]:
    lent = {
        "@months@": MONTH,
        "@count@": COUNT,
        "@weekdays@": WEEKDAY,
        "@day_words@": f"(?:{RU_DAY_WORD}|{EN_DAY_WORD})",
    }
    kinds = []
    for kind, source in read_sources("date_pieces").items():
        for name, words in lent.items():
            source = source.replace(name, f"(?:{words})")
        whole = source if kind in _SYMBOLS else rf"(?<!\w){source}(?!\w)"
        kinds.append(f"(?P<{kind}>{whole})")
    return re.compile("|".join((*kinds, r"(?P<filler_space>\s+)", r"(?P<other>\w+|[^\s])")))


def _make(found: re.Match[str], anchor: Anchor, is_month_first: bool) -> Piece:
    kind = found.lastgroup or "other"
    plain = Piece(code=_CODES.get(kind, OTHER), start=found.start(), end=found.end(), text=found.group())
    maker = _MAKERS.get(kind)
    if kind == "figures":
        return _read_figures(plain, anchor, is_month_first)
    return maker(plain, anchor) if maker else plain


def _writes_month_first(text: str) -> bool:
    """10/05/2026 – 10/30/2026: where one of the days is no month, the writer puts the month first."""
    return any(int(one) <= _MONTHS < int(two) for one, two in _SLASHED.findall(text))


_MONTHS = 12
_SLASHED = pattern(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?(?![\d/])")
_ISO = pattern(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = pattern(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<year>(?:20)?\d\d))?")


def _read_figures(plain: Piece, anchor: Anchor, is_month_first: bool) -> Piece:
    """A day in figures is a day at once with its year (P), and only one of a pair without it (N)."""
    if iso := _ISO.match(plain.text):
        return _day_piece(plain, make_date(*(int(part) for part in iso.groups())))
    found = _DAY_FIRST.match(plain.text)
    if found is None:
        return replace(plain, code=OTHER)
    day, month = int(found["day"]), int(found["month"])
    if is_month_first and "/" in plain.text:
        day, month = month, day
    if found["year"]:
        return _day_piece(plain, make_date(2000 + int(found["year"][-2:]), month, day))
    span = place_day(month, day, anchor) if 1 <= month <= _MONTHS else None
    return replace(plain, code="N" if span else OTHER, span=span)


def _day_piece(plain: Piece, day: date | None) -> Piece:
    return replace(plain, code="P" if day else OTHER, span=one_day(day), has_year=True)


def _read_month_piece(plain: Piece, anchor: Anchor) -> Piece:
    if plain.text.endswith(".") and len(plain.text) > _LONGEST_SHORT:
        plain = replace(plain, end=plain.end - 1, text=plain.text[:-1])  # the dot ends the sentence
    return replace(plain, span=place_months(read_month(plain.text), 1, Precision.MONTH, anchor))


_LONGEST_SHORT = 5  # «нояб.», "sept."
_OF_START = pattern(r"\b(?:старт|запуск|start|launch|kick)")


def _read_adjective(plain: Piece, anchor: Anchor) -> Piece:
    """«Октябрьская кампания» takes the month, «октябрьский старт» its first day."""
    month = place_months(read_month(plain.text), 1, Precision.MONTH, anchor)
    if month is None:
        return plain
    if _OF_START.search(plain.text):
        return replace(plain, code="Q", span=soften(month, Soft.BEGINNING), is_new=True)
    return replace(plain, code="S", span=month, is_new=True)


def _read_weekday_piece(plain: Piece, anchor: Anchor) -> Piece:
    which, _, day = plain.text.rpartition(" ")
    ahead = (read_weekday(day) - anchor.day.weekday()) % 7 or 7
    if which.startswith(("следующ", "next")):
        return replace(plain, span=one_day(add_days(week_of(anchor.day, 1).first, read_weekday(day))))
    return replace(plain, span=one_day(add_days(anchor.day, ahead)))


def _read_later(plain: Piece, anchor: Anchor) -> Piece:
    """«через неделю»: so long from the day of the brief."""
    words = plain.text.removeprefix("через ").removeprefix("in ")
    length = _read_length(replace(plain, text=words), anchor).length
    day = None if length is None else add_days(add_months(anchor.day, length.months), length.days)
    return replace(plain, code="P" if day else OTHER, span=one_day(day), has_year=True)


def _read_week_of(plain: Piece, _anchor: Anchor) -> Piece:
    return replace(plain, length=Duration(days=7))


def _read_near_week(plain: Piece, anchor: Anchor) -> Piece:
    weeks = 2 if "after" in plain.text else 0 if plain.text.startswith(("эт", "текущ", "this")) else 1
    return replace(plain, span=week_of(anchor.day, weeks))


_UNIT = pattern(r"дн\w+|день|сут\w+|недел\w+|нед|месяч\w+|мес\w*|days?|weeks?|wks?|months?")
_WHOLE_LENGTHS = (
    (pattern(r"пол-?месяца|half a month"), Duration(days=15)),
    (pattern(r"полгода|half a year"), Duration(months=6)),
    (pattern(r"fortnight"), Duration(days=14)),
    (pattern(r"десятидневк"), Duration(days=10)),
)
_ADJECTIVE_COUNTS = {"двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "восьми": 8, "десяти": 10}


def _read_length(plain: Piece, _anchor: Anchor) -> Piece:
    for words, length in _WHOLE_LENGTHS:
        if words.match(plain.text):
            return replace(plain, length=length)
    unit = _UNIT.search(plain.text)
    if unit is None:
        return replace(plain, code=OTHER)
    return replace(plain, length=make_length(_count_in(plain.text[: unit.start()]), unit.group()))


def _count_in(words: str) -> float:
    words = words.strip(" -")
    stem = next((count for stem, count in _ADJECTIVE_COUNTS.items() if words.startswith(stem)), None)
    if stem is not None:
        return stem
    numbers = find_numbers(words)
    return float(numbers[0].as_sum()) if numbers else read_count(words.split(" ")[0])


def _read_part_piece(plain: Piece, anchor: Anchor) -> Piece:
    part = read_part(plain.text)
    if part.cut is Cut.HALF or part.cut is Cut.TEN_DAYS or not _COUNTED.search(plain.text):
        return replace(plain, part=part)
    length = _read_length(replace(plain, text=plain.text.split(" ", 1)[1]), anchor).length
    days = length.days if length and not length.months else 0
    part = replace(part, cut=Cut.DAYS, days=days)
    return replace(plain, part=part, length=length, code="H" if days else OTHER)


_COUNTED = pattern(r" \S+[ -](?:дн|день|сут|нед|мес|day|week|wk|month)")


def _read_soft_piece(plain: Piece, _anchor: Anchor) -> Piece:
    return replace(plain, soft=read_soft_part(plain.text))


def _read_number(plain: Piece, _anchor: Anchor) -> Piece:
    return replace(plain, number=read_day(plain.text.split(" числ")[0]))


_MAKERS: Mapping[str, Callable[[Piece, Anchor], Piece]] = {
    "part": _read_part_piece,
    "soft": _read_soft_piece,
    "adjective": _read_adjective,
    "length": _read_length,
    "weekday": _read_weekday_piece,
    "near": _read_near_week,
    "week_of": _read_week_of,
    "later": _read_later,
    "month": _read_month_piece,
    "day": _read_number,
    "number": _read_number,
}
