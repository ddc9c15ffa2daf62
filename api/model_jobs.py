"""Jobs that ask the model: how they stand, which are dead, and another try."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from api.answers import write_answer
from api.deps import JobId, ServicesDep
from api.jobs.desk import name_state
from api.openapi import describe_problems
from qualifier.model_job import Job, JobState

router = APIRouter(prefix="/v1", tags=["model"])

MOST_ROWS = 200
# Numbers of rows; the upper end is that of PostgreSQL's own numbers.
After = Annotated[int, Query(ge=0, lt=2**63, description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]


class JobJson(BaseModel):
    """One question to the model about one verdict; `state` is one word for where it stands.

    `fault`: why the model's part is missing, or why the last attempt failed.
    """

    id: str
    state: str
    attempts: int
    fault: str | None
    lead_id: str
    qualification: str
    result: str | None
    created_at: str
    finished_at: str | None


class JobsJson(BaseModel):
    """A page of jobs in the order in which they were asked for; `next` is null on the last one."""

    jobs: list[JobJson]
    next: int | None


@router.get(
    "/jobs",
    summary="List questions to the model",
    responses={200: {"model": JobsJson}, **describe_problems(422, 503)},
)
def list_jobs(
    services: ServicesDep, state: JobState | None = None, after: After = 0, limit: Limit = 50
) -> Response:
    """Return a page of jobs; `state=dead` are those that failed again and again and wait for a person."""
    with services.models.open_rooms() as rooms:
        found = rooms.jobs.list_jobs(state=state, after=after, limit=limit)
    following = found[-1].number if len(found) == limit else None
    return write_answer({"jobs": [write_job(job) for job in found], "next": following})


@router.get(
    "/jobs/{job_id}",
    summary="State of a question to the model",
    responses={200: {"model": JobJson}, **describe_problems(404, 422, 503)},
)
def read_job(services: ServicesDep, job_id: JobId) -> Response:
    """Tell how a job stands, and which verdict it has brought."""
    with services.models.open_rooms() as rooms:
        job = rooms.jobs.find(job_id)
    return write_answer(write_job(job))


@router.post(
    "/jobs/{job_id}:retry",
    summary="Try a dead job again",
    responses={200: {"model": JobJson}, **describe_problems(404, 422, 503)},
)
def retry_job(services: ServicesDep, job_id: JobId) -> Response:
    """Give a dead job all its attempts again; one that is not dead stays as it is."""
    services.database.require_space()
    with services.models.open_rooms() as rooms:
        job = rooms.jobs.retry(job_id)
    return write_answer(write_job(job))


def write_job(job: Job) -> dict[str, Any]:
    """Return a job as it is told."""
    return {
        "id": job.id,
        "state": name_state(job),
        "attempts": job.attempts,
        "fault": job.fault,
        "lead_id": job.lead_id,
        "qualification": f"/v1/qualifications/{job.qualification_id}",
        "result": f"/v1/qualifications/{job.result_id}" if job.result_id else None,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
    }
