"""Where lines touch a curve and where a piece is cut: closer where the last answer stood."""

import math
from collections.abc import Sequence
from dataclasses import replace

from planner.allocation.line_model import Answer, curves_of
from planner.allocation.pieces import Bend, Piece, bend_of
from planner.allocation.problem import Problem, split_at

# Lines first touch a curve where its slope is this many times the price of money.
_PRICE_FACTORS = (0.05, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.3, 2.0, 4.0, 20.0)
_NARROWEST = 1e-12
_FENCES = (-0.03, -0.004, -0.0005, 0.0, 0.0005, 0.004, 0.03)

# The sums at which lines touch, by piece and by the option it belongs to.
Touched = dict[tuple[Piece, int], list[float]]


def points_of(problem: Problem, points: Touched, price: float) -> dict[tuple[int, int], list[float]]:
    """Return the sums at which lines touch every piece, by option and place."""
    found = {}
    for at, own in enumerate(problem.pieces):
        for place, piece in enumerate(own):
            if piece.bend is Bend.POINT:
                continue
            key = (piece, at)
            if key not in points:
                points[key] = _first_points(piece, price)
            found[at, place] = points[key]
    return found


def _first_points(piece: Piece, price: float) -> list[float]:
    ends = {piece.high}
    if math.isfinite(piece.response.slope(piece.low)):
        ends.add(piece.low)
    else:
        ends.add(piece.low + (piece.high - piece.low) * 1e-6)
    if piece.bend is Bend.CONCAVE and price > 0:
        ends |= {piece.best_spend(price * factor) for factor in _PRICE_FACTORS}
    finite = (end for end in ends if math.isfinite(piece.response.slope(end)))
    return sorted(finite)


def look_closer(
    problem: Problem,
    answer: Answer,
    seen: Sequence[Sequence[float]],
    points: Touched,
) -> tuple[Problem, bool]:
    """Add lines and cuts at the sums just met; say whether anything changed."""
    pieces, is_refined = list(problem.pieces), False
    family = {at: places for places in problem.alike for at in places}
    for at, place in enumerate(answer.chosen):
        piece = problem.pieces[at][place]
        if piece.bend is Bend.POINT:
            continue
        sums = sorted({spends[at] for spends in seen})
        inner = [money for money in sums if _is_inside(piece, money)]
        if inner and _has_convex(problem, at, piece):
            inner = sorted({*inner, *_fence(problem.pieces[at], seen[-1][at])})
            # What is learnt of one holds for all that are alike.
            for other in family.get(at, (at,)):
                pieces[other] = _split_all(pieces[other], piece, inner)
            is_refined = True
        else:
            is_refined |= _add_points(points[piece, at], piece, sums)
    return replace(problem, pieces=tuple(pieces)), is_refined


def _fence(own: Sequence[Piece], money: float) -> list[float]:
    """Cut close around a sum too: a chord's error falls with the square of its length."""
    width = max(piece.high for piece in own)
    return [max(money + side * width, 0.0) for side in _FENCES]


def _split_all(pieces: Sequence[Piece], target: Piece, sums: Sequence[float]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in pieces:
        is_meant = piece == target or piece.bend is Bend.CONVEX
        inner = [money for money in sums if is_meant and _is_inside(piece, money)]
        found.extend(split_at(piece, inner) if inner else (piece,))
    return tuple(found)


def _has_convex(problem: Problem, at: int, piece: Piece) -> bool:
    return any(
        bend_of(curve, piece.low, piece.high) is Bend.CONVEX
        for curve in curves_of(problem, at)
        if curve is not None
    )


def _is_inside(piece: Piece, money: float) -> bool:
    margin = _NARROWEST * max(abs(piece.high), 1e-300)
    return piece.low + margin < money < piece.high - margin


def _add_points(known: list[float], piece: Piece, sums: Sequence[float]) -> bool:
    width = _NARROWEST * max(abs(piece.high), 1e-300)
    fresh = [
        money
        for money in sums
        if piece.low <= money <= piece.high
        and math.isfinite(piece.response.slope(money))
        and all(abs(money - point) > width for point in known)
    ]
    known.extend(fresh)
    return bool(fresh)
