"""The exact split over concave pieces: one price for money, found once, proved by the duality gap.

max sum f_i(x_i) with sum x_i <= B, low_i <= x_i <= high_i: each f_i'(x_i) equals one multiplier, the price,
or x_i stands at an end (Karush-Kuhn-Tucker). For every price the dual
    D(price) = price B + sum max_x (f_i(x) - price x)
is at least the best value, so D - value is a proof of how far a split can be from the optimum.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scipy.optimize import brentq

from planner.allocation.pieces import Piece

# Halvings of a bracket of prices; the ends are then neighbouring floats or close to it.
_HALVINGS = 200
_SMALLEST_PRICE = 1e-290
_TINY = 1e-300
_ROUNDING = 1e-15


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Spends in the order of the pieces, the price of money, the value, and what no split can exceed."""

    spends: tuple[float, ...]
    price: float
    value: float
    bound: float


def pour(pieces: Sequence[Piece], money: float, wish: Sequence[float] | None = None) -> Filling:
    """Split at most `money` over one concave piece an option; among equal optima the nearest to the wish."""
    if math.fsum(piece.high for piece in pieces) <= money:
        spends = tuple(piece.best_spend(0.0) for piece in pieces)
        value = _value(pieces, spends)
        return Filling(spends=spends, price=0.0, value=value, bound=value)
    low, high = bracket_price(lambda price: _demand(pieces, price), money, _first_price(pieces, money))
    least = [piece.best_spend(high) for piece in pieces]
    most = [max(piece.best_spend(low), least[at]) for at, piece in enumerate(pieces)]
    spends = share_out(least, most, money, wish)
    value = _value(pieces, spends)
    bound = min(dual(pieces, money, price) for price in (low, high))
    return Filling(spends=spends, price=(low + high) / 2, value=value, bound=max(value, bound))


def pour_for(pieces: Sequence[Piece], goal: float) -> Filling | None:
    """Spend the least money whose value reaches the goal; None when everything sold out is too little.

    `bound` is then the least money that any split needs, by the same dual.
    """
    if not pieces:
        return Filling(spends=(), price=0.0, value=0.0, bound=0.0) if goal <= 0 else None
    if _value(pieces, [piece.high for piece in pieces]) < goal:
        return None
    if _value(pieces, [piece.low for piece in pieces]) >= goal:
        spends = tuple(piece.low for piece in pieces)
        return Filling(spends=spends, price=0.0, value=_value(pieces, spends), bound=math.fsum(spends))
    start = _first_price(pieces, math.fsum(piece.high for piece in pieces if piece.high < math.inf) or 1.0)
    low, high = bracket_price(lambda price: _worth(pieces, price), goal, start)
    least = [piece.best_spend(high) for piece in pieces]
    most = [max(piece.best_spend(low), least[at]) for at, piece in enumerate(pieces)]
    spends = _reach_goal(pieces, (least, most), goal)
    return Filling(
        spends=spends,
        price=(low + high) / 2,
        value=_value(pieces, spends),
        bound=_least_money(pieces, goal, (low + high) / 2),
    )


def bracket_price(demand: Callable[[float], float], amount: float, start: float) -> tuple[float, float]:
    """Return neighbouring prices: at the lower one demand exceeds the amount, at the higher it does not."""
    low = high = start
    factor = 2.0
    while demand(high) > amount:
        low, high, factor = high, high * factor, factor * factor
    while demand(low) <= amount and low > _SMALLEST_PRICE:
        high, low, factor = low, max(low / factor, _SMALLEST_PRICE), factor * factor
    if low < high:
        found = math.exp(_root(demand, amount, (low, high)))
        low, high = _tighten(demand, amount, found, (low, high))
    return low, high


