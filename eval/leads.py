"""Runs the judgement over labelled cases; a case that crashes is a row like any other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.cases import NUMBER_FIELDS, Answer, LeadCase
from eval.metrics.exact import Value
from eval.quote_checks import check_quotes, count_evidence
from eval.rows import CaseRow, Given
from kit.clock import read_stopwatch
from qualifier.profile import Profile
from qualifier.qualification import Numbers, Qualification
from qualifier.qualify import Engine, judge
from qualifier.record import LeadRecord
from qualifier.record_json import hash_record

Stopwatch = Callable[[], float]
Judging = Callable[[LeadRecord], Qualification]


@dataclass(frozen=True, slots=True)
class Judge:
    """One way of judging: an engine with its profile."""

    engine: Engine
    profile: Profile

    def __call__(self, record: LeadRecord) -> Qualification:
        """Judge one record."""
        return judge(record, self.engine, self.profile)


def judge_cases(
    cases: Iterable[LeadCase], judging: Judging, stopwatch: Stopwatch = read_stopwatch
) -> tuple[CaseRow, ...]:
    """Return one row a case, in their order."""
    return tuple(_judge_case(case, judging, stopwatch) for case in cases)


def _judge_case(case: LeadCase, judging: Judging, stopwatch: Stopwatch) -> CaseRow:
    began = stopwatch()
    if case.record is None:
        return _make_row(case, None, case.error, 0.0)
    try:
        qualification = judging(case.record)
    # The outer loop of the harness: whatever goes wrong in judging is this case's result.
    except Exception as error:  # noqa: BLE001
        return _make_row(case, None, f"{type(error).__name__}: {error}"[:300], stopwatch() - began)
    seconds = stopwatch() - began
    return _make_row(case, _read_given(qualification), None, seconds)


def _make_row(case: LeadCase, given: Given | None, error: str | None, seconds: float) -> CaseRow:
    record = case.record
    return CaseRow(
        id=case.id,
        lang=case.lang,
        tags=case.tags,
        strength=case.strength,
        why=case.why,
        company=record.lead.company if record else None,
        chars=count_chars(record) if record else 0,
        record_hash=hash_record(record)[:12] if record else "",
        gold=case.gold,
        given=given,
        error=error,
        seconds=seconds,
    )


def count_chars(record: LeadRecord) -> int:
    """Return how long the client's request is, with all that was said after it."""
    return len(record.lead.message) + sum(len(turn.text) for turn in record.lead.interactions)


def _read_given(qualification: Qualification) -> Given:
    card, verdict = qualification.scorecard, qualification.verdict
    checks = check_quotes(qualification.record, card.scores)
    return Given(
        answer=Answer(
            levels={score.criterion.value: score.level.value for score in card.scores},
            labels={
                "fit": verdict.fit.value,
                "status": verdict.status.value,
                "reason": verdict.reason.value if verdict.reason else None,
            },
            numbers=read_numbers(card.numbers),
            quotes={},
        ),
        confidence_pct=verdict.confidence_pct,
        icp=verdict.icp.value,
        evidence=count_evidence(card.scores, checks),
        unsound_quotes=tuple(
            f"{check.criterion} {check.quote.place}: {check.quote.text[:80]}"
            for check in checks
            if not check.is_sound
        ),
        quotes={
            score.criterion.value: tuple(f"{quote.place}: {quote.text}" for quote in score.quotes)
            for score in card.scores
            if score.quotes
        },
        notes={
            score.criterion.value: score.note.in_language(qualification.record.lang)
            for score in card.scores
            if score.note
        },
        explanation=qualification.explanation,
    )


def read_numbers(numbers: Numbers) -> dict[str, Value]:
    """Return the labelled fields of the numbers in the spelling of cases (ISO dates)."""
    values = {name: getattr(numbers, name) for name in NUMBER_FIELDS}
    return {
        name: value if value is None or isinstance(value, int) else value.isoformat()
        for name, value in values.items()
    }
