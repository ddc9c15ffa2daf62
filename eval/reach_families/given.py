"""Inputs that oracles share: what is known of the virtual channels, and cases that name another's inputs.

A folder of held-back plans need not repeat them, so the inputs (never an answer) are kept with the harness.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from eval.reach_families.comparison import Case, Folder

_KEPT = Path(__file__).parents[1] / "data" / "reach_inputs.json"
_KNOWLEDGE = "knowledge"


def find_knowledge(folder: Folder) -> Case:
    """Return the case that holds what is known of the virtual channels."""
    own = [case for case in folder.get("virtual_population", ()) if case["model"] == "training"]
    return own[0] if own else {"id": _KNOWLEDGE, "model": "training", "inputs": _read_kept()[_KNOWLEDGE]}


def find_inputs(folder: Folder, name: str) -> Mapping[str, Any]:
    """Return the inputs of the case that another one names."""
    for cases in folder.values():
        for case in cases:
            if case.get("id") == name and "case" not in case["inputs"]:
                return dict(case["inputs"])
    return dict(_read_kept()[name])


@cache
def _read_kept() -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Mapping[str, Any]] = json.loads(_KEPT.read_text(encoding="utf-8"))
    return content
