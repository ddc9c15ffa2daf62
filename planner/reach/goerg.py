"""Reach from one (impressions, reach) point: exponential intensities, Poisson contacts.

Goerg (2014), "Estimating reach curves from one data point". With g = impressions and the point (I, R):
r(g) = p*g / (g + p), p = I*R / (I - R); R(k+) = p * (g / (g + p))^k. The same law seen as a thinned
shifted geometric (WFA, k-inflated gamma-Poisson): every one of N people holds 1 + Geometric(mean beta)
impressions and a campaign of I impressions shows each with q = I / (N * (1 + beta)).
"""

import math
from dataclasses import dataclass

from planner.reach.faults import require


@dataclass(frozen=True, slots=True, kw_only=True)
class GoergCurve:
    """A one-point reach curve; `max_reach` is where it saturates, in people."""

    max_reach: float

    def reach(self, impressions: float) -> float:
        """Return people reached at least once."""
        return self.k_plus(impressions, 1)

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""
        if impressions <= 0:
            return 0.0
        if math.isinf(self.max_reach):
            return impressions if k == 1 else 0.0
        if k == 1:
            return self.max_reach * impressions / (impressions + self.max_reach)
        return float(self.max_reach * (impressions / (impressions + self.max_reach)) ** k)


def fit_goerg(impressions: float, reach: float) -> GoergCurve:
    """Return the curve through the point; a reach equal to the impressions never saturates."""
    require(
        0 < reach <= impressions,
        f"Reach {reach:g} must be above 0 and at most the impressions {impressions:g}.",
        f"Охват {reach:g} должен быть больше нуля и не больше показов {impressions:g}.",
    )
    if reach == impressions:
        return GoergCurve(max_reach=math.inf)
    return GoergCurve(max_reach=impressions * reach / (impressions - reach))


def thinned_reach(impressions: float, people: float, beta: float) -> float:
    """Return the reach of a campaign among people with 1 + Geometric(beta) impressions each."""
    shown = impressions / (people * (1 + beta))
    return people * shown * (1 + beta) / (1 + beta * shown)


def fit_beta(impressions: float, people: float, reach: float) -> float:
    """Return the mean of extra impressions that gives this reach among so many people."""
    ratio = people * (1 / reach - 1 / impressions)
    require(
        0 <= ratio < 1,
        "No such audience gives this reach.",
        "Такая аудитория не может дать этот охват.",
    )
    return ratio / (1 - ratio)


def fit_people(impressions: float, reach: float, beta: float) -> float:
    """Return the people among whom this beta gives the reach."""
    return beta / (1 + beta) / (1 / reach - 1 / impressions)


def fit_people_from_point(impressions: float, reach: float, mean_scale: float) -> float:
    """Return the people when each holds `mean_scale` times the observed frequency of impressions."""
    return fit_people(impressions, reach, mean_scale * impressions / reach - 1)
