from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.llm_answer import read_object, recites
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
