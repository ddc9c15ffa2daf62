"""A world in which nothing is drawn is the plan itself; one factor at a time moves what it must."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.scenario_worlds import LineResult, World, join_world, play_line
from planner.brief import Channel
from planner.line_forecast import count_clicks, count_leads
from planner.media_plan import Goal
from planner.plan_candidates import list_bought
from planner.sourced import Benchmark
from planner.uncertainty import Spread, load_uncertainty
from tests.planner.builders import the_card
from tests.planner.drafts import plan_of

RULES = load_uncertainty()
QUARTILE = 0.6744897501960817
PLANS = MappingProxyType(
    {
        "messages": plan_of(channels_wanted=(Channel.SMS, Channel.PUSH)),
        "screens": plan_of(channels_wanted=(Channel.OLV, Channel.DISPLAY)),
        "clicks": plan_of(channels_wanted=(Channel.YANDEX_DIRECT, Channel.VK_ADS)),
    }
)


class SetDice(random.Random):
    """Every normal is the number that was set."""

    normal = 0.0

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu + sigma * self.normal


def make_world(normal: float = 0.0, market_share: float = 0.0) -> World:
    dice = SetDice(1)
    dice.normal = normal
    return World(dice, market_share)


def make_rate(p25: str, p50: str, p75: str) -> Benchmark:
    return Benchmark(
        p25=Decimal(p25), p50=Decimal(p50), p75=Decimal(p75), source="assumption", since=date(2026, 1, 1)
    )


RATE = make_rate("0.01", "0.02", "0.03")


@pytest.mark.parametrize(
    ("normal", "factor"),
    [
        (0.0, 1.0),
        # A quartile up and down are the rate's own quarters.
        (QUARTILE, 1.5),
        (-QUARTILE, 0.5),
        # Twice as far is the square: the factor is lognormal.
        (2 * QUARTILE, 2.25),
        (-2 * QUARTILE, 0.25),
    ],
)
def test_a_rate_goes_by_its_quarters(normal: float, factor: float) -> None:
    assert make_world(normal).draw_rate("ctr", RATE) == pytest.approx(factor)


def test_a_rate_never_passes_one() -> None:
    assert make_world(50.0).draw_rate("vtr", make_rate("0.6", "0.8", "0.9")) == pytest.approx(1.25)


def test_a_rate_without_a_lower_quarter_falls_as_it_would_rise() -> None:
    rate = make_rate("0", "0.02", "0.03")
    assert make_world(-QUARTILE).draw_rate("ctr", rate) == pytest.approx(1 / 1.5)


@pytest.mark.parametrize("rate", [None, make_rate("0", "0", "0.01")])
def test_a_rate_that_nobody_knows_is_left_alone(rate: Benchmark | None) -> None:
    assert make_world(3.0).draw_rate("ctr", rate) == 1.0


@pytest.mark.parametrize(
    ("normal", "factor"), [(0.0, 1.0), (QUARTILE, 1.25), (-QUARTILE, 0.8), (-2 * QUARTILE, 0.64)]
)
def test_a_spread_goes_by_its_quarters(normal: float, factor: float) -> None:
    spread = Spread(p25=0.8, p75=1.25, since=date(2026, 1, 1), why="worked out by hand")
    assert make_world(normal).draw_spread("price", spread) == pytest.approx(factor)


@settings(max_examples=40)
@given(st.floats(-4, 4), st.floats(0, 1))
def test_no_factor_is_below_nought_and_more_luck_is_never_less(normal: float, share: float) -> None:
    spread = Spread(p25=0.7, p75=1.2, since=date(2026, 1, 1), why="any")
    less = make_world(normal, share).draw_spread("reach", spread)
    more = make_world(normal + 0.1, share).draw_spread("reach", spread)
    assert 0 < less <= more


@pytest.mark.parametrize(("share", "own", "common"), [(0.0, 1, 0), (1.0, 0, 1), (0.36, 0.8, 0.6)])
def test_the_market_s_part_and_the_line_s_own_make_a_whole_variance(
    share: float, own: float, common: float
) -> None:
    world = World(random.Random(1), share)
    assert (world.own, world.common) == pytest.approx((own, common))
    assert world.own**2 + world.common**2 == pytest.approx(1)


def test_each_factor_has_a_market_of_its_own() -> None:
    world = World(random.Random(5), 1.0)
    drawn = {name: world.draw(name) for name in world.market}
    assert len(set(drawn.values())) == len(drawn) == 7
    assert drawn == {name: world.draw(name) for name in drawn}


@pytest.mark.parametrize("name", sorted(PLANS))
def test_in_a_still_world_each_line_brings_its_forecast(name: str) -> None:
    plan = PLANS[name]
    for one in list_bought(plan, the_card()):
        line, candidate = one
        units = float(line.quantity)
        found = play_line(make_world(), one, RULES)
        assert found.clicks == pytest.approx(count_clicks(candidate, units))
        assert found.leads == pytest.approx(count_leads(candidate, units))
        contacts = units * float(candidate.target_contacts_per_unit)
        assert found.people == pytest.approx(min(candidate.curve.reach(contacts), contacts))


@pytest.mark.parametrize("name", sorted(PLANS))
def test_in_a_still_world_the_plan_reaches_whom_it_promised(name: str) -> None:
    plan = PLANS[name]
    bought = list_bought(plan, the_card())
    found = join_world(plan, bought, [play_line(make_world(), one, RULES) for one in bought])
    assert plan.reach is not None
    assert found[Goal.REACH] == pytest.approx(plan.reach.people, rel=1e-4)


@pytest.mark.parametrize("name", sorted(PLANS))
@pytest.mark.parametrize("normal", [-3.0, -1.0, 0.5, 2.0, 6.0])
def test_no_world_sells_more_people_than_the_audience_or_clicks_below_nought(
    name: str, normal: float
) -> None:
    for one in list_bought(PLANS[name], the_card()):
        found = play_line(make_world(normal), one, RULES)
        assert 0 <= found.people <= one[1].curve.audience
        assert found.clicks is None or found.clicks >= 0
        assert found.leads is None or found.leads >= 0


def make_line(people: float, clicks: float | None = None, leads: float | None = None) -> LineResult:
    return LineResult(people=people, clicks=clicks, leads=leads)


@pytest.mark.parametrize(
    ("lines", "clicks", "leads"),
    [
        ([make_line(10, 5, 1), make_line(10, 7, 2)], 12, 3),
        # What nobody counts is left out of the sum, not counted as nought of all.
        ([make_line(10, 5, None), make_line(10, None, None)], 5, None),
        ([make_line(10), make_line(20)], None, None),
        ([make_line(10, 0.0, 0.0), make_line(20)], 0, 0),
    ],
)
def test_clicks_and_leads_add_up_over_the_lines_that_count_them(
    lines: list[LineResult], clicks: float | None, leads: float | None
) -> None:
    plan = PLANS["messages"]
    found = join_world(plan, list_bought(plan, the_card())[: len(lines)], lines)
    assert (found.get(Goal.CLICKS), found.get(Goal.LEADS)) == (clicks, leads)


def test_the_union_is_between_the_largest_line_and_the_sum() -> None:
    plan = PLANS["messages"]
    bought = list_bought(plan, the_card())
    found = join_world(plan, bought, [make_line(1_000.0 * at) for at in range(1, len(bought) + 1)])
    total = sum(1_000.0 * at for at in range(1, len(bought) + 1))
    assert 1_000.0 * len(bought) <= found[Goal.REACH] <= total


def test_a_line_that_reaches_everybody_is_no_endless_logarithm() -> None:
    plan = PLANS["messages"]
    bought = list_bought(plan, the_card())
    whole = float(plan.target.people)
    found = join_world(plan, bought, [make_line(whole) for _ in bought])
    assert found[Goal.REACH] == pytest.approx(whole)


def test_a_plan_that_promised_nobody_is_joined_without_people() -> None:
    plan = PLANS["messages"]
    found = join_world(replace(plan, reach=None), list_bought(plan, the_card()), [make_line(10, 5, 1)])
    assert found == {Goal.CLICKS: 5, Goal.LEADS: 1}
