from itertools import combinations
from math import factorial, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.win_model.product_shares import list_nodes, share_product

FACTORS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6)


def shapley_by_definition(weight: float, factors: list[tuple[float, float]]) -> list[float]:
    """The slow way: each field's gain averaged over all orders in which fields become known."""
    size = len(factors)
    shares = [0.0] * size
    for field in range(size):
        others = [at for at in range(size) if at != field]
        for count in range(size):
            portion = factorial(count) * factorial(size - count - 1) / factorial(size)
            for known in combinations(others, count):
                rest = prod(factors[at][0] if at in known else factors[at][1] for at in others)
                shares[field] += weight * portion * (factors[field][0] - factors[field][1]) * rest
    return shares


@given(FACTORS, st.floats(-3, 3))
def test_shares_are_shapley_values(factors: list[tuple[float, float]], weight: float) -> None:
    shares = [0.0] * len(factors)
    share_product(weight, [(at, a, b) for at, (a, b) in enumerate(factors)], shares)
    assert shares == pytest.approx(shapley_by_definition(weight, factors), abs=1e-12)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=40))
def test_shares_add_up_to_the_product_less_its_average(factors: list[tuple[float, float]]) -> None:
    shares = [0.0] * len(factors)
    share_product(2.0, [(at, a, b) for at, (a, b) in enumerate(factors)], shares)
    whole = 2.0 * (prod(a for a, _ in factors) - prod(b for _, b in factors))
    assert sum(shares) == pytest.approx(whole, abs=1e-11)


@pytest.mark.parametrize("count", [1, 2, 3, 8, 20])
def test_nodes_integrate_the_highest_power_they_promise(count: int) -> None:
    power = 2 * count - 1
    assert sum(w * x**power for x, w in list_nodes(count)) == pytest.approx(1 / (power + 1), abs=1e-13)


def test_no_factor_brings_nothing() -> None:
    shares: list[float] = []
    share_product(1.0, [], shares)
    assert shares == []
