"""Closes the gap between the best split found and the bound: solve lines, polish, look closer, repeat."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.allocation.branching import branch
from planner.allocation.envelope import Relaxation, drop_hopeless, polish, relax
from planner.allocation.line_model import Answer, Nearest, solve_lines
from planner.allocation.pieces import Bend, Piece
from planner.allocation.problem import Problem, keeps_wishes, value_of
from planner.allocation.refinement import Touched, look_closer, points_of
from planner.allocation.split import Method
from planner.allocation.water_filling import pour_for

# A tenth of the promised 1e-6; reached in a few rounds, each of which solves all lines anew.
CLOSE_ENOUGH = 1e-7
# Branches are cheap, so they go on until rounding.
BRANCH_GAP = 1e-10
_MOST_ROUNDS = 40
_MANY_ALIKE = 4
# Splits whose values differ by less are equal.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best split met, and what none exceeds (with a goal: what none undercuts)."""

    spends: tuple[float, ...]
    bound: float
    price: float
    method: Method


def search(problem: Problem, wish: Sequence[float] | None = None) -> Found | None:
    """Find the best split to a proved gap; None when the wishes exclude one another.

    With a `wish` the nearest of the splits that bring as much is looked for at the end.
    """
    first = relax(problem.pieces, problem.money)
    best = _first_split(problem, first)
    bound = first.bound if problem.goal is None else 0.0
    if _is_branchable(problem):
        branched = branch(problem.pieces, problem.money, best, BRANCH_GAP, first=first)
        best, bound = branched.spends, branched.bound
    points: Touched = {}
    method = Method.BRANCHING
    for _ in range(_MOST_ROUNDS):
        if best is not None and is_close(problem, best, bound):
            break
        method = Method.PIECEWISE
        problem = _narrow(problem, first, best)
        answer = solve_lines(problem, points_of(problem, points, first.price), _value_size(problem, first))
        if answer is None:
            return None if best is None else Found(spends=best, bound=bound, price=first.price, method=method)
        bound = min(bound, answer.bound) if problem.goal is None else max(bound, answer.bound)
        better = _improve(problem, answer)
        best = _better(problem, best, better)
        seen = (answer.spends, *((better,) if better is not None else ()))
        problem, is_refined = look_closer(problem, answer, seen, points)
        if not is_refined:
            break
    if best is None:
        return None
    if wish is not None:
        best = _approach(problem, points, first, best, wish)
    return Found(spends=best, bound=bound, price=first.price, method=method)


def _approach(
    problem: Problem,
    points: Touched,
    relaxation: Relaxation,
    best: tuple[float, ...],
    wish: Sequence[float],
) -> tuple[float, ...]:
    """Return the split nearest to the wish among those that bring as much, to rounding."""
    value = value_of(problem, best)
    problem = _narrow(problem, relaxation, best)
    nearest = Nearest(wish=wish, value=value * (1 - _EQUAL / 10))
    lines = points_of(problem, points, relaxation.price)
    answer = solve_lines(problem, lines, _value_size(problem, relaxation), nearest)
    found = None if answer is None else _improve(problem, answer)
    if found is None or value_of(problem, found) < value * (1 - _EQUAL):
        return best
    return min(best, found, key=lambda spends: math.dist(spends, wish))


def _is_branchable(problem: Problem) -> bool:
    """Tell whether only the money binds; many alike options would make equal branches without end."""
    is_plain = problem.goal is None and problem.is_free and not problem.is_counting
    return is_plain and all(len(places) < _MANY_ALIKE for places in problem.alike)


def is_close(problem: Problem, spends: Sequence[float], bound: float) -> bool:
    """Tell whether the gap is closed."""
    if problem.goal is not None:
        spent = math.fsum(spends)
        return spent - bound <= CLOSE_ENOUGH * spent
    value = value_of(problem, spends)
    return bound - value <= CLOSE_ENOUGH * max(abs(value), 1e-300)


def _first_split(problem: Problem, relaxation: Relaxation) -> tuple[float, ...] | None:
    if problem.goal is not None or problem.is_counting or not problem.is_free:
        return None
    best = None
    for places in _near_choices(relaxation):
        chosen = [own[place] for own, place in zip(problem.pieces, places, strict=True)]
        spends = [piece.best_spend(relaxation.price) for piece in chosen]
        best = _better(problem, best, polish(chosen, spends, problem.money))
    return best


