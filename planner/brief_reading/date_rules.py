"""What the pieces of a flight's days make together: a stretch, a day, or nothing when they do not fit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.brief_reading.date_pieces import Piece
from planner.brief_reading.month_parts import Soft, cut_month, same_month, soften
from qualifier.reading.date_spans import (
    DateSpan,
    Precision,
    add_days,
    add_months,
    make_date,
    one_day,
    week_of,
    whole_months,
)
from qualifier.reading.durations import Duration
from qualifier.reading.patterns import pattern

_LONGEST_GAP, _LONGEST_DAYS = 31, 800


def _joined(parts: Sequence[Piece], code: str, span: DateSpan | None, *, is_new: bool = True) -> Piece | None:
    """Return the piece that takes the parts' place."""
    if span is None:
        return None
    has_year = any(part.has_year for part in parts)
    text = " ".join(part.text for part in parts)
    start, end = parts[0].start, parts[-1].end
    is_begun = any(part.code == "s" or part.is_begun for part in parts)
    return Piece(
        code=code,
        start=start,
        end=end,
        text=text,
        span=span,
        has_year=has_year,
        is_new=is_new,
        is_begun=is_begun,
    )


def _stretch(first: date | None, last: date | None) -> DateSpan | None:
    if first is None or last is None or first > last or (last - first).days > _LONGEST_DAYS:
        return None
    return DateSpan(first, last, Precision.RANGE)


def _pick(parts: Sequence[Piece], codes: str) -> list[Piece]:
    return [part for part in parts if part.code in codes]


def with_year(parts: Sequence[Piece]) -> Piece | None:
    """«с 5 по 30 октября 2027 года»: the days are of the year that stands behind them."""
    dated, year = parts[0], _YEAR.search(parts[-1].text)
    if dated.has_year or dated.span is None or year is None:
        return None
    moved = move_years(dated.span, 2000 + int(year.group()[-2:]) - dated.span.last.year)
    made = _joined(parts, dated.code, moved, is_new=dated.is_new)
    return made and replace(made, has_year=True)


_YEAR = pattern(r"\d\d(?!\d)")


def move_years(span: DateSpan, years: int) -> DateSpan | None:
    """Return the same days of another year; None when that year lacks one of them."""
    first = make_date(span.first.year + years, span.first.month, span.first.day)
    if first is not None and span.precision is Precision.MONTH:
        return whole_months(first.year, first.month, 1, Precision.MONTH)
    last = make_date(span.last.year + years, span.last.month, span.last.day)
    return DateSpan(first, last, span.precision) if first and last else None


def day_of_month(parts: Sequence[Piece]) -> Piece | None:
    """«5-го октября», "October 5th"."""
    day, month = (parts[0], parts[1]) if parts[1].code == "M" else (parts[1], parts[0])
    if month.span is None:
        return None
    return _joined(parts, "P", one_day(same_month(month.span, day.number)), is_new=False)


def days_of_month(parts: Sequence[Piece]) -> Piece | None:
    """«с 5-го до 30-го, октябрь», «октябрь, с 5 по 30», "October 5-30"."""
    month, (one, other) = _pick(parts, "MS")[0].span, _pick(parts, "Dd")[-2:]
    if (
        month is None
        or month.precision is not Precision.MONTH
        or any(_DAILY.match(part.text) for part in parts)
    ):
        return None
    return _joined(parts, "S", _stretch(same_month(month, one.number), same_month(month, other.number)))


# «октябрь, ежедневно с 9 до 21»: hours, ages and the like are no days.
_DAILY = pattern(r"ежедн|кажд|час|будн|возраст|women|men\b|женщ|мужч|daily|every|weekday|hours?|aged?\b")


def from_day_of_month(parts: Sequence[Piece]) -> Piece | None:
    """«Сентябрь (с 14-го)»: from that day to the month's last."""
    month, day = parts[0].span, _pick(parts, "Dd")[0]
    return None if month is None else _joined(parts, "S", _stretch(same_month(month, day.number), month.last))


def till_day_of_month(parts: Sequence[Piece]) -> Piece | None:
    """«декабрь до 20-го»."""
    month = parts[0].span
    if month is None:
        return None
    return _joined(parts, "S", _stretch(month.first, same_month(month, parts[-1].number)))


def bare_to_day(parts: Sequence[Piece]) -> Piece | None:
    """«с 5-го по 30-е октября»: the first day is of the last one's month."""
    day, last = _pick(parts, "Dd")[0], parts[-1]
    if last.span is None:
        return None
    return _joined(parts, "S", _stretch(same_month(last.span, day.number), last.span.last))


def day_to_bare(parts: Sequence[Piece]) -> Piece | None:
    """ "October 5th through the 30th", «старт 5 октября, закончить 30-го»."""
    first, day = parts[0].span, _pick(parts[1:], "Dd")[-1]
    return (
        None if first is None else _joined(parts, "S", _stretch(first.first, same_month(first, day.number)))
    )


def part_of_month(parts: Sequence[Piece]) -> Piece | None:
    """«первая половина октября», "October, the last week"."""
    month, part = _pick(parts, "M")[0].span, _pick(parts, "H")[0].part
    made = _joined(parts, "S", cut_month(month, part)) if month and part else None
    return made and replace(made, part=part)


def soft_part(parts: Sequence[Piece]) -> Piece | None:
    """«начало октября», "mid-October"."""
    month, soft = parts[-1].span, parts[0].soft
    made = _joined(parts, "Q", soften(month, soft), is_new=False) if month and soft else None
    return made and replace(made, soft=soft)


