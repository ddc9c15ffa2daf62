"""Exact Shapley values of a sum of products: who brought a product from its average to its value.

A leaf of a tree and a kernel of a past deal are both products of one factor a field. With `a` the factor
of this lead and `b` its average, field j's Shapley value is the integral over t of
(a_j - b_j) * prod of the others' (t a + (1 - t) b), a polynomial, which Gauss-Legendre sums exactly.
"""

import math
from collections.abc import Sequence
from functools import lru_cache


def share_product(weight: float, factors: Sequence[tuple[int, float, float]], shares: list[float]) -> None:
    """Add to `shares` what each (field, a, b) brings of weight * (prod a - prod b)."""
    for node, portion in list_nodes((len(factors) + 1) // 2):
        blends = [b + node * (a - b) for _, a, b in factors]
        before = 1.0
        afters = _multiply_tails(blends)
        for at, (field, a, b) in enumerate(factors):
            shares[field] += weight * portion * (a - b) * before * afters[at + 1]
            before *= blends[at]


def _multiply_tails(blends: Sequence[float]) -> list[float]:
    tails = [1.0] * (len(blends) + 1)
    for at in range(len(blends) - 1, -1, -1):
        tails[at] = tails[at + 1] * blends[at]
    return tails


@lru_cache(maxsize=128)
def list_nodes(count: int) -> tuple[tuple[float, float], ...]:
    """Return Gauss-Legendre nodes and weights on 0 to 1, by Newton's method (Abramowitz & Stegun 25.4.30)."""
    size = max(count, 1)
    return tuple(_find_node(size, at) for at in range(size))


def _find_node(size: int, at: int) -> tuple[float, float]:
    x = math.cos(math.pi * (at + 0.75) / (size + 0.5))
    slope = 1.0
    for _ in range(50):
        value, slope = _legendre(size, x)
        step = value / slope
        x -= step
        if abs(step) < 1e-15:
            break
    return (x + 1) / 2, 1 / ((1 - x * x) * slope * slope)


def _legendre(size: int, x: float) -> tuple[float, float]:
    before, value = 1.0, x
    for degree in range(2, size + 1):
        before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    return value, size * (x * value - before) / (x * x - 1)
