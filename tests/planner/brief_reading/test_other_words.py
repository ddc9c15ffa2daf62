"""Aims, places, media, trades and marked goods in other words than the readers were made on."""

import pytest

from planner.brief import Category, Channel, Objective
from planner.brief_reading.channels import read_channels
from planner.brief_reading.regions import read_regions
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        ("Цель: рост знания бренда", Objective.AWARENESS),
        ("Задача кампании — рассказать о новом бренде", Objective.AWARENESS),
        ("Цель: построение осведомлённости о марке", Objective.AWARENESS),
        ("Хотим, чтобы о нас узнали в городе.", Objective.AWARENESS),
        ("Objective: brand awareness", Objective.AWARENESS),
        ("The goal is to build awareness of the new brand.", Objective.AWARENESS),
        ("Цель: максимальный охват аудитории", Objective.REACH),
        ("Задача: охватить как можно больше жителей города", Objective.REACH),
        ("Objective: maximise reach", Objective.REACH),
        ("Цель: трафик на сайт", Objective.TRAFFIC),
        ("Задача — привести людей на лендинг", Objective.TRAFFIC),
        ("Цель: установки приложения", Objective.TRAFFIC),
        ("Objective: drive traffic to the website", Objective.TRAFFIC),
        ("Цель: заявки на кредит", Objective.LEADS),
        ("Задача — собрать заявки на тест-драйв", Objective.LEADS),
        ("Нужны лиды.", Objective.LEADS),
        ("Objective: lead generation", Objective.LEADS),
        ("We need leads for our sales team.", Objective.LEADS),
        ("Цель: увеличить продажи", Objective.SALES),
        ("Задача: продать остатки коллекции", Objective.SALES),
        ("Надо поднять продажи в интернет-магазине.", Objective.SALES),
        ("Objective: increase online sales", Objective.SALES),
        ("Цель: вернуть клиентов, которые давно не покупали", Objective.RETENTION),
        ("Задача — удержание действующих клиентов", Objective.RETENTION),
        ("Objective: win back lapsed customers", Objective.RETENTION),
    ],
)
def test_an_aim(text: str, objective: Objective) -> None:
    assert read(text).objective is objective


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("География размещения: Казань", ["Казань"]),
        ("Города: Самара, Тольятти", ["Самара", "Тольятти"]),
        ("Регион — Ростовская область", ["Ростовская область"]),
        ("Гео кампании: Воронеж + 50 км", ["Воронеж"]),
        ("Нам нужна реклама в Перми и Ижевске", ["Пермь", "Ижевск"]),
        ("Показывать только по Омску.", ["Омск"]),
        ("работаем по Уфе и Башкирии", ["Уфа", "Башкортостан"]),
        ("вся Россия", ["Россия"]),
        ("Гео: РФ, все города", ["Россия"]),
        ("| География | Тюмень и ХМАО |", ["Тюмень", "ХМАО"]),
        ("Geo: Kazan and Samara", ["Казань", "Самара"]),
        ("Locations: Saint Petersburg, Leningrad region", ["Санкт-Петербург", "Ленинградская область"]),
        ("We are in Novosibirsk and want to advertise there.", ["Новосибирск"]),
        ("Geography: nationwide, Russia", ["Россия"]),
        ("Region: Krasnodar Krai", ["Краснодарский край"]),
    ],
)
def test_places(text: str, regions: list[str]) -> None:
    assert list(read_regions(opened(text)).value) == regions


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        ("Каналы продвижения: контекст и соцсети", "yandex_direct vk_ads", ""),
        ("Медиа: телевидение и радио", "tv radio", ""),
        ("Площадки: ВКонтакте, Telegram Ads", "vk_ads telegram_ads", ""),
        ("Хотим билборды и медиафасады.", "ooh dooh", ""),
        ("Нужна смс-рассылка по базе оператора", "sms", ""),
        ("Интересуют push-уведомления и email", "push email", ""),
        ("Видео в интернете, баннеры", "olv display", ""),
        ("Реклама на Smart TV", "smart_tv", ""),
        ("Размещение у блогеров", "bloggers", ""),
        ("Реклама на Ozon и Wildberries", "marketplace", ""),
        ("Channels: online video, connected TV, banners", "olv smart_tv display", ""),
        ("We'd like billboards and radio.", "ooh radio", ""),
        ("Text messages to subscribers, please.", "sms", ""),
        ("Телевизор не рассматриваем", "", "tv"),
        ("Кроме радио, всё возможно", "", "radio"),
        ("Наружную рекламу не берём.", "", "ooh"),
        ("Рассылки по СМС запрещены политикой компании.", "", "sms"),
        ("блогеров не предлагать", "", "bloggers"),
        ("We don't do TV.", "", "tv"),
        ("Nothing on Telegram.", "", "telegram_ads"),
        ("Radio is not an option.", "", "radio"),
        ("Please no influencers.", "", "bloggers"),
    ],
)
def test_media(text: str, wanted: str, excluded: str) -> None:
    wishes = read_channels(opened(text))
    assert set(wishes.wanted.value) == {Channel(one) for one in wanted.split()}
    assert set(wishes.excluded.value) == {Channel(one) for one in excluded.split()}


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("Мы — сеть аптек «Здоровье рядом».", "pharma"),
        ("Клиент: застройщик «Вертикаль»", "real_estate"),
        ("Рекламодатель: банк «Опора»", "finance"),
        ("Рекламодатель — сеть кофеен «Зерно»", "restaurants"),
        ("Наша компания производит станки.", "industry"),
        ("Клиент: автосалон «Маршрут»", "automotive"),
        ("сеть супермаркетов «Полная чаша»", "retail"),
        ("Интернет-магазин электроники «Вольт»", "ecommerce"),
        ("Стоматологическая клиника «Улыбка»", "medicine"),
        ("Школа программирования для детей «Байт»", "education"),
        ("Туроператор «Горизонт»", "travel"),
        ("Авиакомпания «Крылья»", "transport"),
        ("Advertiser: a chain of coffee shops", "restaurants"),
        ("Client: Keystone Bank", "finance"),
        ("We are a furniture retailer.", "retail"),
        ("Advertiser: FitZone, a chain of gyms", "fitness"),
        ("We develop software for accountants.", "it_services"),
        ("Client: a residential property developer", "real_estate"),
    ],
)
def test_a_trade(text: str, industry: str) -> None:
    assert read(text).industry == industry


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Продукт: разливное пиво «Хмель»", {Category.ALCOHOL}),
        ("Продукт: красное сухое вино", {Category.ALCOHOL}),
        ("Product: craft beer", {Category.ALCOHOL}),
        ("Продукт: таблетки от головной боли", {Category.MEDICINE}),
        ("Product: allergy tablets, over the counter", {Category.MEDICINE}),
        ("Продукт: лазерная коррекция зрения", {Category.MEDICAL_SERVICE}),
        ("Product: dental implants", {Category.MEDICAL_SERVICE}),
        ("Продукт: БАД для иммунитета", {Category.SUPPLEMENT}),
        ("Product: food supplement with collagen", {Category.SUPPLEMENT}),
        ("Продукт: кредит наличными", {Category.FINANCE}),
        ("Продукт: дебетовая карта с кешбэком", {Category.FINANCE}),
        ("Product: a credit card", {Category.FINANCE}),
        ("Продукт: обмен криптовалюты", {Category.CRYPTO}),
        ("Продукт: онлайн-казино", {Category.GAMBLING}),
        ("Продукт: ставки на футбол", {Category.BETS}),
        ("Продукт: вейпы и жидкости", {Category.TOBACCO}),
        ("Продукт: квартиры в новостройке", {Category.REAL_ESTATE}),
        ("Product: apartments in a new development", {Category.REAL_ESTATE}),
        ("Продукт: молочная смесь для младенцев", {Category.BABY_FOOD}),
        ("Product: infant formula", {Category.BABY_FOOD}),
        ("Продукт: энергетический напиток «Заряд»", {Category.ENERGY_DRINK}),
        ("Продукт: кухонная мебель", set()),
        ("Product: office chairs", set()),
        ("Продукт: услуги грузоперевозок", set()),
    ],
)
def test_goods_that_the_law_treats_apart(text: str, flags: set[Category]) -> None:
    assert set(read(text).categories) == flags


@pytest.mark.parametrize(
    ("text", "is_included"),
    [
        ("Бюджет: 2 млн руб. без учёта НДС", False),
        ("Бюджет 2 000 000 руб. (НДС сверху)", False),
        ("2 млн плюс НДС", False),
        ("Бюджет: 2 млн руб., в т.ч. НДС", True),
        ("Бюджет с учётом НДС — 2 млн рублей", True),
        ("бюджет 2 млн, ндс внутри", True),
        ("Budget: RUB 2m excl. VAT", False),
        ("Budget 2,000,000 RUB net of VAT", False),
        ("Budget: RUB 2 million including VAT", True),
        ("RUB 2,000,000 gross of VAT", True),
        ("Бюджет: 2 млн руб.", None),
    ],
)
def test_whether_tax_is_in_the_sum(text: str, is_included: bool | None) -> None:
    assert read(text).vat_included is is_included
