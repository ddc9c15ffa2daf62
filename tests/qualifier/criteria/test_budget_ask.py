from datetime import date

import pytest

from qualifier.criteria.budget_ask import Ask, find_asks
from qualifier.criteria.stated_sums import read_money
from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Lead
from qualifier.profile import load_profile
from qualifier.record import LeadRecord

PROFILE = load_profile()


def asks_of(message: str, *later: str) -> tuple[Ask, ...]:
    turns = tuple(
        Interaction(at=date(2026, 3, day), channel="email", text=text) for day, text in enumerate(later, 1)
    )
    record = LeadRecord(as_of=date(2026, 3, 10), lead=Lead(message=message, interactions=turns))
    evidence = extract_evidence(record)
    return find_asks(evidence, PROFILE, read_money(evidence))


def test_each_place_gives_its_ask_and_the_last_comes_last() -> None:
    asks = asks_of("Бюджет 2 млн рублей", "Теперь бюджет 900 тысяч рублей")

    assert [ask.high_rub for ask in asks] == [2_000_000, 900_000]


def test_the_same_figure_again_is_the_same_ask_said_later() -> None:
    asks = asks_of("Бюджет 610 тысяч рублей с НДС", "Подтверждаю: бюджет 610 тысяч")

    assert [ask.high_rub for ask in asks] == [500_000]
    assert asks[0].order > 0


def test_a_part_confirmed_alone_leaves_the_whole() -> None:
    asks = asks_of("Смета: SMS 400 тысяч, видео 600 тысяч", "По видео подтверждаю 600 тысяч")

    assert [ask.high_rub for ask in asks] == [1_000_000]


def test_every_line_of_a_smeta_is_quoted() -> None:
    asks = asks_of("SMS — 200 000\nВидео — 300 000\nЭкраны — 100 000")

    assert asks[0].high_rub == 600_000
    assert len(asks[0].quotes) == 3
    assert asks[0].parts == (200_000, 300_000, 100_000)


def test_a_range_keeps_both_ends() -> None:
    ask = asks_of("Бюджет от 400 до 600 тысяч рублей")[0]

    assert (ask.low_rub, ask.high_rub) == (400_000, 600_000)


@pytest.mark.parametrize(
    ("message", "low", "high"),
    [
        ("Бюджет до 500 тысяч рублей", None, 500_000),
        ("Бюджет от 500 тысяч рублей", 500_000, None),
        ("Бюджет до 500 тысяч рублей, сумма утверждена", 500_000, 500_000),
    ],
)
def test_an_end_that_nobody_named_is_open(message: str, low: int | None, high: int | None) -> None:
    ask = asks_of(message)[0]

    assert (ask.low_rub, ask.high_rub) == (low, high)


@pytest.mark.parametrize(
    "message",
    [
        "Бюджет 600 тысяч рублей, если согласуют",
        "Это я думал вслух: бюджет 600 тысяч рублей",
        "A budget of 600k roubles, if released",
    ],
)
def test_a_doubted_sum_is_hypothetical(message: str) -> None:
    assert asks_of(message)[0].is_hypothetical


def test_without_sums_there_is_no_ask() -> None:
    assert asks_of("Нужна реклама") == ()
