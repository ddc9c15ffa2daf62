"""Questions to people: where rules and model disagree, and what a person decides."""

import json
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers import write_answer
from api.deps import Body, QualificationId, ServicesDep
from api.model_jobs import Limit
from api.openapi import describe_body, describe_problems
from api.review_schemas import DECISIONS, ReviewJson, ReviewsJson, read_decision
from qualifier.canonical_json import read_json
from qualifier.review import KeptDecision, Review, complete_decision
from qualifier.review_store import SqlReviews

router = APIRouter(prefix="/v1", tags=["model"])

Cursor = Annotated[str, Query(pattern=r"^(\d{1,3}-)?\d{0,18}$", description="`next` of the page before.")]


class ReviewState(StrEnum):
    """Which questions are listed."""

    OPEN = "open"
    DECIDED = "decided"


@router.get(
    "/reviews",
    summary="List what people should look at",
    responses={200: {"model": ReviewsJson}, **describe_problems(422, 503)},
)
def list_reviews(
    services: ServicesDep,
    state: ReviewState = ReviewState.OPEN,
    after: Cursor = "",
    limit: Limit = 50,
) -> Response:
    """Return where rules and model disagree: leads that only the model would qualify stand first."""
    with services.models.open_rooms() as rooms:
        found = _list(rooms.reviews, state, after, limit)
    following = _write_cursor(found[-1], state) if len(found) == limit else None
    return write_answer({"reviews": [write_review(one) for one in found], "next": following})


def _list(reviews: SqlReviews, state: ReviewState, after: str, limit: int) -> tuple[Review, ...]:
    urgency, _, number = after.rpartition("-")
    if state is ReviewState.DECIDED:
        return reviews.list_decided(after=int(number or 0), limit=limit)
    place = (int(urgency), int(number or 0)) if urgency else None
    return reviews.list_open(after=place, limit=limit)


def _write_cursor(review: Review, state: ReviewState) -> str:
    return str(review.number) if state is ReviewState.DECIDED else f"{review.urgency.value}-{review.number}"


@router.get(
    "/reviews/{qualification_id}",
    summary="Read one question",
    responses={200: {"model": ReviewJson}, **describe_problems(404, 422, 503)},
)
def read_review(services: ServicesDep, qualification_id: QualificationId) -> Response:
    """Return one question with what was decided about it so far."""
    with services.models.open_rooms() as rooms:
        review = rooms.reviews.find(qualification_id)
    return write_answer(write_review(review))


@router.post(
    "/reviews/{qualification_id}",
    status_code=201,
    summary="Decide a question",
    responses={
        200: {"model": ReviewJson, "description": "The very same was decided before"},
        201: {"model": ReviewJson},
        **describe_problems(400, 404, 408, 413, 415, 422, 503),
    },
    openapi_extra=describe_body("DecisionRequest", DECISIONS),
)
def decide_review(services: ServicesDep, qualification_id: QualificationId, body: Body) -> Response:
    """Keep a person's decision as a new row: verdicts stay, the last decision counts and becomes a label."""
    services.database.require_space()
    decision = read_decision(read_json(body))
    with services.models.open_rooms() as rooms:
        review = rooms.reviews.find(qualification_id)
        whole = complete_decision(decision, review.after)
        is_new = rooms.reviews.decide(
            services.new_id("decision"), qualification_id, whole, at=services.clock()
        )
        review = rooms.reviews.find(qualification_id)
    return write_answer(write_review(review), status=201 if is_new else 200)


def write_review(review: Review) -> dict[str, Any]:
    """Return a question as it is told."""
    after = json.loads(review.after)
    return {
        "qualification_id": review.qualification_id,
        "before_id": review.before_id,
        "lead_id": review.lead_id,
        "company": review.company,
        "urgency": review.urgency.value,
        "why": list(review.why),
        "rules_status": json.loads(review.before)["verdict"]["status"],
        "status": after["verdict"]["status"],
        "disagreements": (after["scorecard"].get("opinion") or {}).get("disagreements", []),
        "asked_at": review.created_at.isoformat(),
        "decisions": [_write_decision(kept) for kept in review.decisions],
    }


def _write_decision(kept: KeptDecision) -> dict[str, Any]:
    decision = kept.decision
    return {
        "id": kept.id,
        "who": decision.who,
        "side": decision.side.value,
        "status": decision.status.value,
        "reason": decision.reason,
        "levels": {name: level.value for name, level in decision.levels.items()},
        "at": kept.created_at.isoformat(),
    }
