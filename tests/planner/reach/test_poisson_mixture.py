import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.reach.faults import ReachInvalid
from planner.reach.poisson import PoissonCurve
from planner.reach.poisson_mixture import PoissonMixture, fit_poisson_mixture, truncated_poisson

INTENSITIES = (0.0, 0.5, 1.0, 2.0, 4.0)
WEIGHTS = st.lists(st.floats(0.01, 1), min_size=5, max_size=5).map(
    lambda parts: tuple(part / sum(parts) for part in parts)
)


def test_the_last_cell_holds_the_tail() -> None:
    shares = truncated_poisson(np.array([1.0]), 3)[0]
    assert shares == pytest.approx([0.368, 0.368, 0.184, 0.080], abs=0.001)


def test_half_the_budget_has_the_printed_contacts() -> None:
    mixture = PoissonMixture(intensities=(0, 1), weights=(0.3, 0.7))
    assert mixture.shares(2, 0.5) == pytest.approx([0.725, 0.212, 0.063], abs=0.001)


@pytest.mark.parametrize(
    ("histogram", "intensities", "weights"),
    [
        ([3, 2, 2, 1], [0, 0.5, 1, 2], [0.133405, 0, 0.534582, 0.332013]),
        # Three of ten reached at intensity 1: w = 0.3 / (1 - e^-1).
        ([7, 3], [0, 1], [1 - 0.3 / 0.6321206, 0.3 / 0.6321206]),
    ],
)
def test_a_fit_has_the_printed_weights(
    histogram: list[float], intensities: list[float], weights: list[float]
) -> None:
    assert fit_poisson_mixture(histogram, intensities).weights == pytest.approx(weights, abs=1e-4)


@example(
    (0.41379310344827586, 0.03065134099616858, 0.03065134099616858, 0.24521072796934865, 0.2796934865900383)
)
@given(WEIGHTS)
@settings(max_examples=20, deadline=None)
def test_a_fit_repeats_the_histogram_it_was_given(weights: tuple[float, ...]) -> None:
    mixture = PoissonMixture(intensities=INTENSITIES, weights=weights)
    histogram = mixture.shares(8)
    fitted = fit_poisson_mixture(histogram, INTENSITIES)
    assert fitted.shares(8) == pytest.approx(histogram, abs=2e-4)
    assert sum(fitted.weights) == pytest.approx(1)
    assert min(fitted.weights) >= 0


@given(WEIGHTS, st.floats(0, 5))
def test_more_budget_reaches_more(weights: tuple[float, ...], scale: float) -> None:
    mixture = PoissonMixture(intensities=INTENSITIES, weights=weights)
    assert mixture.k_plus(1, scale) <= mixture.k_plus(1, scale + 0.5) <= 1
    assert mixture.k_plus(2, scale) <= mixture.k_plus(1, scale)
    assert mixture.shares(4, scale)[0] == pytest.approx(1 - mixture.k_plus(1, scale))


@pytest.mark.parametrize("histogram", [[], [5], [0, 0], [3, -1]])
def test_a_histogram_without_people_is_refused(histogram: list[float]) -> None:
    with pytest.raises(ReachInvalid):
        fit_poisson_mixture(histogram, [0, 1])


@pytest.mark.parametrize(
    ("k", "share"), [(1, 1 - np.exp(-2)), (2, 1 - 3 * np.exp(-2)), (3, 1 - 5 * np.exp(-2))]
)
def test_random_impressions_reach_by_poisson(k: int, share: float) -> None:
    assert PoissonCurve(people=1000).k_plus(2000, k) == pytest.approx(1000 * share)
