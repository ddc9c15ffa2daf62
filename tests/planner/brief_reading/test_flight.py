"""A flight and the shapes in which it is written at once."""

from datetime import date

import pytest

from planner.brief_reading.dates import read_flight
from planner.brief_reading.flight import NO_FLIGHT, make_flight
from planner.brief_reading.flight_length import days_in
from planner.brief_reading.flight_shapes import read_season
from tests.planner.brief_reading.opened import AS_OF, opened


def test_both_days_rest_on_the_same_words_each_once() -> None:
    flight = make_flight(date(2026, 10, 1), date(2026, 10, 31), ["октябрь", "октябрь"])
    assert flight.start.quotes == flight.end.quotes == ("октябрь",)


def test_a_day_that_is_not_known_has_no_words() -> None:
    flight = make_flight(date(2026, 10, 1), None, ["с 1 октября"])
    assert flight.start.quotes == ("с 1 октября",)
    assert flight.end.quotes == ()
    assert make_flight(None, None, ["когда-нибудь"]) == NO_FLIGHT


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("1.11–25.12", date(2026, 11, 1), date(2026, 12, 25)),
        ("01.11.2026 - 25.12.2026", date(2026, 11, 1), date(2026, 12, 25)),
        ("14.12.2026 / 28.02.2027", date(2026, 12, 14), date(2027, 2, 28)),
        ("1.03–30.04", date(2027, 3, 1), date(2027, 4, 30)),  # the coming pair
        ("1.11.26–25.12.26", date(2026, 11, 1), date(2026, 12, 25)),
    ],
)
def test_two_days_in_figures_are_the_coming_pair(words: str, start: date, end: date) -> None:
    flight = read_flight(opened(f"Период: {words}"))
    assert (flight.start.value, flight.end.value) == (start, end)


@pytest.mark.parametrize("text", ["Период: 40.13–41.13", "версия 1.10–2.10", "CPM 5.10–6.10"])
def test_figures_that_are_no_days_are_none(text: str) -> None:
    assert read_flight(opened(text)) == NO_FLIGHT


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("акция на всю осень", date(2026, 9, 1), date(2026, 11, 30)),
        ("акция на все лето", date(2027, 6, 1), date(2027, 8, 31)),
        ("the whole winter", date(2026, 12, 1), date(2027, 2, 28)),
        ("Сроки — весна", date(2027, 3, 1), date(2027, 5, 31)),
    ],
)
def test_a_season_is_its_three_coming_months(text: str, start: date, end: date) -> None:
    flight = read_season(AS_OF, opened(text).passages)
    assert (flight.start.value, flight.end.value) == (start, end)


def test_a_season_in_passing_is_no_flight() -> None:
    assert read_season(AS_OF, opened("летом жарко").passages) == NO_FLIGHT


@pytest.mark.parametrize(
    ("unit", "days"),
    [("день", 1), ("дней", 1), ("недели", 7), ("weeks", 7), ("месяц", 30), ("months", 30), ("days", 1)],
)
def test_a_unit_is_so_many_days(unit: str, days: int) -> None:
    assert days_in(unit) == days
