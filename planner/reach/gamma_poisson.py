"""Shifted gamma-Poisson: everyone holds 1 + NB(alpha, beta) impressions, a campaign shows a share q of them.

WFA planning-evaluation-framework, `gamma_poisson_model`. A thinned negative binomial stays one with
beta*q, so with the first impression shown with probability q:
P(k) = (1 - q) * NB(k; alpha, beta*q) + q * NB(k - 1; alpha, beta*q), and N people hold
Imax = N * (1 + alpha*beta) impressions, q = I / Imax.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.special import gammaln
from scipy.stats import binom

from planner.reach.faults import require

Floats = NDArray[np.float64]
# Deterministic starts of the search: shape, mean of impressions not shown, unseen people per reached one.
# A chi-square this small is the rounding of the histogram.
_GOOD_ENOUGH = 1e-6
_STARTS = ((1.0, 1.0, 0.5), (0.3, 4.0, 1.5), (4.0, 0.5, 0.1))


@dataclass(frozen=True, slots=True, kw_only=True)
class GammaPoisson:
    """A channel's inventory: people, shape, scale and all impressions they hold."""

    people: float
    alpha: float
    beta: float
    max_impressions: float

    def reach(self, impressions: float) -> float:
        """Return people reached at least once."""
        return self.k_plus(impressions, 1)

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""
        shown = min(1.0, max(0.0, impressions) / self.max_impressions)
        below = contact_share(shown, range(k), alpha=self.alpha, beta=self.beta)
        return self.people * max(0.0, 1 - float(np.sum(below)))

    def histogram(self, impressions: float, max_frequency: int) -> tuple[float, ...]:
        """Return people with exactly 1..max_frequency contacts."""
        shown = min(1.0, impressions / self.max_impressions)
        counts = range(1, max_frequency + 1)
        shares = contact_share(shown, counts, alpha=self.alpha, beta=self.beta)
        return tuple(float(self.people * share) for share in shares)


def contact_share(shown: float, counts: Sequence[int], *, alpha: float, beta: float) -> Floats:
    """Return the share of people with exactly k contacts for each k, at thinning `shown`."""
    k = np.asarray(counts)
    first_hidden = _negative_binomial(k, alpha, beta * shown)
    first_shown = _negative_binomial(k - 1, alpha, beta * shown)
    mixed: Floats = (1 - shown) * first_hidden + shown * first_shown
    return mixed


def _negative_binomial(counts: NDArray[np.int_], alpha: float, scale: float) -> Floats:
    # scipy's distribution checks its arguments for longer than it computes, thousands of times a fit.
    k = np.maximum(counts, 0)
    ways = gammaln(alpha + k) - gammaln(alpha) - gammaln(k + 1)
    rise = k * np.log(scale / (1 + scale)) if scale > 0 else np.where(k > 0, -np.inf, 0.0)
    shares: Floats = np.where(counts < 0, 0.0, np.exp(ways - alpha * np.log1p(scale) + rise))
    return shares


def joint_share(contacts: int, held: int, *, shown: float, alpha: float, beta: float) -> float:
    """Return the share of people who hold n impressions and see k of them."""
    holds = float(_negative_binomial(np.asarray(held - 1), alpha, beta))
    return holds * float(binom.pmf(contacts, held, shown))


def expected_impressions(people: float, alpha: float, beta: float) -> float:
    """Return all impressions that so many people hold."""
    return people * (1 + alpha * beta)


def fit_gamma_poisson(
    impressions: float,
    k_plus: Sequence[float],
    *,
    people: float | None = None,
    most_people: float | None = None,
) -> GammaPoisson:
    """Fit one k+ histogram by least chi-square; `people` fixes the audience, `most_people` caps it."""
    observed = _exact_counts(impressions, k_plus)
    ceiling = people if people is not None else most_people

    def unpack(point: Floats) -> GammaPoisson:
        return _unpack(point, impressions, float(k_plus[0]), ceiling=ceiling, is_fixed=people is not None)

    best, least = np.log(_STARTS[0]), np.inf
    for start in np.log(_STARTS):
        found = least_squares(lambda one: _residuals(unpack(one), impressions, observed), start, max_nfev=100)
        if found.cost < least:
            best, least = found.x, found.cost
        if least < _GOOD_ENOUGH:
            break
    return unpack(best)


def _exact_counts(impressions: float, k_plus: Sequence[float]) -> Floats:
    falls = all(high >= low >= 0 for high, low in zip(k_plus, k_plus[1:], strict=False))
    require(
        bool(k_plus) and 0 < k_plus[0] <= impressions and falls,
        "A k+ histogram starts above 0, never rises, and its reach is at most the impressions.",
        "Гистограмма k+ начинается выше нуля, не растёт, и охват не больше числа показов.",
    )
    return -np.diff(np.append(np.asarray(k_plus, dtype=float), 0.0))


def _unpack(
    point: Floats, impressions: float, reach: float, *, ceiling: float | None, is_fixed: bool
) -> GammaPoisson:
    alpha, extra, unseen = (float(one) for one in np.exp(np.clip(point, -12, 12)))
    audience = reach * (1 + unseen)
    if ceiling is not None:
        audience = max(reach, ceiling if is_fixed else min(audience, ceiling))
    # People must hold at least what was shown, so the search moves over what they hold beyond it.
    mean = max(0.0, impressions / audience - 1) + extra
    beta = mean / alpha
    return GammaPoisson(
        people=audience,
        alpha=alpha,
        beta=beta,
        max_impressions=expected_impressions(audience, alpha, beta),
    )


def _residuals(law: GammaPoisson, impressions: float, observed: Floats) -> Floats:
    cells = len(observed)
    # The last printed cell holds everyone with that many contacts or more.
    expected = np.array((*law.histogram(impressions, cells - 1), law.k_plus(impressions, cells)))
    residuals: Floats = (observed - expected) / np.sqrt(np.maximum(expected, law.people / 1e6))
    return residuals
