import random
from dataclasses import replace
from decimal import Decimal

import pytest

from eval.plans_random import (
    describe_plans_random,
    draw_orders,
    find_faults,
    make_plan,
    run_plans_random,
    vary_card,
)
from planner.ground import prepare
from planner.media_plan import MediaPlan
from planner.money import Amount
from tests.planner.builders import AS_OF, make_brief, the_card

CARD = vary_card(the_card(), random.Random(7))


def some_plan() -> MediaPlan:
    rng = random.Random(3)
    plans = (make_plan(CARD, rng, is_solved=False) for _ in range(50))
    return next(plan for plan in plans if len(plan.lines) > 3 and plan.reach is not None)


def test_random_plans_are_correct_to_the_kopeck() -> None:
    report = run_plans_random(25, seed=5)
    assert (report["n"], report["solved"], report["violations"]) == (25, 2, 0)
    assert report["lines"] > 50
    assert Decimal(report["net_rub_total"]) > 0
    assert ("violations", "0") in describe_plans_random(report)


def test_the_same_seed_draws_the_same_plans() -> None:
    one, other = (run_plans_random(5, seed=9) for _ in range(2))
    assert one["net_rub_total"] == other["net_rub_total"]


def test_a_sound_plan_has_no_faults() -> None:
    assert list(find_faults(some_plan(), CARD)) == []


def spoil_cost(plan: MediaPlan, **changes: Decimal) -> MediaPlan:
    line = plan.lines[0]
    assert line.cost is not None
    amount = Amount(
        net=line.cost.amount.net + changes.get("net", Decimal(0)),
        vat=line.cost.amount.vat + changes.get("vat", Decimal(0)),
    )
    media = line.cost.media + changes.get("media", Decimal(0))
    spoiled = replace(line, cost=replace(line.cost, amount=amount, media=media))
    return replace(plan, lines=(spoiled, *plan.lines[1:]))


@pytest.mark.parametrize("part", ["net", "vat", "media"])
def test_one_kopeck_too_many_anywhere_is_found(part: str) -> None:
    assert list(find_faults(spoil_cost(some_plan(), **{part: Decimal("0.01")}), CARD))


def test_other_faults_are_found_by_name() -> None:
    plan = some_plan()
    assert plan.totals is not None
    assert plan.reach is not None
    spoiled = [
        (replace(plan, totals=replace(plan.totals, fee=plan.totals.fee + 1)), "total fee"),
        (replace(plan, money=replace(plan.money, left_rub=Decimal(-1))), "over budget"),
        (replace(plan, reach=replace(plan.reach, people=plan.target.people + 1)), "bounds"),
        (replace(plan, reach=replace(plan.reach, k_plus=(1, 2))), "k+ rises"),
        (replace(plan, reach=replace(plan.reach, build_up=())), "build-up"),
        (replace(plan, lines=(replace(plan.lines[0], reach=10**9), *plan.lines[1:])), "above the audience"),
        (
            replace(
                plan, lines=(replace(plan.lines[0], quantity=plan.lines[0].quantity + 1), *plan.lines[1:])
            ),
            "rounded product",
        ),
    ]
    for broken, message in spoiled:
        assert any(message in fault for fault in find_faults(broken, CARD)), message


def test_orders_are_whole_and_for_sale() -> None:
    ground = prepare(make_brief(), the_card(), as_of=AS_OF)
    by_row = {one.row.id: one for one in ground.selection.candidates}
    orders = draw_orders(ground.selection.candidates, random.Random(1))
    assert orders
    for row_id, units in orders.items():
        one = by_row[row_id]
        assert one.least_units <= units <= one.most_units
        assert (units - one.least_units) % one.step == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_another_card_is_as_sound_as_the_first(seed: int) -> None:
    card = vary_card(the_card(), random.Random(seed))
    assert card.agency_fee.value in {Decimal(fee) for fee in ("0", "0.02", "0.035", "0.1", "0.1234")}
    assert card.hash != the_card().hash
    plan = make_plan(card, random.Random(seed), is_solved=True)
    assert list(find_faults(plan, card)) == []


def test_vat_of_another_day_is_found() -> None:
    plan = some_plan()
    line = plan.lines[0]
    part = replace(line.vat_parts[0], rate=Decimal("0.1"))
    spoiled = replace(line, vat_parts=(part, *line.vat_parts[1:]))
    faults = list(find_faults(replace(plan, lines=(spoiled, *plan.lines[1:])), CARD))
    assert any("VAT" in fault for fault in faults)
