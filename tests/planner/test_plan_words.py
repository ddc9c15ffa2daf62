from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Audience, Channel, Gender
from planner.finding import ExclusionReason, FindingCode
from planner.finding_words import exclusion_words, find_words
from planner.media_plan import Goal, PlanStatus, WayOutKind
from planner.plan_words import (
    CHANNELS,
    GOALS,
    STATUSES,
    WAYS,
    guess_language,
    say_count,
    say_month,
    say_number,
    say_people,
    say_price,
    say_result,
    say_rub,
)
from qualifier.qualification import Bilingual

NBSP = "\u00a0"

COUNTS = [
    (0, "0 лидов", "0 leads"),
    (1, "1 лид", "1 lead"),
    (2, "2 лида", "2 leads"),
    (5, "5 лидов", "5 leads"),
    (11, "11 лидов", "11 leads"),
    (21, "21 лид", "21 leads"),
    (112, "112 лидов", "112 leads"),
    (1004, f"1{NBSP}004 лида", "1,004 leads"),
]


@pytest.mark.parametrize(("count", "russian", "english"), COUNTS)
def test_words_agree_with_numbers(count: int, russian: str, english: str) -> None:
    assert say_result(count, Goal.LEADS) == Bilingual(ru=russian, en=english)


def test_people_are_people() -> None:
    assert say_result(1, Goal.REACH).en == "1 person"
    assert say_result(5, Goal.REACH) == Bilingual(ru="5 человек", en="5 people")


def test_amounts_are_spelled_as_each_language_does() -> None:
    assert say_rub(Decimal("1234567.5")) == f"1{NBSP}234{NBSP}567,50"
    assert say_rub(Decimal("1234567.5"), "en") == "1,234,567.50"
    assert say_count(Decimal("1234.9")) == f"1{NBSP}234"
    assert say_number(Decimal("0.8500")) == "0,85"
    assert say_number(Decimal("3.0000"), "en") == "3"


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("48", "48.00"),
        ("4.788", "4.788"),
        ("2471.92139", "2,471.92139"),
        ("0.5", "0.50"),
        ("1E+3", "1,000.00"),
    ],
)
def test_a_unit_price_shows_the_decimals_that_it_has(price: str, shown: str) -> None:
    assert say_price(Decimal(price), "en") == shown


@pytest.mark.parametrize(
    ("audience", "russian"),
    [
        (Audience(), "все 18+, 7 чел."),
        (Audience(age_min=25), "все 25+, 7 чел."),
        (Audience(age_max=40), "все –40, 7 чел."),
        (Audience(age_min=25, age_max=40, gender=Gender.FEMALE), "женщины 25–40, 7 чел."),
    ],
)
def test_audiences_are_told_in_words(audience: Audience, russian: str) -> None:
    assert say_people(audience, 7).ru == russian


def test_everything_has_a_name_in_both_languages() -> None:
    tables = ((CHANNELS, Channel), (GOALS, Goal), (STATUSES, PlanStatus), (WAYS, WayOutKind))
    for table, kind in tables:
        assert set(table) == set(kind)
        assert all(word.ru and word.en for word in table.values())


_FIGURES = (
    *(
        "budget",
        "deficit",
        "row",
        "left",
        "start",
        "end",
        "as_of",
        "region",
        "channel",
        "why",
        "goal",
        "rows",
    ),
    *("category", "kpi", "wanted", "forecast", "gap", "count", "cost", "sum", "frequency", "fields"),
)


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_finding_has_its_sentence(code: FindingCode) -> None:
    with_words = {name: "x" for name in _FIGURES}
    text = find_words(code, **with_words)
    assert text.ru.endswith(".")
    assert text.en.endswith(".")
    assert "{" not in text.ru + text.en


@pytest.mark.parametrize("reason", list(ExclusionReason))
def test_every_exclusion_has_its_words(reason: ExclusionReason) -> None:
    words = {name: "x" for name in ["why", "start", "end", "days", "minimum", "here", "there", "goal"]}
    text = exclusion_words(reason, **words)
    assert text.ru
    assert text.en


@pytest.mark.parametrize(
    ("text", "lang"), [("Бриф", "ru"), ("Brief", "en"), ("", "ru"), ("Телеграм Ads", "ru"), ("12", "ru")]
)
def test_the_language_is_that_of_most_letters(text: str, lang: str) -> None:
    assert guess_language(text) == lang


RESULTS = [
    (1, Goal.SALES, "1 продажа", "1 sale"),
    (3, Goal.SALES, "3 продажи", "3 sales"),
    (14, Goal.SALES, "14 продаж", "14 sales"),
    (22, Goal.CLICKS, "22 клика", "22 clicks"),
    (111, Goal.CLICKS, "111 кликов", "111 clicks"),
    (101, Goal.VISITS, "101 визит", "101 visits"),
    (1, Goal.EFFECTIVE_REACH, "1 человек", "1 person"),
    (3, Goal.REACH, "3 человека", "3 people"),
    (1_012, Goal.REACH, f"1{NBSP}012 человек", "1,012 people"),
]


@pytest.mark.parametrize(("count", "goal", "russian", "english"), RESULTS)
def test_each_goal_counts_in_its_own_words(count: int, goal: Goal, russian: str, english: str) -> None:
    assert say_result(count, goal) == Bilingual(ru=russian, en=english)


@pytest.mark.parametrize(
    ("day", "russian", "english"),
    [
        (date(2027, 1, 31), "январь 2027", "January 2027"),
        (date(2026, 5, 1), "май 2026", "May 2026"),
        (date(2026, 12, 1), "декабрь 2026", "December 2026"),
    ],
)
def test_a_month_is_told_with_its_year(day: date, russian: str, english: str) -> None:
    assert (say_month(day), say_month(day, "en")) == (russian, english)


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [("0", "0", "0"), ("100", "100", "100"), ("0.00004", "0", "0"), ("1.23456", "1,2346", "1.2346")],
)
def test_a_short_number_has_no_idle_digits(value: str, russian: str, english: str) -> None:
    assert (say_number(Decimal(value)), say_number(Decimal(value), "en")) == (russian, english)


@pytest.mark.parametrize(
    ("audience", "english"),
    [
        (Audience(), "everybody 18+, 1,500 people"),
        (Audience(age_min=25, gender=Gender.MALE), "men 25+, 1,500 people"),
        (Audience(age_min=18, age_max=18, gender=Gender.FEMALE), "women 18–18, 1,500 people"),
    ],
)
def test_audiences_are_told_in_english(audience: Audience, english: str) -> None:
    assert say_people(audience, 1_500).en == english
