"""Companies looked up by themselves, without a lead to be judged."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from api.answers import write_answer
from api.deps import Body, InvestigatorAsked, ServicesDep
from api.examples import COMPANIES
from api.openapi import describe_body, describe_problems
from api.resolution import write_resolution
from api.schemas import ResolutionJson
from qualifier.intake import read_request

router = APIRouter(prefix="/v1", tags=["companies"])


@router.post(
    "/companies:resolve",
    summary="Find out who a company is",
    responses={
        200: {
            "model": ResolutionJson,
            "description": "Who it is and what open sources say, each with a date",
        },
        **describe_problems(400, 408, 413, 415, 422, 429, 503),
    },
    openapi_extra=describe_body("LeadRequest", COMPANIES),
)
def resolve_company(services: ServicesDep, body: Body, investigate: InvestigatorAsked = None) -> Response:
    """Ask the open sources that are on; nothing is judged, and only their answers are kept for a while.

    With `investigate=model` a model may choose what else is looked at while the company is not certain; it
    takes up to 20 seconds more. `dossier.research` tells each step, or why there was none.
    """
    today = services.clock().date()
    record = read_request(body, key=None, today=today).parsed.record
    # What sources say now is true of today, whatever day the sender names.
    found = services.lookup.resolve(replace(record, as_of=today), with_model=investigate is not None)
    return write_answer(write_resolution(found))
