"""Media that are only spoken of."""

import pytest

from planner.brief_reading.channel_mentions import is_maybe, is_of_rivals, is_past, is_replaced, read_answer


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        ("возможно, ", "", True),
        ("", " думаем, пока не решили", True),
        ("", " – nice to have", True),
        ("", " (if affordable)", True),
        ("", " might be fine", True),
        ("экраны, тв по желанию, ", "", False),  # the doubt is of television
        ("if affordable), ", "", False),
        ("хотим ", " и экраны", False),
    ],
)
def test_a_doubt_belongs_to_the_name_beside_it(left: str, right: str, is_one: bool) -> None:
    assert is_maybe(left, right) is is_one


@pytest.mark.parametrize(
    ("left", "is_one"),
    [
        ("конкуренты сидят на ", True),
        ("our competitors are all over ", True),
        ("конкуренты на тв, а мы хотим ", False),
        ("competitors use tv, we want ", False),
        ("как у конкурентов: ", False),
        ("хотим ", False),
    ],
)
def test_where_rivals_advertise_is_no_wish(left: str, is_one: bool) -> None:
    assert is_of_rivals(left) is is_one


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("в прошлый раз крутили радио", "радио", True),
        ("in 2025 it was radio", "radio", True),
        ("в прошлый раз было тв, теперь хотим радио", "радио", False),
        ("we ran tv last year; this time radio", "radio", False),
        ("хотим радио", "радио", False),
    ],
)
def test_the_past_ends_where_the_present_begins(text: str, word: str, is_one: bool) -> None:
    assert is_past(text, text.index(word)) is is_one


@pytest.mark.parametrize(
    ("left", "is_one"),
    [("давайте экраны вместо ", True), ("radio instead of ", True), ("swap ", True), ("хотим ", False)],
)
def test_what_another_stands_in_for_is_left_open(left: str, is_one: bool) -> None:
    assert is_replaced(left) is is_one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("да.", True),
        ("yes please.", True),
        ("нет.", False),
        ("not for us.", False),
        ("нет, мы — типография", None),
        ("подумаем.", None),
    ],
)
def test_a_question_is_answered_by_the_next_sentence(text: str, said: bool | None) -> None:
    assert read_answer(text) is said
