"""Payloads of open services, whole and damaged; a test is skipped where they are not beside the project."""

import copy
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "api_examples"

# What a field may suddenly hold: other kinds, nothing, far too much, and what breaks naive readers.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**400, -(10**30), 1e308, float("nan"), float("inf")),
    *("", " ", "x", "0", "-1", "１２", "2024-13-45", "9999-99-99T", "null", "\x00", "\ud800", "a" * 100_000),
    *("٣" * 10, "+99999999999-00-00T00:00:00Z", "<strong>", "1e5", "0x10"),
    *([], {}, [[]], [None], [{}], {"": None}, {"value": {"value": {"value": 1}}}, [1] * 5_000),
)


def load_payload(name: str) -> Any:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not at ../shared/data/api_examples")
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else text


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a payload, the whole first."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths_of(part, (*path, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from paths_of(part, (*path, at))


def put(payload: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The payload with another value at a place; what lies beside the path is shared, never changed."""
    if not path:
        return value
    changed = copy.copy(payload)
    changed[path[0]] = put(payload[path[0]], path[1:], value)
    return changed


def drop(payload: Any, path: tuple[Any, ...]) -> Any:
    """The payload without a place."""
    if not path:
        return None
    changed = copy.copy(payload)
    if len(path) == 1:
        del changed[path[0]]
    else:
        changed[path[0]] = drop(payload[path[0]], path[1:])
    return changed


@st.composite
def damaged(draw: st.DrawFn, payload: Any) -> Any:
    """The payload with up to three places dropped or replaced."""
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(paths_of(payload))))
        is_dropped = draw(st.booleans())
        payload = drop(payload, path) if is_dropped else put(payload, path, draw(st.sampled_from(ODD)))
    return payload


def texts_of(payload: Any) -> set[str]:
    """Every text of a payload, in one spelling of its spaces."""
    found = (read_at(payload, path) for path in paths_of(payload))
    return {" ".join(part.split()) for part in found if isinstance(part, str)}


def numbers_of(payload: Any) -> set[float]:
    """Every number of a payload, also those written as text."""
    numbers: set[float] = set()
    for path in paths_of(payload):
        part = read_at(payload, path)
        if isinstance(part, int | float) and not isinstance(part, bool):
            numbers.add(part if abs(part) < 1e300 else math.inf)
        elif isinstance(part, str) and part.lstrip("+-").replace(".", "", 1).isascii():
            try:
                numbers.add(float(part))
            except ValueError:
                continue
    return numbers


def read_at(payload: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        payload = payload[key]
    return payload
