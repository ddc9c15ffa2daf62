import pytest

from qualifier.reading.money_signs import find_currency, is_alternative, is_bare, is_money
from qualifier.reading.money_span import Span, find_spans
from qualifier.reading.money_window import Window, look_around
from qualifier.reading.numbers import find_numbers


def last_of(text: str) -> tuple[Span, Window]:
    spans = find_spans(text, find_numbers(text))
    return spans[-1], look_around(text, spans, len(spans) - 1)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("600 руб", "RUB"),
        ("600 р", "RUB"),
        ("₽600", "RUB"),
        ("два ляма", "RUB"),
        ("600 usd", "USD"),
        ("us$600", "USD"),
        ("600 у.е.", "USD"),
        ("600 euros", "EUR"),
        ("cny 600", "CNY"),
        ("600 юаней", "CNY"),
        ("600 тысяч", None),
        ("600 работников", None),
    ],
)
def test_a_currency_or_slang_of_money_is_found(text: str, currency: str | None) -> None:
    assert find_currency(*last_of(text)) == currency


@pytest.mark.parametrize(
    ("text", "is_answer", "expected"),
    [
        ("600 тысяч", False, True),
        ("600 тысяч подписчиков", False, False),
        ("600 000", False, False),
        ("бюджет 600 000", False, True),
        ("600 000", True, True),
        ("2026", True, False),
        ("шестьсот", False, False),
        ("шестьсот", True, True),
        ("на смс шестьсот", False, True),
        ("шестьсот на смс", False, True),
        ("350 net", False, True),
        ("3) прайс", True, False),
        ("охват 3 млн", False, False),
        ("600 тысяч в неделю", False, False),
        ("тариф «семейный-2»", True, False),
    ],
)
def test_a_sum_is_told_from_a_count(text: str, is_answer: bool, expected: bool) -> None:
    span, window = last_of(text)

    assert is_money(span, window, None, is_answer=is_answer) is expected


def test_what_stands_against_a_sum_is_an_alternative() -> None:
    assert is_alternative(last_of("не 500 тысяч, а 350")[1])
    assert not is_alternative(last_of("350")[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("350", True),
        ("1,5", True),
        ("два четыреста", True),
        ("4 200", False),
        ("350 тысяч", False),
        ("один", False),
    ],
)
def test_a_bare_number_has_no_scale(text: str, expected: bool) -> None:
    assert is_bare(last_of(text)[0]) is expected
