"""Ready responses to money: reach, clicks, leads or sales as a function of roubles."""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import neg

from planner.allocation.options import Response, Shape

_NEWTON_STEPS = 60
_SMALLEST_SLIDE = 1e-15
_LARGEST_LOG = 700.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goerg:
    """Reach k+ by Goerg's one-point curve, R_k = p (x/(x+h))^k, h = p cpm/1000 (Goerg 2014; people, RUB)."""

    potential: float
    cpm_rub: float
    frequency: int = 1

    @property
    def shape(self) -> Shape:
        """Bends one way for reach 1+ only."""
        return Shape.CONCAVE if self.frequency == 1 else Shape.S_SHAPED

    @property
    def half_rub(self) -> float:
        """Return the money that buys half of the potential at 1+."""
        return self.potential * self.cpm_rub / 1000

    def value(self, money: float) -> float:
        """Return people reached `frequency` or more times."""
        half = self.half_rub
        return float(self.potential * (money / (money + half)) ** self.frequency) if money > 0 else 0.0

    def slope(self, money: float) -> float:
        """Return people that one rouble more reaches."""
        half, k = self.half_rub, self.frequency
        share = money / (money + half)
        return float(self.potential * k * share ** (k - 1) * half / (money + half) ** 2)

    def turns(self) -> tuple[float, ...]:
        """Return where the curve stops rising ever faster."""
        return () if self.frequency == 1 else (self.half_rub * (self.frequency - 1) / 2,)

    def demand(self, price: float) -> float | None:
        """Return the money at which the slope has fallen to `price`: sqrt(p h / price) - h."""
        if self.frequency > 1:
            return None
        return math.sqrt(self.potential * self.half_rub / price) - self.half_rub


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A fixed price per unit until the capacity is sold out."""

    units_per_rub: float
    capacity_rub: float = math.inf
    shape: Shape = Shape.CONCAVE

    def value(self, money: float) -> float:
        """Return the units bought."""
        return self.units_per_rub * min(money, self.capacity_rub)

    def slope(self, money: float) -> float:
        """Return units for one rouble more."""
        return self.units_per_rub if money < self.capacity_rub else 0.0

    def demand(self, price: float) -> float | None:
        """Return the capacity while the unit price is worth it."""
        return self.capacity_rub if self.units_per_rub > price else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Logarithmic:
    """a ln(1 + x/c)."""

    factor: float
    scale_rub: float
    shape: Shape = Shape.CONCAVE

    def value(self, money: float) -> float:
        """Return the response."""
        return self.factor * math.log1p(money / self.scale_rub)

    def slope(self, money: float) -> float:
        """Return the response to one rouble more."""
        return self.factor / (self.scale_rub + money)

    def demand(self, price: float) -> float | None:
        """Return a/price - c."""
        return self.factor / price - self.scale_rub


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """a x^e with 0 < e < 1."""

    factor: float
    exponent: float
    shape: Shape = Shape.CONCAVE

    def value(self, money: float) -> float:
        """Return the response."""
        return float(self.factor * money**self.exponent)

    def slope(self, money: float) -> float:
        """Return the response to one rouble more; endless at zero."""
        return float(self.factor * self.exponent * money ** (self.exponent - 1)) if money > 0 else math.inf

    def demand(self, price: float) -> float | None:
        """Return (a e / price)^(1/(1-e))."""
        return float((self.factor * self.exponent / price) ** (1 / (1 - self.exponent)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hill:
    """top x^e / (x^e + half^e), also called ADBUDG (Little 1970); an S when e > 1."""

    top: float
    half_rub: float
    exponent: float

    @property
    def shape(self) -> Shape:
        """An exponent above one bends the curve both ways."""
        return Shape.CONCAVE if self.exponent <= 1 else Shape.S_SHAPED

    def value(self, money: float) -> float:
        """Return the response."""
        if money <= 0:
            return 0.0
        return self.top / (1 + self._odds(money))

    def slope(self, money: float) -> float:
        """Return the response to one rouble more; endless at zero when e < 1."""
        if money <= 0:
            if self.exponent == 1:
                return self.top / self.half_rub
            return math.inf if self.exponent < 1 else 0.0
        odds = self._odds(money)
        return self.top * self.exponent * (odds / (1 + odds)) / (1 + odds) / money

    def _odds(self, money: float) -> float:
        # By logarithm: a kopeck against a million, cubed and more, does not fit a float.
        return math.exp(min(self.exponent * math.log(self.half_rub / money), _LARGEST_LOG))

    def turns(self) -> tuple[float, ...]:
        """Return half ((e-1)/(e+1))^(1/e), where the S bends."""
        e = self.exponent
        return () if e <= 1 else (float(self.half_rub * ((e - 1) / (e + 1)) ** (1 / e)),)

    def demand(self, price: float) -> float | None:
        """Return the money beyond the turn at which the slope has fallen to `price`.

        Newton on ln slope over ln money, which is concave: from the tail, where (1 + u) is 1, each step stays
        beyond the root and nears it.
        """
        e, turn = self.exponent, max(self.turns(), default=0.0)
        if turn and self.slope(turn) <= price:
            return turn
        if e == 1:
            return max(math.sqrt(self.top * self.half_rub / price) - self.half_rub, 0.0)
        log_half, constant = math.log(self.half_rub), math.log(self.top * e / price)
        log_money = (constant + e * log_half) / (e + 1)
        for _ in range(_NEWTON_STEPS):
            # ln u, ln(1 + u) and u / (1 + u), written so that no u is too large: below e = 1 the root may
            # be a sum far smaller than any coin.
            log_odds = e * (log_half - log_money)
            rest = math.exp(-abs(log_odds))
            excess = constant + log_odds - log_money - 2 * (max(log_odds, 0.0) + math.log1p(rest))
            slide = excess / (e + 1 - 2 * e * (1 if log_odds > 0 else rest) / (1 + rest))
            log_money += slide
            if abs(slide) < _SMALLEST_SLIDE:
                break
        return math.exp(log_money)


def adbudg(coefficient: float, parameter: float, exponent: float) -> Hill:
    """Return coefficient x^e / (parameter + x^e) as a Hill curve."""
    return Hill(top=coefficient, half_rub=float(parameter ** (1 / exponent)), exponent=exponent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturation:
    """Sum of c (1 - e^(-r x)) / (1 + e^(-r x)) over `terms` of (c, r): logistic saturation, any draws."""

    terms: tuple[tuple[float, float], ...]
    shape: Shape = Shape.CONCAVE

    def value(self, money: float) -> float:
        """Return the response."""
        return math.fsum(factor * math.tanh(rate * money / 2) for factor, rate in self.terms)

    def slope(self, money: float) -> float:
        """Return the response to one rouble more."""
        return math.fsum(
            factor * rate / 2 * (1 - math.tanh(rate * money / 2) ** 2) for factor, rate in self.terms
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """Another response times a factor: leads = clicks x conversion rate."""

    response: Response
    factor: float

    @property
    def shape(self) -> Shape:
        """Bends as the inner one does."""
        return self.response.shape

    def value(self, money: float) -> float:
        """Return the scaled response."""
        return self.factor * self.response.value(money)

    def slope(self, money: float) -> float:
        """Return the scaled response to one rouble more."""
        return self.factor * self.response.slope(money)


class Tabulated:
    """Straight lines between measured points; flat after the last one."""

    __slots__ = ("_slopes", "_turns", "shape", "spends", "values")

    def __init__(self, spends: tuple[float, ...], values: tuple[float, ...]) -> None:
        self.spends, self.values = spends, values
        steps = tuple(zip(pairwise(spends), pairwise(values), strict=True))
        self._slopes = (*((v1 - v0) / (x1 - x0) for (x0, x1), (v0, v1) in steps), 0.0)
        self._turns = tuple(
            x for x, (before, after) in zip(spends[1:], pairwise(self._slopes), strict=True) if after > before
        )
        self.shape = Shape.S_SHAPED if self._turns else Shape.CONCAVE

    def value(self, money: float) -> float:
        """Return the response, by straight lines."""
        at = self._segment(money)
        return self.values[at] + self._slopes[at] * (money - self.spends[at])

    def slope(self, money: float) -> float:
        """Return the slope of the line to the right of `money`."""
        return self._slopes[self._segment(money)]

    def turns(self) -> tuple[float, ...]:
        """Return the points where the next line is steeper than the one before."""
        return self._turns

    def demand(self, price: float) -> float | None:
        """Return the money from which on no line is steeper than the price; None when one bends up."""
        if self._turns:
            return None
        at = bisect_left(self._slopes, -price, key=neg)
        return self.spends[at] if at else 0.0

    def lines(self, low: float, high: float) -> tuple[tuple[float, float], ...]:
        """Return (slope, intercept) of every line that has a part between `low` and `high`."""
        first, last = self._segment(low), max(bisect_left(self.spends, high) - 1, 0)
        return tuple(
            (self._slopes[at], self.values[at] - self._slopes[at] * self.spends[at])
            for at in range(first, max(first, last) + 1)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tabulated) and (self.spends, self.values) == (other.spends, other.values)

    def __hash__(self) -> int:
        return hash((self.spends, self.values))

    def _segment(self, money: float) -> int:
        return max(bisect_right(self.spends, money) - 1, 0)


class Packages:
    """Ready bundles: a total price buys a total result, nothing in between."""

    __slots__ = ("costs", "shape", "values")

    def __init__(self, costs: tuple[float, ...], values: tuple[float, ...]) -> None:
        self.costs, self.values = costs, values
        self.shape = Shape.STEPS

    def value(self, money: float) -> float:
        """Return the result of the dearest bundle that `money` pays for."""
        at = bisect_right(self.costs, money) - 1
        return self.values[at] if at >= 0 else 0.0

    def slope(self, money: float) -> float:
        """Return zero: a rouble more buys nothing until the next bundle."""
        return 0.0 * money

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packages) and (self.costs, self.values) == (other.costs, other.values)

    def __hash__(self) -> int:
        return hash((self.costs, self.values))
