"""Answers published_errata: what the product computes is the right figure and not the printed one."""

import re
from collections.abc import Mapping
from itertools import combinations
from statistics import fmean
from typing import Any

from eval.reach_families.comparison import Case, Check, Folder, differ
from eval.reach_families.given import find_inputs, find_knowledge
from eval.reach_families.virtual_population import predict
from planner.reach.binomial import binomial
from planner.reach.morgensztern import fit_morgensztern
from planner.reach.ratings import contacts_offered, cost_per_thousand_people, net_reach

_LINE = re.compile(r"([\d.]+)\s*x\s*([\d.]+)\s*=\s*([\d.]+)")
_FACTOR = re.compile(r"([\d.]+)\s*x\s*sum")
# A rule of thumb this far from the union on average cannot be what the product computes.
_FAR = 0.05
# The rule is tried on sets of this many channels: with two it errs one way, with many the other.
_SIZES = (2, 7)


def check_erratum(case: Case, folder: Folder) -> list[str]:
    """The product's answer is the correct figure and leaves the printed one."""
    return _ERRATA[case["model"]](case, folder)


def _binomial(case: Case, _: Folder) -> list[str]:
    expected, slack = case["expected"], case["tolerance"]["abs"]
    found = binomial(case["inputs"]["n"], case["inputs"]["p"]).shares
    return [
        *differ("shares", found, expected["correct"], absolute=slack),
        *_keep_off("shares", found, expected["printed"], slack),
    ]


def _net_reach(case: Case, _: Folder) -> list[str]:
    inputs, expected, slack = case["inputs"], case["expected"], case["tolerance"]["abs"]
    found = net_reach(inputs["reach_pct"], inputs["population_000"])
    printed = expected["printed_net_reach_000"]
    price = cost_per_thousand_people(inputs["cost"], printed * 1000)
    return [
        *differ("net reach", found, expected["correct_net_reach_000"], absolute=slack),
        *_keep_off("net reach", found, printed, slack),
        *differ("price of the printed", price, expected["cpm_net_of_printed"], absolute=0.005),
    ]


def _contacts(case: Case, _: Folder) -> list[str]:
    inputs, expected = case["inputs"], case["expected"]
    total = contacts_offered(inputs["readership"], inputs["insertions"])
    lines = differ("total", total, expected["correct_total"], absolute=case["tolerance"]["abs"])
    if _adds_up(expected["printed_line"]):
        lines.append(f"the printed line is right: {expected['printed_line']}")
    if not _adds_up(expected["correct_line"]):
        lines.append(f"the corrected line is wrong: {expected['correct_line']}")
    return lines


def _morgensztern(case: Case, folder: Folder) -> list[str]:
    expected, slack = case["expected"], case["tolerance"]["abs"]
    inputs = find_inputs(folder, case["inputs"]["case"]) if "case" in case["inputs"] else case["inputs"]
    universe = inputs["universe"]
    ratings = [people / universe for people in inputs["audiences"]]
    law = fit_morgensztern(inputs["insertions"], ratings, reach=inputs["morgensztern_reach"] / universe)
    found = law.reach(sum(inputs["insertions"])) * universe
    return [
        *differ("reach", found, expected["correct_reach"], absolute=slack),
        *_keep_off("reach", found, expected["published_algorithm_reach"], slack),
    ]


def _share_of_sum(case: Case, folder: Folder) -> list[str]:
    """A fixed share of the sum of reaches is not a union: the product's answer must be far from it."""
    named = _FACTOR.search(case["inputs"]["rule"])
    if named is None:
        return [f"unknown rule: {case['inputs']['rule']}"]
    knowledge = find_knowledge(folder)
    inputs = knowledge["inputs"]
    singles = {
        name: share * inputs["universe"] for name, share in inputs["single_reach_at_reference"].items()
    }
    gaps = []
    for channels in (chosen for size in _SIZES for chosen in combinations(singles, size)):
        impressions = dict.fromkeys(channels, inputs["reference_impressions"])
        union = predict({"inputs": {"impressions": impressions}}, knowledge).reach
        gaps.append(abs(float(named[1]) * sum(singles[name] for name in channels) / union - 1))
    return [] if fmean(gaps) > _FAR else [f"the rule is within {fmean(gaps):.1%} of the union"]


def _keep_off(name: str, found: Any, printed: Any, slack: float) -> list[str]:
    agrees = not differ(name, found, printed, absolute=slack)
    return [f"{name}: reproduces the printed mistake {printed}"] if agrees else []


def _adds_up(line: str) -> bool:
    parts = _LINE.search(line)
    return parts is not None and float(parts[1]) * float(parts[2]) == float(parts[3])


_ERRATA: Mapping[str, Check] = {
    "binomial": _binomial,
    "reach": _net_reach,
    "ots": _contacts,
    "morgensztern_beta_binomial": _morgensztern,
    "dedup_reach": _share_of_sum,
}
CHECKS: Mapping[str, Check] = {"published_errata": check_erratum}
