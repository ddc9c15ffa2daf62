from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.line_forecast import (
    Shares,
    add_ranges,
    count_clicks,
    count_leads,
    count_sales,
    find_wear,
    measure,
    spread,
)
from planner.media_plan import Goal, Range
from planner.sourced import Benchmark
from tests.planner.builders import the_card
from tests.planner.test_candidate import make

SHARES = Shares.of(the_card(), 3)


def bench(p25: float, p50: float, p75: float) -> Benchmark:
    content = {"p25": p25, "p50": p50, "p75": p75, "source": "assumption", "since": "2026-01-01"}
    return Benchmark.model_validate(content)


def test_up_to_the_benchmarks_own_volume_a_contact_is_worth_the_benchmark() -> None:
    one = make("vk-universal")
    assert find_wear(one, 0) == 1
    assert find_wear(one, 3 * one.addressable) == pytest.approx(1)
    assert find_wear(one, 6 * one.addressable) < 0.7


def test_a_message_sent_once_never_wears_off() -> None:
    one = make("sms-base")
    assert find_wear(one, one.addressable) == 1


def test_clicks_and_leads_follow_the_rates() -> None:
    one = make("vk-universal")
    assert count_clicks(one, 1000) == pytest.approx(1_000_000 * 0.008)
    assert count_leads(one, 1000) == pytest.approx(1_000_000 * 0.008 * 0.01)


def test_clicks_that_are_bought_are_certain_and_their_leads_wear_off() -> None:
    one = make("yandex-search")
    assert count_clicks(one, 500) == 500
    assert count_leads(one, 500) == pytest.approx(20)
    other = make("yandex-network")
    many = count_leads(other, other.most_units)
    assert many is not None
    assert many < other.most_units * 0.008


def test_what_nobody_knows_is_none() -> None:
    one = make("dooh-screens")
    assert count_clicks(one, 100) is None
    assert count_leads(one, 100) is None
    assert count_sales(one, 100, 0.25) is None
    assert measure(one, 100, goal=Goal.LEADS, shares=SHARES) is None
    assert (measure(one, 100, goal=Goal.REACH, shares=SHARES) or 0) > 0


def test_an_order_of_a_marketplace_is_a_sale() -> None:
    one = make("marketplace-search", industry="ecommerce")
    assert count_sales(one, 1000, 0.25) == count_leads(one, 1000)
    other = make("yandex-search")
    assert count_sales(other, 1000, 0.25) == pytest.approx((count_leads(other, 1000) or 0) / 4)


def test_visits_are_the_clicks_that_arrive() -> None:
    one = make("vk-universal")
    clicks = measure(one, 1000, goal=Goal.CLICKS, shares=SHARES)
    assert measure(one, 1000, goal=Goal.VISITS, shares=SHARES) == pytest.approx((clicks or 0) * 0.85)


ROWS = ["vk-universal", "yandex-search", "sms-base", "display-programmatic", "radio-city", "retargeting"]


@given(st.sampled_from(ROWS), st.sampled_from(list(Goal)), st.integers(1, 60), st.integers(1, 60))
def test_a_bigger_order_never_brings_less(row: str, goal: Goal, one: int, other: int) -> None:
    candidate = make(row)
    low, high = sorted((one, other))
    span = candidate.most_units - candidate.least_units
    values = [
        measure(candidate, candidate.least_units + span * part / 60, goal=goal, shares=SHARES)
        for part in (low, high)
    ]
    if values[0] is not None and values[1] is not None:
        assert values[1] >= values[0] * (1 - 1e-9)


def test_quarters_of_one_rate_are_its_own() -> None:
    assert spread(1000.0, bench(0.01, 0.02, 0.03)) == Range(low=500, middle=1000, high=1500)


def test_quarters_of_two_rates_are_narrower_than_both_at_their_worst() -> None:
    found = spread(1000.0, bench(0.01, 0.02, 0.04), bench(0.01, 0.02, 0.04))
    assert found is not None
    assert 250 < found.low < 500
    assert 2000 < found.high < 4000


@pytest.mark.parametrize("benchmarks", [(), (None,), (bench(0, 0, 0),)])
def test_without_a_spread_all_three_are_alike(benchmarks: Any) -> None:
    assert spread(7.4, *benchmarks) == Range(low=7, middle=7, high=7)


def test_ranges_add_up_and_nothing_is_none() -> None:
    one, other = Range(low=1, middle=2, high=3), Range(low=10, middle=20, high=30)
    assert add_ranges((one, None, other)) == Range(low=11, middle=22, high=33)
    assert add_ranges((None, None)) is None
    assert spread(None, bench(0.1, 0.2, 0.3)) is None


def test_reach_is_whole_contacts_of_the_group_only() -> None:
    one = make("dooh-screens")
    contacts = float(one.target_contacts_per_unit) * 100
    assert measure(one, 100, goal=Goal.REACH, shares=SHARES) == one.curve.reach(contacts)
    assert Decimal(str(SHARES.visit)) == the_card().rates.visit.value
