from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from planner.brief import Channel, Objective
from planner.draft import draft_plan
from planner.line_draws import LineDraws, Normals, draw_line
from planner.media_plan import MediaPlan
from planner.plan_candidates import Bought, list_bought
from planner.uncertainty import load_uncertainty
from tests.planner.builders import ALL_CHANNELS, AS_OF, make_brief, the_card

FACTORS = ("price", "ctr", "cr", "vtr", "delivery", "reach", "capacity")


@cache
def wide_plan() -> MediaPlan:
    allowed = tuple(one for one in ALL_CHANNELS if one not in {Channel.TELEGRAM_ADS, Channel.TV})
    return draft_plan(make_brief(channels_wanted=allowed), the_card(), as_of=AS_OF)


@cache
def wide_lines() -> tuple[Bought, ...]:
    return list_bought(wide_plan(), the_card())


def at(bought: Bought, **normals: float) -> LineDraws:
    """Return a line at one draw; a factor that is not named stays in the middle."""
    held = Normals(**{name: np.array([normals.get(name, 0.0)]) for name in FACTORS})
    return draw_line(bought, held, load_uncertainty(), plan=wide_plan())


def of_channel(channel: Channel) -> Bought:
    return next(one for one in wide_lines() if one[0].channel is channel)


def test_the_middle_draw_is_the_plan() -> None:
    assert len(wide_lines()) >= 6
    for bought in wide_lines():
        line, drawn = bought[0], at(bought)
        assert line.cost is not None
        assert drawn.spent[0] == pytest.approx(float(line.cost.amount.net))
        assert drawn.reach[0] == pytest.approx(line.reach, rel=0.005)
        assert drawn.reach[0] == pytest.approx(drawn.planned_reach, rel=0.005)
        for counted, printed in ((drawn.clicks, line.clicks), (drawn.leads, line.leads)):
            assert (counted is None) is (printed is None)
            if counted is not None and printed is not None:
                assert counted[0] == pytest.approx(printed.middle, rel=0.01, abs=1)


def test_a_dear_auction_buys_less_for_the_same_money() -> None:
    bought = of_channel(Channel.VK_ADS)
    dear, cheap = at(bought, price=1.0), at(bought, price=-1.0)
    assert dear.spent[0] == pytest.approx(cheap.spent[0])
    assert dear.reach[0] < at(bought).reach[0] < cheap.reach[0]
    assert dear.clicks is not None
    assert cheap.clicks is not None
    assert dear.clicks[0] < cheap.clicks[0]


def test_a_booked_price_does_not_move() -> None:
    bought = of_channel(Channel.SMS)
    assert at(bought, price=2.0).reach[0] == at(bought).reach[0]


def test_a_message_reaches_one_person_at_most_and_a_booked_day_may_bring_more() -> None:
    message, booked = of_channel(Channel.SMS), of_channel(Channel.OOH)
    assert at(message, delivery=2.0).reach[0] == at(message).reach[0]
    assert at(message, delivery=-2.0).reach[0] < at(message).reach[0]
    assert at(message, delivery=-2.0).spent[0] == at(message).spent[0]
    assert at(booked, delivery=-1.0).reach[0] < at(booked).reach[0] < at(booked, delivery=1.0).reach[0]


def test_a_curve_may_miss_and_a_base_of_persons_does_not() -> None:
    curve, base = of_channel(Channel.VK_ADS), of_channel(Channel.SMS)
    assert at(curve, reach=-1.0).reach[0] < at(curve).reach[0] < at(curve, reach=1.0).reach[0]
    assert at(base, reach=-1.0).reach[0] == at(base).reach[0]
    for bought in wide_lines():
        assert at(bought, reach=9.0, price=-3.0).reach[0] <= bought[0].addressable


def test_what_is_not_delivered_is_not_spent() -> None:
    for bought in wide_lines():
        short = at(bought, capacity=-40.0)
        assert short.spent[0] < at(bought).spent[0] * 0.2
        assert short.reach[0] < at(bought).reach[0]


def test_rates_move_clicks_and_leads_and_no_money() -> None:
    bought = of_channel(Channel.VK_ADS)
    good, middle = at(bought, ctr=1.0, cr=1.0), at(bought)
    assert good.spent[0] == middle.spent[0]
    assert good.clicks is not None
    assert middle.clicks is not None
    assert good.leads is not None
    assert middle.leads is not None
    assert good.clicks[0] > middle.clicks[0]
    assert good.leads[0] / good.clicks[0] > middle.leads[0] / middle.clicks[0]


def test_bought_clicks_are_certain_and_their_impressions_are_not() -> None:
    bought = of_channel(Channel.YANDEX_DIRECT)
    low, middle = at(bought, ctr=-0.5), at(bought)
    assert low.clicks is not None
    assert middle.clicks is not None
    assert low.reach[0] >= middle.reach[0]
    assert low.clicks[0] <= middle.clicks[0]


def test_no_rate_passes_one() -> None:
    bought = of_channel(Channel.YANDEX_DIRECT)
    sure = at(bought, cr=60.0)
    assert sure.clicks is not None
    assert sure.leads is not None
    assert sure.leads[0] <= sure.clicks[0] * (1 + 1e-9)


def test_leads_that_are_orders_are_sales() -> None:
    for bought in wide_lines():
        drawn = at(bought)
        sales = drawn.sales(0.25)
        if drawn.leads is None:
            assert sales is None
        else:
            assert sales is not None
            assert sales[0] == pytest.approx(drawn.leads[0] * (1 if drawn.are_leads_sales else 0.25))


def test_a_plan_of_another_goal_counts_its_own_frequency() -> None:
    plan = draft_plan(make_brief(objective=Objective.REACH), the_card(), as_of=AS_OF)
    plan = replace(plan, effective_frequency=3)
    held = Normals(**{name: np.zeros(1) for name in FACTORS})
    for bought in list_bought(plan, the_card()):
        drawn = draw_line(bought, held, load_uncertainty(), plan=plan)
        assert drawn.frequent[0] <= drawn.reach[0]
        assert drawn.frequent[0] == pytest.approx(drawn.planned_frequent, rel=0.02, abs=5)
