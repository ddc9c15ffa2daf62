"""Two runs on the same cases: what changed, and could it be chance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.cases import CRITERIA
from eval.metrics.paired import Difference, paired_difference
from eval.metrics.resampling import RESAMPLES
from eval.metrics.sign_test import sign_test
from eval.run_files import Run, RunCase


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedCase:
    """The same record in both runs, and the right answer that both are held against."""

    old: RunCase
    new: RunCase

    @property
    def gold_levels(self) -> Mapping[str, str]:
        """A baseline stores no right answers; those of the run beside it hold for both."""
        return self.new.gold_levels or self.old.gold_levels or {}

    @property
    def gold_labels(self) -> Mapping[str, str | None]:
        """Return the right fit, status and reason, where they are labelled."""
        return self.new.gold_labels or self.old.gold_labels or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One measure in both runs on the common cases; `sign_p` is the sign test's probability."""

    measure: str
    old: float
    new: float
    difference: Difference
    better: int
    worse: int
    sign_p: float


# Each side of an interval that no gate looks at: 95 % in all.
_ALARMS = 0.025

Score = Callable[[RunCase, PairedCase], float | None]


def pair_cases(old: Run, new: Run) -> tuple[PairedCase, ...]:
    """Return the cases of both runs whose record is the same; an edited case is another case."""
    return tuple(
        PairedCase(old=old.cases[case.id], new=case)
        for case in new.cases.values()
        if case.id in old.cases and old.cases[case.id].record_hash == case.record_hash
    )


def measure_changes(
    pairs: Sequence[PairedCase], false_alarms: Mapping[str, float], resamples: int = RESAMPLES
) -> tuple[Change, ...]:
    """Return the change of every measure; an interval leaves out `false_alarms` of chance on each side."""
    changes = (
        measure_change(name, _score_pairs(score, pairs), false_alarms.get(name, _ALARMS), resamples)
        for name, score in MEASURES.items()
    )
    return tuple(change for change in changes if change)


def _score_levels(case: RunCase, pair: PairedCase) -> float | None:
    golds = pair.gold_levels
    hits = sum(case.levels.get(name) == level for name, level in golds.items())
    return hits / len(golds) if golds else None


def _score_label(name: str) -> Score:
    def score(case: RunCase, pair: PairedCase) -> float | None:
        if name not in pair.gold_labels:
            return None
        return float(not case.crashed and case.labels[name] == pair.gold_labels[name])

    return score


def _score_criterion(name: str) -> Score:
    def score(case: RunCase, pair: PairedCase) -> float | None:
        right = pair.gold_levels.get(name)
        return None if right is None else float(case.levels.get(name) == right)

    return score


MEASURES: Mapping[str, Score] = {
    "levels": _score_levels,
    "status": _score_label("status"),
    "fit": _score_label("fit"),
    "reason": _score_label("reason"),
    **{name: _score_criterion(name) for name in CRITERIA},
}


def _score_pairs(score: Score, pairs: Sequence[PairedCase]) -> list[tuple[float, float]]:
    """Return (old, new) scores of the cases that are labelled for a measure."""
    both = ((score(pair.old, pair), score(pair.new, pair)) for pair in pairs)
    return [(before, after) for before, after in both if before is not None and after is not None]


def measure_change(
    name: str, scored: Sequence[tuple[float, float]], false_alarms: float, resamples: int = RESAMPLES
) -> Change | None:
    """Compare (old, new) scores case by case; None when no case is scored."""
    olds, news = [before for before, _ in scored], [after for _, after in scored]
    difference = paired_difference(olds, news, confidence=1 - 2 * false_alarms, resamples=resamples)
    if difference is None:
        return None
    better = sum(after > before for before, after in scored)
    worse = sum(after < before for before, after in scored)
    return Change(
        measure=name,
        old=sum(olds) / len(olds),
        new=sum(news) / len(news),
        difference=difference,
        better=better,
        worse=worse,
        sign_p=sign_test(better, worse),
    )
