from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.line_cost import Delivery, LineCost
from planner.money import Amount
from planner.totals import Line, total_lines


def make_line(net: str, **counts: int) -> Line:
    amount = Amount(net=Decimal(net), vat=Decimal(net) * Decimal("0.22"))
    delivery = Delivery(**{name: Decimal(count) for name, count in counts.items()})
    return LineCost(media=Decimal(net), fee=Decimal(0), amount=amount), delivery


DISPLAY = make_line("596700.00", impressions=2_000_000, clicks=5_000, leads=25)
SEARCH = make_line("448800.00", clicks=8_000, leads=240)
RADIO = make_line("908820.00")
SCREENS = make_line("100000.00", impressions=1_000_000)


def test_sums_are_those_of_the_lines() -> None:
    totals = total_lines([DISPLAY, SEARCH, RADIO])
    assert totals.amount.net == Decimal("1954320.00")
    assert totals.amount.gross == totals.amount.net + totals.amount.vat
    assert (totals.impressions, totals.clicks, totals.leads) == (2_000_000, 13_000, 265)


RATIOS = [
    # The agency template divides clicks of all lines by impressions of some; here search does not count.
    ("ctr", [DISPLAY, SEARCH], Decimal("0.0025")),
    ("cpm", [DISPLAY, SEARCH, RADIO], Decimal("298.35")),
    ("cpm", [DISPLAY, SCREENS], Decimal("232.23")),
    ("cpc", [DISPLAY, SEARCH, RADIO], Decimal("80.42")),
    ("cpl", [DISPLAY, SEARCH, RADIO], Decimal("3945.28")),
    ("cpl_whole_plan", [DISPLAY, SEARCH, RADIO], Decimal("7374.79")),
    # Screens have impressions and no clicks: they are no base of CTR.
    ("ctr", [DISPLAY, SCREENS], Decimal("0.0025")),
    ("ctr", [SEARCH, RADIO], None),
    ("cpm", [SEARCH], None),
    ("cpc", [RADIO], None),
    ("cpl", [], None),
]


@pytest.mark.parametrize(("name", "lines", "wanted"), RATIOS)
def test_a_ratio_covers_only_lines_with_its_base(name: str, lines: list[Line], wanted: Any) -> None:
    assert getattr(total_lines(lines), name) == wanted


def test_nothing_known_is_none_and_an_empty_plan_costs_nothing() -> None:
    totals = total_lines([])
    assert totals.amount == Amount()
    assert (totals.impressions, totals.clicks, totals.leads, totals.views) == (None, None, None, None)
    assert total_lines([RADIO]).leads is None


def test_the_order_of_lines_changes_no_total() -> None:
    lines = [DISPLAY, SEARCH, RADIO, SCREENS]
    assert total_lines(lines) == total_lines(list(reversed(lines)))


def test_each_line_keeps_its_own_rounding_in_the_sum() -> None:
    # Three times a third of a kopeck is a kopeck on one line and nothing on three rounded ones.
    thirds = [make_line("0.33") for _ in range(3)]
    assert total_lines(thirds).amount.net == Decimal("0.99")


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**6), st.integers(0, 10**5)), max_size=6))
def test_totals_are_sums_and_ratios_lie_between_their_lines(lines: list[tuple[int, int, int]]) -> None:
    made = [
        make_line(f"{kopecks / 100:.2f}", impressions=10**6, clicks=clicks, leads=leads)
        for kopecks, clicks, leads in lines
    ]
    totals = total_lines(made)
    assert totals.amount.net == sum((cost.amount.net for cost, _ in made), Decimal(0))
    assert totals.amount.gross == totals.amount.net + totals.amount.vat
    assert (totals.clicks or 0) == sum(clicks for _, clicks, _ in lines)
    if totals.ctr is not None:
        rates = [Decimal(clicks) / 10**6 for _, clicks, _ in lines]
        assert min(rates) <= totals.ctr <= max(rates)
    if totals.cpm is not None:
        prices = [cost.amount.net / 1000 for cost, _ in made]
        assert min(prices) - 1 <= totals.cpm <= max(prices) + 1


@pytest.mark.parametrize("count", [1, 5, 40])
def test_many_equal_lines_have_the_ratios_of_one(count: int) -> None:
    one, many = total_lines([DISPLAY]), total_lines([DISPLAY] * count)
    assert (many.ctr, many.cpm, many.cpc, many.cpl) == (one.ctr, one.cpm, one.cpc, one.cpl)
    assert many.amount.net == one.amount.net * count


def test_a_line_without_results_makes_a_lead_of_the_whole_plan_dearer() -> None:
    narrow, whole = total_lines([SEARCH]), total_lines([SEARCH, RADIO])
    assert whole.cpl == narrow.cpl
    assert narrow.cpl_whole_plan is not None
    assert whole.cpl_whole_plan is not None
    assert whole.cpl_whole_plan > narrow.cpl_whole_plan
