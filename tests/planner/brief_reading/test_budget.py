"""How much money there is, on which basis, and what of it is not settled."""

from datetime import date
from decimal import Decimal

import pytest

from planner.brief_reading.budget import read_budget
from tests.planner.brief_reading.opened import AS_OF, opened


@pytest.mark.parametrize(
    ("text", "low", "high", "vat"),
    [
        ("Бюджет: 2 000 000 руб. без НДС", "2000000", "2000000", False),
        ("Бюджет: 1 220 000 руб. с НДС 22 %", "1000000", "1000000", True),
        ("Бюджет: 12 200 000,00 руб., включая НДС 22%", "10000000", "10000000", True),
        (
            "Финансирование: 3 416 000 (три миллиона четыреста шестнадцать тысяч) рублей, "
            "в том числе НДС 22 %.",
            "2800000",
            "2800000",
            True,
        ),
        ("Budget: RUB 3.5m, excluding VAT", "3500000", "3500000", False),
        ("Budget: EUR 90,000 net of VAT", "8370000", "8370000", False),
        ("Budget: between 6 and 7 million roubles plus VAT", "6000000", "7000000", False),
        ("Бюджет рамочный, 600–800 тыс. руб., НДС включён.", "491803.28", "655737.70", True),
        ("Денег 6–9 млн с НДС", "4918032.79", "7377049.18", True),
        ("Сколько — 1,1 млн + НДС", "1100000", "1100000", False),
        ("бюджет пять лямов, ндс не включен", "5000000", "5000000", False),
        ("Денег 480 тыщ, НДС мы не платим, так что просто 480.", "480000", "480000", False),
        ("бюджет: ориентир 700, максимум 850, мы на упрощенке", "700000", "850000", False),
        ("Бюджет такой: два миллиона семьсот, это уже с НДС 22 %.", "2213114.75", "2213114.75", True),
        (
            "Деньги: двенадцать миллионов… нет, погодите, двенадцать с премией агентству, "
            "вам из них одиннадцать, НДС внутри.",
            "9016393.44",
            "9016393.44",
            True,
        ),
        # only one end is said
        ("больше 1,7 млн точно не будет, это без ндс", None, "1700000", False),
        ("Бюджет: не более 1 100 000 руб. без НДС", None, "1100000", False),
        # a table of lines and its total
        (
            "Бюджет, руб. без НДС\n| радио | 300 000 |\n| смс | 200 000 |\n| Итого | 500 000 |",
            "500000",
            "500000",
            False,
        ),
        (
            "| Строка | тыс. руб. без НДС |\n| Видео | 4 200 |\n| ТВ | 3 800 |\n| ИТОГО | 8 000 |",
            "8000000",
            "8000000",
            False,
        ),
        # a month's sum for the whole flight
        ("Бюджет: 480 000 руб. в месяц × 2 = 960 000, без НДС", "960000", "960000", False),
        (
            "Бюджет: 500 тыс. руб. в месяц без НДС\nСрок: три месяца, октябрь–декабрь",
            "1500000",
            "1500000",
            False,
        ),
        # nothing is said, or nothing that is a sum
        ("Бюджет? Есть, называть не буду, предложите три варианта.", None, None, None),
        ("Бюджета пока нет.", None, None, None),
        ("CPL не выше 950 руб.", None, None, None),
        ("", None, None, None),
        # absurd or negative money is no budget
        ("Бюджет: -500 000 руб", None, None, None),
        ("Бюджет: 5 руб", None, None, None),
        ("Бюджет: 999999999999999999999 руб", None, None, None),
    ],
)
def test_the_budget_is_net_of_vat_for_the_whole_time(
    text: str, low: str | None, high: str | None, vat: bool | None
) -> None:
    budget = read_budget(opened(text), None)
    assert budget.low.value == (None if low is None else Decimal(low))
    assert budget.high.value == (None if high is None else Decimal(high))
    assert budget.vat_included.value is vat


def test_a_sum_with_vat_is_divided_to_the_kopeck() -> None:
    budget = read_budget(opened("Бюджет: 6 400 000 руб. с НДС 22 %"), None)
    assert budget.high.value == Decimal("5245901.64")


def test_the_rate_is_that_of_the_day_of_service() -> None:
    text = "Бюджет: 1 200 000 руб. с НДС"
    assert read_budget(opened(text, date(2025, 11, 1)), date(2025, 12, 1)).high.value == Decimal(1_000_000)
    assert read_budget(opened(text, date(2025, 11, 1)), date(2026, 2, 1)).high.value == Decimal("983606.56")


def test_a_rate_that_the_client_names_beats_the_calendar() -> None:
    budget = read_budget(opened("Бюджет: 1 200 000 руб. с НДС 20 %"), AS_OF)
    assert budget.high.value == Decimal(1_000_000)


def test_a_monthly_sum_counts_the_months_of_the_flight() -> None:
    brief = opened("денег сорок тысяч рублей в месяц, акция на все лето")
    budget = read_budget(brief, date(2027, 6, 1), date(2027, 8, 31))
    assert budget.high.value == Decimal(120_000)


def test_a_part_that_is_not_signed_opens_the_range() -> None:
    text = "Бюджет, руб. с НДС:\nИтого 700 000 (из них 200 тыс ещё не подписали)"
    budget = read_budget(opened(text), None)
    assert budget.is_unsettled
    assert (budget.low.value, budget.high.value) == (Decimal("409836.07"), Decimal("573770.49"))


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет 350 тысяч рублей, это без ндс по-моему",
        "Бюджет 350 тысяч рублей, вроде без НДС",
        "Budget: 350,000 RUB, net of VAT I think",
        "Бюджет 300 тысяч рублей. С НДС или без — бухгалтер в отпуске.",
    ],
)
def test_a_doubt_about_vat_is_kept(text: str) -> None:
    assert read_budget(opened(text), None).vat_included.is_disputed


def test_the_budget_keeps_its_words() -> None:
    budget = read_budget(opened("Гео: Тверь\nБюджет: 2 000 000 руб. без НДС"), None)
    assert budget.high.quotes == ("Бюджет: 2 000 000 руб. без НДС",)
    assert budget.vat_included.quotes == ("Бюджет: 2 000 000 руб. без НДС",)


def test_money_of_the_past_is_not_the_budget() -> None:
    text = "Бюджет: 2 000 000 руб. без НДС\nЧто было раньше\nОсень 2025: 5,1 млн без НДС, только баннеры."
    assert read_budget(opened(text), None).high.value == Decimal(2_000_000)
