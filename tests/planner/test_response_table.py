import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.line_forecast import Shares
from planner.media_plan import Goal
from planner.response_table import (
    Aim,
    cost_of,
    find_hull,
    least_money,
    list_parts,
    make_option,
    tabulate,
)
from tests.planner.builders import the_card
from tests.planner.test_candidate import make

PEOPLE = 10_000_000


def aim(goal: Goal, frequency: int = 1) -> Aim:
    return Aim(goal=goal, shares=Shares.of(the_card(), frequency), people=PEOPLE)


points = st.lists(
    st.tuples(st.floats(min_value=0, max_value=1e9), st.floats(min_value=0, max_value=1e7)),
    min_size=1,
    max_size=30,
)


@given(points)
def test_a_hull_is_concave_rises_and_lies_on_or_above_every_point(found: list[tuple[float, float]]) -> None:
    hull = find_hull([(0.0, 0.0), *found])
    assert len(hull) >= 2
    assert [x for x, _ in hull] == sorted({x for x, _ in hull})
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in zip(hull, hull[1:], strict=False)]
    assert all(slope >= 0 for slope in slopes)
    assert all(
        after <= before * (1 + 1e-6) + 1e-12 for before, after in zip(slopes, slopes[1:], strict=False)
    )


def test_effective_reach_runs_from_its_efficient_volume_on() -> None:
    asked: dict[str, Any] = {"budget": 2e7, "ceiling": 2e7, "required": False}
    one = make("vk-universal")
    wide = make_option(one, aim(Goal.REACH), **asked)
    deep = make_option(one, aim(Goal.EFFECTIVE_REACH, 4), **asked)
    assert wide is not None
    assert deep is not None
    assert wide.minimum == pytest.approx(cost_of(one, one.least_units))
    assert deep.minimum > wide.minimum * 10
    average = deep.response.value(deep.minimum) / deep.minimum
    for money in (wide.minimum, deep.minimum / 2, deep.minimum * 2):
        assert deep.response.value(money) / money <= average * (1 + 1e-9)


def test_people_add_up_as_a_union() -> None:
    joint = aim(Goal.REACH)
    total = joint.to_sum(3_000_000) + joint.to_sum(4_000_000)
    assert joint.from_sum(total) == pytest.approx(PEOPLE * (1 - 0.7 * 0.6))
    assert aim(Goal.LEADS).from_sum(aim(Goal.LEADS).to_sum(17.0)) == 17.0
    assert math.isfinite(joint.to_sum(PEOPLE))


def test_a_table_holds_real_orders_at_the_discount_that_they_earn() -> None:
    one = make("sms-base")
    table = tabulate(one, aim(Goal.LEADS), 5_000_000)
    assert table is not None
    assert table[0][0] == pytest.approx(cost_of(one, one.least_units))
    assert all(cost <= 5_000_000 * 1.01 for cost, _ in table)
    assert len(table) > 20


def test_what_cannot_be_measured_is_no_option_unless_it_is_wanted() -> None:
    one = make("dooh-screens")
    asked = {"budget": 1e6, "ceiling": 1e6}
    assert make_option(one, aim(Goal.LEADS), **asked, required=False) is None
    wanted = make_option(one, aim(Goal.LEADS), **asked, required=True)
    assert wanted is not None
    assert (wanted.required, wanted.response.value(1e6)) == (True, 0.0)


def test_dear_steps_are_sold_whole() -> None:
    dear = make_option(
        make("display-premium", regions=("Россия",)),
        aim(Goal.REACH),
        budget=3e6,
        ceiling=3e6,
        required=False,
    )
    assert dear is not None
    assert len(dear.packages) > 3
    assert all(total <= 3e6 for total in dear.packages)
    fine = make_option(make("vk-universal"), aim(Goal.REACH), budget=3e6, ceiling=3e6, required=False)
    assert fine is not None
    assert fine.packages == ()


def test_the_least_money_is_below_any_plan_and_none_when_all_is_sold_out() -> None:
    candidates = [make("vk-universal"), make("yandex-search"), make("sms-base")]
    parts = list_parts(candidates, aim(Goal.LEADS))
    assert [slope for slope, _ in parts] == sorted((slope for slope, _ in parts), reverse=True)
    little, much = (least_money(parts, aim(Goal.LEADS), goal) for goal in (100, 1000))
    assert little is not None
    assert much is not None
    assert 0 < little < much
    assert least_money(parts, aim(Goal.LEADS), 10**9) is None
    nobody_clicks = list_parts([make("dooh-screens")], aim(Goal.LEADS))
    assert nobody_clicks == ()
    assert least_money(nobody_clicks, aim(Goal.LEADS), 1) is None


def test_parts_hold_all_that_is_for_sale_the_best_first() -> None:
    one = make("vk-universal")
    parts = list_parts([one], aim(Goal.LEADS))
    money = sum(cost for _, cost in parts)
    assert money <= cost_of(one, one.most_units) * (1 + 1e-9)
    assert all(cost > 0 for _, cost in parts)


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_bigger_goal_costs_more(first: int, second: int) -> None:
    parts = list_parts([make("vk-universal"), make("sms-base")], aim(Goal.LEADS))
    low, high = sorted((first, second))
    little, much = (least_money(parts, aim(Goal.LEADS), goal) for goal in (low, high))
    assert little is not None
    assert much is not None
    assert little <= much
