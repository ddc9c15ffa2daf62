from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Lean,
    Precision,
    add_days,
    add_months,
    make_date,
    part_of,
    place_day,
    place_months,
    week_of,
    whole_months,
)

ANY_DAY = st.dates(date(1900, 1, 1), date(2200, 1, 1))
OCTOBER = DateSpan(date(2026, 10, 1), date(2026, 10, 31), Precision.MONTH)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 9, 15), 12, date(2027, 9, 15)),
        (date(2026, 9, 15), -12, date(2025, 9, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 12, 1), 5, date(9999, 5, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@settings(max_examples=25)
@given(day=ANY_DAY, months=st.integers(-600, 600))
def test_months_there_and_back_never_pass_the_day(day: date, months: int) -> None:
    assert add_months(add_months(day, months), -months) <= day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (0, 1, 1), (10000, 1, 1), (2026, 6, 31)],
)
def test_a_day_that_the_calendar_lacks_is_none(year: int, month: int, day: int) -> None:
    assert make_date(year, month, day) is None


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("start", date(2026, 10, 1), date(2026, 10, 10)),
        ("middle", date(2026, 10, 15), date(2026, 10, 20)),
        ("end", date(2026, 10, 25), date(2026, 10, 31)),
    ],
)
def test_parts_of_a_month_begin_as_the_rubric_says(part: str, first: date, last: date) -> None:
    assert part_of(OCTOBER, part) == DateSpan(first, last, Precision.PART)


def test_the_end_of_february_keeps_within_february() -> None:
    february = whole_months(2027, 2, 1, Precision.MONTH)
    assert february is not None
    assert part_of(february, "end").last == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("lean", "first"),
    [
        (Lean.COMING, date(2027, 7, 1)),
        (Lean.NEAREST, date(2026, 7, 1)),
        (Lean.PAST, date(2026, 7, 1)),
    ],
)
def test_a_month_without_a_year_follows_the_lean(lean: Lean, first: date) -> None:
    placed = place_months(7, 1, Precision.MONTH, Anchor(date(2026, 9, 15), lean))
    assert placed is not None
    assert placed.first == first


@settings(max_examples=25)
@given(day=ANY_DAY)
def test_the_coming_day_is_never_far_past(day: date) -> None:
    placed = place_day(3, 1, Anchor(day))
    assert placed is not None
    assert -60 <= (placed.first - day).days <= 366


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    placed = place_day(2, 29, Anchor(date(2026, 9, 15)))
    assert placed is not None
    assert placed.first == date(2028, 2, 29)


@settings(max_examples=25)
@given(day=ANY_DAY, weeks=st.integers(-10, 10))
def test_a_week_runs_from_monday_to_sunday(day: date, weeks: int) -> None:
    week = week_of(day, weeks)
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)


@pytest.mark.parametrize(("day", "days"), [(date.max, 10), (date.min, -10)])
def test_the_calendar_holds_its_ends(day: date, days: int) -> None:
    assert add_days(day, days) == day
