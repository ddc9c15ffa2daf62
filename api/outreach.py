"""What follows a verdict: the letter to the client, and the sheet for the call."""

import json
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from api.answers import write_answer
from api.deps import QualificationId, Services, ServicesDep
from api.openapi import describe_problems
from api.outreach_schemas import CALL_SHEETS, LETTERS, CallSheetJson, LetterJson
from qualifier.qualification import Qualification
from qualifier.qualification_json import parse_conclusion
from qualifier.record_json import parse_record

router = APIRouter(prefix="/v1", tags=["outreach"])
MARKDOWN = "text/markdown"
_PAGE = {MARKDOWN: {"schema": {"type": "string"}}}


class Lang(StrEnum):
    """The languages that letters are written in."""

    RU = "ru"
    EN = "en"


class AskedTone(StrEnum):
    """How a letter speaks."""

    FORMAL = "formal"
    FRIENDLY = "friendly"
    BRIEF = "brief"


class Format(StrEnum):
    """How an answer is drawn."""

    JSON = "json"
    MARKDOWN = "markdown"


ToneQuery = Annotated[AskedTone, Query(description="How the letter speaks.")]
LangQuery = Annotated[Lang | None, Query(description="The lead's own language when not given.")]
ByQuery = Annotated[
    str | None,
    Query(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$", description="Who signs the letter."),
]
FormatQuery = Annotated[
    Format | None, Query(alias="format", description="`Accept: text/markdown` asks the same.")
]
Accepted = Annotated[str, Header(alias="Accept", include_in_schema=False)]


@router.get(
    "/qualifications/{qualification_id}/letter",
    summary="Draft a letter to the client",
    responses={
        200: {
            "model": LetterJson,
            "description": "A draft with at most three questions, by template",
            "content": {"application/json": {"examples": LETTERS}, **_PAGE},
        },
        **describe_problems(404, 409, 422, 503),
    },
)
def read_letter(  # noqa: PLR0913  a route has as many parameters as its query
    services: ServicesDep,
    qualification_id: QualificationId,
    tone: ToneQuery = AskedTone.FORMAL,
    lang: LangQuery = None,
    by: ByQuery = None,
    form: FormatQuery = None,
    accepted: Accepted = "",
) -> Response:
    """Word the letter that follows from a stored verdict; 409 when nobody should be written to."""
    # Names and masks are loaded by the first letter: most services are asked for verdicts only.
    from qualifier.outreach.letter import write_letter  # noqa: PLC0415
    from qualifier.outreach.letter_words import Tone  # noqa: PLC0415
    from qualifier.outreach.outreach_json import write_letter_json  # noqa: PLC0415
    from qualifier.outreach.outreach_markdown import draw_letter  # noqa: PLC0415

    letter = write_letter(
        _find(services, qualification_id), services.profile, tone=Tone(tone.value), lang=lang, by=by
    )
    if _wants_page(form, accepted):
        return _send_page(draw_letter(letter))
    return write_answer({"qualification_id": qualification_id, **write_letter_json(letter)})


@router.get(
    "/qualifications/{qualification_id}/call-sheet",
    summary="Prepare a call",
    responses={
        200: {
            "model": CallSheetJson,
            "description": "Who they are, what is known and from where, objections, questions, bounds",
            "content": {"application/json": {"examples": CALL_SHEETS}, **_PAGE},
        },
        **describe_problems(404, 422, 503),
    },
)
def read_call_sheet(
    services: ServicesDep,
    qualification_id: QualificationId,
    lang: LangQuery = None,
    form: FormatQuery = None,
    accepted: Accepted = "",
) -> Response:
    """Return the page that a rep takes into the call, from the stored record alone."""
    from qualifier.outreach.call_sheet import write_call_sheet  # noqa: PLC0415  as above
    from qualifier.outreach.outreach_json import write_call_sheet_json  # noqa: PLC0415
    from qualifier.outreach.outreach_markdown import draw_call_sheet  # noqa: PLC0415

    sheet = write_call_sheet(_find(services, qualification_id), services.profile, lang=lang)
    if _wants_page(form, accepted):
        return _send_page(draw_call_sheet(sheet))
    return write_answer({"qualification_id": qualification_id, **write_call_sheet_json(sheet)})


def _find(services: Services, qualification_id: str) -> Qualification:
    with services.open_store() as store:
        stored = store.find_qualification(qualification_id)
    content: dict[str, Any] = json.loads(stored.link.content)
    return parse_conclusion(content, parse_record(json.loads(stored.record.content)))


def _wants_page(form: Format | None, accepted: str) -> bool:
    return form is Format.MARKDOWN or (form is None and accepted.strip().lower().startswith(MARKDOWN))


def _send_page(text: str) -> Response:
    return Response(text.encode(), media_type=f"{MARKDOWN}; charset=utf-8")
