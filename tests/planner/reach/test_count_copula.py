import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from planner.reach.binomial import sainsbury
from planner.reach.count_copula import union_of_counts


def single(reaches: list[float], cells: int = 4) -> np.ndarray:
    """Return channels that reach everyone once or not at all."""
    table = np.zeros((len(reaches), cells))
    table[:, 0] = reaches
    return table


def test_without_correlations_the_union_is_sainsburys() -> None:
    law = union_of_counts(single([0.3, 0.4, 0.2]), np.eye(3), np.arange(3))
    assert law.at_least == pytest.approx([*sainsbury([0.3, 0.4, 0.2]).at_least, 0], abs=1e-9)
    assert law.prefix_reach == pytest.approx([0.3, 0.58, 0.664])


@pytest.mark.parametrize("correlation", [-0.6, 0.3, 0.8])
def test_two_channels_share_what_their_correlation_says(correlation: float) -> None:
    matrix = np.array([[1, correlation], [correlation, 1]])
    law = union_of_counts(single([0.3, 0.4]), matrix, np.arange(2))
    shared = float(multivariate_normal([0, 0], matrix).cdf(norm.ppf([0.3, 0.4])))
    assert law.at_least[0] == pytest.approx(0.7 - shared, abs=2e-5)
    assert law.at_least[1] == pytest.approx(shared, abs=2e-5)


def test_five_correlated_channels_agree_with_the_normal_law() -> None:
    loading = np.array([0.5, 0.4, 0.6, 0.3, 0.7])
    matrix = np.outer(loading, loading)
    np.fill_diagonal(matrix, 1)
    reaches = [0.2, 0.15, 0.3, 0.1, 0.25]
    law = union_of_counts(single(reaches), matrix, np.arange(5))
    # One factor: integrate the product of misses over it.
    grid = np.linspace(-8, 8, 4001)
    missed = np.prod(
        [
            norm.cdf((norm.ppf(1 - reach) - load * grid) / np.sqrt(1 - load * load))
            for reach, load in zip(reaches, loading, strict=True)
        ],
        axis=0,
    )
    wanted = 1 - np.trapezoid(missed * norm.pdf(grid), grid)
    assert law.at_least[0] == pytest.approx(wanted, abs=3e-4)


def test_contacts_add_up_to_those_of_the_channels() -> None:
    table = np.array([[0.4, 0.2, 0.1, 0, 0, 0, 0, 0], [0.3, 0.1, 0.05, 0.01, 0, 0, 0, 0]])
    matrix = np.array([[1, 0.5], [0.5, 1]])
    law = union_of_counts(table, matrix, np.arange(2))
    assert law.at_least.sum() == pytest.approx(table.sum(), abs=3e-4)


def test_the_build_up_follows_the_order_asked_for() -> None:
    table = single([0.3, 0.4])
    forwards = union_of_counts(table, np.eye(2), np.array([0, 1])).prefix_reach
    backwards = union_of_counts(table, np.eye(2), np.array([1, 0])).prefix_reach
    assert (forwards[0], backwards[0]) == pytest.approx((0.3, 0.4))
    assert forwards[1] == pytest.approx(backwards[1])
