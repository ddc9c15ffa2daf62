"""Answers virtual_population: the union of plans from what a seller would know of eight channels."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from eval.reach_families.comparison import Case, Check, Folder
from eval.reach_families.given import find_knowledge
from planner.reach.channel_reach import UnionReach
from planner.reach.curves import CappedCurve, channel_reach, table_curve
from planner.reach.union import combine

FAMILY = "virtual_population"
Errors = dict[str, float]


def check_plan(case: Case, folder: Folder) -> list[str]:
    """A plan's union misses by no more than the hard limit; the knowledge itself must be usable."""
    knowledge = find_knowledge(folder)
    if "impressions" not in case["inputs"]:
        return [] if read_curves(case) else ["no curve"]
    limit = case["tolerance"].get("hard_max", 0.04)
    error = relative_errors(case, knowledge)[0]
    return [] if abs(error) <= limit else [f"union: off by {error:.2%}, at most {limit:.0%}"]


def read_curves(knowledge: Case) -> dict[str, CappedCurve]:
    """Return each channel's curve from its table."""
    inputs = knowledge["inputs"]
    universe = float(inputs["universe"])
    return {
        name: _curve(
            tuple(table["impressions"]),
            tuple(tuple(share * universe for share in row) for row in table["reach_k_plus"]),
            universe,
            float(inputs["reference_impressions"]),
        )
        for name, table in inputs["curves"].items()
    }


@lru_cache(maxsize=256)
def _curve(
    impressions: tuple[float, ...],
    k_plus: tuple[tuple[float, ...], ...],
    universe: float,
    reference: float,
) -> CappedCurve:
    return table_curve(impressions, k_plus, audience=universe, reference_impressions=reference)


def predict(case: Case, knowledge: Case) -> UnionReach:
    """Return the plan's union from the knowledge alone."""
    inputs = knowledge["inputs"]
    universe, reference = float(inputs["universe"]), float(inputs["reference_impressions"])
    curves = read_curves(knowledge)
    channels = [
        channel_reach(name, curves[name], float(impressions), reference_impressions=reference)
        for name, impressions in case["inputs"]["impressions"].items()
    ]
    overlaps = {
        _read_pair(pair): share * universe for pair, share in inputs["pair_overlap_at_reference"].items()
    }
    return combine(channels, universe, overlaps)


def relative_errors(case: Case, knowledge: Case) -> tuple[float, ...]:
    """Return the relative error of each R(k+) that the case gives."""
    universe = float(knowledge["inputs"]["universe"])
    found = predict(case, knowledge).k_plus
    wanted = case["expected"]["reach_k_plus"]
    return tuple(one / universe / other - 1 for one, other in zip(found, wanted, strict=False))


def summarise(folder: Folder) -> dict[str, Any]:
    """Return the mean, P95 and greatest error of the union and of 3+ over all plans of the folder."""
    plans = [case for case in folder.get(FAMILY, ()) if "impressions" in case["inputs"]]
    if not plans:
        return {}
    knowledge = find_knowledge(folder)
    errors = [relative_errors(case, knowledge) for case in plans]
    third = [row[2] for row in errors if len(row) > 2]
    rules = dict(_baselines(plans))
    union = _spread([row[0] for row in errors])
    return {"plans": len(plans), "union": union, "three_plus": _spread(third)} | rules


def _baselines(plans: Sequence[Case]) -> Iterator[tuple[str, Errors]]:
    for key in ("baseline_sainsbury", "baseline_075_sum"):
        errors = [
            case["expected"][key] / case["expected"]["reach_k_plus"][0] - 1
            for case in plans
            if key in case["expected"]
        ]
        if errors:
            yield key, _spread(errors)


def _spread(errors: Sequence[float]) -> Errors:
    sizes = np.abs(np.asarray(errors)) if errors else np.zeros(1)
    return {
        "mape": float(sizes.mean()),
        "p95": float(np.percentile(sizes, 95)),
        "max": float(sizes.max()),
    }


def _read_pair(text: str) -> tuple[str, str]:
    one, other = text.split("|")
    return one, other


CHECKS: Mapping[str, Check] = {FAMILY: check_plan}
