import random

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.branching import branch
from planner.allocation.constraints import NONE
from planner.allocation.envelope import relax
from planner.allocation.options import Option, Response
from planner.allocation.problem import Problem, pose, value_of
from planner.allocation.responses import Goerg, Hill, Linear
from planner.allocation.split import Method, Split
from planner.allocation.union import Union
from tests.planner.allocation.brute_force import best_on_grid


def draw(seed: int, count: int) -> list[Option]:
    rng = random.Random(seed)
    return [
        Option(
            id=str(at),
            response=Hill(top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.uniform(1, 6)),
        )
        for at in range(count)
    ]


def solve(options: list[Option], budget: float, tolerance: float = 1e-10) -> tuple[Problem, float, float]:
    problem = pose(options, NONE, budget)
    found = branch(problem.pieces, budget, None, tolerance)
    assert found.spends is not None
    assert sum(found.spends) <= budget * (1 + 1e-12)
    return problem, value_of(problem, found.spends), found.bound


@pytest.mark.parametrize("seed", range(10))
def test_bound_and_split_meet(seed: int) -> None:
    options = draw(seed, 6)
    _, value, bound = solve(options, 20.0)
    assert value <= bound <= value * (1 + 1e-9)
    assert value >= best_on_grid([option.response for option in options], 20.0, 150) * (1 - 1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_a_loose_tolerance_is_still_a_true_bound(seed: int) -> None:
    options = draw(seed, 6)
    _, rough, bound = solve(options, 20.0, tolerance=0.05)
    _, exact, _ = solve(options, 20.0)
    assert rough <= exact * (1 + 1e-12)
    assert exact <= bound * (1 + 1e-12)
    assert bound <= rough * 1.051


def test_a_known_split_is_never_lost() -> None:
    options = draw(3, 5)
    problem, value, _ = solve(options, 15.0)
    best = branch(problem.pieces, 15.0, None, 1e-10).spends
    again = branch(problem.pieces, 15.0, best, 1e-10)
    assert again.spends is not None
    assert value_of(problem, again.spends) >= value * (1 - 1e-12)
    assert again.bound >= value * (1 - 1e-12)


def test_an_optimum_inside_a_convex_piece_is_found() -> None:
    # Under the logarithm a fixed price bends upwards, and the best sum lies within.
    options = [
        Option(id="curve", response=Goerg(potential=180, cpm_rub=60)),
        Option(id="line", response=Linear(units_per_rub=4.0, capacity_rub=12.0)),
    ]
    for budget in (6.0, 9.0, 14.0, 20.0):
        split = best_split(options, budget, union=Union(universe=300.0))
        assert isinstance(split, Split)
        assert split.gap <= 1e-7
        reaches = [
            300 * (1 - (1 - options[0].response.value(budget * at / 500) / 300))
            + options[1].response.value(budget * (1 - at / 500))
            * (1 - options[0].response.value(budget * at / 500) / 300)
            for at in range(501)
        ]
        assert split.value >= max(reaches) * (1 - 1e-9)


def test_the_method_is_named() -> None:
    split = best_split(draw(1, 4), 12.0)
    assert isinstance(split, Split)
    assert split.method is Method.BRANCHING


def test_twins_are_left_to_the_solver_of_lines() -> None:
    twins = [Option(id=str(at), response=Hill(top=100, half_rub=5, exponent=3)) for at in range(6)]
    split = best_split(twins, 13.0)
    assert isinstance(split, Split)
    assert split.method is Method.PIECEWISE
    assert split.gap <= 1e-6


def test_a_relaxation_that_is_known_already_changes_nothing() -> None:
    curves = [Hill(top=80, half_rub=4, exponent=3), Hill(top=60, half_rub=3, exponent=2)]
    options = [Option(id=str(at), response=curve) for at, curve in enumerate(curves)]
    problem = pose(options, NONE, 9.0)
    first = relax(problem.pieces, problem.money)
    alone = branch(problem.pieces, 9.0, None, 1e-10)
    assert branch(problem.pieces, 9.0, None, 1e-10, first=first) == alone


@pytest.mark.parametrize(
    ("options", "money", "spends", "value"),
    [
        # One S-curve at 16 is 100 x 256/272; two at 8 are 2 x 100 x 64/80, which is more.
        ([Hill(top=100, half_rub=4, exponent=2)] * 2, 16.0, (8.0, 8.0), 160.0),
        # At 4 roubles one of them alone brings 50, two halves only 20 each.
        ([Hill(top=100, half_rub=4, exponent=2)] * 2, 4.0, None, 50.0),
        ([Linear(units_per_rub=2.0), Linear(units_per_rub=3.0, capacity_rub=4.0)], 10.0, (6.0, 4.0), 24.0),
        ([Linear(units_per_rub=2.0)], 0.0, (0.0,), 0.0),
    ],
)
def test_splits_worked_out_by_hand_are_found(
    options: list[Response], money: float, spends: tuple[float, ...] | None, value: float
) -> None:
    problem = pose([Option(id=str(at), response=one) for at, one in enumerate(options)], NONE, money)
    found = branch(problem.pieces, money, None, 1e-10)
    assert found.spends is not None
    assert value_of(problem, found.spends) == pytest.approx(value, rel=1e-6, abs=1e-6)
    assert found.bound == pytest.approx(value, rel=1e-6, abs=1e-6)
    if spends is not None:
        assert found.spends == pytest.approx(spends, abs=1e-3)


@pytest.mark.parametrize("budget", [5.0, 9.0, 30.0])
def test_smallest_orders_are_kept_or_nothing_is_bought(budget: float) -> None:
    curve = Hill(top=100, half_rub=4, exponent=2)
    options = [Option(id=name, response=curve, minimum=6.0) for name in "ab"]
    found = branch(pose(options, NONE, budget).pieces, budget, None, 1e-10)
    assert found.spends is not None
    assert all(spend == 0 or spend >= 6.0 for spend in found.spends)
    assert sum(spend > 0 for spend in found.spends) == min(2, int(budget // 6))
