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


_ORDER = {Drift.LEARN_ANEW: 0, Drift.WATCH: 1, Drift.STEADY: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """A field, or the chance itself, with its index."""

    name: str
    index: float
    drift: Drift


def measure_drift(model: WinModel, rows: Sequence[Row]) -> tuple[DriftRow, ...]:
    """Return the drift of the chance and of each field, the most moved first; days move by themselves."""
    before: Mapping[str, Sequence[float]] = model.facts.get("shares", {})  # type: ignore[assignment]
    learnt = int(model.facts.get("shares_of", 0) or 0)  # type: ignore[call-overload]
    now = count_shares(model, rows)
    timed = {f.name for f in model.fields if f.kind is ColumnKind.DATE or f.name.endswith(f"({ORDER})")}
    found = [
        _judge_field(name, before[name], now[name], sizes=(learnt, len(rows)))
        for name in now
        if name in before and name not in timed
    ]
    return tuple(sorted(found, key=lambda row: (_ORDER[row.drift], -row.index, row.name)))


def _judge_field(
    name: str, before: Sequence[float], now: Sequence[float], *, sizes: tuple[int, int]
) -> DriftRow:
    first, second = gather_rare(before, now)
    index = stability(first, second)
    drift = Drift.STEADY if may_be_chance(first, second, sizes) else judge_index(index)
    return DriftRow(name=name, index=index, drift=drift)


def gather_rare(before: Sequence[float], now: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return both spreads with all values that were rare in learning put together as one."""
    least = load_rules().number("drift_rare")
    kept = [at for at, share in enumerate(before) if share >= least]
    rest = [at for at in range(len(before)) if at not in set(kept)]
    spreads = []
    for shares in (before, now):
        gathered = [shares[at] for at in kept]
        if any(before[at] or now[at] for at in rest):
            gathered.append(sum(shares[at] for at in rest))
        spreads.append(gathered)
    return spreads[0], spreads[1]


def may_be_chance(before: Sequence[float], now: Sequence[float], sizes: tuple[int, int]) -> bool:
    """Tell whether two samples of one spread differ so much once in a hundred times or oftener.

    Pearson's chi-square of homogeneity with Wilson and Hilferty's quantile; of unknown sizes nothing is told.
    """
    learnt, seen = sizes
    freedom = len(before) - 1
    if not learnt or not seen:
        return False
    if freedom < 1:
        return True
    share = 2 / (9 * freedom)
    limit = freedom * (1 - share + load_rules().number("drift_sure") * math.sqrt(share)) ** 3
    return _measure_chi(before, now, sizes) <= limit


def _measure_chi(before: Sequence[float], now: Sequence[float], sizes: tuple[int, int]) -> float:
    learnt, seen = sizes
    pooled = [(a * learnt + b * seen) / (learnt + seen) for a, b in zip(before, now, strict=True)]
    apart = ((a - b) ** 2 / p for a, b, p in zip(before, now, pooled, strict=True) if p)
    return sum(apart) / (1 / learnt + 1 / seen)


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
