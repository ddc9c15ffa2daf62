"""Offers, and the files of stored plans."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import Body, IdempotencyKey, Services, ServicesDep, TextEngine
from api.offer_schemas import OfferAnswerJson, describe_file
from api.openapi import describe_body, describe_problems
from api.plan_examples import PLAN_REQUESTS
from api.plan_schemas import MediaPlanJson
from api.plans import PLANS, PlanId, keep_plan, name_engine, write_stored_plan
from planner.comparison import Comparison, compare
from planner.file_kind import Copy, FileKind
from planner.media_plan import MediaPlan
from planner.offer.offer import build_offer
from planner.offer.offer_json import write_offer
from planner.plan_archive import StoredPlan
from planner.plan_json import read_plan
from planner.plan_request import tell_language

router = APIRouter(prefix="/v1", tags=["offers"])
LINKED = ("json", "xlsx", "pdf", "docx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
PROBLEMS = (404, 422, 503)


@router.post(
    "/offers",
    status_code=201,
    summary="Offer a plan for a brief",
    responses={
        201: {"model": OfferAnswerJson, "description": "The offer; its plan is stored under `plan_id`"},
        **describe_problems(400, 408, 409, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("PlanRequest", PLAN_REQUESTS),
)
def create_offer(
    services: ServicesDep, body: Body, key: IdempotencyKey = None, engine: TextEngine = None
) -> Response:
    """Plan a brief, keep the plan and return its offer with links to the files."""
    return keep_plan(services, body, _write_answer, key=key, engine=engine)


def _write_answer(stored: StoredPlan) -> dict[str, Any]:
    plan, lang = _open(stored)
    return {
        "plan_id": stored.id,
        **name_engine(json.loads(stored.content)),
        "created_at": stored.created_at.isoformat(),
        "ignored": list(stored.ignored),
        "status": plan.status.value,
        "links": {kind: f"{PLANS}/{stored.id}.{kind}" for kind in LINKED},
        "offer": write_offer(build_offer(plan, lang=lang)),
    }


@router.get(
    "/media-plans/{plan_id}.json",
    summary="Read a plan as a file",
    responses={200: {"model": MediaPlanJson}, **describe_problems(*PROBLEMS)},
)
def read_json_file(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return a stored plan, the same as under its own address, to be saved as a file."""
    content = write_stored_plan(_find(services, plan_id))
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return _send(text.encode(), FileKind.JSON, "application/json")


@router.get(
    "/media-plans/{plan_id}.xlsx",
    summary="Read a plan as a workbook",
    response_class=Response,
    responses={200: describe_file(XLSX), **describe_problems(*PROBLEMS)},
)
def read_workbook(
    services: ServicesDep,
    plan_id: PlanId,
    copy: Annotated[Copy, Query(description="`internal` holds the house's columns.")] = Copy.CLIENT,
) -> Response:
    """Return a plan with live formulas; the client's copy holds none of the house's columns."""
    kind = FileKind.INTERNAL_WORKBOOK if copy is Copy.INTERNAL else FileKind.WORKBOOK
    return _draw(services, plan_id, kind, XLSX)


@router.get(
    "/media-plans/{plan_id}.pdf",
    summary="Read a plan's offer as PDF",
    response_class=Response,
    responses={200: describe_file(PDF), **describe_problems(*PROBLEMS)},
)
def read_pdf(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return the offer of a stored plan, in the language of its brief."""
    return _draw(services, plan_id, FileKind.PDF, PDF)


@router.get(
    "/media-plans/{plan_id}.docx",
    summary="Read a plan's offer as a Word document",
    response_class=Response,
    responses={200: describe_file(DOCX), **describe_problems(*PROBLEMS)},
)
def read_docx(services: ServicesDep, plan_id: PlanId) -> Response:
    """Return the offer of a stored plan, to be edited."""
    return _draw(services, plan_id, FileKind.DOCX, DOCX)


def _draw(services: Services, plan_id: str, kind: FileKind, media_type: str) -> Response:
    # The libraries that draw take 40 MiB, and most services are asked for verdicts only.
    from planner.plan_files import write_file  # noqa: PLC0415

    plan, lang = _open(_find(services, plan_id))
    compared = _compare(services, plan_id, plan) if kind is FileKind.INTERNAL_WORKBOOK else None
    drawn = write_file(
        plan, kind, lang=lang, card=services.rate_card, comparison=compared, logo=services.logo
    )
    return _send(drawn, kind, media_type)


def _compare(services: Services, plan_id: str, plan: MediaPlan) -> Comparison | None:
    """Return a version beside the one before it; None of a first one."""
    if not plan.edits:
        return None
    with services.open_plans() as plans:
        links = {one.link.plan_id: one.link for one in plans.list_versions(plan_id)}
        before = plans.find_plan(links[plan_id].parent_id or plan_id)
    return compare(read_plan(before.content), plan, visit=float(services.rate_card.rates.visit.value))


def _find(services: Services, plan_id: str) -> StoredPlan:
    with services.open_plans() as plans:
        return plans.find_plan(plan_id)


def _open(stored: StoredPlan) -> tuple[MediaPlan, str]:
    plan = read_plan(stored.content)
    return plan, tell_language(stored.payload, plan.brief)


def _send(content: bytes, kind: FileKind, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{kind.value}"'}
    return Response(content, media_type=media_type, headers=headers)
