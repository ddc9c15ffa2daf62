"""The shapes of the list of work and of outcomes."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel

from qualifier.outcomes.outcome import OutcomeKind, RejectReason
from qualifier.outcomes.outcome_reading import LONGEST_NAME, LONGEST_NOTE
from qualifier.priority.rules import Role
from qualifier.qualification import Bilingual, Criterion, Fit, Level, Quality, Question


class OpenStatus(StrEnum):
    """The statuses that people work on."""

    QUALIFIED = "qualified"
    NURTURE = "nurture"


class OutcomeJson(BaseModel):
    """What somebody said became of a lead, and of which verdict it was said."""

    id: str
    lead_id: str
    qualification_id: str
    kind: OutcomeKind
    who: str
    on: date
    reason: RejectReason | None
    amount_rub: str | None
    quality: Quality | None
    note: str
    corrections: dict[Criterion, Level]
    created_at: datetime


class LeadOutcomesJson(BaseModel):
    """Everything that was said of a lead; `current` is what counts."""

    lead_id: str
    current: OutcomeJson | None
    outcomes: list[OutcomeJson]


class ContactJson(BaseModel):
    """Whom to call or write to, as the lead gave it."""

    name: str | None
    role: str | None
    phone: str | None
    email: str | None


class QueueRowJson(BaseModel):
    """One open lead: what to do, who, by when, what to ask first and why, and what it is worth.

    `expected_rub` = `chance` x `deal_rub` - `cost_rub`; `gain_rub` is what the question's answer is expected
    to add to it. `stage` is `contact`, or `brief` once sales have accepted the lead.
    """

    lead_id: str
    external_id: str | None
    qualification_id: str
    company: str | None
    contact: ContactJson
    lang: str
    status: OpenStatus
    fit: Fit
    why: Bilingual
    stage: Literal["contact", "brief"]
    action: Bilingual
    role: Role
    owner: str | None
    since_at: datetime
    due_at: datetime
    is_overdue: bool
    expected_rub: int
    chance: float
    chance_from: Literal["model", "rubric"]
    deal_rub: int
    deal_from: Literal["stated", "typical"]
    cost_rub: int
    question: Question | None
    gain_rub: int
    line: Bilingual


class QueueJson(BaseModel):
    """A page of the list of work; no `next_cursor` after the last one."""

    leads: list[QueueRowJson]
    next_cursor: str | None
    behind: int


OUTCOME_REQUEST: dict[str, Any] = {
    "title": "OutcomeRequest",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "kind": {"enum": list(OutcomeKind), "description": "`accepted` makes an SQL a SAL."},
        "who": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
        "on": {
            "type": ["string", "null"],
            "format": "date",
            "description": "The day it happened; today by default, never a day to come.",
        },
        "reason": {"enum": [None, *RejectReason], "description": "A rejection has one; nothing else does."},
        "amount_rub": {
            "type": ["number", "string", "null"],
            "description": "Roubles without VAT, a number or a decimal as text; required of a won deal.",
        },
        "quality": {"enum": [None, *Quality], "description": "The mark that marketing learns from."},
        "note": {"type": ["string", "null"], "maxLength": LONGEST_NOTE},
        "corrections": {
            "type": ["object", "null"],
            "description": "Levels that the verdict had wrong, by criterion.",
            "propertyNames": {"enum": list(Criterion)},
            "additionalProperties": {"enum": list(Level)},
        },
    },
    "required": ["kind", "who"],
}
