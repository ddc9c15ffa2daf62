"""What of a model's reading goes to a person, how urgent it is, and what the person decided."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from qualifier.qualification import STEPS, Level, Status


class Urgency(IntEnum):
    """Why a person should look: only the model would qualify, another status, a level that was held back."""

    LEVEL = 1
    STATUS = 2
    QUALIFIES = 3


class Side(StrEnum):
    """Whom a person found right."""

    RULES = "rules"
    MODEL = "model"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a person is asked to look at; `why` are stable words."""

    urgency: Urgency
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided; `levels` are the criteria that the person has read."""

    who: str
    side: Side
    status: Status
    reason: str
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDecision:
    """A decision as it is stored."""

    id: str
    decision: Decision
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One question to people, with both conclusions and what was decided so far, the first one first."""

    number: int
    qualification_id: str
    before_id: str
    lead_id: str
    company: str | None
    urgency: Urgency
    why: tuple[str, ...]
    before: str
    after: str
    record: str
    created_at: datetime
    decisions: tuple[KeptDecision, ...] = ()


def find_doubt(before: str, after: str) -> Doubt | None:
    """Return what of a new conclusion beside the rules' one a person should see; None when they agree.

    A step that code took with the model is no doubt: it is said in the conclusion. Doubtful is what code
    did not follow, and what changed the status.
    """
    card = json.loads(after)["scorecard"]
    opinion: Mapping[str, Any] = card.get("opinion") or {}
    held = tuple(
        f"held_back:{row['criterion']}"
        for row in opinion.get("disagreements", ())
        if row["merged"] != row["model"] and _steps(row["rules"], row["model"]) > 1
    )
    moved = _read_status(before) != _read_status(after)
    if opinion.get("needs_review"):
        return Doubt(urgency=Urgency.QUALIFIES, why=("needs_review", *held))
    if moved and opinion and not opinion.get("fault"):
        return Doubt(urgency=Urgency.STATUS, why=("status", *held))
    return Doubt(urgency=Urgency.LEVEL, why=held) if held else None


def _steps(one: str, other: str) -> int:
    return abs(STEPS.index(Level(one)) - STEPS.index(Level(other)))


def _read_status(conclusion: str) -> str:
    return str(json.loads(conclusion)["verdict"]["status"])


def write_label(review: Review) -> dict[str, Any]:
    """Return a decided review as a labelled case: the record, and what the person found right.

    Levels on which rules and model agreed are no label: nobody has looked at them.
    """
    kept = review.decisions[-1]
    chosen = kept.decision
    return {
        **json.loads(review.record),
        "id": review.qualification_id,
        "tags": ["review", f"side:{chosen.side.value}"],
        "gold": {
            **{name: level.value for name, level in chosen.levels.items()},
            "status": chosen.status.value,
        },
        "why": chosen.reason,
    }


def complete_decision(decision: Decision, after: str) -> Decision:
    """Fill in the levels that follow from the side that a person took."""
    opinion = json.loads(after)["scorecard"].get("opinion") or {}
    if decision.side is Side.NEITHER:
        return decision
    rows = opinion.get("disagreements", ())
    taken = {row["criterion"]: Level(row[decision.side.value]) for row in rows}
    return Decision(
        who=decision.who,
        side=decision.side,
        status=decision.status,
        reason=decision.reason,
        levels={**taken, **decision.levels},
    )
