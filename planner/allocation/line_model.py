"""The split as a mixed-integer linear programme (HiGHS): every piece under straight lines that lie above it.

One binary a piece says "the money of this option is here"; lines are scaled by it (perspective), so that the
relaxation is as tight as the concave envelope. Lines never lie below a curve: the optimum is a true bound.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.allocation.options import Response
from planner.allocation.pieces import Bend, Piece, Straight, bend_of
from planner.allocation.problem import Problem
from planner.allocation.programme import Programme, Term, solve

# The objective is brought to about this size, far above the solver's absolute tolerances.
_VALUE_SIZE = 1000.0

Terms = list[Term]
Points = Mapping[tuple[int, int], Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The piece and money of every option, what the lines promised, and the bound in the problem's units."""

    chosen: tuple[int, ...]
    spends: tuple[float, ...]
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of one piece: its binary, its money, and its part of every curve, each as terms."""

    choice: int
    money: Terms
    values: tuple[Terms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """Instead of the best: the split nearest to the wish (sum of distances) that brings at least `value`."""

    wish: Sequence[float]
    value: float


def solve_lines(
    problem: Problem, points: Points, value_size: float, nearest: Nearest | None = None
) -> Answer | None:
    """Solve with the lines through `points`; None when no split keeps the wishes."""
    programme = Programme()
    unit = value_size / _VALUE_SIZE
    units = (unit, *(max(abs(kpi.floor), 1e-12) for kpi in problem.kpis))
    columns = tuple(
        tuple(
            _add_piece(programme, problem, (at, place), points.get((at, place), ()), units)
            for place in range(len(own))
        )
        for at, own in enumerate(problem.pieces)
    )
    for own in columns:
        programme.add_row([(piece.choice, 1.0) for piece in own], 1.0, 1.0)
    _add_wishes(programme, problem, columns)
    money = [term for own in columns for piece in own for term in piece.money]
    value = [term for own in columns for piece in own for term in piece.values[0]]
    if nearest is not None:
        programme.add_row(money, -math.inf, 1.0)
        programme.add_row(value, nearest.value / unit, math.inf)
        programme.minimise(_add_distances(programme, problem, columns, nearest.wish))
    elif problem.goal is None:
        programme.add_row(money, -math.inf, 1.0)
        programme.minimise((column, -factor) for column, factor in value)
    else:
        programme.add_row(value, problem.goal / unit, math.inf)
        programme.minimise((column, factor * _VALUE_SIZE) for column, factor in money)
    solution = solve(programme)
    if solution is None:
        return None
    bound = -solution.bound * unit if problem.goal is None else solution.bound * problem.money / _VALUE_SIZE
    return _read(problem, columns, solution.columns, bound)


def curves_of(problem: Problem, at: int) -> tuple[Response | None, ...]:
    """Return the objective's and the KPIs' responses of one option."""
    return (problem.pieces[at][0].response, *(kpi.responses[at] for kpi in problem.kpis))


def _add_piece(
    programme: Programme,
    problem: Problem,
    where: tuple[int, int],
    points: Sequence[float],
    units: Sequence[float],
) -> _Columns:
    at, place = where
    piece = problem.pieces[at][place]
    alone = len(problem.pieces[at]) == 1
    choice = programme.add_column(1.0 if alone else 0.0, 1.0, whole=not alone)
    curves = curves_of(problem, at)
    if piece.bend is Bend.POINT:
        values = tuple(
            [(choice, curve.value(piece.low) / unit)] if curve is not None else []
            for curve, unit in zip(curves, units, strict=True)
        )
        return _Columns(choice=choice, money=[(choice, piece.low / problem.money)], values=values)
    money = _add_money(programme, piece, choice, problem.money)
    return _Columns(
        choice=choice,
        money=money,
        values=tuple(
            _add_curve(programme, (curve, piece), (choice, money), points, (unit, problem.money))
            for curve, unit in zip(curves, units, strict=True)
        ),
    )


def _add_money(programme: Programme, piece: Piece, choice: int, size: float) -> Terms:
    unit = piece.step if piece.step else size
    column = programme.add_column(
        0.0, round(piece.high / unit) if piece.step else piece.high / unit, whole=bool(piece.step)
    )
    programme.add_row([(column, 1.0), (choice, -piece.low / unit)], 0.0, math.inf)
    programme.add_row([(column, 1.0), (choice, -piece.high / unit)], -math.inf, 0.0)
    return [(column, unit / size)]


def _add_curve(
    programme: Programme,
    curve: tuple[Response | None, Piece],
    columns: tuple[int, Terms],
    points: Sequence[float],
    units: tuple[float, float],
) -> Terms:
    response, piece = curve
    if response is None:
        return []
    choice, money = columns
    column = programme.add_column(-math.inf, math.inf)
    for slope, intercept in lines_over(response, piece, points):
        steepness = slope * units[1] / units[0]
        terms = [(column, 1.0), (choice, -intercept / units[0])]
        programme.add_row([*terms, *((at, -steepness * factor) for at, factor in money)], -math.inf, 0.0)
    return [(column, 1.0)]


def lines_over(response: Response, piece: Piece, points: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return lines (slope, intercept) that lie on or above the response between the piece's ends."""
    bend = piece.bend if response is piece.response else bend_of(response, piece.low, piece.high)
    if bend is Bend.CONVEX:
        return (_chord(response, piece.low, piece.high),)
    if isinstance(response, Straight):
        return response.lines(piece.low, piece.high)
    if piece.step:
        return tuple(line for point in points for line in _grid_lines(response, piece, point))
    return tuple(_tangent(response, point) for point in points)


