"""The list of work over HTTP: open leads in the order of their expected value."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers import write_answer
from api.deps import ServicesDep
from api.openapi import describe_problems
from api.work_schemas import OpenStatus, QueueJson
from kit.errors import BadInput
from qualifier.outcomes.outcome_reading import LONGEST_NAME, read_line
from qualifier.work.queue_page import LARGEST_PAGE, Page, Wanted, read_cursor, write_cursor
from qualifier.work.queue_row import QueueRow

router = APIRouter(prefix="/v1", tags=["work"])
_DEFAULT_PAGE = 30

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Rows of a page.")]
Cursor = Annotated[
    str | None, Query(max_length=300, description="`next_cursor` of the page before; none for the first.")
]
StatusWanted = Annotated[OpenStatus | None, Query(description="Only leads of this status.")]
OwnerWanted = Annotated[
    str | None, Query(max_length=LONGEST_NAME, description="Only leads that this person has accepted.")
]
WithFree = Annotated[bool, Query(description="With `owner`: also leads that nobody has accepted yet.")]


@router.get(
    "/queue",
    summary="List the work",
    responses={200: {"model": QueueJson}, **describe_problems(422, 503)},
)
def read_queue(
    services: ServicesDep,
    limit: Limit = _DEFAULT_PAGE,
    cursor: Cursor = None,
    status: StatusWanted = None,
    owner: OwnerWanted = None,
    with_free: WithFree = False,
) -> Response:
    """Return open leads, the greatest expected value first, then the earliest due; closed ones have left.

    `behind` says how many new verdicts are not in the list yet; each look takes in some hundreds of them.
    """
    wanted = Wanted(status=status, owner=_read_owner(owner), with_free=with_free)
    after = None if cursor is None else read_cursor(cursor)
    page, behind = services.work.queue.look(wanted, after, limit)
    return write_answer(write_page(page, behind, services.clock()))


def _read_owner(owner: str | None) -> str | None:
    if owner is None:
        return None
    name = read_line("owner", owner, LONGEST_NAME)
    if not name:
        raise BadInput("owner: must say who", ru="owner: назовите, чьи лиды")
    return name


def write_page(page: Page, behind: int, now: datetime) -> dict[str, Any]:
    """Return a page as JSON."""
    return {
        "leads": [write_row(row, now) for row in page.rows],
        "next_cursor": write_cursor(page.next_mark) if page.next_mark else None,
        "behind": behind,
    }


def write_row(row: QueueRow, now: datetime) -> dict[str, Any]:
    """Return a row as JSON; whether it is overdue depends on when one looks."""
    return {
        "lead_id": row.lead_id,
        "qualification_id": row.qualification_id,
        "status": row.status,
        "owner": row.owner,
        "expected_rub": row.expected_rub,
        "since_at": row.since_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "is_overdue": row.due_at < now,
        **row.shown,
    }
