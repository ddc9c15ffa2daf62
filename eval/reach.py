"""Answers every oracle of a folder through the product's public functions and counts what agrees."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.reach_families import (
    allocation,
    arithmetic,
    errata,
    insertions,
    law,
    one_channel,
    response,
    unions,
    virtual_population,
)
from eval.reach_families.comparison import Case, Check, Folder
from kit.errors import AppError

CHECKS: Mapping[str, Check] = {
    **allocation.CHECKS,
    **arithmetic.CHECKS,
    **errata.CHECKS,
    **insertions.CHECKS,
    **law.CHECKS,
    **one_channel.CHECKS,
    **response.CHECKS,
    **unions.CHECKS,
    **virtual_population.CHECKS,
}


def run_reach(directory: Path) -> dict[str, Any]:
    """Return n, passed_share, families.<file>.{n, passed}, failures[] and the figures on virtual people."""
    folder = read_folder(directory)
    failures = [failure for family in folder for failure in _failures(family, folder)]
    lost = {family: sum(1 for item in failures if item["family"] == family) for family in folder}
    total = sum(len(cases) for cases in folder.values())
    return {
        "n": total,
        "passed_share": (total - len(failures)) / total if total else 0.0,
        "families": {
            family: {"n": len(cases), "passed": len(cases) - lost[family]} for family, cases in folder.items()
        },
        "failures": failures,
        "virtual_population": virtual_population.summarise(folder),
    }


def read_folder(directory: Path) -> Folder:
    """Read every JSON file with cases in a folder, by the file's name."""
    if not directory.is_dir():
        raise NotADirectoryError(f"{directory} is not a folder of oracles")
    contents = {path.stem: _read_cases(path) for path in sorted(directory.glob("*.json"))}
    return {family: cases for family, cases in contents.items() if cases}


def describe_reach(report: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the rows of the terminal's table: family, cases, passed; then the virtual people's errors."""
    rows = [
        (family, str(counts["n"]), str(counts["passed"])) for family, counts in report["families"].items()
    ]
    errors = [
        (f"{name}: mean / P95 / max error", str(report["virtual_population"]["plans"]), _join(figures))
        for name, figures in report["virtual_population"].items()
        if isinstance(figures, Mapping)
    ]
    missed = [(item["family"], str(item["id"]), item["reasons"][0]) for item in report["failures"]]
    return [*rows, ("all", str(report["n"]), f"{report['passed_share']:.1%}"), *errors, *missed]


def _join(figures: Mapping[str, float]) -> str:
    return " / ".join(f"{figures[key]:.2%}" for key in ("mape", "p95", "max"))


def _read_cases(path: Path) -> Sequence[Case]:
    content = json.loads(path.read_text(encoding="utf-8"))
    return content.get("cases", ()) if isinstance(content, dict) else ()


def _failures(family: str, folder: Folder) -> list[dict[str, Any]]:
    found = []
    for case in folder[family]:
        reasons = _judge(family, case, folder)
        if reasons:
            found.append({"family": family, "id": case.get("id"), "reasons": reasons[:5]})
    return found


def _judge(family: str, case: Case, folder: Folder) -> list[str]:
    # A family nobody answers is a failure: silence must not look like agreement.
    check = CHECKS.get(family)
    if check is None:
        return ["no adapter answers this family"]
    try:
        return check(case, folder)
    except AppError as error:
        return [f"refused: {error}"]
    except Exception as error:  # noqa: BLE001 - a crashed case is a row, not a crashed run
        return [f"crashed: {type(error).__name__}: {error}"]
