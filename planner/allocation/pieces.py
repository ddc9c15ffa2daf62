"""Cuts what may be spent on an option into pieces on which its response bends one way."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Protocol, cast, runtime_checkable

from scipy.optimize import brentq

from planner.allocation.options import Option, Response, Shape
from planner.allocation.responses import Packages, Scaled

# Slopes looked at to find where an undeclared curve bends; a bend between two of them is then narrowed.
_SAMPLES = 129
_NARROWINGS = 60
# With more multiples of the step than this a whole number stands for them: ten times faster than a list.
MOST_LISTED_STEPS = 24
_SAME = 1e-9
_TINY, _HUGE = 1e-300, 1e300


@runtime_checkable
class Turning(Protocol):
    """A response that knows where it bends the other way."""

    def turns(self) -> tuple[float, ...]:
        """Return the money at each turn."""


@runtime_checkable
class Priced(Protocol):
    """A concave response whose best spend at a price has a closed form."""

    def demand(self, price: float) -> float | None:
        """Return the least money that maximises value - price x money; None when there is no closed form."""


@runtime_checkable
class Straight(Protocol):
    """A response made of straight lines."""

    def lines(self, low: float, high: float) -> tuple[tuple[float, float], ...]:
        """Return (slope, intercept) of the lines between two sums."""


class Bend(StrEnum):
    """How the response behaves between the ends of a piece."""

    CONCAVE = "concave"
    CONVEX = "convex"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """From `low` to `high` roubles on one option; a grid piece takes multiples of `step` only."""

    response: Response
    low: float
    high: float
    bend: Bend
    is_on: bool = True
    step: float | None = None

    def best_spend(self, price: float) -> float:
        """Return the spend of this piece with the greatest value - price x money."""
        if self.bend is Bend.CONCAVE:
            return best_spend(self, price)
        low, high = self.low, self.high
        if high == low:
            return low
        return high if self.response.value(high) - self.response.value(low) > price * (high - low) else low


def best_spend(piece: Piece, price: float) -> float:
    """Return where a concave piece's slope falls to `price`."""
    low, high = piece.low, piece.high
    found = _closed_form(piece.response, price) if price > 0 else None
    if found is not None:
        found = min(max(found, low), high)
    elif _is_straight(type(piece.response)):
        found = _best_corner(cast(Straight, piece.response), price, (low, high))
    else:
        found = _falls_to(piece.response, price, (low, high))
    return _on_grid(piece, found, price) if piece.step else found


def cut(option: Option, budget: float, *, counted: bool = False) -> tuple[Piece, ...]:
    """Return the pieces of an option within a budget; `counted` keeps "nothing" apart from "something"."""
    high = min(option.maximum, budget)
    costs = listed_spends(option, high)
    if costs is not None:
        pieces = [_point(option, cost) for cost in costs if option.minimum <= cost <= high and cost > 0]
    elif option.step:
        pieces = list(_cut_grid(option, high))
    else:
        pieces = list(_cut_range(option.response, option.minimum, high))
    is_apart = counted or option.minimum > 0 or costs is not None or option.step is not None
    if not option.required and (is_apart or not pieces):
        pieces.insert(0, Piece(response=option.response, low=0.0, high=0.0, bend=Bend.POINT, is_on=False))
    return tuple(pieces)


def listed_spends(option: Option, high: float) -> tuple[float, ...] | None:
    """Return every spend on sale when there are few; None when money flows or the steps are many."""
    if option.packages:
        return option.packages
    if isinstance(option.response, Packages):
        return option.response.costs
    if option.step and high / option.step <= MOST_LISTED_STEPS:
        last = int(high / option.step * (1 + _SAME))
        return tuple(option.step * count for count in range(last + 1))
    return None


def find_turns(response: Response, low: float, high: float) -> tuple[float, ...]:
    """Return where the response bends the other way between two sums."""
    if isinstance(response, Scaled):
        return find_turns(response.response, low, high)
    if response.shape is Shape.CONCAVE or high <= low:
        return ()
    known = response.turns() if isinstance(response, Turning) else _search_turns(response, low, high)
    return tuple(turn for turn in known if low < turn < high)


def _point(option: Option, cost: float) -> Piece:
    return Piece(response=option.response, low=cost, high=cost, bend=Bend.POINT)


def _cut_range(response: Response, low: float, high: float) -> Iterator[Piece]:
    if high < low:
        return
    if high == low:
        if high > 0:
            yield Piece(response=response, low=low, high=high, bend=Bend.POINT)
        return
    for start, end in pairwise((low, *find_turns(response, low, high), high)):
        yield Piece(response=response, low=start, high=end, bend=bend_of(response, start, end))


