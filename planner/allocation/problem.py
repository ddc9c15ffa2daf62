"""A split as the solver sees it: options in one fixed order, cut into pieces, with wishes by place."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.allocation.constraints import Constraints
from planner.allocation.options import Option, Response
from planner.allocation.pieces import Piece, bend_of, cut, find_turns

# Feasibility of shares and further KPIs, relative to the budget and to the floor.
TOLERANCE = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A further KPI: its response by option (None adds nothing) and what it must reach."""

    responses: tuple[Response | None, ...]
    floor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Places whose money lies between two shares of the budget."""

    members: tuple[int, ...]
    floor: float
    ceiling: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`money` is the budget, or with a `goal` a sum known to be enough."""

    pieces: tuple[tuple[Piece, ...], ...]
    money: float
    goal: float | None = None
    kpis: tuple[Kpi, ...] = ()
    shares: tuple[Share, ...] = ()
    at_most: int | None = None
    either_or: tuple[tuple[int, ...], ...] = ()
    alike: tuple[tuple[int, ...], ...] = ()

    @property
    def is_free(self) -> bool:
        """Tell whether only the money binds once the pieces are chosen."""
        return not self.kpis and not self.shares

    @property
    def is_counting(self) -> bool:
        """Tell whether running options are counted."""
        return self.at_most is not None or bool(self.either_or)


def pose(
    options: Sequence[Option], constraints: Constraints, money: float, *, goal: float | None = None
) -> Problem:
    """Cut the options and turn names into places."""
    place = {option.id: at for at, option in enumerate(options)}
    alike = tuple(tuple(places) for places in find_alike(options, constraints))
    kpis = tuple(
        Kpi(responses=tuple(kpi.responses.get(option.id) for option in options), floor=kpi.floor)
        for kpi in constraints.kpis
    )
    pieces = tuple(
        _cut_for_all(cut(option, money, counted=constraints.is_counting), [kpi.responses[at] for kpi in kpis])
        for at, option in enumerate(options)
    )
    return Problem(
        pieces=pieces,
        money=money,
        goal=goal,
        kpis=kpis,
        shares=tuple(
            Share(members=limit.members(options), floor=limit.floor, ceiling=limit.ceiling)
            for limit in constraints.shares
        ),
        at_most=constraints.at_most,
        either_or=tuple(tuple(sorted({place[name] for name in names})) for names in constraints.either_or),
        alike=alike,
    )


def find_alike(options: Sequence[Option], constraints: Constraints) -> list[list[int]]:
    """Return the places of options that no curve, limit or wish tells apart."""
    families: dict[Hashable, list[int]] = {}
    for at, option in enumerate(options):
        families.setdefault(_likeness(option, constraints), []).append(at)
    return [places for places in families.values() if len(places) > 1]


def _likeness(option: Option, constraints: Constraints) -> Hashable:
    return (
        replace(option, id=""),
        tuple(option.id in names for names in constraints.either_or),
        tuple(option.id in limit.ids for limit in constraints.shares),
        tuple(kpi.responses.get(option.id) for kpi in constraints.kpis),
    )


def value_of(problem: Problem, spends: Sequence[float]) -> float:
    """Return the objective of a split."""
    return math.fsum(own[0].response.value(spend) for own, spend in zip(problem.pieces, spends, strict=True))


def keeps_wishes(problem: Problem, spends: Sequence[float]) -> bool:
    """Tell whether shares and further KPIs hold, to rounding."""
    base = problem.money if problem.goal is None else math.fsum(spends)
    slack = TOLERANCE * base
    for share in problem.shares:
        own = math.fsum(spends[at] for at in share.members)
        if not share.floor * base - slack <= own <= share.ceiling * base + slack:
            return False
    return all(
        kpi_of(kpi, spends) >= kpi.floor - TOLERANCE * max(abs(kpi.floor), 1e-12) for kpi in problem.kpis
    )


def kpi_of(kpi: Kpi, spends: Sequence[float]) -> float:
    """Return what a split brings of a further KPI."""
    return math.fsum(
        response.value(spend)
        for response, spend in zip(kpi.responses, spends, strict=True)
        if response is not None
    )


def _cut_for_all(pieces: Sequence[Piece], others: Sequence[Response | None]) -> tuple[Piece, ...]:
    """Cut once more where a further KPI's response bends, so that every curve bends one way on a piece."""
    found: list[Piece] = []
    for piece in pieces:
        turns = {
            turn for other in others if other is not None for turn in find_turns(other, piece.low, piece.high)
        }
        found.extend(split_at(piece, sorted(turns)) if turns else (piece,))
    return tuple(found)


def split_at(piece: Piece, turns: Sequence[float]) -> tuple[Piece, ...]:
    """Cut a piece at sums of money; a grid piece at the multiples next to them."""
    if piece.step:
        turns = sorted({round(turn / piece.step) * piece.step for turn in turns})
    ends = [piece.low, *(turn for turn in turns if piece.low < turn < piece.high), piece.high]
    return tuple(
        Piece(
            response=piece.response,
            low=low,
            high=high,
            bend=bend_of(piece.response, low, high),
            is_on=piece.is_on,
            step=piece.step,
        )
        for low, high in pairwise(ends)
    )
