"""A row of the list of work: what it is ordered by, and what is shown of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qualifier.lead import Contact
from qualifier.outcomes.outcome import CLOSING, Outcome, OutcomeKind
from qualifier.priority.next_step import Guide, NextStep, plan_brief, plan_step
from qualifier.qualification import Bilingual, Qualification, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which lead and which of its qualifications a row tells of, and since when it has its status."""

    lead_id: str
    external_id: str | None
    qualification_id: str
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One open lead; `shown` is plain JSON."""

    lead_id: str
    qualification_id: str
    status: str
    since_at: datetime
    is_open: bool
    owner: str | None
    expected_rub: int
    due_at: datetime
    shown: dict[str, Any]


def make_row(
    qualification: Qualification, place: Place, outcome: Outcome | None, guide: Guide
) -> QueueRow | None:
    """Return a lead's row by its latest qualification and outcome; None when nobody works on it."""
    step = plan_step(qualification, place.since_at, guide)
    if step is None:
        return None
    is_accepted = outcome is not None and outcome.said.kind is OutcomeKind.ACCEPTED
    if is_accepted and outcome is not None:
        step = plan_brief(step, outcome.created_at, guide)
    return QueueRow(
        lead_id=place.lead_id,
        qualification_id=place.qualification_id,
        status=qualification.verdict.status.value,
        since_at=place.since_at,
        is_open=outcome is None or outcome.said.kind not in CLOSING,
        owner=outcome.said.who if is_accepted and outcome is not None else None,
        expected_rub=step.expected_rub,
        due_at=step.due_at,
        shown=_show(qualification, place, step, stage="brief" if is_accepted else "contact"),
    )


def _show(qualification: Qualification, place: Place, step: NextStep, *, stage: str) -> dict[str, Any]:
    verdict, record = qualification.verdict, qualification.record
    return {
        "external_id": place.external_id,
        "company": record.lead.company,
        "contact": _write_contact(record.lead.contact),
        "lang": record.lang,
        "fit": verdict.fit.value,
        "why": _write_text(verdict.why),
        "stage": stage,
        "action": _write_text(step.action),
        "role": step.role.value,
        "chance": round(step.share, 4),
        "chance_from": "model" if step.is_model else "rubric",
        "deal_rub": step.deal_rub,
        "deal_from": "stated" if step.is_stated else "typical",
        "cost_rub": step.cost_rub,
        "question": _write_question(step.question),
        "gain_rub": step.gain_rub,
        "line": _write_text(step.line),
    }


def _write_contact(contact: Contact) -> dict[str, str | None]:
    return {
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "email": contact.email,
    }


def _write_question(question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {"criterion": question.criterion.value, "text": _write_text(question.text)}


def _write_text(text: Bilingual) -> dict[str, str]:
    return {"ru": text.ru, "en": text.en}
