"""What short letters count, whom they speak to, and what they leave to be asked."""

from datetime import date

import pytest

from tests.planner.brief_reading.opened import read

AS_OF = date(2026, 2, 10)
FIGURES: list[tuple[str, str]] = [
    ("Привет! Цветочная лавка «Лютик», Самара, к 8 марта. 700 тыс. пуш и почта. Без НДС.", ""),
    (
        "Бюджет не раскрываем, ждём ваше предложение. Каналы: смс и пуши. KPI: 800 лидов, CPL до 900 руб.",
        "leads=800 cpl=900",
    ),
    (
        "ЦА: студенты 18–24, м/ж, геймеры, аниме. 5000 установок приложения, CPI до 120 руб.",
        "installs=5000 cpa=120",
    ),
    (
        "Deliverables: 25,000 clicks, CTR of at least 0.9%, 600 sales, CPA max 1,500 RUB. Adults 21+.",
        "clicks=25000 ctr=0.9 sales=600 cpa=1500",
    ),
    ("Budget TBD. VAT TBD. Channels TBD. KPI TBD. Audience: parents of toddlers.", ""),
    ("Надо 1 500 лидов по 800 рублей. Возраст от 22 до 40, спортсмены.", "leads=1500 cpl=800"),
    ("План — 20 тысяч кликов и CTR 1 %, показов 2 млн.", "clicks=20000 ctr=1 impressions=2000000"),
    ("Ждём 3 тысячи скачиваний, цена скачивания до 90 р. Парни 16-25, киберспорт.", "installs=3000 cpa=90"),
    ("Стоимость заявки — 1 200 руб., заявок — 350.", "cpl=1200 leads=350"),
    ("KPI: 5 % прироста продаж. Женщины, 35 плюс, дача, сад, огород.", ""),
    ("частоту держать не выше 4, охватить 600 тысяч человек", "frequency=4 reach=600000"),
    (
        "Goal: 800 bookings at no more than 2,500 roubles each. Families with kids under 12.",
        "sales=800 cpa=2500",
    ),
    ("We expect 12k site visits, 300 purchases, DRR 12%.", "visits=12000 sales=300 drr=12"),
    ("Any gender, 18 to 35, students, gadgets. No numeric targets.", ""),
    ("KPI: не менее 2 000 анкет, CPA одобренной заявки до 3 500 руб.", "leads=2000 cpa=3500"),
    ("Цель — 150 тест-драйвов, не дороже 4 000 ₽ за тест-драйв", "leads=150 cpl=4000"),
    ("Хотим 7 000 посетителей на фестивале и 2 500 проданных билетов", "visits=7000 sales=2500"),
    ("Охват не меньше полутора миллионов, частота от 3 до 5", "reach=1500000 frequency=3"),
    ("Показатели: CTR > 0,7 %; CPM < 300 ₽; охват 800 тыс.", "ctr=0.7 cpm=300 reach=800000"),
    ("В прошлом году было 500 заявок, в этом надо 900.", "leads=900"),
    ("Сейчас 30 заказов в неделю, хотим 80.", "sales=80"),
    ("ROI не считаем, главное 40 договоров", "sales=40"),
    ("Надо привести тысячу человек на открытие", "visits=1000"),
    ("Планируем 50 000 показов видео и 900 переходов", "impressions=50000 clicks=900"),
    ("Reach 1.2m unique users at frequency 4+, CPM at or below 310 RUB", "reach=1200000 frequency=4 cpm=310"),
    ("Target: 450 qualified leads, cost per lead no higher than 2,200 roubles", "leads=450 cpl=2200"),
    ("At least 5,000 downloads at under RUB 95 per install", "installs=5000 cpa=95"),
    ("KPIs: 60k clicks / CTR 1.1% / CPL 850 RUB", "clicks=60000 ctr=1.1 cpl=850"),
    ("We need 35 contracts a month and an ad cost share of 9%", "sales=35 drr=9"),
    ("KPI пока не определили, предложите", ""),
    ("Показатели не задаём, главное узнаваемость", ""),
    ("No KPI this time, just be visible.", ""),
    ("ЦА: мужчины и женщины 25–54, активные пользователи маркетплейсов. KPI: 1 000 заказов.", "sales=1000"),
    ("Audience: families with children aged 6 to 12. KPI: 300 bookings.", "sales=300"),
]
PEOPLE: list[tuple[str, str | None, tuple[int | None, int | None] | None]] = [
    ("ЦА: студенты 18–24, м/ж, геймеры, аниме. 5000 установок приложения, CPI до 120 руб.", "all", (18, 24)),
    (
        "Deliverables: 25,000 clicks, CTR of at least 0.9%, 600 sales, CPA max 1,500 RUB. Adults 21+.",
        "all",
        (21, None),
    ),
    ("We need 10k app installs at $2 each or cheaper. Gamers, 16-30, both sexes.", "all", (16, 30)),
    ("Budget TBD. VAT TBD. Channels TBD. KPI TBD. Audience: parents of toddlers.", None, None),
    ("Надо 1 500 лидов по 800 рублей. Возраст от 22 до 40, спортсмены.", None, (22, 40)),
    ("Ждём 3 тысячи скачиваний, цена скачивания до 90 р. Парни 16-25, киберспорт.", "male", (16, 25)),
    ("KPI: 5 % прироста продаж. Женщины, 35 плюс, дача, сад, огород.", "female", (35, None)),
    ("Goal: 800 bookings at no more than 2,500 roubles each. Families with kids under 12.", None, None),
    ("Men and women over 55, gardening, crosswords.", "all", (55, None)),
    ("Any gender, 18 to 35, students, gadgets. No numeric targets.", "all", (18, 35)),
    ("ЦА: женщины 30–55 с доходом выше среднего, которые любят театр и книги", "female", (30, 55)),
    ("Аудитория — молодые родители, 25-35 лет, ипотека, ремонт", "all", (25, 35)),
    ("Для кого: мужчины старше 40, автовладельцы, дачники", "male", (40, None)),
    ("Целевая аудитория: пенсионеры от 60 лет", "all", (60, None)),
    ("Люди любого пола, от 18 до 45, любят кофе", "all", (18, 45)),
    ("Ж 25-40, мамы, рукоделие. Бюджет 300 тыс без НДС.", "female", (25, 40)),
    ("Аудитория: все 18+", "all", (18, None)),
    (
        "ЦА: мужчины и женщины 25–54, активные пользователи маркетплейсов. KPI: 1 000 заказов.",
        "all",
        (25, 54),
    ),
    ("Аудитория: врачи-стоматологи, владельцы клиник. Каналы: email.", "all", (None, None)),
    ("Target audience: men aged 35-60, hunting, 4x4 cars. Channels: OLV.", "male", (35, 60)),
    ("Audience: young professionals 22-35 who enjoy travel and running", "all", (22, 35)),
    ("We're after women over 40 who care about skincare.", "female", (40, None)),
    ("Demo: F25-44, pet owners, mid income", "female", (25, 44)),
    ("People: anyone 18+ in the region", "all", (18, None)),
    ("Audience: retirees 60+, gardening", "all", (60, None)),
    ("Audience: families with children aged 6 to 12. KPI: 300 bookings.", "all", (None, None)),
    ("Our buyers are men, 45 plus, who fish and hunt.", "male", (45, None)),
]
ASKED: list[tuple[str, str, str]] = [
    (
        "Ориентир 300-400к, НДС уточню у бухгалтера. Видео на ютубе не нужно, лучше экраны в городе.",
        "vat_included",
        "",
    ),
    ("Каналы — что угодно, только не обзвон. Бюджет 350 т.р. без НДС.", "", "channels_wanted"),
    ("бюджет 150 — то ли в месяц, то ли на весь период, шеф не сказал. ндса нет", "budget_period", ""),
    (
        "We have EUR 10k for this, no VAT. Channels are up to you but skip print and radio.",
        "",
        "channels_wanted",
    ),
    ("Spend 90k/week for 8 weeks, no VAT. Everything except bloggers is fine.", "", "channels_wanted"),
    (
        "Budget TBD. VAT TBD. Channels TBD. KPI TBD. Audience: parents of toddlers.",
        "budget_min_rub budget_max_rub vat_included channels_wanted kpi",
        "",
    ),
    (
        "Наш оборот 120 млн в год. На первую кампанию отложили 800 тысяч, НДС пока не понятно.",
        "vat_included",
        "",
    ),
    ("KPI: 5 % прироста продаж. Женщины, 35 плюс, дача, сад, огород.", "", "kpi"),
    ("Any gender, 18 to 35, students, gadgets. No numeric targets.", "", "kpi"),
    ("Все каналы, кроме телевизора и радио", "", "channels_wanted"),
    ("Любые каналы подойдут, только не блогеры", "", "channels_wanted"),
    ("Anything but radio.", "", "channels_wanted"),
    ("Any channel except TV and outdoor", "", "channels_wanted"),
    ("Кроме телевизора годится всё.", "", "channels_wanted"),
    ("Channels are your call, only no cold calling.", "", "channels_wanted"),
    ("You choose the channels. Just not radio or TV.", "", "channels_wanted"),
    ("Anything goes apart from print and TV.", "", "channels_wanted"),
    ("KPI пока не определили, предложите", "kpi", ""),
    ("Показатели не задаём, главное узнаваемость", "", "kpi"),
    ("No KPI this time, just be visible.", "", "kpi"),
    ("Посадочная страница в разработке.", "landing_page", ""),
    (
        "Сайт работает, лендинг готов, креативы готовы, метрика стоит.",
        "",
        "landing_page creatives conversion_tracking legal_documents",
    ),
    ("Ролик отдадим к 10 марта.", "", "creatives"),
    ("Макетов нет, нарисуете?", "creatives", ""),
    ("Как считать заявки, пока не понимаем: коллтрекинга нет.", "conversion_tracking", ""),
    ("500 тысяч — в месяц или за всё, уточню у шефа.", "budget_period", ""),
    ("Our licence runs out next month, renewal pending.", "legal_documents", ""),
    (
        "Tracking is set up, the landing page is live, banners are done.",
        "",
        "landing_page creatives conversion_tracking",
    ),
    ("We haven't installed the pixel yet.", "conversion_tracking", ""),
    ("Is 300k per month or for the whole flight? My boss didn't say.", "budget_period", ""),
    ("We don't have any creatives yet.", "creatives", ""),
    ("Бюджет от 400 тысяч, верх не знаю. Без НДС.", "budget_max_rub", ""),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES, ids=[text[:40] for text, _ in FIGURES])
def test_a_short_letter_counts_what_it_names(text: str, figures: str) -> None:
    said = {str(one.name): float(one.value) for one in read(text, AS_OF).kpi}
    assert said == {name: float(value) for name, value in (pair.split("=") for pair in figures.split())}


@pytest.mark.parametrize(("text", "gender", "ages"), PEOPLE, ids=[text[:40] for text, _, _ in PEOPLE])
def test_a_short_letter_names_its_people(
    text: str, gender: str | None, ages: tuple[int | None, int | None] | None
) -> None:
    audience = read(text, AS_OF).audience
    assert gender is None or audience.gender == gender
    assert ages is None or (audience.age_min, audience.age_max) == ages


@pytest.mark.parametrize(("text", "asked", "not_asked"), ASKED, ids=[text[:40] for text, _, _ in ASKED])
def test_a_short_letter_leaves_things_to_ask(text: str, asked: str, not_asked: str) -> None:
    missing = set(read(text, AS_OF).missing)
    assert set(asked.split()) <= missing
    assert not set(not_asked.split()) & missing
