from dataclasses import replace
from decimal import Decimal

import pytest

from planner.brief import Kpi, KpiName
from planner.media_plan import Band, Goal, MediaPlan, Scenarios
from planner.scenario_words import ALONE, CASES, MEANINGS, Figure, list_figures, say_chance
from tests.planner.builders import make_kpi
from tests.planner.drafts import plan_of

PLAN = plan_of(kpi=(make_kpi(KpiName.LEADS, 1_500),))


def scenarios() -> Scenarios:
    assert PLAN.scenarios is not None
    return PLAN.scenarios


def chance(value: str | None, plan: MediaPlan = PLAN) -> MediaPlan:
    return replace(plan, scenarios=replace(scenarios(), kpi_chance=None if value is None else Decimal(value)))


def test_the_goal_comes_first_and_once() -> None:
    figures = list_figures(scenarios())
    assert [figure.name.ru for figure in figures][:3] == ["Лиды", "Охват, чел.", "Клики"]
    assert [figure.is_goal for figure in figures].count(True) == 1
    band = scenarios().result
    assert figures[0].cases == (band.p10, band.p50, band.p90)


def test_the_price_of_a_result_falls_from_conservative_to_optimistic() -> None:
    cost = list_figures(scenarios())[-1]
    assert cost.name.en == "Cost per result (leads), RUB, no VAT"
    assert list(cost.cases) == sorted(cost.cases, reverse=True)


def test_money_that_always_runs_whole_is_not_told() -> None:
    whole = Band(p10=Decimal(5), p50=Decimal(5), p90=Decimal(5))
    names = [figure.name.ru for figure in list_figures(replace(scenarios(), spent_rub=whole))]
    assert "Освоено, ₽ без НДС" not in names
    less = replace(whole, p10=Decimal(4))
    shown = next(
        one for one in list_figures(replace(scenarios(), spent_rub=less)) if "Освоено" in one.name.ru
    )
    assert shown.say(Decimal(4), "ru") == "4"
    assert shown.say(Decimal("85.1"), "ru") == "85,10"


def test_what_is_not_counted_has_no_figure() -> None:
    bare = replace(scenarios(), reach=None, clicks=None, sales=None, cost_per_result_rub=None)
    assert {figure.name.en for figure in list_figures(bare)} <= {"Leads", "Spent, RUB without VAT"}


@pytest.mark.parametrize(
    ("share", "russian", "english"),
    [
        ("0.58", "достигается в 58 % случаев", "is met in 58 % of cases"),
        ("1", "достигается почти во всех случаях", "is met in nearly all cases"),
        ("0.995", "достигается почти во всех случаях", "is met in nearly all cases"),
        ("0", "почти недостижим", "is hardly ever met"),
        ("0.01", "достигается в 1 % случаев", "is met in 1 % of cases"),
    ],
)
def test_a_chance_is_never_told_as_certain(share: str, russian: str, english: str) -> None:
    said = say_chance(chance(share))
    assert said is not None
    assert russian in said.ru
    assert english in said.en
    assert "1\u00a0500" in said.ru
    assert "1,500" in said.en


@pytest.mark.parametrize(
    "plan", [chance(None), replace(PLAN, scenarios=None), chance("0.5", replace(PLAN, brief=plan_of().brief))]
)
def test_without_a_number_of_the_clients_there_is_no_chance(plan: MediaPlan) -> None:
    assert say_chance(plan) is None


def test_each_case_has_one_sentence_without_a_digit() -> None:
    assert len(CASES) == len(MEANINGS) == 3
    words = [text for one in (*CASES, *MEANINGS, ALONE) for text in (one.ru, one.en)]
    assert not any(letter.isdigit() for text in words for letter in text)


@pytest.mark.parametrize("goal", Goal)
def test_every_goal_has_a_name(goal: Goal) -> None:
    assert list_figures(replace(scenarios(), goal=goal))[0].name.ru


FIGURES = [
    (Decimal(1_234_567), False, "1\u00a0234\u00a0567", "1,234,567"),
    (Decimal("85.0"), True, "85", "85"),
    (Decimal("85.5"), True, "85,50", "85.50"),
    (Decimal("1234.56"), True, "1\u00a0234,56", "1,234.56"),
]


@pytest.mark.parametrize(("value", "is_money", "russian", "english"), FIGURES)
def test_a_case_is_printed_as_its_kind(value: Decimal, russian: str, english: str, *, is_money: bool) -> None:
    figure = Figure(name=CASES[0], cases=(value, value, value), is_money=is_money)
    assert (figure.say(value, "ru"), figure.say(value, "en")) == (russian, english)


@pytest.mark.parametrize(
    ("share", "words"),
    [("0.99", "достигается в 99 % случаев"), ("0.009", "почти недостижим"), ("0.333", "в 33,3 % случаев")],
)
def test_a_chance_at_the_borders(share: str, words: str) -> None:
    said = say_chance(chance(share))
    assert said is not None
    assert words in said.ru


@pytest.mark.parametrize("wanted", ["0", "-5", "NaN", "Infinity"])
def test_a_number_that_is_no_target_has_no_chance(wanted: str) -> None:
    kpi = Kpi(name=KpiName.LEADS, value=Decimal(wanted))
    brief = replace(PLAN.brief, kpi=(kpi,))
    assert say_chance(chance("0.5", replace(PLAN, brief=brief))) is None


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        (Goal.REACH, ["Reach, people", "Clicks", "Leads"]),
        (Goal.CLICKS, ["Clicks", "Reach, people", "Leads"]),
        (Goal.VISITS, ["Visits", "Reach, people", "Clicks", "Leads"]),
    ],
)
def test_a_goal_is_never_told_twice(goal: Goal, names: list[str]) -> None:
    figures = list_figures(replace(scenarios(), goal=goal, sales=None, cost_per_result_rub=None))
    counted = [figure.name.en for figure in figures if not figure.is_money]
    assert counted == names
