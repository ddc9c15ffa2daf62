"""Slow answers that need no theory: every grid point or every set of packages is looked at."""

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np

from planner.allocation.options import Option, Response


def best_on_grid(responses: Sequence[Response], budget: float, points: int = 400) -> float:
    """Return the best sum when money moves in equal portions; true optima can only be better."""
    spends = [budget * at / points for at in range(points + 1)]
    best = np.zeros(points + 1)
    for response in responses:
        values = np.array([response.value(spend) for spend in spends])
        best = np.array([np.max(best[: at + 1] + values[: at + 1][::-1]) for at in range(points + 1)])
    return float(best[-1])


def best_of_all(
    options: Sequence[Option], budget: float, is_allowed: Callable[[tuple[float, ...]], bool] = lambda _: True
) -> tuple[float, float] | None:
    """Return the value and the cost of the best set of packages, the cheaper one when equal."""
    choices = [
        [*([] if option.required else [0.0]), *(c for c in option.packages if c > 0)] for option in options
    ]
    found = [
        (
            sum(option.response.value(spend) for option, spend in zip(options, spends, strict=True)),
            -sum(spends),
        )
        for spends in product(*choices)
        if sum(spends) <= budget and is_allowed(spends)
    ]
    if not found:
        return None
    value, cost = max(found)
    return value, -cost
