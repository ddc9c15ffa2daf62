"""Answers legal_numbers: obligatory warnings by category and day, the levy's calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.law import Law, MandatoryWarning, load_law


def check_law(case: Case, _: Folder) -> list[str]:
    """Compare what the dated rules say."""
    return _CHECKS[case["model"]](load_law(), case["inputs"], case["expected"])


def _warning(law: Law, inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    day = date.fromisoformat(inputs["as_of"])
    # "a|b" asks for several categories that share one rule.
    return [
        line
        for category in inputs["category"].split("|")
        for line in differ(category, _describe(law.find_warning(category, day)), expected)
    ]


def _describe(warning: MandatoryWarning | None) -> dict[str, Any]:
    if warning is None:
        return {}
    return {
        "radio_seconds_min": warning.radio_seconds_min,
        "tv_seconds_min": warning.tv_seconds_min,
        "tv_frame_share_min": warning.tv_frame_share_min,
        "other_area_share_min": warning.other_area_share_min,
        "in_force_from": None if warning.since is None else warning.since.isoformat(),
    }


def _levy(law: Law, inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    year, number = (int(part) for part in inputs["quarter"].split("Q"))
    quarter = next(one for one in (1, 2, 3, 4) if one == number)
    found = {
        "calculation_by": law.levy.calculation_by(year, quarter).isoformat(),
        "payment_by": law.levy.payment_by(year, quarter).isoformat(),
    }
    return [
        *differ("levy", found, expected),
        *differ("rate", law.levy.rate, inputs.get("rate", law.levy.rate)),
    ]


_CHECKS = {"mandatory_warning": _warning, "internet_ad_levy": _levy}
CHECKS: Mapping[str, Check] = {"legal_numbers": check_law}
