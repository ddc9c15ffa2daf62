"""What the tests of brief reading share: the labels of the shipped cases."""

import json
from pathlib import Path

import pytest

CASES = Path(__file__).parents[3] / "eval" / "data" / "briefs.jsonl"


@pytest.fixture(scope="session")
def labelled_gold() -> list[dict[str, object]]:
    """Return the gold answers of the shipped briefs."""
    return [json.loads(line)["gold"] for line in CASES.read_text("utf-8").splitlines()]
