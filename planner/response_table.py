"""A candidate as the solver sees it: net money -> what it adds to the goal, as straight lines on top.

The table holds real orders (whole units at their volume discounts); its concave hull lies on or above them,
so that the solver's optimum bounds every plan that can be bought.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from planner.allocation.options import Option
from planner.allocation.responses import Tabulated
from planner.candidate import Candidate
from planner.line_forecast import Shares, measure
from planner.media_plan import Goal

_POINTS = 80
# An order that takes more of the budget than this a step is planned in whole steps from the start.
_COARSE_SHARE = 0.02
_MOST_PACKAGES = 60
_ALMOST_ALL = 1 - 1e-9
_SAME = 1 + 1e-9
JOINT = frozenset({Goal.REACH, Goal.EFFECTIVE_REACH})

Table = tuple[tuple[float, float], ...]
Parts = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is made the most of, among how many people."""

    goal: Goal
    shares: Shares
    people: int

    @property
    def is_joint(self) -> bool:
        """Tell whether people reached by two lines count once."""
        return self.goal in JOINT

    def to_sum(self, value: float) -> float:
        """Return what a line adds to the solver's sum: people as -ln(1 - R/U), so that a union is a sum."""
        if not self.is_joint:
            return value
        return -math.log1p(-min(value / max(self.people, 1), _ALMOST_ALL))

    def from_sum(self, total: float) -> float:
        """Return people, clicks, leads or sales behind the solver's sum."""
        return -self.people * math.expm1(-total) if self.is_joint else total


def make_option(
    candidate: Candidate, aim: Aim, *, budget: float, ceiling: float, required: bool
) -> Option | None:
    """Return a candidate as an option; None when the goal cannot be measured on it and nobody asks for it."""
    table = tabulate(candidate, aim, budget)
    if table is None and not required:
        return None
    table = table or ((cost_of(candidate, candidate.least_units), 0.0),)
    least = cost_of(candidate, candidate.least_units)
    most = max(min(table[-1][0], ceiling), least)
    hull = find_hull(((0.0, 0.0), *(point for point in table if point[0] <= most * _SAME)))
    return Option(
        id=candidate.row.id,
        response=Tabulated(tuple(x for x, _ in hull), tuple(y for _, y in hull)),
        minimum=_find_minimum(hull, aim, least=least, most=most),
        maximum=most,
        required=required,
        packages=_coarse_totals(candidate, budget=budget, most=most),
        group=candidate.row.channel.value,
    )


def _find_minimum(hull: Sequence[tuple[float, float]], aim: Aim, *, least: float, most: float) -> float:
    """Return the least money in a line: its ticket, and for effective reach its first efficient volume.

    Effective reach bends both ways. Below the tangent from zero a contact brings less than the line's best
    average, so the line runs from there on or not at all; there its hull is the curve itself.
    """
    if aim.goal is not Goal.EFFECTIVE_REACH:
        return least
    return min(max(least, hull[1][0]), most)


def tabulate(candidate: Candidate, aim: Aim, budget: float) -> Table | None:
    """Return orders from the smallest to all that the budget buys, as (net money, addition to the sum)."""
    points = []
    for units in _grid(candidate, budget):
        value = measure(candidate, units, goal=aim.goal, shares=aim.shares)
        if value is None:
            return None
        points.append((cost_of(candidate, units), aim.to_sum(value)))
    return tuple(points)


def _grid(candidate: Candidate, budget: float) -> Sequence[int]:
    """Return units on a geometric grid between the smallest order and the largest."""
    step, least = candidate.step, candidate.least_units
    dearest = float(candidate.net_unit(None))
    cheapest = float(candidate.net_unit(candidate.row.discounts[-1] if candidate.row.discounts else None))
    most = max(least, min(candidate.most_units, int(budget / min(cheapest, dearest)) // step * step))
    if most == least:
        return (least,)
    ratio = (most / least) ** (1 / (_POINTS - 1))
    return sorted({round(least * ratio**at / step) * step for at in range(_POINTS)} | {least, most})


def cost_of(candidate: Candidate, units: int) -> float:
    """Return the net cost of an order as the solver needs it."""
    quantity = Decimal(units)
    return float(candidate.net_unit(candidate.discount_for(quantity)) * quantity)


def find_hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the upper concave hull, rising only, without points on its straight lines."""
    hull: list[tuple[float, float]] = []
    for point in sorted(points):
        while hull and point[0] - hull[-1][0] < 1e-9 and point[1] >= hull[-1][1]:
            hull.pop()
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) >= -1e-15:
            hull.pop()
        if not hull or point[1] > hull[-1][1]:
            hull.append(point)
    return hull if len(hull) > 1 else [(0.0, 0.0), (max(points)[0] or 1.0, 0.0)]


def _turn(first: tuple[float, float], middle: tuple[float, float], last: tuple[float, float]) -> float:
    """Return above zero when the middle point lies under the straight line, relative to its size."""
    run = (middle[0] - first[0]) * (last[1] - first[1]) - (middle[1] - first[1]) * (last[0] - first[0])
    size = max(last[0], 1.0) * max(abs(last[1]), 1e-12)
    return run / size


def _coarse_totals(candidate: Candidate, *, budget: float, most: float) -> tuple[float, ...]:
    step_cost = cost_of(candidate, candidate.least_units + candidate.step) - cost_of(
        candidate, candidate.least_units
    )
    if step_cost <= _COARSE_SHARE * budget:
        return ()
    units = range(candidate.least_units, candidate.most_units + 1, candidate.step)
    totals = (cost_of(candidate, count) for count in units[:_MOST_PACKAGES])
    return tuple(sorted({total for total in totals if total <= most + 1e-6}))


def list_parts(candidates: Sequence[Candidate], aim: Aim) -> Parts:
    """Return (slope, money) of all that is for sale, the steepest straight line of all hulls first."""
    return tuple(sorted((part for one in candidates for part in _parts(one, aim)), reverse=True))


def least_money(parts: Parts, aim: Aim, goal: float) -> Decimal | None:
    """Return the money below which no plan reaches a goal; None when all that is for sale does not.

    Steepest parts first, without tickets and steps: exact for such curves, so a lower bound.
    """
    missing = aim.to_sum(goal)
    money = 0.0
    for slope, cost in parts:
        if missing <= 0:
            break
        if slope <= 0:
            return None
        taken = min(cost, missing / slope)
        money, missing = money + taken, missing - slope * taken
    return Decimal(math.ceil(money)) if missing <= 1e-9 * max(1.0, aim.to_sum(goal)) else None


def _parts(candidate: Candidate, aim: Aim) -> list[tuple[float, float]]:
    """Return (slope, money) of the straight lines of a candidate's hull, all that is for sale."""
    table = tabulate(candidate, aim, cost_of(candidate, candidate.most_units) * 2)
    if table is None:
        return []
    hull = find_hull(((0.0, 0.0), *table))
    return [((y1 - y0) / (x1 - x0), x1 - x0) for (x0, y0), (x1, y1) in pairwise(hull)]
