from datetime import date

import pytest

from qualifier.deals.client_trades import name_client_trade
from qualifier.deals.facets import (
    Facets,
    Size,
    count_people,
    find_aims,
    find_channels,
    find_size,
    name_region,
)
from qualifier.lead import Interaction, Lead, Sender
from qualifier.reading.aims import Aim
from qualifier.reading.fold import fold
from qualifier.record import LeadRecord, OpenData
from tests.qualifier.deals.exports import make_deal
from tests.qualifier.deals.memory import make_reader

READER = make_reader()


def read(message: str, open_data: OpenData | None = None, **changes: str) -> Facets:
    lead = Lead(message=message, **changes)
    return READER.of_request(lead, open_data or OpenData(), LeadRecord(as_of=date(2026, 9, 1), lead=lead))


def read_trade(text: str) -> str | None:
    found = name_client_trade(fold(text).text)
    return found.trade.name if found else None


def test_a_deal_and_a_request_are_compared_in_the_same_words() -> None:
    deal = READER.of_deal(make_deal(region="Тверская область", employees=300))
    asked = read("Мы сеть магазинов, 400 сотрудников, открываем магазин, нужна смс-рассылка по Твери")
    assert deal == asked
    assert asked.aims == {Aim.OPENING}
    assert asked.size is Size.LARGE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Розничная торговля", "Retail"), ("Автосалоны", "Car dealership"), ("Рестораны", "restaurants")],
)
def test_a_trade_is_the_same_in_both_languages(one: str, other: str) -> None:
    assert (
        READER.of_deal(make_deal(industry=one)).industry == READER.of_deal(make_deal(industry=other)).industry
    )


def test_a_trade_or_place_that_no_list_names_is_itself() -> None:
    facets = READER.of_deal(make_deal(industry=" Прочее ЗЮ ", region="Верхние Бугры", task=None))
    assert (facets.industry, facets.region) == ("прочее зю", "верхние бугры")


@pytest.mark.parametrize(
    ("industry", "task", "trade"),
    [
        ("HoReCa", "Рассылка для сети кофеен", "restaurant"),
        (None, "Заявки: автоцентр", "car_dealer"),
        ("Банк", "Рассылка для сети кофеен", "bank"),
        # Whose base is bought is not what the client does.
        (None, "Рассылка по базе абонентов", None),
    ],
)
def test_a_task_names_the_trade_where_the_field_does_not(
    industry: str | None, task: str, trade: str | None
) -> None:
    assert READER.of_deal(make_deal(industry=industry, task=task)).industry == trade


def test_open_data_come_before_the_clients_words() -> None:
    facets = read("нужны баннеры", OpenData(industry="Банк", employees=40), region="Казань")
    assert facets.industry == READER.of_deal(make_deal(industry="Банк")).industry
    assert (facets.size, facets.region) == (Size.SMALL, name_region("Казань"))


def test_what_nobody_said_is_none() -> None:
    assert read("Здравствуйте") == Facets()
    bare = make_deal(industry=None, region=None, employees=None, products=(), task=None)
    assert READER.of_deal(bare) == Facets()


@pytest.mark.parametrize(
    ("employees", "size"),
    [
        (None, None),
        (0, None),
        (1, Size.SMALL),
        (50, Size.SMALL),
        (51, Size.MEDIUM),
        (250, Size.MEDIUM),
        (251, Size.LARGE),
    ],
)
def test_sizes_have_the_profiles_borders(employees: int | None, size: Size | None) -> None:
    assert find_size(employees) is size


@pytest.mark.parametrize(
    ("products", "channels"),
    [
        (("SMS-рассылка", "смс"), {"sms"}),
        # A longer name holds a shorter one and is told as itself.
        (("Smart TV",), {"smart_tv"}),
        (("Сувениры",), {"сувениры"}),
        # A telecom is no telly; digital out-of-home is one product, a spot on the radio is no video.
        (("Телеком",), {"телеком"}),
        (("digital out-of-home", "телек"), {"ooh", "tv"}),
        (("Ролик на радио",), {"radio"}),
        (("outdoor posters", "social media"), {"ooh", "vk_ads"}),
        ((), set()),
    ],
)
def test_products_are_named_by_their_channels(products: tuple[str, ...], channels: set[str]) -> None:
    assert find_channels(products) == channels


