"""Answers planning_arithmetic and commercial_arithmetic: each model by the functions that plans use."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from eval.reach_families import money_answers, rating_answers
from eval.reach_families.comparison import Case, Check, Folder, differ

Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]

_ANSWERS: Mapping[str, Mapping[str, Answer]] = {
    "planning_arithmetic": rating_answers.ANSWERS,
    "commercial_arithmetic": money_answers.ANSWERS,
}


def check_family(family: str) -> Check:
    """Return the check of a family: whatever is expected must be answered within its tolerance."""

    def check(case: Case, _folder: Folder) -> list[str]:
        answer = _ANSWERS[family].get(case["model"])
        if answer is None:
            return [f"{case['model']}: no function answers this model"]
        got, tolerance = answer(case["inputs"]), case.get("tolerance") or {}
        return [
            fault
            for name, want in case["expected"].items()
            for fault in _compare(name, got.get(name), want, tolerance=tolerance)
        ]

    return check


def _compare(name: str, got: Any, want: Any, *, tolerance: Mapping[str, Any]) -> list[str]:
    if isinstance(want, Mapping):
        inner = got if isinstance(got, Mapping) else {}
        return [
            fault
            for key, value in want.items()
            for fault in _compare(f"{name}.{key}", inner.get(key), value, tolerance=tolerance)
        ]
    if isinstance(want, list) and any(isinstance(item, Mapping) for item in want):
        held = [*(got or ()), *[None] * len(want)]
        return [
            fault
            for index, value in enumerate(want)
            for fault in _compare(f"{name}[{index}]", held[index], value, tolerance=tolerance)
        ]
    absolute = _absolute(name, want, tolerance)
    return differ(name, got, _to_number(want), absolute=absolute, relative=float(tolerance.get("rel", 0)))


def _to_number(want: Any) -> Any:
    """Exact amounts travel as text; words stay words."""
    if not isinstance(want, str):
        return want
    try:
        return float(Decimal(want))
    except InvalidOperation:
        return want


def _absolute(name: str, want: Any, tolerance: Mapping[str, Any]) -> float:
    """A tolerance may be one for all, by the figure's name, or by what is counted: money or pieces."""
    named = {key.removesuffix("_abs"): value for key, value in tolerance.items() if key.endswith("_abs")}
    leaf = name.rpartition(".")[2]
    for key, value in named.items():
        if leaf.startswith(key) or key in leaf.split("_") or (key == "freq" and "frequency" in leaf):
            return float(value)
    if isinstance(want, str) and named:
        digits = len(want.partition(".")[2])
        if digits > 2:
            return float(Decimal(5).scaleb(-digits - 1))
        return float(named.get("count" if digits == 0 else "money", 0))
    return float(tolerance.get("abs", 0))


CHECKS: Mapping[str, Check] = {family: check_family(family) for family in _ANSWERS}
