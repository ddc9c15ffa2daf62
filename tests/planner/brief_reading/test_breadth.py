"""Goods, refusals, places and names in the words that clients use instead of the category's own."""

from datetime import date

import pytest

from planner.brief import Category, Channel, KpiName, Objective
from planner.brief_reading import read_brief
from planner.brief_reading.channels import read_channels
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Продукт: каберне и рислинг осеннего урожая", "alcohol"),
        ("Продукт: IPA «Тёмный лес», стаут", "alcohol"),
        ("Product: pale ale and stout", "alcohol"),
        ("Продукт: полусладкое красное «Алазань»", "alcohol"),
        ("Продукт: операция на глаза, центр зрения", "medical_service"),
        ("Продукт: страхование квартиры от залива", "finance"),
        ("Product: dachas near Moscow", "real_estate"),
        ("Продукт: детское молоко «Тёма»", "baby_food"),
        ("Продукт: гелевые капсулы с витамином D", "supplement"),
        ("Продукт: гель от боли в спине", "medicine"),
        ("Product: lozenges for sore throat", "medicine"),
        ("Продукт: виниры и лечение зубов", "medical_service"),
        ("Продукт: сдать анализы и сделать томографию", "medical_service"),
        ("Product: braces and veneers", "medical_service"),
        ("Продукт: гидролизат рыбный в саше", "supplement"),
        ("Product: magnesium gummies", "supplement"),
        ("Продукт: до зарплаты за 5 минут на карту", "finance"),
        ("Product: an app where people buy shares and bonds", "finance"),
        ("Product: swap roubles for Ether", "crypto"),
        ("Продукт: билетики со скретч-слоем", "gambling"),
        ("Product: online bingo", "gambling"),
        ("Продукт: прогнозы на футбол и теннис", "bets"),
        ("Product: free bets and the best odds", "bets"),
        ("Продукт: поды, одноразки, испарители", "tobacco"),
        ("Product: refillable pods and e-liquids", "tobacco"),
        ("Продукт: двушки в корпусе «Гавань»", "real_estate"),
        ("Product: new homes near the river", "real_estate"),
        ("Продукт: баночки с пюре для малышей с 6 месяцев", "baby_food"),
        ("Product: porridge for babies", "baby_food"),
        ("Продукт: ползунки и погремушки", "children"),
        ("Product: snowsuits for 2-10 year olds", "children"),
        ("Продукт: бодрящая газировка с таурином", "energy_drink"),
        ("Product: caffeinated soda with guarana", "energy_drink"),
    ],
)
def test_goods_are_known_by_ordinary_words(text: str, flag: str) -> None:
    assert read(text).categories == (Category(flag),)


@pytest.mark.parametrize(
    "text",
    [
        "Продукт: CRM для клиник",
        "Продукт: бокалы для вина",
        "Продукт: ремонт квартир под ключ",
        "Product: furniture for hospitals",
        "Продукт: лимонад без сахара и кофеина",
        "Продукт: пиццерия «Мамма Рома»",
        "Продукт: ортопедические матрасы",
        "Продукт: доставка роллов",
        "Product: scheduling tool for barbers",
        "Продукт: дрели и пилы",
        "Продукт: крем для лица с коллагеном",
        "Продукт: банка для хранения круп",
        "Продукт: солнечные панели и энергетика",
        "Продукт: пивной набор бокалов",
        "Product: face cream with collagen",
    ],
)
def test_goods_beside_a_trade_raise_no_flag(text: str) -> None:
    assert read(text).categories == ()


