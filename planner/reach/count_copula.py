"""Gaussian copula on contacts: a channel reaches k times whoever's latent normal is high enough.

Person's latent vector is normal with the given correlations; channel i delivers at least k contacts when
X_i > -z(R_i(k+)). Given the shared factors, channels are independent, so the union's contacts are a
convolution at each point and a mean over points. Single curves hold exactly; only pairs are fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.reach.correlation import normal_share, quantile, split_factors
from planner.reach.nodes import add_counts, factor_points

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionLaw:
    """Shares with at least 1..K contacts over all channels, and the union after each channel."""

    at_least: Floats
    prefix_reach: Floats


def union_of_counts(k_plus: Floats, correlations: Floats, order: NDArray[np.intp]) -> UnionLaw:
    """Join channels (rows of k+ shares, K columns); `order` says how the build-up adds them."""
    loadings, own = split_factors(correlations)
    means = loadings @ factor_points(loadings.shape[1])
    limits, spread = -quantile(k_plus), np.sqrt(own)
    laws = [
        _exact_shares(normal_share((means[place] - limits[place][:, None]) / spread[place]))
        for place in range(len(k_plus))
    ]
    return summarise_points(laws, order)


def summarise_points(laws: Sequence[Floats], order: NDArray[np.intp]) -> UnionLaw:
    """Average over the points the contacts of all channels and the growing union."""
    contacts = add_counts(laws).mean(axis=1)
    missed = np.cumprod(np.array([laws[place][0] for place in order]), axis=0).mean(axis=1)
    return UnionLaw(at_least=1 - np.cumsum(contacts), prefix_reach=1 - missed)


def _exact_shares(at_least: Floats) -> Floats:
    """Turn P(count >= 1..K) down the rows into P(count = 0..K-1)."""
    law = np.empty_like(at_least)
    law[0] = 1 - at_least[0]
    law[1:] = at_least[:-1] - at_least[1:]
    return law
