import math
from collections.abc import Callable, Sequence

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.constraints import Constraints
from planner.allocation.least_budget import least_budget
from planner.allocation.options import Option, Response, Shape
from planner.allocation.responses import Goerg, Hill, Linear, Packages, Power, Tabulated
from planner.allocation.split import Method, Shortfall, Split
from planner.allocation.union import LogGain, Union, gain_of, log_gain, people_of
from tests.planner.allocation.brute_force import best_on_grid

PEOPLE, CPM, UNIVERSE = (6e6, 4e6, 3e6, 1.5e6), (250, 420, 180, 900), 2e7
OPTIONS = [
    Option(id=f"c{at}", response=Goerg(potential=people, cpm_rub=cpm))
    for at, (people, cpm) in enumerate(zip(PEOPLE, CPM, strict=True))
]
Joint = Callable[[Sequence[float]], float]


def solve(options: Sequence[Option], budget: float, union: Union, **wishes: object) -> Split:
    split = best_split(options, budget, union=union, **wishes)  # type: ignore[arg-type]
    assert isinstance(split, Split)
    return split


def test_the_union_of_independent_channels_is_filled_exactly() -> None:
    split = solve(OPTIONS, 3e6, Union(universe=UNIVERSE))
    assert list(split.spends.values()) == pytest.approx(
        [1510767.0851887653, 799034.1929274207, 690198.7218838144, 0.0], rel=1e-9, abs=1e-6
    )
    assert split.value == pytest.approx(5443512.136677009, rel=1e-12)
    assert split.gap <= 1e-9


def test_the_value_is_the_union_of_the_lines() -> None:
    split = solve(OPTIONS, 5e6, Union(universe=UNIVERSE))
    missed = math.prod(1 - line.response / UNIVERSE for line in split.lines)
    assert split.value == pytest.approx(UNIVERSE * (1 - missed))


def test_the_next_100_000_roubles_count_new_people_only() -> None:
    split = solve(OPTIONS, 3e6, Union(universe=UNIVERSE))
    line = split.lines[0]
    more = OPTIONS[0].response.value(line.money + 1e5) - line.response
    others = math.prod(1 - other.response / UNIVERSE for other in split.lines[1:])
    assert line.next_value == pytest.approx(more * others)
    assert split.multiplier * 1e5 >= line.next_value


def test_the_least_budget_for_a_union_is_the_budget_that_reaches_it() -> None:
    split = solve(OPTIONS, 3e6, Union(universe=UNIVERSE))
    back = least_budget(OPTIONS, split.value, union=Union(universe=UNIVERSE))
    assert isinstance(back, Split)
    assert back.budget == pytest.approx(3e6, rel=1e-6)


def test_nobody_reaches_more_people_than_there_are() -> None:
    found = least_budget(OPTIONS, UNIVERSE, union=Union(universe=UNIVERSE))
    assert isinstance(found, Shortfall)
    assert found.best_value is not None
    assert found.best_value < UNIVERSE


@pytest.mark.parametrize("money", [1e4, 3e5, 2e6, 9e7])
@pytest.mark.parametrize("universe", [6e6, 2e7])
def test_the_closed_form_of_a_gain_finds_the_money_back(money: float, universe: float) -> None:
    gain = LogGain(response=OPTIONS[0].response, universe=universe)
    assert gain.demand(gain.slope(money)) == pytest.approx(money, rel=1e-6)


@pytest.mark.parametrize("people", [0.0, 1.0, 5e6, 1.99e7])
def test_gains_and_people_turn_into_each_other(people: float) -> None:
    assert people_of(log_gain(people, UNIVERSE), UNIVERSE) == pytest.approx(people)


@pytest.mark.parametrize(
    ("response", "universe", "shape"),
    [
        (Goerg(potential=1e6, cpm_rub=100), 1e7, Shape.CONCAVE),
        (Goerg(potential=2e7, cpm_rub=100), 1e7, Shape.S_SHAPED),
        (Goerg(potential=1e6, cpm_rub=100, frequency=3), 1e7, Shape.S_SHAPED),
        (Linear(units_per_rub=1, capacity_rub=1e6), 1e7, Shape.S_SHAPED),
        (Hill(top=1e6, half_rub=1e5, exponent=2), 1e7, Shape.S_SHAPED),
        (Power(factor=100, exponent=0.5), 1e7, Shape.S_SHAPED),
        (Packages((0.0, 1e5), (0.0, 1e6)), 1e7, Shape.STEPS),
    ],
)
def test_a_gain_says_how_it_bends(response: Response, universe: float, shape: Shape) -> None:
    gain = gain_of(response, universe)
    assert gain.shape is shape
    assert gain.value(1e5) == pytest.approx(log_gain(response.value(1e5), universe))


def test_a_table_becomes_a_table_of_gains() -> None:
    gain = gain_of(Tabulated((0.0, 10.0, 20.0), (0.0, 5e5, 8e5)), 1e6)
    assert gain.value(20) == pytest.approx(log_gain(8e5, 1e6))


