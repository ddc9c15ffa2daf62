"""What is offered, cell by cell: lines, costs, totals and reach worked out by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.media_plan import (
    PlanReach,
    Range,
)
from planner.money import Amount
from planner.offer.document import Chart
from planner.offer.plan_sections import find_factor, write_estimate, write_plan_section
from tests.planner.offer.offered import desk_of
from tests.planner.offer.told import REACH, grids, plan, said
from tests.planner.workbook.written import factor, make_plan_line, sure

NBSP = "\u00a0"


def test_a_line_is_told_with_what_it_brings() -> None:
    russian = grids(write_plan_section(desk_of(plan())))[0]
    english = grids(write_plan_section(desk_of(plan(), "en")))[0]
    assert [cell.replace(NBSP, " ") for cell in russian.rows[0]] == (
        ["1", "Баннеры", "1000 показов", "2 000", "2 000 000", "500 000", "3,0", "8 000", "160"]
    )
    assert english.rows == (
        ("1", "Banners", "1,000 impressions", "2,000", "2,000,000", "500,000", "3.0", "8,000", "160"),
    )


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, ["Clicks", "Leads"]),
        ({"leads": None}, ["Clicks"]),
        ({"clicks": None, "leads": None}, []),
        # No room for more than two.
        ({"sales": sure(5), "views": sure(9)}, ["Clicks", "Leads"]),
        ({"clicks": None, "sales": sure(5), "views": sure(9)}, ["Leads", "Sales"]),
    ],
)
def test_results_that_no_line_has_get_no_column(changes: dict[str, Any], counted: list[str]) -> None:
    grid = grids(write_plan_section(desk_of(plan(lines=(make_plan_line(**changes),)), "en")))[0]
    assert [column.title for column in grid.columns][7:] == counted
    assert len(grid.rows[0]) == len(grid.columns)


def test_a_price_on_request_hides_what_money_would_buy() -> None:
    line = make_plan_line(price=None, unit_price=None, cost=None, vat_parts=(), discount=None, clicks=None)
    made = plan(lines=(line,), totals=None)
    shown = grids(write_plan_section(desk_of(made, "en")))[0].rows[0]
    assert shown[3:6] == ("—", "2,000,000", "—")
    costs = grids(write_estimate(desk_of(made, "en")))[0]
    assert costs.rows == (("1", "Banners", "—", "2.64", "—", "—", "—", "—"),)
    assert costs.totals == ()


@pytest.mark.parametrize(
    ("factors", "segments", "found"),
    [((), 1, "1"), (("1.5",), 1, "1.5"), (("1.2", "1.1"), 2, "2.64"), (("0.9", "1.15"), 1, "1.035")],
)
def test_coefficients_and_segments_multiply(factors: tuple[str, ...], segments: int, found: str) -> None:
    line = make_plan_line(factors=tuple(map(factor, factors)), segments=segments)
    assert find_factor(line) == Decimal(found)


def test_the_estimate_stands_to_the_kopeck_and_is_closed_by_its_total() -> None:
    grid = grids(write_estimate(desk_of(plan(), "en")))[0]
    assert grid.rows == (
        ("1", "Banners", "150.00", "2.64", "10 %", "819,720.00", "180,338.40", "1,000,058.40"),
    )
    assert grid.totals == (("", "Total", "", "", "", "819,720.00", "180,338.40", "1,000,058.40"),)


def test_totals_are_told_by_rate_of_vat() -> None:
    parts = (
        (Decimal("0.2"), Amount(net=Decimal("459.46"), vat=Decimal("91.89"))),
        (Decimal("0.22"), Amount(net=Decimal("540.54"), vat=Decimal("118.92"))),
    )
    items = said(write_estimate(desk_of(plan(vat_by_rate=parts), "en")))
    assert items[:4] == [
        "Total RUB 819,720.00 without VAT, RUB 1,000,058.40 with VAT.",
        "VAT 20 %: RUB 91.89 on RUB 459.46.",
        "VAT 22 %: RUB 118.92 on RUB 540.54.",
        "Agency fee: RUB 106,920.00 without VAT, included in the lines.",
    ]


def test_reach_is_drawn_while_enough_people_see_it() -> None:
    (chart,) = [one for one in write_plan_section(desk_of(plan(), "en")).blocks if isinstance(one, Chart)]
    # Half a per cent of half a million is 2,500: those who saw it four times are one too few.
    assert [(bar.label, bar.value, bar.share) for bar in chart.bars] == [
        ("1+", "500,000", 1),
        ("2+", "300,000", 0.6),
        ("3+", "2,500", 0.005),
    ]


@pytest.mark.parametrize("reach", [None, replace(REACH, k_plus=()), replace(REACH, k_plus=(0, 0))])
def test_nobody_reached_is_not_drawn(reach: PlanReach | None) -> None:
    blocks = write_plan_section(desk_of(plan(reach=reach))).blocks
    assert not [block for block in blocks if isinstance(block, Chart)]


def test_at_most_ten_bars_are_drawn() -> None:
    many = replace(REACH, k_plus=tuple(500_000 - 1_000 * times for times in range(15)))
    (chart,) = [one for one in write_plan_section(desk_of(plan(reach=many))).blocks if isinstance(one, Chart)]
    assert chart.bars[-1].label == "10+"


def test_quarters_are_told_of_what_is_forecast_only() -> None:
    made = plan(clicks=Range(low=7_000, middle=8_000, high=9_500), sales=sure(3))
    grid = grids(write_plan_section(desk_of(made, "en")))[1]
    assert grid.rows == (("Clicks", "7,000", "8,000", "9,500"), ("Sales", "3", "3", "3"))
    assert len(grids(write_plan_section(desk_of(plan(), "en")))) == 1
