import json
import re
from datetime import date

import jsonschema_rs
import pytest
from fastapi import FastAPI

from api.examples import REQUESTS
from api.openapi import describe_api, describe_problems
from api.problems import MEDIA_TYPE
from qualifier.intake import read_request

DOCUMENT = describe_api(FastAPI(title="x", version="1"))
SCHEMAS = DOCUMENT["components"]["schemas"]


def validator(name: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(
        {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    )


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_every_example_keeps_its_schema_and_is_read_without_loss(name: str) -> None:
    example = REQUESTS[name]["value"]
    kind = "RecordRequest" if "lead" in example else "LeadRequest"
    assert validator(kind).is_valid(example)
    body = json.dumps(example).encode()
    assert read_request(body, key=None, today=date(2026, 9, 15)).parsed.ignored == ()


@pytest.mark.parametrize(
    ("kind", "content", "is_valid"),
    [
        ("LeadRequest", {"message": "a"}, True),
        ("LeadRequest", {"company": "a"}, True),
        ("LeadRequest", {"message": "a", "as_of": "2026-09-15"}, True),
        ("LeadRequest", {"message": "a", "as_of": None}, True),
        ("LeadRequest", {"message": 5}, False),
        ("LeadRequest", {}, False),
        ("LeadRequest", {"utm": 1}, False),
        ("RecordRequest", {"lead": {}}, True),
        ("RecordRequest", {"lead": {"message": "a"}, "lang": "ru"}, True),
        ("RecordRequest", {"lead": {"message": "a"}, "lang": "de"}, False),
        ("RecordRequest", {"lead": "a"}, False),
        ("RecordRequest", {"as_of": "2026-09-15"}, False),
        ("RecordRequest", {"lead": {}, "open_data": {"employees": -1}}, False),
        ("RecordRequest", {"lead": {"interactions": [{"from": "seller", "text": "a"}]}}, True),
        ("RecordRequest", {"lead": {"interactions": [{"text": 5}]}}, False),
        (
            "ProblemJson",
            {"type": "urn:x", "title": "a", "status": 404, "detail": "b", "code": "c", "request_id": "d"},
            True,
        ),
        ("ProblemJson", {"title": "a"}, False),
    ],
)
def test_a_schema_takes_what_the_service_takes(kind: str, content: object, *, is_valid: bool) -> None:
    assert validator(kind).is_valid(content) is is_valid


def test_every_reference_resolves() -> None:
    used = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(SCHEMAS)))
    assert used <= set(SCHEMAS)
    assert "#/$defs" not in json.dumps(SCHEMAS)


def test_the_document_is_made_once() -> None:
    app = FastAPI(title="x", version="1")
    assert describe_api(app) is describe_api(app)


def test_problems_are_described_by_status() -> None:
    described = describe_problems(404, 422)
    assert list(described) == [404, 422]
    assert list(described[404]["content"]) == [MEDIA_TYPE]
