"""Answers pairwise_union and reach_bounds."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.reach.bounds import NoSuchPopulation, union_bounds
from planner.reach.pairwise_union import (
    factor_bound,
    is_feasible,
    other_overlap,
    overlap_terms,
    own_overlap,
    union_reach,
)


def check_pairwise(case: Case, _: Folder) -> list[str]:
    """Compare the pairwise union surface and its parts."""
    inputs = case["inputs"]
    found: dict[str, Any] = {}
    if "reaches" in inputs:
        found["union_reach"] = union_reach(inputs["reaches"], inputs["max_reaches"], inputs["a"])
    if "r" in inputs:
        found["D"] = overlap_terms(inputs["r"], inputs["m"]).tolist()
    if "lambdas" in inputs:
        found["feasible"] = [is_feasible(factors) for factors in inputs["lambdas"]]
    if "lambda_" in inputs:
        found.update(_describe_factor(inputs))
    return differ("surface", found, case["expected"], absolute=case["tolerance"].get("abs", 0.0))


def check_bounds(case: Case, _: Folder) -> list[str]:
    """Compare the bounds of the union over all populations."""
    inputs, expected = case["inputs"], case["expected"]
    pairs = {_read_pair(pair): share for pair, share in inputs["pair_overlap"].items()}
    try:
        bounds = union_bounds(inputs["single_reach"], pairs)
    except NoSuchPopulation:
        return ["no population"] if expected.get("status") == "ok" else []
    found = {"lower": bounds.low, "upper": bounds.high, "status": "ok"}
    return differ("bounds", found, expected, absolute=case["tolerance"].get("abs", 0.0))


def _describe_factor(inputs: Mapping[str, Any]) -> dict[str, Any]:
    factors, index = inputs["lambda_"], inputs["i"]
    terms = _read_terms(inputs.get("D"), len(factors))
    return {
        "u": other_overlap(factors, index, terms),
        "v": own_overlap(factors, index, terms),
        "bound": factor_bound(factors, index),
        "feasible": is_feasible(factors),
    }


def _read_terms(terms: Any, size: int) -> NDArray[np.float64]:
    # "ones(3,3)" is how the oracles write a matrix of ones.
    return (
        np.ones((size, size)) if terms is None or isinstance(terms, str) else np.asarray(terms, dtype=float)
    )


def _read_pair(text: str) -> tuple[int, int]:
    one, other = text.split("|")
    return int(one), int(other)


CHECKS: Mapping[str, Check] = {"pairwise_union": check_pairwise, "reach_bounds": check_bounds}
