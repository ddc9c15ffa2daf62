"""How well briefs are read: each field against the people's labels, and the flags that the law asks for."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.brief_fields import AMOUNTS, DATES, FIELDS
from eval.metrics.bootstrap import bootstrap_intervals
from eval.metrics.loose import LEAST_OVERLAP
from eval.metrics.percentiles import percentile
from kit.errors import BadInput
from planner.brief import Brief
from planner.brief_reading import read_brief

_CRASHED = "crashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefCase:
    """One labelled brief."""

    id: str
    as_of: date
    text: str
    gold: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow:
    """What was right in one brief; a crash is wrong everywhere. Quotes must stand verbatim in the text."""

    id: str
    right: Mapping[str, bool]
    misses: Mapping[str, tuple[Any, Any]]
    gold_flags: frozenset[str]
    flags: frozenset[str]
    quotes: int
    verbatim: int
    cpu_s: float
    error: str | None = None


def read_case(case: BriefCase) -> Brief:
    """Read a case's text by the rules."""
    return read_brief(case.text, as_of=case.as_of)


ReadsCase = Callable[[BriefCase], Brief]


def read_brief_cases(path: Path) -> tuple[BriefCase, ...]:
    """Read a JSONL file of labelled briefs; a line that is none is refused by its number."""
    cases = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                cases.append(_parse_case(json.loads(line)))
            except (KeyError, TypeError, ValueError) as error:
                raise BadInput(f"{path.name}:{number}: not a labelled brief: {error}") from error
    if not cases:
        raise BadInput(f"{path.name}: no labelled briefs there")
    return tuple(cases)


def _parse_case(data: Mapping[str, Any]) -> BriefCase:
    return BriefCase(
        id=str(data["id"]),
        as_of=date.fromisoformat(data["as_of"]),
        text=str(data["text"]),
        gold=dict(data["gold"]),
    )


def run_briefs(cases: Path, read: ReadsCase = read_case) -> dict[str, Any]:
    """Read every brief of a file and return the figures, their intervals and each miss."""
    rows = [judge_brief(case, read) for case in read_brief_cases(cases)]
    spans = bootstrap_intervals(rows, _figures)
    return {
        "n": len(rows),
        **_summarise(rows),
        "intervals": {name: {"low": span.low, "high": span.high} for name, span in sorted(spans.items())},
        "loose_overlap": LEAST_OVERLAP,
        "failures": list(_failures(rows)),
    }


def judge_brief(case: BriefCase, read: ReadsCase = read_case) -> BriefRow:
    """Read one brief and compare it with its labels."""
    started = time.process_time()
    try:
        brief = read(case)
    except Exception as error:  # noqa: BLE001  (one broken brief must not cost the figures of the rest)
        return _crashed(case, f"{type(error).__name__}: {error}", time.process_time() - started)
    return compare_brief(case, brief, time.process_time() - started)


def compare_brief(case: BriefCase, brief: Brief, cpu_s: float = 0.0) -> BriefRow:
    """Compare a brief with the labels of its case, field by field."""
    pairs = {name: (rule.gold(case.gold), rule.given(brief)) for name, rule in FIELDS.items()}
    right = {name: FIELDS[name].agree(*pair) for name, pair in pairs.items()}
    quotes = [quote for said in brief.quotes.values() for quote in said]
    return BriefRow(
        id=case.id,
        right=right,
        misses={name: pairs[name] for name, is_right in right.items() if not is_right},
        gold_flags=frozenset(pairs["category_flags"][0]),
        flags=frozenset(pairs["category_flags"][1]),
        quotes=len(quotes),
        verbatim=sum(quote in case.text for quote in quotes),
        cpu_s=cpu_s,
    )


def _crashed(case: BriefCase, error: str, cpu_s: float) -> BriefRow:
    golds = {name: (rule.gold(case.gold), _CRASHED) for name, rule in FIELDS.items()}
    return BriefRow(
        id=case.id,
        right=dict.fromkeys(FIELDS, False),
        misses=golds,
        gold_flags=frozenset(golds["category_flags"][0]),
        flags=frozenset(),
        quotes=0,
        verbatim=0,
        cpu_s=cpu_s,
        error=error,
    )


def _figures(rows: Sequence[BriefRow]) -> dict[str, float | None]:
    exact = {name: sum(row.right[name] for row in rows) / len(rows) for name in FIELDS}
    flagged = sum(len(row.gold_flags) for row in rows)
    return {
        **exact,
        "mean_exact": _mean(exact.values()),
        "amounts": _mean(exact[name] for name in AMOUNTS),
        "dates": _mean(exact[name] for name in DATES),
        "recall": sum(len(row.gold_flags & row.flags) for row in rows) / flagged if flagged else None,
        # A brief with a flag too many is a false alarm, however many flags it raises.
        "false_alarm_share": sum(bool(row.flags - row.gold_flags) for row in rows) / len(rows),
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _summarise(rows: Sequence[BriefRow]) -> dict[str, Any]:
    figures = _figures(rows)
    milliseconds = sorted(1000 * row.cpu_s for row in rows)
    quotes = sum(row.quotes for row in rows)
    return {
        "mean_exact": figures["mean_exact"],
        "amounts_exact": figures["amounts"],
        "dates_exact": figures["dates"],
        "fields": {name: {"exact": figures[name]} for name in FIELDS},
        "category_flags": {name: figures[name] for name in ("recall", "false_alarm_share")},
        "quotes": {"n": quotes, "verbatim": sum(row.verbatim for row in rows) / quotes if quotes else None},
        "cpu_ms": {"p50": percentile(milliseconds, 0.5), "max": milliseconds[-1]},
        "crashed": sum(row.error is not None for row in rows),
    }


def _failures(rows: Sequence[BriefRow]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for name, (gold, given) in row.misses.items():
            yield {
                "id": row.id,
                "field": name,
                "gold": _plain(gold),
                "given": _plain(given),
                "error": row.error,
            }


def _plain(value: Any) -> Any:
    """Sums as JSON numbers."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


def describe_briefs(report: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """Return the report as rows of a table: figure, value, from, to."""
    spans = report["intervals"]
    figures: list[tuple[str, str, float | None]] = [
        ("mean of the fields", "mean_exact", report["mean_exact"]),
        ("amounts", "amounts", report["amounts_exact"]),
        ("dates", "dates", report["dates_exact"]),
        ("flags: recall", "recall", report["category_flags"]["recall"]),
        ("flags: false alarms", "false_alarm_share", report["category_flags"]["false_alarm_share"]),
    ]
    figures += [(name, name, measured["exact"]) for name, measured in report["fields"].items()]
    for label, key, value in figures:
        span = spans.get(key)
        ends = (span["low"], span["high"]) if span else (None, None)
        yield label, *("" if one is None else f"{one:.3f}" for one in (value, *ends))
