"""Ages of the audience."""

import pytest

from planner.brief_reading.ages import find_age
from tests.planner.brief_reading.opened import AS_OF, opened


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("25-45 лет", 25, 45),
        ("от 25 и до 45 лет", 25, 45),
        ("from 18 up to 30", 18, 30),
        ("ages 18 through 30", 18, 30),
        ("от тридцати до пятидесяти", 30, 50),
        ("лет двадцать пять - сорок", 25, 40),
        ("женщины за тридцать", 30, None),
        ("thirty plus", 30, None),
        ("over-50s", 50, None),
        ("in their 30s and 40s", 30, 49),
        ("не старше 60, не моложе 35", 35, 60),
        ("не моложе двадцати пяти", 25, None),
        ("women over 40 who cook", 40, None),
        ("18-24 и 35-44", 18, 44),
        ("25-34, 35-44, 45-54", 25, 54),
        ("женщины (25–45), мужчины (30–50)", 25, 50),
        ("25–45 (ядро 30–40)", 25, 45),
        ("ядро 30–40, вообще 25–45", 25, 45),
        ("men 18+ (never below 18), core 18 to 29", 18, None),
        ("родители 28-45 с детьми 3-7 лет", 28, 45),
        ("детей 7-12, родители 30-45", 30, 45),
        ("до 30 лет", None, 30),
    ],
)
def test_ages_are_read_in_figures_and_words(text: str, low: int | None, high: int | None) -> None:
    assert find_age(opened(text).passages[0], as_of=AS_OF, is_sure=True) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "детям до 18 не показывать",
        "родители детей 8–15 лет",
        "19 магазинов",
        "с 21 по 30 сентября",
        "открыты магазины 10-15, в трёх городах",
        "тридцатилетние",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert find_age(opened(text).passages[0], as_of=AS_OF, is_sure=False) in {None, (None, None)}
