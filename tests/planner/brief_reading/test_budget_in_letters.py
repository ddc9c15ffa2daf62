"""The budget of short letters: ranges, months, parts, media with sums, refusals, money of others."""

from datetime import date

import pytest

from tests.planner.brief_reading.opened import read

AS_OF = date(2026, 2, 10)
LETTERS: list[tuple[str, float | None, float | None]] = [
    ("Привет! Цветочная лавка «Лютик», Самара, к 8 марта. 700 тыс. пуш и почта. Без НДС.", 700000, 700000),
    (
        "Салон штор «Гардина», Пермь. Смс 120 тыс, вк 80 тыс, радио 100 тыс, всё без НДС. С 1 по 30 апреля.",
        300000,
        300000,
    ),
    ("пол-ляма на месяц, таргет и блогеры, без ретаргета и без пушей, ндс сверху", 500000, 500000),
    ("Бюджет 1,5 млн, УСН. Каналы: РСЯ, Директ, VK. Кроме телеграма.", 1500000, 1500000),
    (
        "Ориентир 300-400к, НДС уточню у бухгалтера. Видео на ютубе не нужно, лучше экраны в городе.",
        300000,
        400000,
    ),
    (
        "Бюджет миллион двести, из них двести уже потратили на съёмку ролика. НДС нет. Каналы: тв, радио.",
        1000000,
        1000000,
    ),
    ("Каналы — что угодно, только не обзвон. Бюджет 350 т.р. без НДС.", 350000, 350000),
    ("бюджет 150 — то ли в месяц, то ли на весь период, шеф не сказал. ндса нет", 150000, 150000),
    (
        "Бюджет: $15 000 без НДС. Каналы: программатик, CTV. Нельзя: TikTok-блогеры, спам-рассылки смс.",
        1200000,
        1200000,
    ),
    ("Half a million roubles plus VAT, paid social and bloggers, please no retargeting.", 500000, 500000),
    ("Budget 1.5M RUB incl. VAT 22%. Channels: search, display. Anything but TV.", 1229508.2, 1229508.2),
    ("Budget: USD 20,000 net of VAT. Media: connected TV, pre-roll video. No influencers.", 1600000, 1600000),
    ("Our kitchens sell at 300,000 roubles apiece. For ads we have 600 thousand net of VAT.", 600000, 600000),
    ("We have EUR 10k for this, no VAT. Channels are up to you but skip print and radio.", 930000, 930000),
    ("Spend 90k/week for 8 weeks, no VAT. Everything except bloggers is fine.", 720000, 720000),
    ("Budget TBD. VAT TBD. Channels TBD. KPI TBD. Audience: parents of toddlers.", None, None),
    ("бютжет 320 тыщь бес ндс, реклама вконтакте и в яндексе, блогиров не надо", 320000, 320000),
    ("Бюджет мероприятия 12 млн, из них на рекламу 900 тыс., НДС в том числе.", 737704.92, 737704.92),
    ("Деньги: сто пятьдесят тысяч. Всё. НДС не наш случай, мы самозанятые.", 150000, 150000),
    ("На всё 1 млн (один миллион) руб., в том числе НДС 5%. Радио и экраны.", 952380.95, 952380.95),
    ("В прошлый раз у нас ушло 480к, теперь готовы на 600к без ндс", 600000, 600000),
    ("Наш оборот 120 млн в год. На первую кампанию отложили 800 тысяч, НДС пока не понятно.", 800000, 800000),
    ("Видео — 40% бюджета, баннеры — 60%. Бюджет 2 млн без НДС.", 2000000, 2000000),
    ("скажу честно, денег мало, тыщ семьдесят, ну восемьдесят край. без ндс. таргет вк", 70000, 80000),
    ("1. Радио 300 000\n2. Щиты 500 000\n3. СМС 100 000\nВсе суммы в рублях без НДС", 900000, 900000),
    ("Сколько надо на охват города, мы не знаем. Пришлите смету. Экраны, радио.", None, None),
    ("We're looking to spend somewhere in the region of 750 thousand roubles, plus VAT.", 750000, 750000),
    ("Total: RUB 3,660,000 gross (22% VAT). Online video 60%, Smart TV 40%.", 3000000, 3000000),
    ("Apartments start at 8 million. Our marketing budget is 5 million, VAT excluded.", 5000000, 5000000),
    ("Money: 400-500 thou, tax not included. SMS blast and some outdoor.", 400000, 500000),
    (
        "We are a 2 billion revenue company. The pilot budget is 1 million roubles incl. VAT.",
        819672.13,
        819672.13,
    ),
    ("Budget was 900k, now cut to 650k, net.", 650000, 650000),
    ("A quarter of a million roubles, VAT-free, on radio.", 250000, 250000),
    ("EUR 5,000 a month for 4 months net of VAT", 1860000, 1860000),
    ("200 тыс радио, 150 тыс экраны", 350000, 350000),
    ("На радио 200, на экраны 150, без НДС", 350000, 350000),
    ("видео 1,2 млн; баннеры 0,8 млн; ндс сверху", 2000000, 2000000),
    ("Radio 200k, DOOH 150k, ex VAT", 350000, 350000),
    ("450 тыс. баннеры, видео. Апрель.", 450000, 450000),
    ("1,2 млн: тв и радио. Май. Без НДС", 1200000, 1200000),
    ("600k, radio + billboards, April, net of VAT", 600000, 600000),
    ("Бюджет 500 тыс, поровну на смс и пуш", 500000, 500000),
    ("250k email and SMS. June. No VAT", 250000, 250000),
    ("Бюджет: радио — 200 тыс., щиты — 300 тыс., итого 500 тыс. без НДС", 500000, 500000),
    ("Школа танцев. 280 тыс. вк и блогеры. Сентябрь. НДС нет.", 280000, 280000),
    ("Барбершоп, 150 тыс. таргет. Май.", 150000, 150000),
    ("Hi, dance school here. 280k rubles. VK and bloggers. September.", 280000, 280000),
    ("Hi, barbershop. 150k. Paid social. May. VAT exempt.", 150000, 150000),
    ("Radio – 150, billboards – 250, email – 100 (thousand roubles, net of VAT).", 500000, 500000),
    ("Бюджет от 400 тысяч, верх не знаю. Без НДС.", 400000, None),
]


def _is_near(said: object, expected: float | None) -> bool:
    if said is None or expected is None:
        return said is expected
    return float(str(said)) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize(("text", "low", "high"), LETTERS, ids=[text[:40] for text, *_ in LETTERS])
def test_a_short_letter_names_its_budget(text: str, low: float | None, high: float | None) -> None:
    brief = read(text, AS_OF)
    assert _is_near(brief.budget_min_rub, low)
    assert _is_near(brief.budget_max_rub, high)
