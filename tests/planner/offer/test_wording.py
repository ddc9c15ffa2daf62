from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.media_plan import Goal, Range
from planner.offer.wording import NONE, Desk
from qualifier.qualification import Bilingual
from tests.planner.offer.offered import desk_of, plan_of

BANK = plan_of("brief_bank_ru.txt")
RU, EN = desk_of(BANK), desk_of(BANK, "en")


@pytest.mark.parametrize(
    ("desk", "amount", "said"),
    [
        (RU, Decimal("1234567.8"), "1\u00a0234\u00a0567,80"),
        (EN, Decimal("1234567.8"), "1,234,567.80"),
        (RU, Decimal("0.005"), "0,01"),
        (RU, Decimal("0"), "0,00"),
        (RU, None, NONE),
    ],
)
def test_roubles_have_kopecks(desk: Desk, amount: Decimal | None, said: str) -> None:
    assert desk.rub(amount) == said


@pytest.mark.parametrize(
    ("desk", "count", "said"),
    [
        (RU, 1234567, "1\u00a0234\u00a0567"),
        (EN, Decimal("1234567.00"), "1,234,567"),
        (RU, Decimal("2.5"), "2,5"),
        (EN, Decimal("0.125"), "0.125"),
        (RU, 0, "0"),
        (EN, None, NONE),
    ],
)
def test_counts_are_whole_where_units_are(desk: Desk, count: int | Decimal | None, said: str) -> None:
    assert desk.count(count) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("2.97", "3,0"), ("2.95", "3,0"), ("7.35", "7,4"), ("7.25", "7,3"), ("0.04", "0,0"), ("11", "11,0")],
)
def test_one_decimal_is_rounded_half_up_and_kept(value: str, said: str) -> None:
    assert RU.tenth(Decimal(value)) == said
    assert EN.tenth(Decimal(value)) == said.replace(",", ".")


def test_nothing_is_a_dash() -> None:
    assert RU.tenth(None) == RU.middle(None) == RU.days(None, None) == RU.days(date(2027, 1, 1), None) == NONE


@pytest.mark.parametrize(
    ("share", "said"),
    [("0.22", "22"), ("0.05", "5"), ("0.5045", "50,5"), ("0.3002", "30,0"), ("1", "100"), ("0.005", "0,5")],
)
def test_shares_are_per_cent(share: str, said: str) -> None:
    assert RU.share(Decimal(share)) == said


def test_a_forecast_is_told_by_its_middle() -> None:
    assert RU.middle(Range(low=1, middle=2000, high=3)) == "2\u00a0000"


@pytest.mark.parametrize(
    ("goal", "russian", "english"),
    [
        (Goal.REACH, "охват", "reach"),
        (Goal.LEADS, "лиды", "leads"),
        (
            Goal.EFFECTIVE_REACH,
            "эффективный охват (не менее 4 контактов)",
            "effective reach (4 contacts or more)",
        ),
    ],
)
def test_a_goal_is_told_in_words(goal: Goal, russian: str, english: str) -> None:
    plan = replace(BANK, goal=goal, effective_frequency=4)
    assert desk_of(plan).goal() == russian
    assert desk_of(plan, "en").goal() == english


def test_prices_hold_for_the_terms_days() -> None:
    assert RU.valid_until() == date(2026, 12, 9)
    assert (RU.valid_until() - BANK.as_of).days == RU.terms.price_valid_days.value


def test_texts_of_the_plan_come_in_the_language_and_printable() -> None:
    words = Bilingual(ru="а\x00б\nв", en="x\ty")
    assert (RU.of(words), EN.of(words)) == ("аб в", "x y")


def test_a_period_has_both_ends() -> None:
    assert RU.days(date(2027, 1, 18), date(2027, 2, 28)) == "18.01.2027 — 28.02.2027"


def test_labels_and_sentences_are_the_languages_own() -> None:
    assert (RU.label("total"), EN.label("total")) == ("Итого", "Total")
    assert RU.say("people", people="все") == "Аудитория: все."
    with pytest.raises(KeyError):
        RU.say("unheard_of")
