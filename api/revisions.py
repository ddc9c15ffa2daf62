"""Working on a plan: revisions, versions side by side, approval."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.answers import write_answer, write_created
from api.deps import Body, IdempotencyKey, Services, ServicesDep
from api.openapi import describe_body, describe_problems
from api.plans import PLANS, PlanId, write_stored_plan
from api.revision_examples import APPROVALS, REVISIONS
from api.revision_schemas import PlanVersionsJson, RevisionJson, VersionJson
from kit.errors import BadInput
from planner.comparison import Comparison, compare, write_comparison
from planner.edit_faults import EditsInvalid
from planner.plan_archive import Answered, Plans, StoredPlan
from planner.plan_json import read_plan
from planner.revision_desk import RevisionAsk, read_approval, read_revision, write_version
from qualifier.canonical_json import read_json

router = APIRouter(prefix="/v1", tags=["working on plans"])
OtherId = Annotated[str, Path(pattern=r"^plan_[0-9a-z]{1,40}$", examples=["plan_0c20"])]


@router.post(
    "/media-plans/{plan_id}/revisions",
    status_code=201,
    summary="Revise a plan",
    responses={
        201: {"model": RevisionJson, "description": "The new version, stored under its own id"},
        **describe_problems(400, 404, 408, 409, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("RevisionRequest", REVISIONS),
)
def create_revision(
    services: ServicesDep, plan_id: PlanId, body: Body, key: IdempotencyKey = None
) -> Response:
    """Plan anew round edits, all earlier ones kept; the version that was seen must be the newest."""
    services.database.require_space()
    content = read_json(body)
    try:
        ask = read_revision(content, today=services.clock().date())
        answer = _revise(services, plan_id, body.decode("utf-8-sig"), ask, key=key)
    except EditsInvalid as error:
        _give_back(error, content)
        raise
    with services.open_plans() as plans:
        written = _write_revision(answer.stored, plans)
    return write_created(written, f"{PLANS}/{answer.stored.id}", is_repeated=answer.is_repeated)


def _revise(services: Services, plan_id: str, body: str, ask: RevisionAsk, *, key: str | None) -> Answered:
    desk = services.revision_desk
    with services.open_plans() as plans:
        seen = desk.look(plan_id, body, ask, plans, key=key)
    if isinstance(seen, Answered):
        return seen
    made = desk.make(seen)
    # Committed here, before the answer leaves: a version that was sent is a version that is stored.
    with services.open_plans() as plans:
        return desk.keep(made, plans, key=key)


def _give_back(error: BadInput, content: Any) -> None:
    """Return the edits with the refusal, so that what somebody typed is not lost."""
    if isinstance(content, dict) and isinstance(content.get("edits"), list):
        error.extra.setdefault("edits", content["edits"])


def _write_revision(stored: StoredPlan, plans: Plans) -> dict[str, Any]:
    version = next(one for one in plans.list_versions(stored.id) if one.link.plan_id == stored.id)
    return {**write_stored_plan(stored), "version": write_version(version)}


@router.post(
    "/media-plans/{plan_id}:approve",
    status_code=201,
    summary="Approve a version",
    responses={
        200: {"model": VersionJson, "description": "Approved before by the same person"},
        201: {"model": VersionJson},
        **describe_problems(400, 404, 408, 409, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("ApprovalRequest", APPROVALS),
)
def approve_plan(services: ServicesDep, plan_id: PlanId, body: Body) -> Response:
    """Lock the newest version under a name; refused while something blocks it or a newer one exists."""
    services.database.require_space()
    approval = read_approval(read_json(body), services.clock)
    with services.open_plans() as plans:
        version, is_repeated = services.revision_desk.approve(plan_id, approval, plans)
    return write_answer(write_version(version), status=200 if is_repeated else 201)


@router.get(
    "/media-plans/{plan_id}/versions",
    summary="List a plan's versions",
    responses={200: {"model": PlanVersionsJson}, **describe_problems(404, 422, 503)},
)
def list_plan_versions(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return the chain that a plan belongs to, with the edits and the approval of each version."""
    with services.open_plans() as plans:
        versions = plans.list_versions(plan_id)
    return write_answer({"versions": [write_version(one) for one in versions]})


@router.get(
    "/media-plans/{plan_id}/compare/{other_id}",
    summary="Compare two plans",
    responses={200: {"model": Comparison}, **describe_problems(404, 422, 503)},
)
def compare_plans(services: ServicesDep, plan_id: PlanId, other_id: OtherId) -> Response:
    """Return what the other plan changes in this one, line by line and in the totals, and what it cost."""
    with services.open_plans() as plans:
        old, new = plans.find_plan(plan_id), plans.find_plan(other_id)
    visit = float(services.rate_card.rates.visit.value)
    comparison = compare(read_plan(old.content), read_plan(new.content), visit=visit)
    return write_answer(write_comparison(comparison))
