import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.allocation.contact_goal import Vehicle, choose_vehicles, contact_share
from planner.allocation.options import AllocationInvalid

# FórmulaPlus of mediaPlanR: tariffs and audiences of 20 magazines in a population of a million.
TARIFFS = (12000, 11000, 10500, 9500, 9000, 8500, 8000, 7500, 10000, 13500) + (
    8000,
    9500,
    9000,
    7000,
    6500,
    8500,
    9500,
    8000,
    7500,
    7000,
)
AUDIENCES = (0.32, 0.29, 0.31, 0.28, 0.25, 0.4, 0.23, 0.26, 0.295, 0.42) + (
    0.245,
    0.275,
    0.22,
    0.235,
    0.185,
    0.28,
    0.265,
    0.255,
    0.195,
    0.21,
)
MAGAZINES = [
    Vehicle(id=f"{at:02d}", cost=cost, share=share)
    for at, (cost, share) in enumerate(zip(TARIFFS, AUDIENCES, strict=True))
]


@pytest.mark.parametrize(
    ("budget", "frequency", "value", "cost", "second"),
    [
        (50_000, 1, 0.874729396, 50_000, 0.87428639944),
        (50_000, 4, 0.06120951699999999, 50_000, 0.05992380700000011),
        (75_000, 3, 0.47456724854234933, 74_500, 0.4741152352055963),
        (100_000, 4, 0.41148051680970577, 100_000, 0.4101339566050044),
        (120_000, 1, 0.9891168946213592, 119_500, 0.989026637527429),
    ],
)
def test_twenty_magazines_are_chosen_as_full_enumeration_does(
    budget: float, frequency: int, value: float, cost: float, second: float
) -> None:
    plan = choose_vehicles(MAGAZINES, budget, frequency)
    assert plan.value == pytest.approx(value, abs=1e-12)
    assert plan.second_value == pytest.approx(second, abs=1e-12)
    assert plan.cost == cost
    assert sum(vehicle.cost for vehicle in MAGAZINES if vehicle.id in plan.ids) == cost


@pytest.mark.parametrize("seed", range(25))
def test_no_set_beats_the_chosen_one(seed: int) -> None:
    rng = random.Random(seed)
    vehicles = [Vehicle(id=str(at), cost=rng.randint(1, 9), share=rng.uniform(0.02, 0.95)) for at in range(9)]
    budget, frequency = rng.randint(0, 40), rng.randint(1, 5)
    sets = [
        (contact_share([vehicle.share for vehicle in chosen], frequency), chosen)
        for size in range(10)
        for chosen in combinations(vehicles, size)
        if sum(vehicle.cost for vehicle in chosen) <= budget
    ]
    plan = choose_vehicles(vehicles, budget, frequency)
    values = sorted((value for value, _ in sets), reverse=True)
    assert plan.value == pytest.approx(values[0], abs=1e-12)
    assert plan.greedy_value <= plan.value + 1e-12
    if len(values) > 1:
        assert plan.second_value == pytest.approx(values[1], abs=1e-12)
    cheapest = min(sum(v.cost for v in chosen) for value, chosen in sets if value >= values[0] - 1e-12)
    assert plan.cost == cheapest


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_vehicles_changes_nothing(seed: int) -> None:
    shuffled = MAGAZINES[:]
    random.Random(seed).shuffle(shuffled)
    one, other = choose_vehicles(MAGAZINES, 75_000, 3), choose_vehicles(shuffled, 75_000, 3)
    assert one.ids == other.ids
    assert one.value == pytest.approx(other.value, abs=1e-14)


def test_the_currency_changes_nothing() -> None:
    dear = [Vehicle(id=v.id, cost=v.cost * 97.3, share=v.share) for v in MAGAZINES]
    assert choose_vehicles(dear, 75_000 * 97.3, 3).ids == choose_vehicles(MAGAZINES, 75_000, 3).ids


def test_of_equal_sets_the_cheapest_then_the_first_is_taken() -> None:
    vehicles = [
        Vehicle(id="b", cost=3, share=0.5),
        Vehicle(id="a", cost=3, share=0.5),
        Vehicle(id="c", cost=4, share=0.5),
    ]
    assert choose_vehicles(vehicles, 4, 1).ids == ("a",)


def test_forty_vehicles_take_no_time() -> None:
    rng = random.Random(1)
    vehicles = [
        Vehicle(id=str(at), cost=rng.randrange(6000, 14000, 100), share=rng.uniform(0.1, 0.45))
        for at in range(40)
    ]
    plan = choose_vehicles(vehicles, 100_000, 3)
    assert plan.cost <= 100_000
    assert plan.value >= plan.greedy_value


@pytest.mark.parametrize(("budget", "ids"), [(0, ()), (6_499, ()), (6_500, ("14",))])
def test_small_budgets_buy_little(budget: float, ids: tuple[str, ...]) -> None:
    assert choose_vehicles(MAGAZINES, budget, 1).ids == ids


def test_an_unreachable_frequency_buys_nothing() -> None:
    plan = choose_vehicles(MAGAZINES[:2], 1e6, 3)
    assert (plan.ids, plan.cost) == ((), 0)
    assert plan.value == pytest.approx(0, abs=1e-15)


def test_certain_contact_is_allowed() -> None:
    plan = choose_vehicles([Vehicle(id="a", cost=1, share=1.0), Vehicle(id="b", cost=1, share=0.5)], 2, 2)
    assert plan.value == pytest.approx(0.5)


@pytest.mark.parametrize(
    "vehicles",
    [
        [Vehicle(id="a", cost=-1, share=0.5)],
        [Vehicle(id="a", cost=1, share=1.5)],
        [Vehicle(id="a", cost=float("nan"), share=0.5)],
        [Vehicle(id="a", cost=1, share=0.5)] * 2,
        [Vehicle(id=str(at), cost=1, share=0.5) for at in range(63)],
    ],
)
def test_impossible_vehicles_are_refused(vehicles: list[Vehicle]) -> None:
    with pytest.raises(AllocationInvalid):
        choose_vehicles(vehicles, 10, 1)


def test_a_frequency_is_one_or_more() -> None:
    with pytest.raises(AllocationInvalid):
        choose_vehicles(MAGAZINES, 10, 0)


@given(shares=st.lists(st.floats(0, 1), max_size=7), frequency=st.integers(1, 4))
def test_a_contact_share_counts_every_outcome(shares: list[float], frequency: int) -> None:
    total = 0.0
    for outcome in range(2 ** len(shares)):
        chance, contacts = 1.0, 0
        for at, share in enumerate(shares):
            seen = outcome >> at & 1
            chance *= share if seen else 1 - share
            contacts += seen
        total += chance if contacts >= frequency else 0.0
    assert contact_share(shares, frequency) == pytest.approx(total, abs=1e-12)
