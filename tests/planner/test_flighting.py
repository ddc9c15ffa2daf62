from datetime import date
from decimal import Decimal

import pytest

from planner.flighting import Flighting, LineFlight, Portions, Stretch, add_portions, join_parts


def stretch(start: int, end: int) -> Stretch:
    return Stretch(start=date(2027, 2, start), end=date(2027, 2, end))


def portions(*nets: str, contacts: tuple[int, ...] | None = None) -> Portions:
    return Portions(net_rub=tuple(Decimal(one) for one in nets), contacts=contacts)


def flight(days: int) -> Flighting:
    first = date(2027, 1, 1)
    last = date.fromordinal(first.toordinal() + days - 1)
    whole = (Stretch(start=first, end=last),)
    return Flighting(parts=whole, weeks=whole, months=(*whole, *whole))


@pytest.mark.parametrize(("days", "is_long"), [(1, False), (70, False), (71, True), (300, True)])
def test_a_flight_over_ten_weeks_is_read_in_months(days: int, is_long: bool) -> None:
    calendar = flight(days)
    assert calendar.is_long is is_long
    assert len(calendar.shown) == (2 if is_long else 1)


def test_no_flight_is_short_and_shows_nothing() -> None:
    assert not Flighting().is_long
    assert Flighting().shown == ()


def test_a_line_is_read_in_what_is_shown() -> None:
    week, month = portions("1"), portions("2")
    line = LineFlight(
        row_id="a", start=date(2027, 1, 1), end=date(2027, 1, 2), by_part=week, by_week=week, by_month=month
    )
    assert flight(10).portions_of(line) is week
    assert flight(100).portions_of(line) is month


def test_lines_add_up_by_stretch_with_the_contacts_that_are_known() -> None:
    lines = (portions("1.10", "2.20", contacts=(3, 4)), portions("0.90", "0.80"))
    assert add_portions(lines, 2) == portions("2.00", "3.00", contacts=(3, 4))
    assert add_portions(lines[1:], 2).contacts is None
    assert add_portions((), 2) == portions("0.00", "0.00")


def test_parts_with_one_key_are_joined() -> None:
    parts = (stretch(1, 7), stretch(8, 14), stretch(15, 16))
    joined = join_parts(portions("1", "2", "4", contacts=(1, 1, 1)), parts, lambda one: one.start.day > 7)
    assert joined == portions("1", "6", contacts=(1, 2))
    assert join_parts(portions("1", "2", "4"), parts, lambda one: 0).contacts is None
