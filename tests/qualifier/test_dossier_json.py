from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.dossier import Dossier
from qualifier.dossier_json import DossierJson, to_dossier
from qualifier.dossier_writing import write_dossier
from qualifier.record_json import parse_record, read_record, write_record
from tests.builders import make_record
from tests.qualifier.dossiers import make_dossier


def test_a_dossier_survives_the_round_trip_inside_its_record() -> None:
    record = make_record(dossier=make_dossier())
    assert parse_record(write_record(record)) == record


def test_a_record_without_a_dossier_says_nothing_of_one() -> None:
    assert "dossier" not in write_record(make_record())


def broken(**changes: Any) -> dict[str, Any]:
    return {**write_dossier(make_dossier()), **changes}


def broken_fact(**changes: Any) -> dict[str, Any]:
    whole = write_dossier(make_dossier())
    return {**whole, "facts": [{**whole["facts"][0], **changes}]}


@pytest.mark.parametrize(
    "content",
    [
        "text",
        broken(choice="a\0b"),
        broken(choice="\ud800"),
        broken(replies=[{"source": "a", "reply": "shouts"}]),
        broken(milliseconds=-1),
        broken_fact(value=1.5),
        broken_fact(value=True),
        broken_fact(value=None),
        broken_fact(value=10**17),
        broken_fact(fetched_at="2026-09-15T09:30:00"),
        broken_fact(as_of="someday"),
    ],
)
def test_a_dossier_with_a_fault_is_left_out_whole_and_counted(content: Any) -> None:
    read = read_record({**write_record(make_record()), "dossier": content})
    assert read.record.dossier is None
    assert read.ignored == ("dossier",)


def test_what_is_unknown_inside_a_dossier_is_ignored() -> None:
    content = broken(score=5)
    assert to_dossier(DossierJson.model_validate(content)) == make_dossier()


@given(
    st.dictionaries(st.sampled_from(list(write_dossier(Dossier()))), st.none() | st.text() | st.integers())
)
def test_whatever_stands_in_a_dossier_the_record_is_read(content: dict[str, Any]) -> None:
    read = read_record({**write_record(make_record()), "dossier": content})
    assert read.record.lead == make_record().lead
