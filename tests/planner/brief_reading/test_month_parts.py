"""Parts of a month."""

from datetime import date

import pytest

from planner.brief_reading.month_parts import (
    Cut,
    MonthPart,
    Soft,
    cut_month,
    read_part,
    read_soft_part,
    same_month,
    soften,
)
from qualifier.reading.date_spans import DateSpan, Precision, whole_months


def _month(year: int, month: int) -> DateSpan:
    span = whole_months(year, month, 1, Precision.MONTH)
    assert span is not None
    return span


@pytest.mark.parametrize(
    ("words", "cut", "order"),
    [
        ("первая половина", Cut.HALF, 1),
        ("второй половине", Cut.HALF, 2),
        ("1-я половина", Cut.HALF, 1),
        ("2-ю половину", Cut.HALF, 2),
        ("половина", Cut.HALF, 1),
        ("пол", Cut.HALF, 1),
        ("half", Cut.HALF, 1),
        ("second half", Cut.HALF, 2),
        ("1st half", Cut.HALF, 1),
        ("первая декада", Cut.TEN_DAYS, 1),
        ("ii декада", Cut.TEN_DAYS, 2),
        ("третьей декаде", Cut.TEN_DAYS, 3),
        ("последняя декада", Cut.TEN_DAYS, -1),
        ("вторая неделя", Cut.WEEK, 2),
        ("4-я неделя", Cut.WEEK, 4),
        ("last week", Cut.WEEK, -1),
        ("third week", Cut.WEEK, 3),
        ("opening days", Cut.DAYS, 1),
    ],
)
def test_a_part_is_read_from_its_words(words: str, cut: Cut, order: int) -> None:
    part = read_part(words)
    assert (part.cut, part.order) == (cut, order)


@pytest.mark.parametrize(
    ("cut", "order", "days", "first", "last"),
    [
        (Cut.HALF, 1, 0, 1, 15),
        (Cut.HALF, 2, 0, 16, 31),
        (Cut.HALF, -1, 0, 16, 31),
        (Cut.TEN_DAYS, 1, 0, 1, 10),
        (Cut.TEN_DAYS, 2, 0, 11, 20),
        (Cut.TEN_DAYS, 3, 0, 21, 31),
        (Cut.TEN_DAYS, -1, 0, 21, 31),
        (Cut.WEEK, 1, 0, 1, 7),
        (Cut.WEEK, 4, 0, 22, 28),
        (Cut.WEEK, -1, 0, 25, 31),
        (Cut.DAYS, 1, 14, 1, 14),
        (Cut.DAYS, -1, 10, 22, 31),
    ],
)
def test_october_is_cut_into_days(cut: Cut, order: int, days: int, first: int, last: int) -> None:
    span = cut_month(_month(2026, 10), MonthPart(cut=cut, order=order, days=days))
    assert span == DateSpan(date(2026, 10, first), date(2026, 10, last), Precision.RANGE)


@pytest.mark.parametrize(("month", "middle"), [(1, 15), (2, 14), (4, 15), (11, 15)])
def test_the_halves_of_a_month_meet_in_its_middle(month: int, middle: int) -> None:
    whole = _month(2027, month)
    one = cut_month(whole, MonthPart(cut=Cut.HALF, order=1))
    other = cut_month(whole, MonthPart(cut=Cut.HALF, order=2))
    assert one is not None
    assert other is not None
    assert (one.first, other.last) == (whole.first, whole.last)
    assert (one.last.day, other.first.day) == (middle, middle + 1)


@pytest.mark.parametrize("year", [2027, 2028])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_ten_days_of_a_month_are_all_of_it(year: int, month: int) -> None:
    whole = _month(year, month)
    parts = [cut_month(whole, MonthPart(cut=Cut.TEN_DAYS, order=order)) for order in (1, 2, 3)]
    days = [span.last.toordinal() - span.first.toordinal() + 1 for span in parts if span is not None]
    assert sum(days) == whole.last.day


@pytest.mark.parametrize(
    "part",
    [
        MonthPart(cut=Cut.HALF, order=3),
        MonthPart(cut=Cut.TEN_DAYS, order=4),
        MonthPart(cut=Cut.DAYS, order=1, days=40),
        MonthPart(cut=Cut.DAYS, order=-1, days=40),
    ],
)
def test_what_a_month_does_not_have_is_none(part: MonthPart) -> None:
    assert cut_month(_month(2026, 10), part) is None


@pytest.mark.parametrize(
    ("words", "soft", "first", "last"),
    [
        ("начало", Soft.BEGINNING, 1, 1),
        ("первых числах", Soft.BEGINNING, 1, 1),
        ("early", Soft.BEGINNING, 1, 1),
        ("середины", Soft.MIDDLE, 15, 15),
        ("mid-", Soft.MIDDLE, 15, 15),
        ("конца", Soft.END, 25, 30),
        ("последних числах", Soft.END, 25, 30),
        ("late", Soft.END, 25, 30),
    ],
)
def test_a_soft_part_begins_and_ends_on_a_day(words: str, soft: Soft, first: int, last: int) -> None:
    assert read_soft_part(words) is soft
    span = soften(_month(2026, 11), soft)
    assert (span.first.day, span.last.day) == (first, last)


def test_a_day_that_the_month_lacks_is_none() -> None:
    assert same_month(_month(2027, 2), 29) is None
    assert same_month(_month(2027, 2), 0) is None
    assert same_month(_month(2028, 2), 29) == date(2028, 2, 29)
