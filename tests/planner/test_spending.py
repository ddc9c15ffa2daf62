from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.brief import Channel
from planner.buyable import net_cost, order_units, settle_orders
from planner.candidate import Candidate
from planner.line_forecast import Shares
from planner.media_plan import Goal
from planner.response_table import Aim
from planner.spending import NOTHING, spend, sum_orders
from tests.planner.builders import the_card
from tests.planner.test_candidate import make

ROWS = ("vk-universal", "yandex-search", "sms-base", "display-programmatic", "smart-tv", "radio-city")
CANDIDATES = [make(row) for row in ROWS]
LEADS = Aim(goal=Goal.LEADS, shares=Shares.of(the_card(), 1), people=10_000_000)
REACH = Aim(goal=Goal.REACH, shares=Shares.of(the_card(), 1), people=10_000_000)
quiet = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@given(st.sampled_from(CANDIDATES), st.decimals(min_value=0, max_value=10**8, places=2))
def test_money_buys_the_most_whole_steps_that_it_pays_for(one: Candidate, money: Decimal) -> None:
    units = order_units(one, money)
    assert units % one.step == 0
    if units == 0:
        assert net_cost(one, one.least_units) > money
        return
    assert one.least_units <= units <= one.most_units
    assert net_cost(one, units) <= money
    if units < one.most_units:
        dearer = net_cost(one, units + one.step)
        assert dearer > money or one.discount_for(Decimal(units + one.step)) != one.discount_for(
            Decimal(units)
        )


@quiet
@given(st.decimals(min_value=1, max_value=5 * 10**7, places=2), st.sampled_from([LEADS, REACH]))
def test_a_split_stays_in_the_budget_and_below_its_bound(budget: Decimal, aim: Aim) -> None:
    found = spend(the_card(), CANDIDATES, budget, aim=aim)
    assert found.spent == sum_orders(CANDIDATES, found.orders) <= budget
    if found.proof is not None:
        assert found.proof.value <= found.proof.bound
        assert found.proof.gap >= 0


@pytest.mark.parametrize("aim", [LEADS, REACH])
def test_whole_orders_lose_next_to_nothing_against_the_proved_bound(aim: Aim) -> None:
    found = spend(the_card(), CANDIDATES, Decimal(5_000_000), aim=aim)
    assert found.proof is not None
    # Volume discounts jump: between two of them the hull promises what no order brings.
    assert found.proof.gap < 0.015
    assert found.spent > Decimal(4_900_000)


def test_more_money_brings_more() -> None:
    totals = [
        spend(the_card(), CANDIDATES, Decimal(budget), aim=LEADS).total
        for budget in (300_000, 1_000_000, 3_000_000, 9_000_000)
    ]
    assert totals == sorted(totals)


def test_money_below_every_ticket_buys_nothing() -> None:
    assert spend(the_card(), CANDIDATES, Decimal(100), aim=LEADS).orders == {}


def test_wanted_channels_run_at_least_at_their_minimum() -> None:
    wanted = frozenset({Channel.SMART_TV, Channel.RADIO})
    found = spend(the_card(), CANDIDATES, Decimal(2_000_000), aim=LEADS, wanted=wanted)
    assert {"smart-tv", "radio-city"} <= set(found.orders)
    assert found.missing == ()


def test_wanted_channels_that_do_not_fit_are_named() -> None:
    wanted = frozenset({Channel.SMART_TV, Channel.RADIO, Channel.SMS, Channel.DISPLAY})
    found = spend(the_card(), CANDIDATES, Decimal(380_000), aim=LEADS, wanted=wanted)
    assert Channel.SMART_TV in found.missing
    assert found.orders


def test_the_rest_goes_where_it_brings_most() -> None:
    ceilings = {one.row.id: Decimal(10**9) for one in CANDIDATES}
    orders = settle_orders(CANDIDATES, {}, budget=Decimal(200_000), aim=LEADS, ceilings=ceilings)
    assert orders
    assert Decimal(190_000) < sum_orders(CANDIDATES, orders) <= Decimal(200_000)


@pytest.mark.parametrize("budget", [700_000, 2_000_000, 6_000_000])
def test_no_line_takes_more_than_the_cards_share_while_others_can_use_the_money(budget: int) -> None:
    found = spend(the_card(), CANDIDATES, Decimal(budget), aim=REACH)
    by_row = {one.row.id: one for one in CANDIDATES}
    share = the_card().mix.line_share.value
    for row, units in found.orders.items():
        least = net_cost(by_row[row], by_row[row].least_units)
        assert net_cost(by_row[row], units) <= max(share * budget, least)


