"""Sums with nothing beside them but media."""

from decimal import Decimal

import pytest

from planner.brief_reading.sums_beside_media import read_media_lines, read_sum_beside_media
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("text", "rub"),
    [
        ("700 тыс. пуш и почта.", 700_000),
        ("450 тыс. баннеры, видео.", 450_000),
        ("бюджет 300 тыс. на смс и пуш", 300_000),
        ("700k rubles, SMS and push", 700_000),
        ("700 тыс. пуш", None),  # one medium: as many messages may be meant
        ("нужно 700 тыс. смс и пуш", None),
        ("700 тыс. писем и 300 тыс. смс", None),
        ("5 тыс. смс и пуш", None),
        ("KPI: 700 тыс. смс и пуш", None),
        ("700 тыс. довольных клиентов и друзей", None),
    ],
)
def test_a_sum_that_opens_a_list_of_media_is_the_budget(text: str, rub: int | None) -> None:
    found = read_sum_beside_media(opened(text).passages)
    assert (found.sum_rub if found else None) == (None if rub is None else Decimal(rub))


@pytest.mark.parametrize(
    ("text", "told", "rub"),
    [
        ("200 тыс радио, 150 тыс экраны", 200_000, 350_000),
        ("На радио 200, на экраны 150, без НДС", None, 350_000),
        ("Radio – 150, billboards – 250 (thousand roubles, net of VAT)", None, 400_000),
        ("радио 1,2 млн, тв 3 млн, итого 4,2 млн", None, 4_200_000),
        ("радио 200 тыс, экраны 150 тыс, НДС 22 %", 150_000, 350_000),
        ("радио 200 тыс, экраны", 200_000, None),
        ("радио 40 %, экраны 60 % бюджета", None, None),
        ("В прошлый раз радио 200 тыс, экраны 150 тыс", None, None),
        ("200 тыс радио, 150 тыс экраны", 900_000, None),  # the whole is told elsewhere
        ("радио 5, экраны 3", None, None),
    ],
)
def test_the_sums_of_the_media_add_up(text: str, told: int | None, rub: int | None) -> None:
    found = read_media_lines(opened(text).passages, told)
    assert (found.sum_rub if found else None) == (None if rub is None else Decimal(rub))


def test_such_a_sum_reaches_the_brief_without_its_tax() -> None:
    brief = read("Цветы, Самара. 610 тыс. пуш и почта. С НДС.")
    assert brief.budget_min_rub == brief.budget_max_rub == Decimal(500_000)
    assert brief.quotes["budget_min_rub"] == ("610 тыс. пуш и почта.",)
