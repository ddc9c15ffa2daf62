"""The exact choice of packages: every option one of a few prices, one budget (multiple-choice knapsack).

Dynamic programming over partial choices. A partial choice dies when another costs no more and brings no less,
or when even the dual bound of the rest cannot lift it to a choice already known. Nothing else is dropped, so
the best is found; among equals the cheapest, then the nearest to the wish.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.allocation.envelope import Relaxation, relax
from planner.allocation.pieces import Piece

_ROUNDING = 1e-12
# Far more partial choices than any rate card makes; beyond it the solver of lines takes over.
MOST_STATES = 400_000

_Floats = NDArray[np.float64]
_Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _States:
    costs: _Floats
    values: _Floats
    distances: _Floats


def choose_packages(
    pieces: Sequence[Sequence[Piece]], money: float, wish: Sequence[float] | None = None
) -> tuple[float, ...] | None:
    """Return the best total of every option; None when there are too many partial choices to keep."""
    relaxation = relax(pieces, money)
    known = _greedy_value(pieces, money, relaxation)
    if known is None:
        return None
    tails = _tails(pieces, relaxation.price)
    states = _States(np.zeros(1), np.zeros(1), np.zeros(1))
    trail: list[_Places] = []
    for at, own in enumerate(pieces):
        grown = _grow(states, own, None if wish is None else wish[at])
        hopes = grown.values + relaxation.price * (money - grown.costs) + tails[at + 1]
        alive = (grown.costs <= money * (1 + _ROUNDING)) & (hopes >= known - _ROUNDING * abs(known))
        kept = _undominated(grown, np.flatnonzero(alive))
        if len(kept) > MOST_STATES:
            return None
        trail.append(kept)
        states = _States(grown.costs[kept], grown.values[kept], grown.distances[kept])
    return _trace(pieces, trail, len(states.values) - 1)


def _grow(states: _States, own: Sequence[Piece], wish: float | None) -> _States:
    costs = np.array([piece.low for piece in own])
    values = np.array([piece.response.value(piece.low) for piece in own])
    distances = np.zeros(len(own)) if wish is None else (costs - wish) ** 2
    return _States(
        np.add.outer(states.costs, costs).ravel(),
        np.add.outer(states.values, values).ravel(),
        np.add.outer(states.distances, distances).ravel(),
    )


def _undominated(states: _States, alive: _Places) -> _Places:
    """Keep what is dearer only when it brings more; the last one kept is the best and cheapest."""
    order = alive[np.lexsort((alive, states.distances[alive], -states.values[alive], states.costs[alive]))]
    values = states.values[order]
    before = np.concatenate(([-np.inf], np.maximum.accumulate(values)[:-1]))
    return order[values > before]


def _trace(pieces: Sequence[Sequence[Piece]], trail: Sequence[_Places], last: int) -> tuple[float, ...]:
    spends, state = [], last
    for own, kept in zip(reversed(pieces), reversed(trail), strict=True):
        state, place = divmod(int(kept[state]), len(own))
        spends.append(own[place].low)
    return tuple(reversed(spends))


def _tails(pieces: Sequence[Sequence[Piece]], price: float) -> list[float]:
    tails = [0.0]
    for own in reversed(pieces):
        tails.append(tails[-1] + max(piece.response.value(piece.low) - price * piece.low for piece in own))
    return tails[::-1]


def _greedy_value(pieces: Sequence[Sequence[Piece]], money: float, relaxation: Relaxation) -> float | None:
    """Return the value of the pieces that are best just above the price; they always fit."""
    chosen = [own[place] for own, place in zip(pieces, relaxation.thrifty, strict=True)]
    if math.fsum(piece.low for piece in chosen) > money * (1 + _ROUNDING):
        chosen = [min(own, key=lambda piece: piece.low) for own in pieces]
        if math.fsum(piece.low for piece in chosen) > money * (1 + _ROUNDING):
            return None
    return math.fsum(piece.response.value(piece.low) for piece in chosen)
