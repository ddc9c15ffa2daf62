"""What every plan keeps, whatever the brief and whatever the card: sums, VAT, capacity, order, rounding."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.brief import Audience, Channel, Gender, KpiName, Objective
from planner.candidate import Candidate
from planner.draft import compile_plan, draft_plan
from planner.ground import Ground, prepare
from planner.media_plan import MediaPlan, PlanLine
from planner.rate_card import RateCard
from planner.spending import NOTHING, sum_orders
from planner.valuation import value_orders
from tests.planner.builders import AS_OF, END, START, bend_card, make_brief, make_kpi, sourced, the_card

KOPECK = Decimal("0.01")
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def wide_card(fee: str) -> RateCard:
    """The sample card, valid over the change of the VAT rate, with an agency fee."""
    rows = [row.model_dump(mode="python") for row in the_card().rows]
    for row in rows:
        row["valid_from"] = date(2025, 1, 1)
    return bend_card(rows=rows, agency_fee=sourced(fee))


def draw_plan(ground: Ground, seed: int) -> MediaPlan:
    """Return a plan of random whole orders: no solver stands between the card and the sums."""
    rng = random.Random(seed)
    orders = {}
    for one in ground.selection.candidates:
        if rng.random() < 0.5:
            steps = (one.most_units - one.least_units) // one.step
            orders[one.row.id] = one.least_units + int(steps * rng.random() ** 3) * one.step
    spent = sum_orders(ground.selection.candidates, orders)
    spending = NOTHING.__class__(orders=orders, spent=spent, total=0.0, proof=None, ceilings={})
    return compile_plan(ground, value_orders(ground, spending), max(spent, Decimal(1)))


drawn = {
    "start": st.dates(date(2025, 11, 1), date(2026, 12, 1)),
    "days": st.integers(0, 90),
    "fee": st.sampled_from(["0", "0.035", "0.15"]),
    "seed": st.integers(0, 10**6),
    "regions": st.sampled_from([("Москва",), ("Россия",), ("Тула", "Москва"), ("Татарстан",)]),
}


def plan_at(start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]) -> MediaPlan:
    end = start + timedelta(days=days)
    brief = make_brief(start_date=start, end_date=end, regions=regions, industry="retail")
    return draw_plan(prepare(brief, wide_card(fee), as_of=start - timedelta(days=45)), seed)


def costs_of(plan: MediaPlan) -> list[Any]:
    return [line.cost for line in plan.lines if line.cost is not None]


@few
@given(**drawn)
def test_totals_are_the_sum_of_the_lines_to_the_kopeck(
    start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]
) -> None:
    plan = plan_at(start, days, fee, seed, regions)
    if plan.totals is None:
        assert plan.lines == ()
        return
    for part in ("net", "vat", "gross"):
        summed = sum((getattr(cost.amount, part) for cost in costs_of(plan)), Decimal(0))
        assert getattr(plan.totals.amount, part) == summed
    assert plan.totals.media == sum((cost.media for cost in costs_of(plan)), Decimal(0))
    assert plan.totals.fee == sum((cost.fee for cost in costs_of(plan)), Decimal(0))
    assert plan.totals.media + plan.totals.fee == plan.totals.amount.net


@few
@given(**drawn)
def test_gross_is_net_and_vat_everywhere_and_kopecks_are_whole(
    start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]
) -> None:
    plan = plan_at(start, days, fee, seed, regions)
    amounts = [cost.amount for cost in costs_of(plan)] + [amount for _, amount in plan.vat_by_rate]
    for amount in amounts:
        assert amount.gross == amount.net + amount.vat
        assert amount.net == amount.net.quantize(KOPECK)
        assert amount.vat == amount.vat.quantize(KOPECK)


@few
@given(**drawn)
def test_vat_follows_the_days_of_service_across_the_year_end(
    start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]
) -> None:
    change = date(2026, 1, 1)
    for line in plan_at(start, days, fee, seed, regions).lines:
        rates = {part.rate for part in line.vat_parts}
        wanted = set()
        if line.start < change:
            wanted.add(Decimal("0.20"))
        if line.end >= change:
            wanted.add(Decimal("0.22"))
        assert rates == wanted
        for part in line.vat_parts:
            exact = part.amount.net * part.rate
            assert part.amount.vat == exact.quantize(KOPECK, ROUND_HALF_UP)


@few
@given(**drawn)
def test_no_line_is_above_its_capacity_and_no_plan_above_its_audience(
    start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]
) -> None:
    plan = plan_at(start, days, fee, seed, regions)
    for line in plan.lines:
        assert line.reach <= line.addressable
        assert line.start >= start
        assert line.end == start + timedelta(days=days)
    if plan.reach is not None:
        assert plan.reach.people <= plan.target.people
        assert plan.reach.low <= plan.reach.people <= plan.reach.high
        assert plan.reach.people <= sum(line.reach for line in plan.lines) + len(plan.lines)
        assert list(plan.reach.k_plus) == sorted(plan.reach.k_plus, reverse=True)


@few
@given(**drawn)
def test_orders_are_whole_steps_and_above_their_tickets(
    start: date, days: int, fee: str, seed: int, regions: tuple[str, ...]
) -> None:
    card = wide_card(fee)
    rows = {row.id: row for row in card.rows}
    for line in plan_at(start, days, fee, seed, regions).lines:
        row = rows[line.row_id]
        assert line.quantity % row.step.value == 0
        assert line.quantity == line.quantity.to_integral_value()
        if row.minimum_ticket_rub is not None and line.discount is None and line.unit_price is not None:
            assert line.unit_price * line.quantity >= row.minimum_ticket_rub.value


def turned(card: RateCard, seed: int) -> RateCard:
    rows = list(card.rows)
    random.Random(seed).shuffle(rows)
    return card.model_copy(update={"rows": tuple(rows)})


def bought(plan: MediaPlan) -> dict[str, Decimal]:
    return {line.row_id: line.quantity for line in plan.lines}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("objective", [Objective.LEADS, Objective.AWARENESS])
def test_the_order_of_the_cards_rows_does_not_change_the_plan(seed: int, objective: Objective) -> None:
    brief = make_brief(objective=objective)
    one = draft_plan(brief, the_card(), as_of=AS_OF)
    other = draft_plan(brief, turned(the_card(), seed), as_of=AS_OF)
    assert bought(one) == bought(other)
    assert one.totals == other.totals
    assert [line.row_id for line in one.lines] == [line.row_id for line in other.lines]


@few
@given(
    budget=st.decimals(1_000, 10**8, places=2),
    objective=st.sampled_from(list(Objective)),
    gender=st.sampled_from(list(Gender)),
    wanted=st.lists(st.sampled_from(list(Channel)), max_size=3).map(tuple),
)
def test_a_solved_plan_spends_at_most_its_budget_and_says_what_is_left(
    budget: Decimal, objective: Objective, gender: Gender, wanted: tuple[Channel, ...]
) -> None:
    audience = Audience(gender=gender, age_min=25, age_max=54)
    brief = make_brief(
        budget_min_rub=None,
        budget_max_rub=budget,
        objective=objective,
        audience=audience,
        channels_wanted=wanted,
    )
    plan = draft_plan(brief, the_card(), as_of=AS_OF)
    spent = sum((cost.amount.net for cost in costs_of(plan)), Decimal(0))
    assert plan.money.budget_rub is not None
    assert spent <= plan.money.budget_rub
    assert plan.money.left_rub == plan.money.budget_rub - spent


@pytest.mark.parametrize("budget", ["819672.13", "1639344.26", "100000.01", "5000000"])
def test_a_budget_with_vat_is_never_exceeded_with_vat(budget: str) -> None:
    net = Decimal(budget)
    brief = make_brief(budget_min_rub=None, budget_max_rub=net, vat_included=True)
    plan = draft_plan(brief, the_card(), as_of=AS_OF)
    assert plan.totals is not None
    assert plan.totals.amount.gross <= (net * Decimal("1.22")).quantize(KOPECK, ROUND_HALF_UP)


def ctr_of(line: PlanLine) -> Decimal | None:
    return line.rates.ctr.p50 if line.rates.ctr else None


def test_a_ratio_of_the_plan_is_no_mean_of_the_lines() -> None:
    plan = draft_plan(make_brief(), the_card(), as_of=AS_OF)
    assert plan.totals is not None
    based = [line for line in plan.lines if line.clicks and line.impressions]
    clicks = sum(line.clicks.middle for line in based if line.clicks)
    impressions = sum(line.impressions or 0 for line in based)
    assert plan.totals.ctr == pytest.approx(Decimal(clicks) / Decimal(impressions))
    assert any(ctr_of(line) for line in plan.lines)


def test_prices_of_a_hundred_times_less_buy_for_a_hundred_times_less() -> None:
    """A currency of another size changes every sum by its size and no share of the plan."""
    rows = [row.model_dump(mode="python") for row in the_card().rows]
    for row in rows:
        for figure in (row["price"], row["minimum_ticket_rub"]):
            if figure is not None:
                figure["value"] = figure["value"] / 100
        for discount in row["discounts"]:
            discount["from_rub"] = discount["from_rub"] / 100
    small = draft_plan(
        make_brief(budget_min_rub=None, budget_max_rub=Decimal(20_000)), bend_card(rows=rows), as_of=AS_OF
    )
    usual = draft_plan(make_brief(), the_card(), as_of=AS_OF)
    assert set(bought(small)) == set(bought(usual))
    for row_id, quantity in bought(usual).items():
        assert float(bought(small)[row_id]) == pytest.approx(float(quantity), rel=0.03)


def capacity_of(one: Candidate) -> Decimal:
    return Decimal(one.most_units)


def test_no_solved_line_buys_more_than_is_for_sale() -> None:
    brief = make_brief(budget_min_rub=None, budget_max_rub=Decimal(10**9), start_date=START, end_date=END)
    ground = prepare(brief, the_card(), as_of=AS_OF)
    most = {one.row.id: capacity_of(one) for one in ground.selection.candidates}
    plan = draft_plan(brief, the_card(), as_of=AS_OF)
    assert plan.lines
    assert all(line.quantity <= most[line.row_id] for line in plan.lines)


def test_a_kpi_in_the_brief_never_changes_what_the_money_buys() -> None:
    plain = draft_plan(make_brief(), the_card(), as_of=AS_OF)
    asked = draft_plan(make_brief(kpi=(make_kpi(KpiName.LEADS, 5),)), the_card(), as_of=AS_OF)
    assert bought(plain) == bought(asked)
