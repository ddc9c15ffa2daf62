"""From the solver's money to orders that can be placed: whole steps, minimum tickets, never over budget."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from planner.candidate import Candidate
from planner.line_forecast import measure
from planner.media_plan import Goal
from planner.money import divide, floor_units, multiply, round_rub
from planner.response_table import Aim

# The rest of the budget is a few steps of a line; more rounds than this mean that nothing fits.
_MOST_ROUNDS = 400


def order_units(candidate: Candidate, money: Decimal) -> int:
    """Return the most units in whole steps that the money pays for, at the discount that they earn."""
    best = 0
    for discount in (None, *candidate.row.discounts):
        net = candidate.net_unit(discount)
        units = min(floor_units(divide(money, net)), candidate.most_units) // candidate.step * candidate.step
        if units >= candidate.least_units and net_cost(candidate, units) <= money:
            best = max(best, units)
    return best


def net_cost(candidate: Candidate, units: int) -> Decimal:
    """Return what an order costs without VAT, rounded as its line is printed."""
    quantity = Decimal(units)
    return round_rub(multiply(candidate.net_unit(candidate.discount_for(quantity)), quantity))


def settle_orders(
    candidates: Sequence[Candidate],
    money: Mapping[str, float],
    *,
    budget: Decimal,
    aim: Aim,
    ceilings: Mapping[str, Decimal],
) -> dict[str, int]:
    """Return units by row: the split in whole steps, and the rest of the budget where it brings most."""
    orders: dict[str, int] = {}
    left = budget
    for candidate in candidates:
        # A hundredth of a rouble for what floats lose; the sum is checked in kopecks below.
        wanted = min(Decimal(str(money.get(candidate.row.id, 0.0))) + Decimal("0.01"), left)
        units = order_units(candidate, wanted) if wanted > 1 else 0
        if units:
            orders[candidate.row.id] = units
            left -= net_cost(candidate, units)
    return _spend_rest(candidates, orders, left, aim=aim, ceilings=ceilings)


def spend_on_wishes(
    candidates: Sequence[Candidate], orders: dict[str, int], budget: Decimal, *, aim: Aim
) -> dict[str, int]:
    """What the goal has no use for goes to the wanted lines that it cannot measure, by their reach."""
    unmeasured = [
        one
        for one in candidates
        if one.row.id in orders and measure(one, one.least_units, goal=aim.goal, shares=aim.shares) is None
    ]
    bought = [one for one in candidates if one.row.id in orders]
    left = budget - sum((net_cost(one, orders[one.row.id]) for one in bought), Decimal(0))
    reach = replace(aim, goal=Goal.REACH)
    share = left / max(1, len(unmeasured))
    for candidate in unmeasured:
        paid = net_cost(candidate, orders[candidate.row.id])
        orders[candidate.row.id] = max(orders[candidate.row.id], order_units(candidate, paid + share))
        left -= net_cost(candidate, orders[candidate.row.id]) - paid
    ceilings = {one.row.id: budget for one in unmeasured}
    return _spend_rest(unmeasured, orders, left, aim=reach, ceilings=ceilings)


def _spend_rest(
    candidates: Sequence[Candidate],
    orders: dict[str, int],
    left: Decimal,
    *,
    aim: Aim,
    ceilings: Mapping[str, Decimal],
) -> dict[str, int]:
    for _ in range(_MOST_ROUNDS):
        best: tuple[float, str, int, Decimal] | None = None
        for candidate in candidates:
            grown = _grow(candidate, orders, left=left, aim=aim, ceilings=ceilings)
            if grown is not None and (best is None or grown[0] > best[0]):
                best = grown
        if best is None:
            return orders
        _, row_id, units, cost = best
        orders[row_id] = units
        left -= cost
    return orders


def _grow(
    candidate: Candidate,
    orders: Mapping[str, int],
    *,
    left: Decimal,
    aim: Aim,
    ceilings: Mapping[str, Decimal],
) -> tuple[float, str, int, Decimal] | None:
    """Return what the next step of a line brings for a rouble; None when it does not fit."""
    before = orders.get(candidate.row.id, 0)
    after = before + candidate.step if before else candidate.least_units
    if after > candidate.most_units:
        return None
    now = net_cost(candidate, after)
    cost = now - (net_cost(candidate, before) if before else Decimal(0))
    if cost > left or now > ceilings[candidate.row.id]:
        return None
    gain = _add(candidate, after, aim) - _add(candidate, before, aim)
    if gain <= 0:
        return None
    return gain / float(max(cost, Decimal("0.01"))), candidate.row.id, after, cost


def _add(candidate: Candidate, units: int, aim: Aim) -> float:
    return aim.to_sum(measure(candidate, units, goal=aim.goal, shares=aim.shares) or 0.0) if units else 0.0