def _near_choices(relaxation: Relaxation) -> list[tuple[int, ...]]:
    thrifty, lavish = relaxation.thrifty, relaxation.lavish
    found = [thrifty]
    for at, (one, other) in enumerate(zip(thrifty, lavish, strict=True)):
        if one != other:
            found.append((*thrifty[:at], other, *thrifty[at + 1 :]))
    return found


def _narrow(problem: Problem, relaxation: Relaxation, best: tuple[float, ...] | None) -> Problem:
    """Drop the pieces that nothing better than the split found could use."""
    if best is None:
        return problem
    if problem.goal is None:
        kept = drop_hopeless(problem.pieces, problem.money, relaxation, value_of(problem, best))
    else:
        # A cheaper way to the goal would fit into the money of the split found.
        spent = math.fsum(best)
        kept = drop_hopeless(problem.pieces, spent, relax(problem.pieces, spent), problem.goal)
    return replace(problem, pieces=kept) if all(kept) else problem


def _value_size(problem: Problem, relaxation: Relaxation) -> float:
    return max(abs(problem.goal or relaxation.bound), 1e-300)


def _improve(problem: Problem, answer: Answer) -> tuple[float, ...] | None:
    """Make a split out of the lines' answer that keeps every wish exactly."""
    chosen = [own[place] for own, place in zip(problem.pieces, answer.chosen, strict=True)]
    if problem.is_free:
        if problem.goal is None:
            return polish(chosen, answer.spends, problem.money)
        return _polish_goal(chosen, answer.spends, problem.goal)
    spends = _shave(chosen, answer.spends, problem.money)
    if not keeps_wishes(problem, spends):
        return None
    if problem.goal is not None and value_of(problem, spends) < problem.goal * (1 - CLOSE_ENOUGH):
        return None
    return spends


def _polish_goal(chosen: Sequence[Piece], spends: Sequence[float], goal: float) -> tuple[float, ...] | None:
    flowing = [at for at, piece in enumerate(chosen) if piece.bend is Bend.CONCAVE and not piece.step]
    moving = frozenset(flowing)
    result = list(spends)
    fixed = math.fsum(chosen[at].response.value(s) for at, s in enumerate(spends) if at not in moving)
    filling = pour_for([chosen[at] for at in flowing], goal - fixed)
    if filling is not None:
        for at, spend in zip(flowing, filling.spends, strict=True):
            result[at] = spend
        return tuple(result)
    return _raise_convex(chosen, spends, goal)


def _raise_convex(chosen: Sequence[Piece], spends: Sequence[float], goal: float) -> tuple[float, ...] | None:
    """Close a small lack left by a chord, which promises more than its curve, on one convex piece."""
    lack = goal - math.fsum(piece.response.value(spend) for piece, spend in zip(chosen, spends, strict=True))
    found = []
    for at, piece in enumerate(chosen):
        wanted = piece.response.value(spends[at]) + lack
        if piece.bend is not Bend.CONVEX or piece.step or piece.response.value(piece.high) < wanted:
            continue
        raised = _money_for(piece, wanted, spends[at])
        found.append((*spends[:at], raised, *spends[at + 1 :]))
    return min(found, key=math.fsum, default=None)


def _money_for(piece: Piece, wanted: float, low: float) -> float:
    high = piece.high
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if piece.response.value(middle) >= wanted else (middle, high)
    return high


def _shave(chosen: Sequence[Piece], spends: Sequence[float], money: float) -> tuple[float, ...]:
    """Take the solver's rounding above the budget from pieces that can give."""
    over = math.fsum(spends) - money
    result = list(spends)
    for at, piece in enumerate(chosen):
        if over <= 0:
            break
        if piece.bend is Bend.POINT or piece.step:
            continue
        given = min(over, result[at] - piece.low)
        result[at] -= given
        over -= given
    return tuple(result)


def _better(
    problem: Problem, one: tuple[float, ...] | None, other: tuple[float, ...] | None
) -> tuple[float, ...] | None:
    if one is None or other is None:
        return other if one is None else one
    if problem.goal is not None:
        return other if math.fsum(other) < math.fsum(one) else one
    return other if value_of(problem, other) > value_of(problem, one) else one
