"""The shapes of plans and of the requests for them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from planner.benchmark_used import BenchmarkUsed
from planner.brief import Category
from planner.brief_json import BriefJson
from planner.edit import Edit
from planner.finding import Exclusion, Finding
from planner.flighting import Flighting
from planner.law_finding import LawFinding
from planner.media_plan import (
    CardUsed,
    Goal,
    Money,
    PlanLine,
    PlanReach,
    PlanStatus,
    Proof,
    Range,
    Scenarios,
    Target,
    WayOut,
)
from planner.model_reading import ModelReading
from planner.money import Amount
from planner.prose import OfferProse
from planner.sourced import Source
from planner.totals import Totals


class MediaPlanJson(BaseModel):
    """A plan with everything needed to defend it; amounts are exact decimals as text, without VAT."""

    id: str
    created_at: datetime
    seconds: float
    ignored: list[str]
    brief: BriefJson
    as_of: date
    status: PlanStatus
    goal: Goal
    effective_frequency: int
    start: date | None
    end: date | None
    target: Target
    money: Money
    lines: tuple[PlanLine, ...]
    totals: Totals | None
    vat_by_rate: tuple[tuple[Decimal, Amount], ...]
    clicks: Range | None
    leads: Range | None
    sales: Range | None
    reach: PlanReach | None
    proof: Proof | None
    excluded: tuple[Exclusion, ...]
    findings: tuple[Finding, ...]
    ways_out: tuple[WayOut, ...]
    categories: tuple[Category, ...]
    card: CardUsed
    sources: Mapping[str, Source]
    law: tuple[LawFinding, ...] = ()
    edits: tuple[Edit, ...] = ()
    flighting: Flighting | None = None
    scenarios: Scenarios | None = None
    benchmarks: tuple[BenchmarkUsed, ...] = ()
    # Only where a model was asked.
    model_reading: ModelReading | None = None
    prose: OfferProse | None = None
    engine: str | None = None


class ParsedBriefJson(BaseModel):
    """What was read of a text; `quotes` holds the client's words by field, `missing` what to ask."""

    brief: BriefJson
    # Only where a model was asked.
    engine: str | None = None
    model_reading: ModelReading | None = None


_TEXT = {"type": "string", "minLength": 1, "maxLength": 100_000, "description": "The client's letter."}
_AS_OF = {
    "type": ["string", "null"],
    "format": "date",
    "description": "The day the plan is made on; today by default.",
}
PLAN_REQUEST: dict[str, Any] = {
    "title": "PlanRequest",
    "description": "A letter as `text`, or a `brief` in fields; exactly one of the two.",
    "type": "object",
    "properties": {
        "text": _TEXT,
        "brief": {
            "type": "object",
            "description": "The fields of BriefJson without quotes, sums without VAT; all may be missing.",
        },
        "as_of": _AS_OF,
        "goal": {
            "enum": [*[goal.value for goal in Goal], None],
            "description": "Instead of the brief's own.",
        },
        "sms_text": {
            "type": ["string", "null"],
            "minLength": 1,
            "maxLength": 2_000,
            "description": "The text of the messages: tells how many segments each is billed as.",
        },
        "lang": {"enum": ["ru", "en", None]},
        "lifts": {
            "type": ["array", "null"],
            "maxItems": 100,
            "description": "Blocks of the law that a named person lifts, each with a reason and a day.",
            "items": {
                "type": "object",
                "properties": {
                    "rule": {"type": "string", "minLength": 1, "maxLength": 500},
                    "reason": {"type": "string", "minLength": 1, "maxLength": 500},
                    "who": {"type": "string", "minLength": 1, "maxLength": 500},
                    "on": {"type": "string", "format": "date"},
                    "row_id": {"type": ["string", "null"], "minLength": 1, "maxLength": 500},
                },
                "required": ["rule", "reason", "who", "on"],
            },
        },
    },
    "oneOf": [{"required": ["text"]}, {"required": ["brief"]}],
}
PARSE_REQUEST: dict[str, Any] = {
    "title": "ParseRequest",
    "type": "object",
    "properties": {"text": _TEXT, "as_of": _AS_OF},
    "required": ["text"],
}
