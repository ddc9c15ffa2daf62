from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money import (
    Amount,
    VatRate,
    add_vat,
    extract_vat,
    floor_units,
    multiply,
    round_count,
    round_rub,
    split_by_vat,
    split_evenly,
    sum_amounts,
    vat_rate_at,
)
from planner.rate_card import load_rate_card

RATES = load_rate_card().vat_rates()
amounts = st.decimals(min_value=0, max_value=10**10, places=2)
days = st.dates(min_value=date(2018, 1, 1), max_value=date(2028, 12, 31))


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.004", "0.00"),
        ("0.005", "0.01"),
        ("2.675", "2.68"),
        ("-0.005", "-0.01"),
        ("1.0049999999999999999999999", "1.00"),
        ("12345678901234567890.125", "12345678901234567890.13"),
    ],
)
def test_amounts_are_rounded_half_up_to_the_kopeck(amount: str, rounded: str) -> None:
    assert round_rub(Decimal(amount)) == Decimal(rounded)


@pytest.mark.parametrize(("count", "rounded"), [("0.49", 0), ("0.5", 1), ("133333.333", 133333)])
def test_people_are_rounded_half_up(count: str, rounded: int) -> None:
    assert round_count(Decimal(count)) == rounded


def test_units_are_rounded_down() -> None:
    assert floor_units(Decimal("9.999")) == 9


@given(st.lists(st.decimals(min_value=0, max_value=1000, places=6), min_size=1, max_size=8))
def test_a_product_loses_nothing_on_the_way(factors: list[Decimal]) -> None:
    exact = Fraction(1)
    for factor in factors:
        exact *= Fraction(factor)
    assert abs(Fraction(multiply(*factors)) - exact) <= abs(exact) * Fraction(1, 10**50)


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2001, 1, 1), "0.18"),
        (date(2018, 12, 31), "0.18"),
        (date(2019, 1, 1), "0.20"),
        (date(2025, 12, 31), "0.20"),
        (date(2026, 1, 1), "0.22"),
        (date(2030, 6, 1), "0.22"),
    ],
)
def test_the_rate_is_that_of_the_service_day(day: date, rate: str) -> None:
    assert vat_rate_at(RATES, day) == Decimal(rate)


def test_vat_is_added_and_extracted_by_one_rule() -> None:
    assert add_vat(Decimal("1000000"), Decimal("0.22")) == Amount(
        net=Decimal("1000000.00"), vat=Decimal("220000.00")
    )
    extracted = extract_vat(Decimal("5000000.00"), Decimal("0.22"))
    assert (extracted.net, extracted.vat) == (Decimal("4098360.66"), Decimal("901639.34"))


def test_a_total_is_the_sum_of_printed_lines_and_not_a_product_of_the_total() -> None:
    lines = [add_vat(Decimal("33333.33"), Decimal("0.22"))] * 3
    total = sum_amounts(lines)
    assert total.vat == Decimal("21999.99")
    assert add_vat(total.net, Decimal("0.22")).vat == Decimal("22000.00")
    assert total.gross == total.net + total.vat


@given(amounts, st.sampled_from(["0.18", "0.20", "0.22"]))
def test_parts_of_a_gross_sum_add_up_to_it(gross: Decimal, rate: str) -> None:
    extracted = extract_vat(gross, Decimal(rate))
    assert extracted.net + extracted.vat == gross
    assert extracted.gross == gross


@given(amounts, st.lists(st.integers(min_value=1, max_value=400), min_size=1, max_size=6))
def test_parts_by_day_add_up_and_differ_from_even_by_a_kopeck(total: Decimal, spans: list[int]) -> None:
    parts = split_evenly(total, spans)
    assert sum(parts) == total
    for part, count in zip(parts, spans, strict=True):
        assert abs(part - total * count / sum(spans)) <= Decimal("0.011")


def test_a_flight_over_the_year_end_is_split_by_service_day() -> None:
    first, second = split_by_vat(Decimal("310000"), date(2025, 12, 22), date(2026, 1, 21), rates=RATES)
    assert (first.start, first.end, first.rate) == (date(2025, 12, 22), date(2025, 12, 31), Decimal("0.20"))
    assert (second.start, second.end, second.rate) == (date(2026, 1, 1), date(2026, 1, 21), Decimal("0.22"))
    assert (first.amount.net, first.amount.vat) == (Decimal("100000.00"), Decimal("20000.00"))
    assert (second.amount.net, second.amount.vat) == (Decimal("210000.00"), Decimal("46200.00"))


@given(amounts, days, st.integers(min_value=0, max_value=900))
def test_any_flight_is_covered_once_at_one_rate_a_part(net: Decimal, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    parts = split_by_vat(net, start, end, rates=RATES)
    assert sum(part.amount.net for part in parts) == net
    assert (parts[0].start, parts[-1].end) == (start, end)
    for part, following in zip(parts, parts[1:], strict=False):
        assert following.start == part.end + timedelta(days=1)
        assert following.rate != part.rate
    assert all(vat_rate_at(RATES, part.end) == part.rate for part in parts)


def test_a_rate_that_changes_tomorrow_does_not_touch_today() -> None:
    rates = (
        VatRate(rate=Decimal("0.1"), since=date(2020, 1, 1), source="x"),
        VatRate(rate=Decimal("0.3"), since=date(2027, 3, 1), source="y"),
    )
    (part,) = split_by_vat(Decimal(100), date(2027, 2, 1), date(2027, 2, 28), rates=rates)
    assert part.amount.vat == Decimal("10.00")
