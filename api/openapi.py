"""What OpenAPI says of bodies that routes read by themselves, and of problems."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.examples import REQUESTS
from api.plan_schemas import PARSE_REQUEST, PLAN_REQUEST
from api.problems import MEDIA_TYPE
from api.review_schemas import DECISION_PARTS, DECISION_REQUEST
from api.revision_schemas import APPROVAL_REQUEST, REVISION_REQUEST
from api.schemas import ProblemJson
from api.work_schemas import OUTCOME_REQUEST
from qualifier.record_schema import LeadJson, RecordJson

_REFERENCE = "#/components/schemas/{model}"
_RECORD_FIELDS = ("id", "lang", "as_of", "open_data", "deals", "open_leads")

REQUEST_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A lead (its fields at the top, `id` being your own id of it), or a whole record with"
        " `lead` inside. Unknown fields are ignored and listed in the answer.",
        "content": {
            "application/json": {
                "schema": {
                    "anyOf": [
                        {"$ref": "#/components/schemas/RecordRequest"},
                        {"$ref": "#/components/schemas/LeadRequest"},
                    ]
                },
                "examples": REQUESTS,
            }
        },
    }
}


def describe_body(schema: str, examples: dict[str, Any]) -> dict[str, Any]:
    """Return the `requestBody` entry of a route that reads its body by itself."""
    reference = {"$ref": f"#/components/schemas/{schema}"}
    content = {"application/json": {"schema": reference, "examples": examples}}
    return {"requestBody": {"required": True, "content": content}}


def describe_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` entries of the problems that a route can answer with."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemJson"}}}
    return {status: {"description": "Problem document", "content": content} for status in statuses}


def describe_api(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document; the framework calls this once and keeps the result."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        document.setdefault("components", {}).setdefault("schemas", {}).update(_collect_schemas())
        app.openapi_schema = document
    return app.openapi_schema


def _collect_schemas() -> dict[str, Any]:
    record = RecordJson.model_json_schema(by_alias=True, ref_template=_REFERENCE)
    schemas: dict[str, Any] = {f"{name}": schema for name, schema in record.pop("$defs").items()}
    lead = LeadJson.model_json_schema(by_alias=True, ref_template=_REFERENCE)
    lead.pop("$defs")
    beside = {name: record["properties"][name] for name in _RECORD_FIELDS}
    beside["as_of"] = {"anyOf": [beside["as_of"], {"type": "null"}]}
    return {
        **schemas,
        "RecordRequest": {
            **record,
            "title": "RecordRequest",
            "properties": {**record["properties"], "as_of": beside["as_of"]},
            "required": ["lead"],
        },
        "LeadRequest": {
            **lead,
            "title": "LeadRequest",
            "properties": {**beside, **lead["properties"]},
            "anyOf": [{"required": [name]} for name in lead["properties"]],
        },
        **DECISION_PARTS,
        "DecisionRequest": DECISION_REQUEST,
        "PlanRequest": PLAN_REQUEST,
        "ParseRequest": PARSE_REQUEST,
        "RevisionRequest": REVISION_REQUEST,
        "ApprovalRequest": APPROVAL_REQUEST,
        "OutcomeRequest": OUTCOME_REQUEST,
        "ProblemJson": ProblemJson.model_json_schema(ref_template=_REFERENCE),
    }
