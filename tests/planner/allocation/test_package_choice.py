import random

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.options import Option
from planner.allocation.package_choice import choose_packages
from planner.allocation.pieces import Piece, cut
from planner.allocation.responses import Packages
from planner.allocation.split import Split
from tests.planner.allocation.brute_force import best_of_all


def step_item(step: float, *values: float) -> Packages:
    return Packages(tuple(step * count for count in range(len(values) + 1)), (0.0, *values))


SHOP = {
    "sms": step_item(100_000, 60_000, 110_000, 150_000, 180_000),
    "olv": step_item(250_000, 140_000, 250_000, 330_000),
    "dooh": step_item(300_000, 150_000, 270_000),
    "tv": step_item(400_000, 260_000, 420_000),
    "vk": step_item(50_000, 45_000, 80_000, 108_000, 130_000, 147_000, 160_000),
}


def pieces_of(items: dict[str, Packages], budget: float) -> list[tuple[Piece, ...]]:
    return [cut(Option(id=name, response=item), budget) for name, item in items.items()]


@pytest.mark.parametrize(
    ("budget", "value", "spends"),
    [
        (500_000, 340_000, (0, 0, 0, 400_000, 100_000)),
        (1_000_000, 618_000, (200_000, 250_000, 0, 400_000, 150_000)),
        (40_000, 0, (0, 0, 0, 0, 0)),
    ],
)
def test_packages_are_chosen_as_full_enumeration_does(
    budget: float, value: float, spends: tuple[float, ...]
) -> None:
    found = choose_packages(pieces_of(SHOP, budget), budget)
    assert found == spends
    assert sum(item.value(spend) for item, spend in zip(SHOP.values(), found, strict=True)) == value


def test_greedy_falls_into_the_trap_and_we_do_not() -> None:
    trap = {"big": step_item(6e5, 330_000), "a": step_item(5e5, 260_000), "b": step_item(5e5, 255_000)}
    assert choose_packages(pieces_of(trap, 1e6), 1e6) == (0, 5e5, 5e5)


def test_of_equal_values_the_cheapest_is_taken() -> None:
    items = {"a": Packages((0.0, 5.0), (0.0, 10.0)), "b": Packages((0.0, 4.0), (0.0, 10.0))}
    assert choose_packages(pieces_of(items, 8), 8) == (0, 4)


@pytest.mark.parametrize(("wish", "spends"), [((5, 0), (4, 0)), ((0, 5), (0, 4)), ((0, 0), (0, 4))])
def test_of_equal_values_and_costs_the_nearest_to_the_wish_is_taken(
    wish: tuple[float, ...], spends: tuple[float, ...]
) -> None:
    items = {"a": Packages((0.0, 4.0), (0.0, 10.0)), "b": Packages((0.0, 4.0), (0.0, 10.0))}
    found = choose_packages(pieces_of(items, 6), 6, wish)
    assert found is not None
    if sum(wish):
        assert found == spends
    assert sum(found) == 4


@pytest.mark.parametrize("seed", range(30))
def test_fractional_prices_match_full_enumeration(seed: int) -> None:
    rng = random.Random(seed)
    items = {}
    for at in range(rng.randint(2, 6)):
        count = rng.randint(1, 4)
        costs = sorted(rng.uniform(1, 30) for _ in range(count))
        values = sorted(rng.uniform(1, 60) for _ in range(count))
        items[str(at)] = Packages((0.0, *costs), (0.0, *values))
    budget = rng.uniform(5, 80)
    options = [Option(id=name, response=item, packages=item.costs) for name, item in items.items()]
    expected = best_of_all(options, budget)
    found = best_split(options, budget)
    assert expected is not None
    assert isinstance(found, Split)
    assert found.value == pytest.approx(expected[0], rel=1e-12)
    assert found.gap == 0


def test_two_hundred_options_are_chosen_exactly() -> None:
    rng = random.Random(4)
    items = {
        f"{at:03d}": step_item(rng.randrange(10_000, 90_000, 5_000), 10, 10 + rng.random() * 8, 10 + 9)
        for at in range(200)
    }
    pieces = pieces_of(items, 3e6)
    found = choose_packages(pieces, 3e6)
    assert found is not None
    assert sum(found) <= 3e6
