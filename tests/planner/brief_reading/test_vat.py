"""Whether the client's sums hold VAT, and at what rate."""

from datetime import date
from decimal import Decimal

import pytest

from planner.brief_reading.vat import of_money, read_vat, vat_rate_of
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Бюджет 500 тыс. с НДС", True),
        ("Бюджет 500 тыс., НДС внутри", True),
        ("Budget 500k including VAT", True),
        ("Бюджет 500 тыс. бес ндс", False),
        ("Мы на упрощёнке.", False),
        ("Мы самозанятые.", False),
        ("НДС не облагается", False),
        ("Budget 500k, VAT-exempt", False),
        ("НДС: да", True),
        ("НДС: нет", False),
        ("| Бюджет | 480 тыс. |\n| НДС | без |", False),
        ("Бюджет 500 тыс. рублей", None),
    ],
)
def test_the_side_of_the_tax_is_read(text: str, said: bool | None) -> None:
    found = read_vat(opened(text))
    assert found.value is said
    assert not found.is_disputed


@pytest.mark.parametrize(
    "text",
    [
        "сколько это без ндс не спрашивайте, бухгалтер в отпуске",
        "Бюджет 300 тыс., НДС не знаю",
        "Budget 300k, VAT TBD",
        "Бюджет 300 тыс. с НДС или без, уточним",
    ],
)
def test_a_tax_that_nobody_can_tell_is_open(text: str) -> None:
    found = read_vat(opened(text))
    assert found.value is None
    assert found.is_disputed


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Бюджет 1 млн, в т.ч. НДС 5 %", "0.05"),
        ("Budget 1m incl. 20% VAT", "0.2"),
        ("Бюджет 1 млн с НДС", "0.22"),
    ],
)
def test_the_named_rate_beats_that_of_the_day(text: str, rate: str) -> None:
    assert vat_rate_of(opened(text), date(2026, 10, 1)) == Decimal(rate)


def test_the_day_of_service_tells_the_rate_when_nobody_names_it() -> None:
    assert vat_rate_of(opened("Бюджет 1 млн с НДС"), date(2025, 12, 1)) == Decimal("0.2")


def test_the_label_of_money_is_read_first_and_people_never() -> None:
    brief = opened("Аудитория: налоговые юристы\nНДС: нет\nБюджет: 1 млн")
    assert [passage.topic for passage in of_money(brief)] == ["budget", "vat"]
