import numpy as np
import pytest
from scipy.stats import binom

from planner.reach.nodes import FEW_FACTORS, FEW_POINTS, MANY_POINTS, MIDPOINTS, add_counts, factor_points


@pytest.mark.parametrize(
    ("factors", "points"),
    [
        (0, 1),
        (1, MIDPOINTS),
        (2, FEW_POINTS),
        (FEW_FACTORS, FEW_POINTS),
        (FEW_FACTORS + 1, MANY_POINTS),
        (28, MANY_POINTS),
    ],
)
def test_points_have_a_row_a_factor(factors: int, points: int) -> None:
    assert factor_points(factors).shape == (factors, points)


@pytest.mark.parametrize("factors", [1, 3, 8, 14])
def test_points_are_standard_normal(factors: int) -> None:
    points = factor_points(factors)
    assert points.mean(axis=1) == pytest.approx(0, abs=0.01)
    assert points.std(axis=1) == pytest.approx(1, abs=0.02)
    assert np.isfinite(points).all()


def test_points_are_the_same_every_time() -> None:
    first = factor_points(5).copy()
    factor_points.cache_clear()
    assert (factor_points(5) == first).all()


def test_points_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        factor_points(2)[0, 0] = 1


def test_counts_of_equal_channels_are_binomial() -> None:
    law = np.zeros((6, 1))
    law[:2, 0] = 0.7, 0.3
    total = add_counts([law] * 5)
    assert total[:, 0] == pytest.approx(binom.pmf(np.arange(6), 5, 0.3))


def test_counts_above_the_last_cell_are_dropped() -> None:
    law = np.array([[0.0], [1.0]])
    assert add_counts([law, law])[:, 0] == pytest.approx([0, 0])
