"""One channel's reach curve, whatever is known of it, never above the addressable audience."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

import numpy as np

from planner.reach.beta_binomial import BetaBinomial, fit_beta_binomial
from planner.reach.channel_reach import FREQUENCIES, ChannelReach
from planner.reach.faults import require
from planner.reach.gamma_poisson import fit_gamma_poisson
from planner.reach.goerg import fit_goerg
from planner.reach.intensity_copula import Intensity, fit_intensity
from planner.reach.interpolation import fit_table
from planner.reach.poisson import PoissonCurve


class Confidence(StrEnum):
    """How much the data behind a curve can carry."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ReachCurve(Protocol):
    """People reached by impressions in an addressable audience."""

    @property
    def audience(self) -> float:
        """Return the people that the channel can reach at all."""

    @property
    def confidence(self) -> Confidence:
        """Return how much the data behind the curve can carry."""

    def reach(self, impressions: float) -> float:
        """Return people reached at least once."""

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""


class _Law(Protocol):
    def k_plus(self, impressions: float, k: int) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedCurve:
    """A law of one channel, capped by its audience."""

    law: _Law
    audience: float
    confidence: Confidence
    # Known only when the data tell access from rate; the union is then exact between levels of spend.
    intensity: Intensity | None = None

    def reach(self, impressions: float) -> float:
        """Return people reached at least once."""
        return self.k_plus(impressions, 1)

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""
        if impressions <= 0:
            return 0.0
        # k contacts each for more people than impressions / k cannot be delivered.
        most = min(self.audience, impressions / k)
        return min(max(0.0, self.law.k_plus(impressions, k)), most)


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertionLaw:
    """Beta-binomial insertions bought by impressions: one insertion delivers the rating's contacts."""

    law: BetaBinomial
    population: float

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""
        insertions = impressions / (self.law.rating * self.population)
        if insertions <= 1:
            return impressions if k == 1 else 0.0
        return self.population * self.law.k_plus(insertions, k)


def table_curve(
    impressions: Sequence[float],
    k_plus: Sequence[Sequence[float]],
    *,
    audience: float,
    reference_impressions: float | None = None,
) -> CappedCurve:
    """Return the curve through measured k+ at several levels of impressions (panel, forecast tool)."""
    table = fit_table(impressions, k_plus, audience)
    measured = reference_impressions if reference_impressions is not None else impressions[-1]
    shares = [[cell / audience for cell in row] for row in table.k_plus_rows]
    exposures = [level / audience for level in table.impressions]
    intensity = fit_intensity(exposures, shares, reference_exposure=measured / audience)
    return CappedCurve(law=table, audience=audience, confidence=Confidence.HIGH, intensity=intensity)


def histogram_curve(impressions: float, k_plus: Sequence[float], *, audience: float) -> CappedCurve:
    """Return the shifted gamma-Poisson fitted to one k+ histogram."""
    return _fit_histogram(impressions, tuple(k_plus), audience)


# A fit takes a tenth of a second and a plan asks for the same card's curves again and again.
@lru_cache(maxsize=256)
def _fit_histogram(impressions: float, k_plus: tuple[float, ...], audience: float) -> CappedCurve:
    law = fit_gamma_poisson(impressions, k_plus, most_people=audience)
    return CappedCurve(law=law, audience=audience, confidence=Confidence.HIGH)


def point_curve(impressions: float, reach: float, *, audience: float) -> CappedCurve:
    """Return Goerg's curve through one (impressions, reach) point."""
    require(
        reach <= audience,
        "The reach exceeds the audience.",
        "Охват больше аудитории.",
    )
    return CappedCurve(law=fit_goerg(impressions, reach), audience=audience, confidence=Confidence.MEDIUM)


def insertion_curve(first_share: float, second_share: float, *, audience: float) -> CappedCurve:
    """Return the beta-binomial from the shares reached by one and two insertions (TV, radio, outdoor)."""
    law = InsertionLaw(law=fit_beta_binomial(first_share, second_share), population=audience)
    return CappedCurve(law=law, audience=audience, confidence=Confidence.MEDIUM)


def audience_curve(audience: float) -> CappedCurve:
    """Return A * (1 - exp(-I/A)), all that impressions and audience alone can say; low confidence."""
    require(audience > 0, "An audience is above 0.", "Аудитория больше нуля.")
    return CappedCurve(law=PoissonCurve(people=audience), audience=audience, confidence=Confidence.LOW)


def channel_reach(
    name: str, curve: ReachCurve, impressions: float, *, reference_impressions: float | None = None
) -> ChannelReach:
    """Return the union's input; overlaps are taken as measured at the reference impressions, if given."""
    return ChannelReach(
        name=name,
        k_plus=tuple(curve.k_plus(impressions, k) for k in range(1, FREQUENCIES + 1)),
        impressions=impressions,
        reference_reach=None if reference_impressions is None else curve.reach(reference_impressions),
        intensity=curve.intensity if isinstance(curve, CappedCurve) else None,
    )


def find_rises(k_plus: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Return (row, k) where a measured table breaks R(k+) >= R(k+1) or a reach falls as spend grows."""
    rows = np.asarray(k_plus, dtype=float)
    up = [(int(row), int(k) + 1) for row, k in np.argwhere(np.diff(rows, axis=1) > 0)]
    down = [(int(row) + 1, int(k) + 1) for row, k in np.argwhere(np.diff(rows, axis=0) < 0)]
    return tuple(sorted({*up, *down}))
