"""Mixture of Poissons on fixed intensities (Dirac mixture): fitted to a histogram, scaled by the budget.

P(k) = sum_j w_j * Poisson(k; s*x_j), s = budget relative to the observed one. Weights maximise the
likelihood, a convex problem; EM climbs it from equal weights (Lindsay 1995; WFA `dirac_mixture`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

from planner.reach.faults import require

Floats = NDArray[np.float64]
_MOST_STEPS = 200_000
_STILL = 1e-13
_MOST_PULL = 1e-6
_START = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class PoissonMixture:
    """Shares of people by the contacts expected of them."""

    intensities: tuple[float, ...]
    weights: tuple[float, ...]

    def shares(self, max_frequency: int, scale: float = 1.0) -> tuple[float, ...]:
        """Return the shares with 0..max_frequency contacts, the last cell holding all above."""
        table = truncated_poisson(np.asarray(self.intensities) * scale, max_frequency)
        return tuple(float(share) for share in np.asarray(self.weights) @ table)

    def k_plus(self, k: int, scale: float = 1.0) -> float:
        """Return the share with at least k contacts."""
        tails = poisson.sf(k - 1, np.asarray(self.intensities) * scale)
        return float(np.asarray(self.weights) @ tails)


def truncated_poisson(means: Floats, max_frequency: int) -> Floats:
    """Return Poisson shares of 0..max_frequency a row, the last cell holding the tail."""
    counts = np.arange(max_frequency)
    body = poisson.pmf(counts[None, :], np.asarray(means, dtype=float)[:, None])
    tail = np.maximum(0.0, 1 - body.sum(axis=1, keepdims=True))
    return np.hstack([body, tail])


def fit_poisson_mixture(histogram: Sequence[float], intensities: Sequence[float]) -> PoissonMixture:
    """Fit weights to people with 0, 1, ... contacts, the last cell holding all above."""
    observed = np.asarray(histogram, dtype=float)
    require(
        len(observed) > 1 and bool((observed >= 0).all()) and observed.sum() > 0,
        "A histogram has at least two cells, none negative, not all zero.",
        "В гистограмме не меньше двух ячеек, без отрицательных и не все нули.",
    )
    table = truncated_poisson(np.asarray(intensities, dtype=float), len(observed) - 1)
    weights = climb_weights(table, observed / observed.sum())
    return PoissonMixture(
        intensities=tuple(float(x) for x in intensities), weights=tuple(float(w) for w in weights)
    )


def climb_weights(table: Floats, target: Floats) -> Floats:
    """Return the mixture weights of greatest likelihood by EM with squared (SQUAREM) steps."""
    weights = np.full(table.shape[0], 1 / table.shape[0])
    for _ in range(_MOST_STEPS // 3):
        one = _step(weights, table, target)
        two = _step(one, table, target)
        if np.abs(two - one).max() < _STILL:
            if _pull(two, table, target).max() < 1 + _MOST_PULL:
                return two
            # A weight that a leap took to nearly nothing grows too slowly to be seen: give it a start.
            two = (two + _START / len(two)) / (1 + _START)
            weights = _step(two, table, target)
            continue
        weights = _leap(weights, one, two, table=table, target=target)
    return weights


def _pull(weights: Floats, table: Floats, target: Floats) -> Floats:
    """Return by what each weight would grow; at the greatest likelihood none is above 1 (Lindsay 1983)."""
    pull: Floats = table @ (target / np.maximum(weights @ table, 1e-300))
    return pull


def _step(weights: Floats, table: Floats, target: Floats) -> Floats:
    moved = weights * _pull(weights, table, target)
    normed: Floats = moved / moved.sum()
    return normed


def _leap(weights: Floats, one: Floats, two: Floats, *, table: Floats, target: Floats) -> Floats:
    first, second = one - weights, two - 2 * one + weights
    size = float(np.linalg.norm(second))
    length = max(1.0, float(np.linalg.norm(first)) / size) if size > 0 else 1.0
    far = np.maximum(weights + 2 * length * first + length * length * second, 1e-15)
    leapt = _step(far / far.sum(), table, target)
    return leapt if _likelihood(leapt, table, target) >= _likelihood(two, table, target) else two


def _likelihood(weights: Floats, table: Floats, target: Floats) -> float:
    return float(target @ np.log(np.maximum(weights @ table, 1e-300)))