def test_a_reach_above_the_audience_is_cut_there() -> None:
    split = solve([Option(id="a", response=Linear(units_per_rub=10))], 1e6, Union(universe=1e6))
    assert split.value <= 1e6
    assert split.value == pytest.approx(1e6)


@pytest.mark.parametrize("budget", [2e5, 9e5, 2e6])
def test_fixed_prices_with_capacities_are_united_exactly(budget: float) -> None:
    curves = [
        Linear(units_per_rub=2, capacity_rub=5e5),
        Linear(units_per_rub=1.5, capacity_rub=8e5),
        Goerg(potential=3e6, cpm_rub=300),
    ]
    options = [Option(id=str(at), response=curve) for at, curve in enumerate(curves)]
    split = solve(options, budget, Union(universe=4e6))
    grid = best_on_grid([gain_of(curve, 4e6) for curve in curves], budget, 200)
    assert split.value >= people_of(grid, 4e6) * (1 - 1e-9)
    assert split.gap <= 1e-6


def test_a_union_keeps_wishes() -> None:
    split = solve(OPTIONS, 3e6, Union(universe=UNIVERSE), constraints=Constraints(at_most=2))
    assert sum(money > 0 for money in split.spends.values()) == 2


def overlap(correlated: float) -> Joint:
    """Two groups of channels that see partly the same people: the union loses a share of the common part."""

    def joint(spends: Sequence[float]) -> float:
        reaches = [option.response.value(spend) for option, spend in zip(OPTIONS, spends, strict=True)]
        independent = UNIVERSE * (1 - math.prod(1 - reach / UNIVERSE for reach in reaches))
        return independent - correlated * min(reaches[0], reaches[1])

    return joint


@pytest.mark.parametrize("correlated", [0.0, 0.2, 0.6])
def test_dependence_moves_money_and_never_costs_value(correlated: float) -> None:
    joint = overlap(correlated)
    independent = solve(OPTIONS, 3e6, Union(universe=UNIVERSE))
    split = solve(OPTIONS, 3e6, Union(universe=UNIVERSE, joint=joint))
    assert split.method is Method.JOINT_ASCENT
    assert split.value == pytest.approx(joint(list(split.spends.values())))
    assert split.value >= joint(list(independent.spends.values())) * (1 - 1e-12)
    assert split.bound >= split.value
    assert split.spent <= 3e6 * (1 + 1e-9)
    if correlated == 0.0:
        assert split.gap <= 1e-9
        assert list(split.spends.values()) == pytest.approx(
            list(independent.spends.values()), rel=1e-4, abs=1
        )
    if correlated == 0.6:
        # Paying twice for the same people: one of the pair gives way.
        assert split.value > joint(list(independent.spends.values())) * 1.001


def test_a_smooth_joint_objective_is_climbed_to_its_top() -> None:
    # Reach of c0 counts half: the optimum is the exact split of the scaled curves.
    def joint(spends: Sequence[float]) -> float:
        return sum(
            (0.5 if at == 0 else 1.0) * option.response.value(spend)
            for at, (option, spend) in enumerate(zip(OPTIONS, spends, strict=True))
        )

    halved = [Option(id="c0", response=Goerg(potential=3e6, cpm_rub=500)), *OPTIONS[1:]]
    exact = best_split(halved, 3e6)
    assert isinstance(exact, Split)
    union = Union(universe=UNIVERSE, joint=joint, is_lifted_by_independence=False)
    assert solve(OPTIONS, 3e6, union).value == pytest.approx(exact.value, rel=1e-5)


def test_without_knowledge_the_bound_is_the_sum_of_reaches() -> None:
    summed = best_split(OPTIONS, 3e6)
    assert isinstance(summed, Split)
    union = Union(universe=UNIVERSE, joint=overlap(0.1), is_lifted_by_independence=False)
    assert solve(OPTIONS, 3e6, union).bound == pytest.approx(summed.value)


def test_a_joint_reach_sees_the_options_in_the_order_they_came() -> None:
    mirrored = OPTIONS[::-1]
    joint = overlap(0.3)
    one = solve(OPTIONS, 3e6, Union(universe=UNIVERSE, joint=joint))
    other = solve(mirrored, 3e6, Union(universe=UNIVERSE, joint=lambda spends: joint(spends[::-1])))
    assert other.value == pytest.approx(one.value, rel=1e-9)


def test_the_least_budget_for_a_joint_goal_reaches_it() -> None:
    union = Union(universe=UNIVERSE, joint=overlap(0.3))
    found = least_budget(OPTIONS[:4], 4e6, union=union)
    independent = least_budget(OPTIONS, 4e6, union=Union(universe=UNIVERSE))
    assert isinstance(found, Split)
    assert isinstance(independent, Split)
    assert found.value >= 4e6
    assert found.budget >= independent.budget
