"""Branch and bound on the pieces: fast and exact where nothing but the money binds.

Every branch is bounded by the price of money over its own pieces. Where an option wavers between two pieces,
or between the ends of a convex one, the branch is split there; the most promising branch goes first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from planner.allocation.envelope import Relaxation, drop_hopeless, polish, relax
from planner.allocation.pieces import Bend, Piece
from planner.allocation.problem import split_at

# Beyond it, many options are alike or nearly so, and the solver of lines knows better ways.
_MOST_BRANCHES = 300
# Options times branches: pricing hundreds of options is dear, and their relaxation is tight anyway.
_MOST_WORK = 1500

Cut = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branched:
    """The best split found and what none exceeds; they meet unless the search was cut short."""

    spends: tuple[float, ...] | None
    bound: float


def branch(
    pieces: Cut,
    money: float,
    known: tuple[float, ...] | None,
    tolerance: float,
    *,
    first: Relaxation | None = None,
) -> Branched:
    """Search until the best split is within `tolerance` (in parts of its value) of the bound.

    `first` is the relaxation of these pieces where it is known already.
    """
    first = first or relax(pieces, money)
    best, value = known, -math.inf if known is None else _sum_of(pieces, known)
    if known is not None:
        # Places are counted among the pieces that are left, so the price is asked anew.
        kept = drop_hopeless(pieces, money, first, value)
        if kept != pieces:
            pieces, first = kept, relax(kept, money)
    queue: list[tuple[float, int, Cut, Relaxation]] = [(-first.bound, 0, pieces, first)]
    closed, count = -math.inf, 0
    while queue and count < min(_MOST_BRANCHES, _MOST_WORK / len(pieces)):
        _, _, own, relaxation = heappop(queue)
        if relaxation.bound <= value + tolerance * abs(value):
            closed = max(closed, relaxation.bound)
            break
        best, value = _try_choices(own, relaxation, money, (best, value))
        for child in _split(own, relaxation, money):
            count += 1
            below = relax(child, money)
            if below.bound > value + tolerance * abs(value):
                heappush(queue, (-below.bound, count, child, below))
            else:
                closed = max(closed, below.bound)
    open_bound = max((-entry[0] for entry in queue), default=-math.inf)
    return Branched(spends=best, bound=max(value, min(first.bound, max(closed, open_bound))))


def _try_choices(
    pieces: Cut, relaxation: Relaxation, money: float, known: tuple[tuple[float, ...] | None, float]
) -> tuple[tuple[float, ...] | None, float]:
    best, value = known
    for places, spends in (
        (relaxation.thrifty, relaxation.thrifty_spends),
        (relaxation.lavish, relaxation.lavish_spends),
        (relaxation.lavish, _between(relaxation, money)),
    ):
        chosen = [own[place] for own, place in zip(pieces, places, strict=True)]
        tried = polish(chosen, spends, money)
        if tried is not None and _sum_of(pieces, tried) > value:
            best, value = tried, _sum_of(pieces, tried)
    return best, value


def _between(relaxation: Relaxation, money: float) -> tuple[float, ...]:
    """Give the rest of the money to the options that waver."""
    rest = money - math.fsum(relaxation.thrifty_spends)
    spends = []
    for low, high in zip(relaxation.thrifty_spends, relaxation.lavish_spends, strict=True):
        given = min(max(rest, 0.0), max(high - low, 0.0))
        rest -= given
        spends.append(low + given)
    return tuple(spends)


def _split(pieces: Cut, relaxation: Relaxation, money: float) -> list[Cut]:
    """Split the option that wavers most."""
    swing = [
        high - low for low, high in zip(relaxation.thrifty_spends, relaxation.lavish_spends, strict=True)
    ]
    at = max(range(len(swing)), key=swing.__getitem__)
    if swing[at] <= 0:
        return []
    halves = _halve(
        pieces[at], (relaxation.thrifty[at], relaxation.lavish[at]), _between(relaxation, money)[at]
    )
    children = [(*pieces[:at], half, *pieces[at + 1 :]) for half in halves if half]
    return [child for child in children if _least(child) <= money]


def _halve(own: tuple[Piece, ...], places: tuple[int, int], money: float) -> list[tuple[Piece, ...]]:
    low, high = places
    if low != high:
        return [own[: max(low, high)], own[max(low, high) :]]
    piece = own[low]
    if piece.bend is not Bend.CONVEX:
        return []
    middle = money if piece.low < money < piece.high else (piece.low + piece.high) / 2
    parts = split_at(piece, [middle])
    if len(parts) == 1:
        return []
    return [(*own[:low], parts[0]), (*parts[1:], *own[low + 1 :])]


def _least(pieces: Cut) -> float:
    return math.fsum(min(piece.low for piece in own) for own in pieces)


def _sum_of(pieces: Cut, spends: Sequence[float]) -> float:
    return math.fsum(own[0].response.value(spend) for own, spend in zip(pieces, spends, strict=True))
