"""Vehicles whose audiences meet at random: binomial on the mean rating, Sainsbury on each rating."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

from planner.reach.faults import require


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLaw:
    """Shares of the population with exactly 0, 1, ... contacts."""

    shares: tuple[float, ...]

    @property
    def reach(self) -> float:
        """Return the share with at least one contact."""
        return 1 - self.shares[0]

    @property
    def exact(self) -> tuple[float, ...]:
        """Return the shares with exactly 1, 2, ... contacts."""
        return self.shares[1:]

    @property
    def at_least(self) -> tuple[float, ...]:
        """Return the shares with at least 1, 2, ... contacts."""
        tails = np.cumsum(self.shares[:0:-1])[::-1]
        return tuple(float(tail) for tail in tails)

    @property
    def mean(self) -> float:
        """Return contacts per head of the population."""
        return float(np.dot(np.arange(len(self.shares)), self.shares))

    @property
    def frequency(self) -> float:
        """Return contacts per reached person; 0 when nobody is reached."""
        return self.mean / self.reach if self.reach > 0 else 0.0


def binomial(contacts: int, rating: float) -> ContactLaw:
    """Return the law of `contacts` equal, independent chances."""
    _check_ratings((rating,))
    # Of so small a chance the library's own arithmetic overflows; it is none.
    rating = 0.0 if rating < np.finfo(float).tiny else rating
    return ContactLaw(shares=tuple(float(p) for p in binom.pmf(np.arange(contacts + 1), contacts, rating)))


def binomial_mean(ratings: Sequence[float]) -> ContactLaw:
    """Return the binomial on the mean rating (Media Flight Plan, ch. 9)."""
    _check_ratings(ratings)
    return binomial(len(ratings), float(np.mean(ratings)))


def sainsbury(ratings: Sequence[float]) -> ContactLaw:
    """Return Sainsbury's law: reach 1 - prod(1 - p_i), contacts Poisson-binomial."""
    _check_ratings(ratings)
    shares = np.array([1.0])
    for rating in sorted(ratings):
        shares = np.convolve(shares, (1 - rating, rating))
    return ContactLaw(shares=tuple(float(share) for share in shares))


def _check_ratings(ratings: Sequence[float]) -> None:
    require(
        bool(len(ratings)) and all(0 <= rating <= 1 for rating in ratings),
        "Ratings are shares from 0 to 1, at least one.",
        "Рейтинги — доли от 0 до 1, хотя бы один.",
    )
