import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.aims import Aim, read_aims
from qualifier.reading.fold import fold

TOLD = (
    ("Открываем второй магазин в Твери", {Aim.OPENING}),
    ("К открытию нового филиала", {Aim.OPENING}),
    ("We are opening a new branch", {Aim.OPENING}),
    ("Переезжаем в новое помещение", {Aim.OPENING}),
    ("Выводим на рынок новую линейку соков", {Aim.LAUNCH}),
    ("Launch of a new product line", {Aim.LAUNCH}),
    ("Нужны заявки с сайта", {Aim.LEADS}),
    ("Мало входящих звонков", {Aim.LEADS}),
    ("Пусть люди оставляют телефон", {Aim.LEADS}),
    ("More inbound requests", {Aim.LEADS}),
    ("Хотим больше заказов в интернет-магазине", {Aim.ORDERS}),
    ("increase online sales", {Aim.ORDERS}),
    ("Трафик на сайт", {Aim.TRAFFIC}),
    ("Поток посетителей в торговый центр", {Aim.VISITS}),
    ("По утрам в зале пусто", {Aim.VISITS}),
    ("Drive footfall", {Aim.VISITS}),
    ("Чтобы скачали наше приложение", {Aim.APP}),
    ("App installs", {Aim.APP}),
    ("Вернуть ушедших клиентов", {Aim.LOYALTY}),
    ("Снизить отток абонентов", {Aim.LOYALTY}),
    ("win back lapsed customers", {Aim.LOYALTY}),
    ("Скидки на зимнюю коллекцию", {Aim.SALE}),
    ("Black Friday", {Aim.SALE}),
    ("О нас никто не знает", {Aim.AWARENESS}),
    ("brand awareness in the region", {Aim.AWARENESS}),
    ("Нужны продавцы и кассиры, не хватает людей", {Aim.HIRING}),
    ("we need to fill vacancies", {Aim.HIRING}),
    ("Билеты на концерт", {Aim.EVENT}),
    ("Ищем дилеров в регионах", {Aim.PARTNERS}),
    ("Открываем салон, и нужны заявки на запись", {Aim.OPENING, Aim.LEADS}),
)
NOT_TOLD = (
    "Сколько стоит смс-рассылка?",
    "Здравствуйте, пришлите прайс",
    # Headcount is no hiring: a comma stands between.
    "Мы сеть магазинов, 400 сотрудников, нужна смс-рассылка по Твери",
    # What is denied is no aim, before or after.
    "Не лиды",
    "Лиды нам не нужны",
    "we do not need leads",
    # A bank opens accounts.
    "Открытие вклада «Весна»",
    "Прошу рассмотреть коммерческое предложение",
    "",
)


def read(text: str) -> frozenset[Aim]:
    return read_aims(fold(text).text)


@pytest.mark.parametrize(("text", "aims"), TOLD)
def test_an_aim_is_told_by_words_that_stand_near_each_other(text: str, aims: set[Aim]) -> None:
    assert read(text) == aims


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_tells_no_aim_or_denies_it_has_none(text: str) -> None:
    assert read(text) == frozenset()


def test_every_aim_has_words() -> None:
    assert set().union(*(aims for _, aims in TOLD)) == set(Aim)


def test_words_may_stand_in_any_order() -> None:
    assert read("заявок с сайта хотим больше") == read("больше заявок с сайта хотим") == {Aim.LEADS}


def test_words_that_stand_far_apart_tell_nothing() -> None:
    far = "мало и вообще как-то так вышло что у нас тут в этом году случаются иногда заявки"
    assert Aim.LEADS not in read(far)


def test_a_sentence_ends_a_phrase() -> None:
    assert Aim.APP not in read("Скачали прайс. Приложение к договору")


def test_the_longer_phrase_keeps_its_words() -> None:
    assert read("Old clients stopped coming and we want them back") == {Aim.LOYALTY}


def test_a_denial_of_one_aim_leaves_the_other() -> None:
    assert read("Узнаваемость не нужна, нужны заявки") == {Aim.LEADS}


@given(st.text(max_size=200))
def test_any_text_is_read_and_the_same_each_time(text: str) -> None:
    assert read(text) == read(text) <= frozenset(Aim)


@given(st.sampled_from(TOLD), st.sampled_from(["Добрый день! ", "Это мы. ", "2026. "]))
def test_a_greeting_before_changes_nothing(told: tuple[str, set[Aim]], before: str) -> None:
    assert read(before + told[0]) == told[1]


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("Открываем новый магазин в мае", {Aim.OPENING}),
        ("We open a second store", {Aim.OPENING}),
        ("увеличить продажи интернет-магазина", {Aim.ORDERS}),
        ("больше заказов", {Aim.ORDERS}),
        ("вернуть ушедших клиентов", {Aim.LOYALTY}),
        ("raise brand awareness", {Aim.AWARENESS}),
        ("hire drivers", {Aim.HIRING}),
        ("нужны продавцы в магазин", {Aim.HIRING}),
        ("drive app installs", {Aim.APP}),
        ("скачивания приложения", {Aim.APP}),
        ("распродажа зимней коллекции", {Aim.SALE}),
        ("ищем дилеров", {Aim.PARTNERS}),
        ("find franchisees", {Aim.PARTNERS}),
        ("привести людей в торговый центр", {Aim.VISITS}),
        ("drive footfall to our mall", {Aim.VISITS}),
        ("we are launching a new product", {Aim.LAUNCH}),
        ("трафик на сайт", {Aim.TRAFFIC}),
        ("день открытых дверей", {Aim.EVENT}),
        ("звонки от клиентов", {Aim.LEADS}),
        ("узнаваемость не нужна, нужны заявки", {Aim.LEADS}),
        ("not awareness but leads", {Aim.LEADS}),
        ("добрый день", set()),
        ("сколько стоит смс", set()),
    ],
)
def test_one_purpose_is_read_of_one_phrase(text: str, aims: set[Aim]) -> None:
    assert read_aims(fold(text).text) == aims


def test_aims_of_several_sentences_are_added_up() -> None:
    one, other = "нужны заявки с сайта", "открываем новый магазин"
    assert read_aims(f"{one}. {other}.") == read_aims(one) | read_aims(other) == {Aim.LEADS, Aim.OPENING}


@pytest.mark.parametrize("end", [". ", "! ", "? ", "; ", "\n\n"])
def test_words_of_two_sentences_make_no_phrase(end: str) -> None:
    assert read_aims("нужны продавцы") == {Aim.HIRING}
    assert read_aims(f"нужны{end}продавцы") == frozenset()
