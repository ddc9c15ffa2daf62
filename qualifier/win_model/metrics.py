"""How good chances are: Brier, log loss, area under the curve, calibration error, each with its interval."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualifier.win_model.encoding import Array
from qualifier.win_model.ranking import area_under_curve

BINS = 10
RESAMPLES = 500
SEED = 20260101
_SMALLEST = 1e-6
# Every other measure ends at 1.
_HIGHEST = {"log_loss": math.inf}
Measure = Callable[[Array, Array], float]


def brier(chances: Array, won: Array) -> float:
    """Return the mean squared distance of chance and outcome."""
    return float(((chances - won) ** 2).mean())


def log_loss(chances: Array, won: Array) -> float:
    """Return the mean log loss; no chance is taken for surer than one in a million."""
    held = np.clip(chances, _SMALLEST, 1 - _SMALLEST)
    return float(-(won * np.log(held) + (1 - won) * np.log(1 - held)).mean())


def area(chances: Array, won: Array) -> float:
    """Return the area under the ROC curve."""
    return area_under_curve(chances, won)


def calibration_error(chances: Array, won: Array) -> float:
    """Return the expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, chances - won, minlength=BINS)
    return float(np.abs(gaps).sum() / len(won))


def calibration_error_by_rank(chances: Array, won: Array) -> float:
    """Return the same over ten bins of equally many deals."""
    pieces = np.array_split(np.argsort(chances, kind="stable"), BINS)
    return float(sum(abs((chances[piece] - won[piece]).sum()) for piece in pieces) / len(won))


MEASURES: Mapping[str, Measure] = {
    "auc": area,
    "brier": brier,
    "log_loss": log_loss,
    "ece": calibration_error,
    "ece_by_rank": calibration_error_by_rank,
}


def measure(runs: Sequence[Array], won: Array) -> dict[str, float]:
    """Return each measure, averaged over runs that each give a chance to every deal."""
    return {name: float(np.mean([take(run, won) for run in runs])) for name, take in MEASURES.items()}


def find_intervals(
    runs: Sequence[Array], won: Array, groups: Array, resamples: int = RESAMPLES
) -> dict[str, dict[str, float]]:
    """Return 95 % intervals by drawing groups of equal deals with replacement.

    Drawn deals repeat, which makes calibration look worse than it is: the draws are moved back by the
    amount that they are off on average (Efron and Tibshirani 1993, 10.2).
    """
    random = np.random.default_rng(SEED)
    members = _list_members(groups)
    drawn: dict[str, list[float]] = {name: [] for name in MEASURES}
    for _ in range(resamples):
        picked = random.integers(0, len(members), len(members))
        places = np.concatenate([members[at] for at in picked])
        for name, value in measure([run[places] for run in runs], won[places]).items():
            drawn[name].append(value)
    figures = measure(runs, won)
    return {name: _span(values, figures[name], _HIGHEST.get(name, 1.0)) for name, values in drawn.items()}


def _span(drawn: Sequence[float], figure: float, highest: float) -> dict[str, float]:
    off = float(np.mean(drawn)) - figure
    low, high = (float(edge) - off for edge in np.quantile(drawn, (0.025, 0.975)))
    return {"low": min(max(low, 0.0), figure), "high": max(min(high, highest), figure)}


def _list_members(groups: Array) -> list[Array]:
    order = np.argsort(groups, kind="stable")
    cuts = np.flatnonzero(np.diff(groups[order])) + 1
    return np.split(order, cuts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Deals with about the same chance: how many, the mean chance, the share won and its 95 % interval."""

    n: int
    claimed: float
    held: float
    low: float
    high: float


def bin_reliability(chances: Array, won: Array) -> tuple[ReliabilityBin, ...]:
    """Return the reliability of ten bins of equal width, empty ones left out."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    found = []
    for number in np.unique(bins):
        held = bins == number
        n, wins = int(held.sum()), int(won[held].sum())
        low, high = wilson(wins, n)
        mean = float(chances[held].mean())
        found.append(ReliabilityBin(n=n, claimed=mean, held=wins / n, low=low, high=high))
    return tuple(found)


def join_small_bins(bins: Sequence[ReliabilityBin], fewest: int) -> tuple[ReliabilityBin, ...]:
    """Return bins of at least so many deals: in a smaller one a single deal decides; it joins the next."""
    joined: list[ReliabilityBin] = []
    for one in bins:
        if joined and joined[-1].n < fewest:
            joined[-1] = _join_bins(joined[-1], one)
        else:
            joined.append(one)
    if len(joined) > 1 and joined[-1].n < fewest:
        last = joined.pop()
        joined[-1] = _join_bins(joined[-1], last)
    return tuple(joined)


def _join_bins(one: ReliabilityBin, other: ReliabilityBin) -> ReliabilityBin:
    n = one.n + other.n
    wins = one.held * one.n + other.held * other.n
    low, high = wilson(round(wins), n)
    claimed = (one.claimed * one.n + other.claimed * other.n) / n
    return ReliabilityBin(n=n, claimed=claimed, held=wins / n, low=low, high=high)


def wilson(wins: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's interval of a share."""
    if not n:
        return 0.0, 1.0
    share = wins / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRow:
    """What calling the best leads first brings: the share flagged, the share of all wins, the lift."""

    flagged: float
    chance: float
    recall: float
    win_rate: float
    lift: float


def table_lift(
    chances: Array, won: Array, steps: Sequence[float] = (0.1, 0.2, 0.3, 0.5)
) -> tuple[LiftRow, ...]:
    """Return the lift of flagging the top shares."""
    order = np.argsort(-chances, kind="stable")
    rows = []
    for step in steps:
        top = order[: max(1, round(step * len(order)))]
        rate = float(won[top].mean())
        rows.append(
            LiftRow(
                flagged=len(top) / len(order),
                chance=float(chances[top[-1]]),
                recall=float(won[top].sum() / max(won.sum(), 1)),
                win_rate=rate,
                lift=rate / max(float(won.mean()), 1e-9),
            )
        )
    return tuple(rows)


def top_to_bottom(chances: Array, won: Array, share: float = 0.2) -> float | None:
    """Return how many times oftener the top fifth is won than the bottom fifth; None when that has no win."""
    order = np.argsort(-chances, kind="stable")
    size = max(1, round(share * len(order)))
    bottom = float(won[order[-size:]].mean())
    return float(won[order[:size]].mean()) / bottom if bottom else None