def test_what_breaks_off_and_is_put_right_was_not_meant() -> None:
    said = read("Букмекерская... стоп, не букмекеры. Онлайн-лото «Бочонок».")
    assert said.categories == (Category.GAMBLING,)


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        ("хотим вк и директ, маркетплейсы не надо", "vk_ads yandex_direct", "marketplace"),
        ("Радио и смс, телевизор не потянем.", "radio sms", "tv"),
        ("Радио не надо, наружку тоже.", "", "radio ooh"),
        ("Соцсети исключаем. Радио тоже.", "", "vk_ads radio"),
        ("Звонить никому нельзя.", "", "call_center"),
        ("Предпочитаем радио, от блогеров устали.", "radio", "bloggers"),
        ("Наружку, радио и прочее дорогое не надо.", "", "ooh radio"),
        ("Не используем: ТВ и прессу, email", "", "tv email"),
        ("Как не надо: ТВ, телеграм", "", "tv telegram_ads"),
        ("Табу: ТВ", "", "tv"),
        ("Не допускается: размещение на радио, у блогеров.", "", "radio bloggers"),
        ("Prohibited: SMS, call centre", "", "sms call_center"),
        ("Mandatory channels: OLV, bloggers", "olv bloggers", ""),
        ("We are tired of bloggers and refuse TV.", "", "bloggers tv"),
        ("Остальное не рассматриваем, особенно радио.", "", "radio"),
        ("Каналы: VK видео, афиши", "olv ooh", ""),
    ],
)
def test_media_are_wanted_and_refused_in_every_way_of_speech(text: str, wanted: str, excluded: str) -> None:
    wishes = read_channels(opened(text))
    assert set(wishes.wanted.value) == {Channel(word) for word in wanted.split()}
    assert set(wishes.excluded.value) == {Channel(word) for word in excluded.split()}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Гео: Оренбуржье и Вологодчина", {"Оренбургская область", "Вологодская область"}),
        ("Гео: Челябинская область и Курганская", {"Челябинская область", "Курганская область"}),
        ("Гео: в Самарской области и Пензенской", {"Самарская область", "Пензенская область"}),
        ("Гео: Магнитка, Челны", {"Магнитогорск", "Набережные Челны"}),
        ("Показать в Керчи, Нефтеюганске и Бердске", {"Керчь", "Нефтеюганск", "Бердск"}),
        ("Гео: Южный Урал", {"Челябинская область"}),
        ("Показы в Сарапуле и Соликамске", {"Сарапул", "Соликамск"}),
    ],
)
def test_places_are_known_by_what_people_call_them(text: str, regions: set[str]) -> None:
    assert set(read(text).regions) == regions


@pytest.mark.parametrize(
    ("text", "kpi"),
    [
        ("Цель: 250 первых заказов до 300 рублей", {("sales", 250), ("cpa", 300)}),
        ("Нужно 5 тысяч новых заёмщиков, одна выдача до 1100 рублей", {("sales", 5000), ("cpa", 1100)}),
        ("KPI: 40 заказов, ДРР 15", {("sales", 40), ("drr", 15)}),
        ("We need 250 leads, max RUB 2,500 per lead", {("leads", 250), ("cpl", 2500)}),
        ("6,000 funded accounts at no more than RUB 3,000 each", {("sales", 6000), ("cpa", 3000)}),
        ("Цель – 2000 полисов, не более 600 руб за полис", {("sales", 2000), ("cpa", 600)}),
    ],
)
def test_figures_are_read_with_and_without_measures(text: str, kpi: set[tuple[str, int]]) -> None:
    assert {(one.name, int(one.value)) for one in read(text).kpi} == {
        (KpiName(name), value) for name, value in kpi
    }


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("ООО «Импульс». Пусть узнают про напиток с гуараной «Рывок».", "гуараной «Рывок»"),
        ("Клиент: приложение «Обмен» – доставка еды", "доставка еды"),
        ("Нам бы продать двушки и евротрёшки в корпусе.", "двушки и евротрёшки"),
        ("Project: Riverside Quarter", "Riverside Quarter"),
    ],
)
def test_the_product_is_the_noun_phrase_beside_its_verb_or_name(text: str, product: str) -> None:
    assert product in (read(text).product or "")


@pytest.mark.parametrize(
    ("text", "advertiser"),
    [
        ("Brief for Hotel Belle Volga, a four-star hotel.", "Hotel Belle Volga"),
        ("Please advise on media for Lingua House, an online school.", "Lingua House"),
        ("Name: Cloud Corner", "Cloud Corner"),
        ("Магазины «Облако»: шесть точек в Липецке.", "Магазины «Облако»"),
    ],
)
def test_the_advertiser_is_found_after_what_introduces_it(text: str, advertiser: str) -> None:
    assert read(text).advertiser in {advertiser, "«Облако»"}


def test_orders_of_those_who_left_are_retention() -> None:
    brief = read("Сеть «Нори». Вернуть тех, кто не заказывал полгода: 2000 повторных заказов.")
    assert brief.objective is Objective.RETENTION


