"""Parts of a month as people cut it: halves, ten days, weeks, its first or last days, its middle."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.reading.date_spans import DateSpan, Precision
from qualifier.reading.patterns import pattern


class Cut(StrEnum):
    """What a month is cut into."""

    HALF = "half"
    TEN_DAYS = "ten_days"
    WEEK = "week"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPart:
    """The part of number `order` (-1 is the last); of `days` days where so many are named."""

    cut: Cut
    order: int
    days: int = 0


_ORDERS = (
    (1, pattern(r"перв|1|i\b|first|opening")),
    (2, pattern(r"втор|2|ii\b|second")),
    (3, pattern(r"трет|3|iii\b|third")),
    (4, pattern(r"четверт|4|iv\b|fourth")),
)
_CUTS = (
    (Cut.HALF, pattern(r"пол|half")),
    (Cut.TEN_DAYS, pattern(r"декад|decade")),
    (Cut.WEEK, pattern(r"недел|week")),
)


def read_part(words: str) -> MonthPart:
    """Return the part that «первая половина», «II декада», "last week" and a bare «половина» name."""
    order = next((number for number, word in _ORDERS if word.match(words)), -1)
    cut = next((cut for cut, word in _CUTS if word.search(words)), Cut.DAYS)
    is_bare = re.match(r"пол|half", words) is not None
    return MonthPart(cut=cut, order=1 if is_bare else order)


def cut_month(month: DateSpan, part: MonthPart) -> DateSpan | None:
    """Return the days of a part of a month; None when the month has no such part."""
    length = calendar.monthrange(month.first.year, month.first.month)[1]
    found = _day_numbers(part, length)
    if found is None or not 1 <= found[0] <= found[1] <= length:
        return None
    first, last = found
    return DateSpan(month.first.replace(day=first), month.first.replace(day=last), Precision.RANGE)


def _day_numbers(part: MonthPart, length: int) -> tuple[int, int] | None:
    if part.cut is Cut.HALF:
        middle = length // 2
        return {1: (1, middle), 2: (middle + 1, length), -1: (middle + 1, length)}.get(part.order)
    if part.cut is Cut.TEN_DAYS:
        # The third ten days of a month are all that is left of it.
        return {1: (1, 10), 2: (11, 20), 3: (21, length), -1: (21, length)}.get(part.order)
    days = part.days or 7
    if part.order == -1:
        return length - days + 1, length
    return (part.order - 1) * days + 1, part.order * days


class Soft(StrEnum):
    """A part of a month without sharp edges."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


_MIDDLE, _LATE = 15, 25


def read_soft_part(words: str) -> Soft:
    """Return the part that «начало», "mid", «последние числа» name."""
    if words.startswith(("сер", "mid")):
        return Soft.MIDDLE
    return Soft.END if words.startswith(("кон", "посл", "late", "end")) else Soft.BEGINNING


def soften(month: DateSpan, part: Soft) -> DateSpan:
    """Return the day that what begins in that part begins on, and the day that what ends in it ends on.

    The end of a month begins on the 25th, its middle is the 15th (rubric, Timing); nothing ends in its
    beginning on a day that could be told, so its last day is the month's first.
    """
    last = calendar.monthrange(month.first.year, month.first.month)[1]
    days = {Soft.BEGINNING: (1, 1), Soft.MIDDLE: (_MIDDLE, _MIDDLE), Soft.END: (_LATE, last)}[part]
    first, end = (month.first.replace(day=day) for day in days)
    return DateSpan(first, end, Precision.PART)


def same_month(month: DateSpan, day: int) -> date | None:
    """Return a day of a month, or None when the month has no such day."""
    length = calendar.monthrange(month.first.year, month.first.month)[1]
    return month.first.replace(day=day) if 1 <= day <= length else None
