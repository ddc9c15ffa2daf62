"""Splitting a sum by weights so that the printed parts add up to it exactly: the largest remainder."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from planner.money import divide, multiply

_ONE = Decimal(1)


def apportion(total: Decimal, weights: Sequence[Decimal], *, unit: Decimal = _ONE) -> tuple[Decimal, ...]:
    """Return parts in whole units that add up to the total, each less than a unit from its share.

    Hamilton's method: each part gets its share rounded down, then the units left go to the
    largest remainders, the earlier part first among equals. `total` must be whole units; a weight of
    nothing gets nothing.
    """
    whole = sum(weights, Decimal(0))
    if whole <= 0:
        return tuple(total * 0 for _ in weights)
    exact = [divide(multiply(total, weight), multiply(whole, unit)) for weight in weights]
    floors = [one.to_integral_value(rounding=ROUND_FLOOR) for one in exact]
    left = int(divide(total, unit) - sum(floors))
    by_remainder = sorted(
        (place for place, weight in enumerate(weights) if weight > 0),
        key=lambda place: (floors[place] - exact[place], place),
    )
    raised = frozenset(by_remainder[:left])
    return tuple((floor + (place in raised)) * unit for place, floor in enumerate(floors))
