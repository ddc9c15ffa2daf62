"""An outcome: who said what became of a lead, and what of the verdict they put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from qualifier.qualification import Criterion, Level, Quality


class OutcomeKind(StrEnum):
    """What became of the lead; `accepted` makes an SQL a SAL."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WON = "won"
    LOST = "lost"


# After these nobody has to work on the lead.
CLOSING = frozenset({OutcomeKind.REJECTED, OutcomeKind.WON, OutcomeKind.LOST})


class RejectReason(StrEnum):
    """Why sales return a lead, by the hand-over norms."""

    NO_BUDGET = "no_budget"
    NOT_OUR_SEGMENT = "not_our_segment"
    NOT_READY = "not_ready"
    DUPLICATE = "duplicate"
    NO_CONTACT = "no_contact"
    NO_NEED = "no_need"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAsk:
    """An outcome as somebody reports it; `corrections` are levels that the verdict had wrong."""

    kind: OutcomeKind
    who: str
    happened_on: date
    reason: RejectReason | None = None
    amount_rub: Decimal | None = None
    quality: Quality | None = None
    note: str = ""
    corrections: Mapping[Criterion, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An outcome as it is kept; of one lead's outcomes the one with the greatest number counts."""

    id: str
    lead_id: str
    qualification_id: str
    said: OutcomeAsk
    payload_hash: str
    created_at: datetime
    number: int = 0
