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


def nest(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


def test_thirty_two_levels_are_read_and_no_more() -> None:
    assert read_object(nest(32))
    with pytest.raises(ModelFailed, match="nested too deep"):
        read_object(nest(33))


def test_two_hundred_thousand_letters_are_read_and_no_more() -> None:
    frame = len('{"a": ""}')
    assert read_object('{"a": "' + "ы" * (200_000 - frame) + '"}')
    with pytest.raises(ModelFailed) as raised:
        read_object('{"a": "' + "ы" * (200_001 - frame) + '"}')
    assert raised.value.fault is ModelFault.TOO_LARGE


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Не могу ответить на этот вопрос.", ModelFault.REFUSAL),
        ("I cannot comply.", ModelFault.REFUSAL),
        ("I won't do that", ModelFault.REFUSAL),
        ("Я не имею права это обсуждать", ModelFault.REFUSAL),
        ("Клиент может помочь себе сам", ModelFault.NOT_JSON),
        # Begun and not ended is no refusal, whatever stands before it.
        ('I\'m sorry {"a"', ModelFault.NOT_JSON),
        ("```json\n```", ModelFault.NOT_JSON),
        ("{}{", ModelFault.NOT_JSON),
        ("}{", ModelFault.NOT_JSON),
        ("null", ModelFault.WRONG_SHAPE),
        ("12", ModelFault.WRONG_SHAPE),
        ('{"a": {"b": 1, "b": 1}}', ModelFault.WRONG_SHAPE),
        ('{"a": Infinity}', ModelFault.WRONG_SHAPE),
        ('{"a": -1e400}', ModelFault.WRONG_SHAPE),
        ('{"a": 1,}', ModelFault.NOT_JSON),
        ('{"a": 1} // да', None),
        ('{"a": 01}', ModelFault.NOT_JSON),
        ("{a: 1}", ModelFault.NOT_JSON),
    ],
)
def test_the_reason_is_the_one_that_a_person_would_give(text: str, fault: ModelFault | None) -> None:
    if fault is None:
        assert read_object(text) == {"a": 1}
        return
    with pytest.raises(ModelFailed) as raised:
        read_object(text)
    assert raised.value.fault is fault


@pytest.mark.parametrize("words", ["I'm sorry: ", "Извините за задержку. "])
def test_an_excuse_before_an_answer_is_no_refusal(words: str) -> None:
    assert read_object(words + GOOD) == read_object(GOOD)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=10),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), json_values, max_size=4))
def test_any_object_is_read_back_as_it_was_written(content: dict[str, object]) -> None:
    assert read_object(write_object(content)) == content


@given(json_values)
def test_cleaning_that_changes_no_text_changes_nothing(content: object) -> None:
    assert clean_object(content, str) == content


@pytest.mark.parametrize(("words_in_a_row", "is_leak"), [(7, False), (8, True)])
def test_eight_words_of_ours_are_the_border(words_in_a_row: int, is_leak: bool) -> None:
    said = " ".join(INSTRUCTIONS.split()[3 : 3 + words_in_a_row])
    assert recites(f"Итак: {said}!", INSTRUCTIONS, "") is is_leak
