import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from planner.reach.correlation import (
    STRONGEST,
    find_correlation,
    is_valid,
    quantile,
    repair,
    shared_share,
    split_factors,
)

SHARES = st.floats(0.01, 0.95)


@pytest.mark.parametrize("correlation", [-0.9, -0.3, 0.0, 0.2, 0.7, 0.98])
@pytest.mark.parametrize(("one", "other"), [(0.2, 0.3), (0.01, 0.6), (0.9, 0.9)])
def test_shared_share_is_the_bivariate_normal(one: float, other: float, correlation: float) -> None:
    law = multivariate_normal([0, 0], [[1, correlation], [correlation, 1]])
    wanted = float(law.cdf(norm.ppf([one, other])))
    assert shared_share(one, other, correlation) == pytest.approx(wanted, abs=1e-6)


@given(SHARES, SHARES, st.floats(-0.9, 0.9))
def test_the_correlation_behind_an_overlap_is_found(one: float, other: float, correlation: float) -> None:
    overlap = shared_share(one, other, correlation)
    found = find_correlation(one, other, overlap)
    assert shared_share(one, other, found) == pytest.approx(overlap, abs=1e-9)


def test_random_overlap_has_no_correlation() -> None:
    assert find_correlation(0.3, 0.4, 0.12) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("overlap", "correlation"), [(0.3, STRONGEST), (0.9, STRONGEST), (0.0, -STRONGEST), (-0.5, -STRONGEST)]
)
def test_the_same_people_and_no_people_are_the_strongest(overlap: float, correlation: float) -> None:
    assert find_correlation(0.3, 0.4, overlap) == pytest.approx(correlation, abs=1e-9)


@pytest.mark.parametrize(("one", "other"), [(0.0, 0.3), (1.0, 0.3), (0.3, 1.0)])
def test_nobody_and_everybody_have_no_correlation(one: float, other: float) -> None:
    assert find_correlation(one, other, 0.0) == 0.0


def test_a_contradiction_is_repaired_to_the_nearest_valid_matrix() -> None:
    broken = np.array([[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])
    assert not is_valid(broken)
    fixed = repair(broken)
    assert is_valid(fixed)
    assert np.diag(fixed) == pytest.approx(1)
    # Higham: no valid matrix made by shrinking all correlations alike is nearer.
    shrunk = [np.eye(3) + part * (broken - np.eye(3)) for part in np.linspace(0, 1, 101)]
    best = min(np.linalg.norm(one - broken) for one in shrunk if is_valid(one))
    assert np.linalg.norm(fixed - broken) <= best + 0.05


@given(st.integers(2, 8), st.integers(0, 1000))
@settings(max_examples=40)
def test_any_symmetric_matrix_becomes_valid(size: int, seed: int) -> None:
    raw = np.random.default_rng(seed).uniform(-1, 1, (size, size))
    matrix = (raw + raw.T) / 2
    np.fill_diagonal(matrix, 1)
    fixed = repair(matrix)
    assert is_valid(fixed)
    assert np.abs(fixed).max() <= 1 + 1e-12


@given(st.integers(2, 8), st.integers(0, 1000))
@settings(max_examples=40)
def test_factors_give_the_matrix_back(size: int, seed: int) -> None:
    raw = np.random.default_rng(seed).normal(size=(size, size + 2))
    covariance = raw @ raw.T
    scale = np.sqrt(np.diag(covariance))
    matrix = covariance / np.outer(scale, scale)
    loadings, own = split_factors(matrix)
    assert loadings @ loadings.T + np.diag(own) == pytest.approx(matrix, abs=1e-7)
    assert own.min() > 0


def test_channels_without_correlations_need_no_factor() -> None:
    loadings, own = split_factors(np.eye(4))
    assert loadings.shape == (4, 0)
    assert own == pytest.approx(1)


def test_quantiles_of_nobody_and_everybody_stay_finite() -> None:
    assert np.isfinite(quantile(np.array([0.0, 1.0]))).all()
