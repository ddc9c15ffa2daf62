import numpy as np
import pytest
from scipy.stats import poisson

from planner.reach.correlation import STRONGEST
from planner.reach.intensity_copula import (
    Intensity,
    find_rate_correlation,
    fit_intensity,
    union_of_intensities,
)

EXPOSURES = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
TRUE = Intensity(access=0.6, rates=(0.6, 1.5, 4.0), weights=(0.4, 0.4, 0.2), reference_exposure=0.3)


def k_plus(channel: Intensity, exposure: float, cells: int = 6) -> list[float]:
    mean = channel.access * np.dot(channel.rates, channel.weights)
    rates = np.asarray(channel.rates) / mean
    tails = [poisson.sf(k, rates * exposure) @ np.asarray(channel.weights) for k in range(cells)]
    return [float(channel.access * tail) for tail in tails]


def normal(channel: Intensity) -> Intensity:
    mean = channel.access * np.dot(channel.rates, channel.weights)
    return Intensity(
        access=channel.access,
        rates=tuple(float(rate / mean) for rate in channel.rates),
        weights=channel.weights,
        reference_exposure=channel.reference_exposure,
    )


def test_a_curve_tells_who_can_be_reached() -> None:
    table = [k_plus(TRUE, exposure) for exposure in EXPOSURES]
    found = fit_intensity(EXPOSURES, table, reference_exposure=0.3)
    assert found is not None
    assert found.access == pytest.approx(0.6, abs=0.02)
    assert found.access * np.dot(found.rates, found.weights) == pytest.approx(1, abs=0.03)
    assert sum(found.weights) == pytest.approx(1)


def test_a_curve_that_is_no_mixture_is_not_fitted() -> None:
    # A reach that leaps from little to everyone is not what Poisson people do.
    table = [[0.01, 0.0], [0.011, 0.0], [0.99, 0.0]]
    assert fit_intensity((0.1, 0.2, 0.3), table, reference_exposure=0.1) is None


def test_one_channel_keeps_its_curve() -> None:
    channel = normal(TRUE)
    law = union_of_intensities([channel], [1.0], np.eye(1), order=np.arange(1), cells=6)
    assert law.at_least == pytest.approx(k_plus(TRUE, 1.0), abs=1e-4)


def test_two_unrelated_channels_meet_at_random() -> None:
    channel = normal(TRUE)
    law = union_of_intensities([channel, channel], [0.3, 0.3], np.eye(2), order=np.arange(2), cells=6)
    one = k_plus(TRUE, 0.3)[0]
    assert law.at_least[0] == pytest.approx(1 - (1 - one) ** 2, abs=1e-6)


@pytest.mark.parametrize("lift", [0.95, 1.0, 1.1, 1.25])
def test_the_pair_overlaps_as_it_was_observed(lift: float) -> None:
    channel = normal(TRUE)
    one = k_plus(TRUE, 0.3)[0]
    overlap = lift * one * one
    correlation = find_rate_correlation(channel, channel, overlap)
    matrix = np.array([[1, correlation], [correlation, 1]])
    law = union_of_intensities([channel, channel], [0.3, 0.3], matrix, order=np.arange(2), cells=6)
    assert 2 * one - float(law.at_least[0]) == pytest.approx(overlap, rel=0.01)


@pytest.mark.parametrize(("overlap", "correlation"), [(0.9, STRONGEST), (0.0, -STRONGEST)])
def test_an_overlap_out_of_range_is_the_strongest(overlap: float, correlation: float) -> None:
    assert find_rate_correlation(normal(TRUE), normal(TRUE), overlap) == correlation


def test_correlated_rates_give_more_heavy_contacts() -> None:
    channel = normal(TRUE)
    laws = [
        union_of_intensities(
            [channel, channel], [1.0, 1.0], np.array([[1, r], [r, 1]]), order=np.arange(2), cells=8
        )
        for r in (0.0, 0.8)
    ]
    assert laws[1].at_least[0] < laws[0].at_least[0]
    assert laws[1].at_least[7] > laws[0].at_least[7]
