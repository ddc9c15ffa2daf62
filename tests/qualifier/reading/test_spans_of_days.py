from datetime import date

import pytest

from qualifier.reading.spans_of_days import DAY_SPAN, DaySpan, read_day_span

MONDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 7)


def read(text: str, said_on: date | None = MONDAY) -> DaySpan | None:
    match = DAY_SPAN.search(text)
    return None if match is None else read_day_span(match, text, said_on)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("within 4 days", 4),
        ("a day", 1),
        ("in a single day", 1),
        ("the next day", 1),
        ("three-day window", 3),
        ("ten business days", 10),
        ("two weeks", 14),
        ("a week", 7),
        ("one month", 30),
        ("48 hours", 2),
        ("a couple of weeks", 14),
        ("a few days", 3),
        ("two or three days", 3),
        ("under five days", 4),
        ("за три дня", 3),
        ("через неделю", 7),
        ("в течение двух недель", 14),
        ("пару дней", 2),
        ("менее чем за пять дней", 4),
        ("десять рабочих дней", 10),
    ],
)
def test_a_length_is_counted_in_days(text: str, days: int) -> None:
    assert read(text) == DaySpan(days, is_length=True)


@pytest.mark.parametrize(
    ("text", "said_on", "days"),
    [
        ("by friday", MONDAY, 4),
        ("by monday", MONDAY, 7),
        ("до среды", MONDAY, 2),
        ("by the end of the week", MONDAY, 6),
        ("by the end of this week", SATURDAY, 8),
        ("by the end of next week", MONDAY, 13),
        ("к концу недели", MONDAY, 6),
        ("by tomorrow", MONDAY, 1),
        ("до завтра", MONDAY, 1),
    ],
)
def test_a_calendar_word_is_counted_from_the_talk(text: str, said_on: date, days: int) -> None:
    assert read(text, said_on) == DaySpan(days, is_length=False)


@pytest.mark.parametrize(
    "text", ["three hours", "five days ago", "three days a week", "$3 days", "неделю назад"]
)
def test_what_is_no_term_gives_no_days(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["by friday", "by the end of the week"])
def test_the_calendar_needs_the_day_of_the_talk(text: str) -> None:
    assert read(text, None) is None
