"""How pieces add up to the days of a flight."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.brief_reading.date_grammar import reduce_pieces
from planner.brief_reading.date_pieces import Piece, cut_pieces
from planner.brief_reading.date_rules import end_of_period, move_years
from qualifier.reading.date_spans import DateSpan, Precision, whole_months
from tests.planner.brief_reading.opened import AS_OF


def _reduced(text: str, as_of: date = AS_OF) -> list[Piece]:
    return reduce_pieces(list(cut_pieces(text, as_of)), as_of)


def _stretches(text: str, as_of: date = AS_OF) -> list[tuple[date, date]]:
    return [
        (one.span.first, one.span.last)
        for one in _reduced(text, as_of)
        if one.code == "S" and one.span is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "с 5-го по 30-е октября",
        "с 5 по 30 октября",
        "с 5 октября по 30-е",
        "с 5-го до 30-го, октябрь",
        "5-го до 30-го, октябрь",
        "октябрь, с 5-го по 30-е",
        "октябрь (с 5 по 30 число)",
        "октябрь 2026, в тульской области, с 5 по 30 число",
        "5–30 октября",
        "с пятого по тридцатое октября",
        "старт 5 октября, закончить 30-го",
        "5.10–30.10",
        "5–30.10",
        "05.10-30.10.2026",
        "с 05.10 до 30.10",
        "october 5th through the 30th",
        "oct 5-30",
        "from the 5th to the 30th of october",
        "between the 5th and the 30th of october",
        "10/05/2026 – 10/30/2026",
        "26 дней с 5 октября",
        "с понедельника 5 октября, 26 дней",
        "26 дней, до 30 октября",
        "a 26-day burst ending october 30",
        "финиш 30 октября, длительность 26 дней",
    ],
)
def test_the_same_days_are_said_in_many_ways(text: str) -> None:
    assert _stretches(text) == [(date(2026, 10, 5), date(2026, 10, 30))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # a part of a month, a whole one, some in a row
        ("первая половина октября", (10, 1), (10, 15)),
        ("октябрь, вторая половина", (10, 16), (10, 31)),
        ("последняя неделя октября", (10, 25), (10, 31)),
        ("весь октябрь", (10, 1), (10, 31)),
        ("октябрь целиком", (10, 1), (10, 31)),
        ("весь октябрь и половина ноября", (10, 1), (11, 15)),
        ("2-я половина сентября – октябрь", (9, 16), (10, 31)),
        ("october plus the first week of november", (10, 1), (11, 7)),
        ("сентябрь (с 14-го) и весь октябрь", (9, 14), (10, 31)),
        ("ноябрь полностью и декабрь до 20-го", (11, 1), (12, 20)),
        ("октябрь-ноябрь, начнем с 12-го", (10, 12), (11, 30)),
        # edges that are soft or told by a month
        ("с середины октября до середины ноября", (10, 15), (11, 15)),
        ("с конца сентября до конца октября", (9, 25), (10, 31)),
        ("с октября до декабря", (10, 1), (11, 30)),
        ("с октября по декабрь", (10, 1), (12, 31)),
        ("1 октября, до конца месяца", (10, 1), (10, 31)),
        ("с 15 ноября до конца года", (11, 15), (12, 31)),
        ("с 15 октября до конца квартала", (10, 15), (12, 31)),
        # a start and a length
        ("на следующей неделе, пять дней", (9, 7), (9, 11)),
        ("с 01.11 по 11.11", (11, 1), (11, 11)),  # a day of sales is a day too
        ("11.11–20.11", (11, 11), (11, 20)),
        ("с 11.11.2026 на 10 дней", (11, 11), (11, 20)),
        ("неделя до 11.11", (11, 4), (11, 10)),
        ("с 21 сентября на месяц", (9, 21), (10, 20)),
        ("октябрьский старт, на месяц", (10, 1), (10, 31)),
        ("в первой неделе ноября и стоять месяц", (11, 1), (11, 30)),
        ("в начале октября, на три недели", (10, 1), (10, 21)),
        # round a day
        ("две недели перед черной пятницей", (11, 13), (11, 26)),
        ("к 1 октября, за две недели", (9, 17), (9, 30)),
        ("перед 1 ноября, две недели", (10, 18), (10, 31)),
        ("the week before halloween", (10, 24), (10, 30)),
        ("a week before halloween and until halloween", (10, 24), (10, 31)),
        ("the week of october 14", (10, 12), (10, 18)),
    ],
)
def test_pieces_add_up_to_a_stretch(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert _stretches(text) == [(date(2026, *first), date(2026, *last))]


@pytest.mark.parametrize(
    "text",
    [
        "старт 5 октября, до 15 сентября ждем план",  # the second day is of something else
        "материалы 1 октября, реклама — 5 октября",
        "с 30 по 5 октября",
        "октябрь, ежедневно с 9 до 21",
        "женщины с 25 до 45",
        "с октября до начала ноября",
        "версия 5.10–6.10",
        "первая половина дня",
        "в середине октября",
        "октябрь",
        "30 февраля – 31 февраля",
        "5 недель перед запуском",
        "первая неделя",
    ],
)
def test_what_does_not_fit_adds_up_to_nothing(text: str) -> None:
    assert _stretches(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("с 20 декабря по 10 января", date(2026, 12, 20), date(2027, 1, 10)),
        ("с 10 августа по 10 сентября", date(2026, 8, 10), date(2026, 9, 10)),
        ("с 1 марта по 30 апреля", date(2027, 3, 1), date(2027, 4, 30)),
        ("с 1 по 30 июня", date(2027, 6, 1), date(2027, 6, 30)),
        ("с 5 по 25 августа", date(2026, 8, 5), date(2026, 8, 25)),  # only just passed
        ("с 5 по 25 октября 2027 года", date(2027, 10, 5), date(2027, 10, 25)),
        ("с 15 декабря 2026 по 15 января", date(2026, 12, 15), date(2027, 1, 15)),
        ("с 15 декабря по 15 января 2028", date(2027, 12, 15), date(2028, 1, 15)),
        ("первая половина января", date(2027, 1, 1), date(2027, 1, 15)),
        ("вторая половина февраля 2028", date(2028, 2, 15), date(2028, 2, 29)),
        ("октябрь 2027, с 5 по 25", date(2027, 10, 5), date(2027, 10, 25)),
    ],
)
def test_days_without_a_year_follow_each_other(text: str, first: date, last: date) -> None:
    assert _stretches(text) == [(first, last)]


@given(st.dates(date(2026, 9, 1), date(2027, 7, 1)), st.integers(1, 120))
@settings(max_examples=60, deadline=None)
def test_a_start_and_a_length_give_the_same_days_as_a_start_and_an_end(start: date, days: int) -> None:
    last = date.fromordinal(start.toordinal() + days - 1)
    both = f"с {start:%d.%m.%Y} по {last:%d.%m.%Y}"
    for said in (f"с {start:%d.%m.%Y} на {days} дней", f"{days} days from {start:%d.%m.%Y}", both):
        assert _stretches(said) == [(start, last)]


@given(
    st.text("сдопк первая половина октября ноября 5.10-30, 20 недели until the end of month", max_size=120)
)
@settings(max_examples=150, deadline=None)
def test_no_stretch_ends_before_it_begins(text: str) -> None:
    for piece in _reduced(text):
        assert 0 <= piece.start < piece.end <= len(text)
        assert piece.span is None or piece.span.first <= piece.span.last


def test_a_row_without_end_is_reduced_in_parts() -> None:
    assert len(_stretches("с 5 октября по 30 ноября; " * 400)) > 390


@pytest.mark.parametrize(
    ("words", "day", "last"),
    [
        ("до конца месяца", date(2027, 2, 3), date(2027, 2, 28)),
        ("until the end of the month", date(2026, 12, 3), date(2026, 12, 31)),
        ("до конца квартала", date(2026, 11, 3), date(2026, 12, 31)),
        ("до конца года", date(2026, 9, 3), date(2026, 12, 31)),
        ("by year-end", date(2026, 9, 3), date(2026, 12, 31)),
        ("до конца акции", date(2026, 9, 3), None),
    ],
)
def test_the_end_of_a_period_is_of_the_day_that_is_meant(words: str, day: date, last: date | None) -> None:
    assert end_of_period(words, day) == last


def test_a_day_that_another_year_lacks_is_none() -> None:
    leap = DateSpan(date(2028, 2, 29), date(2028, 2, 29), Precision.DAY)
    assert move_years(leap, -1) is None
    assert move_years(leap, 4) == DateSpan(date(2032, 2, 29), date(2032, 2, 29), Precision.DAY)


def test_a_february_in_a_leap_year_is_a_day_longer() -> None:
    february = whole_months(2027, 2, 1, Precision.MONTH)
    assert february is not None
    assert move_years(february, 1) == whole_months(2028, 2, 1, Precision.MONTH)
