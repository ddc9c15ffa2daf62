"""Response to spend: ADBUDG and Hill curves, forwards, backwards and fitted; and the chain of rates.

ADBUDG (Little 1970): y = c * x^e / (p + x^e). Hill as Robyn uses it: y = c * x^a / (x^a + (g*M)^a), M the
largest spend seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from planner.reach.faults import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Adbudg:
    """A saturating curve: ceiling, half-way parameter and exponent."""

    ceiling: float
    parameter: float
    exponent: float

    def response(self, spend: float) -> float:
        """Return the response to a spend."""
        power = spend**self.exponent
        return float(self.ceiling * power / (self.parameter + power))

    def spend(self, response: float) -> float:
        """Return the spend that brings a response below the ceiling."""
        require(
            0 <= response < self.ceiling,
            "No spend brings a response at or above the ceiling.",
            "Отклик на уровне потолка или выше недостижим.",
        )
        return float((self.parameter * response / (self.ceiling - response)) ** (1 / self.exponent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hill:
    """A saturating curve whose half-way point is a share of the largest spend."""

    ceiling: float
    inflexion_share: float
    exponent: float
    max_spend: float

    def response(self, spend: float) -> float:
        """Return the response to a spend."""
        power = spend**self.exponent
        half = (self.inflexion_share * self.max_spend) ** self.exponent
        return float(self.ceiling * power / (power + half))


def fit_hill(
    spends: Sequence[float],
    responses: Sequence[float],
    *,
    exponent: float,
    max_spend: float,
    ceiling: float | None = None,
) -> Hill:
    """Fit the inflexion, and the ceiling unless it is given, by least squares."""
    spent, seen = np.asarray(spends, dtype=float), np.asarray(responses, dtype=float)
    require(len(spent) >= 3 and seen.max() > 0, "A fit needs three points.", "Для подгонки нужны три точки.")
    top = float(seen.max())

    def unpack(point: Sequence[float]) -> tuple[float, float]:
        return (ceiling if ceiling is not None else top * float(np.exp(point[1]))), float(np.exp(point[0]))

    def residuals(point: Sequence[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        most, share = unpack(point)
        power = spent**exponent
        fitted: np.ndarray[tuple[int], np.dtype[np.float64]] = (
            most * power / (power + (share * max_spend) ** exponent) - seen
        ) / top
        return fitted

    start = [-1.0] if ceiling is not None else [-1.0, 0.5]
    found = least_squares(residuals, start, method="lm", xtol=1e-14, ftol=1e-14, gtol=1e-14)
    most, share = unpack(found.x)
    return Hill(ceiling=most, inflexion_share=share, exponent=exponent, max_spend=max_spend)


def determination(curve: Hill, spends: Sequence[float], responses: Sequence[float]) -> float:
    """Return R squared of a curve."""
    seen = np.asarray(responses, dtype=float)
    missed = seen - np.array([curve.response(spend) for spend in spends])
    return float(1 - (missed @ missed) / ((seen - seen.mean()) @ (seen - seen.mean())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What money buys along a chain of rates."""

    impressions: float
    clicks: float
    conversions: float


def deliver(cost: float, *, cost_per_impression: float, ctr: float, cvr: float) -> Delivery:
    """Return impressions, clicks and conversions of a cost."""
    require(cost_per_impression > 0, "A price is above 0.", "Цена больше нуля.")
    impressions = cost / cost_per_impression
    return Delivery(impressions=impressions, clicks=impressions * ctr, conversions=impressions * ctr * cvr)
