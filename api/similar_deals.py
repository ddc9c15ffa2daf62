"""The house's past deals like a lead, looked for anew; what a verdict rests on stands in its record."""

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers import write_answer
from api.deps import LeadId, ServicesDep
from api.openapi import describe_problems
from api.similar_schemas import EXAMPLES, SimilarDealsJson
from qualifier.past_deals.retrieval import ask_of
from qualifier.record_json import parse_record

if TYPE_CHECKING:
    from qualifier.deals.likeness import Neighbour
    from qualifier.past_deals.search import Found
    from qualifier.qualification import Bilingual

router = APIRouter(prefix="/v1", tags=["past deals"])

AsOf = Annotated[
    date | None,
    Query(description="Nothing closed after this day; today when not given.", examples=["2026-03-31"]),
]
Count = Annotated[int, Query(ge=1, le=50, description="How many deals at most.")]


@router.get(
    "/leads/{lead_id}/similar-deals",
    summary="Find past deals like a lead",
    responses={
        200: {
            "model": SimilarDealsJson,
            "description": "The most like first: how each ended, why it is like the lead and how it differs",
            "content": {"application/json": {"examples": EXAMPLES}},
        },
        **describe_problems(404, 422, 503),
    },
)
def list_similar_deals(
    services: ServicesDep, lead_id: LeadId, as_of: AsOf = None, count: Count = 5
) -> Response:
    """Search the house's closed deals; never the lead's own deal, nor another one of its company."""
    with services.open_store() as store:
        latest = store.list_versions(lead_id)[-1]
    day = as_of or services.clock().date()
    asked = ask_of(parse_record(json.loads(latest.record.content)))
    # Behind the transaction: whoever waits for an answer holds no connection.
    found = services.deals.search(replace(asked, as_of=day, count=count))
    return write_answer(write_similar(found, lead_id=lead_id, as_of=day))


def write_similar(found: "Found | None", *, lead_id: str, as_of: date) -> dict[str, Any]:
    """Return what was found as JSON; None is a house that has no deals yet."""
    neighbours = found.neighbours if found else ()
    return {
        "lead_id": lead_id,
        "as_of": as_of.isoformat(),
        "degraded": sorted(found.degraded) if found else [],
        "deals": [_write_neighbour(one) for one in neighbours],
    }


def _write_neighbour(neighbour: "Neighbour") -> dict[str, Any]:
    deal = neighbour.stored.deal
    return {
        "source": deal.source,
        "id": deal.id,
        "company": deal.company,
        "industry": deal.industry,
        "region": deal.region,
        "products": list(deal.products),
        "task": deal.task,
        "outcome": deal.outcome.value,
        "amount_rub": None if deal.amount_rub is None else float(deal.amount_rub),
        "closed": deal.closed and deal.closed.isoformat(),
        "days_taken": deal.days_taken,
        "loss_reason": deal.loss_reason,
        "score": round(neighbour.score, 3),
        "same": [_write_text(text) for text in neighbour.same],
        "differs": [_write_text(text) for text in neighbour.differs],
    }


def _write_text(text: "Bilingual") -> dict[str, str]:
    return {"ru": text.ru, "en": text.en}
