"""Canonical expansion: beta-binomial vehicles joined by pairwise correlations.

Danaher (1991), JMR 28(3) 361-367. f(x) = prod f_i(x_i) * (1 + sum_{i<j} r_ij z_i z_j), z the standardised
contacts of a vehicle, r_ij = (dup_ij - R_i R_j) / sqrt(R_i(1-R_i) R_j(1-R_j)) for one insertion each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray
from scipy.stats import betabinom

from planner.reach.beta_binomial import fit_beta_binomial
from planner.reach.binomial import ContactLaw

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpandedPlan:
    """The joint law of all vehicles' contacts; `lowest_factor` below 0 warns that some cell is negative."""

    correlations: tuple[float, ...]
    contacts: ContactLaw
    lowest_factor: float


def expand(
    insertions: Sequence[int],
    first: Sequence[float],
    second: Sequence[float],
    duplications: Sequence[Sequence[float]],
) -> ExpandedPlan:
    """Return the contacts of all insertions of all vehicles."""
    marginals = [
        _marginal(number, one, two) for number, one, two in zip(insertions, first, second, strict=True)
    ]
    pairs = list(combinations(range(len(insertions)), 2))
    correlations = {(i, j): _correlation(first[i], first[j], duplications[i][j]) for i, j in pairs}
    shares = _sum_contacts(marginals, correlations)
    return ExpandedPlan(
        correlations=tuple(correlations.values()),
        contacts=ContactLaw(shares=tuple(float(share) for share in shares)),
        lowest_factor=_lowest_factor(marginals, correlations),
    )


def _marginal(insertions: int, first: float, second: float) -> tuple[Floats, Floats]:
    """Return a vehicle's law and the same law times its standardised contacts."""
    law = fit_beta_binomial(first, second)
    counts = np.arange(insertions + 1)
    shares = betabinom.pmf(counts, insertions, law.alpha, law.beta)
    mean = float(counts @ shares)
    deviation = float(np.sqrt(((counts - mean) ** 2) @ shares))
    return shares, shares * (counts - mean) / deviation


def _correlation(one: float, other: float, duplication: float) -> float:
    spread = one * (1 - one) * other * (1 - other)
    return float((duplication - one * other) / np.sqrt(spread))


def _sum_contacts(
    marginals: Sequence[tuple[Floats, Floats]], correlations: dict[tuple[int, int], float]
) -> Floats:
    # The sum over vehicles turns products into convolutions, so no joint table is needed.
    total = _convolve([plain for plain, _ in marginals])
    for (i, j), correlation in correlations.items():
        total = total + correlation * _convolve(
            [tilted if index in (i, j) else plain for index, (plain, tilted) in enumerate(marginals)]
        )
    return total


def _convolve(laws: Sequence[Floats]) -> Floats:
    total = np.array([1.0])
    for law in laws:
        total = np.convolve(total, law)
    return total


def _lowest_factor(
    marginals: Sequence[tuple[Floats, Floats]], correlations: dict[tuple[int, int], float]
) -> float:
    # The factor 1 + sum r z z is linear in each vehicle's contacts, so it is least at a corner.
    ends = [(tilted[0] / plain[0], tilted[-1] / plain[-1]) for plain, tilted in marginals]
    factors = (
        1 + sum(r * corner[i] * corner[j] for (i, j), r in correlations.items()) for corner in product(*ends)
    )
    return float(min(factors))
