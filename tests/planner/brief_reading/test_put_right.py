"""What a text puts right, adds up, pauses or leaves out: sibling phrasings of one fact, and what is none."""

from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Channel
from tests.planner.brief_reading.opened import read

_DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Budget: not 5 million, 3 (roubles, without VAT).",
        "бюджет не 5 млн, а 3 млн (без НДС)\n\nБюджет: 5 млн без НДС",
        "Бюджет: 5 млн без НДС\nПоправка: вместо 5 млн — 3 млн",
        "Бюджет: 5 млн без НДС\nПишу ещё раз: 3 млн, а не 5",
        "The budget is 3 million roubles, not 5, net of VAT",
        "Бюджет сократили с 5 млн до 3 млн, без НДС",
        "Budget was cut from 5 million to 3 million roubles excl. VAT",
        "Бюджет был 5 млн, но собственник урезал до 3 млн, без НДС",
        "Было: 5 млн. Стало: 3 млн. Бюджет без НДС",
    ],
)
def test_the_sum_put_in_anothers_place_counts(text: str) -> None:
    assert read(text, _DAY).budget_max_rub == read(text, _DAY).budget_min_rub == Decimal(3_000_000)


@pytest.mark.parametrize(
    ("text", "rub"),
    [
        ("CPL не 500, а 300. Бюджет 2 млн без НДС", 2_000_000),
        ("Нужно не 500, а 800 заявок. Бюджет 1 млн без НДС.", 1_000_000),
        ("Budget: EUR 50,000 net\nSorry: not EUR 50,000 but 40,000", 3_720_000),
        ("80 тысяч в месяц без ндс, то есть 160 всего. Ноябрь и декабрь. Бюджет такой", 160_000),
        ("Budget: 100k roubles a month net of VAT, 300k in total, March - May 2027", 300_000),
        ("Бюджет: двести тысяч на октябрь и триста на ноябрь, без ндс", 500_000),
        ("Бюджет 2,4 млн без НДС: 1 млн октябрь, 1,4 млн ноябрь", 2_400_000),
        ("Бюджет общий 4 млн без НДС (2,5 млн на первый и 1,5 на второй)", 4_000_000),
        ("Бюджет 3 млн без НДС, из них 300 тысяч — агентское вознаграждение", 2_700_000),
        ("Budget: 900k rub net of VAT, of which 90k is our fee", 810_000),
        ("Бюджет: 2 000 000 руб., включая комиссию агентства 200 000 руб., без НДС", 1_800_000),
        ("Бюджет 6 млн без НДС, из них наша комиссия 600 тысяч, то есть на медиа 5,4 млн", 5_400_000),
        ("Бюджет 5 млн без НДС, комиссия 500 тысяч сверху", 5_000_000),
        ("Бюджет 3 млн без НДС, из них 300 тысяч на радио", 3_000_000),
    ],
)
def test_a_sum_told_in_several_figures_is_the_one_for_the_media(text: str, rub: int) -> None:
    assert read(text, _DAY).budget_max_rub == Decimal(rub)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("бюджет тысяч семьсот, может восемьсот, без ндс", 700_000, 800_000),
        ("Бюджет миллион, ну миллион двести, без НДС", 1_000_000, 1_200_000),
        ("Бюджет 2 млн, финансовый может срезать до 1,6 — без НДС", 1_600_000, 2_000_000),
        ("Budget 700k, maybe 800k roubles, net of VAT", 700_000, 800_000),
    ],
)
def test_two_sums_with_a_perhaps_between_are_the_ends(text: str, low: int, high: int) -> None:
    brief = read(text, _DAY)
    assert (brief.budget_min_rub, brief.budget_max_rub) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Old start 1 October, new one 1 November. End stays 20 December.", (11, 1), (12, 20)),
        (
            "старт был 1 октября, новый — 1 ноября; конец прежний\n\nПериод: 1 октября – 20 декабря",
            (11, 1),
            (12, 20),
        ),
        (
            "The start moves from 1 October to 1 November.\nDates: 1 October to 20 December",
            (11, 1),
            (12, 20),
        ),
        ("Период: 1 октября – 20 декабря\nПоправка: не с 1 октября, а с 1 ноября", (11, 1), (12, 20)),
        ("Период: 1 ноября – 10 декабря\nКонец сдвигаем с 10 декабря на 20 декабря", (11, 1), (12, 20)),
        ("Dates: 1 October - 20 December 2026\nPS not 1 October but 1 November", (11, 1), (12, 20)),
        ("Период: 1 ноября – 20 декабря\nМедиаплан нужен не к 10, а к 15 сентября", (11, 1), (12, 20)),
        ("Период: 1 ноября – 20 декабря\nОплата не до 5 октября, а до 15 октября", (11, 1), (12, 20)),
        ("Период: 1 ноября – 20 декабря, но праздники (1–4 декабря) паузим", (11, 1), (12, 20)),
        ("Period: 1 November - 20 December 2026, with a break from 1 to 8 December", (11, 1), (12, 20)),
        ("Два флайта: первый 1 ноября – 7 ноября, второй 1 – 20 декабря.", (11, 1), (12, 20)),
        ("Сентябрь (с 14-го) и весь октябрь.", (9, 14), (10, 31)),
        ("старт продаж 1 октября. Кампания: сентябрь (тизер) и октябрь.", (9, 1), (10, 31)),
        ("When: all of October, plus the first two weeks of November.", (10, 1), (11, 14)),
        ("Реклама за две недели до и до конца года. Открытие 5 декабря", (11, 21), (12, 31)),
        ("Launch 1 October, sales start on 10 October, campaign ends 30 November", (10, 1), (11, 30)),
        (
            "работаем с 2014 года, за последние 2 года открыли 6 салонов. Реклама с 1 по 30 ноября",
            (11, 1),
            (11, 30),
        ),
    ],
)
def test_the_flight_is_what_holds_in_the_end(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    brief = read(text, _DAY)
    assert (brief.start_date, brief.end_date) == (date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    "text",
    ["I'd like to start in November.", "Начать хотим в ноябре", "Запуск в ноябре, когда закончим — не знаем"],
)
def test_a_month_to_start_in_tells_no_end(text: str) -> None:
    assert (read(text, _DAY).start_date, read(text, _DAY).end_date) == (date(2026, 11, 1), None)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("География: РФ, за исключением Крыма, Севастополя и Чечни", "Россия"),
        ("Гео: вся Россия без Чукотки, Камчатки и Сахалина", "Россия"),
        ("Geo: nationwide except Moscow and the Moscow region", "Россия"),
        ("Country: Russia, excluding Chechnya and Dagestan", "Россия"),
        ("Вся страна минус Дальний Восток и Сибирь", "Россия"),
        ("География: кроме Москвы, но Питер обязательно", "Санкт-Петербург"),
        ("Урал не берём, работаем в Казани и Самаре", "Казань Самара"),
        ("Geography: Volga region cities Kazan, Samara.", "Казань Самара"),
        ("Territory: Ural Federal District is not needed; Tatarstan and Chuvashia are", "Татарстан Чувашия"),
        ("Винодельня «Лоза», Крым. Нам нужны люди. Казань, Самара. Миллион без НДС", "Казань Самара"),
        ("I own a small hotel, Pine Lodge, in Omsk. Couples 28-60 from Kazan and Samara.", "Казань Самара"),
        ("Мы сеть кафе «Ложка», Пермь. Хотим рекламу на людей 20-40.", "Пермь"),
    ],
)
def test_what_is_left_out_is_no_region(text: str, regions: str) -> None:
    assert set(read(text, _DAY).regions) == set(regions.split())


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        (
            "Что просим: видео, РСЯ, маркетплейсы\nЧего не просим: смс, телемаркетинг",
            "olv yandex_network marketplace",
            "sms call_center",
        ),
        ("Каналы ок: Директ, СМС. Не ок: ТГ, блогеры.", "yandex_direct sms", "telegram_ads bloggers"),
        ("Channels in: display, OLV\nChannels out: radio, SMS", "display olv", "radio sms"),
        ("- how: search ads, e-mail\n- how not: TV, radio", "yandex_direct email", "tv radio"),
        ("VK and online video. Keep us out of Telegram.", "vk_ads olv", "telegram_ads"),
        ("Смс и пуш в радиусе километра. Яндекс карты ведём сами.", "sms push", ""),
        (
            "Размещение: цифровые и статичные щиты.\nНе допускается размещение у блогеров.",
            "dooh ooh",
            "bloggers",
        ),
    ],
)
def test_a_list_of_media_is_known_by_what_it_lists(text: str, wanted: str, excluded: str) -> None:
    brief = read(text, _DAY)
    assert set(brief.channels_wanted) == {Channel(one) for one in wanted.split()}
    assert set(brief.channels_excluded) == {Channel(one) for one in excluded.split()}


