"""Monotone interpolation of measured reach: what falls is smoothed, what was not measured is not promised.

Each R(k+) is turned into the contacts of an equal Poisson audience, x = -ln(1 - share), and ln x joined
over ln impressions by PCHIP (Fritsch, Carlson 1980), which never overshoots. Below the first point the
curve follows the first slope, above the last it stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from planner.reach.faults import require

Floats = NDArray[np.float64]
_LEAST_SHARE = 1e-12
_MOST_SHARE = 1 - 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class MonotoneTable:
    """Measured levels of impressions and people with k+ contacts a row, smoothed."""

    impressions: tuple[float, ...]
    k_plus_rows: tuple[tuple[float, ...], ...]
    audience: float
    joins: tuple[PchipInterpolator | None, ...]

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times; 0 for a k that was not measured."""
        if impressions <= 0 or k > len(self.joins):
            return 0.0
        # A higher k joined on its own could rise above a lower one between points.
        return min(self._read(impressions, lower) for lower in range(1, k + 1))

    def _read(self, impressions: float, k: int) -> float:
        column = [row[k - 1] for row in self.k_plus_rows]
        join = self.joins[k - 1]
        if impressions >= self.impressions[-1] or join is None:
            return column[-1] if impressions >= self.impressions[-1] else 0.0
        place = float(np.log(impressions))
        start = float(join.x[0])
        # New people come at most one an impression, k contacts at most as the k-th power.
        slope = min(max(float(join.derivative()(start)), 1e-3), float(k)) if place < start else 0.0
        level = float(join(max(place, start))) - slope * max(0.0, start - place)
        return float(-self.audience * np.expm1(-np.exp(level)))


def fit_table(
    impressions: Sequence[float], k_plus: Sequence[Sequence[float]], audience: float
) -> MonotoneTable:
    """Sort, smooth and join a table of people with k+ contacts."""
    require(
        len(impressions) == len(k_plus) >= 2
        and min(impressions) > 0
        and len(set(impressions)) == len(impressions)
        and len({len(row) for row in k_plus}) == 1,
        "A curve's table needs two or more different levels of impressions and as many rows of k+.",
        "Таблице кривой нужны хотя бы два разных уровня показов и столько же строк k+.",
    )
    order = np.argsort(impressions)
    levels = np.asarray(impressions, dtype=float)[order]
    rows = np.clip(np.asarray(k_plus, dtype=float)[order], 0.0, audience)
    rows = np.minimum.accumulate(np.maximum.accumulate(rows, axis=0), axis=1)
    return MonotoneTable(
        impressions=tuple(float(level) for level in levels),
        k_plus_rows=tuple(tuple(float(cell) for cell in row) for row in rows),
        audience=audience,
        joins=tuple(_join(levels, column / audience) for column in rows.T),
    )


def _join(levels: Floats, shares: Floats) -> PchipInterpolator | None:
    seen = shares > _LEAST_SHARE
    if seen.sum() < 2:
        return None
    contacts = -np.log1p(-np.minimum(shares[seen], _MOST_SHARE))
    return PchipInterpolator(np.log(levels[seen]), np.log(contacts))
