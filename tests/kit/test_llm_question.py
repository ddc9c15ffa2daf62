"""What makes two questions one: only then is a kept answer given for the other."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.llm_question import ModelAnswer, Question
from kit.llm_wire import Message

texts = st.text(max_size=40)


def make_question(**changes: Any) -> Question:
    told = {"message": Message(system="read", user="Бюджет 2 млн"), "schema": {"type": "object"}}
    return Question(**{**told, "lead_key": "lead_1", **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"lead_key": "lead_2"},
        # The file's name tells a person where to look; its fingerprint tells what it says.
        {"prompt": "judge.v2"},
        {"check": lambda content: None},
        {"clean": str.upper},
        {"schema": dict(type="object")},
    ],
)
def test_what_no_answer_depends_on_makes_no_other_question(changes: dict[str, Any]) -> None:
    assert make_question(**changes).hash == make_question().hash


@pytest.mark.parametrize(
    "changes",
    [
        {"message": Message(system="read.", user="Бюджет 2 млн")},
        {"message": Message(system="read", user="Бюджет 3 млн")},
        # The same letters at another place.
        {"message": Message(system="Бюджет 2 млн", user="read")},
        {"message": Message(system="readБюджет", user=" 2 млн")},
        {"schema": {"type": "array"}},
        {"schema": {"type": "object", "required": []}},
        {"max_tokens": 1_501},
        {"prompt_fingerprint": "p"},
    ],
)
def test_what_an_answer_depends_on_makes_another_question(changes: dict[str, Any]) -> None:
    assert make_question(**changes).hash != make_question().hash


def test_the_order_of_the_names_in_a_schema_is_no_difference() -> None:
    one = make_question(schema={"type": "object", "required": ["a"]})
    other = make_question(schema={"required": ["a"], "type": "object"})
    assert one.hash == other.hash


def test_the_order_of_a_list_in_a_schema_is_a_difference() -> None:
    assert (
        make_question(schema={"required": ["a", "b"]}).hash
        != make_question(schema={"required": ["b", "a"]}).hash
    )


def test_a_canary_in_the_clients_words_is_part_of_the_question() -> None:
    said = [Message(system="read", user=f"see ref-{number}") for number in (1, 2)]
    one, two = (make_question(message=message, canary="ref-1") for message in said)
    assert one.hash != two.hash


@given(texts, st.sampled_from(["ref-1a2b", "ref-ffff", "zz-0"]), st.sampled_from(["ref-9c9c", "q-77"]))
def test_a_canary_of_another_process_never_makes_another_question(system: str, one: str, other: str) -> None:
    asked = [
        make_question(message=Message(system=f"{system} {canary} end", user="u"), canary=canary)
        for canary in (one, other)
    ]
    assert asked[0].hash == asked[1].hash


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_half_a_character_in_a_text_breaks_no_hash(user: str) -> None:
    assert len(make_question(message=Message(system="s", user=user)).hash) == 64


@given(texts, texts, texts, texts)
def test_only_equal_messages_have_equal_hashes(system: str, user: str, system2: str, user2: str) -> None:
    one, other = Message(system=system, user=user), Message(system=system2, user=user2)
    assert (make_question(message=one).hash == make_question(message=other).hash) is (one == other)


def test_the_checks_of_a_question_are_no_part_of_it_and_are_not_printed() -> None:
    question = make_question(check=lambda content: None, clean=str)
    assert question == make_question()
    assert "lambda" not in repr(question)


def test_an_answer_is_neither_repeated_nor_alarming_unless_it_says_so() -> None:
    answer = ModelAnswer(
        content={},
        text="{}",
        model="m",
        fingerprint=None,
        attempts=1,
        seconds=0.5,
        cost_rub=Decimal("0.1"),
        input_tokens=None,
        output_tokens=None,
    )
    assert (answer.alarms, answer.is_repeated, answer.parameters) == ((), False, "")
