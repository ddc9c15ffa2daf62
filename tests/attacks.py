"""The shared corpora of hostile input; nothing of them is kept in this repository."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "attacks"


def load_attacks(name: str) -> list[dict[str, Any]]:
    """Return the cases of a corpus; skip the test where the corpus is not beside the project."""
    path = FOLDER / name / "cases.jsonl"
    if not path.is_file():
        pytest.skip(f"the corpus {name} is not at ../shared/data/attacks")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_payload(case: dict[str, Any]) -> bytes:
    """Return a case's bytes, repeated as it says."""
    if "payload_b64" in case:
        body = base64.b64decode(case["payload_b64"])
    else:
        body = str(case.get("payload", "")).encode("utf-8", "surrogatepass")
    if "repeat" in case:
        unit, times, suffix = case["repeat"]
        body += unit.encode() * times + suffix.encode()
    return body