def test_a_single_channel_may_take_all_the_money() -> None:
    sms = [one for one in CANDIDATES if one.row.id == "sms-base"]
    found = spend(the_card(), sms, Decimal(900_000), aim=LEADS)
    assert found.spent > 890_000
    assert found.ceilings["sms-base"] == 900_000


def test_candidates_in_another_order_are_split_alike() -> None:
    one = spend(the_card(), CANDIDATES, Decimal(3_000_000), aim=LEADS)
    other = spend(the_card(), list(reversed(CANDIDATES)), Decimal(3_000_000), aim=LEADS)
    assert one.orders == other.orders
    assert one.spent == other.spent


def test_without_candidates_nothing_is_spent() -> None:
    found = spend(the_card(), [], Decimal(10**6), aim=LEADS)
    assert found.orders == {}
    assert found.spent == 0
    assert found.proof is None
    assert sum_orders([], {}) == 0


@pytest.mark.parametrize("wanted", [{Channel.SMS}, {Channel.RADIO}, {Channel.SMS, Channel.RADIO}])
def test_a_wish_is_kept_whatever_the_goal(wanted: set[Channel]) -> None:
    for aim in (LEADS, REACH):
        found = spend(the_card(), CANDIDATES, Decimal(3_000_000), aim=aim, wanted=frozenset(wanted))
        bought = {one.row.channel for one in CANDIDATES if one.row.id in found.orders}
        assert wanted <= bought
        assert found.missing == ()


def test_the_proof_names_its_method_and_the_bound_of_the_best_split() -> None:
    proof = spend(the_card(), CANDIDATES, Decimal(4_000_000), aim=REACH).proof
    assert proof is not None
    assert proof.method
    assert 0 < proof.value <= proof.bound < REACH.people


@pytest.mark.parametrize("units", [20_000, 60_000])
def test_a_held_order_stays_as_it_is_and_the_rest_is_split_round_it(units: int) -> None:
    budget = Decimal(2_000_000)
    found = spend(the_card(), CANDIDATES, budget, aim=LEADS, held={"sms-base": units})
    assert found.orders["sms-base"] == units
    assert len(found.orders) > 1
    assert found.spent == sum_orders(CANDIDATES, found.orders) <= budget
    assert found.total <= spend(the_card(), CANDIDATES, budget, aim=LEADS).total * (1 + 1e-9)


def test_holding_what_the_best_split_buys_changes_nothing() -> None:
    best = spend(the_card(), CANDIDATES, Decimal(2_000_000), aim=LEADS)
    for row_id, units in best.orders.items():
        assert spend(the_card(), CANDIDATES, Decimal(2_000_000), aim=LEADS, held={row_id: units}) == best


def test_held_orders_dearer_than_the_budget_buy_nothing_at_all() -> None:
    sms = next(one for one in CANDIDATES if one.row.id == "sms-base")
    cost = net_cost(sms, 20_000)
    held = {"sms-base": 20_000}
    assert spend(the_card(), CANDIDATES, cost - Decimal("0.01"), aim=LEADS, held=held) is NOTHING
    assert spend(the_card(), CANDIDATES, cost, aim=LEADS, held=held).orders["sms-base"] == 20_000


def test_where_nothing_else_can_be_bought_the_held_order_is_the_best_plan() -> None:
    sms = [one for one in CANDIDATES if one.row.id == "sms-base"]
    found = spend(the_card(), sms, Decimal(900_000), aim=LEADS, held={"sms-base": 20_000})
    assert found.orders == {"sms-base": 20_000}
    assert found.spent == net_cost(sms[0], 20_000)
    assert found.proof is not None
    assert (found.proof.method, found.proof.gap) == ("held", 0)
    assert found.proof.value == found.proof.bound


def test_a_held_order_meets_the_wish_for_its_channel() -> None:
    wanted = frozenset({Channel.SMS})
    held = {"sms-base": 20_000}
    found = spend(the_card(), CANDIDATES, Decimal(2_000_000), aim=LEADS, wanted=wanted, held=held)
    assert found.orders["sms-base"] == 20_000
    assert found.missing == ()


@pytest.mark.parametrize(("rows", "is_bound"), [(ROWS[:2], False), (ROWS[:3], True)])
def test_the_mix_rule_begins_with_three_channels(rows: tuple[str, ...], *, is_bound: bool) -> None:
    budget = Decimal(3_000_000)
    some = [one for one in CANDIDATES if one.row.id in rows]
    found = spend(the_card(), some, budget, aim=REACH)
    assert found.is_mixed
    assert all((ceiling < budget) is is_bound for ceiling in found.ceilings.values())
