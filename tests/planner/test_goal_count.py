import pytest

from planner.goal_count import count_goal, count_people
from planner.media_plan import Goal
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
