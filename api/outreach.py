"""What follows a verdict: the letter to the client, and the sheet for the call."""

import json
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from api.answers import write_answer
from api.deps import QualificationId, Services, ServicesDep, TextEngine
from api.jobs.desk import AskedEngine
from api.openapi import describe_problems
from api.outreach_schemas import CALL_SHEETS, LETTERS, CallSheetJson, LetterJson
from qualifier.outreach.draft_log import BY_RULES, note_absence
from qualifier.qualification import Qualification
from qualifier.qualification_json import parse_conclusion
from qualifier.record_json import parse_record

if TYPE_CHECKING:
    from qualifier.outreach.letter import Letter

router = APIRouter(prefix="/v1", tags=["outreach"])
MARKDOWN = "text/markdown"
ENGINE_HEADER = "Dealwright-Engine"
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
            "description": "A draft with at most three questions, by template or with a model's words",
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
    engine: TextEngine = None,
) -> Response:
    """Word the letter that follows from a stored verdict; 409 when nobody should be written to."""
    # Names and masks are loaded by the first letter: most services are asked for verdicts only.
    from qualifier.outreach.letter import write_letter  # noqa: PLC0415
    from qualifier.outreach.letter_words import Tone  # noqa: PLC0415
    from qualifier.outreach.outreach_json import write_letter_json  # noqa: PLC0415
    from qualifier.outreach.outreach_markdown import draw_letter  # noqa: PLC0415

    result = _find(services, qualification_id)
    letter = write_letter(result, services.profile, tone=Tone(tone.value), lang=lang, by=by)
    whose = None
    if engine is AskedEngine.MODEL:
        letter = _word(services, letter, result)
        # A refusal stays ours whoever is asked.
        whose = letter.drafted.engine if letter.drafted else BY_RULES
    if _wants_page(form, accepted):
        return _send_page(draw_letter(letter), {ENGINE_HEADER: whose} if whose else None)
    named = {"engine": whose} if whose else {}
    return write_answer({"qualification_id": qualification_id, **named, **write_letter_json(letter)})


def _word(services: Services, letter: "Letter", result: Qualification) -> "Letter":
    """Let the model word what code then checks; the letter says whose words it holds, and why not."""
    from qualifier.outreach.letter_draft import PROMPT, draft_letter  # noqa: PLC0415  as above

    with services.texts.take() as hand:
        if isinstance(hand, str):
            return replace(letter, drafted=note_absence(PROMPT, hand))
        return draft_letter(letter, result, services.profile, hand)


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


def _send_page(text: str, headers: Mapping[str, str] | None = None) -> Response:
    return Response(text.encode(), media_type=f"{MARKDOWN}; charset=utf-8", headers=headers)
