"""NBD-Dirichlet: how buyers of a category (or viewers of a medium) split between brands (or vehicles).

Goodhardt, Ehrenberg, Chatfield (1984), JRSS A 147(5) 621-655. Category contacts are NBD (M, K); choices
are Dirichlet with S, a brand of share s has alpha = s*S. Someone with n contacts misses the brand with
p0(n) = G(S)*G(S - alpha + n) / (G(S - alpha)*G(S + n)).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats import nbinom

from planner.reach.faults import require
from planner.reach.nbd import Nbd, fit_nbd

# Beyond this the category's tail holds less than 1e-12 of all heads.
_TAIL = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFigures:
    """A brand inside its category: penetration and contacts per buyer, own and of the category."""

    penetration: float
    own_frequency: float
    category_frequency: float


def fit_category(penetration: float, rate: float) -> Nbd:
    """Return the category's NBD from its penetration and contacts per buyer."""
    return fit_nbd(penetration, rate)


def describe_brand(category: Nbd, *, share: float, switching: float) -> BrandFigures:
    """Return the brand's theoretical figures; `switching` is the Dirichlet's S."""
    require(
        0 < share < 1 and switching > 0,
        "A brand's share lies in (0, 1) and S is above 0.",
        "Доля марки — от 0 до 1, S больше нуля.",
    )
    counts, weights = _category_counts(category)
    bought = 1 - _missed(counts, share=share, switching=switching)
    penetration = float(weights @ bought)
    return BrandFigures(
        penetration=penetration,
        own_frequency=category.mean * share / penetration,
        category_frequency=float((weights * counts) @ bought) / penetration,
    )


def fit_switching(category: Nbd, shares: Sequence[float], penetrations: Sequence[float]) -> float:
    """Return the mean of the S that each brand's observed penetration asks for."""
    found = [_switching_of(category, share, seen) for share, seen in zip(shares, penetrations, strict=True)]
    usable = [value for value in found if value is not None]
    require(bool(usable), "No brand's penetration fits.", "Ни одно проникновение не подходит.")
    return fmean(usable)


def _switching_of(category: Nbd, share: float, penetration: float) -> float | None:
    def excess(switching: float) -> float:
        return describe_brand(category, share=share, switching=switching).penetration - penetration

    low, high = 1e-3, 1e3
    return float(brentq(excess, low, high, xtol=1e-10)) if excess(low) * excess(high) < 0 else None


def _category_counts(category: Nbd) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    law = nbinom(category.shape, category.shape / (category.shape + category.mean))
    counts = np.arange(int(law.isf(_TAIL)) + 2, dtype=float)
    return counts, law.pmf(counts)


def _missed(counts: NDArray[np.float64], *, share: float, switching: float) -> NDArray[np.float64]:
    others = switching * (1 - share)
    logs = gammaln(switching) + gammaln(others + counts) - gammaln(others) - gammaln(switching + counts)
    missed: NDArray[np.float64] = np.exp(logs)
    return missed
