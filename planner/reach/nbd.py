"""Negative binomial distribution: penetration and frequency of any period from one base period.

Ehrenberg (1988), "Repeat-Buying": contacts are Poisson, intensities gamma. With penetration b and
contacts per reached person w: M = b*w and K solves b = 1 - (1 + M/K)^-K; a period T times as long has
M*T and the same K.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.optimize import brentq
from scipy.stats import nbinom

from planner.reach.faults import require

_WIDEST_K = 1e7
_NARROWEST_K = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Nbd:
    """Mean contacts per head in the base period and the shape of the intensities."""

    mean: float
    shape: float

    def penetration(self, period: float = 1.0) -> float:
        """Return the share reached in a period of so many base periods."""
        return -math.expm1(-self.shape * math.log1p(self.mean * period / self.shape))

    def frequency(self, period: float = 1.0) -> float:
        """Return contacts per reached person."""
        return self.mean * period / self.penetration(period)

    def shares(self, counts: Sequence[int], period: float = 1.0) -> tuple[float, ...]:
        """Return the share of heads with exactly k contacts for each k."""
        law = nbinom(self.shape, self.shape / (self.shape + self.mean * period))
        return tuple(float(law.pmf(k)) for k in counts)


def fit_nbd(penetration: float, frequency: float) -> Nbd:
    """Return the law with this penetration and contacts per reached person in the base period."""
    mean = penetration * frequency
    require(
        0 < penetration < 1 and frequency > 1 and penetration < -math.expm1(-mean),
        "Penetration must lie in (0, 1) and the frequency above that of pure chance.",
        "Проникновение должно быть от 0 до 1, а частота — выше случайной.",
    )
    missed = math.log1p(-penetration)
    shape = brentq(lambda k: k * math.log1p(mean / k) + missed, _NARROWEST_K, _WIDEST_K, xtol=1e-14)
    return Nbd(mean=mean, shape=float(shape))
