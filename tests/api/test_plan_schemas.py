"""The documented shapes are those that the routes answer with and take."""

import json
from dataclasses import fields
from typing import Any

import pytest
from pydantic import ValidationError

from api.plan_examples import BRIEF_TEXTS, PLAN_REQUESTS
from api.plan_schemas import PARSE_REQUEST, PLAN_REQUEST, MediaPlanJson, ParsedBriefJson
from api.plans import write_stored_plan
from planner.brief_json import write_brief_json
from planner.media_plan import Goal, MediaPlan
from planner.plan_archive import StoredPlan
from planner.plan_json import write_plan
from planner.plan_request import LONGEST_SMS, LONGEST_TEXT, read_plan_request
from qualifier.canonical_json import write_json
from tests.builders import NOW
from tests.planner.builders import AS_OF
from tests.planner.drafts import BRIEFS, drafted

STORED_ONLY = {"engine", "id", "created_at", "seconds", "ignored"}


def answer(name: str) -> dict[str, Any]:
    content = write_json(write_plan(drafted(name)))
    stored = StoredPlan(
        id="plan_1", payload="{}", content=content, ignored=("x",), microseconds=1_500, created_at=NOW
    )
    return write_stored_plan(stored)


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_every_kind_of_plan_fits_the_documented_shape(name: str) -> None:
    read = MediaPlanJson.model_validate_json(json.dumps(_without_gross(answer(name))))
    assert read.id == "plan_1"
    assert read.seconds == pytest.approx(0.0015)
    assert read.status is drafted(name).status


def _without_gross(content: Any) -> Any:
    """An amount works its gross out itself."""
    if isinstance(content, dict):
        return {key: _without_gross(value) for key, value in content.items() if key != "gross"}
    return [_without_gross(value) for value in content] if isinstance(content, list) else content


def test_an_answer_holds_the_documented_fields_and_no_others() -> None:
    assert set(answer("leads")) == set(MediaPlanJson.model_fields) - {"engine", "model_reading", "prose"}
    assert set(MediaPlanJson.model_fields) == STORED_ONLY | {field.name for field in fields(MediaPlan)}


def test_a_parsed_brief_fits_its_shape() -> None:
    brief = write_brief_json(drafted("leads").brief)
    read = ParsedBriefJson.model_validate({"brief": brief})
    assert read.brief.regions == ("Москва",)
    with pytest.raises(ValidationError):
        ParsedBriefJson.model_validate({})


def test_the_request_names_every_field_that_is_read() -> None:
    named = set(PLAN_REQUEST["properties"])
    assert named >= {"text", "brief", "as_of", "goal", "sms_text", "lang"}
    assert set(PARSE_REQUEST["properties"]) == {"text", "as_of"}
    assert PLAN_REQUEST["properties"]["goal"]["enum"] == [*[goal.value for goal in Goal], None]


def test_documented_limits_are_the_readers() -> None:
    assert PLAN_REQUEST["properties"]["text"]["maxLength"] == LONGEST_TEXT
    assert PLAN_REQUEST["properties"]["sms_text"]["maxLength"] == LONGEST_SMS


@pytest.mark.parametrize("example", [*PLAN_REQUESTS.values(), *BRIEF_TEXTS.values()])
def test_every_example_is_a_sound_request(example: dict[str, Any]) -> None:
    request = read_plan_request(example["value"], today=AS_OF)
    assert request.ignored == ()
    assert request.brief.budget_max_rub
    assert example["summary"]


@pytest.mark.parametrize("extra", ["id", "goal", "lines"])
def test_a_plan_without_a_part_does_not_fit(extra: str) -> None:
    content = {name: value for name, value in answer("leads").items() if name != extra}
    with pytest.raises(ValidationError, match=extra):
        MediaPlanJson.model_validate_json(json.dumps(_without_gross(content)))
