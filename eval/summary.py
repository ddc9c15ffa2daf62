"""From judged rows to the figures of a report, with intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.cases import CRITERIA, LABELS, NUMBER_FIELDS, BrokenLine
from eval.costly import list_costly_mistakes
from eval.level_confidence import claim_confidences
from eval.metrics.accuracy import accuracy
from eval.metrics.bootstrap import bootstrap_intervals
from eval.metrics.calibration import calibrate
from eval.metrics.confusion import Pair, count_confusion
from eval.metrics.evidence import EvidenceCount, add_evidence, share_sound
from eval.metrics.exact import measure_exactness
from eval.metrics.kappa import cohen_kappa
from eval.metrics.percentiles import percentile
from eval.metrics.resampling import RESAMPLES
from eval.metrics.weighted_kappa import weighted_kappa
from eval.rows import CaseRow, label_pairs_of, pairs_of, write_row
from eval.slices import slice_rows

FORMAT = 1


def summarise(
    rows: Sequence[CaseRow], broken: Sequence[BrokenLine] = (), *, resamples: int = RESAMPLES
) -> dict[str, Any]:
    """Return the whole report as JSON: figures first, then one row a case."""
    return {
        "format": FORMAT,
        "n": len(rows),
        "crashed": [{"id": row.id, "error": row.error} for row in rows if row.error],
        "broken": [{"place": line.place, "error": line.error} for line in broken],
        **_measure_means(rows, resamples),
        "criteria": {name: _measure(pairs_of(rows, name), resamples, _of_levels) for name in CRITERIA},
        **{name: _measure(label_pairs_of(rows, name), resamples, _of_labels) for name in LABELS},
        "numbers": {name: _measure_numbers(rows, name) for name in NUMBER_FIELDS},
        "evidence": _measure_evidence(rows),
        "confusion": _nest(label_pairs_of(rows, "status")),
        "costly": list_costly_mistakes(rows),
        "calibration": _measure_calibration(rows),
        "slices": slice_rows(rows, resamples),
        "seconds_per_case": _measure_time(rows),
        "cost_rub": 0.0,
        "cases": [write_row(row) for row in rows],
    }


def _measure_means(rows: Sequence[CaseRow], resamples: int) -> dict[str, Any]:
    """The mean over cases of the share of levels that are right, so that each case weighs alike."""
    shares = [share for row in rows if (share := row.share_right()) is not None]
    intervals = bootstrap_intervals(
        shares, lambda drawn: {"mean": sum(drawn) / len(drawn)}, resamples=resamples
    )
    return {
        "mean_accuracy": sum(shares) / len(shares) if shares else None,
        "mean_accuracy_interval": asdict(intervals["mean"]) if intervals else None,
    }


def _of_labels(pairs: Sequence[Pair]) -> Mapping[str, float | None]:
    table = count_confusion(pairs)
    return {"accuracy": accuracy(table), "kappa": cohen_kappa(table)}


def _of_levels(pairs: Sequence[Pair]) -> Mapping[str, float | None]:
    table = count_confusion(pairs)
    return {
        "accuracy": accuracy(table),
        "kappa": cohen_kappa(table),
        "weighted_kappa": weighted_kappa(table),
    }


def _measure(pairs: Sequence[Pair], resamples: int, measure: Any) -> dict[str, Any]:
    intervals = bootstrap_intervals(pairs, measure, resamples=resamples)
    return {
        "n": len(pairs),
        **measure(pairs),
        "intervals": {name: asdict(interval) for name, interval in intervals.items()},
        "confusion": _nest(pairs),
    }


def _nest(pairs: Sequence[Pair]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for (gold, got), count in sorted(count_confusion(pairs).items()):
        nested.setdefault(gold, {})[got] = count
    return nested


def _measure_numbers(rows: Sequence[CaseRow], name: str) -> dict[str, Any]:
    pairs = [(row.gold.numbers[name], row.number(name)) for row in rows if name in row.gold.numbers]
    return asdict(measure_exactness(pairs))


def _measure_evidence(rows: Sequence[CaseRow]) -> dict[str, Any]:
    count = add_evidence(row.given.evidence if row.given else EvidenceCount() for row in rows)
    return {
        "required": count.required,
        "present": count.present,
        "verbatim": share_sound(count),
        "quotes": count.quotes,
        "standing": count.standing,
        "from_client": count.from_client,
        "unsound": [
            {"id": row.id, "quote": quote} for row in rows if row.given for quote in row.given.unsound_quotes
        ],
    }


def _measure_calibration(rows: Sequence[CaseRow]) -> dict[str, Any]:
    stated = [
        (row.given.confidence_pct / 100, share)
        for row in rows
        if row.given and (share := row.share_right()) is not None
    ]
    return {
        "levels": asdict(calibrate(claim_confidences(rows))),
        "by_stated_confidence": _group_means(stated),
        "mean_icp_by_status": _mean_icp_by_status(rows),
    }


def _group_means(stated: Sequence[tuple[float, float]]) -> list[dict[str, float]]:
    """Cases by the verdict's confidence (share of criteria with evidence), and how right they are."""
    groups: dict[int, list[float]] = {}
    for confidence, share in stated:
        groups.setdefault(min(int(confidence * 5), 4), []).append(share)
    return [
        {"low": group / 5, "high": (group + 1) / 5, "n": len(held), "accuracy": sum(held) / len(held)}
        for group, held in sorted(groups.items())
    ]


def _mean_icp_by_status(rows: Sequence[CaseRow]) -> dict[str, float]:
    """A sound judgement gives leads that people qualified a better fit than those they turned down."""
    groups: dict[str, list[int]] = {}
    for row in rows:
        if row.given and "status" in row.gold.labels:
            groups.setdefault(row.gold_label("status"), []).append(row.given.icp)
    return {status: sum(scores) / len(scores) for status, scores in sorted(groups.items())}


def _measure_time(rows: Sequence[CaseRow]) -> dict[str, float | None]:
    seconds = [row.seconds for row in rows if row.given]
    return {
        "p50": percentile(seconds, 0.5) if seconds else None,
        "p99": percentile(seconds, 0.99) if seconds else None,
        "max": max(seconds, default=None),
        "total": sum(seconds),
    }
