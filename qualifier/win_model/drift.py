"""Have the leads changed since the model was learnt? The stability index of each field and the chance."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualifier.win_model.fields import ORDER, ColumnKind, Row
from qualifier.win_model.rules import load_rules
from qualifier.win_model.win_model import WinModel, score_row

CHANCE_EDGES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_SMALLEST = 1e-4


class Drift(StrEnum):
    """What follows from an index."""

    STEADY = "steady"
    WATCH = "watch"
    LEARN_ANEW = "learn_anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """A field, or the chance itself, with its index."""

    name: str
    index: float
    drift: Drift


def measure_drift(model: WinModel, rows: Sequence[Row]) -> tuple[DriftRow, ...]:
    """Return the drift of the chance and of each field, the largest first; days move by themselves."""
    before: Mapping[str, Sequence[float]] = model.facts.get("shares", {})  # type: ignore[assignment]
    now = count_shares(model, rows)
    timed = {f.name for f in model.fields if f.kind is ColumnKind.DATE or f.name.endswith(f"({ORDER})")}
    found = [
        DriftRow(name=name, index=(index := stability(before[name], now[name])), drift=judge_index(index))
        for name in now
        if name in before and name not in timed
    ]
    return tuple(sorted(found, key=lambda row: (-row.index, row.name)))


def count_shares(model: WinModel, rows: Sequence[Row]) -> dict[str, list[float]]:
    """Return how rows spread over the codes of each field and over bands of the chance."""
    widths = {field.name: field.width for field in model.fields}
    counts = {name: [0] * width for name, width in widths.items()}
    chances = [0] * (len(CHANCE_EDGES) + 1)
    for row in rows:
        for field, cell in zip(model.fields, model.read_cells(row), strict=True):
            counts[field.name][cell.code] += 1
        share = score_row(model, row)
        chances[sum(share >= edge for edge in CHANCE_EDGES)] += 1
    whole = {"chance": chances, **counts}
    return {name: [n / max(len(rows), 1) for n in numbers] for name, numbers in whole.items()}


def stability(before: Sequence[float], now: Sequence[float]) -> float:
    """Return the population stability index of two spreads (Siddiqi 2006)."""
    pairs = ((max(a, _SMALLEST), max(b, _SMALLEST)) for a, b in zip(before, now, strict=True))
    return sum((b - a) * math.log(b / a) for a, b in pairs)


def judge_index(index: float) -> Drift:
    """Return what follows from an index by the rules' limits."""
    rules = load_rules()
    if index >= rules.number("drift_alarm"):
        return Drift.LEARN_ANEW
    return Drift.WATCH if index >= rules.number("drift_watch") else Drift.STEADY