@pytest.mark.parametrize(
    ("text", "kpi"),
    [
        ("надо заказов чтоб было хотя бы 700", "sales 700"),
        ("Нужны записи через сайт, хотя бы 900 за сезон", "leads 900"),
        ("чтобы заявок набралось не меньше двухсот", "leads 200"),
        ("Aim: leads from farms, no fewer than 150.", "leads 150"),
        ("хочу заказы, сейчас 5 в день, хочу 15.", "sales 15"),
        ("Цель: заявки на открытие вклада, 4 200 штук", "leads 4200"),
        ("чтобы в салон за месяц зашло человек 1500", "visits 1500"),
        ("ушли 48 тысяч, хотим вернуть 6 тысяч.", "sales 6000"),
        ("KPI: DRR (cost-to-sales) up to 15 %", "drr 15"),
        ("считать будем заявки: 400 шт. по 900 рублей.", "leads 400 cpl 900"),
        ("у нас 6 салонов, в базе 12 000 клиентов", ""),
        ("Раньше было 300 заявок в месяц, сейчас 200", ""),
    ],
)
def test_a_figure_is_of_the_noun_named_before_it(text: str, kpi: str) -> None:
    said = [f"{one.name.value} {one.value}" for one in read(text, _DAY).kpi]
    assert sorted(said) == sorted(" ".join(pair) for pair in zip(*[iter(kpi.split())] * 2, strict=True))