def _tangent(response: Response, point: float) -> tuple[float, float]:
    slope = response.slope(point)
    return slope, response.value(point) - slope * point


def _chord(response: Response, low: float, high: float) -> tuple[float, float]:
    start = response.value(low)
    slope = (response.value(high) - start) / (high - low)
    return slope, start - slope * low


def _grid_lines(response: Response, piece: Piece, point: float) -> list[tuple[float, float]]:
    step = piece.step or 1.0
    ends = (point - step, point, point + step)
    slack = step / 2
    pairs = [(low, high) for low, high in ((ends[0], ends[1]), (ends[1], ends[2]))]
    return [
        _chord(response, low, high)
        for low, high in pairs
        if low >= piece.low - slack and high <= piece.high + slack
    ]


def _add_wishes(programme: Programme, problem: Problem, columns: Sequence[Sequence[_Columns]]) -> None:
    running = [
        [(piece.choice, 1.0) for piece, cut in zip(own, cuts, strict=True) if cut.is_on]
        for own, cuts in zip(columns, problem.pieces, strict=True)
    ]
    if problem.at_most is not None:
        programme.add_row([term for own in running for term in own], -math.inf, problem.at_most)
    for members in problem.either_or:
        programme.add_row([term for at in members for term in running[at]], -math.inf, 1.0)
    for places in problem.alike:
        # Options that are alike could swap their money in endless ways: only one order is searched.
        for one, other in pairwise(places):
            more = [term for piece in columns[one] for term in piece.money]
            less = [term for piece in columns[other] for term in piece.money]
            programme.add_row(_minus(more, less, 1.0), 0.0, math.inf)
    for share in problem.shares:
        own = [term for at in share.members for piece in columns[at] for term in piece.money]
        if problem.goal is None:
            programme.add_row(own, share.floor, share.ceiling)
            continue
        spent = [term for other in columns for piece in other for term in piece.money]
        programme.add_row(_minus(own, spent, share.floor), 0.0, math.inf)
        programme.add_row(_minus(own, spent, share.ceiling), -math.inf, 0.0)
    for number in range(len(problem.kpis)):
        total = [
            term for own_columns in columns for piece in own_columns for term in piece.values[number + 1]
        ]
        floor = problem.kpis[number].floor
        programme.add_row(total, floor / max(abs(floor), 1e-12), math.inf)


def _add_distances(
    programme: Programme, problem: Problem, columns: Sequence[Sequence[_Columns]], wish: Sequence[float]
) -> Terms:
    found = []
    for own, wished in zip(columns, wish, strict=True):
        distance, target = programme.add_column(0.0, math.inf), wished / problem.money
        money = [term for piece in own for term in piece.money]
        programme.add_row([(distance, 1.0), *money], target, math.inf)
        programme.add_row(_minus([(distance, 1.0)], money, 1.0), -target, math.inf)
        found.append((distance, _VALUE_SIZE))
    return found


def _minus(terms: Terms, others: Terms, factor: float) -> Terms:
    return [*terms, *((column, -factor * size) for column, size in others)]


def _read(
    problem: Problem, columns: Sequence[Sequence[_Columns]], solution: Sequence[float], bound: float
) -> Answer:
    chosen, spends = [], []
    for own, cuts in zip(columns, problem.pieces, strict=True):
        choices = [solution[columns_of_piece.choice] for columns_of_piece in own]
        place = choices.index(max(choices))
        piece = cuts[place]
        money = sum(float(solution[column]) * factor for column, factor in own[place].money) * problem.money
        if piece.bend is Bend.POINT:
            money = piece.low
        elif piece.step:
            money = round(money / piece.step) * piece.step
        chosen.append(place)
        spends.append(min(max(money, piece.low), piece.high))
    return Answer(chosen=tuple(chosen), spends=tuple(spends), bound=bound)
