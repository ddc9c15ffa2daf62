from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.llm_answer import clean_object, read_object, recites, write_object
from kit.llm_faults import ModelFailed, ModelFault

GOOD = '{"criteria": {"budget": {"level": "partial"}}}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"\ufeff{GOOD}",
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```",
        f"Вот оценка:\n{GOOD}",
        f"{GOOD}\nНадеюсь, помог!",
        f"  \n{GOOD}\t",
    ],
)
def test_one_object_is_read_with_what_stands_around_it(text: str) -> None:
    assert read_object(text) == {"criteria": {"budget": {"level": "partial"}}}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ModelFault.EMPTY),
        (" \n\t", ModelFault.EMPTY),
        ("Извините, я не могу помочь с этим запросом.", ModelFault.REFUSAL),
        ("I'm sorry, but I can't assist with that.", ModelFault.REFUSAL),
        ("просто слова", ModelFault.NOT_JSON),
        ('{"a": 1', ModelFault.NOT_JSON),
        ("{'a': 1}", ModelFault.NOT_JSON),
        ('{"a":\x001}', ModelFault.NOT_JSON),
        (f"{GOOD}{GOOD}", ModelFault.NOT_JSON),
        (f"[{GOOD}] и {GOOD}", ModelFault.NOT_JSON),
        (f"[{GOOD}]", ModelFault.WRONG_SHAPE),
        ("true", ModelFault.WRONG_SHAPE),
        ('"{}"', ModelFault.WRONG_SHAPE),
        ('{"a": NaN}', ModelFault.WRONG_SHAPE),
        ('{"a": -Infinity}', ModelFault.WRONG_SHAPE),
        ('{"a": 1e309}', ModelFault.WRONG_SHAPE),
        ('{"a": 1, "a": 2}', ModelFault.WRONG_SHAPE),
        ('{"a":' * 20_000 + "1" + "}" * 20_000, ModelFault.WRONG_SHAPE),
        ('{"a": "' + "ы" * 300_000 + '"}', ModelFault.TOO_LARGE),
    ],
)
def test_anything_else_is_told_by_its_reason(text: str, fault: ModelFault) -> None:
    with pytest.raises(ModelFailed) as raised:
        read_object(text)
    assert raised.value.fault is fault


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(ModelFailed):
        assert isinstance(read_object(text), dict)


INSTRUCTIONS = "You read letters, calls and notes about one sales lead and report what they show."


@pytest.mark.parametrize(
    ("answer", "is_leak"),
    [
        ("ref-1234", True),
        ("you READ letters; calls and notes about one sales lead", True),
        ("letters, calls and notes about one", False),
        ("бюджет 2 млн", False),
    ],
)
def test_an_answer_that_recites_the_instructions_is_known(answer: str, is_leak: bool) -> None:
    assert recites(answer, INSTRUCTIONS, "ref-1234") is is_leak


def test_no_canary_is_in_no_answer() -> None:
    assert not recites("любые слова", INSTRUCTIONS, "")


def test_each_text_of_a_value_is_cleaned_and_names_of_fields_stay() -> None:
    told = {"Иван": ["Иван", 1, None, {"a": "и Иван"}], "b": True}
    cleaned = clean_object(told, lambda text: text.replace("Иван", "<P>"))
    assert cleaned == {"Иван": ["<P>", 1, None, {"a": "и <P>"}], "b": True}


@pytest.mark.parametrize("content", [{"a": "«да»"}, {"a": "\ud800 half"}, {}])
def test_what_is_written_is_read_back_and_can_be_stored(content: dict[str, str]) -> None:
    text = write_object(content)
    text.encode()
    assert read_object(text) == content


def test_instructions_that_change_are_told_apart_from_those_kept_in_mind() -> None:
    other = "Entirely other words are told to the model here, nine at least."
    assert recites(INSTRUCTIONS, INSTRUCTIONS, "")
    assert not recites(INSTRUCTIONS, other, "")
    assert recites(other, other, "")
