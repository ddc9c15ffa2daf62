"""The shapes of questions to people and of their decisions."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.errors import BadInput
from qualifier.qualification import Criterion, Disagreement, Level, Status
from qualifier.review import Decision, Side

# No control characters: what a person typed is shown in terminals and tables.
_Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00-\x1f\x7f]*$")
]


class DecisionRequest(BaseModel):
    """What a person decided: whom they found right, the status that the lead should have, and why.

    `levels` correct single criteria; the others follow from the side taken.
    """

    model_config = ConfigDict(extra="forbid", strict=False)

    who: Annotated[_Words, Field(max_length=120)]
    side: Side
    status: Status
    reason: Annotated[_Words, Field(max_length=1_000)]
    levels: dict[Criterion, Level] = {}


class DecisionJson(BaseModel):
    """A decision as it is kept."""

    id: str
    who: str
    side: Side
    status: Status
    reason: str
    levels: dict[Criterion, Level]
    at: datetime


class ReviewJson(BaseModel):
    """One question: what the rules say, what rules and model say together, and where they differ.

    `why`: `needs_review` (only the model would qualify the lead), `status` (it changes), `held_back:…` (code
    did not follow the model so far).
    """

    qualification_id: str
    before_id: str
    lead_id: str
    company: str | None
    urgency: int
    why: list[str]
    rules_status: Status
    status: Status
    disagreements: list[Disagreement]
    asked_at: datetime
    decisions: list[DecisionJson]


class ReviewsJson(BaseModel):
    """A page of questions, the most urgent first; `next` is null on the last one."""

    reviews: list[ReviewJson]
    next: str | None


DECISION_REQUEST: dict[str, Any] = DecisionRequest.model_json_schema(
    ref_template="#/components/schemas/{model}"
)
DECISION_PARTS: dict[str, Any] = DECISION_REQUEST.pop("$defs")

DECISIONS: dict[str, dict[str, Any]] = {
    "model": {
        "summary": "Модель права",
        "value": {
            "who": "Анна Иванова",
            "side": "model",
            "status": "qualified",
            "reason": "Клиент назвал бюджет в третьем письме; правила его не прочли.",
        },
    },
    "neither": {
        "summary": "Neither is right",
        "value": {
            "who": "Ann Ivanova",
            "side": "neither",
            "status": "nurture",
            "reason": "The sum is last year's.",
            "levels": {"budget": "unknown"},
        },
    },
}


def read_decision(content: Any) -> Decision:
    """Read what a person sent; BadInput names the fields that cannot be used."""
    try:
        asked = DecisionRequest.model_validate(content)
    except ValidationError as error:
        names = ", ".join(
            sorted(
                {".".join(map(str, fault["loc"])) or "body" for fault in error.errors(include_input=False)}
            )
        )
        raise BadInput(f"{names}: cannot be used", ru=f"{names}: нельзя использовать") from None
    return Decision(
        who=asked.who,
        side=asked.side,
        status=asked.status,
        reason=asked.reason,
        levels={criterion.value: level for criterion, level in asked.levels.items()},
    )
