"""Runs as files: the whole report, and the small baseline that the repository keeps."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.cases import CRITERIA, LABELS
from kit.errors import BadInput

_LETTER_BY_LEVEL = {"confirmed": "c", "partial": "p", "unknown": "u", "absent": "a"}
_LEVEL_BY_LETTER = {letter: level for level, letter in _LETTER_BY_LEVEL.items()}
_CRASHED = "-"
_MEASURED = ("accuracy", "kappa", "weighted_kappa", "intervals")
_FIGURES = ("n", "mean_accuracy", "mean_accuracy_interval", "engine", "profile")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCase:
    """One case of a stored run; a baseline holds no right answers and no explanations."""

    id: str
    record_hash: str
    levels: Mapping[str, str]
    labels: Mapping[str, str | None]
    gold_levels: Mapping[str, str] | None
    gold_labels: Mapping[str, str | None] | None
    crashed: bool
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stored run: its figures and its cases by id."""

    name: str
    figures: Mapping[str, Any]
    cases: Mapping[str, RunCase]


def read_run(path: Path) -> Run:
    """Read a report or a baseline; BadInput says what is wrong with the file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: cannot be read as a run ({type(error).__name__})") from error
    try:
        return load_run(content, str(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"{path}: not a run of this harness (at {error})") from error


def load_run(content: Mapping[str, Any], name: str) -> Run:
    """Return the run that a report's or a baseline's JSON holds."""
    stored = content["cases"]
    cases = (
        [_load_packed(id_, packed) for id_, packed in stored.items()]
        if isinstance(stored, dict)
        else [_load_row(row) for row in stored]
    )
    return Run(name=name, figures=content, cases={case.id: case for case in cases})


def _load_row(row: Mapping[str, Any]) -> RunCase:
    gold = row["gold"]
    return RunCase(
        id=row["id"],
        record_hash=row["record"],
        levels=row["levels"],
        labels={name: row[name] for name in LABELS},
        gold_levels=gold["levels"],
        gold_labels={name: gold[name] for name in LABELS if name in gold},
        crashed=row["error"] is not None,
        content=row,
    )


def _load_packed(case_id: str, packed: str) -> RunCase:
    record_hash, levels, *labels = packed.split(" ")
    crashed = levels == _CRASHED
    letters = () if crashed else zip(CRITERIA, levels, strict=True)
    return RunCase(
        id=case_id,
        record_hash=record_hash,
        levels={name: _LEVEL_BY_LETTER[letter] for name, letter in letters},
        labels={name: None if label == "-" else label for name, label in zip(LABELS, labels, strict=True)},
        gold_levels=None,
        gold_labels=None,
        crashed=crashed,
        content={},
    )


def pack_baseline(report: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of a report what a later run is measured against: figures and the answer of each case."""
    return {
        "format": report["format"],
        **{name: report[name] for name in _FIGURES if name in report},
        "criteria": {name: _keep(report["criteria"][name]) for name in CRITERIA},
        **{name: _keep(report[name]) for name in LABELS},
        "numbers": {name: {"exact": field["exact"]} for name, field in report["numbers"].items()},
        "evidence": {name: report["evidence"][name] for name in ("required", "present", "verbatim")},
        "costly": {name: mistake["n"] for name, mistake in report["costly"].items()},
        "crashed": [row["id"] for row in report["crashed"]],
        "cases": {row["id"]: _pack_case(row) for row in report["cases"]},
    }


def _keep(measured: Mapping[str, Any]) -> dict[str, Any]:
    return {name: measured[name] for name in _MEASURED if name in measured}


def _pack_case(row: Mapping[str, Any]) -> str:
    letters = "".join(_LETTER_BY_LEVEL[level] for level in row["levels"].values())
    return " ".join([row["record"], letters or _CRASHED, *(row[name] or "-" for name in LABELS)])


def to_json(content: Any) -> str:
    """Return JSON that reads well in a diff."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_json(content: Any, path: Path) -> None:
    """Write JSON; folders are made."""
    write_text(to_json(content), path)


def write_text(text: str, path: Path) -> None:
    """Write a file; folders are made, and half a character of a broken text becomes its escape."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
