import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.faults import ReachInvalid
from planner.reach.pairwise_union import (
    factor_bound,
    fit_factors,
    is_feasible,
    other_overlap,
    overlap_terms,
    own_overlap,
    union_reach,
)

ONES = np.ones((3, 3))


def test_overlap_terms_are_printed() -> None:
    wanted = [[0.16667, 0.33333, 0.5], [0.33333, 1, 1.5], [0.5, 1.5, 4.5]]
    assert overlap_terms([1, 2, 3], [3, 2, 1]) == pytest.approx(np.array(wanted), abs=1e-4)


@pytest.mark.parametrize(
    ("factors", "feasible"), [((0.5, 0.5, 0.5), True), ((1, 1, 1), False), ((-0.1, 0.2), False)]
)
def test_factors_keep_row_sums_within_one(factors: tuple[float, ...], feasible: bool) -> None:
    assert is_feasible(factors) is feasible


def test_parts_of_a_step_are_printed() -> None:
    assert other_overlap([0.2, 0.3, 0.4], 0, ONES) == pytest.approx(0.12)
    assert own_overlap([0.2, 0.3, 0.4], 0, ONES) == pytest.approx(0.7)
    assert factor_bound([0.2, 0.5, 0.5], 0) == pytest.approx(1.0)


@given(st.lists(st.floats(0.01, 0.5), min_size=3, max_size=5))
def test_the_bound_is_the_last_feasible_factor(factors: list[float]) -> None:
    bound = factor_bound(factors, 0)
    assert is_feasible([bound, *factors[1:]])
    assert not is_feasible([bound + 0.01, *factors[1:]])


@pytest.mark.parametrize(("a", "union"), [(0, 70_000), (1, 64_000), (0.5, 67_000)])
def test_a_surface_of_two_channels(a: float, union: float) -> None:
    assert union_reach([40_000, 30_000], [200_000, 160_000], [[0, a], [a, 0]]) == pytest.approx(union)


@pytest.mark.parametrize("a", [-0.1, 1.1])
def test_an_infeasible_surface_is_refused(a: float) -> None:
    with pytest.raises(ReachInvalid):
        union_reach([1, 1], [2, 2], [[0, a], [a, 0]])


def test_factors_are_fitted_to_observed_unions() -> None:
    most, true = (200.0, 150.0, 100.0), (0.6, 0.5, 0.4)
    a = np.outer(true, true) - np.diag(np.square(true))
    points = [(40, 30, 20), (90, 10, 50), (150, 100, 80), (20, 120, 60), (60, 60, 10)]
    unions = [union_reach(point, most, a.tolist()) for point in points]
    fitted = fit_factors(points, unions, most)
    refit = np.outer(fitted, fitted) - np.diag(np.square(fitted))
    for point, union in zip(points, unions, strict=True):
        assert union_reach(point, most, refit.tolist()) == pytest.approx(union, rel=1e-4)
    assert fit_factors(points, unions, most) == fitted
