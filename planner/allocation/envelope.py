"""Upper bounds over options cut into pieces: one price for money, and what every piece could still give.

The dual D(price) = price B + sum over options of max over pieces of (f(x) - price x) bounds every split.
A piece whose own D is below a split already found can be dropped: no better split uses it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.allocation.pieces import Bend, Piece
from planner.allocation.water_filling import bracket_price, pour

_START_PRICE_SHARE = 0.5
# Pieces are dropped only when they lose by more than rounding can hide.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """The price of money, the bound, and each option's piece and sum just above and just below it."""

    price: float
    bound: float
    thrifty: tuple[int, ...]
    lavish: tuple[int, ...]
    thrifty_spends: tuple[float, ...]
    lavish_spends: tuple[float, ...]


def relax(pieces: Sequence[Sequence[Piece]], money: float) -> Relaxation:
    """Find the price at which the best pieces together spend the money."""
    if spend_at(pieces, 0.0) <= money:
        low = high = 0.0
    else:
        top = math.fsum(max(piece.response.value(piece.high) for piece in own) for own in pieces)
        start = max(_START_PRICE_SHARE * top / money, 1e-200) if money > 0 else 1.0
        low, high = bracket_price(lambda price: spend_at(pieces, price), money, start)
    thrifty, lavish = ([_best(own, price) for own in pieces] for price in (high, low))
    price = low if bound_at(pieces, money, low) < bound_at(pieces, money, high) else high
    return Relaxation(
        price=price,
        bound=bound_at(pieces, money, price),
        thrifty=tuple(place for place, _, _ in thrifty),
        lavish=tuple(place for place, _, _ in lavish),
        thrifty_spends=tuple(spend for _, spend, _ in thrifty),
        lavish_spends=tuple(spend for _, spend, _ in lavish),
    )


def spend_at(pieces: Sequence[Sequence[Piece]], price: float) -> float:
    """Return what the best pieces spend at a price."""
    return math.fsum(_best(own, price)[1] for own in pieces)


def bound_at(pieces: Sequence[Sequence[Piece]], money: float, price: float) -> float:
    """Return D(price)."""
    return price * money + math.fsum(_best(own, price)[2] for own in pieces)


def drop_hopeless(
    pieces: Sequence[Sequence[Piece]], money: float, relaxation: Relaxation, value: float
) -> tuple[tuple[Piece, ...], ...]:
    """Keep the pieces that a split better than `value` could use."""
    price = relaxation.price
    limit = value - _ROUNDING * abs(value)
    kept = []
    for own in pieces:
        surplus = [_surplus(piece, price) for piece in own]
        rest = relaxation.bound - max(surplus)
        kept.append(tuple(piece for piece, gain in zip(own, surplus, strict=True) if rest + gain >= limit))
    return tuple(kept)


def polish(chosen: Sequence[Piece], spends: Sequence[float], money: float) -> tuple[float, ...] | None:
    """Keep the pieces and split the money over the concave ones anew; None when it does not suffice."""
    flowing = [at for at, piece in enumerate(chosen) if piece.bend is Bend.CONCAVE and not piece.step]
    moving = frozenset(flowing)
    result = [min(max(spend, chosen[at].low), chosen[at].high) for at, spend in enumerate(spends)]
    rest = money - math.fsum(spend for at, spend in enumerate(result) if at not in moving)
    if math.fsum(chosen[at].low for at in flowing) > rest * (1 + 1e-12):
        return None
    if flowing:
        filling = pour([chosen[at] for at in flowing], rest)
        for at, spend in zip(flowing, filling.spends, strict=True):
            result[at] = spend
    return tuple(result)


def _best(own: Sequence[Piece], price: float) -> tuple[int, float, float]:
    """Return the place, spend and surplus of an option's best piece; the cheaper one when equal."""
    found = (0, 0.0, -math.inf)
    for place, piece in enumerate(own):
        spend = piece.best_spend(price)
        surplus = piece.response.value(spend) - price * spend
        if surplus > found[2]:
            found = (place, spend, surplus)
    return found


def _surplus(piece: Piece, price: float) -> float:
    spend = piece.best_spend(price)
    return piece.response.value(spend) - price * spend
