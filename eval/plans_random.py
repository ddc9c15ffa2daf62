"""Random briefs on random rate cards: every plan checked to the kopeck by exact fractions.

Most plans hold random whole orders, so that no solver stands between the card and the arithmetic; every
so many a brief is planned as the product plans it. The checks know nothing of the planner's own money.
"""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kit.clock import read_stopwatch
from planner.brief import Audience, Brief, Channel, Gender, Kpi, KpiName, Objective
from planner.candidate import Candidate
from planner.draft import compile_plan, draft_plan
from planner.ground import prepare
from planner.media_plan import MediaPlan, PlanLine
from planner.rate_card import RateCard, load_rate_card
from planner.spending import NOTHING, sum_orders
from planner.valuation import value_orders

SOLVE_EVERY = 20
CARDS = 12
_MOST_LISTED = 20
_FIRST_DAY = date(2025, 10, 1)
_FEES = ("0", "0.02", "0.035", "0.1", "0.1234")
_PLACES = ("Россия", "Москва", "Татарстан", "Тула", "Поволжье", "Екатеринбург", "Нигде", "СПб")


def run_plans_random(count: int, *, seed: int = 1, solve_every: int = SOLVE_EVERY) -> dict[str, Any]:
    """Return n, solved, lines, net_rub_total, violations, first_violations and seconds."""
    rng = random.Random(seed)  # noqa: S311 cases must repeat
    cards = [vary_card(load_rate_card(), rng) for _ in range(CARDS)]
    began, lines, solved, net = read_stopwatch(), 0, 0, Decimal(0)
    faults: list[str] = []
    for number in range(count):
        card, is_solved = rng.choice(cards), solve_every > 0 and number % solve_every == 0
        plan = make_plan(card, rng, is_solved=is_solved)
        faults += [f"plan {number}: {fault}" for fault in find_faults(plan, card)]
        lines, solved = lines + len(plan.lines), solved + is_solved
        net += plan.totals.amount.net if plan.totals else 0
    return {
        "n": count,
        "solved": solved,
        "lines": lines,
        "net_rub_total": str(net),
        "violations": len(faults),
        "first_violations": faults[:_MOST_LISTED],
        "seconds": round(read_stopwatch() - began, 1),
    }


def vary_card(card: RateCard, rng: random.Random) -> RateCard:
    """Return a card with other prices, fees and discounts, valid over a change of the VAT rate."""
    content = card.model_dump(mode="python")
    content["agency_fee"]["value"] = Decimal(rng.choice(_FEES))
    for row in content["rows"]:
        row["valid_from"], row["valid_to"] = _FIRST_DAY, date(2027, 12, 31)
        if row["price"] is not None:
            row["price"]["value"] = max(Decimal("0.01"), _vary(row["price"]["value"], rng, "0.01"))
        for markup in row["markups"]:
            markup["factor"]["value"] = _vary(markup["factor"]["value"], rng, "0.001")
    return RateCard.model_validate(content)


def _vary(value: Decimal, rng: random.Random, step: str) -> Decimal:
    return (value * Decimal(rng.randint(50, 170)) / 100).quantize(Decimal(step))


def make_brief(rng: random.Random) -> Brief:
    """Return a brief as unlike the last one as can be."""
    start = _FIRST_DAY + timedelta(days=rng.randint(0, 500))
    ages = sorted(rng.sample(range(12, 80), 2))
    has_ages = rng.random() < 0.6
    budget = Decimal(rng.randint(10_00, 40_000_000_00)) / 100
    return Brief(
        advertiser="Random",
        industry=rng.choice([None, "retail", "finance", "pharma", "ecommerce"]),
        objective=rng.choice([*Objective, None]),
        budget_min_rub=budget,
        budget_max_rub=budget,
        vat_included=rng.choice([True, False, None]),
        start_date=start,
        end_date=start + timedelta(days=rng.randint(0, 150)),
        regions=tuple(rng.sample(_PLACES, rng.randint(0, 3))),
        audience=Audience(
            gender=rng.choice(list(Gender)),
            age_min=ages[0] if has_ages else None,
            age_max=ages[1] if has_ages else None,
            interests=rng.choice([(), ("спорт",)]),
        ),
        channels_wanted=tuple(rng.sample(list(Channel), rng.choice([0, 0, 0, 2, 5]))),
        channels_excluded=tuple(rng.sample(list(Channel), rng.choice([0, 0, 1, 4]))),
        kpi=rng.choice([(), (), (Kpi(name=KpiName.FREQUENCY, value=Decimal(rng.randint(1, 6))),)]),
    )


def make_plan(card: RateCard, rng: random.Random, *, is_solved: bool) -> MediaPlan:
    """Return a plan of a random brief: the best one, or one of random whole orders."""
    brief = make_brief(rng)
    as_of = (brief.start_date or _FIRST_DAY) - timedelta(days=rng.randint(0, 40))
    if is_solved:
        return draft_plan(brief, card, as_of=as_of)
    ground = prepare(brief, card, as_of=as_of)
    orders = draw_orders(ground.selection.candidates, rng)
    spent = sum_orders(ground.selection.candidates, orders)
    spending = replace(NOTHING, orders=orders, spent=spent)
    return compile_plan(ground, value_orders(ground, spending), max(spent, Decimal(1)))


