import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from api.outreach_schemas import CALL_SHEET, LETTER, CallSheetJson, DraftedJson, LetterJson
from qualifier.outreach.call_sheet import CallSheet
from qualifier.outreach.letter import Letter
from qualifier.outreach.outreach_json import write_call_sheet_json, write_letter_json
from tests.qualifier.outreach.outreach_pages import DROPPED, LOG, make_letter, make_sheet

LOGS = [
    None,
    LOG,
    replace(LOG, fault="busy", alarms=("canary",)),
    replace(LOG, sections=("opening",), dropped=(DROPPED,), dropped_count=1, input_tokens=700),
]


@pytest.mark.parametrize("drafted", LOGS, ids=["alone", "asked", "failed", "dropped"])
def test_a_letter_is_of_the_shape_that_the_service_promises(drafted: Any) -> None:
    content = {"qualification_id": "qual_1", **write_letter_json(make_letter(drafted=drafted))}
    read = LetterJson.model_validate_json(json.dumps(content))
    assert read.model_dump(mode="json") == {"drafted": None, "engine": None, **content}
    assert set(LetterJson.model_fields) == {"drafted", "engine", *content}


def test_a_models_part_leaves_out_nothing_that_is_logged() -> None:
    assert set(DraftedJson.model_fields) == set(type(LOG).__dataclass_fields__)


def test_a_call_sheet_is_of_the_shape_that_the_service_promises() -> None:
    content = {"qualification_id": "qual_1", **write_call_sheet_json(make_sheet())}
    assert CallSheetJson.model_validate_json(json.dumps(content)).model_dump(mode="json") == content


def test_the_sample_of_a_letter_is_what_the_service_would_answer() -> None:
    plain = {name: value for name, value in LETTER.items() if name not in {"qualification_id", "text"}}
    letter = TypeAdapter(Letter).validate_python(plain)
    assert {"qualification_id": LETTER["qualification_id"], **write_letter_json(letter)} == LETTER


def test_the_sample_of_a_call_sheet_is_what_the_service_would_answer() -> None:
    plain = {name: value for name, value in CALL_SHEET.items() if name != "qualification_id"}
    sheet = TypeAdapter(CallSheet).validate_python(plain)
    assert {"qualification_id": CALL_SHEET["qualification_id"], **write_call_sheet_json(sheet)} == CALL_SHEET


@pytest.mark.parametrize(
    ("shape", "sample", "name", "value"),
    [
        (LetterJson, LETTER, "questions", [{"criterion": "mood", "text": "Как дела?"}]),
        (LetterJson, LETTER, "opening", "не список"),
        (LetterJson, LETTER, "subject", None),
        (LetterJson, LETTER, "drafted", {"model": "m-1"}),
        (CallSheetJson, CALL_SHEET, "who", [{"label": "Контакт", "text": "Анна"}]),
        (CallSheetJson, CALL_SHEET, "objections", [{"text": "дорого", "answer": "меньше"}]),
        (CallSheetJson, CALL_SHEET, "verdict", None),
    ],
)
def test_an_answer_out_of_shape_is_refused(
    shape: type[BaseModel], sample: dict[str, Any], name: str, value: object
) -> None:
    with pytest.raises(ValidationError, match=name):
        shape.model_validate({**sample, name: value})
