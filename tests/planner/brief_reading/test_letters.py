"""Whole letters as clients write them: every field that they tell, and nothing that they do not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Category, Channel, Gender, KpiName, Objective
from tests.planner.brief_reading.opened import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a letter tells."""

    advertiser: str | None
    objective: Objective | None
    low: int | None
    # As the client said it; a sum that holds the tax is kept without it.
    high: int | None
    vat: bool | None
    start: date | None
    end: date | None
    regions: tuple[str, ...]
    gender: Gender = Gender.ALL
    ages: tuple[int | None, int | None] = (None, None)
    wanted: frozenset[Channel] = frozenset()
    excluded: frozenset[Channel] = frozenset()
    kpi: tuple[tuple[KpiName, int], ...] = ()
    categories: frozenset[Category] = frozenset()


FITNESS = """Здравствуйте!

Меня зовут Ольга, я маркетолог сети фитнес-клубов «Импульс». 3 октября открываем новый клуб в Перми и хотим
о нём громко рассказать. Интересуют цифровые экраны рядом с клубом, радио и смс по жителям района.
Телевизор и блогеров не предлагайте, уже пробовали.

Размещение с 21 сентября по 18 октября. Бюджет до 1 200 000 рублей, с НДС. Нам важно получить не меньше
400 заявок на пробную тренировку. Аудитория — мужчины и женщины 22–45 лет.

С уважением,
Ольга Ветрова
+7 912 000-00-00
"""

VITAMINS = """Бриф на рекламную кампанию

Рекламодатель: ООО «Витафарм»
Продукт: биологически активная добавка «Иммуно-Д»
Цель кампании: увеличение продаж в аптеках
Период: 01.11.2026–31.12.2026
Регионы: Самарская область, Саратовская область
Целевая аудитория: женщины 30–60 лет
Бюджет: 4 000 000 – 5 000 000 руб. без НДС
Каналы: ТВ, онлайн-видео, баннеры
Исключить: телеграм
KPI: 12 000 продаж, CPM не выше 400 руб.
"""

CHAT = """привет! надо рекламу на нашу доставку суши «Рыба-пила», это екатеринбург
бюджет маленький, тысяч 300 максимум
хотим в октябре, весь месяц
молодёжь 18-30, пуши и вк, радио не надо
цель — 700 заказов
"""

BANK = """Коллеги, добрый день.

Банк «Невский Берег» планирует продвижение кредитной карты «Сто дней». Задача — заявки на карту
через сайт, целевой показатель 3 500 заявок при стоимости не более 1 400 рублей за заявку.
Кампания — IV квартал 2026 года, география — Москва, Московская область и Санкт-Петербург.
Говорим с людьми от 25 до 55 лет с доходом выше среднего. На кампанию выделено 7 млн рублей, НДС
сверху. Рассматриваем баннеры, видео в интернете, контекстную рекламу. Обзвон и SMS исключены
политикой банка.
"""

FURNITURE = """Hi team,

We're Oakline, a furniture retailer, and we want to support our autumn sale in Kazan and Samara.
The sale runs from 12 October to 8 November 2026. We have RUB 2.5 million to spend, excluding
VAT. Our shoppers are women aged 28 to 50. Please use radio, digital billboards and online
video; nothing on Telegram. Success for us is 25,000 store visits.

Best,
Helen
"""

BREWERY = """Media brief

Client: Old Pier Brewery
Product: craft lager
Objective: brand awareness
Flight: 1 October - 30 November 2026
Regions: Saint Petersburg
Target audience: men 25-45
Budget: between RUB 1,500,000 and RUB 2,000,000 (VAT included)
Channels: DOOH, online video
Do not use: bloggers, TV
KPIs: reach 900,000; frequency 4
"""

CLINIC = """Из разговора с клиентом (записала Аня).
Клиника «Ясный взгляд», Челябинск. Делают лазерную коррекцию зрения. Хотят четыреста записей
на диагностику за всё время. Денег миллион двести на два месяца, с 1 октября. НДС не платят.
Кто приходит: взрослые 20-40. Радио и наружка нравятся, остальное на наше усмотрение. Про лицензию сказали,
что пришлют.
"""

