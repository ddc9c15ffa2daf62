"""Random factors that keep published quarters: two-piece lognormals, correlated by one market factor.

Below its middle a factor is `p50 exp(z s-)` with `s- = ln(p50 / p25) / q`, above `s+ = ln(p75 / p50) / q`,
where z is standard normal and `q = 0.6745` its upper quartile: the draws keep the given P25, P50 and P75.
For all lines of one factor `z = sqrt(m) M + sqrt(1 - m) E`: the market M is common, E is the line's own.
Each column is drawn as a Latin hypercube (McKay, Beckman, Conover 1979), so that a thousand draws carry far.
Factors (price, CTR, CR, VTR, delivery, reach, capacity) are independent of each other.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Draws = NDArray[np.float64]
_QUARTILE = 0.6744897501960817


def draw_normals(random: np.random.Generator, *, draws: int, lines: int, market_share: float) -> Draws:
    """Return standard normals by draw and line that share a market."""
    market = _stratify(random, draws, 1)
    own = _stratify(random, draws, lines)
    return math.sqrt(market_share) * market + math.sqrt(1 - market_share) * own


def _stratify(random: np.random.Generator, draws: int, columns: int) -> Draws:
    """Return normals with one draw in each of so many equal parts of every column (Latin hypercube)."""
    parts = random.permuted(np.tile(np.arange(draws)[:, None], (1, columns)), axis=0)
    normals: Draws = ndtri((parts + random.random((draws, columns))) / draws)
    return normals


def spread_factor(normals: Draws, *, p25: float, p50: float, p75: float) -> Draws:
    """Return a factor on the middle case (1 at its median) with the quarters of a benchmark."""
    if p50 <= 0:
        return np.ones_like(normals)
    up = math.log(p75 / p50) / _QUARTILE
    # Half a quarter of nothing has no logarithm: the spread below is then that above.
    down = math.log(p50 / p25) / _QUARTILE if p25 > 0 else up
    return np.exp(np.where(normals < 0, down, up) * normals)
