from datetime import date

import pytest

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
