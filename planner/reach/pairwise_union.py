"""Pairwise union surface: union = sum R_i - 1/2 sum_ij a_ij R_i R_j / max(m_i, m_j).

WFA planning-evaluation-framework (`pairwise_union_reach_surface` and its restricted form a_ij = l_i l_j):
m are the saturated reaches, a >= 0 with zero diagonal and row sums at most 1. Needs observed unions.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.reach.faults import require

Floats = NDArray[np.float64]
_SLACK = 1e-6
_MOST_ROUNDS = 500


def overlap_terms(reaches: Sequence[float], max_reaches: Sequence[float]) -> Floats:
    """Return D with D_ij = R_i R_j / (2 max(m_i, m_j))."""
    reached, most = np.asarray(reaches, dtype=float), np.asarray(max_reaches, dtype=float)
    terms: Floats = np.outer(reached, reached) / 2 / np.maximum.outer(most, most)
    return terms


def union_reach(
    reaches: Sequence[float], max_reaches: Sequence[float], interactions: Sequence[Sequence[float]]
) -> float:
    """Return people reached by any channel."""
    a = np.asarray(interactions, dtype=float)
    require(
        bool((a >= 0).all()) and bool((a.sum(axis=1) <= 1 + _SLACK).all()),
        "Interactions are not negative and each row adds up to at most 1.",
        "Взаимодействия не отрицательны, сумма в каждой строке не больше 1.",
    )
    return float(np.sum(reaches) - np.sum(a * overlap_terms(reaches, max_reaches)))


def is_feasible(factors: Sequence[float]) -> bool:
    """Say whether a_ij = l_i l_j keeps every row sum within 1."""
    total = sum(factors)
    return all(factor >= 0 and factor * (total - factor) <= 1 + _SLACK for factor in factors)


def factor_bound(factors: Sequence[float], index: int) -> float:
    """Return the highest l_i that keeps the others feasible."""
    rest = sum(factors) - factors[index]
    bounds = [1 / max(rest, _SLACK)]
    bounds += [1 / max(one, _SLACK) - rest + one for place, one in enumerate(factors) if place != index]
    return float(min(bounds))


def other_overlap(factors: Sequence[float], index: int, terms: Floats) -> float:
    """Return u: the overlap of the pairs that do not contain the channel."""
    rest = [place for place in range(len(factors)) if place != index]
    return float(sum(factors[j] * factors[k] * terms[j][k] for j in rest for k in rest if j < k))


def own_overlap(factors: Sequence[float], index: int, terms: Floats) -> float:
    """Return v: the overlap of the pairs with the channel, per unit of its factor."""
    return float(sum(one * terms[index][j] for j, one in enumerate(factors) if j != index))


def fit_factors(
    points: Sequence[Sequence[float]], unions: Sequence[float], max_reaches: Sequence[float]
) -> tuple[float, ...]:
    """Fit the restricted surface to observed unions by coordinate descent from a fixed start."""
    terms = [overlap_terms(point, max_reaches) for point in points]
    gaps = [sum(point) - union for point, union in zip(points, unions, strict=True)]
    factors = [0.5 / max(1.0, (len(max_reaches) - 1) ** 0.5)] * len(max_reaches)
    for _ in range(_MOST_ROUNDS):
        before = list(factors)
        for index in range(len(factors)):
            factors[index] = _refit(factors, index, terms, gaps)
        if max(abs(one - other) for one, other in zip(before, factors, strict=True)) < 1e-12:
            break
    return tuple(factors)


def _refit(factors: Sequence[float], index: int, terms: Sequence[Floats], gaps: Sequence[float]) -> float:
    # D already halves each pair, and a pair appears twice in the double sum.
    own = np.array([2 * own_overlap(factors, index, one) for one in terms])
    rest = np.array([2 * other_overlap(factors, index, one) for one in terms])
    weight = float(own @ own)
    wanted = float((np.asarray(gaps) - rest) @ own) / weight if weight > 0 else 0.0
    return min(max(0.0, wanted), factor_bound(factors, index))
