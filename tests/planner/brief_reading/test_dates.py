"""When a campaign runs."""

from datetime import date

import pytest

from planner.brief_reading.dates import read_flight
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Период: 15 ноября – 25 декабря", "2026-11-15", "2026-12-25"),
        ("Flight: 26 October 2026 to 27 December 2026", "2026-10-26", "2026-12-27"),
        ("Срок размещения: с 12 октября по 20 декабря 2026 г.", "2026-10-12", "2026-12-20"),
        ("Сроки: с 01.10.2026 по 31.10.2026", "2026-10-01", "2026-10-31"),
        ("Флайт: 1.11–25.12", "2026-11-01", "2026-12-25"),
        ("Период: 16.01-15.04.2027", "2027-01-16", "2027-04-15"),
        ("Даты: 1 октября — 30 ноября, плюс 11.11 усилить", "2026-10-01", "2026-11-30"),
        ("Период: декабрь 2026, с 1 по 27 число", "2026-12-01", "2026-12-27"),
        ("Период: январь–июнь 2027, включая пик к 23 февраля", "2027-01-01", "2027-06-30"),
        ("Период: 1 кв. 2027", "2027-01-01", "2027-03-31"),
        ("Дата начала / окончания: 14.12.2026 / 28.02.2027", "2026-12-14", "2027-02-28"),
        ("| Старт | 15.10.2026 |\n| Финиш | 15.12.2026 |", "2026-10-15", "2026-12-15"),
        # months and seasons
        ("Октябрь и ноябрь.", "2026-10-01", "2026-11-30"),
        ("Октябрь, ноябрь, декабрь.", "2026-10-01", "2026-12-31"),
        ("бюджет 500к в месяц, октябрь-ноябрь-декабрь", "2026-10-01", "2026-12-31"),
        ("Когда — весь октябрь", "2026-10-01", "2026-10-31"),
        ("Сроки — осень.", "2026-09-01", "2026-11-30"),
        ("хочу акцию, всю зиму", "2026-12-01", "2027-02-28"),
        # a start and a length
        ("Выводим сырники, с 21 сентября и на месяц.", "2026-09-21", "2026-10-20"),
        ("запуск 12 января и три недели", "2027-01-12", "2027-02-01"),
        ("The campaign should run for six weeks from 26 October.", "2026-10-26", "2026-12-06"),
        ("На какой срок? Полтора месяца, с 12 октября", "2026-10-12", "2026-11-26"),
        ("Два месяца, с середины сентября.", "2026-09-15", "2026-11-14"),
        # a start and an end in separate words
        ("старт 10 октября, финиш 20 ноября", "2026-10-10", "2026-11-20"),
        (
            "We start on 7 September and want it everywhere until the end of October.",
            "2026-09-07",
            "2026-10-31",
        ),
        ("Начать можно 5 октября, закончить к 10 ноября.", "2026-10-05", "2026-11-10"),
        ("Период рекламы: с 25 сентября до конца октября", "2026-09-25", "2026-10-31"),
        ("с первого октября, но если зальёт, то с восьмого, до конца октября", "2026-10-01", "2026-10-31"),
        # round an event
        ("Открытие: 3 октября 2026. Поддержка: неделя до и две после.", "2026-09-26", "2026-10-17"),
        # days that are no flight
        ("Медиаплан нужен к 10 сентября, договор до 16-го.", None, None),
        ("Период: октябрь 2026\nПорядок: материалы до 20 сентября", "2026-10-01", "2026-10-31"),
        ("Старт? Когда сделаете медиаплан.", None, None),
        ("Осень 2025: 5 млн, только баннеры.", None, None),
        ("сдача IV кв. 2028, на всю осень, сентябрь–ноябрь", "2026-09-01", "2026-11-30"),
    ],
)
def test_a_flight_is_read_to_the_day(text: str, start: str | None, end: str | None) -> None:
    flight = read_flight(opened(text))
    assert (_iso(flight.start.value), _iso(flight.end.value)) == (start, end)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def test_an_end_before_the_start_is_kept_for_people_to_see() -> None:
    flight = read_flight(opened("Период: с 10 октября по 1 сентября 2026"))
    assert flight.start.value is not None
    assert flight.end.value == date(2026, 9, 1)
    assert flight.start.value > flight.end.value


@pytest.mark.parametrize("text", ["Период: 32.13.2026", "Период: 00.00–99.99", "Период: скоро", "Период:"])
def test_days_that_no_calendar_has_are_not_read(text: str) -> None:
    flight = read_flight(opened(text))
    assert flight.start.value is None
    assert flight.end.value is None


def test_both_days_rest_on_the_words_that_say_them() -> None:
    flight = read_flight(opened("Период: 15 ноября – 25 декабря\nГео: Тверь"))
    assert flight.start.quotes == flight.end.quotes == ("Период: 15 ноября – 25 декабря",)
