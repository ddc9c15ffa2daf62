import pytest

from qualifier.reading.budget_answers import ANSWERS_APPROVAL, ANSWERS_PROPOSE, RECALLED
from qualifier.reading.expressions import AnyOf
from qualifier.reading.fold import fold


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (ANSWERS_APPROVAL, "согласует главный бухгалтер"),
        (ANSWERS_APPROVAL, "ждём отмашку"),
        (ANSWERS_APPROVAL, "waiting for the board"),
        (ANSWERS_PROPOSE, "смотря что покажете"),
        (ANSWERS_PROPOSE, "договоримся"),
        (ANSWERS_PROPOSE, "you tell me"),
        (RECALLED, "сумму отозвали"),
        (RECALLED, "прежняя цифра не актуальна"),
        (RECALLED, "цифру забрали на пересчёт"),
        (RECALLED, "the figure is off the table"),
        (RECALLED, "they took it back to recount"),
    ],
)
def test_an_answer_may_leave_the_money_out(pattern: AnyOf, text: str) -> None:
    assert pattern.search(fold(text).text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (RECALLED, "сумма утверждена"),
        (RECALLED, "the figure is approved"),
        (ANSWERS_APPROVAL, "не знаю"),
        (ANSWERS_PROPOSE, "понятия не имею"),
    ],
)
def test_other_answers_are_left_alone(pattern: AnyOf, text: str) -> None:
    assert pattern.search(fold(text).text) is None
