import random

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.constraints import Constraints, KpiFloor, ShareLimit
from planner.allocation.least_budget import least_budget
from planner.allocation.options import Option, Response
from planner.allocation.responses import Goerg, Hill, Linear, Packages
from planner.allocation.split import Method, Obstacle, Shortfall, Split

OPTIONS = [
    Option(id=f"c{at}", response=Goerg(potential=people, cpm_rub=cpm))
    for at, (people, cpm) in enumerate(((6e6, 250), (4e6, 420), (3e6, 180), (1.5e6, 900)))
]


def solve(options: list[Option], goal: float, **wishes: object) -> Split:
    found = least_budget(options, goal, **wishes)  # type: ignore[arg-type]
    assert isinstance(found, Split)
    return found


def test_four_million_people_cost_what_the_dual_says() -> None:
    split = solve(OPTIONS, 4e6)
    assert split.budget == pytest.approx(1516604.434858888, rel=1e-9)
    assert list(split.spends.values()) == pytest.approx(
        [788362.8284996431, 297371.48205084866, 430870.1243083958, 0.0], abs=1e-3
    )
    assert split.bound == pytest.approx(split.budget)
    assert split.method is Method.WATER_FILLING
    assert "goal" in split.binding


@pytest.mark.parametrize("seed", range(6))
def test_both_directions_agree_on_s_curves(seed: int) -> None:
    rng = random.Random(seed)
    curves: list[Response] = [
        Hill(top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.choice((1, 2, 3, 5, 8)))
        for _ in range(rng.randint(2, 5))
    ]
    options = [Option(id=str(at), response=curve) for at, curve in enumerate(curves)]
    budget = rng.uniform(2, 30)
    best = best_split(options, budget)
    assert isinstance(best, Split)
    back = solve(options, best.value * (1 - 1e-9))
    assert back.budget <= budget * (1 + 1e-6)
    assert back.value >= best.value * (1 - 1e-7)
    assert back.gap <= 1e-6
    if back.budget < budget * (1 - 1e-3):
        # Money beyond this point may buy nothing; a split of the smaller budget must then bring as much.
        smaller = best_split(options, back.budget * (1 + 1e-9))
        assert isinstance(smaller, Split)
        assert smaller.value >= best.value * (1 - 1e-6)


def test_packages_are_bought_for_the_least_money() -> None:
    options = [
        Option(id="big", response=Packages((0.0, 600.0), (0.0, 330.0))),
        Option(id="a", response=Packages((0.0, 500.0), (0.0, 260.0))),
        Option(id="b", response=Packages((0.0, 450.0), (0.0, 255.0))),
    ]
    assert [solve(options, goal).budget for goal in (200, 300, 400, 600)] == [450, 600, 950, 1550]


@pytest.mark.parametrize("step", [5e4, 3e5])
def test_steps_reach_the_goal_with_whole_steps(step: float) -> None:
    options = [Option(id=option.id, response=option.response, step=step) for option in OPTIONS]
    split = solve(options, 4e6)
    assert split.value >= 4e6 * (1 - 1e-9)
    assert all(money / step == pytest.approx(round(money / step)) for money in split.spends.values())
    assert solve(OPTIONS, 4e6).budget <= split.budget <= solve(OPTIONS, 4e6).budget + 4 * step


def test_minimum_tickets_raise_the_price_of_a_goal() -> None:
    options = [Option(id=option.id, response=option.response, minimum=4e5) for option in OPTIONS]
    split = solve(options, 4e6)
    assert split.budget >= solve(OPTIONS, 4e6).budget
    assert all(money == 0 or money >= 4e5 * (1 - 1e-9) for money in split.spends.values())


def test_wishes_hold_in_this_direction_too() -> None:
    split = solve(OPTIONS, 4e6, constraints=Constraints(at_most=2))
    assert sum(money > 0 for money in split.spends.values()) == 2
    limited = solve(OPTIONS, 4e6, constraints=Constraints(shares=(ShareLimit(ids=("c0",), ceiling=0.4),)))
    assert limited.spends["c0"] <= 0.4 * limited.spent * (1 + 1e-6)
    clicks = KpiFloor(name="clicks", responses={"c1": Linear(units_per_rub=0.01)}, floor=8e3)
    clicked = solve(OPTIONS, 4e6, constraints=Constraints(kpis=(clicks,)))
    assert clicked.spends["c1"] == pytest.approx(8e5, rel=1e-5)


def test_a_goal_beyond_everything_names_the_most_there_is() -> None:
    found = least_budget(OPTIONS, 2e7)
    assert isinstance(found, Shortfall)
    assert found.obstacle is Obstacle.GOAL
    assert found.needed_rub is None
    assert found.best_value == pytest.approx(14.5e6, rel=1e-3)
    assert found.deficit_value == pytest.approx(5.5e6, rel=1e-2)


def test_capacities_bound_the_goal() -> None:
    options = [Option(id=option.id, response=option.response, maximum=1e5) for option in OPTIONS]
    assert isinstance(least_budget(options, 4e6), Shortfall)
    assert isinstance(least_budget(options, 5e5), Split)


def test_no_goal_costs_nothing() -> None:
    assert solve(OPTIONS, 0.0).budget == 0
