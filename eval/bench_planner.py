"""The split of a budget beside other ways to find it: how good, how proved, how fast on one core."""

import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import minimize

from eval.bench_briefs import bench_briefs
from eval.bench_plans import bench_plans
from eval.metrics.percentiles import percentile
from eval.rival_pymc import is_installed, solve_pymc
from planner.allocation.best_split import best_split
from planner.allocation.contact_goal import Vehicle, choose_vehicles
from planner.allocation.options import Option, Response
from planner.allocation.responses import Goerg, Hill, Logarithmic, Packages, Saturation
from planner.allocation.split import Split

SEED = 20261125
_LINES = 15
_BRIEFS, _CONCAVE, _S_CURVES, _PACKAGES, _LARGE = 100, 100, 1000, 200, 3
_GRID = 200
# Building one of its models takes ten seconds and more.
_PYMC = 20

Draw = Callable[[random.Random], Response]
Answer = TypeVar("Answer")


def bench_planner(*, s_curves: int = _S_CURVES) -> dict[str, Any]:
    """Return the figures of every part; processor time, so that other work on the machine does not count."""
    return {
        "brief_to_plan": bench_briefs(_BRIEFS),
        "plans_with_files": bench_plans(),
        "concave": bench_concave(_CONCAVE),
        "s_curves": bench_s_curves(s_curves),
        "packages": bench_packages(_PACKAGES),
        "contacts": bench_contacts(20),
        "large": bench_large(_LARGE),
        "pymc_marketing": bench_pymc(_PYMC) if is_installed() else "not installed",
    }


def bench_concave(count: int) -> dict[str, Any]:
    """Compare with SLSQP from an equal split, in shares of the budget, on concave cases of 15 lines."""
    rng, ours, theirs, regrets, gaps = _fresh(), [], [], [], []
    for _ in range(count):
        curves = [_draw_concave(rng) for _ in range(_LINES)]
        budget = rng.uniform(1e6, 2e7)
        split, seconds = _timed(partial(_solve, curves, budget))
        rival, their_seconds = _timed(partial(solve_slsqp, curves, budget))
        ours.append(seconds)
        theirs.append(their_seconds)
        gaps.append(split.gap)
        regrets.append(1 - rival / split.value)
    return {
        "n": count,
        "seconds": _describe(ours),
        "slsqp_seconds": _describe(theirs),
        "times_faster": round(median(theirs) / median(ours), 1),
        "largest_proved_gap": max(gaps),
        "slsqp_regret": {"mean": float(np.mean(regrets)), "max": max(regrets)},
        "slsqp_better": sum(regret < -1e-9 for regret in regrets),
    }


def bench_pymc(count: int) -> dict[str, Any]:
    """Compare with PyMC-Marketing on the first of the same concave cases; its time leaves out the model."""
    rng, ours, theirs, regrets = _fresh(), [], [], []
    for _ in range(count):
        curves = [_draw_concave(rng) for _ in range(_LINES)]
        budget = rng.uniform(1e6, 2e7)
        split, seconds = _timed(partial(_solve, curves, budget))
        rival, their_seconds = solve_pymc(curves, budget)
        ours.append(seconds)
        theirs.append(their_seconds)
        regrets.append(1 - rival / split.value)
    return {
        "n": count,
        "seconds": _describe(ours),
        "pymc_seconds": _describe(theirs),
        "times_faster": round(median(theirs) / median(ours), 1),
        "pymc_regret": {"mean": float(np.mean(regrets)), "max": max(regrets)},
        "pymc_better": sum(regret < -1e-9 for regret in regrets),
    }


def bench_s_curves(count: int) -> dict[str, Any]:
    """Compare with every point of a grid: a regret above zero would be a better split that we missed."""
    rng, ours, regrets, gaps, local = _fresh(), [], [], [], []
    for _ in range(count):
        curves = [_draw_s_shaped(rng) for _ in range(rng.randint(2, 6))]
        budget = rng.uniform(3.0, 30.0)
        split, seconds = _timed(partial(_solve, curves, budget))
        ours.append(seconds)
        gaps.append(split.gap)
        regrets.append(max(best_on_grid(curves, budget) / split.value - 1, 0.0))
        local.append(1 - solve_slsqp(curves, budget) / split.value)
    return {
        "n": count,
        "seconds": _describe(ours),
        "largest_proved_gap": max(gaps),
        "regret": {"max": max(regrets), "above_1e-9": sum(regret > 1e-9 for regret in regrets)},
        "slsqp_regret": {"mean": float(np.mean(local)), "max": max(local)},
    }


def bench_packages(count: int) -> dict[str, Any]:
    """Compare with greedy by value per rouble on packages."""
    rng, ours, regrets = _fresh(), [], []
    for _ in range(count):
        bundles = [_draw_packages(rng) for _ in range(30)]
        budget = rng.uniform(5e5, 5e6)
        split, seconds = _timed(partial(_solve, bundles, budget))
        ours.append(seconds)
        regrets.append(1 - greedy_packages(bundles, budget) / split.value)
    return {
        "n": count,
        "seconds": _describe(ours),
        "greedy_regret": {"mean": float(np.mean(regrets)), "max": max(regrets)},
        "greedy_suboptimal": sum(regret > 1e-12 for regret in regrets),
    }


