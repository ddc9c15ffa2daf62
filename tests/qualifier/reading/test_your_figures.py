import pytest

from qualifier.reading.fold import fold
from qualifier.reading.numbers import find_numbers
from qualifier.reading.your_figures import is_your_figure


def read(text: str, following: str = "") -> bool:
    folded = fold(text).text
    number = find_numbers(folded)[0]
    return is_your_figure(folded, number.start, number.end, fold(following).text)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("You quoted us 4 million.", "That is your number, not ours."),
        ("Your proposal says 3.5 million", ""),
        ("Your estimate of 3.5 million is not approved", ""),
        ("Вы насчитали нам 4 млн, мы такой суммы не называли", ""),
        ("В вашем предложении стоит 2,8 млн", "Мы её не подтверждали."),
        ("Вы прислали план на 3 млн", "Мы его ещё не смотрели."),
    ],
)
def test_a_sum_that_only_the_seller_named_is_no_word_of_the_client(text: str, following: str) -> None:
    assert read(text, following)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Вы прислали план на 3 млн", "Нам подходит, берём."),
        ("Вы предложили 3 млн, согласны", ""),
        ("Ваш план на 3 млн директор утвердил", ""),
        ("You quoted us 4 million", "That works for us, go ahead."),
        ("Your offer of 4 million is fine", ""),
        ("Still waiting for your offer on the family tariff, 1.8 million net", ""),
        ("У нас 3 млн", ""),
        ("We have 4 million", ""),
    ],
)
def test_a_sum_that_the_client_takes_on_or_names_is_the_client_s(text: str, following: str) -> None:
    assert not read(text, following)
