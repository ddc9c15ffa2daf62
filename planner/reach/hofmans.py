"""Hofmans' accumulation: Agostini's formula turned on insertions of one vehicle.

R(N) = (N*R1)^2 / (N*R1 + k*(N - 1)^a * (N/2) * d) with d = 2*R1 - R2. R2 gives k; an OBSERVED R3 gives a.
With R3 computed by the constant-k formula a is identically 1, so without an observed R3 it is 1.
"""

import math
from dataclasses import dataclass

from planner.reach.faults import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Hofmans:
    """The curve of one vehicle."""

    first: float
    duplication: float
    k: float
    exponent: float = 1.0

    def reach(self, insertions: int) -> float:
        """Return the share reached by so many insertions."""
        gross = insertions * self.first
        if insertions <= 1:
            return gross
        shared = self.k * (insertions - 1) ** self.exponent * (insertions / 2) * self.duplication
        return float(gross * gross / (gross + shared))


def fit_hofmans(first: float, second: float, third: float | None = None) -> Hofmans:
    """Return the curve from the reach of one, two and, when observed, three insertions."""
    require(
        0 < first < second < 2 * first and second < 1,
        "The reach of two insertions must lie between that of one and twice that.",
        "Охват двух выходов должен лежать между охватом одного и его удвоением.",
    )
    duplication = 2 * first - second
    k = (4 * first * first / second - 2 * first) / duplication
    if third is None:
        return Hofmans(first=first, duplication=duplication, k=k)
    require(
        second < third < 3 * first,
        "The reach of three insertions must exceed that of two.",
        "Охват трёх выходов должен быть больше охвата двух.",
    )
    growth = (9 * first * first / third - 3 * first) / (1.5 * k * duplication)
    return Hofmans(first=first, duplication=duplication, k=k, exponent=math.log2(growth))