def whole_month(parts: Sequence[Piece]) -> Piece | None:
    """«весь октябрь», "October, all of it"."""
    month = _pick(parts, "M")[0].span
    return None if month is None else _joined(parts, "S", replace(month, precision=Precision.RANGE))


def dated_weekday(parts: Sequence[Piece]) -> Piece | None:
    """«в понедельник 5 октября»: the weekday says nothing new."""
    return _joined(parts, "P", parts[-1].span)


def week_round(parts: Sequence[Piece]) -> Piece | None:
    """ "the week of 12 October"."""
    day = _pick(parts, "PE")[0].span
    return (
        None if day is None else _joined(parts, "S", replace(week_of(day.first), precision=Precision.RANGE))
    )


def figures_pair(parts: Sequence[Piece]) -> Piece | None:
    """«5.10–30.10»."""
    return _joined(parts, "S", _bound(parts[0], parts[-1]))


def between(parts: Sequence[Piece]) -> Piece | None:
    """«с 5 октября по 30 ноября», «с середины октября до середины ноября»."""
    one, other = parts[0], parts[-1]
    if other.soft is Soft.BEGINNING or one.span is None or other.span is None:
        return None
    if parts[-2].code == "u" and other.code == "M":  # «до ноября»: November itself is out
        other = replace(other, span=one_day(add_days(other.span.first, -1)))
    is_loose = any(part.code in ",&se" for part in parts)
    is_named_end = any(part.code == "e" for part in parts)
    if is_loose and not is_named_end and _DASH.fullmatch(parts[-2].text):
        return None  # «материалы 1 октября, реклама — 5 октября»
    if is_loose and other.span is not None and one.span.first > other.span.last:
        return None  # «старт 5 октября, до 15 сентября ждём план»: days of two things
    return _joined(parts, "S", _bound(one, other))


_DASH = re.compile(r"[-–—]+")


def _bound(one: Piece, other: Piece) -> DateSpan | None:
    """Return the days from one piece to the other, in the years in which they follow each other."""
    first, last = one.span, other.span
    if first is None or last is None:
        return None
    if not one.has_year and (first.first > last.last or other.has_year):
        first = move_years(first, last.last.year - first.first.year) or first
        if first.first > last.last:
            first = move_years(first, -1) or first
    elif first.first > last.last and not other.has_year:
        last = move_years(last, first.first.year - last.last.year) or last
    return _stretch(first.first, last.last)


def till_soft_part(parts: Sequence[Piece]) -> Piece | None:
    """«до середины августа», said apart from the start: till the fifteenth."""
    part = parts[0]
    if part.soft is not Soft.MIDDLE or part.span is None:
        return None
    return _joined(parts, "P", one_day(part.span.last))


def to_end_of(parts: Sequence[Piece]) -> Piece | None:
    """«1 октября, до конца месяца» means the month of that day; the same of its quarter and year."""
    first = parts[0].span
    return (
        None
        if first is None
        else _joined(parts, "S", _stretch(first.first, end_of_period(parts[-1].text, first.first)))
    )


# Of what the end is meant, in the months that it lasts.
_PERIODS = (
    (pattern(r"(?:кон\w+|end of)[^.;!?]{0,12} (?:года|year)|year[- ]end"), 12),
    (pattern(r"(?:кон\w+|end of)[^.;!?]{0,12} (?:квартала|quarter)"), 3),
    (pattern(r"(?:кон\w+|end of)[^.;!?]{0,12} (?:месяца|month)|month[- ]end|month's end"), 1),
)


def end_of_period(words: str, day: date) -> date | None:
    """Return the last day of the month, quarter or year of a day, when its end is what words speak of."""
    months = next((months for said, months in _PERIODS if said.search(words)), None)
    if months is None:
        return None
    whole = whole_months(day.year, (day.month - 1) // months * months + 1, months, Precision.MONTH)
    return None if whole is None else whole.last


def join_list(parts: Sequence[Piece]) -> Piece | None:
    """«весь октябрь и половина ноября», "October plus the first week of November"."""
    spans = [part.span for part in _pick(parts, "SM") if part.span is not None]
    for one, other in zip(spans, spans[1:], strict=False):
        if not 0 <= (other.first - one.last).days <= _LONGEST_GAP:
            return None
    return _joined(parts, "S", _stretch(spans[0].first, spans[-1].last))


def for_length(parts: Sequence[Piece]) -> Piece | None:
    """«с 5 октября на месяц», «тридцать дней с 5 октября», «на следующей неделе, пять дней»."""
    length = _pick(parts, "L")[0].length
    start = _pick(parts, "PQWREMS")[0]
    if length is None or start.span is None:
        return None
    is_outlasted = start.part is not None and length.end_from(start.span.first) > start.span.last
    if start.code == "S" and not is_outlasted:
        return None  # «с 5 по 30 октября, три недели»: both days stand already
    return _joined(parts, "S", _stretch(start.span.first, length.end_from(start.span.first)))


def before_day(parts: Sequence[Piece]) -> Piece | None:
    """«две недели перед Чёрной пятницей»: so many days that end on the day before."""
    length, day = _pick(parts, "LK")[0].length, _pick(parts, "PEQM")[0].span
    if length is None or day is None:
        return None
    return _joined(parts, "S", _stretch(_back(day.first, length), add_days(day.first, -1)))


def ending_on(parts: Sequence[Piece]) -> Piece | None:
    """«10 дней, до 30 октября», "a 10-day burst ending October 30"."""
    length, day = _pick(parts, "LH")[0].length, _pick(parts, "PEQ")[0].span
    if length is None or day is None:
        return None
    return _joined(parts, "S", _stretch(_back(add_days(day.last, 1), length), day.last))


def _back(day: date, length: Duration) -> date:
    return add_days(add_months(day, -length.months), -length.days)
