import pytest

from qualifier.reading.money_span import find_spans
from qualifier.reading.money_window import Window, look_around
from qualifier.reading.numbers import find_numbers


def windows_of(text: str) -> list[Window]:
    spans = find_spans(text, find_numbers(text))
    return [look_around(text, spans, index) for index in range(len(spans))]


def test_the_window_ends_at_the_next_sum() -> None:
    first, second = windows_of("выручка 46 млн, бюджет 2 млн без ндс")

    assert (first.before, first.after) == ("выручка ", ", бюджет ")
    assert (second.before, second.after) == (", бюджет ", " без ндс")


@pytest.mark.parametrize("mark", ["; ", "! ", "\n", ". "])
def test_the_window_ends_with_the_clause(mark: str) -> None:
    window = windows_of(f"штраф заплатили{mark}бюджет 2 млн")[0]

    assert window.before.strip() == "бюджет"


def test_dots_of_a_price_list_do_not_end_the_clause() -> None:
    assert windows_of("push ........ rub 350,000")[0].before.startswith("push")


def test_a_small_number_does_not_part_a_sum_from_its_words() -> None:
    window = windows_of("пуш вокруг пяти магазинов — 110 000")[1]

    assert window.before.startswith("пуш")


def test_neighbours_are_known() -> None:
    first, second = windows_of("смс 300 тысяч, видео 200 тысяч")

    assert (first.has_previous, first.has_next) == (False, True)
    assert (second.has_previous, second.has_next) == (True, False)


def test_an_aside_is_not_part_of_the_clause_after() -> None:
    assert windows_of("бюджет 2 млн рублей, старт скоро")[0].clause_after == " рублей"
