from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.brief import Channel
from planner.buyable import net_cost, order_units, settle_orders, spend_on_wishes
from planner.candidate import Candidate
from planner.line_forecast import Shares, measure
from planner.media_plan import Goal
from planner.response_table import Aim
from tests.planner.builders import the_card
from tests.planner.test_candidate import make

ROWS = ("sms-base", "vk-universal", "yandex-search", "display-programmatic", "radio-city", "dooh-screens")
CANDIDATES = {row: make(row) for row in ROWS}
LEADS = Aim(goal=Goal.LEADS, shares=Shares.of(the_card(), 1), people=10_000_000)
REACH = Aim(goal=Goal.REACH, shares=Shares.of(the_card(), 1), people=10_000_000)
FREE = dict.fromkeys(ROWS, Decimal(10**9))
SMS = CANDIDATES["sms-base"]


def exact_cost(candidate: Candidate, units: int) -> Fraction:
    """Return price x factors x (1 - discount) x units by whole numbers, as a reader of the card would."""
    row = candidate.row
    assert row.price is not None
    listed = Fraction(row.price.value) * units
    for factor in candidate.factors:
        listed *= Fraction(factor.factor.value)
    earned = [one.share.value for one in row.discounts if listed >= one.from_rub]
    return listed * (1 - Fraction(earned[-1] if earned else 0))


@given(st.sampled_from(ROWS), st.integers(1, 400))
def test_an_order_costs_the_exact_product_rounded_half_up(row: str, steps: int) -> None:
    one = CANDIDATES[row]
    units = one.step * steps
    kopecks = (2 * exact_cost(one, units) * 100 + 1) // 2
    assert net_cost(one, units) * 100 == int(kopecks)


@pytest.mark.parametrize("row", ROWS)
def test_a_kopeck_below_the_smallest_order_buys_nothing(row: str) -> None:
    one = CANDIDATES[row]
    least = net_cost(one, one.least_units)
    assert order_units(one, least) == one.least_units
    assert order_units(one, least - Decimal("0.01")) == 0
    assert order_units(one, Decimal(0)) == 0


@pytest.mark.parametrize("row", ROWS)
def test_no_money_buys_more_than_is_for_sale(row: str) -> None:
    one = CANDIDATES[row]
    assert order_units(one, Decimal(10**12)) == one.most_units


def test_a_discount_buys_more_for_the_same_money() -> None:
    # 1,000,000 at list price earns 5 per cent: just below it the same money buys less than with it.
    threshold = SMS.row.discounts[0].from_rub
    price = SMS.list_price
    units = int(threshold / price // SMS.step + 1) * SMS.step
    assert SMS.discount_for(Decimal(units)) == SMS.row.discounts[0]
    assert net_cost(SMS, units) < net_cost(SMS, units - SMS.step)
    money = net_cost(SMS, units)
    assert order_units(SMS, money) == units


def test_an_empty_split_is_filled_step_by_step_with_what_brings_most() -> None:
    candidates = list(CANDIDATES.values())
    orders = settle_orders(candidates, {}, budget=Decimal(300_000), aim=LEADS, ceilings=FREE)
    paid = sum((net_cost(CANDIDATES[row], units) for row, units in orders.items()), Decimal(0))
    assert Decimal(290_000) < paid <= 300_000
    assert "dooh-screens" not in orders
    assert all(units % CANDIDATES[row].step == 0 for row, units in orders.items())


def test_a_ceiling_holds_while_the_rest_is_spent() -> None:
    ceilings = {**FREE, "yandex-search": Decimal(100_000)}
    candidates = list(CANDIDATES.values())
    orders = settle_orders(candidates, {}, budget=Decimal(1_000_000), aim=LEADS, ceilings=ceilings)
    assert net_cost(CANDIDATES["yandex-search"], orders.get("yandex-search", 0) or 1) <= 100_000
    assert len(orders) > 1


def test_the_solvers_money_becomes_whole_orders_within_it() -> None:
    money = {"sms-base": 250_000.0, "vk-universal": 400_000.0}
    candidates = [CANDIDATES[row] for row in money]
    orders = settle_orders(candidates, money, budget=Decimal(650_000), aim=LEADS, ceilings=FREE)
    assert net_cost(SMS, orders["sms-base"]) >= 245_000
    total = sum((net_cost(CANDIDATES[row], units) for row, units in orders.items()), Decimal(0))
    assert total <= 650_000


def test_money_below_a_ticket_is_moved_to_another_line() -> None:
    money = {"sms-base": 20_000.0, "vk-universal": 400_000.0}
    candidates = [CANDIDATES[row] for row in money]
    orders = settle_orders(candidates, money, budget=Decimal(420_000), aim=LEADS, ceilings=FREE)
    assert set(orders) == {"vk-universal"}
    assert net_cost(CANDIDATES["vk-universal"], orders["vk-universal"]) > 400_000


def test_what_the_goal_has_no_use_for_goes_to_the_wishes_it_cannot_measure() -> None:
    screens = CANDIDATES["dooh-screens"]
    assert measure(screens, screens.least_units, goal=Goal.LEADS, shares=LEADS.shares) is None
    before = {"dooh-screens": screens.least_units, "sms-base": SMS.least_units}
    budget = net_cost(screens, screens.least_units) + net_cost(SMS, SMS.least_units) + 500_000
    after = spend_on_wishes([screens, SMS], dict(before), budget, aim=LEADS)
    assert after["sms-base"] == before["sms-base"]
    assert after["dooh-screens"] > before["dooh-screens"]
    paid = sum((net_cost(CANDIDATES[row], units) for row, units in after.items()), Decimal(0))
    assert paid <= budget


def test_without_such_wishes_orders_stay_as_they_are() -> None:
    orders = {"sms-base": SMS.least_units}
    assert spend_on_wishes([SMS], dict(orders), Decimal(10**6), aim=LEADS) == orders
    assert spend_on_wishes([], {}, Decimal(10**6), aim=REACH) == {}


def test_rows_of_one_channel_are_bought_apart() -> None:
    base, geo = make("sms-base"), make("sms-geo", industry="retail")
    assert base.row.channel is geo.row.channel is Channel.SMS
    ceilings = {"sms-base": Decimal(150_000), "sms-geo": Decimal(150_000)}
    orders = settle_orders([base, geo], {}, budget=Decimal(300_000), aim=LEADS, ceilings=ceilings)
    assert set(orders) == {"sms-base", "sms-geo"}