@pytest.mark.parametrize(
    ("task", "aims"),
    [
        ("Заявки с сайта: автоцентр", {Aim.LEADS}),
        ("Открытие салона и скидки", {Aim.OPENING, Aim.SALE}),
        ("Реклама", set()),
        (None, set()),
        # Only the beginning is read: a note of a thousand lines is no task.
        ("слово " * 100 + "скидки", set()),
    ],
)
def test_a_deal_was_for_what_its_task_says(task: str | None, aims: set[Aim]) -> None:
    assert find_aims(task) == aims


def test_only_the_client_tells_what_its_campaign_is_for() -> None:
    assert read("Хотим вернуть старых клиентов").aims == {Aim.LOYALTY}
    turns = (Interaction(sender=Sender.SELLER, text="Предлагаем скидки на радио"),)
    lead = Lead(message="Здравствуйте", interactions=turns)
    facets = READER.of_request(lead, OpenData(), LeadRecord(as_of=date(2026, 9, 1), lead=lead))
    assert facets.aims == frozenset()


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Турагентство", "travel"),
        ("travel agency", "travel"),
        ("агентство недвижимости", "developer"),
        ("рекламное агентство", "agency"),
        ("неведомая зверушка", None),
    ],
)
def test_an_agency_is_of_the_trade_that_it_sells(text: str, trade: str | None) -> None:
    assert read_trade(text) == trade


def test_an_agency_that_speaks_for_itself_is_of_its_trade_too() -> None:
    assert read("Мы туристическое агентство, нужны баннеры").industry == "travel"


@pytest.mark.parametrize(
    ("message", "aims"),
    [
        ("Открываем салон. Нужны заявки с сайта.", {Aim.OPENING, Aim.LEADS}),
        ("Мы не открываем магазин, нужна узнаваемость бренда", {Aim.AWARENESS}),
        ("We want people to download our app", {Aim.APP}),
        ("Сколько стоит реклама на радио?", set()),
    ],
)
def test_a_request_may_have_several_aims_or_none(message: str, aims: set[Aim]) -> None:
    assert read(message).aims == aims


def test_what_is_said_in_talks_counts_as_what_is_written() -> None:
    turns = (Interaction(sender=Sender.CLIENT, text="Нужны заявки с сайта"),)
    lead = Lead(message="Здравствуйте", interactions=turns)
    facets = READER.of_request(lead, OpenData(), LeadRecord(as_of=date(2026, 9, 1), lead=lead))
    assert facets.aims == {Aim.LEADS}


@pytest.mark.parametrize("place", ["Тверь", "Тверская область", "тверская область"])
def test_a_place_is_the_same_in_any_form(place: str) -> None:
    assert name_region(place) == "Тверская область"


@pytest.mark.parametrize(
    ("message", "size"),
    [
        ("Нас 30 сотрудников", Size.SMALL),
        ("У нас работает 120 сотрудников", Size.MEDIUM),
        ("We have 400 employees", Size.LARGE),
        ("Открыли 400 магазинов", None),
    ],
)
def test_the_client_tells_its_own_size(message: str, size: Size | None) -> None:
    assert read(message).size is size


@pytest.mark.parametrize(
    ("products", "channels"),
    [
        (("Наружная реклама",), {"ooh"}),
        (("Радио", "радио", "Radio"), {"radio"}),
        (("СМС и радио",), {"sms", "radio"}),
        (("  ",), set()),
        (("", "СМС"), {"sms"}),
        (("Кружки с логотипом",), {"кружки с логотипом"}),
    ],
)
def test_products_in_any_language_are_one_channel(products: tuple[str, ...], channels: set[str]) -> None:
    assert find_channels(products) == channels


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Москва", "Москва"),
        ("г. Казань", "Татарстан"),
        ("Казань", "Татарстан"),
        ("Дальняя Зюзя", "дальняя зюзя"),
        ("", ""),
    ],
)
def test_a_city_is_of_its_subject_and_an_unknown_place_is_itself(text: str, name: str) -> None:
    assert name_region(text).removeprefix("Республика ") == name


@pytest.mark.parametrize(
    ("text", "people"),
    [("Нас 30 сотрудников", 30), ("We have 400 employees", 400), ("Бюджет 400 тысяч", None), ("", None)],
)
def test_people_are_counted_only_where_they_are_people(text: str, people: int | None) -> None:
    assert count_people(text) == people


def test_what_a_client_calls_itself_is_its_trade_unless_a_register_knows_better() -> None:
    assert (
        read("нужны баннеры", company="Сеть аптек «Ромашка»").industry
        == READER.of_deal(make_deal(industry="Аптеки")).industry
    )
    assert read("нужны баннеры", OpenData(industry="Банк"), company="Аптека «Ромашка»").industry == "bank"
