from typing import Any

import jsonschema_rs
import pytest

from api.revision_examples import APPROVALS, REVISIONS
from api.revision_schemas import APPROVAL_REQUEST, REVISION_REQUEST
from planner.edit import EditKind
from planner.edit_limits import load_edit_limits
from planner.edit_reading import read_author, read_edits

REVISION = jsonschema_rs.validator_for(REVISION_REQUEST)
APPROVAL = jsonschema_rs.validator_for(APPROVAL_REQUEST)


@pytest.mark.parametrize("name", sorted(REVISIONS))
def test_the_documented_edits_keep_their_schema_and_are_read(name: str) -> None:
    body = REVISIONS[name]["value"]
    assert REVISION.is_valid(body)
    assert read_edits(body["edits"], author=read_author(body["author"]))


@pytest.mark.parametrize("name", sorted(APPROVALS))
def test_the_documented_approval_keeps_its_schema(name: str) -> None:
    assert APPROVAL.is_valid(APPROVALS[name]["value"])


def test_the_schema_knows_every_kind_and_the_limits() -> None:
    edits = REVISION_REQUEST["properties"]["edits"]
    kinds = [one["properties"]["kind"]["const"] for one in edits["items"]["anyOf"]]
    assert kinds == [kind.value for kind in EditKind]
    limits = load_edit_limits()
    assert edits["maxItems"] == limits.edits_at_once.value
    assert REVISION_REQUEST["properties"]["author"]["maxLength"] == limits.author_letters.value


BAD: list[Any] = [
    {},
    {"author": "x", "base_version": 1, "edits": []},
    {"author": "x", "base_version": 0, "edits": [{"kind": "drop", "target": "1"}]},
    {"author": "x", "base_version": 1, "edits": [{"kind": "wish"}]},
    {"author": "", "base_version": 1, "edits": [{"kind": "drop", "target": "1"}]},
    {"author": "x", "base_version": 1, "edits": [{"kind": "price", "target": "1", "price_rub": 5}]},
]


@pytest.mark.parametrize("body", BAD)
def test_what_cannot_be_used_breaks_the_schema_too(body: Any) -> None:
    assert not REVISION.is_valid(body)
