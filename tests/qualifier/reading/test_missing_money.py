"""Money that is locked up, gone or never set aside."""

import pytest

from qualifier.reading import missing_money
from qualifier.reading.expressions import AnyOf


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (missing_money.FROZEN, "весь кэш во льду до марта"),
        (missing_money.FROZEN, "the cfo put a lock on every promotional rouble"),
        (missing_money.GONE, "то, что закладывали, растворилось в счетах за ремонт"),
        (missing_money.GONE, "те два миллиона купили погрузчик"),
        (missing_money.NONE, "денег под это не заводили"),
        (missing_money.NONE, "рекламная статья обнулена приказом"),
        (missing_money.NONE, "копилка до дна выскоблена"),
        (missing_money.OPEN, "рубли добываю у совладельцев"),
        (missing_money.OPEN, "сколько дадут, пока варится наверху"),
    ],
)
def test_money_that_is_not_there_is_heard_in_many_words(pattern: AnyOf, text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "денег не жалко",
        "денег тоже не сказал",
        "бюджета не назову",
        "денег пока не утвердили",
        "штраф нам не нужен",
    ],
)
def test_what_is_unsaid_or_unapproved_is_no_lack_of_money(text: str) -> None:
    assert missing_money.NONE.search(text) is None
