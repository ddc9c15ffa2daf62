"""What a model brought to labelled leads: right levels, dropped quotes, flips, tokens, time, money."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from eval.cases import CRITERIA
from eval.metrics.percentiles import percentile
from eval.model_run import Heard, ModelJudge
from eval.rows import CaseRow

# Input and output tokens a lead: the most that the median and the slowest lead in a hundred may take.
TOKEN_BOUNDS = {"input_tokens": (4_000, 8_000), "output_tokens": (600, 1_500)}
_UNKNOWN = "unknown"


def describe_model(
    judging: ModelJudge, rows: Sequence[CaseRow], by_rules: Sequence[CaseRow]
) -> dict[str, Any]:
    """Return the figures of a run; `rows` are the merged answers, `by_rules` those without the model."""
    firsts = {name: told[0] for name, told in judging.heard.items()}
    heard = [one for told in judging.heard.values() for one in told]
    answered = [one for one in heard if one.fault is None]
    quotes = sum(one.quotes_kept + one.quotes_dropped for one in heard)
    return {
        "model": judging.engine.model.name,
        "prompt": judging.engine.prompt,
        "questions": len(heard),
        "answered": len(answered),
        "faults": _count(one.fault for one in heard if one.fault),
        "cost_rub": str(sum((one.cost_rub for one in heard), Decimal(0))),
        "input_tokens": _spread(one.input_tokens for one in answered),
        "output_tokens": _spread(one.output_tokens for one in answered),
        "seconds": _spread(one.seconds for one in answered),
        "quotes": quotes,
        "quotes_dropped_share": sum(one.quotes_dropped for one in heard) / quotes if quotes else None,
        "needs_review": sum(one.needs_review for one in firsts.values()),
        "flips": _flips(judging),
        "right": compare_readers(rows, by_rules, firsts),
    }


def compare_readers(
    rows: Sequence[CaseRow], by_rules: Sequence[CaseRow], heard: Mapping[str, Heard]
) -> dict[str, Any]:
    """Return how often the labelled levels are right by rules, by the model alone, and merged."""
    hits: dict[str, list[bool]] = {"rules": [], "model": [], "merged": []}
    agreed = []
    told_by = {name[:12]: one for name, one in heard.items()}
    for merged, rules in zip(rows, by_rules, strict=True):
        one = told_by.get(merged.record_hash)
        if one is None or one.fault is not None:
            continue
        for name, gold in merged.gold.levels.items():
            level = one.levels.get(name, _UNKNOWN)
            hits["rules"].append(rules.level(name) == gold)
            hits["model"].append(level == gold)
            hits["merged"].append(merged.level(name) == gold)
        agreed += [rules.level(name) == one.levels.get(name, _UNKNOWN) for name in CRITERIA]
    shares = {name: _share(found) for name, found in hits.items()}
    known = [share for name, share in shares.items() if name != "merged" and share is not None]
    return {
        "levels": len(hits["merged"]),
        **shares,
        "model_agrees_with_rules": _share(agreed),
        "is_merged_at_least_the_better": bool(known) and (shares["merged"] or 0) >= max(known),
    }


def _share(found: Sequence[bool]) -> float | None:
    return sum(found) / len(found) if found else None


def _count(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _spread(values: Iterable[float | None]) -> dict[str, float | None]:
    known = [value for value in values if value is not None]
    return {name: percentile(known, at) if known else None for name, at in (("p50", 0.5), ("p99", 0.99))}


def _flips(judging: ModelJudge) -> dict[str, float | None]:
    """The share of answers that are not the same in all repeats; None when nothing was repeated."""
    model = [[one.levels for one in told if one.fault is None] for told in judging.heard.values()]
    merged = [
        [{name.value: level.value for name, level in one.scorecard.levels().items()} for one in told]
        for told in judging.merged.values()
    ]
    statuses = [[{"status": one.verdict.status.value} for one in told] for told in judging.merged.values()]
    return {
        "model_levels": _unsteady(model, CRITERIA),
        "merged_levels": _unsteady(merged, CRITERIA),
        "statuses": _unsteady(statuses, ("status",)),
    }


def _unsteady(answers: Iterable[list[dict[str, str]]], names: Sequence[str]) -> float | None:
    repeated = [told for told in answers if len(told) > 1]
    moved = [len({one.get(name) for one in told}) > 1 for told in repeated for name in names]
    return _share(moved)


def describe_figures(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures as rows of a table."""
    right = figures["right"]
    return [
        ("model", figures["model"]),
        ("prompt", figures["prompt"]),
        ("questions, answered", f"{figures['questions']}, {figures['answered']}"),
        *(("fault", f"{name}: {number}") for name, number in figures["faults"].items()),
        ("levels right by rules", _percent(right["rules"])),
        ("levels right by the model", _percent(right["model"])),
        ("levels right merged", _percent(right["merged"])),
        ("merged at least the better", "yes" if right["is_merged_at_least_the_better"] else "no"),
        ("model agrees with rules", _percent(right["model_agrees_with_rules"])),
        ("quotes, dropped", f"{figures['quotes']}, {_percent(figures['quotes_dropped_share'])}"),
        ("leads for a person to see", str(figures["needs_review"])),
        *((f"flips of {name}", _percent(share)) for name, share in figures["flips"].items()),
        *_spreads(figures),
        ("cost, roubles", figures["cost_rub"]),
    ]


def _spreads(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    show: Mapping[str, Callable[[float], str]] = {
        "input_tokens": "{:.0f}".format,
        "output_tokens": "{:.0f}".format,
        "seconds": "{:.2f}".format,
    }
    rows = []
    for name, write in show.items():
        spread = figures[name]
        shown = "-" if spread["p50"] is None else f"{write(spread['p50'])}, {write(spread['p99'])}"
        rows.append((f"{name.replace('_', ' ')} p50, p99", shown))
    return rows


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
