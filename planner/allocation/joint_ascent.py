"""Channels that depend on each other: from the independent optimum uphill on the true joint reach.

Every round asks the joint function how much each channel is worth at the margin, weighs the channel's own
curve by it, pours the money anew and walks along the line as far as it pays. When no round helps, money is
moved between pairs. The bound is the independent optimum when dependence can only lower reach (non-negative
correlations: Slepian 1962), else the smaller of the audience and the sum of single reaches.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.allocation.pieces import Bend, Piece
from planner.allocation.problem import Problem
from planner.allocation.report import Solved
from planner.allocation.responses import Scaled
from planner.allocation.split import Method
from planner.allocation.task import Task
from planner.allocation.water_filling import pour

_ROUNDS = 12
_NUDGE = 1e-4
_STEPS = (1.0, 0.5, 0.25, 0.1, 0.03)
_TRANSFERS = (0.03, 0.003)
_CANDIDATES = 3
# A joint reach is itself computed to about this.
_WORTH_WHILE = 1e-6

Joint = Callable[[Sequence[float]], float]


def ascend(task: Task, problem: Problem, solved: Solved, ceiling: float) -> Solved:
    """Improve a split on the joint objective, which nothing lifts above `ceiling`; never make it worse."""
    if task.union is None or task.union.joint is None:
        return solved
    joint = _in_task_order(task, task.union.joint)
    spends, value = solved.spends, joint(solved.spends)
    pieces = _running_pieces(problem, spends)
    if pieces is not None and problem.is_free:
        for climb in (_climb, _transfer):
            spends, value = climb(joint, pieces, spends, value)
    return replace(
        solved,
        spends=spends,
        joint=(value, max(value, ceiling)),
        method=Method.JOINT_ASCENT,
    )


def _in_task_order(task: Task, joint: Joint) -> Joint:
    place = {option.id: at for at, option in enumerate(task.options)}
    order = [place[option.id] for option in task.given]
    return lambda spends: joint([spends[at] for at in order])


def _running_pieces(problem: Problem, spends: Sequence[float]) -> list[Piece] | None:
    """Return the piece each spend stands in; the ascent keeps to them."""
    found = []
    for own, spend in zip(problem.pieces, spends, strict=True):
        inside = [piece for piece in own if piece.low <= spend <= piece.high]
        if not inside:
            return None
        piece = max(inside, key=lambda piece: piece.high - piece.low)
        is_fixed = piece.bend is not Bend.CONCAVE or piece.step is not None
        found.append(replace(piece, low=spend, high=spend, bend=Bend.POINT) if is_fixed else piece)
    return found


def _climb(
    joint: Joint, pieces: Sequence[Piece], spends: tuple[float, ...], value: float
) -> tuple[tuple[float, ...], float]:
    money = math.fsum(spends)
    for _ in range(_ROUNDS):
        target = pour(_weigh(joint, pieces, spends, money), money).spends
        best = max(
            ((joint(mixed), mixed) for mixed in (_mix(spends, target, step) for step in _STEPS)),
            key=lambda found: found[0],
        )
        if best[0] <= value * (1 + _WORTH_WHILE):
            break
        value, spends = best
    return spends, value


def _weigh(joint: Joint, pieces: Sequence[Piece], spends: Sequence[float], money: float) -> list[Piece]:
    """Scale every curve so that its slope here is the joint objective's slope."""
    weighed = []
    for at, piece in enumerate(pieces):
        weight = _partial(joint, spends, at, money) / max(_own_slope(piece, spends[at], money), 1e-300)
        weighed.append(replace(piece, response=Scaled(response=piece.response, factor=max(weight, 0.0))))
    return weighed


def _partial(joint: Joint, spends: Sequence[float], at: int, money: float) -> float:
    nudge = _NUDGE * money
    low, high = list(spends), list(spends)
    low[at], high[at] = max(spends[at] - nudge, 0.0), spends[at] + nudge
    return (joint(high) - joint(low)) / (high[at] - low[at])


def _own_slope(piece: Piece, spend: float, money: float) -> float:
    nudge = _NUDGE * money
    low, high = max(spend - nudge, 0.0), spend + nudge
    return (piece.response.value(high) - piece.response.value(low)) / (high - low)


def _mix(one: Sequence[float], other: Sequence[float], share: float) -> tuple[float, ...]:
    return tuple(start + share * (end - start) for start, end in zip(one, other, strict=True))


def _transfer(
    joint: Joint, pieces: Sequence[Piece], spends: tuple[float, ...], value: float
) -> tuple[tuple[float, ...], float]:
    money = math.fsum(spends)
    for share in _TRANSFERS:
        for giver, taker in _likely_pairs(joint, spends, money):
            moved = _move(pieces, spends, (giver, taker), share * money)
            if moved is None:
                continue
            reached = joint(moved)
            if reached > value * (1 + _WORTH_WHILE):
                spends, value = moved, reached
    return spends, value


def _likely_pairs(joint: Joint, spends: Sequence[float], money: float) -> list[tuple[int, int]]:
    """Return pairs from the least worth at the margin to the most: the others cannot gain more."""
    worth = [_partial(joint, spends, at, money) for at in range(len(spends))]
    ranked = sorted(range(len(spends)), key=worth.__getitem__)
    givers = [at for at in ranked if spends[at] > 0][:_CANDIDATES]
    takers = ranked[::-1][:_CANDIDATES]
    return [(giver, taker) for giver in givers for taker in takers if giver != taker]


def _move(
    pieces: Sequence[Piece], spends: Sequence[float], pair: tuple[int, int], money: float
) -> tuple[float, ...] | None:
    giver, taker = pair
    given = min(money, spends[giver] - pieces[giver].low, pieces[taker].high - spends[taker])
    if given <= 0:
        return None
    moved = list(spends)
    moved[giver] -= given
    moved[taker] += given
    return tuple(moved)
