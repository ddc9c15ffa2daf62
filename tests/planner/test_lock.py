from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.buyable import net_cost
from planner.candidate import Candidate
from planner.edit import Lock
from planner.lock import hold_locks, hold_units
from tests.planner.drafts import ground_of


@cache
def candidates() -> tuple[Candidate, ...]:
    return ground_of(regions=("Россия",)).selection.candidates


def one_of(row_id: str) -> Candidate:
    return next(one for one in candidates() if one.row.id == row_id)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 100), st.floats(0, 1))
def test_the_sum_of_an_order_is_kept_to_the_kopeck(which: int, share: float) -> None:
    one = candidates()[which % len(candidates())]
    steps = (one.most_units - one.least_units) // one.step
    units = one.least_units + int(steps * share) * one.step
    amount = net_cost(one, units)
    held = hold_units(one, Lock(row_id=one.row.id, amount_rub=amount))
    assert net_cost(one, held) == amount
    assert hold_units(one, Lock(row_id=one.row.id, quantity=Decimal(units))) == units


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 100), st.decimals(1, 10**7, places=2))
def test_a_sum_between_orders_is_never_exceeded(which: int, amount: Decimal) -> None:
    one = candidates()[which % len(candidates())]
    held = hold_units(one, Lock(row_id=one.row.id, amount_rub=amount))
    assert held % one.step == 0
    if held:
        assert net_cost(one, held) <= amount
        assert one.least_units <= held <= one.most_units


@pytest.mark.parametrize("quantity", [1, 10**9])
def test_units_out_of_range_hold_nothing_or_all_there_is(quantity: int) -> None:
    one = one_of("sms-base")
    assert hold_units(one, Lock(row_id="sms-base", quantity=Decimal(quantity))) in {0, one.most_units}


def test_a_lock_of_a_row_that_is_not_for_sale_holds_nothing() -> None:
    assert hold_locks(candidates(), [Lock(row_id="nothing", amount_rub=Decimal(10**6))]) == {}
    assert hold_locks(candidates(), [Lock(row_id="sms-base", amount_rub=Decimal(1))]) == {}