def _cut_grid(option: Option, high: float) -> Iterator[Piece]:
    step = option.step or 1.0
    first, last = math.ceil(option.minimum / step * (1 - _SAME)), int(high / step * (1 + _SAME))
    first = max(first, 1)
    if last < first:
        return
    turns = (int(turn / step) for turn in find_turns(option.response, first * step, last * step))
    ends = sorted({first, *(turn for turn in turns if first < turn < last), last})
    for start, end in pairwise(ends if len(ends) > 1 else (first, first)):
        low, top = start * step, end * step
        bend = Bend.POINT if low == top else bend_of(option.response, low, top)
        yield Piece(response=option.response, low=low, high=top, bend=bend, step=step)


def bend_of(response: Response, low: float, high: float) -> Bend:
    """Tell on which side of the chord the response runs."""
    if response.shape is Shape.CONCAVE:
        return Bend.CONCAVE
    start, end = response.value(low), response.value(high)
    above = sum(
        response.value(low + share * (high - low)) - (start + share * (end - start))
        for share in (0.25, 0.5, 0.75)
    )
    return Bend.CONCAVE if above >= 0 else Bend.CONVEX


def _search_turns(response: Response, low: float, high: float) -> tuple[float, ...]:
    # Half of the samples crowd near zero, where response curves bend.
    width = high - low
    even = [low + width * at / _SAMPLES for at in range(1, _SAMPLES + 1)]
    near = [low + width * 10.0 ** (-6 * at / _SAMPLES) for at in range(1, _SAMPLES + 1)]
    spends = sorted({low, *even, *near})
    slopes = [response.slope(spend) for spend in spends]
    return tuple(_turns_between(response.slope, spends, slopes))


def _turns_between(
    slope: Callable[[float], float], spends: Sequence[float], slopes: Sequence[float]
) -> Iterator[float]:
    is_rising: bool | None = None
    for at in range(1, len(spends)):
        change = slopes[at] - slopes[at - 1]
        if abs(change) <= _SAME * max(abs(slopes[at]), abs(slopes[at - 1])):
            continue
        if is_rising is not None and (change > 0) is not is_rising:
            yield _narrow(slope, 1.0 if is_rising else -1.0, (spends[at - 2], spends[at]))
        is_rising = change > 0


def _narrow(slope: Callable[[float], float], sign: float, ends: tuple[float, float]) -> float:
    low, high = ends
    for _ in range(_NARROWINGS):
        left, right = low + (high - low) * 0.381966, low + (high - low) * 0.618034
        low, high = (low, right) if sign * slope(left) >= sign * slope(right) else (left, high)
    return (low + high) / 2


def _closed_form(response: Response, price: float) -> float | None:
    if isinstance(response, Scaled):
        return _closed_form(response.response, price / response.factor) if response.factor > 0 else 0.0
    return cast(Priced, response).demand(price) if _is_priced(type(response)) else None


# Asked thousands of times a split: a protocol is looked up slowly, a class answers once.
@cache
def _is_priced(kind: type[Response]) -> bool:
    return issubclass(kind, Priced)


@cache
def _is_straight(kind: type[Response]) -> bool:
    return issubclass(kind, Straight)


def _best_corner(response: Straight, price: float, ends: tuple[float, float]) -> float:
    low, high = ends
    lines = response.lines(low, high)
    spend = low
    for (slope, intercept), after in zip(lines, (*lines[1:], None), strict=True):
        if slope <= price:
            break
        spend = high if after is None or after[0] == slope else (after[1] - intercept) / (slope - after[0])
    return min(max(spend, low), high)


def _falls_to(response: Response, price: float, ends: tuple[float, float]) -> float:
    """Find the money at which a falling slope meets the price, by Brent on the logarithm of the slope."""
    low, high = ends
    if response.slope(low) <= price:
        return low
    if response.slope(high) > price:
        return high

    def excess(money: float) -> float:
        return math.log(min(max(response.slope(money), _TINY), _HUGE) / max(price, _TINY))

    return float(brentq(excess, low, high, xtol=1e-15 * high, rtol=1e-15, maxiter=200))


def _on_grid(piece: Piece, spend: float, price: float) -> float:
    step = piece.step or 1.0
    below = max(math.floor(spend / step * (1 + _SAME)) * step, piece.low)
    above = min(below + step, piece.high)
    gain = piece.response.value(above) - piece.response.value(below)
    return above if gain > price * (above - below) else below
