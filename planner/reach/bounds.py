"""How low and high the union can be, whatever the people: linear programmes over the 2^n atoms.

An atom is the set of channels a person was reached by. Singles and known pairs are linear in the atoms'
shares; the union is 1 - the empty atom. HiGHS gives both ends exactly for up to EXACT_CHANNELS channels;
above that the bounds stay true but wider: Hunter-Worsley from above (sum less a forest of known pairs)
and Bonferroni's degree two from below (best subset of sum less its pairs).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

from planner.reach.faults import ReachInvalid, require

Floats = NDArray[np.float64]
Pair = tuple[int, int]
EXACT_CHANNELS = 12
_TOLERANCE = 1e-10
# Pair overlaps measured to seven digits must not make an honest set infeasible.
_SLACK = 1e-9


class NoSuchPopulation(ReachInvalid):
    """No population has these reaches and overlaps."""

    code = "reach_no_population"
    ru = "Ни одна аудитория не может иметь такие охваты и пересечения."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and greatest share any population with these figures reaches; exact when attained."""

    low: float
    high: float
    exact: bool

    def clip(self, share: float) -> float:
        """Return the nearest possible share."""
        return min(max(share, self.low), self.high)


def union_bounds(
    reaches: Sequence[float], overlaps: Mapping[Pair, float], *, exact_channels: int = EXACT_CHANNELS
) -> Bounds:
    """Bound the union by single reaches and known pair overlaps, all as shares of one audience."""
    return interval_bounds(
        reaches, {pair: (share, share) for pair, share in overlaps.items()}, exact_channels=exact_channels
    )


def interval_bounds(
    reaches: Sequence[float],
    overlaps: Mapping[Pair, tuple[float, float]],
    *,
    exact_channels: int = EXACT_CHANNELS,
) -> Bounds:
    """Bound the union when each known overlap is only known to lie in an interval."""
    require(
        bool(len(reaches)) and all(0 <= reach <= 1 for reach in reaches),
        "Reaches are shares from 0 to 1, at least one.",
        "Охваты — доли от 0 до 1, хотя бы один.",
    )
    known = {(min(pair), max(pair)): bounds for pair, bounds in sorted(overlaps.items())}
    if not known:
        return Bounds(low=max(reaches), high=min(1.0, float(sum(reaches))), exact=True)
    if len(reaches) <= exact_channels:
        return _solve(tuple(reaches), tuple(known.items()))
    return _widen(reaches, known)


# A search asks for the same plan again and again; the answer depends on nothing else.
@lru_cache(maxsize=4096)
def _solve(reaches: tuple[float, ...], known: tuple[tuple[Pair, tuple[float, float]], ...]) -> Bounds:
    rows = _atom_rows(len(reaches), tuple(pair for pair, _ in known))
    low = np.array([1.0, *reaches, *(max(0.0, low - _SLACK) for _, (low, _) in known)])
    high = np.array([1.0, *reaches, *(high + _SLACK for _, (_, high) in known)])
    solver = _load(rows, low, high)
    most_empty = _optimise(solver, highspy.ObjSense.kMaximize)
    least_empty = _optimise(solver, highspy.ObjSense.kMinimize)
    return Bounds(low=max(1 - most_empty, max(reaches)), high=min(1.0, 1 - least_empty), exact=True)


@lru_cache(maxsize=64)
def _atom_rows(channels: int, pairs: tuple[Pair, ...]) -> NDArray[np.bool_]:
    atoms = np.arange(1 << channels)
    inside = ((atoms[:, None] >> np.arange(channels)) & 1).astype(bool)
    singles = [inside[:, i] for i in range(channels)]
    doubles = [inside[:, i] & inside[:, j] for i, j in pairs]
    return np.array([np.ones(len(atoms), dtype=bool), *singles, *doubles])


def _load(rows: NDArray[np.bool_], low: Floats, high: Floats) -> _Highs:
    programme = highspy.HighsLp()
    programme.num_row_, programme.num_col_ = rows.shape
    cost = np.zeros(rows.shape[1])
    cost[0] = 1.0
    programme.col_cost_ = cost
    programme.col_lower_, programme.col_upper_ = np.zeros(rows.shape[1]), np.ones(rows.shape[1])
    programme.row_lower_, programme.row_upper_ = low, high
    _, index = np.nonzero(rows.T)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.concatenate([[0], np.cumsum(rows.sum(axis=0))])
    programme.a_matrix_.index_ = index
    programme.a_matrix_.value_ = np.ones(len(index))
    # The public class prints a banner when it is made; this is the same solver without its callbacks.
    solver = _Highs()
    for option, value in (
        ("output_flag", False),
        ("presolve", "off"),
        ("threads", 1),
        ("primal_feasibility_tolerance", _TOLERANCE),
        ("dual_feasibility_tolerance", _TOLERANCE),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(programme)
    return solver


def _optimise(solver: _Highs, sense: highspy.ObjSense) -> float:
    solver.changeObjectiveSense(sense)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise NoSuchPopulation
    return float(solver.getInfo().objective_function_value)


def _widen(reaches: Sequence[float], known: Mapping[Pair, tuple[float, float]]) -> Bounds:
    for (i, j), (low, high) in known.items():
        if low > min(reaches[i], reaches[j]) + _SLACK or high < reaches[i] + reaches[j] - 1 - _SLACK:
            raise NoSuchPopulation
    high_share = min(1.0, sum(reaches) - _forest_weight(len(reaches), known))
    low_share = max(max(reaches), _bonferroni(reaches, known))
    if low_share > high_share + _SLACK:
        raise NoSuchPopulation
    return Bounds(low=min(low_share, high_share), high=high_share, exact=False)


def _forest_weight(channels: int, known: Mapping[Pair, tuple[float, float]]) -> float:
    """Return the weight of the heaviest forest of known overlaps (Kruskal)."""
    group = list(range(channels))
    weight = 0.0
    for (i, j), (low, _) in sorted(known.items(), key=lambda item: (-item[1][0], item[0])):
        if group[i] != group[j]:
            weight += max(0.0, low)
            group = [group[i] if one == group[j] else one for one in group]
    return weight


def _bonferroni(reaches: Sequence[float], known: Mapping[Pair, tuple[float, float]]) -> float:
    """Return the best lower bound found by adding channels while they gain more than they may share."""
    best = 0.0
    for start in range(len(reaches)):
        chosen, total = [start], float(reaches[start])
        while True:
            gains = [
                (reaches[i] - sum(_most_shared(i, j, reaches, known) for j in chosen), -i)
                for i in range(len(reaches))
                if i not in chosen
            ]
            gain, place = max(gains, default=(0.0, 0))
            if gain <= 0:
                break
            chosen.append(-place)
            total += gain
        best = max(best, total)
    return best


def _most_shared(
    i: int, j: int, reaches: Sequence[float], known: Mapping[Pair, tuple[float, float]]
) -> float:
    bounds = known.get((min(i, j), max(i, j)))
    return min(reaches[i], reaches[j]) if bounds is None else bounds[1]
