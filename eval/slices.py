"""The same figures for one kind of case at a time: one blended accuracy hides the weak spot."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.metrics.bootstrap import bootstrap_intervals
from eval.rows import CaseRow

# From how many characters of talk a case belongs to a class.
_LENGTHS = ((0, "under 300"), (300, "300-999"), (1000, "1000-2999"), (3000, "3000 and more"))
# Under this many cases an interval says nothing that the count does not.
_ENOUGH = 10


def slice_rows(rows: Sequence[CaseRow], resamples: int) -> dict[str, dict[str, Any]]:
    """Return figures by language, label strength, length, status and tag; the largest slice first."""
    groups: dict[str, dict[str, list[CaseRow]]] = {
        name: {} for name in ("lang", "strength", "length", "gold_status", "tag")
    }
    for row in rows:
        groups["lang"].setdefault(row.lang, []).append(row)
        groups["strength"].setdefault(row.strength or "not said", []).append(row)
        groups["length"].setdefault(length_of(row.chars), []).append(row)
        if "status" in row.gold.labels:
            groups["gold_status"].setdefault(row.gold_label("status"), []).append(row)
        for tag in dict.fromkeys(row.tags):
            groups["tag"].setdefault(tag, []).append(row)
    return {name: _describe_all(members, resamples) for name, members in groups.items()}


def length_of(chars: int) -> str:
    """Return the length class of a text."""
    return next(name for least, name in reversed(_LENGTHS) if chars >= least)


def _describe_all(members: Mapping[str, Sequence[CaseRow]], resamples: int) -> dict[str, Any]:
    largest_first = sorted(members.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {name: _describe(rows, resamples) for name, rows in largest_first}


def _describe(rows: Sequence[CaseRow], resamples: int) -> dict[str, Any]:
    shares = [share for row in rows if (share := row.share_right()) is not None]
    statuses = [hit for row in rows if (hit := row.is_right("status")) is not None]
    interval = (
        bootstrap_intervals(shares, lambda drawn: {"mean": _mean(drawn)}, resamples=resamples)
        if len(shares) >= _ENOUGH
        else {}
    )
    return {
        "n": len(rows),
        "mean_accuracy": _mean(shares),
        "status_accuracy": _mean(statuses),
        **({"interval": asdict(interval["mean"])} if interval else {}),
    }


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
