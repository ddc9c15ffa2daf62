"""Who advertises, and what."""

import pytest

from planner.brief_reading.names import read_advertiser
from planner.brief_reading.product import read_product
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "advertiser"),
    [
        ("Рекламодатель: АО «Алтын-Су Дистиллерс»", "АО «Алтын-Су Дистиллерс»"),
        ("| Клиент | ИП Мамонтова, бренд «Пена и Мята» |", "ИП Мамонтова, бренд «Пена и Мята»"),
        ("Advertiser: Aurelia Air (regional carrier, licensed)", "Aurelia Air"),
        ("Клиент: Банк «Инвестполюс» (универсальная лицензия)", "Банк «Инвестполюс»"),
        ("Мы — лотерея «Золотой Карась», распространитель лотереи.", "лотерея «Золотой Карась»"),
        ("Мы «Пекарня у Гали», 19 точек.", "«Пекарня у Гали»"),
        ("слушай мы онлайн школа рисования «Кисть и Точка»", "онлайн школа рисования «Кисть и Точка»"),
        ("Торговая сеть «Щедрый Угол» открывает магазин.", "Торговая сеть «Щедрый Угол»"),
        ("Прошу подготовить предложение для клиники «МедКристалл».", "клиники «МедКристалл»"),
        ("Медиабриф ЖК «Солодовый» (девелопер ГК «Кирпичный Ряд», Тула)", "ГК «Кирпичный Ряд»"),
        ("Высылаем бриф по ЖК «Бриз» (застройщик СЗ «Волга-Девелопмент»).", "СЗ «Волга-Девелопмент»"),
        (
            "Кому: ООО «Медиасила», отдел планирования\nОт: АО «Ангара-Фарма»\nПросим план.",
            "АО «Ангара-Фарма»",
        ),
        ("From: Claire Dumont, Head of Marketing, Vitalis Nutrition\nHello,", "Vitalis Nutrition"),
        ("Hi there,\n\nWe're Northwind Roasters, a coffee chain.", "Northwind Roasters"),
        ("I run marketing for Fjord & Pine, a retailer.", "Fjord & Pine"),
        ("Good afternoon! Zephyr Dental, four clinics in Kazan.", "Zephyr Dental"),
        ("это Лёля из барбершопа ТОПОР (Казань)", "барбершопа ТОПОР"),
        ("энергетик «ВольтЯк» 0,45 в чёрной банке", "«ВольтЯк»"),
        ("Добрый день! Нужна реклама.", None),
        ("We are a grocery chain, Harbour Grocers. SMS in May.", "Harbour Grocers"),
        ("Hi, we're an online pharmacy called PillBox and want push.", "PillBox"),
        ("We are a family bakery in Samara, Crumb & Crust.", "Crumb & Crust"),
        ("This is John from Vertex Fitness. We need leads.", "Vertex Fitness"),
        ("Our client is Delta Tyres. Plan for October, please.", "Delta Tyres"),
        ("I represent Tundra Cafe.", "Tundra Cafe"),
        ("We are a bank, Moscow. SMS in May.", None),
        ("We are a developer from Kazan.", None),
        ("We have a plan for October, May and June.", None),
        ("Конкуренты: «Мыльница» и «Соль»", None),
        ("", None),
    ],
)
def test_the_advertiser_is_named_as_the_client_names_it(text: str, advertiser: str | None) -> None:
    assert read_advertiser(opened(text)).value == advertiser


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Продукт: виски «Степной ветер», 40 %, 0,5 л", "виски «Степной ветер», 40 %, 0,5 л"),
        ("Product: daily flights Moscow to Ufa, launched on 9 November", "daily flights Moscow to Ufa"),
        ("| Продукт | твёрдые шампуни |", "твёрдые шампуни"),
        ("Объект рекламирования: программа «Сердце» (комплекс исследований).", "программа «Сердце»"),
        ("Предмет: продвижение тарифа «Полярный безлимит».", "тарифа «Полярный безлимит»"),
        ("Что рекламируем: кредит наличными", "кредит наличными"),
        ("Наименование продукта: вклад «Кедровый»", "вклад «Кедровый»"),
        ("2. Продукт\nСпрей назальный «Назолан».", "Спрей назальный «Назолан»"),
        ("— а продукт\n— продукт это подписка на овощи", "подписка на овощи"),
        ("Медиабриф ЖК «Солодовый» (девелопер ГК «Кирпичный Ряд»)", "ЖК «Солодовый»"),
        ("Выводим сырники на завтрак, с 21 сентября.", "сырники на завтрак"),
        ("We're bringing back the pumpkin latte on 7 September.", "the pumpkin latte"),
        ("Запускаем новый сорт — «Полуночный стаут», 7,2 %.", "новый сорт — «Полуночный стаут»"),
        ("Двери входные и межкомнатные, продаём через дилеров.", "Двери входные и межкомнатные"),
        ("Просим кампанию в поддержку программы «Баллы в бак».", "программы «Баллы в бак»"),
        ("Рекламодатель: ООО «Ромашка»", None),
        ("We are a grocery chain, Harbour Grocers. SMS in May.", "grocery chain"),
        ("My name is Anna, I am with Kestrel Motors, a car dealer. Plan for July.", "car dealer"),
        (
            "I run marketing for Fjord & Pine, a Norwegian furniture retailer with six stores.",
            "Norwegian furniture retailer",
        ),
        (
            "Сеть магазинов мебели «Дубрава», Самара и Тольятти. Кампания в мае.",
            "Сеть магазинов мебели «Дубрава»",
        ),
        ("Сеть «Дубрава», кухни и шкафы. Кампания в мае.", "Сеть «Дубрава», кухни и шкафы"),
        ("We at PillBox want push in Kazan in June.", "PillBox"),
        ("I work for Bluebird Insurance and need an SMS campaign in April.", "Bluebird Insurance"),
        ("We want to raise interest in heat pumps.", "heat pumps"),
        ("Grand Floors here. We want to raise demand for oak parquet.", "oak parquet"),
        ("", None),
    ],
)
def test_the_product_is_what_is_advertised(text: str, product: str | None) -> None:
    brief = opened(text)
    assert read_product(brief, read_advertiser(brief).value).value == product


def test_names_keep_the_sentence_they_stand_in() -> None:
    brief = opened("Гео: Тверь\nМы «Пекарня у Гали», 19 точек.")
    assert read_advertiser(brief).quotes == ("Мы «Пекарня у Гали», 19 точек.",)
