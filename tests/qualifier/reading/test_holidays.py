from datetime import date

import pytest

from qualifier.reading.calendar_words import black_friday, easter
from qualifier.reading.date_spans import Anchor, Lean
from qualifier.reading.fold import fold
from qualifier.reading.holidays import find_holidays
from tests.builders import AS_OF


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("к Новому году", "2026-12-31"),
        ("до НГ", "2026-12-31"),
        ("by New Year", "2026-12-31"),
        ("к Восьмому марта", "2027-03-08"),
        ("Women's Day", "2027-03-08"),
        ("ко Дню защиты детей", "2027-06-01"),
        ("ко Дню защитника Отечества", "2027-02-23"),
        ("ко дню святого Валентина", "2027-02-14"),
        ("for Valentine's Day", "2027-02-14"),
        ("ко Дню Победы", "2027-05-09"),
        ("на майские", "2027-05-01"),
        ("ко Дню знаний", "2027-09-01"),
        ("под школу", "2027-09-01"),
        ("back to school", "2027-09-01"),
        ("на чёрную пятницу", "2026-11-27"),
        ("Black Friday", "2026-11-27"),
        ("на киберпонедельник", "2026-11-30"),
        ("на 11.11", "2026-11-11"),
        ("for Christmas", "2026-12-25"),
        ("к Рождеству", "2027-01-07"),
        ("к Пасхе", "2027-05-02"),
        ("before Easter", "2027-03-28"),
        ("к Новому году 2027", "2027-12-31"),
        ("Halloween", "2026-10-31"),
    ],
)
def test_the_coming_holiday(text: str, day: str) -> None:
    ((_, _, span),) = find_holidays(fold(text).text, lambda _: Anchor(AS_OF))
    assert span.first.isoformat() == day


def test_a_holiday_that_is_over_is_the_last_one() -> None:
    ((_, _, span),) = find_holidays("черная пятница", lambda _: Anchor(AS_OF, Lean.PAST))
    assert span.first == date(2025, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "новый товар",
        "новая коллекция",
        "школа танцев",
        "пятница",
        "старый новый магазин",
        "день открытых дверей",
    ],
)
def test_other_words_are_no_holidays(text: str) -> None:
    assert find_holidays(text, lambda _: Anchor(AS_OF)) == ()


@pytest.mark.parametrize(
    ("year", "orthodox", "western"),
    [
        (2024, "2024-05-05", "2024-03-31"),
        (2026, "2026-04-12", "2026-04-05"),
        (2030, "2030-04-28", "2030-04-21"),
    ],
)
def test_easter(year: int, orthodox: str, western: str) -> None:
    assert easter(year, is_orthodox=True).isoformat() == orthodox
    assert easter(year, is_orthodox=False).isoformat() == western


@pytest.mark.parametrize(("year", "day"), [(2024, 29), (2025, 28), (2026, 27), (2027, 26)])
def test_black_friday_follows_the_fourth_thursday(year: int, day: int) -> None:
    assert black_friday(year) == date(year, 11, day)
