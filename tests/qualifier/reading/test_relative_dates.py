from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.date_spans import add_months
from qualifier.reading.dates import find_dates
from qualifier.reading.fold import fold
from tests.builders import AS_OF

COUNTS = ("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")


def read(text: str, said_on: date = AS_OF) -> list[str]:
    return [span.first.isoformat() for _, _, span in find_dates(fold(text).text, said_on)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("сегодня", "2026-09-15"),
        ("завтра", "2026-09-16"),
        ("хоть завтра", "2026-09-16"),
        ("послезавтра", "2026-09-17"),
        ("tomorrow", "2026-09-16"),
        ("the day after tomorrow", "2026-09-17"),
        ("через неделю", "2026-09-22"),
        ("через три недели", "2026-10-06"),
        ("через пару недель", "2026-09-29"),
        ("через 10 дней", "2026-09-25"),
        ("через месяц", "2026-10-15"),
        ("через полтора месяца", "2026-10-30"),
        ("через два-три месяца", "2026-11-15"),
        ("через полгода", "2027-03-15"),
        ("через год", "2027-09-15"),
        ("месяца через четыре", "2027-01-15"),
        ("недели через две", "2026-09-29"),
        ("где-то через месяц", "2026-10-15"),
        ("в течение двух месяцев", "2026-11-15"),
        ("в ближайший месяц", "2026-10-15"),
        ("in two weeks", "2026-09-29"),
        ("in a month", "2026-10-15"),
        ("in about three weeks", "2026-10-06"),
        ("in 3 months", "2026-12-15"),
        ("in two weeks' time", "2026-09-29"),
        ("within five months", "2027-02-15"),
        ("a month from now", "2026-10-15"),
        ("in a couple of weeks", "2026-09-29"),
        ("со следующей недели", "2026-09-21"),
        ("на этой неделе", "2026-09-14"),
        ("в следующем месяце", "2026-10-01"),
        ("next week", "2026-09-21"),
        ("next month", "2026-10-01"),
        ("в следующий понедельник", "2026-09-21"),
        ("в следующий вторник", "2026-09-22"),
        ("до пятницы", "2026-09-18"),
        ("в четверг", "2026-09-17"),
        ("next Monday", "2026-09-21"),
        ("by Friday", "2026-09-18"),
    ],
)
def test_days_counted_from_the_day_they_were_said(text: str, day: str) -> None:
    assert read(text) == [day]


@settings(max_examples=25)
@given(said_on=st.dates(date(2020, 1, 1), date(2035, 1, 1)), count=st.integers(5, 10))
def test_months_are_calendar_months_to_the_day(said_on: date, count: int) -> None:
    assert read(f"через {COUNTS[count - 1]} месяцев", said_on) == [add_months(said_on, count).isoformat()]


@pytest.mark.parametrize(
    "text", ["понедельник–пятница 10:00–18:30", "in a row", "раз в неделю", "за три месяца"]
)
def test_habits_and_the_past_are_no_dates(text: str) -> None:
    assert read(text) == []
