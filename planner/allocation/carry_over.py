"""Advertising that works on: adstock weights, and the response of a steady spend over a flight.

Geometric adstock normalised to one, as Jin, Wang, Sun, Chan and Koehler (Google, 2017) define it.
"""

from collections.abc import Sequence
from itertools import accumulate

from planner.allocation.responses import Saturation


def geometric_weights(retention: float, periods: int) -> tuple[float, ...]:
    """Return the shares of a contact's effect by period since it was bought; they add up to one."""
    raw = [retention**age for age in range(periods)]
    total = sum(raw)
    return tuple(weight / total for weight in raw)


def steady_pressure(weights: Sequence[float], periods: int) -> tuple[float, ...]:
    """Return the pressure in every period of a flight of one rouble a period, its tail counted."""
    built_up = list(accumulate(weights))
    length = len(weights)
    return tuple(
        built_up[min(at, length - 1)] - (built_up[at - periods] if at >= periods else 0.0)
        for at in range(periods + length - 1)
    )


def saturate(factor: float, rates: Sequence[float], pressure: Sequence[float]) -> Saturation:
    """Return the mean over draws of the rate of logistic saturation under the given pressure."""
    share = factor / len(rates)
    return Saturation(terms=tuple((share, rate * level) for rate in rates for level in pressure if level > 0))
