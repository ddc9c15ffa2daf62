"""Corpora of attacks on the door and the readers: one JSON object a line."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kit.errors import BadInput


def find_suite(data_dir: Path, suite: str) -> Path:
    """Return the corpus file; the folder of all corpora or the suite's own folder will do."""
    names = (f"{suite}/cases.jsonl", f"injection_{suite}/cases.jsonl", "cases.jsonl")
    for name in names if suite != data_dir.name else reversed(names):
        if (data_dir / name).is_file():
            return data_dir / name
    raise BadInput(f"{data_dir}: no cases.jsonl of {suite} there")


def read_rows(path: Path) -> list[Any]:
    """Return what the lines of a JSONL file hold."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except ValueError as error:
        raise BadInput(f"{path}: not JSONL") from error


def read_corpus(data_dir: Path, suite: str) -> list[dict[str, Any]]:
    """Return the rows of a suite; the folder of all corpora or the suite's own will do."""
    path = find_suite(data_dir, suite)
    rows = read_rows(path)
    if not rows or not all(isinstance(row, dict) and "id" in row for row in rows):
        raise BadInput(f"{path}: rows with an id are expected")
    return rows


def read_payload(row: Mapping[str, Any]) -> bytes:
    """Return a row's bytes, repeated as it says."""
    if "payload_b64" in row:
        body = base64.b64decode(row["payload_b64"])
    else:
        body = str(row.get("payload", "")).encode("utf-8", "surrogatepass")
    if "repeat" in row:
        unit, times, *suffix = row["repeat"]
        body += str(unit).encode() * int(times) + (str(suffix[0]).encode() if suffix else b"")
    return body
