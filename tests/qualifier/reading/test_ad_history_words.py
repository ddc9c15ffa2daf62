import pytest

from qualifier.reading import ad_history_words as words
from qualifier.reading.fold import fold


def says(expression, text: str) -> bool:
    return expression.search(fold(text).text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Мы никогда не рекламировались.",
        "Ни разу не размещались в интернете.",
        "Раньше рекламу не давали.",
        "До сих пор не запускали ни одной кампании.",
        "Рекламу мы никогда не заказывали.",
        "На рекламу не потратили ни рубля.",
        "Опыта в рекламе нет.",
        "Рекламы у нас никогда не было.",
        "Десять лет обходились без рекламы.",
        "Это наша первая рекламная кампания.",
        "В рекламе мы новички.",
        "Впервые даём рекламу.",
        "Реклама для нас дело новое.",
        "Живём сарафанным радио.",
        "Не рекламируемся.",
        "Раньше рекламы не было.",
        "We have never advertised.",
        "We never ran any ads.",
        "We haven't done any advertising.",
        "We do not run any ads.",
        "No paid advertising so far.",
        "Zero experience with ads.",
        "Only word of mouth.",
        "This is our first campaign ever.",
        "We are new to advertising.",
        "It is the first time we advertise.",
    ],
)
def test_who_never_advertised_says_so(text: str) -> None:
    assert says(words.NEVER, text)


@pytest.mark.parametrize(
    "text",
    [
        "Весной крутили ролики.",
        "Рекламу даём круглый год.",
        "Никогда не жалели о той кампании.",
        "Без рекламы не продаётся, поэтому размещаемся постоянно.",
        "Раньше рекламу давали на радио.",
        "Первый магазин открыли в мае.",
        "У нас большой опыт в рекламе.",
        "We ran ads in May.",
        "We never stop advertising.",
        "Our first store opened in May.",
        "We advertise all year round.",
    ],
)
def test_who_advertised_does_not(text: str) -> None:
    assert not says(words.NEVER, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сейчас крутим ролики на радио.", True),
        ("Размещаемся в Яндексе постоянно.", True),
        ("Рекламируемся в метро.", True),
        ("Ведём контекст сами.", True),
        ("Директ ведёт подрядчик.", True),
        ("Контекст нам настраивает агентство.", True),
        ("Уже тратим на таргет.", True),
        ("We currently run search ads.", True),
        ("We advertise on TV.", True),
        ("We are already advertising.", True),
        ("An always-on campaign.", True),
        ("Хотим рекламу на радио.", False),
        ("Когда-то была реклама.", False),
        ("We want ads.", False),
        ("They wanted a banner.", False),
    ],
)
def test_advertising_that_goes_on_is_told(text: str, *, expected: bool) -> None:
    assert says(words.DOES, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Группу ведём сами.", True),
        ("Сами пишем посты.", True),
        ("Ведём телеграм-канал.", True),
        ("Только соцсети.", True),
        ("Раздаём листовки у метро.", True),
        ("Расклеивали объявления по подъездам.", True),
        ("Покупали посты у блогеров.", True),
        ("Размещались в местных пабликах.", True),
        ("Всё бесплатно висит на сайте города.", True),
        ("Just our own Instagram.", True),
        ("One boosted post.", True),
        ("Organic posts only.", True),
        ("We handed out leaflets.", True),
        ("Крутили ролики на ТВ.", False),
        ("Щиты стояли всё лето.", False),
        ("We ran search ads.", False),
        ("We booked radio spots.", False),
    ],
)
def test_what_costs_next_to_nothing_is_petty(text: str, *, expected: bool) -> None:
    assert says(words.PETTY_SAID, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Раньше крутили радио и щиты.", True),
        ("Когда-то пробовали таргет.", True),
        ("Мы запускали контекст.", True),
        ("We tried radio.", True),
        ("We ran display ads.", True),
        ("Будем пробовать контекст.", False),
        ("Не хотим контекст.", False),
        ("We will try radio.", False),
    ],
)
def test_advertising_without_a_date_is_told_of(text: str, *, expected: bool) -> None:
    assert says(words.RAN, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Раньше рекламу давали?", True),
        ("Какой был опыт рекламы?", True),
        ("Have you advertised before?", True),
        ("Did you run any campaigns last year?", True),
        ("Какой бюджет?", False),
        ("Когда старт?", False),
        ("When do you start?", False),
    ],
)
def test_a_question_about_the_past_is_known(text: str, *, expected: bool) -> None:
    assert says(words.ASKED, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Было: радио и щиты", True),
        ("2) Раньше: контекст", True),
        ("Опыт — только таргет", True),
        ("Before: radio", True),
        ("History: none", True),
        ("Было радио", False),
        ("Бюджет: 600 тысяч", False),
    ],
)
def test_a_label_heads_a_line_of_the_past(text: str, *, expected: bool) -> None:
    assert says(words.LABEL, text) is expected
