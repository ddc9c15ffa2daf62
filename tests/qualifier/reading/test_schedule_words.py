import pytest

from qualifier.reading import schedule_words as words
from qualifier.reading.fold import fold


def says(expression, text: str) -> bool:
    return expression.search(fold(text).text) is not None


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (words.STARTING, "Стартуем в мае."),
        (words.STARTING, "Запускаемся с первого числа."),
        (words.STARTING, "Кампания пойдёт в мае."),
        (words.STARTING, "Выходим в эфир."),
        (words.STARTING, "Размещение нужно с июня."),
        (words.STARTING, "We go live in May."),
        (words.STARTING, "The flight begins in May."),
        (words.STARTING, "Kick-off in May."),
        (words.DECIDING, "Решение примем в мае."),
        (words.DECIDING, "Подрядчика выберем к маю."),
        (words.DECIDING, "Комиссия собирается в мае."),
        (words.DECIDING, "Итоги подведём в мае."),
        (words.DECIDING, "Дадим ответ в пятницу."),
        (words.DECIDING, "The board meets in May."),
        (words.DECIDING, "We choose in May."),
        (words.DECIDING, "The contract is signed in May: signing day."),
        (words.BIDDING, "Приём заявок до мая."),
        (words.BIDDING, "КП принимаем до мая."),
        (words.BIDDING, "Тендер закрывается в мае."),
        (words.BIDDING, "Bids are due in May."),
        (words.BIDDING, "Submission deadline is in May."),
        (words.ASKING, "Пришлите расчёт до пятницы."),
        (words.ASKING, "Ждём медиаплан."),
        (words.ASKING, "Вышлите смету."),
        (words.ASKING, "Send us a quote."),
        (words.ASKING, "Waiting for your estimate."),
        (words.HAPPENING, "Открываем магазин в мае."),
        (words.HAPPENING, "Выставка в мае."),
        (words.HAPPENING, "Концерт в мае."),
        (words.HAPPENING, "Купоны сгорают в мае."),
        (words.HAPPENING, "The festival is in May."),
        (words.HAPPENING, "The offer expires in May."),
        (words.HAPPENING, "Tickets go on sale: on sale in May."),
        (words.TALKING, "Вернёмся к этому в мае."),
        (words.TALKING, "Get back to us in May."),
        (words.ENDING, "Закончим в мае."),
        (words.ENDING, "Ends in May."),
        (words.TENDER, "Объявлен тендер."),
        (words.TENDER, "Закупка по 223-ФЗ, конкурс."),
        (words.TENDER, "This is a tender."),
        (words.CORRECTING, "Теперь точно май."),
        (words.CORRECTING, "Make it May."),
    ],
)
def test_words_tell_what_a_date_is_for(expression, text: str) -> None:
    assert says(expression, text)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (words.STARTING, "Магазин в центре города."),
        (words.STARTING, "We sell shoes."),
        (words.DECIDING, "Нужна реклама."),
        (words.DECIDING, "Sign-ups grow."),
        (words.BIDDING, "Реклама на радио."),
        (words.BIDDING, "We sell shoes."),
        (words.ASKING, "Магазин обуви."),
        (words.HAPPENING, "Бюджет утверждён."),
        (words.TENDER, "Нужна реклама в мае."),
        (words.TENDER, "We need ads."),
        (words.TALKING, "Бюджет 600 тысяч."),
        (words.ENDING, "Бюджет 600 тысяч."),
    ],
)
def test_other_words_do_not(expression, text: str) -> None:
    assert not says(expression, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Когда решите?", True),
        ("К какому числу выберете подрядчика?", True),
        ("Когда утвердят бюджет?", True),
        ("When will you decide?", True),
        ("What date do you choose?", True),
        ("Когда стартуем?", False),
        ("When do we start?", False),
    ],
)
def test_a_question_may_ask_for_the_day_of_the_decision(text: str, *, expected: bool) -> None:
    assert says(words.ASKS_DECISION, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Могли бы мы выйти? Можно 9 июня?", True),
        ("Could we be live on 9 June?", True),
        ("Is it possible to start on 9 June?", True),
        ("Сможете 9 июня?", True),
        ("Можно ли 9 июня?", False),
        ("Who starts on 9 June?", False),
        ("Почему 9 июня?", False),
    ],
)
def test_a_polite_request_has_the_form_of_a_question(text: str, *, expected: bool) -> None:
    assert says(words.REQUESTING, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("не в ", True),
        ("not in ", True),
        ("вместо ", True),
        ("instead of the ", True),
        ("ни до ", True),
        ("уже в ", False),
        ("from ", False),
        ("нет, в ", False),
    ],
)
def test_a_date_may_be_denied_right_before_it(text: str, *, expected: bool) -> None:
    assert (words.NEGATED.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        (words.NOT_BEFORE_AFTER, ", не раньше", True),
        (words.NOT_BEFORE_AFTER, " no sooner", True),
        (words.NOT_BEFORE_AFTER, ", раньше нельзя", True),
        (words.NOT_BEFORE_AFTER, " или раньше", False),
        (words.HEADS_TIME, "сроки: май", True),
        (words.HEADS_TIME, "2) когда — май", True),
        (words.HEADS_TIME, "timing: may", True),
        (words.HEADS_TIME, "бюджет: май", False),
        (words.ALTERNATIVE, " или ", True),
        (words.ALTERNATIVE, ", maybe", True),
        (words.ALTERNATIVE, " и ", False),
        (words.INCLUSIVE, "по ", True),
        (words.INCLUSIVE, "through the ", True),
        (words.INCLUSIVE, "до ", False),
        (words.FORGET, "забудьте про ", True),
        (words.FORGET, "scratch the ", True),
        (words.FORGET, "помните про ", False),
        (words.SUPPOSED, "мне кажется", True),
        (words.SUPPOSED, "i guess", True),
        (words.SUPPOSED, "точно", False),
        (words.OF_MONEY, "смету согласует", True),
        (words.OF_MONEY, "budget approval", True),
        (words.OF_MONEY, "подрядчика выберем", False),
        (words.AD_OBJECT, "показ роликов", True),
        (words.AD_OBJECT, "магазин", False),
    ],
)
def test_small_signs_beside_a_date_are_known(expression, text: str, *, expected: bool) -> None:
    assert (expression.search(text) is not None) is expected
