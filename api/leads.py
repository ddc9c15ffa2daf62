"""Leads in, verdicts out."""

import json
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from api.answers import write_answer, write_compact, write_created
from api.deps import (
    Body,
    EngineAsked,
    IdempotencyKey,
    InvestigatorAsked,
    LeadId,
    QualificationId,
    ServicesDep,
    WaitAsked,
)
from api.jobs.desk import Wish, write_state
from api.openapi import REQUEST_BODY, describe_problems
from api.schemas import QualificationJson, VersionsJson
from qualifier.archive import StoredQualification
from qualifier.intake import read_request
from qualifier.lead import Lead
from qualifier.model_job import Job
from qualifier.normalise import NormalLead, normalise_lead
from qualifier.record_json import parse_record

router = APIRouter(prefix="/v1", tags=["qualifications"])


@router.post(
    "/qualifications",
    status_code=201,
    summary="Qualify a lead",
    responses={
        201: {"model": QualificationJson, "description": "The verdict, stored under its id"},
        **describe_problems(400, 408, 409, 413, 415, 422, 429, 503),
    },
    openapi_extra=REQUEST_BODY,
)
def create_qualification(
    services: ServicesDep,
    body: Body,
    key: IdempotencyKey = None,
    engine: EngineAsked = None,
    wait: WaitAsked = 0,
    investigate: InvestigatorAsked = None,
) -> Response:
    """Judge a lead or a whole record and keep the verdict; the same request is judged once.

    Rules answer at once. With `engine=model` a job reads the lead once more with the model and stores a new
    version; `wait` seconds are waited for it, and then it is the answer.
    """
    services.database.require_space()
    wish = services.models.take_wish(engine)
    request = read_request(body, key=key, today=services.clock().date())
    # Before the transaction: what waits for sources and memory must not hold up other leads.
    looked_up = services.lookup.enrich(request, with_model=investigate is not None)
    request = services.deals.fill(looked_up)
    # Committed here, before the answer leaves: a verdict that was sent is a verdict that is stored.
    with services.models.open_rooms() as rooms:
        answer = services.intake.qualify(request, rooms.store)
        job = services.models.ask(answer.stored, wish, rooms.jobs)
    job = services.models.wait(job, wait) if job else None
    if job and wait and (read := services.models.find_result(job)):
        return _write_read(read, wish, job, is_repeated=answer.is_repeated)
    lead = None if answer.is_repeated else request.parsed.record.lead
    return _write_read(answer.stored, wish, job, is_repeated=answer.is_repeated, lead=lead)


def _write_read(
    stored: StoredQualification,
    wish: Wish,
    job: Job | None,
    *,
    is_repeated: bool,
    lead: Lead | None = None,
) -> Response:
    """Return a verdict, and beside it what became of the question to the model, when there was one."""
    content, state = write_stored(stored, lead), write_state(wish, job)
    if state is not None:
        content = f'{content[:-1]},"model":{write_compact(state)}}}'
    links = {"Link": f'</v1/jobs/{job.id}>; rel="monitor"'} if job else {}
    return write_created(content, _locate(stored), is_repeated=is_repeated, links=links)


@router.get(
    "/qualifications/{qualification_id}",
    summary="Read a verdict",
    responses={200: {"model": QualificationJson}, **describe_problems(404, 422, 503)},
)
def read_qualification(services: ServicesDep, qualification_id: QualificationId) -> Response:
    """Return a stored verdict, the same whenever it is asked for."""
    with services.open_store() as store:
        stored = store.find_qualification(qualification_id)
    return write_answer(write_stored(stored))


@router.post(
    "/qualifications/{qualification_id}:rejudge",
    status_code=201,
    summary="Judge the stored record again",
    responses={201: {"model": QualificationJson}, **describe_problems(404, 422, 503)},
)
def rejudge_qualification(services: ServicesDep, qualification_id: QualificationId) -> Response:
    """Judge the stored record by today's rules as a new version; earlier versions stay."""
    services.database.require_space()
    with services.open_store() as store:
        stored = services.intake.rejudge(qualification_id, store)
    return write_created(write_stored(stored), _locate(stored), is_repeated=False)


@router.get(
    "/leads/{lead_id}/qualifications",
    summary="List a lead's verdicts",
    responses={200: {"model": VersionsJson}, **describe_problems(404, 422, 503)},
)
def list_qualifications(services: ServicesDep, lead_id: LeadId) -> Response:
    """Return every version, the first one first."""
    with services.open_store() as store:
        versions = store.list_versions(lead_id)
    written = ",".join(map(write_stored, versions))
    return write_answer(f'{{"lead_id":{write_compact(lead_id)},"qualifications":[{written}]}}')


def write_stored(stored: StoredQualification, lead: Lead | None = None) -> str:
    """Return a stored verdict as the answer's text; `lead` spares reading it from the record again.

    Record and conclusion are stored in the very form in which they are sent, and are not written anew.
    """
    link = stored.link
    lead = lead or parse_record(json.loads(stored.record.content)).lead
    head = write_compact(
        {
            "id": link.id,
            "lead_id": link.lead_id,
            "external_id": stored.external_id,
            "version": link.version,
            "created_at": link.created_at.isoformat(),
            "seconds": link.microseconds / 1e6,
            "ignored": list(stored.record.ignored),
            "identity": write_identity(normalise_lead(lead)),
        }
    )
    return f'{head[:-1]},"record":{stored.record.content},{link.content[1:]}'


def write_identity(normal: NormalLead) -> dict[str, Any]:
    """Return what identifies the company and the contact in one spelling, with what is invalid named."""
    lead, contact = normal.lead, normal.lead.contact
    return {
        "company": normal.company_core or None,
        "company_key": normal.company_key or None,
        "inn": lead.inn,
        "domain": normal.domain,
        "region": lead.region,
        "email": contact.email,
        "phone": contact.phone,
        "flags": list(normal.flags),
    }


def _locate(stored: StoredQualification) -> str:
    return f"/v1/qualifications/{stored.link.id}"
