"""What people say became of a lead: kept in the order it was said, the latest counts."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from api.answers import write_answer, write_created
from api.deps import Body, IdempotencyKey, LeadId, ServicesDep
from api.openapi import describe_body, describe_problems
from api.work_examples import OUTCOMES
from api.work_schemas import LeadOutcomesJson, OutcomeJson
from qualifier.canonical_json import read_json
from qualifier.outcomes.outcome import Outcome
from qualifier.outcomes.outcome_reading import read_outcome
from qualifier.work.outcome_desk import Report

router = APIRouter(prefix="/v1", tags=["work"])


@router.post(
    "/leads/{lead_id}/outcomes",
    status_code=201,
    summary="Say what became of a lead",
    responses={
        201: {"model": OutcomeJson, "description": "The outcome, kept beside all earlier ones"},
        **describe_problems(400, 404, 408, 409, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("OutcomeRequest", OUTCOMES),
)
def create_outcome(
    services: ServicesDep, lead_id: LeadId, body: Body, key: IdempotencyKey = None
) -> Response:
    """Keep an acceptance, a rejection with its reason, a won or lost deal; a repeated one is kept once."""
    services.database.require_space()
    said = read_outcome(read_json(body), services.work.find_bounds())
    report = Report(lead_id=lead_id, said=said, payload=body.decode("utf-8-sig"), key=key)
    with services.work.open_rooms() as rooms:
        kept, is_repeated = services.work.outcomes.keep(report, rooms.outcomes, rooms.queue)
    return write_created(write_outcome(kept), f"/v1/leads/{lead_id}/outcomes", is_repeated=is_repeated)


@router.get(
    "/leads/{lead_id}/outcomes",
    summary="Read what became of a lead",
    responses={200: {"model": LeadOutcomesJson}, **describe_problems(404, 422, 503)},
)
def list_outcomes(services: ServicesDep, lead_id: LeadId) -> Response:
    """Return everything that was said, the first first, and what counts now."""
    with services.work.open_rooms() as rooms:
        found = [write_outcome(one) for one in rooms.outcomes.list_outcomes(lead_id)]
    return write_answer({"lead_id": lead_id, "current": found[-1] if found else None, "outcomes": found})


def write_outcome(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as JSON."""
    said = outcome.said
    return {
        "id": outcome.id,
        "lead_id": outcome.lead_id,
        "qualification_id": outcome.qualification_id,
        "kind": said.kind.value,
        "who": said.who,
        "on": said.happened_on.isoformat(),
        "reason": said.reason.value if said.reason else None,
        "amount_rub": None if said.amount_rub is None else str(said.amount_rub),
        "quality": said.quality.value if said.quality else None,
        "note": said.note,
        "corrections": {criterion.value: level.value for criterion, level in said.corrections.items()},
        "created_at": outcome.created_at.isoformat(),
    }
