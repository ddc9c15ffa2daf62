"""A locked line in orders that can be placed: the units that keep its sum to the kopeck, or its units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.buyable import net_cost, order_units
from planner.candidate import Candidate
from planner.edit import Lock
from planner.money import divide, floor_units


def hold_locks(candidates: Sequence[Candidate], locks: Sequence[Lock]) -> dict[str, int]:
    """Return units by row for the locks that can be bought."""
    by_row = {one.row.id: one for one in candidates}
    held = {lock.row_id: hold_units(by_row[lock.row_id], lock) for lock in locks if lock.row_id in by_row}
    return {row_id: units for row_id, units in held.items() if units}


def hold_units(candidate: Candidate, lock: Lock) -> int:
    """Return the units of a lock; 0 when no order fits it.

    A sum is kept exactly where whole units make it, else by the most units that it pays for.
    """
    if lock.quantity is not None:
        units = min(int(lock.quantity), candidate.most_units) // candidate.step * candidate.step
        return units if units >= candidate.least_units else 0
    amount = lock.amount_rub or Decimal(0)
    exact = (units for units in _near(candidate, amount) if net_cost(candidate, units) == amount)
    return next(exact, 0) or order_units(candidate, amount)


def _near(candidate: Candidate, amount: Decimal) -> Iterator[int]:
    """Yield the orders round a sum at each discount; rounding to the kopeck can hide a step."""
    for discount in (None, *candidate.row.discounts):
        steps = floor_units(divide(amount, candidate.net_unit(discount))) // candidate.step
        for count in (steps, steps + 1):
            units = count * candidate.step
            if candidate.least_units <= units <= candidate.most_units:
                yield units
