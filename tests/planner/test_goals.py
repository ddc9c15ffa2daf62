from decimal import Decimal

import pytest

from planner.brief import Kpi, KpiName, Objective
from planner.finding import FindingCode
from planner.goals import choose_goal, find_kpi, find_ladder
from planner.media_plan import Goal
from tests.planner.builders import make_brief, make_kpi

OBJECTIVES = [
    (Objective.REACH, Goal.REACH, None),
    (Objective.AWARENESS, Goal.REACH, Decimal(3)),
    (Objective.CONSIDERATION, Goal.CLICKS, None),
    (Objective.TRAFFIC, Goal.VISITS, None),
    (Objective.LEADS, Goal.LEADS, None),
    (Objective.SALES, Goal.SALES, None),
    (Objective.RETENTION, Goal.CLICKS, None),
]


@pytest.mark.parametrize(("objective", "goal", "frequency"), OBJECTIVES)
def test_an_objective_names_the_goal(objective: Objective, goal: Goal, frequency: Decimal | None) -> None:
    aimed = choose_goal(make_brief(objective=objective))
    assert (aimed.goal, aimed.least_frequency, aimed.findings) == (goal, frequency, ())


@pytest.mark.parametrize(
    ("kpi", "goal"),
    [
        (KpiName.LEADS, Goal.LEADS),
        (KpiName.CPL, Goal.LEADS),
        (KpiName.CPA, Goal.SALES),
        (KpiName.VISITS, Goal.VISITS),
        (KpiName.CTR, Goal.CLICKS),
        (KpiName.IMPRESSIONS, Goal.REACH),
    ],
)
def test_without_an_objective_the_kpi_names_it(kpi: KpiName, goal: Goal) -> None:
    assert choose_goal(make_brief(objective=None, kpi=(make_kpi(kpi, 10),))).goal is goal


def test_without_both_it_is_reach_and_said_so() -> None:
    aimed = choose_goal(make_brief(objective=None))
    assert aimed.goal is Goal.REACH
    assert [finding.code for finding in aimed.findings] == [FindingCode.GOAL_ASSUMED]


def test_a_wish_of_the_manager_wins() -> None:
    assert choose_goal(make_brief(), Goal.CLICKS).goal is Goal.CLICKS
    assert choose_goal(make_brief(), Goal.EFFECTIVE_REACH).frequency == 3
    brief = make_brief(kpi=(make_kpi(KpiName.FREQUENCY, "4.5"),))
    assert choose_goal(brief, Goal.EFFECTIVE_REACH).frequency == 5


@pytest.mark.parametrize(("value", "least"), [("4", 4), ("0.5", 3), ("40", 10), ("2.5", "2.5")])
def test_a_wanted_frequency_is_kept_within_what_people_can_be_counted_by(value: str, least: str) -> None:
    brief = make_brief(objective=Objective.AWARENESS, kpi=(make_kpi(KpiName.FREQUENCY, value),))
    assert choose_goal(brief).least_frequency == Decimal(least)


@pytest.mark.parametrize(
    ("least", "ladder"),
    [("1", (1, 2)), ("2", (1, 2)), ("3", (1, 2, 3)), ("6", (1, 3, 6)), ("10", (1, 5, 10))],
)
def test_people_are_counted_from_ever_more_contacts(least: str, ladder: tuple[int, ...]) -> None:
    assert find_ladder(Decimal(least)) == ladder


@pytest.mark.parametrize("value", ["0", "-3", "NaN", "Infinity"])
def test_a_kpi_that_cannot_be_meant_is_not_found(value: str) -> None:
    brief = make_brief(kpi=(Kpi(name=KpiName.LEADS, value=Decimal(value)),))
    assert find_kpi(brief, KpiName.LEADS) is None


@pytest.mark.parametrize("objective", [None, *Objective])
def test_every_objective_aims_at_something_that_can_be_counted(objective: Objective | None) -> None:
    aimed = choose_goal(make_brief(objective=objective))
    assert aimed.goal in set(Goal)
    assert aimed.frequency >= 1
    assert all(finding.text.ru and finding.text.en for finding in aimed.findings)


def test_a_wish_for_reach_is_not_a_wish_to_be_remembered() -> None:
    brief = make_brief(objective=Objective.AWARENESS)
    assert choose_goal(brief, Goal.REACH).least_frequency is None
    assert choose_goal(brief).least_frequency == 3


def test_a_frequency_belongs_to_plans_of_reach_only() -> None:
    brief = make_brief(objective=Objective.LEADS, kpi=(make_kpi(KpiName.FREQUENCY, 5),))
    assert choose_goal(brief).least_frequency is None


def test_the_first_kpi_that_names_a_goal_decides() -> None:
    kpi = (make_kpi(KpiName.CPM, 300), make_kpi(KpiName.CLICKS, 5), make_kpi(KpiName.SALES, 5))
    assert choose_goal(make_brief(objective=None, kpi=kpi)).goal is Goal.CLICKS


def test_the_ladder_ends_at_the_wanted_contacts_and_never_falls() -> None:
    for least in range(1, 11):
        ladder = find_ladder(Decimal(least))
        assert list(ladder) == sorted(set(ladder))
        assert ladder[0] == 1
        assert ladder[-1] == max(2, least)
