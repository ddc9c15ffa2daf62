"""Briefs in, media plans out."""

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import TypeAdapter
from starlette.responses import Response

from api.answers import write_answer, write_created
from api.deps import Body, IdempotencyKey, Services, ServicesDep, TextEngine
from api.jobs.desk import AskedEngine
from api.openapi import describe_body, describe_problems
from api.plan_by_model import put_beside
from api.plan_examples import BRIEF_TEXTS, PLAN_REQUESTS
from api.plan_schemas import MediaPlanJson, ParsedBriefJson
from kit.errors import BadInput
from planner.brief_json import write_brief_json
from planner.model_reading import ModelReading
from planner.plan_archive import Answered, MadePlan, StoredPlan
from planner.plan_request import read_plan_request
from qualifier.canonical_json import read_json
from qualifier.outreach.draft_log import BY_BOTH, BY_RULES

router = APIRouter(prefix="/v1", tags=["media plans"])
PLANS = "/v1/media-plans"
_READING = TypeAdapter(ModelReading | None)
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
def create_plan(
    services: ServicesDep, body: Body, key: IdempotencyKey = None, engine: TextEngine = None
) -> Response:
    """Read a brief, price it from the rate card, split its money and keep the plan."""
    return keep_plan(services, body, write_stored_plan, key=key, engine=engine)


@router.get(
    "/media-plans/{plan_id}",
    summary="Read a plan",
    responses={200: {"model": MediaPlanJson}, **describe_problems(404, 422, 503)},
)
def read_plan(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return a stored plan, the same whenever it is asked for."""
    with services.open_plans() as plans:
        stored = plans.find_plan(plan_id)
    return write_answer(write_stored_plan(stored))


@router.post(
    "/briefs:parse",
    summary="Read a brief",
    responses={200: {"model": ParsedBriefJson}, **describe_problems(400, 408, 413, 415, 422)},
    openapi_extra=describe_body("ParseRequest", BRIEF_TEXTS),
)
def parse_brief(services: ServicesDep, body: Body, engine: TextEngine = None) -> Response:
    """Return the fields of a text with the client's words for each; nothing is stored."""
    content = read_json(body)
    if not isinstance(content, dict) or "text" not in content:
        raise BadInput("text: is missing", ru="text: обязательное поле")
    asked = {name: content[name] for name in ("text", "as_of") if name in content}
    today = services.clock().date()
    if engine is not AskedEngine.MODEL:
        return write_answer({"brief": write_brief_json(read_plan_request(asked, today=today).brief)})
    with services.texts.take() as hand:
        request = read_plan_request(asked, today=today, read=put_beside(hand).read)
    told = {"model_reading": _READING.dump_python(request.reading, mode="json")}
    return write_answer({"brief": write_brief_json(request.brief), **name_engine(told), **told})


def keep_plan(
    services: Services,
    body: bytes,
    write: Callable[[StoredPlan], dict[str, Any]],
    *,
    key: str | None,
    engine: AskedEngine | None = None,
) -> Response:
    """Plan a brief, keep the plan, answer with what `write` makes of it; what cannot be said is not kept."""
    services.database.require_space()
    content, today = read_json(body), services.clock().date()
    payload, desk = body.decode("utf-8-sig"), services.plan_desk
    answered, made = None, None
    if engine is AskedEngine.MODEL:
        answered, made = _make_by_model(services, payload, content, key=key)
    # Committed here, before the answer leaves: a plan that was sent is a plan that is stored.
    with services.open_plans() as plans:
        if made is not None:
            answered = desk.keep(made, payload, plans, key=key)
        answer = answered or desk.answer(
            payload, lambda: read_plan_request(content, today=today), plans, key=key
        )
        written = write(answer.stored)
    return write_created(written, f"{PLANS}/{answer.stored.id}", is_repeated=answer.is_repeated)


def _make_by_model(
    services: Services, payload: str, content: Any, *, key: str | None
) -> tuple[Answered | None, MadePlan | None]:
    """Return what the key was answered before, or a plan with the model's part, asked in no transaction."""
    desk, today = services.plan_desk, services.clock().date()
    with services.open_plans() as plans:
        if known := desk.look(payload, plans, key=key):
            return known, None
    with services.texts.take() as hand:
        beside = put_beside(hand)
        return None, desk.make(lambda: read_plan_request(content, today=today, read=beside.read), beside.word)


def name_engine(content: Mapping[str, Any]) -> dict[str, str]:
    """Name whose reading and words are used, where a model was asked; nothing where none was."""
    logs = [(content.get("model_reading") or {}).get("log"), (content.get("prose") or {}).get("drafted")]
    asked = [log for log in logs if log]
    return {"engine": BY_BOTH if any(log["sections"] for log in asked) else BY_RULES} if asked else {}


def write_stored_plan(stored: StoredPlan) -> dict[str, Any]:
    """Return a stored plan as the answer's content."""
    content = json.loads(stored.content)
    return {
        **name_engine(content),
        "id": stored.id,
        "created_at": stored.created_at.isoformat(),
        "seconds": stored.microseconds / 1e6,
        "ignored": list(stored.ignored),
        **content,
    }
