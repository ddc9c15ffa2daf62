"""The same facts in other words: what a client means does not hang on one turn of speech."""

from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Gender
from planner.brief_reading.audience import read_audience
from planner.brief_reading.budget import read_budget
from planner.brief_reading.dates import read_flight
from planner.brief_reading.kpi import read_kpi
from planner.brief_reading.product import read_product
from tests.planner.brief_reading.opened import opened


def _days(text: str) -> tuple[date | None, date | None]:
    flight = read_flight(opened(text))
    return flight.start.value, flight.end.value


@pytest.mark.parametrize(
    "text",
    [
        "Период размещения: 5 октября – 15 ноября 2026",
        "Сроки РК: 05.10.26 – 15.11.26",
        "Размещаемся с 5 октября по 15 ноября включительно.",
        "Кампания стартует 5 октября и идёт до 15 ноября.",
        "Начало — 5 октября 2026, окончание — 15 ноября 2026",
        "Хотим выйти 5 октября, закончить 15 ноября",
        "Реклама должна работать с 5-го октября по 15-е ноября",
        "Дата старта: 05.10.2026\nДата завершения: 15.11.2026",
        "| Начало | 05.10.2026 |\n| Конец | 15.11.2026 |",
        "с пятого октября по пятнадцатое ноября",
        "Период: 05/10/2026-15/11/2026",
        "Flight dates: 5 Oct – 15 Nov 2026",
        "Campaign period: October 5 to November 15, 2026",
        "We go live on 5 October and finish on 15 November.",
        "Start date: 2026-10-05\nEnd date: 2026-11-15",
        "The campaign runs from the 5th of October through the 15th of November.",
        "Live from Oct 5 until Nov 15.",
        "Timing: 05.10.2026 to 15.11.2026",
    ],
)
def test_a_flight_of_two_days(text: str) -> None:
    assert _days(text) == (date(2026, 10, 5), date(2026, 11, 15))


@pytest.mark.parametrize(
    "text",
    [
        "Период: ноябрь 2026",
        "Сроки: весь ноябрь",
        "Размещение в ноябре.",
        "Нужна реклама на ноябрь",
        "Даты: 1–30 ноября",
        "Период: 01.11–30.11.2026",
        "Один месяц, ноябрь.",
        "Timing: November 2026",
        "Flight: all of November",
        "The campaign is planned for November.",
        "Run it in November, the whole month.",
    ],
)
def test_a_flight_of_one_month(text: str) -> None:
    assert _days(text) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Старт 12 октября, длительность 4 недели.",
        "С 12 октября на четыре недели",
        "Четыре недели начиная с 12 октября.",
        "Начинаем 12.10.2026, кампания идёт 4 недели",
        "4 weeks from 12 October",
        "Start on 12 October and run for four weeks.",
        "A four-week flight starting 12 October 2026",
    ],
)
def test_a_flight_of_a_start_and_a_length(text: str) -> None:
    assert _days(text) == (date(2026, 10, 12), date(2026, 11, 8))


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет: 3 500 000 руб.",
        "Бюджет РК — 3,5 млн рублей",
        "На рекламу готовы потратить 3.5 млн",
        "Бюджет кампании не более 3 500 000 ₽",
        "Есть три с половиной миллиона рублей на всё",
        "| Бюджет | 3 500 000 |",
        "Располагаем суммой 3500000 рублей",
        "бюджет 3,5 ляма",
        "Медийный бюджет (max): 3,5 млн. руб.",
        "закладываем до 3,5 млн р.",
        "Budget: RUB 3,500,000",
        "The budget is 3.5 million roubles.",
        "We have 3.5m RUB to spend.",
        "Total media spend up to 3,500,000 rubles",
        "Budget cap: ₽3.5M",
    ],
)
def test_a_budget_of_one_sum(text: str) -> None:
    brief = opened(text)
    assert read_budget(brief, None, None).high.value == Decimal(3_500_000)


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет: 2–3 млн руб.",
        "Бюджет от 2 до 3 млн рублей",
        "бюджет в районе двух-трёх миллионов",
        "Бюджетная вилка: 2 000 000 – 3 000 000 руб.",
        "минимум 2 млн, максимум 3 млн рублей на кампанию",
        "Budget: RUB 2-3 million",
        "Budget between 2,000,000 and 3,000,000 roubles",
        "We can spend 2 to 3 million RUB.",
    ],
)
def test_a_budget_of_two_sums(text: str) -> None:
    found = read_budget(opened(text), None, None)
    assert (found.low.value, found.high.value) == (Decimal(2_000_000), Decimal(3_000_000))