def draw_orders(candidates: Sequence[Candidate], rng: random.Random) -> dict[str, int]:
    """Return random whole orders between the smallest and all that is for sale."""
    orders = {}
    for one in candidates:
        steps = (one.most_units - one.least_units) // one.step
        if rng.random() < 0.6:
            share = rng.random() ** 3
            orders[one.row.id] = one.least_units + int(steps * share) * one.step
    return orders


def find_faults(plan: MediaPlan, card: RateCard) -> Iterator[str]:
    """Name every figure of a plan that does not follow from its sources."""
    for line in plan.lines:
        if line.cost is not None:
            yield from (f"{line.row_id}: {fault}" for fault in _find_line_faults(line, card))
    yield from _find_total_faults(plan)
    yield from _find_reach_faults(plan)


def _find_line_faults(line: PlanLine, card: RateCard) -> Iterator[str]:
    cost, price = line.cost, line.price
    if cost is None or price is None:
        return
    exact = Fraction(price.value) * math.prod(Fraction(one.factor.value) for one in line.factors)
    exact *= line.segments * (1 - Fraction(line.discount.value if line.discount else 0))
    media = exact * Fraction(line.quantity)
    if cost.amount.net != _half_up(media * (1 + Fraction(line.fee.value))):
        yield "net is not the rounded product"
    if cost.media != _half_up(media) or cost.media + cost.fee != cost.amount.net:
        yield "media and fee do not make the net"
    yield from _find_vat_faults(line, card)
    yield from _find_unit_faults(line, card)


def _find_vat_faults(line: PlanLine, card: RateCard) -> Iterator[str]:
    if line.cost is None:
        return
    amount, parts = line.cost.amount, line.vat_parts
    if sum(part.amount.net for part in parts) != amount.net or sum(p.amount.vat for p in parts) != amount.vat:
        yield "VAT parts do not add up"
    for part in parts:
        rate = [one.value for one in card.vat if one.since <= part.start][-1]
        if part.rate != rate or any(part.start < one.since <= part.end for one in card.vat):
            yield f"{part.start}: VAT of another day"
        if part.amount.vat != _half_up(Fraction(part.amount.net) * Fraction(rate)):
            yield "VAT is not the rounded product"
    if amount.gross != amount.net + amount.vat:
        yield "gross is not net and VAT"
    if parts[0].start != line.start or parts[-1].end != line.end:
        yield "VAT parts do not cover the days"


def _find_unit_faults(line: PlanLine, card: RateCard) -> Iterator[str]:
    row = next(row for row in card.rows if row.id == line.row_id)
    if line.quantity % row.step.value:
        yield "not in whole steps"
    factors = math.prod(Fraction(one.factor.value) for one in line.factors)
    listed = Fraction(row.price.value if row.price else 0) * factors * line.segments * Fraction(line.quantity)
    if row.minimum_ticket_rub and listed < row.minimum_ticket_rub.value:
        yield "below the minimum ticket"
    earned = [one.share.value for one in row.discounts if listed >= one.from_rub]
    if (line.discount.value if line.discount else 0) != (earned[-1] if earned else 0):
        yield "another discount than its volume earns"
    if not row.is_valid_on(line.start) or not row.is_valid_on(line.end):
        yield "price does not hold on its days"


def _find_total_faults(plan: MediaPlan) -> Iterator[str]:
    if plan.totals is None:
        return
    costs = [line.cost for line in plan.lines if line.cost is not None]
    amount, money = plan.totals.amount, plan.money
    sums: Mapping[str, tuple[Decimal, Decimal]] = {
        "net": (amount.net, sum((cost.amount.net for cost in costs), Decimal(0))),
        "vat": (amount.vat, sum((cost.amount.vat for cost in costs), Decimal(0))),
        "gross": (amount.gross, sum((cost.amount.gross for cost in costs), Decimal(0))),
        "fee": (plan.totals.fee, sum((cost.fee for cost in costs), Decimal(0))),
        "vat by rate": (amount.vat, sum((part.vat for _, part in plan.vat_by_rate), Decimal(0))),
    }
    yield from (f"total {name} is not its lines" for name, (total, lines) in sums.items() if total != lines)
    if money.budget_rub is not None and money.left_rub != money.budget_rub - amount.net:
        yield "what is left is not budget less net"
    if money.left_rub is not None and money.left_rub < 0:
        yield "over budget"
    leads = [line.leads.middle for line in plan.lines if line.leads]
    if (plan.totals.leads or 0) != sum(leads):
        yield "leads do not add up"


def _find_reach_faults(plan: MediaPlan) -> Iterator[str]:
    for line in plan.lines:
        if line.reach > line.addressable:
            yield f"{line.row_id}: reach above the audience"
    reach = plan.reach
    if reach is None:
        return
    if not reach.low <= reach.people <= min(reach.high, plan.target.people):
        yield "reach outside its bounds"
    if list(reach.k_plus) != sorted(reach.k_plus, reverse=True):
        yield "k+ rises"
    if sum(step.added for step in reach.build_up) != reach.people:
        yield "build-up does not add up"


def _half_up(value: Fraction) -> Decimal:
    """Round half away from zero to kopecks, by whole numbers only."""
    kopecks = (2 * abs(value) * 100 + 1) // 2
    return Decimal(int(kopecks)).scaleb(-2) * (1 if value >= 0 else -1)


def describe_plans_random(report: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the rows of the terminal's table."""
    names = ("n", "solved", "lines", "net_rub_total", "violations", "seconds")
    return [(name, str(report[name])) for name in names]
