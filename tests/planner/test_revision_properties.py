"""Whatever a manager does, and in whatever order: what is fixed stays fixed, and money adds up."""

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.edit import Drop, Edit, Lock, NewBudget, NewDates, PriceChange, list_standing
from planner.edit_faults import EditsInvalid
from planner.media_plan import MediaPlan
from planner.money import round_rub
from planner.revision import revise
from tests.planner.builders import the_card
from tests.planner.revised import chain_of, line_of, origin_of, rows_of, usual

few = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
_ROWS = ("yandex-search", "vk-universal", "vk-clips", "yandex-network", "retargeting", "push-operator")
_PRICES = {row.id: row.price.value for row in the_card().rows if row.price and row.id in _ROWS}
_row = st.sampled_from(_ROWS)

_lock = st.builds(
    lambda row, rub: {"kind": "lock", "target": row, "amount_rub": rub}, _row, st.integers(90_000, 700_000)
)
_keep = st.builds(lambda at: {"kind": "lock", "target": str(at)}, st.integers(1, 5))
_drop = st.builds(lambda row: {"kind": "drop", "target": row}, _row)
_price = st.builds(
    lambda row, times: {
        "kind": "price",
        "target": row,
        "price_rub": str(round_rub(_PRICES[row] * times / 100)),
        "reason": "x",
    },
    _row,
    st.integers(70, 140),
)
_dates = st.builds(
    lambda day: {"kind": "dates", "start": f"2027-02-{day:02}", "end": f"2027-03-{day:02}"},
    st.integers(1, 28),
)
_budget = st.builds(lambda rub: {"kind": "budget", "budget_rub": f"{rub}.07"}, st.integers(10**6, 4 * 10**6))
_withdraw = st.builds(lambda at: {"kind": "withdraw", "number": at}, st.integers(1, 4))
_edit = st.one_of(_lock, _keep, _drop, _price, _dates, _budget, _withdraw)
chains = st.lists(st.lists(_edit, min_size=1, max_size=2), min_size=2, max_size=2)


def work(steps: list[list[dict[str, Any]]]) -> list[MediaPlan]:
    """Return the versions that a chain of edits makes; what is refused makes none and loses none."""
    versions, refusals = [usual()], []
    for edits in steps:
        try:
            versions.append(revise(origin_of(), chain_of(*edits, plan=versions[-1])))
        except EditsInvalid as error:
            refusals.append(error.detail and error.detail_ru)
    assert all(refusals)
    return versions


@few
@given(chains)
def test_locks_hold_totals_are_exact_and_no_edit_is_lost(steps: list[list[dict[str, Any]]]) -> None:
    versions = work(steps)
    for before, plan in zip(versions, versions[1:], strict=False):
        assert [edit.change for edit in plan.edits[: len(before.edits)]] == [
            one.change for one in before.edits
        ]
        assert plan.totals is not None
        net = sum((line.cost.amount.net for line in plan.lines if line.cost), Decimal(0))
        vat = sum((line.cost.amount.vat for line in plan.lines if line.cost), Decimal(0))
        assert (plan.totals.amount.net, plan.totals.amount.vat) == (net, vat)
        assert plan.money.budget_rub is not None
        assert net <= plan.money.budget_rub
        for edit in list_standing(plan.edits):
            check(edit, before, plan)


def check(edit: Edit, before: MediaPlan, plan: MediaPlan) -> None:
    change = edit.change
    if isinstance(change, Drop):
        assert change.row_id not in rows_of(plan)
    if isinstance(change, NewBudget):
        assert plan.money.budget_rub == change.budget_rub
    if isinstance(change, NewDates):
        assert (plan.start, plan.end) == (change.start, change.end)
    if isinstance(change, PriceChange) and change.row_id in rows_of(plan):
        assert line_of(plan, change.row_id).price.value == change.price_rub  # type: ignore[union-attr]
    if isinstance(change, Lock):
        check_lock(change, before, plan)


def check_lock(lock: Lock, before: MediaPlan, plan: MediaPlan) -> None:
    line = line_of(plan, lock.row_id)
    assert line.cost is not None
    assert line.unit_price is not None
    if lock.quantity is not None:
        assert line.quantity == lock.quantity
    else:
        step = next(row.step.value for row in the_card().rows if row.id == lock.row_id)
        assert lock.amount_rub is not None
        assert line.cost.amount.net <= lock.amount_rub
        assert round_rub(line.unit_price * (line.quantity + step) * (1 + line.fee.value)) > lock.amount_rub
    known = [one for one in before.lines if one.row_id == lock.row_id]
    held = any(isinstance(one.change, Lock) and one.change == lock for one in list_standing(before.edits))
    if held and known[0].unit_price == line.unit_price:
        assert known[0].cost is not None
        assert line.cost.media == known[0].cost.media
        assert line.cost.amount.net == known[0].cost.amount.net


def test_a_chain_that_is_refused_half_way_keeps_what_was_before() -> None:
    versions = work(
        [
            [{"kind": "lock", "target": "vk-clips", "amount_rub": 300_000}],
            [{"kind": "drop", "target": "vk_ads"}],
            [{"kind": "budget", "budget_rub": 1_500_000}],
        ]
    )
    assert len(versions) == 3
    assert line_of(versions[-1], "vk-clips").cost == line_of(versions[1], "vk-clips").cost