@pytest.mark.parametrize(
    ("text", "advertiser", "product"),
    [
        ("Harbor Foods wants to promote its frozen dumplings.", "Harbor Foods", "frozen dumplings"),
        ("Our company Frostline (heated jackets, sold on Ozon) wants orders.", "Frostline", "heated jackets"),
        (
            "Привет, это «Тропа» (походные рюкзаки, делаем в Бийске). Надо 300 заказов.",
            "«Тропа»",
            "походные рюкзаки",
        ),
        (
            "Subject: RFP – Pulse+ vitamins, Q3\n\nAdvertiser is ZAO BioSfera.",
            "ZAO BioSfera",
            "Pulse+ vitamins",
        ),
        ("Advertiser is ZAO BioSfera. Pulse+ is a food supplement.", "ZAO BioSfera", "Pulse+"),
        ("Клиент: ООО «Ручеёк»\nБренд: «Соня»\nТовар: крем для рук", "ООО «Ручеёк»", "крем для рук «Соня»"),
        ("От: Банк «Сходня», департамент розницы\nПродукт: вклад", "Банк «Сходня»", "вклад"),
        ("Мы «Дантист и Сын» (Пенза). Хотим рассказать про имплантацию.", "«Дантист и Сын»", "имплантацию"),
    ],
)
def test_who_and_what_are_told_by_the_words_round_the_name(text: str, advertiser: str, product: str) -> None:
    assert (read(text, _DAY).advertiser, read(text, _DAY).product) == (advertiser, product)


@pytest.mark.parametrize(
    ("text", "ages", "interests"),
    [
        ("Родители детей 8–15 лет.", (None, None), ("Родители детей",)),
        ("Кто\nМужчины и женщины 21–45, спорт", (21, 45), ("спорт",)),
        ("Women 30-50 who love gardening and cooking", (30, 50), ("gardening", "cooking")),
        ("25-60, интересуются театром и кино", (25, 60), ("театром", "кино")),
        ("ЦА: М 60 % / Ж 40 %, 23–60, автовладельцы", (23, 60), ("автовладельцы",)),
        ("Матрас «Облако», рассрочка 0-0-12", (None, None), ()),
    ],
)
def test_people_are_told_by_their_own_ages(
    text: str, ages: tuple[int | None, int | None], interests: tuple[str, ...]
) -> None:
    audience = read(text, _DAY).audience
    assert ((audience.age_min, audience.age_max), audience.interests) == (ages, interests)
