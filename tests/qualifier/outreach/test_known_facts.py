from dataclasses import replace
from datetime import date

import pytest

from qualifier.outreach.known_facts import join_names, list_known_facts, write_amount, write_day
from qualifier.outreach.letter_words import load_letter_words
from qualifier.qualification import Criterion, Level, Numbers, Qualification, Quote
from tests.builders import make_qualification, make_scorecard
from tests.qualifier.outreach.outreach_leads import AS_OF, BAKERY, CLINIC, judged

RU, EN = load_letter_words("ru"), load_letter_words("en")


def make_result(
    numbers: Numbers, *, budget: str = "", timing: str = "", level: Level = Level.CONFIRMED
) -> Qualification:
    said = {Criterion.BUDGET: budget, Criterion.TIMING: timing, Criterion.NEED: "нужна реклама"}
    scores = tuple(
        replace(row, level=level, quotes=(Quote(place="message", text=said[row.criterion]),))
        if row.criterion in said
        else row
        for row in make_scorecard().scores
    )
    return make_qualification(
        replace(BAKERY, as_of=AS_OF), scorecard=make_scorecard(scores=scores, numbers=numbers)
    )


def facts_of(result: Qualification, lang: str = "ru") -> list[str]:
    return [
        fact.text.replace("\u00a0", " ") for fact in list_known_facts(result, load_letter_words(lang), lang)
    ]


MONEY = [
    (Numbers(budget_min_rub=900_000, budget_max_rub=900_000), "бюджет 900 тысяч", ["бюджет — 900 000 ₽"]),
    (Numbers(budget_min_rub=900_000, budget_max_rub=900_000), "девятьсот тысяч", ["бюджет — 900 000 ₽"]),
    (
        Numbers(budget_min_rub=200_000, budget_max_rub=450_000),
        "200–450 тыс., то есть 200 000 или 450 000",
        ["бюджет — от 200 000 до 450 000 ₽"],
    ),
    (Numbers(budget_max_rub=500_000), "до 500 тысяч", ["бюджет — до 500 000 ₽"]),
    # Multiplied, converted and freed of VAT: those figures are ours, not the client's.
    (Numbers(budget_min_rub=1_080_000, budget_max_rub=1_080_000), "180 тысяч в месяц полгода", []),
    (Numbers(budget_min_rub=4_185_000, budget_max_rub=4_185_000), "45 000 евро", []),
    (Numbers(budget_min_rub=1_000_000, budget_max_rub=1_000_000), "1 220 000 с НДС", []),
    (Numbers(), "бюджет есть", []),
]


@pytest.mark.parametrize(("numbers", "said", "facts"), MONEY)
def test_a_sum_is_repeated_only_as_the_client_named_it(numbers: Numbers, said: str, facts: list[str]) -> None:
    assert facts_of(make_result(numbers, budget=said)) == facts


@pytest.mark.parametrize("level", [Level.UNKNOWN, Level.ABSENT])
def test_a_sum_that_is_gone_is_not_repeated(level: Level) -> None:
    numbers = Numbers(budget_min_rub=900_000, budget_max_rub=900_000)
    assert facts_of(make_result(numbers, budget="900 тысяч", level=level)) == []


DAYS = [
    (Numbers(start_date=date(2026, 10, 5)), "старт 5 октября", ["старт — 5 октября 2026 года"]),
    (Numbers(start_date=date(2026, 10, 5)), "с 05.10.2026", ["старт — 5 октября 2026 года"]),
    (Numbers(decision_date=date(2026, 9, 29)), "решение до 29 сентября", ["решение — 29 сентября 2026 года"]),
    # «В октябре» is no first of October to the client, and the past is past.
    (Numbers(start_date=date(2026, 10, 1)), "старт в октябре", []),
    (Numbers(start_date=date(2026, 9, 1)), "старт 1 сентября", []),
    (Numbers(start_date=date(2026, 11, 7)), "старт 5 октября", []),
]


@pytest.mark.parametrize(("numbers", "said", "facts"), DAYS)
def test_a_day_is_repeated_only_when_it_was_named_as_one(
    numbers: Numbers, said: str, facts: list[str]
) -> None:
    assert facts_of(make_result(numbers, timing=said)) == facts


def test_channels_are_repeated_by_their_usual_names() -> None:
    result = make_result(Numbers(channels=("sms", "smart_tv", "unheard_of")))
    assert facts_of(result) == ["каналы — SMS и Smart TV"]
    assert facts_of(result, "en") == ["interest in SMS and Smart TV"]


def test_a_long_list_of_channels_is_no_fact_worth_repeating() -> None:
    assert facts_of(make_result(Numbers(channels=("sms", "push", "tv", "radio", "ooh")))) == []


def test_channels_of_a_lead_without_a_task_are_not_repeated() -> None:
    assert facts_of(make_result(Numbers(channels=("sms",)), level=Level.PARTIAL)) == []


def test_real_leads_give_their_own_figures() -> None:
    assert "бюджет — 900 000 ₽" in facts_of(judged(BAKERY))
    assert "a start on 1 October 2026" in facts_of(judged(CLINIC), "en")


@pytest.mark.parametrize(
    ("day", "ru", "en"),
    [
        (date(2026, 1, 1), "1\u00a0января 2026 года", "1\u00a0January 2026"),
        (date(2026, 5, 29), "29\u00a0мая 2026 года", "29\u00a0May 2026"),
        (date(2027, 12, 31), "31\u00a0декабря 2027 года", "31\u00a0December 2027"),
    ],
)
def test_days_are_spelled_as_each_language_does(day: date, ru: str, en: str) -> None:
    assert (write_day(day, "ru"), write_day(day, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("amount", "ru", "en"),
    [(0, "0", "0"), (950, "950", "950"), (1_200_000, "1\u00a0200\u00a0000", "1,200,000"), (None, "0", "0")],
)
def test_sums_are_grouped_as_each_language_does(amount: int | None, ru: str, en: str) -> None:
    assert (write_amount(amount, "ru"), write_amount(amount, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("names", "ru", "en"),
    [(["a"], "a", "a"), (["a", "b"], "a и b", "a and b"), (["a", "b", "c"], "a, b и c", "a, b and c")],
)
def test_names_are_joined_as_people_do(names: list[str], ru: str, en: str) -> None:
    assert (join_names(names, RU), join_names(names, EN)) == (ru, en)