def bench_contacts(count: int) -> dict[str, Any]:
    """Compare with greedy on effective-frequency goals of 30 vehicles."""
    rng, ours, regrets = _fresh(), [], []
    for number in range(count):
        vehicles = [
            Vehicle(id=str(at), cost=rng.randrange(6000, 14000, 500), share=rng.uniform(0.1, 0.45))
            for at in range(30)
        ]
        plan, seconds = _timed(partial(choose_vehicles, vehicles, 90_000, number % 4 + 1))
        ours.append(seconds)
        regrets.append(1 - plan.greedy_value / plan.value)
    return {"n": count, "seconds": _describe(ours), "greedy_regret": {"max": max(regrets)}}


def bench_large(count: int) -> dict[str, Any]:
    """Measure 30 and 200 options with S-curves."""
    figures = {}
    for size in (30, 200):
        rng, seconds, gaps = _fresh(), [], []
        for _ in range(count):
            curves = [
                Hill(top=rng.uniform(50, 200), half_rub=rng.uniform(1e5, 1e6), exponent=rng.uniform(1.2, 5))
                for _ in range(size)
            ]
            split, lasted = _timed(partial(_solve, curves, 1.3e5 * size))
            seconds.append(lasted)
            gaps.append(split.gap)
        figures[f"{size}_options"] = {"seconds": _describe(seconds), "largest_proved_gap": max(gaps)}
    return figures


def solve_slsqp(curves: Sequence[Response], budget: float) -> float:
    """Return what SciPy's SLSQP reaches from an equal split; scaled, which is kinder than what peers do."""
    count = len(curves)

    def value(shares: Sequence[float]) -> float:
        return sum(curve.value(max(share, 0.0) * budget) for curve, share in zip(curves, shares, strict=True))

    size = max(value([1 / count] * count), 1e-9)
    found = minimize(
        lambda shares: -value(shares) / size,
        np.full(count, 1 / count),
        method="SLSQP",
        bounds=[(0.0, 1.0)] * count,
        constraints={"type": "eq", "fun": lambda shares: float(shares.sum() - 1)},
        options={"maxiter": 1000, "ftol": 1e-12},
    )
    over = max(float(found.x.sum()), 1.0)
    return value([share / over for share in found.x])


def greedy_packages(bundles: Sequence[Packages], budget: float) -> float:
    """Take the next bundle with the best value per rouble while it fits."""
    levels, left = [0] * len(bundles), budget
    while True:
        steps = [
            ((own.values[level + 1] - own.values[level]) / (own.costs[level + 1] - own.costs[level]), at)
            for at, (own, level) in enumerate(zip(bundles, levels, strict=True))
            if level + 1 < len(own.costs) and own.costs[level + 1] - own.costs[level] <= left
        ]
        if not steps:
            return sum(own.values[level] for own, level in zip(bundles, levels, strict=True))
        _, at = max(steps)
        left -= bundles[at].costs[levels[at] + 1] - bundles[at].costs[levels[at]]
        levels[at] += 1


def best_on_grid(curves: Sequence[Response], budget: float) -> float:
    """Return the best sum when money moves in equal portions, all combinations looked at."""
    spends = [budget * at / _GRID for at in range(_GRID + 1)]
    best = np.zeros(_GRID + 1)
    for curve in curves:
        values = np.array([curve.value(spend) for spend in spends])
        best = np.array([np.max(best[: at + 1] + values[: at + 1][::-1]) for at in range(_GRID + 1)])
    return float(best[-1])


def _fresh() -> random.Random:
    return random.Random(SEED)  # noqa: S311 cases to measure, not secrets


def _solve(curves: Sequence[Response], budget: float) -> Split:
    options = [Option(id=f"{at:03d}", response=curve) for at, curve in enumerate(curves)]
    split = best_split(options, budget)
    if not isinstance(split, Split):
        raise TypeError("nothing forbids these splits")
    return split


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    began = time.process_time()
    answer = work()
    return answer, time.process_time() - began


def _describe(seconds: Sequence[float]) -> dict[str, float]:
    return {"p50": round(percentile(seconds, 0.5), 5), "p99": round(percentile(seconds, 0.99), 5)}


def _draw_concave(rng: random.Random) -> Response:
    draws: tuple[Draw, ...] = (
        lambda rng: Goerg(potential=rng.uniform(1e5, 8e6), cpm_rub=rng.uniform(80, 900)),
        lambda rng: Logarithmic(factor=rng.uniform(1e4, 1e6), scale_rub=rng.uniform(1e4, 1e6)),
        lambda rng: Hill(
            top=rng.uniform(1e5, 5e6), half_rub=rng.uniform(1e5, 5e6), exponent=rng.uniform(0.4, 1)
        ),
        lambda rng: Saturation(terms=((rng.uniform(1e5, 5e6), rng.uniform(1e-7, 1e-5)),)),
    )
    return rng.choice(draws)(rng)


def _draw_s_shaped(rng: random.Random) -> Response:
    if rng.random() < 0.2:
        return Goerg(
            potential=rng.uniform(50, 100), cpm_rub=rng.uniform(10, 100), frequency=rng.randint(2, 4)
        )
    return Hill(
        top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.choice((1, 1.5, 2, 3, 5, 8))
    )


def _draw_packages(rng: random.Random) -> Packages:
    costs = sorted(rng.sample(range(20_000, 900_000, 10_000), 4))
    values = sorted(rng.sample(range(5_000, 400_000, 1_000), 4))
    return Packages((0.0, *map(float, costs)), (0.0, *map(float, values)))
