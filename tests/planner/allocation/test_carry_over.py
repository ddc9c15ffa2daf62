import math

import pytest

from planner.allocation.best_split import best_split
from planner.allocation.carry_over import geometric_weights, saturate, steady_pressure
from planner.allocation.options import Option
from planner.allocation.split import Split


@pytest.mark.parametrize(
    ("retention", "periods", "weights"),
    [(0.0, 3, (1.0, 0.0, 0.0)), (0.5, 2, (2 / 3, 1 / 3)), (1.0, 4, (0.25,) * 4)],
)
def test_weights_fall_geometrically_and_add_up_to_one(
    retention: float, periods: int, weights: tuple[float, ...]
) -> None:
    assert geometric_weights(retention, periods) == pytest.approx(weights)


def test_pressure_builds_up_holds_and_fades() -> None:
    pressure = steady_pressure((0.5, 0.3, 0.2), 5)
    assert pressure == pytest.approx((0.5, 0.8, 1.0, 1.0, 1.0, 0.5, 0.2))
    assert math.fsum(pressure) == pytest.approx(5)


def test_a_flight_shorter_than_the_memory_never_reaches_full_pressure() -> None:
    pressure = steady_pressure((0.4, 0.3, 0.2, 0.1), 2)
    assert pressure == pytest.approx((0.4, 0.7, 0.5, 0.3, 0.1))


def test_a_response_is_the_mean_over_draws_of_the_sum_over_periods() -> None:
    response = saturate(2.0, (0.1, 0.3), (0.5, 1.0))
    expected = (
        sum(
            2.0 * (1 - math.exp(-rate * 7 * level)) / (1 + math.exp(-rate * 7 * level))
            for rate in (0.1, 0.3)
            for level in (0.5, 1.0)
        )
        / 2
    )
    assert response.value(7.0) == pytest.approx(expected)


def test_the_printed_optimum_of_another_planner_is_met() -> None:
    # PyMC-Marketing, tests/mmm/test_budget_optimizer.py: 54.78357587906867, 45.21642412093133.
    rates = ((0.1, 0.3, 0.5, 0.7), (0.2, 0.4, 0.6, 0.8))
    options = [
        Option(id=name, response=saturate(beta, draws, steady_pressure(geometric_weights(alpha, 4), 30)))
        for name, beta, draws, alpha in zip("ab", (0.5, 1.0), rates, (0.5, 0.7), strict=True)
    ]
    split = best_split(options, 100.0)
    assert isinstance(split, Split)
    assert list(split.spends.values()) == pytest.approx([54.78332078004234, 45.21667921995766], abs=1e-5)
    assert split.value == pytest.approx(48.93166440131665, rel=1e-10)
