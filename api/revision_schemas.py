"""The shapes of versions, edits, approvals and comparisons."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from api.plan_schemas import MediaPlanJson
from planner.edit import Edit, EditKind


class ApprovalJson(BaseModel):
    """Who approved a version, when, and what the person noted."""

    who: str
    note: str
    at: datetime


class VersionJson(BaseModel):
    """A version's place in its chain, its own edits, and its approval where it has one.

    `changes_approved`: the version before it was approved by then.
    """

    id: str
    root_id: str
    number: int
    parent_id: str | None
    author: str | None
    created_at: datetime
    changes_approved: bool
    edits: tuple[Edit, ...]
    approval: ApprovalJson | None


class RevisionJson(MediaPlanJson):
    """A new version: the whole plan, and its place in the chain."""

    version: VersionJson


class PlanVersionsJson(BaseModel):
    """Every version of a plan, the first one first."""

    versions: list[VersionJson]


_AMOUNT = {"type": ["number", "string"], "description": "Roubles without VAT, a number or a decimal as text."}
_REASON = {"type": "string", "maxLength": 500}
_TARGET = {
    "type": ["string", "integer"],
    "maxLength": 80,
    "description": "A line by its printed number or row id, or a channel that has one line.",
}
_DAY = {"type": "string", "format": "date"}


def _describe_edit(kind: EditKind, required: list[str], **fields: dict[str, Any]) -> dict[str, Any]:
    properties = {"kind": {"const": kind.value}, "reason": _REASON, "author": {"type": "string"}, **fields}
    return {"type": "object", "properties": properties, "required": ["kind", *required]}


REVISION_REQUEST: dict[str, Any] = {
    "title": "RevisionRequest",
    "type": "object",
    "properties": {
        "author": {"type": "string", "minLength": 1, "maxLength": 120},
        "base_version": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1_000_000,
            "description": "The number of the version that the author saw; a newer one is a conflict.",
        },
        "as_of": {
            "type": ["string", "null"],
            "format": "date",
            "description": "The day the plan is seen on; today by default.",
        },
        "edits": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
                "anyOf": [
                    _describe_edit(
                        EditKind.LOCK,
                        ["target"],
                        target=_TARGET,
                        amount_rub=_AMOUNT,
                        quantity={"type": ["integer", "string"]},
                    ),
                    _describe_edit(
                        EditKind.PRICE, ["target", "price_rub", "reason"], target=_TARGET, price_rub=_AMOUNT
                    ),
                    _describe_edit(EditKind.DROP, ["target"], target=_TARGET),
                    _describe_edit(EditKind.DATES, ["start", "end"], start=_DAY, end=_DAY),
                    _describe_edit(EditKind.BUDGET, ["budget_rub"], budget_rub=_AMOUNT),
                    _describe_edit(
                        EditKind.LIFT,
                        ["rule", "reason"],
                        rule={"type": "string", "maxLength": 80, "description": "A liftable ban of the law."},
                        target=_TARGET,
                    ),
                    _describe_edit(EditKind.WITHDRAW, ["number"], number={"type": "integer", "minimum": 1}),
                ]
            },
        },
    },
    "required": ["author", "base_version", "edits"],
}
APPROVAL_REQUEST: dict[str, Any] = {
    "title": "ApprovalRequest",
    "type": "object",
    "properties": {
        "who": {"type": "string", "minLength": 1, "maxLength": 120},
        "note": {"type": ["string", "null"], "maxLength": 500},
    },
    "required": ["who"],
}
