"""Mixed problems against answers that look at everything: slow, stupid and right."""

import random
from itertools import product

import numpy as np
import pytest

from planner.allocation.best_split import best_split
from planner.allocation.constraints import Constraints, KpiFloor, ShareLimit
from planner.allocation.least_budget import least_budget
from planner.allocation.options import Option, Response
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Packages, Tabulated
from planner.allocation.split import Shortfall, Split
from planner.allocation.union import Union, gain_of, people_of
from planner.allocation.ways_out import Ask, ways_out
from tests.planner.allocation.brute_force import best_on_grid

GRID = 36


def draw_curve(rng: random.Random) -> Response:
    kind = rng.randrange(5)
    if kind == 0:
        return Goerg(
            potential=rng.uniform(50, 100), cpm_rub=rng.uniform(10, 100), frequency=rng.randint(1, 3)
        )
    if kind == 1:
        return Logarithmic(factor=rng.uniform(5, 30), scale_rub=rng.uniform(0.5, 5))
    if kind == 2:
        return Linear(units_per_rub=rng.uniform(0.5, 6), capacity_rub=rng.uniform(2, 12))
    if kind == 3:
        spends = np.cumsum([0.0, *(rng.uniform(0.5, 5) for _ in range(6))])
        values = np.cumsum([0.0, *(rng.uniform(0, 20) for _ in range(6))])
        return Tabulated(tuple(map(float, spends)), tuple(map(float, values)))
    return Hill(top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.uniform(0.6, 6))


def draw_options(seed: int, count: int) -> list[Option]:
    rng = random.Random(seed)
    return [Option(id=str(at), response=draw_curve(rng)) for at in range(count)]


def grid_splits(count: int, budget: float) -> list[tuple[float, ...]]:
    """Every split of the budget in portions of equal size, some money left included."""
    portions = range(GRID + 1)
    return [
        tuple(budget * part / GRID for part in parts)
        for parts in product(portions, repeat=count)
        if sum(parts) <= GRID
    ]


def value_of(options: list[Option], spends: tuple[float, ...]) -> float:
    return sum(option.response.value(spend) for option, spend in zip(options, spends, strict=True))


@pytest.mark.parametrize("seed", range(10))
def test_curves_of_every_kind_mix(seed: int) -> None:
    options, budget = draw_options(seed, 5), random.Random(seed).uniform(4, 40)
    split = best_split(options, budget)
    assert isinstance(split, Split)
    assert split.value >= best_on_grid([option.response for option in options], budget, 150) * (1 - 1e-9)
    assert split.gap <= 1e-6


