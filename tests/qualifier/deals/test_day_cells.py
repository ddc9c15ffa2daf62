from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.deals.day_cells import DayCells


def read(text: str, *samples: str, month_first: bool = False) -> date | None:
    return DayCells.of_samples({"closed": samples or (text,)}, month_first=month_first).read(text, "closed")


@pytest.mark.parametrize(
    "text",
    [
        "05.03.2026",
        "05.03.2026 12:30",
        "2026-03-05",
        "2026-03-05T10:00:00+03:00",
        "2026-03-05 00:00:00",
        "05/03/2026",
        "20260305",
        "1772668800",
        "1772668800000",
    ],
)
def test_a_day_is_read_in_the_forms_of_exports(text: str) -> None:
    assert read(text) == date(2026, 3, 5)


def test_a_column_tells_days_from_months_by_its_other_cells() -> None:
    assert read("05/03/2026", "05/03/2026", "12/31/2025") == date(2026, 5, 3)
    assert read("05/03/2026", "05/03/2026", "31/12/2025", month_first=True) == date(2026, 3, 5)


def test_a_column_that_tells_nothing_is_read_as_the_map_says() -> None:
    assert read("05/03/2026", month_first=True) == date(2026, 5, 3)


def test_a_plain_form_is_read_in_a_column_of_another() -> None:
    assert read("2026-03-05", "05/03/2026", "06/03/2026") == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["завтра", "31.02.2026", "05.03.1026", "99999999999999", "12", "²" * 10])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read(text, "05.03.2026") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29.02.2024", date(2024, 2, 29)),
        ("29.02.2025", None),  # no leap year
        ("31.12.2026", date(2026, 12, 31)),
        ("31.04.2026", None),
        ("01.01.1970", date(1970, 1, 1)),
        ("31.12.1969", None),
        ("31.12.2100", date(2100, 12, 31)),
        ("01.01.2101", None),
        ("2026/03/05", date(2026, 3, 5)),
        ("2026.03.05", date(2026, 3, 5)),
        ("2026-13-05", None),
        ("", None),
        ("-", None),
    ],
)
def test_only_days_of_our_time_that_the_calendar_has_are_read(text: str, day: date | None) -> None:
    assert read(text, "05.03.2026", "06.03.2026") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1767225599", date(2025, 12, 31)),  # the last second of the year, by UTC
        ("1767225600", date(2026, 1, 1)),
        ("1767225599999", date(2025, 12, 31)),
        ("1767225600000", date(2026, 1, 1)),
        ("999999999", date(2001, 9, 9)),
        ("9999999999", date(2286, 11, 20)),
        ("17672256", None),
        ("176722560000000", None),
        ("-1767225600", None),
    ],
)
def test_seconds_and_milliseconds_are_told_by_their_length(text: str, day: date | None) -> None:
    assert read(text, "05.03.2026") == day


def test_each_column_has_its_own_form() -> None:
    samples = {"created": ["12/31/2025", "05/03/2026"], "closed": ["31/12/2025", "05/03/2026"]}
    cells = DayCells.of_samples(samples, month_first=False)
    assert cells.read("05/03/2026", "created") == date(2026, 5, 3)
    assert cells.read("05/03/2026", "closed") == date(2026, 3, 5)


def test_a_column_without_samples_is_read_all_the_same() -> None:
    cells = DayCells.of_samples({}, month_first=False)
    assert cells.read("05.03.2026", "closed") == cells.read("2026-03-05", "closed") == date(2026, 3, 5)
    assert cells.read("soon", "closed") is None


def test_one_cell_repeated_often_does_not_outvote_two_others() -> None:
    assert read("05/03/2026", *["03/13/2026"] * 50, "13/03/2026", "14/03/2026") == date(2026, 3, 5)


@settings(max_examples=25)
@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"]))
def test_every_day_is_read_back_as_it_was_written(day: date, form: str) -> None:
    assert read(day.strftime(form), "05/03/2026", "25/03/2026") == day
