"""Sums spelt in a brief's own way: words in brackets, weeks, parts that are spent, ceilings."""

from datetime import date
from decimal import Decimal

import pytest

from planner.brief_reading.layout import Topic
from planner.brief_reading.spelt_sums import is_ceiling, read_month_count, read_spelt_sum, read_spent
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("text", "sum_rub"),
    [
        ("Бюджет: 15 (пятнадцать) млн рублей", 15_000_000),
        ("Бюджет: 2,5 (два с половиной) млн руб.", 2_500_000),
        ("Бюджет: 700 (семьсот) тыс. руб.", 700_000),
        ("Budget: 3 (three) million roubles", 3_000_000),
        ("Бюджет: по 250 тысяч в неделю, шесть недель", 1_500_000),
        ("Бюджет: 300 000 руб. в неделю, 8 недель", 2_400_000),
        ("Бюджет: 100 тыс. руб. в неделю × 4", 400_000),
        ("Budget: 200,000 roubles per week, 5 weeks", 1_000_000),
    ],
)
def test_a_sum_is_read_whole_however_it_is_spelt(text: str, sum_rub: int) -> None:
    spelt = read_spelt_sum(opened(text).under(Topic.BUDGET), first=None, last=None)
    assert spelt is not None
    assert (spelt.sum_rub, spelt.quote) == (Decimal(sum_rub), text)


def test_a_weekly_sum_without_weeks_takes_those_of_the_flight() -> None:
    passages = opened("Бюджет: 100 тысяч в неделю").under(Topic.BUDGET)
    spelt = read_spelt_sum(passages, first=date(2026, 10, 1), last=date(2026, 10, 28))
    assert spelt is not None
    assert spelt.sum_rub == Decimal(400_000)
    assert read_spelt_sum(passages, first=None, last=None) is None


@pytest.mark.parametrize(
    "text",
    ["Бюджет: 15 млн рублей", "Бюджет: 900 000 руб. в месяц", "Бюджет: отчёт раз в неделю", "Бюджет: нет"],
)
def test_a_plain_sum_is_left_to_the_reader_of_money(text: str) -> None:
    assert read_spelt_sum(opened(text).under(Topic.BUDGET), first=None, last=None) is None


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("Бюджет: 900 тыс. руб., из них 60 уже ушло на сайт", 60_000),
        ("Бюджет: 900 000 руб., из которых 100 тысяч потрачено", 100_000),
        ("Budget: 900,000 RUB, of which 200k is already spent", 200_000),
        ("Бюджет: 900 000 руб., из них 2 млн потрачено", 0),
        ("Бюджет: 900 000 руб.", 0),
    ],
)
def test_what_is_gone_is_taken_off(text: str, spent: int) -> None:
    assert read_spent(opened(text).under(Topic.BUDGET), Decimal(900_000)) == Decimal(spent)


@pytest.mark.parametrize(
    ("quote", "is_one"),
    [
        ("Начальная максимальная цена: 9 150 000 руб.", True),
        ("Budget ceiling: 7 m RUB", True),
        ("Потолок 2 млн", True),
        ("Максимум — 900 000 р.", True),
        ("верхняя граница 2,2 млн", True),
        ("300k USD, that is the ceiling, do not ask for a higher ceiling", False),
        ("2 млн, это потолок", False),
        ("Бюджет: 2 млн", False),
    ],
)
def test_a_ceiling_is_known_by_its_word(quote: str, is_one: bool) -> None:
    assert is_ceiling((quote,)) is is_one


def test_a_weekly_sum_with_the_tax_reaches_the_brief_without_it() -> None:
    brief = read("Бюджет: по 250 тысяч в неделю, шесть недель, с НДС\nСтарт 2 ноября 2026")
    assert brief.budget_min_rub == brief.budget_max_rub == Decimal("1229508.20")
    assert brief.end_date == date(2026, 12, 13)


def test_a_spent_part_lowers_both_ends() -> None:
    brief = read("Бюджет: 900 тыс. руб., из них 60 уже ушло на сайт\nНДС: без НДС")
    assert (brief.budget_min_rub, brief.budget_max_rub) == (Decimal(840_000), Decimal(840_000))


def test_a_ceiling_has_no_lower_end() -> None:
    brief = read("Budget ceiling: 6,000,000 RUB excluding VAT")
    assert (brief.budget_min_rub, brief.budget_max_rub) == (None, Decimal(6_000_000))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("250 тысяч в месяц, период четыре месяца", 4),
        ("rub 150k a month for six months", 6),
        ("250 тысяч в месяц", None),
        ("полгода назад дали 3 млн", None),
    ],
)
def test_the_months_that_are_told_are_counted(text: str, months: int | None) -> None:
    assert read_month_count(text) == months
