"""Morgensztern's reach with beta-binomial contacts (MBBD): the law whose reach is the given one.

The mean rating of all insertions fixes B = A*(1 - m)/m; A is the root of "reach of N insertions = target".
Reach grows with A from m (the same people every time) to 1 - (1 - m)^N (everyone at random), so a target
outside has no law and is refused. mediaPlanR's own loop of 1 % steps stops short of its target.
"""

from collections.abc import Sequence

from scipy.optimize import brentq

from planner.reach.beta_binomial import BetaBinomial
from planner.reach.faults import TargetImpossible, require

_LOWEST_A = 1e-12
_HIGHEST_A = 1e9


def reach_range(insertions: Sequence[int], ratings: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and highest share that any beta-binomial with these ratings can reach."""
    total, mean = _mean_rating(insertions, ratings)
    return mean, 1 - (1 - mean) ** total


def fit_morgensztern(insertions: Sequence[int], ratings: Sequence[float], *, reach: float) -> BetaBinomial:
    """Return the law of all insertions whose reach is the target share; refuse an impossible one."""
    low, high = reach_range(insertions, ratings)
    if not low < reach < high:
        raise TargetImpossible(
            f"Reach {reach:.4%} is impossible: these ratings allow {low:.4%} to {high:.4%}.",
            ru=f"Охват {reach:.4%} невозможен: при этих рейтингах он от {low:.4%} до {high:.4%}.",
        )
    total, mean = _mean_rating(insertions, ratings)

    def missing(alpha: float) -> float:
        return BetaBinomial(alpha=alpha, beta=alpha * (1 - mean) / mean).reach(total) - reach

    alpha = float(brentq(missing, _LOWEST_A, _HIGHEST_A, xtol=1e-15, rtol=1e-13))
    return BetaBinomial(alpha=alpha, beta=alpha * (1 - mean) / mean)


def _mean_rating(insertions: Sequence[int], ratings: Sequence[float]) -> tuple[int, float]:
    total = sum(insertions)
    require(
        total > 1 and len(insertions) == len(ratings) and all(0 < rating < 1 for rating in ratings),
        "Each vehicle needs insertions and a rating between 0 and 1.",
        "Каждому носителю нужны выходы и рейтинг от 0 до 1.",
    )
    return total, sum(n * p for n, p in zip(insertions, ratings, strict=True)) / total
