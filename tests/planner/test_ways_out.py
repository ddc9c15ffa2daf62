"""An impossible goal: ways out that are whole plans, each planned again here from what it says."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Audience, Channel, KpiName, Objective
from planner.draft import draft_plan
from planner.flight import count_days
from planner.ground import change_brief
from planner.media_plan import Goal, MediaPlan, PlanStatus, WayOut, WayOutKind
from planner.valuation import find_main_kpi, reaches, value_budget
from planner.ways_out import find_least_budget, find_ways_out
from planner.wishes import Wishes
from tests.planner.builders import ALL_CHANNELS, AS_OF, END, START, make_brief, make_kpi, the_card
from tests.planner.drafts import drafted, ground_of, plan_of

WANTED = 2_500
ASKED = (make_kpi(KpiName.LEADS, WANTED),)


def way_of(plan: MediaPlan, kind: WayOutKind) -> WayOut:
    return next(way for way in plan.ways_out if way.kind is kind)


def say(way: WayOut, lang: str = "ru") -> str:
    return way.text.in_language(lang).replace("\u00a0", " ")


# What the brief says -> the fewest ways out, and whether the whole goal can be bought somehow.
ASKS: list[tuple[dict[str, Any], bool]] = [
    ({"kpi": (make_kpi(KpiName.LEADS, 20_000),)}, False),
    ({"kpi": (make_kpi(KpiName.LEADS, 20_000),), "channels_wanted": (Channel.SMS, Channel.VK_ADS)}, False),
    ({"kpi": (make_kpi(KpiName.REACH, 10**9),), "objective": Objective.REACH}, False),
    ({"kpi": (make_kpi(KpiName.REACH, 3_000_000),), "objective": Objective.AWARENESS}, True),
    ({"kpi": (make_kpi(KpiName.SALES, 50_000),), "objective": Objective.SALES}, False),
    ({"kpi": (make_kpi(KpiName.VISITS, 200_000),), "objective": Objective.TRAFFIC}, True),
    ({"kpi": (make_kpi(KpiName.LEADS, 3_000),), "regions": ("Тула",)}, False),
    ({"kpi": (make_kpi(KpiName.LEADS, 5_000),), "audience": Audience(age_min=60, age_max=64)}, False),
    (
        {
            "kpi": (make_kpi(KpiName.LEADS, 10_000),),
            "channels_wanted": (Channel.SMS,),
            "budget_min_rub": None,
            "budget_max_rub": Decimal(80_000_000),
        },
        False,
    ),
]


@pytest.mark.parametrize(("asked", "is_for_sale"), ASKS)
def test_a_goal_out_of_reach_has_three_priced_ways_out_each_better_than_nothing(
    asked: dict[str, Any], is_for_sale: bool
) -> None:
    plan = plan_of(**asked)
    (kpi,) = asked["kpi"]
    assert plan.status is PlanStatus.INFEASIBLE
    assert len(plan.ways_out) >= 3
    assert len({way.text.ru for way in plan.ways_out}) == len(plan.ways_out)
    for way in plan.ways_out:
        assert way.budget_rub > 0
        assert way.value > 0
        assert way.days >= 1
        assert way.value >= kpi.value or way.kind is WayOutKind.SMALLER_GOAL
        assert say(way, "en").isascii() or "–" in say(way, "en")
    assert any(way.value >= kpi.value for way in plan.ways_out) is is_for_sale


def test_the_first_way_is_the_goal_that_the_money_does_buy() -> None:
    plan = drafted("out_of_reach")
    first = plan.ways_out[0]
    assert first.kind is WayOutKind.SMALLER_GOAL
    assert plan.leads is not None
    assert plan.totals is not None
    assert (first.value, first.budget_rub) == (plan.leads.middle, plan.totals.amount.net)
    again = plan_of(kpi=(make_kpi(KpiName.LEADS, first.value),))
    assert again.status is PlanStatus.READY
    assert again.ways_out == ()


def test_more_money_planned_again_reaches_the_goal() -> None:
    way = way_of(drafted("out_of_reach"), WayOutKind.MORE_MONEY)
    # A whole plan spends a little less than it may; a hundredth more leaves room for its whole units.
    money = (way.budget_rub * Decimal("1.01")).quantize(Decimal(1))
    again = plan_of(kpi=ASKED, budget_min_rub=None, budget_max_rub=money)
    assert again.status is PlanStatus.READY
    assert "добавить" in say(way)
    assert "RUB without VAT" in say(way, "en")


def test_more_money_says_how_much_more() -> None:
    plan = drafted("out_of_reach")
    way = way_of(plan, WayOutKind.MORE_MONEY)
    assert plan.money.budget_rub is not None
    more = f"{way.budget_rub - plan.money.budget_rub:,.2f}"
    assert more in say(way, "en")
    assert more.replace(",", " ").replace(".", ",") in say(way)


def test_more_days_planned_again_reach_the_goal() -> None:
    way = way_of(drafted("out_of_reach"), WayOutKind.MORE_DAYS)
    end = START + timedelta(days=way.days - 1)
    assert way.days > count_days(START, END)
    assert end.strftime("%d.%m.%Y") in say(way)
    money = (way.budget_rub * Decimal("1.01")).quantize(Decimal(1))
    again = plan_of(kpi=ASKED, end_date=end, budget_min_rub=None, budget_max_rub=money)
    assert again.status is PlanStatus.READY


def test_another_channel_planned_again_reaches_the_goal() -> None:
    way = way_of(drafted("out_of_reach"), WayOutKind.ANOTHER_CHANNEL)
    money = (way.budget_rub * Decimal("1.01")).quantize(Decimal(1))
    brief = make_brief(kpi=ASKED, budget_min_rub=None, budget_max_rub=money)
    again = draft_plan(brief, the_card(), as_of=AS_OF, wishes=Wishes(is_open=True))
    assert again.status is PlanStatus.READY
    assert say(way).startswith("добавить ")


def test_channels_that_the_client_excluded_are_never_a_way_out() -> None:
    excluded = (Channel.EMAIL, Channel.CALL_CENTER, Channel.BLOGGERS)
    plan = plan_of(kpi=ASKED, channels_excluded=excluded)
    words = " ".join(say(way) for way in plan.ways_out).lower()
    assert not any(name in words for name in ("e-mail", "звонки", "авторы"))


def test_with_every_channel_open_there_is_no_other_channel_to_add() -> None:
    plan = plan_of(kpi=ASKED, channels_wanted=ALL_CHANNELS)
    assert WayOutKind.ANOTHER_CHANNEL not in {way.kind for way in plan.ways_out}
    assert len(plan.ways_out) >= 3


def test_a_goal_that_is_reached_needs_no_way_out() -> None:
    assert drafted("leads").ways_out == ()
    assert plan_of(kpi=(make_kpi(KpiName.LEADS, 10),)).ways_out == ()


def test_a_kpi_that_the_plan_does_not_count_has_no_ways_out() -> None:
    assert plan_of(kpi=(make_kpi(KpiName.DRR, 5),)).ways_out == ()
    assert plan_of(kpi=(make_kpi(KpiName.CPL, 1),)).ways_out == ()


GOALS = [
    (Objective.LEADS, KpiName.LEADS, 900),
    (Objective.SALES, KpiName.SALES, 150),
    (Objective.TRAFFIC, KpiName.VISITS, 20_000),
    (Objective.REACH, KpiName.REACH, 1_500_000),
    (Objective.CONSIDERATION, KpiName.CLICKS, 30_000),
]


@pytest.mark.parametrize(("objective", "name", "value"), GOALS)
def test_the_least_budget_reaches_the_goal_and_little_more(
    objective: Objective, name: KpiName, value: int
) -> None:
    ground = ground_of(objective=objective, kpi=(make_kpi(name, value),))
    kpi, found = find_main_kpi(ground), find_least_budget(ground)
    assert kpi is not None
    assert found is not None
    budget, valued = found
    assert reaches(valued, kpi)
    assert valued.totals.amount.net <= budget
    assert Decimal(value) <= (valued.kpis[name] or 0) <= Decimal(value) * Decimal("1.1")
    less = value_budget(ground, (budget * Decimal("0.85")).quantize(Decimal(1)))
    assert not reaches(less, kpi)


def test_no_budget_reaches_what_nobody_sells() -> None:
    assert find_least_budget(ground_of(kpi=(make_kpi(KpiName.LEADS, 10**9),))) is None
    assert find_least_budget(ground_of(channels_excluded=ALL_CHANNELS, kpi=ASKED)) is None
    assert find_least_budget(ground_of()) is None


def test_ways_out_do_not_touch_the_ground_they_start_from() -> None:
    ground = ground_of(kpi=(make_kpi(KpiName.LEADS, 10**7),))
    budget = Decimal(2_000_000)
    valued = value_budget(ground, budget)
    before = (ground.brief, ground.wishes, ground.selection)
    find_ways_out(ground, valued, budget)
    assert (ground.brief, ground.wishes, ground.selection) == before


def test_ways_out_are_the_same_whenever_they_are_asked_for() -> None:
    ground = ground_of(kpi=ASKED)
    valued = value_budget(ground, Decimal(2_000_000))
    assert find_ways_out(ground, valued, Decimal(2_000_000)) == drafted("out_of_reach").ways_out


def test_a_goal_beyond_the_market_is_lowered_to_what_the_market_has() -> None:
    plan = drafted("out_of_market")
    assert {way.kind for way in plan.ways_out} == {WayOutKind.SMALLER_GOAL}
    assert plan.leads is not None
    bigger = [way for way in plan.ways_out if way.value > plan.leads.middle]
    assert len(bigger) >= 2
    everything = next(way for way in plan.ways_out if "выкупить всё" in say(way))
    assert everything.value == max(way.value for way in plan.ways_out)


def test_buying_everything_is_the_most_that_these_days_bring() -> None:
    ground = ground_of(kpi=(make_kpi(KpiName.LEADS, 10**7),))
    plan = drafted("out_of_market")
    everything = next(way for way in plan.ways_out if "выкупить всё" in say(way))
    for money in (50_000_000, 200_000_000):
        leads = value_budget(ground, Decimal(money)).leads
        assert leads is not None
        assert leads.middle <= everything.value


def test_a_sold_out_channel_is_widened_to_other_people_or_channels() -> None:
    plan = plan_of(
        kpi=(make_kpi(KpiName.LEADS, 10_000),),
        channels_wanted=(Channel.SMS,),
        budget_min_rub=None,
        budget_max_rub=Decimal(80_000_000),
    )
    words = " | ".join(say(way) for way in plan.ways_out)
    assert "разрешить все каналы" in words
    assert "снять ограничения аудитории" in words or "выкупить" in words


def test_an_open_ground_differs_by_its_channels_only() -> None:
    ground = ground_of(channels_wanted=(Channel.SMS,))
    opened = change_brief(ground, ground.brief, is_open=True)
    assert {one.row.channel for one in ground.selection.candidates} == {Channel.SMS}
    assert len({one.row.channel for one in opened.selection.candidates}) > 5
    assert (opened.flight, opened.addressed, opened.budget) == (
        ground.flight,
        ground.addressed,
        ground.budget,
    )


def test_a_wish_for_another_goal_is_kept_on_the_way_out() -> None:
    ground = ground_of(wishes=Wishes(goal=Goal.CLICKS), kpi=(make_kpi(KpiName.CLICKS, 10**8),))
    longer = change_brief(ground, replace(ground.brief, end_date=END + timedelta(days=28)))
    assert longer.aim.goal is Goal.CLICKS
