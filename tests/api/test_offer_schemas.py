from typing import Any

import pytest
from pydantic import ValidationError

from api.offer_schemas import OfferAnswerJson, describe_file
from planner.offer.document import Bullets, Chart, Grid, Paragraph
from planner.offer.offer_json import write_offer
from tests.planner.offer.offered import SAMPLES, offer_of


def make_answer(sample: str, **changes: Any) -> dict[str, Any]:
    answer = {
        "plan_id": "plan_1",
        "created_at": "2026-11-25T10:00:00+00:00",
        "ignored": [],
        "status": "ready",
        "links": {"pdf": "/v1/media-plans/plan_1.pdf"},
        "offer": write_offer(offer_of(sample)),
    }
    return {**answer, **changes}


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_offer_is_read_back_from_its_answer(sample: str) -> None:
    read = OfferAnswerJson.model_validate(make_answer(sample))
    assert read.offer == offer_of(sample)


def test_blocks_are_told_apart_by_their_kind() -> None:
    read = OfferAnswerJson.model_validate(make_answer("brief_bank_ru.txt"))
    kinds = {type(block) for section in read.offer.sections for block in section.blocks}
    assert kinds == {Paragraph, Bullets, Grid, Chart}


@pytest.mark.parametrize("changes", [{"status": "done"}, {"offer": {}}, {"ignored": None}, {"links": []}])
def test_another_shape_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        OfferAnswerJson.model_validate(make_answer("brief_bank_ru.txt", **changes))


def test_the_schema_names_every_block() -> None:
    definitions = OfferAnswerJson.model_json_schema()["$defs"]
    assert {"Offer", "Section", "Paragraph", "Bullets", "Grid", "Chart", "Fact", "Bar"} <= set(definitions)


def test_a_file_is_described_as_bytes_of_its_type() -> None:
    assert describe_file("application/pdf")["content"] == {
        "application/pdf": {"schema": {"type": "string", "format": "binary"}}
    }
