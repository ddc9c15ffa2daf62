"""Fixed points at which latent factors are looked at, and how counts of channels add up there.

Sobol' points, scrambled once with a fixed seed, through the normal quantile: the same plan gives the same
digits. One factor needs no chance at all: its points are the midpoints of equal shares.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats.qmc import Sobol

Floats = NDArray[np.float64]
# Against 2^15 points the union of 3 channels moves by 1e-4, of 15 with contradicting overlaps by 2e-3.
MIDPOINTS, FEW_POINTS, MANY_POINTS = 512, 1024, 2048
FEW_FACTORS = 4
SEED = 20261125


@lru_cache(maxsize=64)
def factor_points(factors: int) -> Floats:
    """Return the points, one a column, one row a factor; a single point when nothing is shared."""
    if factors == 0:
        return np.zeros((0, 1))
    number = FEW_POINTS if factors <= FEW_FACTORS else MANY_POINTS
    if factors == 1:
        uniform = ((np.arange(MIDPOINTS) + 0.5) / MIDPOINTS)[:, None]
    else:
        uniform = Sobol(factors, scramble=True, rng=np.random.default_rng(SEED)).random(number)
    points: Floats = np.ascontiguousarray(ndtri(np.clip(uniform, 1e-12, 1 - 1e-12)).T)
    points.setflags(write=False)
    return points


def add_counts(laws: Sequence[Floats]) -> Floats:
    """Add independent counts at every point: each law holds P(count = 0..K-1), a column a point."""
    total = laws[0]
    for law in laws[1:]:
        total = _convolve(total, law)
    return total


def _convolve(one: Floats, other: Floats) -> Floats:
    cells = len(one)
    total: Floats = one * other[0]
    for shift in range(1, cells):
        total[shift:] += one[: cells - shift] * other[shift]
    return total
