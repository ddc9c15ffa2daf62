from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.review_schemas import DECISION_PARTS, DECISION_REQUEST, DECISIONS, read_decision
from kit.errors import BadInput
from qualifier.qualification import Level, Status
from qualifier.review import Side


def make_content(**changes: Any) -> dict[str, Any]:
    usual = {"who": "Анна", "side": "model", "status": "qualified", "reason": "Бюджет назван в письме."}
    return {**usual, **changes}


def drop(*names: str) -> dict[str, Any]:
    return {name: value for name, value in make_content().items() if name not in names}


def test_a_decision_is_read_as_it_was_sent() -> None:
    decision = read_decision(make_content(levels={"budget": "unknown", "need": "absent"}))
    assert (decision.who, decision.side, decision.status) == ("Анна", Side.MODEL, Status.QUALIFIED)
    assert decision.reason == "Бюджет назван в письме."
    assert decision.levels == {"budget": Level.UNKNOWN, "need": Level.ABSENT}


def test_without_levels_the_side_says_them_all() -> None:
    assert read_decision(make_content()).levels == {}


def test_spaces_around_words_are_nobodys_name() -> None:
    decision = read_decision(make_content(who="  Анна Иванова ", reason="\u00a0Так. "))
    assert (decision.who, decision.reason) == ("Анна Иванова", "Так.")


@pytest.mark.parametrize("side", ["rules", "model", "neither"])
@pytest.mark.parametrize("status", ["duplicate", "disqualified", "qualified", "nurture"])
def test_every_side_may_give_every_status(side: str, status: str) -> None:
    decision = read_decision(make_content(side=side, status=status))
    assert (decision.side.value, decision.status.value) == (side, status)


# What was sent, and the fields that are named in the answer.
FAULTS = [
    (None, "body"),
    ([], "body"),
    ("model", "body"),
    (7, "body"),
    ({}, "reason, side, status, who"),
    (drop("who"), "who"),
    (drop("side", "status"), "side, status"),
    (make_content(who=""), "who"),
    (make_content(who=" \t "), "who"),
    (make_content(who=None), "who"),
    (make_content(who=5), "who"),
    (make_content(who="я" * 121), "who"),
    (make_content(who="Анна\nПётр"), "who"),
    # An order to a terminal, in a name that is shown in one.
    (make_content(who="\x1b[2JАнна"), "who"),
    (make_content(who="Анна\x7fя"), "who"),
    (make_content(reason="а" * 1_001), "reason"),
    (make_content(reason="одно\x00два"), "reason"),
    (make_content(reason=["так"]), "reason"),
    (make_content(side="both"), "side"),
    (make_content(side="Model"), "side"),
    (make_content(side=None), "side"),
    (make_content(status="won"), "status"),
    (make_content(status=""), "status"),
    (make_content(levels={"weather": "absent"}), "levels.weather.[key]"),
    (make_content(levels={"budget": "high"}), "levels.budget"),
    (make_content(levels={"budget": None}), "levels.budget"),
    (make_content(levels=[]), "levels"),
    (make_content(levels=None), "levels"),
    (make_content(extra=1), "extra"),
    (make_content(who="", status="won", extra=1), "extra, status, who"),
]


@pytest.mark.parametrize(("content", "names"), FAULTS)
def test_a_decision_that_cannot_be_names_its_fields_and_not_its_words(content: Any, names: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_decision(content)
    assert refused.value.detail == f"{names}: cannot be used"
    assert refused.value.code == "bad_input"
    assert refused.value.detail_ru == f"{names}: нельзя использовать"


@pytest.mark.parametrize(("field", "most"), [("who", 120), ("reason", 1_000)])
def test_words_may_be_as_long_as_is_said(field: str, most: int) -> None:
    assert getattr(read_decision(make_content(**{field: "я" * most})), field) == "я" * most


@settings(max_examples=40)
@given(who=st.text(max_size=130))
def test_whoever_decides_is_a_line_of_words_or_refused(who: str) -> None:
    try:
        decision = read_decision(make_content(who=who))
    except BadInput:
        return
    assert 1 <= len(decision.who) <= 120
    assert not any(ord(letter) < 32 or ord(letter) == 127 for letter in decision.who)


@pytest.mark.parametrize("name", DECISIONS)
def test_the_examples_of_the_documentation_can_be_sent(name: str) -> None:
    example = DECISIONS[name]["value"]
    decision = read_decision(example)
    assert (decision.side.value, decision.status.value) == (example["side"], example["status"])
    assert {one: level.value for one, level in decision.levels.items()} == example.get("levels", {})


def test_the_documentation_names_what_must_be_sent_and_where_its_parts_are() -> None:
    assert sorted(DECISION_REQUEST["required"]) == ["reason", "side", "status", "who"]
    assert DECISION_REQUEST["additionalProperties"] is False
    assert "$defs" not in DECISION_REQUEST
    assert set(DECISION_PARTS) == {"Criterion", "Level", "Side", "Status"}
    assert DECISION_REQUEST["properties"]["side"]["$ref"] == "#/components/schemas/Side"