def test_a_pixel_for_the_site_is_no_missing_site() -> None:
    missing = read("Пиксель на сайт пока не поставили.").missing
    assert "conversion_tracking" in missing
    assert "landing_page" not in missing


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        (
            "Subject: Brief, energy drink Zap (we know the age limits)\n\nTeam, sending this over.",
            "energy_drink",
        ),
        ("Тема: ставки на спорт, бриф\n\nКоллеги, добрый день, высылаю.", "bets"),
        ("Re: craft beer launch\n\nHello, numbers below.", "alcohol"),
        ("Магазин «Туман», жидкости и устройства, две точки в Омске.", "tobacco"),
        ("Shop of devices and liquids, adults only.", "tobacco"),
        ("Тема: БАД «Лапа» для суставов собак\n\nПривет!", None),
        ("Жидкости для стирки и чистящие устройства.", None),
    ],
)
def test_goods_are_flagged_by_the_heading_and_by_what_a_shop_sells(text: str, flag: str | None) -> None:
    flags = [one.value for one in read_brief(text, as_of=date(2026, 3, 1)).categories]
    assert flags == ([flag] if flag else [])


@pytest.mark.parametrize(
    "ban", ["Не брать: телевизор, смарт тв.", "Не ставьте: ТВ, Smart TV.", "Не включать: тв и смарт тв"]
)
def test_an_order_not_to_take_excludes(ban: str) -> None:
    brief = read_brief(f"Каналы брать: вк, баннеры. {ban}", as_of=date(2026, 3, 1))
    assert {one.value for one in brief.channels_excluded} == {"tv", "smart_tv"}
    assert {one.value for one in brief.channels_wanted} == {"vk_ads", "display"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Период: с 1 июня до середины августа", date(2026, 8, 15)),
        ("Dates: from 1 June until mid-August", date(2026, 8, 15)),
        ("Период: с 1 июня по 20 августа", date(2026, 8, 20)),
        ("Старт 1 апреля. Конец кампании 31 мая.", date(2026, 5, 31)),
        ("Старт 1 апреля, конец размещения 31 мая.", date(2026, 5, 31)),
    ],
)
def test_a_flight_ends_where_its_end_is_said(text: str, end: date) -> None:
    assert read_brief(text, as_of=date(2026, 3, 1)).end_date == end


@pytest.mark.parametrize(
    ("text", "is_excluded"),
    [
        ("Каналы: баннеры. Про телеграм спорим: я за, шеф сказал пока нет.", True),
        ("Каналы: баннеры. По телеграму директор против.", True),
        ("Channels: display. About Telegram Ads our CEO says no.", True),
        ("Каналы: баннеры, телеграм. Директор против переноса дат.", False),
    ],
)
def test_a_channel_that_the_chief_is_against_is_excluded(text: str, is_excluded: bool) -> None:
    read_back = read_brief(text, as_of=date(2026, 3, 1))
    assert (Channel.TELEGRAM_ADS in read_back.channels_excluded) is is_excluded


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Хотим в феврале–марте 2027 (с 8 февраля по 21 марта) привести людей в аптеки", (2, 8), (3, 21)),
        ("In March-April 2027, from 3 March to 20 April, we want reach", (3, 3), (4, 20)),
        ("Размещение в марте–апреле 2027", (3, 1), (4, 30)),
    ],
)
def test_days_told_inside_a_stretch_are_the_flight(
    text: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    brief = read_brief(text, as_of=date(2026, 11, 25))
    assert (brief.start_date, brief.end_date) == (date(2027, *start), date(2027, *end))


def test_people_named_after_the_money_are_the_audience() -> None:
    brief = read_brief(
        "Деньги: 1,8 млн рублей без НДС. Женщины 30–60. Телеграм не нужен.", as_of=date(2026, 11, 25)
    )
    assert (brief.audience.gender.value, brief.audience.age_min, brief.audience.age_max) == ("female", 30, 60)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Бриф на размещение, банк «Ладога».\nПродукт: дебетовая карта «Прилив»", "дебетовая карта «Прилив»"),
        (
            "We are Northfield Home, a furniture shop. We plan a brand campaign for the new kitchen line.",
            "new kitchen line",
        ),
        ("Здравствуйте, это сеть аптек «Подорожник», 46 аптек в Туле.", "сеть аптек «Подорожник»"),
    ],
)
def test_a_product_is_named_as_people_would_name_it(text: str, product: str) -> None:
    assert read_brief(text, as_of=date(2026, 11, 25)).product == product


@pytest.mark.parametrize(
    "text",
    [
        "Хотим привести людей в аптеки и на сайт с бронированием.",
        "We want to bring people to the stores and to our website.",
        "Нужно вернуть покупателей в магазины.",
    ],
)
def test_where_people_are_to_come_is_no_interest_of_theirs(text: str) -> None:
    assert read_brief(text, as_of=date(2026, 11, 25)).audience.interests == ()
