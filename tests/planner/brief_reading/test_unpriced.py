"""Sums that are no budget."""

import pytest

from planner.brief_reading.unpriced import is_named, is_of_past, is_price, is_promised, is_refused
from qualifier.reading.money import Amount
from qualifier.reading.money import read_amounts as read
from qualifier.reading.signals import Signal
from tests.planner.brief_reading.opened import opened
from tests.planner.brief_reading.opened import read as read_brief


def _sums(text: str) -> list[Signal[Amount]]:
    return [one for passage in opened(text).passages for one in read(passage.sentence)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("CPL до 650 руб.", True),
        ("Велики от 45 тысяч рублей.", True),
        ("Our sofas sell at 90,000 roubles.", True),
        ("Шины, 32 000 руб. за комплект.", True),
        ("A sofa costs 90,000 roubles with us.", True),
        ("Бюджет от 450 тысяч рублей", False),
        ("по 450 тысяч рублей на радио", False),
        ("450 тысяч рублей на рекламу", False),
        ("2 месяца по 350 тысяч рублей, НДС включён", False),
    ],
)
def test_what_a_thing_costs_is_no_budget(text: str, is_one: bool) -> None:
    assert [is_price(signal) for signal in _sums(text)] == [is_one]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("В прошлом году дали 3 млн рублей.", True),
        ("Last year we spent 4 million roubles.", True),
        ("Раньше было 800 тысяч рублей.", True),
        ("В прошлый раз не хватило, теперь 3 млн рублей.", False),
        ("Last year was poor, this year it is 4 million roubles.", False),
        ("Больше, чем в прошлом году: 3 млн рублей.", False),
        ("Бюджет тот же, что и раньше: 3 млн рублей.", False),
        ("В этом году 3 млн рублей.", False),
    ],
)
def test_money_of_the_past_is_told_from_that_of_now(text: str, is_one: bool) -> None:
    assert [is_of_past(signal) for signal in _sums(text)] == [is_one]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Бюджет не раскрываем.", True),
        ("Сумму не назову.", True),
        ("Бюджета нет как такового.", True),
        ("Денег пока не знаю, подскажите.", True),
        ("We'd rather not disclose the budget.", True),
        ("I can't share the budget at this stage.", True),
        ("Budget: TBD", True),
        ("No budget has been set.", True),
        ("Бюджет 2 млн рублей.", False),
        ("Budget: 500k", False),
        ("Возраст не назову.", False),
    ],
)
def test_a_refusal_to_name_money_is_heard(text: str, is_one: bool) -> None:
    assert is_refused(opened(text)) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Бюджет не больше 2 млн рублей.", True),
        ("Велики по 45 тысяч.", False),
    ],
)
def test_after_a_refusal_only_named_money_counts(text: str, is_one: bool) -> None:
    assert [is_named(signal) for signal in _sums(text)] == [is_one]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("На тест 300 тысяч рублей, если зайдёт — ещё 500 тысяч рублей.", [False, True]),
        ("600k roubles now and another 200k roubles if it works", [False, True]),
        ("300 тысяч рублей и ещё 500 тысяч рублей", [False, False]),
        ("300 тысяч рублей, если можно", [False]),
    ],
)
def test_what_may_come_later_is_promised_only(text: str, promised: list[bool]) -> None:
    assert [is_promised(signal) for signal in _sums(text)] == promised


def test_a_promise_does_not_take_the_place_of_the_budget() -> None:
    brief = read_brief("Бюджет на тест 300 тысяч рублей, если зайдёт — ещё миллион. Без НДС.")
    assert brief.budget_min_rub == brief.budget_max_rub == 300_000
