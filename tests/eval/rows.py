"""Judged rows, reports and runs that are valid by default; a test names only what it bends."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eval.cases import CRITERIA, NUMBER_FIELDS, Answer, BrokenLine
from eval.metrics.evidence import EvidenceCount
from eval.rows import CaseRow, Given
from eval.run_files import Run, load_run
from eval.summary import summarise

NO_NUMBERS: Mapping[str, Any] = dict.fromkeys(NUMBER_FIELDS)
RESAMPLES = 40


def make_answer(
    *,
    levels: Mapping[str, str] | None = None,
    status: str = "nurture",
    fit: str = "B",
    reason: str | None = "incomplete",
    numbers: Mapping[str, Any] | None = None,
) -> Answer:
    """All levels unknown, a nurtured lead of fit B."""
    return Answer(
        levels={**dict.fromkeys(CRITERIA, "unknown"), **(levels or {})},
        labels={"fit": fit, "status": status, "reason": reason},
        numbers={**NO_NUMBERS, **(numbers or {})},
        quotes={},
    )


def make_given(answer: Answer | None = None, **changes: Any) -> Given:
    given = Given(
        answer=answer or make_answer(),
        confidence_pct=50,
        icp=60,
        evidence=EvidenceCount(required=2, present=2, quotes=2, standing=2, from_client=2, sound=2),
        unsound_quotes=(),
        quotes={"budget": ("message: бюджет 600 тысяч",)},
        notes={},
        explanation="Прогрев: не хватает сведений",
    )
    return replace(given, **changes)


def make_row(row_id: str = "lead-1", **changes: Any) -> CaseRow:
    row = CaseRow(
        id=row_id,
        lang="ru",
        tags=("chat",),
        strength="MEDIUM",
        why="Nobody said when.",
        company="ООО «Северный Пекарь»",
        chars=420,
        record_hash="0123456789ab",
        gold=make_answer(),
        given=make_given(),
        error=None,
        seconds=0.004,
    )
    return replace(row, **changes)


def make_crashed(row_id: str = "lead-9") -> CaseRow:
    return make_row(row_id, given=None, error="ValueError: no such month")


def make_report(rows: Sequence[CaseRow], broken: Sequence[BrokenLine] = ()) -> dict[str, Any]:
    return {
        **summarise(rows, broken, resamples=RESAMPLES),
        "engine": "rules",
        "profile": "adtech-ru 2.1.0",
        "baselines": {"majority": 0.39, "keywords": 0.36},
        "majority_by_criterion": {"budget": 0.4},
    }


def make_run(rows: Sequence[CaseRow], name: str = "run") -> Run:
    return load_run(make_report(rows), name)


def make_rows(count: int, *, right: int) -> list[CaseRow]:
    """Rows of which the first `right` have the right status and budget, and the rest neither."""
    wrong = make_given(make_answer(levels={"budget": "absent"}, status="disqualified"))
    return [make_row(f"lead-{at}", **({} if at < right else {"given": wrong})) for at in range(count)]