@pytest.mark.parametrize("seed", [0, 2])
@pytest.mark.parametrize("kind", ["at_most", "either_or", "share", "kpi"])
def test_no_grid_split_that_keeps_the_wishes_is_better(seed: int, kind: str) -> None:
    options, rng = draw_options(seed, 3), random.Random(seed)
    budget = rng.uniform(4, 40)
    splits = grid_splits(3, budget)
    if kind == "at_most":
        constraints = Constraints(at_most=1)
        allowed = [spends for spends in splits if sum(spend > 0 for spend in spends) <= 1]
    elif kind == "either_or":
        constraints = Constraints(either_or=(("0", "1"), ("1", "2")))
        allowed = [s for s in splits if not (s[0] and s[1]) and not (s[1] and s[2])]
    elif kind == "share":
        constraints = Constraints(shares=(ShareLimit(ids=("0", "2"), floor=0.25, ceiling=0.6),))
        allowed = [s for s in splits if 0.25 * budget <= s[0] + s[2] <= 0.6 * budget]
    else:
        second = draw_options(seed + 100, 3)
        floor = 0.7 * max(value_of(second, spends) for spends in splits)
        constraints = Constraints(
            kpis=(KpiFloor(name="k", responses={o.id: o.response for o in second}, floor=floor),)
        )
        allowed = [spends for spends in splits if value_of(second, spends) >= floor]
    split = best_split(options, budget, constraints=constraints)
    assert isinstance(split, Split)
    assert split.value >= max(value_of(options, spends) for spends in allowed) * (1 - 1e-6)
    assert split.gap <= 1e-5
    spends = tuple(split.spends.values())
    assert sum(spends) <= budget * (1 + 1e-9)
    if kind == "share":
        assert 0.25 * budget * (1 - 1e-6) <= spends[0] + spends[2] <= 0.6 * budget * (1 + 1e-6)
    if kind == "kpi":
        assert value_of(second, spends) >= floor * (1 - 1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_packages_and_curves_are_united_exactly(seed: int) -> None:
    rng = random.Random(seed)
    universe, budget = 300.0, rng.uniform(4, 30)
    costs = sorted(rng.uniform(1, 12) for _ in range(3))
    values = sorted(rng.uniform(5, 120) for _ in range(3))
    options = [
        Option(id="bundle", response=Packages((0.0, *costs), (0.0, *values))),
        Option(id="curve", response=Goerg(potential=rng.uniform(50, 250), cpm_rub=rng.uniform(10, 90))),
        Option(id="line", response=Linear(units_per_rub=rng.uniform(1, 9), capacity_rub=rng.uniform(2, 15))),
    ]
    split = best_split(options, budget, union=Union(universe=universe))
    assert isinstance(split, Split)
    best = 0.0
    for cost in (0.0, *costs):
        if cost > budget:
            continue
        rest = [gain_of(option.response, universe) for option in options[1:]]
        bundle = gain_of(options[0].response, universe).value(cost)
        best = max(best, people_of(bundle + best_on_grid(rest, budget - cost, 150), universe))
    assert split.value >= best * (1 - 1e-9)
    assert split.gap <= 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_packages_reach_a_goal_for_the_least_money(seed: int) -> None:
    rng = random.Random(seed)
    options = []
    for at in range(5):
        costs = sorted(rng.sample(range(1, 40), 3))
        values = sorted(rng.sample(range(1, 60), 3))
        options.append(
            Option(id=str(at), response=Packages((0.0, *map(float, costs)), (0.0, *map(float, values))))
        )
    goal = rng.uniform(20, 150)
    fitting = [
        sum(spends)
        for spends in product(*(option.response.costs for option in options))  # type: ignore[attr-defined]
        if value_of(options, spends) >= goal
    ]
    found = least_budget(options, goal)
    if fitting:
        assert isinstance(found, Split)
        assert found.budget == pytest.approx(min(fitting))
        assert found.value >= goal
    else:
        assert isinstance(found, Shortfall)


@pytest.mark.parametrize("seed", range(6))
def test_minimum_tickets_and_maximums_match_every_choice(seed: int) -> None:
    rng = random.Random(seed)
    budget = rng.uniform(5, 30)
    options = [
        Option(
            id=str(at),
            response=Logarithmic(factor=rng.uniform(5, 30), scale_rub=rng.uniform(0.5, 5)),
            minimum=rng.uniform(1, 8),
            maximum=rng.uniform(8, 15),
        )
        for at in range(4)
    ]
    best = 0.0
    for chosen in product((False, True), repeat=4):
        running = [
            Option(id=o.id, response=o.response, minimum=o.minimum, maximum=o.maximum, required=True)
            for o, is_on in zip(options, chosen, strict=True)
            if is_on
        ]
        if running:
            found = best_split(running, budget)
            best = max(best, found.value if isinstance(found, Split) else 0.0)
    split = best_split(options, budget)
    assert isinstance(split, Split)
    assert split.value == pytest.approx(best, rel=1e-7)


@pytest.mark.parametrize("seed", range(5))
def test_random_impossible_goals_have_proved_ways_out(seed: int) -> None:
    rng = random.Random(seed)
    options = tuple(
        Option(
            id=str(at),
            response=Goerg(potential=rng.uniform(1e5, 5e6), cpm_rub=rng.uniform(80, 900)),
            minimum=rng.choice((0.0, 5e4, 2e5)),
            required=rng.random() < 0.3,
        )
        for at in range(4)
    )
    budget = rng.uniform(6e5, 2e6)
    reached = best_split(options, budget)
    assert isinstance(reached, Split)
    ask = Ask(options=options, budget=budget, goal=reached.value * rng.uniform(1.02, 1.6))
    found = ways_out(ask)
    assert len(found) >= 3
    for way in found:
        again = best_split([o for o in options if o.id in way.split.spends], way.budget_rub)
        assert way.split.spent <= way.budget_rub * (1 + 1e-9)
        assert way.goal is None or way.split.value >= way.goal * (1 - 1e-9)
        assert isinstance(again, Split)
