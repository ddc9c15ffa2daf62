from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from qualifier.lead import Contact
from qualifier.priority.information_value import QuestionValue
from qualifier.priority.next_step import Guide, NextStep, choose_question, plan_brief, plan_step
from qualifier.priority.rules import Role
from qualifier.priority.working_time import load_calendar
from qualifier.qualification import Criterion, Level, Numbers, Qualification, Status
from qualifier.win_chance import ChanceBasis, WinChance
from tests.builders import make_verdict
from tests.qualifier.priority.leads import A_MILLION, PROFILE, RULES, judge_levels

GUIDE = Guide(profile=PROFILE, rules=RULES, calendar=load_calendar())
# A Thursday, 13:00 in Moscow.
SINCE = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
UNKNOWN, ABSENT = Level.UNKNOWN, Level.ABSENT


def plan(judged: Qualification | None = None, since: datetime = SINCE, **levels: Any) -> NextStep:
    step = plan_step(judged or judge_levels(**levels), since, GUIDE)
    assert step is not None
    return step


def test_an_sql_is_called_by_sales_within_a_working_hour() -> None:
    step = plan()
    assert step.role is Role.SALES
    assert step.due_at == datetime(2026, 11, 26, 11, 0, tzinfo=UTC)
    assert step.action.en == "Call within one working hour and agree on the brief."
    assert (step.question, step.gain_rub) == (None, 0)
    assert step.expected_rub == 285_000


def test_an_mql_within_two() -> None:
    assert plan(budget=UNKNOWN).due_at == datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_the_night_does_not_count() -> None:
    evening = datetime(2026, 11, 26, 14, 45, tzinfo=UTC)
    assert plan(since=evening).due_at == datetime(2026, 11, 27, 6, 45, tzinfo=UTC)


def test_who_cannot_be_reached_is_pre_sales_work() -> None:
    step = plan(judge_levels(contact=Contact(name="Анна"), budget=UNKNOWN))
    assert step.role is Role.PRE_SALES
    assert "another channel" in step.action.en


@pytest.mark.parametrize("status", [Status.DISQUALIFIED, Status.DUPLICATE])
def test_a_closed_lead_has_no_next_step(status: Status) -> None:
    judged = replace(judge_levels(), verdict=make_verdict(status=status))
    assert plan_step(judged, SINCE, GUIDE) is None


# What the client named, and when to remind it: six weeks before, at opening, or at once.
REMINDERS = [
    (A_MILLION, datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),
    (replace(A_MILLION, start_date=date(2027, 9, 1)), datetime(2027, 7, 21, 6, 0, tzinfo=UTC)),
    # The earlier of two dates counts.
    (
        replace(A_MILLION, start_date=date(2027, 9, 1), decision_date=date(2027, 8, 2)),
        datetime(2027, 6, 21, 6, 0, tzinfo=UTC),
    ),
    # Six weeks before is a Saturday: the Monday after it.
    (replace(A_MILLION, decision_date=date(2027, 7, 31)), datetime(2027, 6, 21, 6, 0, tzinfo=UTC)),
    # Already less than six weeks off, long past, and a slip of the pen.
    (replace(A_MILLION, start_date=date(2026, 12, 15)), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),
    (replace(A_MILLION, start_date=date(2020, 1, 1)), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),
    (replace(A_MILLION, start_date=date(1, 1, 3)), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("numbers", "due"), REMINDERS)
def test_a_lead_that_is_put_off_is_due_before_its_own_date(numbers: Numbers, due: datetime) -> None:
    assert plan(judge_levels(numbers=numbers, timing=ABSENT)).due_at == due


def test_a_named_date_moves_nothing_of_a_lead_that_is_ready() -> None:
    step = plan(judge_levels(numbers=replace(A_MILLION, start_date=date(2027, 9, 1))))
    assert step.due_at == datetime(2026, 11, 26, 11, 0, tzinfo=UTC)


def test_the_first_question_is_the_one_worth_most_and_is_put_in_the_profiles_words() -> None:
    step = plan(budget=UNKNOWN)
    assert step.question is not None
    assert step.question.criterion is Criterion.BUDGET
    assert step.question.text == PROFILE.questions[Criterion.BUDGET].bilingual()
    assert step.gain_rub > 0
    assert step.line.en.startswith("Ask about the budget first: it decides between SQL and nurture; +")
    assert step.line.en.endswith(" roubles expected")
    assert step.line.ru.startswith("Сначала спросите про бюджет: от ответа зависит, SQL или развитие; ")


def value(criterion: Criterion, gain: int, *statuses: Status) -> QuestionValue:
    return QuestionValue(criterion=criterion, gain_rub=gain, stake_rub=9, statuses=statuses)


# Gains in order, what a question costs, and the one that is asked.
CHOICES = [
    ((), None),
    ((value(Criterion.BUDGET, 501, Status.NURTURE),), Criterion.BUDGET),
    # Worth less than the minutes it takes, and it decides nothing.
    ((value(Criterion.BUDGET, 500, Status.NURTURE),), None),
    ((value(Criterion.BUDGET, -9, Status.QUALIFIED, Status.NURTURE),), Criterion.BUDGET),
    (
        (
            value(Criterion.SIZE, 12, Status.NURTURE),
            value(Criterion.NEED, 0, Status.NURTURE, Status.DISQUALIFIED),
        ),
        Criterion.NEED,
    ),
]


@pytest.mark.parametrize(("values", "asked"), CHOICES)
def test_a_question_pays_for_its_minutes_or_decides_something(
    values: tuple[QuestionValue, ...], asked: Criterion | None
) -> None:
    chosen = choose_question(values, 500)
    assert (chosen.criterion if chosen else None) is asked


def test_the_models_chance_takes_the_place_of_the_rubrics() -> None:
    chance = WinChance(basis=ChanceBasis.MODEL, model_hash="x", share=0.6)
    step = plan(judge_levels(chance=chance))
    assert (step.share, step.is_model, step.expected_rub) == (0.6, True, 585_000)
    assert plan().is_model is False


def test_a_deal_that_nobody_named_is_marked_as_typical() -> None:
    step = plan(judge_levels(numbers=Numbers()))
    assert (step.is_stated, step.deal_rub) == (False, 1_800_000)
    assert plan().is_stated is True


def test_an_accepted_lead_owes_its_brief_within_eight_working_hours() -> None:
    brief = plan_brief(plan(), SINCE, GUIDE)
    assert brief.role is Role.ACCOUNT
    # From 13:00 five hours are left of the day; three more after nine.
    assert brief.due_at == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    assert "brief" in brief.action.en
    assert "бриф" in brief.action.ru
    assert brief.expected_rub == plan().expected_rub
