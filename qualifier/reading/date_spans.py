"""A stretch of days as people name it: its first and last day, and how finely it was named."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# A named day this long past still means the day that has passed, not the one a year ahead.
_RECENT = timedelta(days=60)
# "The end of January" begins on the 25th, its middle on the 15th (rubric, Timing).
_PART_DAYS = {"start": (1, 10), "middle": (15, 20), "end": (25, 31)}


class Precision(StrEnum):
    """How finely a date was named."""

    DAY = "day"
    PART = "part"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from `first` to `last`, both included."""

    first: date
    last: date
    precision: Precision

    @property
    def is_exact(self) -> bool:
        """Whether one day was named."""
        return self.first == self.last


class Lean(StrEnum):
    """Which occurrence a date without a year means: the coming one, the nearest, or the last one."""

    COMING = "coming"
    NEAREST = "nearest"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that words count from, and which way they lean from it."""

    day: date
    lean: Lean = Lean.COMING


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Return a day so many days later; the calendar's own ends hold it."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def one_day(day: date | None) -> DateSpan | None:
    """Return a span of one day."""
    return None if day is None else DateSpan(day, day, Precision.DAY)


def whole_months(year: int, month: int, count: int, precision: Precision) -> DateSpan | None:
    """Return `count` whole months from the first of `month`."""
    first = make_date(year, month, 1)
    if first is None or year > 9990:
        return None
    return DateSpan(first, add_days(add_months(first, count), -1), precision)


def place_day(month: int, day: int, anchor: Anchor) -> DateSpan | None:
    """Return the day of a month that is meant when nobody says the year."""
    near = [make_date(anchor.day.year + shift, month, day) for shift in (-1, 0, 1, 2, 3, 4)]
    days = [found for found in near if found is not None]
    if anchor.lean is Lean.PAST:
        return one_day(max((found for found in days if found <= anchor.day), default=None))
    if anchor.lean is Lean.NEAREST:
        return one_day(min(days, key=lambda found: abs(found - anchor.day), default=None))
    earliest = add_days(anchor.day, -_RECENT.days)
    return one_day(min((found for found in days if found >= earliest), default=None))


def place_months(month: int, count: int, precision: Precision, anchor: Anchor) -> DateSpan | None:
    """Return the coming (or running, or lately passed) stretch of months when nobody says the year."""
    near = [whole_months(anchor.day.year + shift, month, count, precision) for shift in (-1, 0, 1, 2)]
    spans = [found for found in near if found is not None]
    if anchor.lean is Lean.PAST:
        return max((s for s in spans if s.first <= anchor.day), key=lambda s: s.first, default=None)
    if anchor.lean is Lean.NEAREST:
        return min(spans, key=lambda s: _distance(s, anchor.day), default=None)
    return min((s for s in spans if s.last >= anchor.day), key=lambda s: s.first, default=None)


def _distance(span: DateSpan, day: date) -> int:
    if span.first <= day <= span.last:
        return 0
    return min(abs((span.first - day).days), abs((span.last - day).days))


def part_of(span: DateSpan, part: str) -> DateSpan:
    """Return the beginning, middle or end of a month or of a longer stretch."""
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month
    offset = {"start": 0, "middle": months // 2, "end": months}[part]
    month = add_months(span.first.replace(day=1), offset)
    low, high = _PART_DAYS[part]
    last = calendar.monthrange(month.year, month.month)[1]
    return DateSpan(month.replace(day=low), month.replace(day=min(high, last)), Precision.PART)


def week_of(day: date, weeks: int = 0) -> DateSpan:
    """Return the week, Monday to Sunday, that holds a day, shifted by whole weeks."""
    monday = add_days(day, 7 * weeks - day.weekday())
    return DateSpan(monday, add_days(monday, 6), Precision.WEEK)
