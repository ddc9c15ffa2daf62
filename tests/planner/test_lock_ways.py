from decimal import Decimal
from typing import Any

import pytest

from planner.edit_faults import LockImpossible
from planner.lock_ways import LockWay, LockWayKind
from planner.media_plan import Goal
from planner.revision import revise
from qualifier.qualification import Bilingual
from tests.planner.revised import chain_of, lock, origin_of, rework, spend, usual


def ways_of(*edits: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(LockImpossible) as caught:
        rework(*edits)
    return {way["kind"]: way for way in caught.value.extra["ways_out"]}


def test_more_money_is_offered_at_the_price_of_the_locks() -> None:
    ways = ways_of(lock("1"), lock("2"), spend(1_000_000))
    held = sum((line.cost.amount.net for line in usual().lines[:2] if line.cost), Decimal(0))
    assert Decimal(ways["more_money"]["spent_rub"]) == held
    # The way was planned: asked for, it gives what it says.
    plan = revise(origin_of(), chain_of(lock("1"), lock("2"), spend(held)))
    assert plan.totals is not None
    assert plan.totals.amount.net == held
    assert plan.leads is not None
    assert ways["more_money"]["value"] == plan.leads.middle


def test_the_nearest_lock_and_none_are_offered_with_their_goal() -> None:
    ways = ways_of(lock("push", amount_rub=5))
    assert set(ways) == {"nearest", "release"}
    assert all(way["value"] > 0 and way["text"]["ru"] and way["text"]["en"] for way in ways.values())
    usual_leads = usual().leads
    assert usual_leads is not None
    assert ways["release"]["value"] == usual_leads.middle


def test_units_that_cannot_be_bought_have_a_nearest_order() -> None:
    ways = ways_of(lock("vk-clips", quantity=1005))
    assert "1\u00a0000 ед." in ways["nearest"]["text"]["ru"]


def test_a_way_that_fails_too_is_not_offered() -> None:
    # The nearest order of the row is dearer than the whole budget.
    ways = ways_of(lock("display-premium", amount_rub=300_000), spend(100_000))
    assert "nearest" not in ways


@pytest.mark.parametrize("value", [1_500, None])
def test_a_way_is_written_for_programs(value: int | None) -> None:
    way = LockWay(
        kind=LockWayKind.NEAREST,
        spent_rub=Decimal("1999999.50"),
        goal=Goal.LEADS,
        value=value,
        text=Bilingual(ru="закрепить", en="lock"),
    )
    assert way.write() == {
        "kind": "nearest",
        "spent_rub": "1999999.50",
        "goal": "leads",
        "value": value,
        "text": {"ru": "закрепить", "en": "lock"},
    }


def test_each_way_says_what_it_does_costs_and_brings() -> None:
    ways = ways_of(lock("push", amount_rub=5))
    for way in ways.values():
        spent = Decimal(way["spent_rub"])
        assert f"({spent:,.2f} RUB without VAT, {way['value']:,} lead" in way["text"]["en"]
    assert ways["release"]["text"]["ru"].startswith("не закреплять «")
    assert ways["nearest"]["text"]["en"].startswith("lock ")
