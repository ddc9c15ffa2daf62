"""Reach without double counting as an objective: the union of independent channels is a sum of logarithms.

For independent channels the union is U (1 - prod(1 - R_i/U)), so -ln(1 - union/U) = sum of -ln(1 - R_i/U):
separable, and solved as any other sum. For dependent channels see `joint_ascent`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.allocation.options import AllocationInvalid, Response, Shape
from planner.allocation.pieces import Turning
from planner.allocation.responses import Goerg, Linear, Packages, Tabulated

_ALMOST_ALL = 1 - 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """The people who may be reached, and, when channels depend on each other, the true reach of spends.

    `joint` takes the spends in the order of the options and returns people (or any other joint result);
    `is_lifted_by_independence` says that dependence can only lower it: the independent union is its bound.
    """

    universe: float
    joint: Callable[[Sequence[float]], float] | None = None
    is_lifted_by_independence: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LogGain:
    """-ln(1 - R/U): what a channel's reach adds to the logarithm of the union."""

    response: Response
    universe: float

    @property
    def shape(self) -> Shape:
        """Only Goerg's curve is known to stay concave; others are looked at."""
        is_plain = isinstance(self.response, Goerg) and self.response.frequency == 1
        return Shape.CONCAVE if is_plain else Shape.S_SHAPED

    def value(self, money: float) -> float:
        """Return the gain."""
        return -math.log1p(-min(self.response.value(money) / self.universe, _ALMOST_ALL))

    def slope(self, money: float) -> float:
        """Return the gain of one rouble more."""
        left = self.universe - self.response.value(money)
        return self.response.slope(money) / left if left > (1 - _ALMOST_ALL) * self.universe else 0.0

    def turns(self) -> tuple[float, ...]:
        """Return the capacity of a fixed price: until then each contact is worth more than the last."""
        return (self.response.capacity_rub,) if isinstance(self.response, Linear) else ()

    def demand(self, price: float) -> float | None:
        """Solve (x + h)(a x + h) = h (1 - a) / price with a = 1 - p/U, for Goerg's curve."""
        if not isinstance(self.response, Goerg) or self.response.frequency > 1:
            return None
        half, a = self.response.half_rub, 1 - self.response.potential / self.universe
        rest = half * (1 - a) / price - half * half
        if rest <= 0:
            return 0.0
        middle = half * (1 + a)
        return 2 * rest / (middle + math.sqrt(middle * middle + 4 * a * rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedGain:
    """A logarithmic gain whose bends are found by looking at its slopes."""

    gain: LogGain
    shape: Shape = Shape.S_SHAPED

    def value(self, money: float) -> float:
        """Return the gain."""
        return self.gain.value(money)

    def slope(self, money: float) -> float:
        """Return the gain of one rouble more."""
        return self.gain.slope(money)


def gain_of(response: Response, universe: float) -> Response:
    """Return the logarithmic gain of a channel's reach."""
    if not (math.isfinite(universe) and universe > 0):
        raise AllocationInvalid(
            "The audience must be a positive number.", ru="Аудитория должна быть положительным числом."
        )
    if isinstance(response, Packages):
        return Packages(response.costs, tuple(log_gain(value, universe) for value in response.values))
    if isinstance(response, Tabulated):
        return Tabulated(response.spends, tuple(log_gain(value, universe) for value in response.values))
    gain = LogGain(response=response, universe=universe)
    is_known = isinstance(response, (Goerg, Linear)) and not (
        isinstance(response, Turning) and response.turns()
    )
    return gain if is_known and _fits(response, universe) else SearchedGain(gain=gain)


def log_gain(people: float, universe: float) -> float:
    """Return -ln(1 - people/universe)."""
    return -math.log1p(-min(people / universe, _ALMOST_ALL))


def people_of(gain: float, universe: float) -> float:
    """Return the people behind a sum of gains."""
    return -universe * math.expm1(-gain)


def _fits(response: Response, universe: float) -> bool:
    return not isinstance(response, Goerg) or response.potential <= universe
