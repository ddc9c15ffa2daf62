"""One judged case as a row: what was right, what was answered, on what evidence, in what time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.cases import CRITERIA, LABELS, NUMBER_FIELDS, Answer
from eval.metrics.evidence import EvidenceCount
from eval.metrics.exact import Value

# Stands for the answer of a case that crashed: equal to no label, so it counts as wrong everywhere.
CRASHED = "crashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the engine gave for one case."""

    answer: Answer
    confidence_pct: int
    icp: int
    evidence: EvidenceCount
    unsound_quotes: tuple[str, ...]
    quotes: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the report; `given` is None when judging crashed, `error` says how."""

    id: str
    lang: str
    tags: tuple[str, ...]
    strength: str | None
    why: str | None
    company: str | None
    chars: int
    record_hash: str
    gold: Answer
    given: Given | None
    error: str | None
    seconds: float

    def level(self, criterion: str) -> str:
        """Return the level given."""
        return self.given.answer.levels[criterion] if self.given else CRASHED

    def label(self, name: str) -> str:
        """Return the fit, status or reason given; `none` when there is no reason."""
        return str(self.given.answer.labels[name] or "none") if self.given else CRASHED

    def number(self, name: str) -> Value:
        """Return the number given; a crash gives a value that equals nothing."""
        return self.given.answer.numbers[name] if self.given else CRASHED

    def gold_label(self, name: str) -> str:
        """Return the right fit, status or reason in the same spelling as `label`."""
        return str(self.gold.labels[name] or "none")

    def share_right(self) -> float | None:
        """Return the share of labelled levels that are right; None when none is labelled."""
        hits = [self.level(name) == level for name, level in self.gold.levels.items()]
        return sum(hits) / len(hits) if hits else None

    def is_right(self, label: str) -> bool | None:
        """Tell whether fit, status or reason is right; None when it is not labelled."""
        return self.label(label) == self.gold_label(label) if label in self.gold.labels else None


def write_row(row: CaseRow) -> dict[str, Any]:
    """Return the row as JSON; `read_rows` of eval.run_files reads what comparisons need."""
    return {
        "id": row.id,
        "lang": row.lang,
        "tags": list(row.tags),
        "strength": row.strength,
        "company": row.company,
        "chars": row.chars,
        "record": row.record_hash,
        "error": row.error,
        "seconds": round(row.seconds, 6),
        "why": row.why,
        "gold": _write_answer(row.gold),
        **(_write_given(row.given) if row.given else _write_answer(None)),
    }


def _write_answer(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"levels": {}, **dict.fromkeys(LABELS), "numbers": {}}
    levels = {name: answer.levels[name] for name in CRITERIA if name in answer.levels}
    numbers = {name: answer.numbers[name] for name in NUMBER_FIELDS if name in answer.numbers}
    return {"levels": levels, **answer.labels, "numbers": numbers}


def _write_given(given: Given) -> dict[str, Any]:
    return {
        **_write_answer(given.answer),
        "confidence_pct": given.confidence_pct,
        "icp": given.icp,
        "evidence": asdict(given.evidence),
        "unsound_quotes": list(given.unsound_quotes),
        "quotes": {name: list(quotes) for name, quotes in given.quotes.items()},
        "notes": dict(given.notes),
        "explanation": given.explanation,
    }


def pairs_of(rows: Sequence[CaseRow], criterion: str) -> list[tuple[str, str]]:
    """Return (right, given) levels of the rows that are labelled for a criterion."""
    labelled = (row for row in rows if criterion in row.gold.levels)
    return [(row.gold.levels[criterion], row.level(criterion)) for row in labelled]


def label_pairs_of(rows: Sequence[CaseRow], name: str) -> list[tuple[str, str]]:
    """Return (right, given) values of fit, status or reason of the labelled rows."""
    labelled = (row for row in rows if name in row.gold.labels)
    return [(row.gold_label(name), row.label(name)) for row in labelled]
