"""Numbers and days, however people write them, come back as they were meant."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.win_model.cell_texts import (
    DAY_FORMATS,
    NOTHING,
    clean,
    find_day_format,
    read_day,
    read_number,
)

FEW = settings(max_examples=60)
# Kopecks, so that two digits behind the mark say all of it.
MONEY = st.integers(-(10**12), 10**12).map(lambda kopecks: kopecks / 100)


@FEW
@given(MONEY)
def test_a_sum_is_read_back_however_it_is_written(amount: float) -> None:
    english = f"{amount:,.2f}"
    russian = english.replace(",", " ").replace(".", ",")
    spellings = [
        f"{amount:.2f}",
        english,
        russian,
        russian.replace(" ", "\u00a0"),
        russian.replace(" ", "\u202f"),
        f"{russian} ₽",
        f"{russian} руб.",
        f"${english}",
        f"{english} USD",
    ]
    # `-1,234` alone may be a decimal or a thousand; with kopecks it is told apart.
    assert {read_number(text) for text in spellings} == {amount}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0.0),
        ("+7", 7.0),
        ("12,5%", 12.5),
        ("1 000 000", 1_000_000.0),
        ("2.5e-3", 0.0025),
        ("", None),
        ("-", None),
        ("1.2.3", None),
        ("12-05-2025", None),
        ("1/2", None),
        ("ten", None),
        ("=2+2", None),
        ("inf", None),
        ("0x10", None),
        ("9" * 41, None),
    ],
)
def test_what_is_a_number_and_what_is_none(text: str, number: float | None) -> None:
    assert read_number(text) == number


@FEW
@given(
    st.dates(date(1971, 1, 1), date(2068, 12, 31)),
    st.sampled_from([form for form in DAY_FORMATS if "%y" not in form]),
)
def test_a_day_is_read_back_in_every_format(day: date, form: str) -> None:
    text = day.strftime(form)
    assert read_day(text, form) == float(day.toordinal())
    if form != "%Y%m%d":
        assert read_day(f"{text} 09:30:00", form) == float(day.toordinal())


@pytest.mark.parametrize("form", ["%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y-%m-%d"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_days_tell_their_format(form: str, seed: int) -> None:
    random = Random(seed)
    days = [date.fromordinal(random.randrange(737000, 739900)) for _ in range(60)]
    texts = [day.strftime(form) for day in days]
    assert find_day_format(texts) == form


def test_a_column_of_which_a_tenth_are_no_days_is_no_column_of_days() -> None:
    texts = ["01.02.2025"] * 9 + ["soon"]
    assert find_day_format(texts) is None
    assert find_day_format(["01.02.2025"] * 39 + ["soon"]) == "%d.%m.%Y"


@pytest.mark.parametrize("text", ["30.02.2025", "2025", "01.02", "soon", "", "1" * 41, "01.13.2025"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, "%d.%m.%Y") is None


@pytest.mark.parametrize("text", sorted(NOTHING))
def test_every_way_to_say_nothing_says_nothing_in_any_case(text: str) -> None:
    assert clean(text) is None
    assert clean(f"  {text.upper()} ") is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a \n b\t", "a b"),
        (5, "5"),
        (0, "0"),
        (False, "False"),
        (None, None),
        ("Не указано ли", "Не указано ли"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_is_one_line_of_text(cell: object, text: str | None) -> None:
    assert clean(cell) == text
