"""How far a figure could move if other cases of the same kind had been drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.metrics.percentiles import percentile
from eval.metrics.resampling import RESAMPLES, SEED, draw_resamples

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From where to where the figure lies with the confidence asked for."""

    low: float
    high: float


def bootstrap_intervals(
    items: Sequence[Item],
    measure: Callable[[Sequence[Item]], Mapping[str, float | None]],
    *,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, Interval]:
    """Return the percentile interval of each figure that `measure` gives, over resampled items."""
    drawn: dict[str, list[float]] = {}
    for pick in draw_resamples(len(items), resamples, seed) if items else ():
        for name, value in measure(pick(items)).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {name: _interval(values, confidence) for name, values in drawn.items()}


def _interval(values: Sequence[float], confidence: float) -> Interval:
    tail = (1 - confidence) / 2
    return Interval(low=percentile(values, tail), high=percentile(values, 1 - tail))
