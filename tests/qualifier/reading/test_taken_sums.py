import pytest

from qualifier.reading.fold import fold
from qualifier.reading.money_span import find_spans
from qualifier.reading.money_window import Window, look_around
from qualifier.reading.numbers import find_numbers
from qualifier.reading.taken_sums import is_of_part, is_taken


def last_of(text: str) -> Window:
    folded = fold(text).text
    spans = find_spans(folded, find_numbers(folded))
    return look_around(folded, spans, len(spans) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет 60 млн, из них 38 млн уже законтрактованы за телевидением",
        "Всего 5 млн, 2 млн из них уже ушли на радио",
        "Общий бюджет 8 миллионов, 3 миллиона из которых отданы под наружку",
        "Бюджет 10 млн, минус 4 млн на ролик",
        "Есть 7 млн, но 2,5 млн зарезервированы за ТВ, остальное ищем куда вложить",
        "Total 6.5 million, of which 2.5 million is already placed with radio",
        "We have 9 million, 3 million of it is committed to TV",
        "The pot is 5 million less 1 million for production",
    ],
)
def test_a_part_that_goes_to_others_is_taken(text: str) -> None:
    assert is_taken(last_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет 60 млн без НДС",  # nothing is named before it
        "Бюджет 60 млн, из них 38 млн свободны",
        "Бюджет 60 млн, из них на вас 38 млн",
        "Бюджет 60 млн, из них 38 млн на смс",
        "Сначала говорили 2 млн, потом 3 млн",
        "We have 9 million, of which 3 million is not yet committed",
        "We have 9 million, of which 3 million is for you",
    ],
)
def test_a_part_that_may_come_to_us_is_not(text: str) -> None:
    assert not is_taken(last_of(text))


@pytest.mark.parametrize(
    ("text", "gone", "is_part"),
    [
        ("всего 5 млн, 2 млн из них уже ушли на радио", "2 млн из них уже ушли на радио", True),
        ("половину забрали на склад, осталось полтора", "половину забрали на склад", True),
        ("деньги ушли на радио", "деньги ушли на радио", False),
    ],
)
def test_what_has_gone_is_a_part_when_a_rest_is_named(text: str, gone: str, is_part: bool) -> None:
    start = text.index(gone)
    assert is_of_part(text, start, start + len(gone)) is is_part
