"""Gaussian copula one layer deeper: on who can be reached at all and on how intensely.

Each channel is a Poisson mixture (`Intensity`): a share has access, and those have rates. Two latent
normals a channel, independent of each other: one for access, one for the rate; rates of two channels
correlate by r, accesses by ACCESS_LINK * r, and r is what makes the pair overlap as observed. Contacts
within a person are Poisson and independent. Needs a curve rich enough to tell access from rate; it moves
correctly between levels of spend, where a copula on contacts keeps the correlation of one level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, nnls
from scipy.stats import poisson

from planner.reach.correlation import STRONGEST, normal_share, quantile, shared_share, split_factors
from planner.reach.count_copula import UnionLaw, summarise_points
from planner.reach.nodes import factor_points

Floats = NDArray[np.float64]
# How much of the rates' correlation accesses share. One overlap a pair cannot tell both; 0.25 is our
# assumption: on the shared virtual plans 0.1 to 0.5 keep the union's mean error below 1 %.
ACCESS_LINK = 0.25
# Someone with a tenth of the mean rate is never reached in practice: counted as without access.
_LEAST_RATE = 0.1
_RATES = np.concatenate([[0.0], np.geomspace(0.02, 60, 24)])
_MOST_STEPS = 20_000
_WORST_FIT = 0.02
_LATENT, _LATENT_WEIGHTS = np.polynomial.hermite_e.hermegauss(60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intensity:
    """Who a channel can reach: share with access, their rates (1 = mean person) and weights; where pairs
    were measured, in impressions per head."""

    access: float
    rates: tuple[float, ...]
    weights: tuple[float, ...]
    reference_exposure: float


def fit_intensity(
    exposures: Sequence[float], k_plus: Sequence[Sequence[float]], *, reference_exposure: float
) -> Intensity | None:
    """Fit a mixture to k+ shares at several exposures (impressions per head); None when it fits badly."""
    table = [
        poisson.sf(np.arange(len(row))[:, None], _RATES * exposure)
        for exposure, row in zip(exposures, k_plus, strict=True)
    ]
    scale = [1 / np.sqrt(np.maximum(row, 1e-4)) for row in k_plus]
    # Shares and the mean rate must come out as 1; they outweigh any cell.
    rows = [one * by[:, None] for one, by in zip(table, scale, strict=True)]
    wanted = [np.asarray(row) * by for row, by in zip(k_plus, scale, strict=True)]
    totals = np.array([np.full(len(_RATES), 1e3), _RATES * 1e2])
    try:
        weights, _ = nnls(
            np.vstack([*rows, totals]), np.concatenate([*wanted, np.array([1e3, 1e2])]), maxiter=_MOST_STEPS
        )
    except RuntimeError:
        return None
    reached = np.array([one[0] @ weights for one in table])
    seen = np.array([row[0] for row in k_plus])
    if np.abs(reached / seen - 1).max() > _WORST_FIT:
        return None
    return _divide(weights / weights.sum(), reference_exposure)


def _divide(weights: Floats, reference_exposure: float) -> Intensity:
    live = (_RATES > _LEAST_RATE) & (weights > 1e-9)
    access = float(weights[live].sum())
    return Intensity(
        access=access,
        rates=tuple(float(rate) for rate in _RATES[live]),
        weights=tuple(float(weight) for weight in weights[live] / access),
        reference_exposure=reference_exposure,
    )


@lru_cache(maxsize=65536)
def find_rate_correlation(one: Intensity, other: Intensity, overlap: float) -> float:
    """Return the rates' correlation at which the pair overlaps as observed, within the strongest."""

    def excess(correlation: float) -> float:
        return _pair_overlap(one, other, correlation) - overlap

    if excess(STRONGEST) <= 0:
        return STRONGEST
    return float(brentq(excess, -STRONGEST, STRONGEST, xtol=1e-8)) if excess(-STRONGEST) < 0 else -STRONGEST


def _pair_overlap(one: Intensity, other: Intensity, correlation: float) -> float:
    both_access = shared_share(one.access, other.access, ACCESS_LINK * correlation)
    load = abs(correlation) ** 0.5
    own = (1 - load * load) ** 0.5
    sign = 1.0 if correlation >= 0 else -1.0
    reached = [
        1 - _rate_law(channel, side * _LATENT, own=own, exposure=channel.reference_exposure, cells=1)[0]
        for channel, side in ((one, load), (other, sign * load))
    ]
    weights = _LATENT_WEIGHTS / _LATENT_WEIGHTS.sum()
    return both_access * float(weights @ (reached[0] * reached[1]))


def union_of_intensities(
    channels: Sequence[Intensity],
    exposures: Sequence[float],
    correlations: Floats,
    *,
    order: NDArray[np.intp],
    cells: int,
) -> UnionLaw:
    """Join channels at these exposures (impressions per head); `correlations` are those of the rates."""
    identity = np.eye(len(channels))
    rate_loadings, rate_own = split_factors(correlations)
    access_loadings, access_own = split_factors(identity + ACCESS_LINK * (correlations - identity))
    rated = rate_loadings.shape[1]
    points = factor_points(rated + access_loadings.shape[1])
    rate_means, access_means = rate_loadings @ points[:rated], access_loadings @ points[rated:]
    laws = []
    for place, (channel, exposure) in enumerate(zip(channels, exposures, strict=True)):
        own = float(rate_own[place]) ** 0.5
        law = _rate_law(channel, rate_means[place], own=own, exposure=exposure, cells=cells)
        limit = quantile(np.array(channel.access))
        access = normal_share((access_means[place] + limit) / np.sqrt(access_own[place]))
        law *= access
        law[0] += 1 - access
        laws.append(law)
    return summarise_points(laws, order)


def _rate_law(channel: Intensity, means: Floats, *, own: float, exposure: float, cells: int) -> Floats:
    """Return P(count = 0..cells-1) of those with access, a column for each latent mean."""
    cuts = quantile(np.cumsum(channel.weights)[:-1])
    below = normal_share((cuts[:, None] - means) / own)
    edges = np.vstack([np.zeros((1, len(means))), below, np.ones((1, len(means)))])
    table = poisson.pmf(np.arange(cells)[:, None], np.asarray(channel.rates) * exposure)
    law: Floats = table @ np.diff(edges, axis=0)
    return law
