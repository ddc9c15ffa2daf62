import pytest

from qualifier.reading.dates import find_dates
from qualifier.reading.fold import fold
from tests.builders import AS_OF


def read(text: str) -> list[str]:
    return [span.first.isoformat() for _, _, span in find_dates(fold(text).text, AS_OF)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01", "2026-10-01"),
        ("01.10.2026", "2026-10-01"),
        ("1.10.2026", "2026-10-01"),
        ("01.10.26 г.", "2026-10-01"),
        ("01/10/2026", "2026-10-01"),
        ("1/10/26", "2026-10-01"),
        ("01-10-2026", "2026-10-01"),
        # Twelve and more in the middle can only be the day.
        ("10/25/2026", "2026-10-25"),
        ("с 01.10", "2026-10-01"),
        ("до 06.02", "2027-02-06"),
        ("старт: 15.10", "2026-10-15"),
        ("крайний срок — 30.09.", "2026-09-30"),
        ("тендер закрываем 30.10", "2026-10-30"),
        ("by 15.10", "2026-10-15"),
    ],
)
def test_dates_in_figures(text: str, day: str) -> None:
    assert read(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "1.5 млн",
        "цена 12.10 руб.",
        "в 10.30",
        "32.01.2026",
        "01.13.2026",
        "тел. 495-000-10-10",
        "ИП 192.168.10.12",
        "рост 3.12 %",
        "пункт 4.11 договора",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert read(text) == []
