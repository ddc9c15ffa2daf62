from decimal import Decimal
from typing import Any

import pytest

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
