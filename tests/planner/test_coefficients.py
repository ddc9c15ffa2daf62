from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.coefficients import LengthBand, count_days_by_month, length_coefficient, season_coefficient

RADIO = [
    LengthBand(up_to_s=limit, coefficient=Decimal(one))
    for limit, one in [(10, "0.4"), (15, "0.6"), (20, "0.8"), (30, "1"), (45, "1.6"), (60, "2.2")]
]
MAIL_RU = [
    Decimal(one) for one in ["0.9", "0.9", "1", "1", "1", "1", "0.9", "0.9", "1.3", "1.3", "1.3", "1.3"]
]


@pytest.mark.parametrize(
    ("seconds", "coefficient"),
    [(1, "0.4"), (10, "0.4"), (11, "0.6"), (30, "1"), (31, "1.6"), (45, "1.6"), (60, "2.2"), (61, None)],
)
def test_a_spot_costs_by_its_length(seconds: int, coefficient: str | None) -> None:
    wanted = None if coefficient is None else Decimal(coefficient)
    assert length_coefficient(RADIO, seconds) == wanted
    assert length_coefficient(list(reversed(RADIO)), seconds) == wanted


def test_a_flight_over_two_months_takes_both_coefficients_by_day() -> None:
    start, end = date(2026, 8, 25), date(2026, 9, 7)
    assert count_days_by_month(start, end) == {(2026, 8): 7, (2026, 9): 7}
    assert season_coefficient(MAIL_RU, start, end) == Decimal("1.1")


@pytest.mark.parametrize(("month", "coefficient"), [(1, "0.9"), (5, "1"), (10, "1.3")])
def test_a_flight_inside_a_month_takes_its_coefficient(month: int, coefficient: str) -> None:
    start = date(2026, month, 1)
    assert season_coefficient(MAIL_RU, start, start + timedelta(days=27)) == Decimal(coefficient)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(min_value=0, max_value=800))
def test_months_count_every_day_once_and_the_mean_lies_between(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    days = count_days_by_month(start, end)
    assert sum(days.values()) == length + 1
    assert list(days) == sorted(days)
    assert min(MAIL_RU) <= season_coefficient(MAIL_RU, start, end) <= max(MAIL_RU)