APP = """We are launching the budgeting app Penny in Russia and need installs: at least 40,000 by the end
of the year. The campaign should start on 2 November 2026 and run for six weeks. Total budget is
6 million roubles net of VAT. Everyone aged 18-35, whole country. In-app banners and VK ads,
please. No SMS and no phone calls.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            FITNESS,
            Told(
                advertiser="Импульс",
                objective=Objective.LEADS,
                low=None,
                high=1_200_000,
                vat=True,
                start=date(2026, 9, 21),
                end=date(2026, 10, 18),
                regions=("Пермь",),
                ages=(22, 45),
                wanted=frozenset({Channel.DOOH, Channel.RADIO, Channel.SMS}),
                excluded=frozenset({Channel.TV, Channel.BLOGGERS}),
                kpi=((KpiName.LEADS, 400),),
            ),
        ),
        (
            VITAMINS,
            Told(
                advertiser="Витафарм",
                objective=Objective.SALES,
                low=4_000_000,
                high=5_000_000,
                vat=False,
                start=date(2026, 11, 1),
                end=date(2026, 12, 31),
                regions=("Самарская область", "Саратовская область"),
                gender=Gender.FEMALE,
                ages=(30, 60),
                wanted=frozenset({Channel.TV, Channel.OLV, Channel.DISPLAY}),
                excluded=frozenset({Channel.TELEGRAM_ADS}),
                kpi=((KpiName.SALES, 12_000), (KpiName.CPM, 400)),
                categories=frozenset({Category.SUPPLEMENT}),
            ),
        ),
        (
            CHAT,
            Told(
                advertiser="Рыба-пила",
                objective=Objective.SALES,
                low=None,
                high=300_000,
                vat=None,
                start=date(2026, 10, 1),
                end=date(2026, 10, 31),
                regions=("Екатеринбург",),
                ages=(18, 30),
                wanted=frozenset({Channel.PUSH, Channel.VK_ADS}),
                excluded=frozenset({Channel.RADIO}),
                kpi=((KpiName.SALES, 700),),
            ),
        ),
        (
            BANK,
            Told(
                advertiser="Невский Берег",
                objective=Objective.LEADS,
                low=None,
                high=7_000_000,
                vat=False,
                start=date(2026, 10, 1),
                end=date(2026, 12, 31),
                regions=("Москва", "Московская область", "Санкт-Петербург"),
                ages=(25, 55),
                wanted=frozenset({Channel.DISPLAY, Channel.OLV, Channel.YANDEX_DIRECT}),
                excluded=frozenset({Channel.CALL_CENTER, Channel.SMS}),
                kpi=((KpiName.LEADS, 3_500), (KpiName.CPL, 1_400)),
                categories=frozenset({Category.FINANCE}),
            ),
        ),
        (
            FURNITURE,
            Told(
                advertiser="Oakline",
                objective=Objective.TRAFFIC,
                low=None,
                high=2_500_000,
                vat=False,
                start=date(2026, 10, 12),
                end=date(2026, 11, 8),
                regions=("Казань", "Самара"),
                gender=Gender.FEMALE,
                ages=(28, 50),
                wanted=frozenset({Channel.RADIO, Channel.DOOH, Channel.OLV}),
                excluded=frozenset({Channel.TELEGRAM_ADS}),
                kpi=((KpiName.VISITS, 25_000),),
            ),
        ),
        (
            BREWERY,
            Told(
                advertiser="Old Pier Brewery",
                objective=Objective.AWARENESS,
                low=1_500_000,
                high=2_000_000,
                vat=True,
                start=date(2026, 10, 1),
                end=date(2026, 11, 30),
                regions=("Санкт-Петербург",),
                gender=Gender.MALE,
                ages=(25, 45),
                wanted=frozenset({Channel.DOOH, Channel.OLV}),
                excluded=frozenset({Channel.BLOGGERS, Channel.TV}),
                kpi=((KpiName.REACH, 900_000), (KpiName.FREQUENCY, 4)),
                categories=frozenset({Category.ALCOHOL}),
            ),
        ),
        (
            CLINIC,
            Told(
                advertiser="Ясный взгляд",
                objective=Objective.LEADS,
                low=None,
                high=1_200_000,
                vat=False,
                start=date(2026, 10, 1),
                end=date(2026, 11, 30),
                regions=("Челябинск",),
                ages=(20, 40),
                wanted=frozenset({Channel.RADIO, Channel.OOH}),
                kpi=((KpiName.LEADS, 400),),
                categories=frozenset({Category.MEDICAL_SERVICE}),
            ),
        ),
        (
            APP,
            Told(
                advertiser=None,
                objective=Objective.TRAFFIC,
                low=None,
                high=6_000_000,
                vat=False,
                start=date(2026, 11, 2),
                end=date(2026, 12, 13),
                regions=("Россия",),
                ages=(18, 35),
                wanted=frozenset({Channel.DISPLAY, Channel.VK_ADS}),
                excluded=frozenset({Channel.SMS, Channel.CALL_CENTER}),
                kpi=((KpiName.INSTALLS, 40_000),),
            ),
        ),
    ],
    ids=["fitness", "vitamins", "chat", "bank", "furniture", "brewery", "clinic", "app"],
)
class TestLetter:
    """Each field of a letter on its own, so that one miss does not hide another."""

    def test_who(self, text: str, told: Told) -> None:
        assert (told.advertiser or "") in (read(text).advertiser or "")

    def test_what_for(self, text: str, told: Told) -> None:
        assert read(text).objective is told.objective

    def test_money(self, text: str, told: Told) -> None:
        brief = read(text)
        rate = Decimal("1.22") if told.vat else Decimal(1)
        assert brief.vat_included is told.vat
        assert brief.budget_max_rub == round(Decimal(told.high or 0) / rate, 2)
        assert told.low is None or brief.budget_min_rub == round(Decimal(told.low) / rate, 2)

    def test_when(self, text: str, told: Told) -> None:
        brief = read(text)
        assert (brief.start_date, brief.end_date) == (told.start, told.end)

    def test_where(self, text: str, told: Told) -> None:
        assert set(read(text).regions) == set(told.regions)

    def test_to_whom(self, text: str, told: Told) -> None:
        audience = read(text).audience
        assert (audience.gender, audience.age_min, audience.age_max) == (told.gender, *told.ages)

    def test_by_what(self, text: str, told: Told) -> None:
        brief = read(text)
        assert set(brief.channels_wanted) == told.wanted
        assert set(brief.channels_excluded) == told.excluded

    def test_how_much_of_it(self, text: str, told: Told) -> None:
        found = {one.name: one.value for one in read(text).kpi}
        assert found == {name: Decimal(value) for name, value in told.kpi}

    def test_law(self, text: str, told: Told) -> None:
        assert set(read(text).categories) == told.categories

    def test_every_quote_stands_in_the_letter(self, text: str, told: Told) -> None:
        for quotes in read(text).quotes.values():
            assert all(quote in text for quote in quotes)
