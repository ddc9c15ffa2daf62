"""Splitting round what is held: part of `planner.spending`."""

import random
from decimal import Decimal

import pytest

from planner.buyable import net_cost, order_units
from planner.line_forecast import count_leads
from planner.spending import NOTHING, Spending, spend, sum_orders
from tests.planner.drafts import ground_of

BUDGET = Decimal(2_000_000)
GROUND = ground_of()
ROWS = {one.row.id: one for one in GROUND.selection.candidates}


def split(**held: int) -> Spending:
    named = {name.replace("_", "-"): units for name, units in held.items()}
    return spend(GROUND.card, GROUND.selection.candidates, BUDGET, aim=GROUND.aim, held=named)


def test_what_is_held_is_bought_whatever_it_brings() -> None:
    found = split(retargeting=200, push_operator=300_000)
    assert (found.orders["retargeting"], found.orders["push-operator"]) == (200, 300_000)
    assert found.spent == sum_orders(GROUND.selection.candidates, found.orders) <= BUDGET


def test_holding_less_than_the_best_brings_less_and_the_proof_says_how_much_at_most() -> None:
    free, held = split(), split(vk_clips=1000)
    assert free.proof is not None
    assert held.proof is not None
    assert held.total <= free.total * 1.001
    assert held.proof.gap < 0.002


@pytest.mark.parametrize("row_id", sorted(split().orders))
def test_holding_what_is_best_anyway_is_the_same_split(row_id: str) -> None:
    free = split()
    held = spend(
        GROUND.card,
        GROUND.selection.candidates,
        BUDGET,
        aim=GROUND.aim,
        held={row_id: free.orders[row_id]},
    )
    assert held == free


def test_no_split_round_what_is_held_is_better() -> None:
    found, rng = split(vk_clips=1000), random.Random(7)
    assert found.proof is not None
    tried = 0
    for _ in range(300):
        orders = {"vk-clips": 1000}
        for one in rng.sample(list(ROWS.values()), k=6):
            left = BUDGET - sum_orders(GROUND.selection.candidates, orders)
            units = order_units(one, min(left, found.ceilings[one.row.id]) * Decimal(rng.random() ** 0.3))
            if units and one.row.id not in orders:
                orders[one.row.id] = units
        total = sum(count_leads(ROWS[row_id], units) or 0 for row_id, units in orders.items())
        tried += len(orders) > 3
        # Printed bounds are whole leads.
        assert total < found.proof.bound + 1
    assert tried > 100


def test_more_than_the_budget_cannot_be_held() -> None:
    assert split(vk_universal=17_000, yandex_search=12_000) == NOTHING


def test_when_nothing_else_fits_what_is_held_is_the_plan() -> None:
    one = ROWS["yandex-search"]
    budget = net_cost(one, 12_000)
    found = spend(GROUND.card, GROUND.selection.candidates, budget, aim=GROUND.aim, held={one.row.id: 12_000})
    assert found.orders == {one.row.id: 12_000}
    assert found.proof is not None
    assert (found.proof.method, found.proof.gap) == ("held", 0)
