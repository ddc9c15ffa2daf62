"""The trade of the advertiser and the law of its goods."""

import pytest

from planner.brief import Category
from planner.brief_reading.subject import read_categories, read_industry, subject_passages
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("Рекламодатель: сеть пекарен «У Гали»", "restaurants"),
        ("Продукт: виски «Степной ветер»", "fmcg"),
        ("Клиент: Банк «Инвестполюс»", "finance"),
        ("Клиент: АО СК «Оберег», страхование", "insurance"),
        ("Advertiser: Aurelia Air, regional airline", "transport"),
        ("Клиент: клиника «МедКристалл»", "medicine"),
        ("Мы онлайн-школа рисования «Кисть»", "education"),
        ("Нужна реклама производству дверей «Порог».", "industry"),
        ("Сеть фитнес-клубов «Тяга»", "fitness"),
        ("Продукт: подписка на доставку фермерских овощей", "ecommerce"),
        ("Продукт: спрей назальный «Назолан»", "pharma"),
        ("Девелопер ГК «Кирпичный Ряд», жилой комплекс", "real_estate"),
        ("Торговая сеть «Щедрый Угол»", "retail"),
        ("Оператор связи «Печора-Телеком»", "telecom"),
        ("энергетик «ВольтЯк» 0,45 в чёрной банке", "fmcg"),
        ("Мы — лотерея «Золотой Карась»", "entertainment"),
        ("автоцентр «Полюс-Авто»", "automotive"),
        ("Отель «Сосны» в Кисловодске", "travel"),
        ("типография «Оттиск», этикетка", "b2b_services"),
        ("ювелирная мастерская «Аврелия»", "crafts"),
        ("SaaS-сервис «Учётка»", "it_services"),
        ("Онлайн-кинотеатр «Вечерний»", "media"),
        ("ФГБУ «Заповедник Столбы»", "public_sector"),
        ("барбершоп «Топор»", "beauty"),
        ("БК «Верный Счёт»", "betting"),
        ("доставка готовых рационов «Обед»", "delivery"),
        ("Рекламодатель: ООО «Ромашка»", None),
    ],
)
def test_the_trade_is_one_of_the_cases(text: str, industry: str | None) -> None:
    assert read(text).industry == industry


def test_a_brand_in_quotation_marks_does_not_tell_the_trade() -> None:
    assert read("Девелопер ГК «Кирпичный Ряд», жилой комплекс «Чайная роза»").industry == "real_estate"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Продукт: виски «Степной ветер»", {Category.ALCOHOL}),
        ("Крафтовая пивоварня «Ячмень»", {Category.ALCOHOL}),
        ("Product: single malt whisky", {Category.ALCOHOL}),
        ("винодельня «Тёплая лоза», Тамань", {Category.ALCOHOL}),
        ("Продукт: спрей назальный «Назолан»", {Category.MEDICINE}),
        ("What: own-brand cough syrup (OTC medicine)", {Category.MEDICINE}),
        ("Клиент: клиника «МедКристалл»", {Category.MEDICAL_SERVICE}),
        ("стоматология «Белый Клык» в Рязани", {Category.MEDICAL_SERVICE}),
        ("Zephyr Dental, four clinics in Kazan", {Category.MEDICAL_SERVICE}),
        ("Продукт: БАД «Апифорс», капсулы", {Category.SUPPLEMENT}),
        ("Product: Omega-3, a dietary supplement", {Category.SUPPLEMENT}),
        ("Продукт: кредит наличными", {Category.FINANCE}),
        ("Клиент: АО СК «Оберег», каско", {Category.FINANCE}),
        ("Брокер «Тихая гавань» (лицензия ЦБ)", {Category.FINANCE}),
        ("Криптообменник «Сатоши и Ко»", {Category.CRYPTO}),
        ("Мы — лотерея «Золотой Карась»", {Category.GAMBLING}),
        ("Букмекер «Верный Счёт», ставки на спорт", {Category.BETS}),
        ("производитель электронных сигарет «Дымок»", {Category.TOBACCO}),
        ("сеть кальянных «Дым»", {Category.TOBACCO}),
        ("ЖК «Солодовый», девелопер", {Category.REAL_ESTATE}),
        ("дачный посёлок «Липки», 41 участок", {Category.REAL_ESTATE}),
        ("Продукт: детское питание, каши", {Category.BABY_FOOD}),
        ("Смесь «Лалапан», детское питание для малышей", {Category.BABY_FOOD}),
        ("Детский лагерь «Вершина»", {Category.CHILDREN}),
        ("Продукт: подготовка к ЕГЭ", {Category.CHILDREN}),
        ("Product: kids' construction sets", {Category.CHILDREN}),
        ("энергетик «ВольтЯк» 0,45 в чёрной банке", {Category.ENERGY_DRINK}),
        ("Product: energy drink Volt", {Category.ENERGY_DRINK}),
        # words that only stand near
        ("Безалкогольное пиво «Ноль Хмеля»", set()),
        ("Ветеринарная клиника «Хвост трубой»", set()),
        ("Product: daily flights Moscow to Ufa", set()),
        ("Сеть фитнес-клубов «Тяга»", set()),
        ("Продукт: двери\nАудитория: семьи с ипотекой и детьми", set()),
        ("Продукт: двери\nОграничения: рекламу кредитов рядом не ставьте", set()),
        ("Торговая сеть «Угол», магазин рядом с банком", set()),
    ],
)
def test_a_flag_is_raised_by_what_is_advertised(text: str, flags: set[Category]) -> None:
    assert set(read(text).categories) == flags


def test_an_audience_under_age_raises_the_flag_of_children() -> None:
    brief = opened("Продукт: кроссовки\nАудитория: подростки 12-17 лет")
    assert read_categories(brief, subject_passages(brief, ()), 17).value == (Category.CHILDREN,)


def test_the_warning_that_the_law_asks_for_names_the_goods() -> None:
    text = "Продукт: комплекс «Апи»\nЮридическое: «не является лекарственным средством», 10 % площади"
    assert read(text).categories == (Category.SUPPLEMENT,)


def test_a_flag_and_the_trade_keep_their_words() -> None:
    brief = opened("Продукт: виски «Степной ветер»")
    subject = subject_passages(brief, ())
    assert read_categories(brief, subject, None).quotes == ("Продукт: виски «Степной ветер»",)
    assert read_industry(
        brief, ("виски «Степной ветер»",), subject, read_categories(brief, subject, None)
    ).quotes == ("Продукт: виски «Степной ветер»",)
