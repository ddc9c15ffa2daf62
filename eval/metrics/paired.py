"""Two runs on the same cases: how much better is the second, and could it be chance?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.bootstrap import Interval, bootstrap_intervals
from eval.metrics.resampling import RESAMPLES, SEED


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The mean of new minus old over the cases, and its interval."""

    n: int
    mean: float
    interval: Interval


def paired_difference(
    old: Sequence[float],
    new: Sequence[float],
    *,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Difference | None:
    """Bootstrap the difference case by case, so that hard cases weigh on both runs alike."""
    changes = tuple(after - before for before, after in zip(old, new, strict=True))
    if not changes:
        return None
    intervals = bootstrap_intervals(changes, _mean, confidence=confidence, resamples=resamples, seed=seed)
    return Difference(n=len(changes), mean=sum(changes) / len(changes), interval=intervals["mean"])


def _mean(values: Sequence[float]) -> Mapping[str, float | None]:
    return {"mean": sum(values) / len(values)}
