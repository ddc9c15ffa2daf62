"""Briefs in, media plans out."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.deps import Body, IdempotencyKey, ServicesDep
from api.openapi import describe_body, describe_problems
from api.plan_examples import BRIEF_TEXTS, PLAN_REQUESTS
from api.plan_schemas import MediaPlanJson, ParsedBriefJson
from kit.errors import BadInput
from planner.brief_json import write_brief_json
from planner.plan_archive import StoredPlan
from planner.plan_request import read_plan_request
from qualifier.canonical_json import read_json

router = APIRouter(prefix="/v1", tags=["media plans"])
PlanId = Annotated[str, Path(pattern=r"^plan_[0-9a-z]{1,40}$", examples=["plan_0c1f"])]


@router.post(
    "/media-plans",
    status_code=201,
    summary="Plan a brief",
    responses={
        201: {"model": MediaPlanJson, "description": "The plan, stored under its id"},
        **describe_problems(400, 408, 409, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("PlanRequest", PLAN_REQUESTS),
)
def create_plan(services: ServicesDep, body: Body, key: IdempotencyKey = None) -> Response:
    """Read a brief, price it from the rate card, split its money and keep the plan."""
    services.database.require_space()
    content, today = read_json(body), services.clock().date()
    payload = body.decode("utf-8-sig")
    # Committed here, before the answer leaves: a plan that was sent is a plan that is stored.
    with services.open_plans() as plans:
        answer = services.plan_desk.answer(
            payload, lambda: read_plan_request(content, today=today), plans, key=key
        )
    headers = {"Location": f"/v1/media-plans/{answer.stored.id}"}
    if answer.is_repeated:
        headers["Idempotency-Replayed"] = "true"
    return _write(write_stored_plan(answer.stored), status=201, headers=headers)


@router.get(
    "/media-plans/{plan_id}",
    summary="Read a plan",
    responses={200: {"model": MediaPlanJson}, **describe_problems(404, 422, 503)},
)
def read_plan(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return a stored plan, the same whenever it is asked for."""
    with services.open_plans() as plans:
        stored = plans.find_plan(plan_id)
    return _write(write_stored_plan(stored))


@router.post(
    "/briefs:parse",
    summary="Read a brief",
    responses={200: {"model": ParsedBriefJson}, **describe_problems(400, 408, 413, 415, 422)},
    openapi_extra=describe_body("ParseRequest", BRIEF_TEXTS),
)
def parse_brief(services: ServicesDep, body: Body) -> Response:
    """Return the fields of a text with the client's words for each; nothing is stored."""
    content = read_json(body)
    if not isinstance(content, dict) or "text" not in content:
        raise BadInput("text: is missing", ru="text: обязательное поле")
    asked = {name: content[name] for name in ("text", "as_of") if name in content}
    request = read_plan_request(asked, today=services.clock().date())
    return _write({"brief": write_brief_json(request.brief)})


def write_stored_plan(stored: StoredPlan) -> dict[str, Any]:
    """Return a stored plan as the answer's content."""
    return {
        "id": stored.id,
        "created_at": stored.created_at.isoformat(),
        "seconds": stored.microseconds / 1e6,
        "ignored": list(stored.ignored),
        **json.loads(stored.content),
    }


def _write(content: dict[str, Any], *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status_code=status, media_type="application/json", headers=headers)
