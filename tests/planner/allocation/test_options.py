import math

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.constraints import Constraints, KpiFloor, ShareLimit
from planner.allocation.least_budget import least_budget
from planner.allocation.options import AllocationInvalid, Option, check_money, check_options
from planner.allocation.responses import Linear
from planner.allocation.union import Union

LINE = Linear(units_per_rub=1.0)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "nothing to choose"),
        ((Option(id="a", response=LINE), Option(id="a", response=LINE)), "a: listed twice"),
        ((Option(id="a", response=LINE, minimum=-1),), "a: the minimum"),
        ((Option(id="a", response=LINE, minimum=math.nan),), "a: the minimum"),
        ((Option(id="a", response=LINE, minimum=math.inf),), "a: the minimum"),
        ((Option(id="a", response=LINE, minimum=2, maximum=1),), "a: the maximum"),
        ((Option(id="a", response=LINE, maximum=math.nan),), "a: the maximum"),
        ((Option(id="a", response=LINE, step=0),), "a: the step"),
        ((Option(id="a", response=LINE, step=-5),), "a: the step"),
        ((Option(id="a", response=LINE, packages=(1.0, math.nan)),), "a: a package"),
        ((Option(id="a", response=LINE, packages=(-1.0,)),), "a: a package"),
    ],
)
def test_impossible_options_are_refused_by_name(options: tuple[Option, ...], words: str) -> None:
    with pytest.raises(AllocationInvalid, match=words):
        check_options(options)


@pytest.mark.parametrize("money", [-1.0, math.nan, math.inf, -math.inf])
def test_a_budget_is_a_finite_sum(money: float) -> None:
    with pytest.raises(AllocationInvalid) as caught:
        check_money(money)
    assert caught.value.code == "allocation_invalid"
    assert caught.value.status == 422
    assert "Бюджет" in caught.value.detail_ru


@pytest.mark.parametrize(
    ("constraints", "words"),
    [
        (Constraints(either_or=(("a", "z"),)), "z: no such option"),
        (Constraints(shares=(ShareLimit(ids=("y",)),)), "y: no such option"),
        (Constraints(kpis=(KpiFloor(name="clicks", responses={"x": LINE}, floor=1),)), "x: no such option"),
        (Constraints(shares=(ShareLimit(ids=("a",), floor=0.6, ceiling=0.5),)), "floor <= ceiling"),
        (Constraints(shares=(ShareLimit(ids=("a",), ceiling=1.5),)), "floor <= ceiling"),
        (Constraints(at_most=-1), "At most how many"),
    ],
)
def test_impossible_wishes_are_refused(constraints: Constraints, words: str) -> None:
    with pytest.raises(AllocationInvalid, match=words):
        best_split([Option(id="a", response=LINE)], 10.0, constraints=constraints)


def test_a_wish_for_an_unknown_option_is_refused() -> None:
    with pytest.raises(AllocationInvalid, match="b: no such option"):
        best_split([Option(id="a", response=LINE)], 10.0, wish={"b": 1.0})


@pytest.mark.parametrize("universe", [0.0, -5.0, math.nan, math.inf])
def test_an_audience_is_a_positive_number(universe: float) -> None:
    with pytest.raises(AllocationInvalid, match="audience"):
        best_split([Option(id="a", response=LINE)], 10.0, union=Union(universe=universe))


@pytest.mark.parametrize("goal", [-1.0, math.nan, math.inf])
def test_a_goal_is_a_finite_number(goal: float) -> None:
    with pytest.raises(AllocationInvalid, match="goal"):
        least_budget([Option(id="a", response=LINE)], goal)
