"""Days that explain each other."""

from datetime import date

import pytest

from qualifier.evidence import extract_evidence
from qualifier.reading.date_contexts import Purpose
from qualifier.reading.statements import Statement
from tests.builders import make_lead, make_record

AS_OF = date(2026, 5, 12)


def read(message: str) -> tuple[Statement, ...]:
    lead = make_lead(message=message, interactions=())
    return extract_evidence(make_record(lead=lead, as_of=AS_OF)).schedule


def days(message: str, purpose: Purpose) -> list[str]:
    return [
        said.span.first.isoformat()[5:]
        for said in read(message)
        if said.span is not None and said.purpose is purpose
    ]


@pytest.mark.parametrize(
    "message",
    [
        "19 октября открываем дом быта. Да, 19-го и стартуем с рекламой.",
        "Открываемся 19 октября. Рекламу запускаем 19-го.",
        "The shop opens on 19 October. Ads start on the 19th.",
    ],
)
def test_a_bare_day_means_the_day_named_in_full_before(message: str) -> None:
    assert all(said.span.first == date(2026, 10, 19) for said in read(message) if said.span)


def test_a_bare_day_of_another_number_is_the_coming_one() -> None:
    assert days("19 октября открываем дом быта. Рекламу начинаем 20-го.", Purpose.START) != ["10-19"]


@pytest.mark.parametrize(
    ("message", "campaign", "event"),
    [
        ("Планетарий запускаем 4 июля. Рекламу дайте с 10 июня.", "06-10", "07-04"),
        ("Эфир с 10 июня. Альбом выходит 4 июля.", "06-10", "07-04"),
        ("We roll out the new tariff on 4 July. Campaign from 10 June.", "06-10", "07-04"),
    ],
)
def test_the_campaign_starts_on_the_day_said_of_it(message: str, campaign: str, event: str) -> None:
    assert days(message, Purpose.START) == [campaign]
    assert event in days(message, Purpose.EVENT) + days(message, Purpose.DAY)


@pytest.mark.parametrize(
    "message",
    [
        "Рекламу хотели 1 июня, теперь начинаем 20 июня.",
        "Кампания не 1 июня, а 20 июня.",
        "Campaign was 1 June, moved to 20 June.",
    ],
)
def test_a_day_that_replaces_another_is_no_event(message: str) -> None:
    assert days(message, Purpose.EVENT) == []


def test_one_day_said_twice_stays_one_start() -> None:
    assert days("Начинаем рекламу через месяц, 12 июня.", Purpose.EVENT) == []


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("Старт в октябре, числа с десятого.", "10-10"),
        ("Рекламу запускаем в октябре, двадцатого.", "10-20"),
        ("Мы в ноябре, девятого, запускаем рекламу.", "11-09"),
    ],
)
def test_a_day_told_after_its_month_is_a_day_of_that_month(message: str, day: str) -> None:
    assert day in days(message, Purpose.START) + days(message, Purpose.BARE)
