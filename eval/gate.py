"""May the new run replace the old one? Passed, a regression, or too few cases to tell."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any

from eval.compare import Change, PairedCase, measure_changes, pair_cases
from eval.metrics.resampling import RESAMPLES
from eval.run_files import Run


class Outcome(IntEnum):
    """What the gate says; the value is the exit code of the command."""

    PASSED = 0
    REGRESSION = 2
    CANNOT_TELL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRules:
    """When a difference is a regression, and when there is too little to say so.

    False alarms must stay under 5 % in all. They are shared out, as levels give eleven answers a case
    and need less room than the status, which gives one; and they are set lower than 5 % together,
    because a bootstrap of some hundred cases is a little too sure of itself.
    """

    levels_false_alarms: float = 0.0075
    status_false_alarms: float = 0.025
    tolerated_loss: float = 0.05
    least_cases: int = 20
    resamples: int = RESAMPLES

    def false_alarms(self) -> dict[str, float]:
        """Return the share of chance that each gated measure may raise the alarm by."""
        return {"levels": self.levels_false_alarms, "status": self.status_false_alarms}


DEFAULT_RULES = GateRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The gate's outcome with its reasons, and every measure's change."""

    outcome: Outcome
    reasons: tuple[str, ...]
    n: int
    only_old: int
    only_new: int
    changes: tuple[Change, ...]


def compare_runs(old: Run, new: Run, rules: GateRules = DEFAULT_RULES) -> Comparison:
    """Compare case by case where both judged the same records; else by the old run's intervals."""
    pairs = pair_cases(old, new)
    changes = measure_changes(pairs, rules.false_alarms(), rules.resamples)
    if len(pairs) >= rules.least_cases:
        outcome, reasons = judge_changes(changes, _newly_crashed(pairs), rules)
    else:
        outcome, reasons = _judge_figures(old.figures, new.figures, len(pairs))
    return Comparison(
        outcome=outcome,
        reasons=reasons,
        n=len(pairs),
        only_old=len(old.cases) - len(pairs),
        only_new=len(new.cases) - len(pairs),
        changes=changes,
    )


def _newly_crashed(pairs: Sequence[PairedCase]) -> tuple[str, ...]:
    return tuple(pair.new.id for pair in pairs if pair.new.crashed and not pair.old.crashed)


def judge_changes(
    changes: Sequence[Change], crashed: Sequence[str] = (), rules: GateRules = DEFAULT_RULES
) -> tuple[Outcome, tuple[str, ...]]:
    """A shown loss is a regression, one that cannot be ruled out is no answer; a new crash is a loss."""
    gated = [change for change in changes if change.measure in rules.false_alarms()]
    if not gated:
        return Outcome.CANNOT_TELL, ("no common case is labelled",)
    lost = (change for change in gated if change.difference.interval.high < 0)
    worse = [f"{change.measure} {_describe(change)}" for change in lost]
    if crashed:
        worse.insert(0, f"cases that crash now: {', '.join(crashed[:5])}")
    if worse:
        return Outcome.REGRESSION, tuple(worse)
    unsure = [
        f"{change.measure} {_describe(change)}: a loss of {rules.tolerated_loss:.0%} cannot be ruled out"
        for change in gated
        if change.difference.interval.low < -rules.tolerated_loss
    ]
    if unsure:
        return Outcome.CANNOT_TELL, tuple(unsure)
    return Outcome.PASSED, tuple(f"{change.measure} {_describe(change)}" for change in gated)


def _describe(change: Change) -> str:
    span = change.difference.interval
    points = (100 * part for part in (change.difference.mean, span.low, span.high))
    return "{:+.1f} points ({:+.1f} to {:+.1f})".format(*points)


def _judge_figures(
    old: Mapping[str, Any], new: Mapping[str, Any], paired: int
) -> tuple[Outcome, tuple[str, ...]]:
    """Other cases: only a figure below the old run's own interval is a regression."""
    few = f"only {paired} common cases"
    spans = {
        "mean accuracy": (old["mean_accuracy"], old["mean_accuracy_interval"], new["mean_accuracy"]),
        "status accuracy": (*_status(old), new["status"]["accuracy"]),
    }
    known = {name: span for name, span in spans.items() if None not in span}
    fallen = [
        f"{name} {now:.3f}, was {span['low']:.3f} at least"
        for name, (_, span, now) in known.items()
        if now < span["low"]
    ]
    if fallen:
        return Outcome.REGRESSION, (few, *fallen)
    if known and all(now >= was for was, _, now in known.values()):
        return Outcome.PASSED, (few, "no figure is below the old run's")
    return Outcome.CANNOT_TELL, (few, "figures are within the old run's intervals")


def _status(figures: Mapping[str, Any]) -> tuple[float | None, Mapping[str, float] | None]:
    return figures["status"]["accuracy"], figures["status"]["intervals"].get("accuracy")


def write_comparison(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON."""
    return {
        "outcome": comparison.outcome.name.lower(),
        "exit_code": int(comparison.outcome),
        "reasons": list(comparison.reasons),
        "n": comparison.n,
        "only_old": comparison.only_old,
        "only_new": comparison.only_new,
        "measures": {change.measure: asdict(change) for change in comparison.changes},
    }