@pytest.mark.parametrize(
    ("text", "kpi"),
    [
        ("Ожидаем 800 заявок", "leads 800"),
        ("Цель кампании — получить 800 заявок", "leads 800"),
        ("Плановое количество заявок: 800", "leads 800"),
        ("План: 800 заявок за флайт", "leads 800"),
        ("Нам нужно минимум восемьсот заявок", "leads 800"),
        ("Количество лидов — 800 шт.", "leads 800"),
        ("800 обращений с сайта", "leads 800"),
        ("| KPI | 800 заявок |", "leads 800"),
        ("Goal: 800 leads", "leads 800"),
        ("We expect at least 800 enquiries.", "leads 800"),
        ("KPI: 800 sign-ups for a demo", "leads 800"),
        ("Target: 800 qualified leads", "leads 800"),
        ("Охват 3 млн", "reach 3000000"),
        ("Нужно охватить 3 млн человек", "reach 3000000"),
        ("Охватить не менее трёх миллионов", "reach 3000000"),
        ("KPI: охват 3 000 000 уникальных пользователей", "reach 3000000"),
        ("Reach: 3,000,000 people", "reach 3000000"),
        ("We want to reach 3 million people", "reach 3000000"),
        ("Частота контакта 5", "frequency 5"),
        ("Средняя частота — 5", "frequency 5"),
        ("частота не менее 5 контактов", "frequency 5"),
        ("Average frequency: 5", "frequency 5"),
        ("Стоимость лида не выше 900 руб.", "cpl 900"),
        ("цена заявки до 900 рублей", "cpl 900"),
        ("CPL: 900 ₽", "cpl 900"),
        ("лид не дороже 900 р", "cpl 900"),
        ("cost per lead under RUB 900", "cpl 900"),
        ("CPL target 900 roubles", "cpl 900"),
        ("CPA не более 1 700 руб.", "cpa 1700"),
        ("стоимость заказа до 1700 рублей", "cpa 1700"),
        ("цена установки 120 руб.", "cpa 120"),
        ("cost per order below 1,700 RUB", "cpa 1700"),
        ("CPM до 350 руб.", "cpm 350"),
        ("стоимость тысячи показов не выше 350 рублей", "cpm 350"),
        ("CTR не ниже 1,2 %", "ctr 1.2"),
        ("кликабельность от 1,2%", "ctr 1.2"),
        ("CTR of at least 1.2%", "ctr 1.2"),
        ("15 тыс. установок приложения", "installs 15000"),
        ("скачивания: 15 000", "installs 15000"),
        ("15,000 app installs", "installs 15000"),
        ("40 тыс. визитов на сайт", "visits 40000"),
        ("трафик на сайт 40 000 визитов", "visits 40000"),
        ("40,000 site visits", "visits 40000"),
        ("2 000 продаж", "sales 2000"),
        ("продать 2 000 абонементов", "sales 2000"),
        ("2,000 orders from the campaign", "sales 2000"),
    ],
)
def test_a_figure_under_its_measure(text: str, kpi: str) -> None:
    parts = kpi.split()
    expected = {name: Decimal(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}
    assert {one.name.value: one.value for one in read_kpi(opened(text)).value} == expected


@pytest.mark.parametrize(
    "text",
    [
        "ЦА: женщины 25-44 лет",
        "Целевая аудитория — женщины от 25 до 44",
        "Женщины, 25–44",
        "Ж 25-44",
        "Пол: женский\nВозраст: 25-44",
        "Аудитория: девушки и женщины в возрасте 25–44 лет",
        "Наши покупательницы — женщины 25–44.",
        "Target audience: females 25-44",
        "TA: W 25-44",
        "Women between 25 and 44",
        "Audience: women, 25 to 44 years old",
        "We want to talk to women aged 25-44.",
    ],
)
def test_women_of_an_age(text: str) -> None:
    audience = read_audience(opened(text)).value
    assert (audience.gender, audience.age_min, audience.age_max) == (Gender.FEMALE, 25, 44)


@pytest.mark.parametrize(
    "text",
    [
        "ЦА: 30–55, мужчины и женщины",
        "Аудитория: М/Ж 30-55",
        "Взрослые 30–55 лет",
        "Люди от 30 до 55",
        "все 30-55",
        "Возраст 30–55, пол любой",
        "Target: adults 30-55",
        "People aged 30 to 55",
        "TA: all 30-55",
        "Men and women, 30–55",
    ],
)
def test_anybody_of_an_age(text: str) -> None:
    audience = read_audience(opened(text)).value
    assert (audience.gender, audience.age_min, audience.age_max) == (Gender.ALL, 30, 55)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Продукт: доставка продуктов «Корзинка»", "доставка продуктов «Корзинка»"),
        ("Продвигаем: мобильное приложение «Шаги»", "мобильное приложение «Шаги»"),
        ("Рекламируемый продукт — вклад «Весенний»", "вклад «Весенний»"),
        ("Что рекламируем: курсы английского для детей", "курсы английского для детей"),
        ("| Продукт | страховка для путешествий |", "страховка для путешествий"),
        ("Запускаем новый фитнес-клуб на Ленина.", "новый фитнес-клуб на Ленина"),
        ("Product: travel insurance", "travel insurance"),
        ("Product / service: a meal-kit subscription", "a meal-kit subscription"),
        ("We are launching a new kids' bank card.", "a new kids' bank card"),
        ("What we advertise: winter tyres", "winter tyres"),
    ],
)
def test_what_is_advertised(text: str, product: str) -> None:
    assert read_product(opened(text), None).value == product