def _root(demand: Callable[[float], float], amount: float, ends: tuple[float, float]) -> float:
    def excess(logarithm: float) -> float:
        return math.log(max(demand(math.exp(logarithm)), _TINY) / max(amount, _TINY)) or -_TINY

    low, high = math.log(ends[0]), math.log(ends[1])
    if excess(low) <= 0 or excess(high) >= 0:
        return low if excess(low) <= 0 else high
    return float(brentq(excess, low, high, xtol=1e-16, rtol=1e-15, maxiter=_HALVINGS))


def _tighten(
    demand: Callable[[float], float], amount: float, found: float, ends: tuple[float, float]
) -> tuple[float, float]:
    """Close in on the root from both sides, so that the ends differ by rounding only."""
    low, high = ends
    width = _ROUNDING
    while width < 1:
        below, above = max(found * (1 - width), low), min(found * (1 + width), high)
        if demand(below) > amount:
            low = below
            if demand(above) <= amount:
                return low, above
        else:
            high = below
        width *= 4
    return low, high


def dual(pieces: Sequence[Piece], money: float, price: float) -> float:
    """Return what no split of `money` can exceed."""
    spends = [piece.best_spend(price) for piece in pieces]
    surplus = (
        piece.response.value(spend) - price * spend for piece, spend in zip(pieces, spends, strict=True)
    )
    return price * money + math.fsum(surplus)


def share_out(
    least: Sequence[float], most: Sequence[float], money: float, wish: Sequence[float] | None = None
) -> tuple[float, ...]:
    """Share the rest of the money between ends of equal worth, as near to the wish as it goes.

    The nearest point (least squares) raises or lowers every wish by one sum and stops at the ends.
    """
    rest = money - math.fsum(least)
    if rest <= 0 or math.fsum(most) <= money:
        return tuple(least if rest <= 0 else most)
    wished = list(wish) if wish is not None else [0.0] * len(least)
    low = min(start - w for start, w in zip(least, wished, strict=True))
    high = max(end - w for end, w in zip(most, wished, strict=True))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (
            (low, middle) if math.fsum(_shifted(least, most, wished, middle)) > money else (middle, high)
        )
    return tuple(_shifted(least, most, wished, low))


def _shifted(
    least: Sequence[float], most: Sequence[float], wished: Sequence[float], shift: float
) -> list[float]:
    return [min(max(wish + shift, start), end) for start, end, wish in zip(least, most, wished, strict=True)]


def _demand(pieces: Sequence[Piece], price: float) -> float:
    return math.fsum(piece.best_spend(price) for piece in pieces)


def _worth(pieces: Sequence[Piece], price: float) -> float:
    return _value(pieces, [piece.best_spend(price) for piece in pieces])


def _value(pieces: Sequence[Piece], spends: Sequence[float]) -> float:
    return math.fsum(piece.response.value(spend) for piece, spend in zip(pieces, spends, strict=True))


def _first_price(pieces: Sequence[Piece], money: float) -> float:
    # Any start works; a mean return makes the search free of the currency's unit.
    gains = (
        piece.response.value(min(piece.high, piece.low + money)) - piece.response.value(piece.low)
        for piece in pieces
    )
    return max(math.fsum(gains) / money if money > 0 else 1.0, _SMALLEST_PRICE) or 1.0


def _reach_goal(
    pieces: Sequence[Piece], ends: tuple[Sequence[float], Sequence[float]], goal: float
) -> tuple[float, ...]:
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if _value(pieces, _between(*ends, middle)) < goal else (low, middle)
    return tuple(_between(*ends, high))


def _between(least: Sequence[float], most: Sequence[float], share: float) -> list[float]:
    return [start + share * (end - start) for start, end in zip(least, most, strict=True)]


def _least_money(pieces: Sequence[Piece], goal: float, price: float) -> float:
    """Return what reaching the goal costs at least: min over x of the sum of x + (goal - f(x)) / price."""
    spends = [piece.best_spend(price) for piece in pieces]
    return math.fsum(spends) + (goal - _value(pieces, spends)) / price
