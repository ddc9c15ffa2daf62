import re
from datetime import date

import pytest

from qualifier.reading.date_spans import Anchor
from qualifier.reading.year_words import LONE_YEAR, YEAR, read_year

SAID = Anchor(date(2026, 9, 15))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("мая 2027", 2027),
        ("мая 2027 г.", 2027),
        ("мая 2027-го года", 2027),
        ("мая 27 года", 2027),
        ("мая этого года", 2026),
        ("мая следующего года", 2027),
        ("мая прошлого года", 2025),
        ("may, next year", 2027),
        ("may last year", 2025),
        # A slip of the pen is read as it stands; the profile says what is plausible.
        ("мая 3026 года", 3026),
    ],
)
def test_years_beside_a_date(text: str, year: int) -> None:
    found = re.search(rf"(?:мая|may){YEAR}", text)
    assert found is not None
    assert read_year(found, SAID) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [("лета 27-го", 2027), ("осенью двадцать восьмого", 2028), ("весной тридцатого года", 2030)],
)
def test_years_said_alone(text: str, year: int) -> None:
    found = re.search(rf"(?:лета|осенью|весной){LONE_YEAR}", text)
    assert found is not None
    assert read_year(found, SAID) == year


@pytest.mark.parametrize("text", ["мая 2000 руб", "мая 2027 чел", "мая, 28-го"])
def test_other_numbers_are_no_years(text: str) -> None:
    assert re.search(rf"мая{YEAR}", text) is None
