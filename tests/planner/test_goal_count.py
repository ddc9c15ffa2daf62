from dataclasses import replace

import pytest

from planner.goal_count import count_goal, count_people
from planner.media_plan import Goal, Range
from tests.planner.drafts import drafted


@pytest.mark.parametrize("goal", [Goal.CLICKS, Goal.LEADS, Goal.SALES])
def test_results_are_counted_in_the_middle_case(goal: Goal) -> None:
    plan = drafted("leads")
    forecast = {Goal.CLICKS: plan.clicks, Goal.LEADS: plan.leads, Goal.SALES: plan.sales}[goal]
    assert forecast is not None
    assert count_goal(goal, plan, frequency=1) == forecast.middle


def test_visits_are_a_share_of_the_clicks() -> None:
    plan = drafted("leads")
    assert plan.clicks is not None
    assert count_goal(Goal.VISITS, plan, frequency=1, visit=0.5) == int(plan.clicks.middle * 0.5)


def test_people_are_counted_from_so_many_contacts() -> None:
    plan = drafted("reach")
    assert plan.reach is not None
    assert count_goal(Goal.REACH, plan, frequency=3) == plan.reach.k_plus[0]
    assert count_goal(Goal.EFFECTIVE_REACH, plan, frequency=3) == plan.reach.k_plus[2]


def test_a_plan_without_lines_makes_nothing_that_is_known() -> None:
    plan = drafted("too_small")
    assert all(count_goal(goal, plan, frequency=1) is None for goal in Goal)
    assert count_people(None, 1) is None


BARE = replace(drafted("leads"), clicks=None, leads=None, sales=None, reach=None)


@pytest.mark.parametrize(
    ("clicks", "visit", "visits"),
    [(1_000, 0.85, 850), (1_001, 0.5, 500), (3, 0.3, 0), (7, 1.0, 7), (0, 0.9, 0)],
)
def test_visits_are_whole_and_never_rounded_up(clicks: int, visit: float, visits: int) -> None:
    made = replace(BARE, clicks=Range(low=0, middle=clicks, high=clicks))
    assert count_goal(Goal.VISITS, made, frequency=1, visit=visit) == visits


@pytest.mark.parametrize("goal", [Goal.CLICKS, Goal.VISITS, Goal.LEADS, Goal.SALES])
def test_a_result_nobody_knows_is_not_nought(goal: Goal) -> None:
    made = replace(drafted("leads"), clicks=None, leads=None, sales=None)
    assert count_goal(goal, made, frequency=1) is None
    assert count_goal(Goal.REACH, made, frequency=1) is not None


def test_nought_is_known() -> None:
    made = replace(BARE, leads=Range(low=0, middle=0, high=0))
    assert count_goal(Goal.LEADS, made, frequency=1) == 0
