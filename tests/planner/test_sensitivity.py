from decimal import Decimal

import pytest

from planner.brief import Brief, Channel, KpiName, Objective
from planner.draft import draft_plan
from planner.media_plan import MediaPlan
from planner.rate_card import RateCard
from planner.sensitivity import Condition, Variation, find_sensitivity, forbid
from tests.planner.builders import AS_OF, keep_rows, make_brief, make_kpi, the_card


def vary(brief: Brief, card: RateCard | None = None) -> tuple[MediaPlan, tuple[Variation, ...]]:
    plan = draft_plan(brief, card or the_card(), as_of=AS_OF)
    return plan, find_sensitivity(plan, card or the_card())


@pytest.mark.parametrize("objective", [Objective.LEADS, Objective.REACH, Objective.TRAFFIC, Objective.SALES])
def test_money_moves_the_goal_its_own_way(objective: Objective) -> None:
    plan, found = vary(make_brief(objective=objective))
    less, more = found[:2]
    assert (less.condition, more.condition) == (Condition.LESS_MONEY, Condition.MORE_MONEY)
    assert plan.money.budget_rub is not None
    assert less.budget_rub == plan.money.budget_rub * Decimal("0.8")
    assert more.budget_rub == plan.money.budget_rub * Decimal("1.2")
    assert less.change is not None
    assert more.change is not None
    assert less.change < 0 < more.change
    assert less.spent_rub <= less.budget_rub
    assert more.spent_rub <= more.budget_rub


def test_each_channel_of_the_plan_is_forbidden_once() -> None:
    plan, found = vary(make_brief())
    without = [one for one in found if one.condition is Condition.WITHOUT_CHANNEL]
    assert [one.channel for one in without] == list(dict.fromkeys(line.channel for line in plan.lines))
    assert all(one.budget_rub == plan.money.budget_rub for one in without)
    # What the best channels bring, the others cannot make up for.
    assert all(one.change is not None and one.change < Decimal("0.02") for one in without)
    assert min(one.change for one in without if one.change is not None) < Decimal("-0.1")


def test_a_variation_is_what_planning_so_would_bring() -> None:
    brief = make_brief()
    plan, found = vary(brief)
    for one in found:
        if one.channel is None:
            continue
        anew = draft_plan(forbid(brief, one.channel), the_card(), as_of=AS_OF)
        assert anew.leads is not None
        assert anew.totals is not None
        assert (one.value, one.spent_rub) == (anew.leads.middle, anew.totals.amount.net)
        assert one.channel not in {line.channel for line in anew.lines}


def test_a_plan_by_frequency_is_compared_at_its_own() -> None:
    plan, found = vary(make_brief(objective=Objective.AWARENESS, kpi=(make_kpi(KpiName.FREQUENCY, 3),)))
    assert plan.reach is not None
    counted = plan.reach.k_plus[plan.effective_frequency - 1]
    assert all(one.change is not None for one in found)
    for one in found:
        assert one.change == (Decimal(one.value - counted) / counted).quantize(Decimal("0.001"))


def test_a_card_of_one_channel_brings_nothing_without_it() -> None:
    _, found = vary(make_brief(), keep_rows("vk-universal"))
    (without,) = (one for one in found if one.condition is Condition.WITHOUT_CHANNEL)
    assert (without.value, without.spent_rub, without.change) == (0, Decimal(0), Decimal(-1))


@pytest.mark.parametrize(
    "brief",
    [
        make_brief(budget_min_rub=None, budget_max_rub=None),
        make_brief(budget_min_rub=None, budget_max_rub=Decimal(5)),
    ],
)
def test_where_there_is_no_plan_nothing_varies(brief: Brief) -> None:
    assert vary(brief)[1] == ()


def test_a_plan_for_a_number_without_a_budget_varies_around_its_cost() -> None:
    brief = make_brief(budget_min_rub=None, budget_max_rub=None, kpi=(make_kpi(KpiName.LEADS, 500),))
    plan, found = vary(brief)
    assert plan.lines
    assert plan.money.budget_rub is not None
    assert found[0].budget_rub < plan.money.budget_rub < found[1].budget_rub


def test_a_forbidden_channel_is_no_longer_wanted() -> None:
    brief = forbid(make_brief(channels_wanted=(Channel.SMS, Channel.OLV)), Channel.SMS)
    assert brief.channels_wanted == (Channel.OLV,)
    assert brief.channels_excluded == (Channel.SMS,)
    assert forbid(brief, Channel.SMS) == brief
