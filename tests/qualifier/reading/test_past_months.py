from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.past_months import find_past_month, find_past_months, months_between

AS_OF = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("в мае", date(2026, 5, 1)),
        ("в сентябре", date(2026, 9, 1)),
        ("в декабре", date(2025, 12, 1)),
        ("в марте прошлого года", date(2025, 3, 1)),
        ("май 2024", date(2024, 5, 1)),
        ("in july", date(2026, 7, 1)),
        ("march 2025", date(2025, 3, 1)),
        # A season stands for its last month.
        ("весной", date(2026, 5, 1)),
        ("прошлой осенью", date(2025, 11, 1)),
        ("last spring", date(2026, 5, 1)),
        ("2026-03: баннеры", date(2026, 3, 1)),
        # A bare year stands for its middle.
        ("в 2024-м", date(2024, 7, 1)),
        ("в прошлом году", date(2025, 7, 1)),
        ("недавно", date(2026, 9, 1)),
        ("в октябре 2026", None),
        ("2026-13", None),
        ("в 1950 году", None),
        ("без даты", None),
    ],
)
def test_a_past_month_is_read(text: str, month: date | None) -> None:
    found = find_past_month(text, AS_OF)
    assert (found[0] if found else None) == month


def test_the_latest_of_several_is_returned() -> None:
    found = find_past_month("в марте и в июле", AS_OF)
    assert found is not None
    assert found[0] == date(2026, 7, 1)
    assert len(find_past_months("в марте и в июле", AS_OF)) == 2


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)), st.integers(0, 60))
def test_months_are_counted_by_the_calendar(first: date, months: int) -> None:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    assert months_between(first, date(year, month + 1, 1)) == months


@given(st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31)), st.integers(1, 12))
def test_a_numeric_month_is_read_back(as_of: date, month: int) -> None:
    found = find_past_month(f"{as_of.year}-{month:02}: радио", as_of)
    assert found is not None
    assert found[0] == date(as_of.year, month, 1)
