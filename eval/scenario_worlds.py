"""Campaigns as they may go: worlds drawn number by number from what the documents say.

Nothing of the code that makes the ranges is used but the rows themselves: no arrays, no hypercube, no shared
grid. What a world says of a line follows docs/planning.md: price p buys 1/p of the units, at most what the
drawn capacity sells; clicks, leads and people follow the line's own curve at the contacts that ran.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p, sqrt

from planner.buying_unit import CONTACTS, BuyingUnit
from planner.candidate import Candidate
from planner.line_forecast import find_wear
from planner.media_plan import Goal, MediaPlan
from planner.plan_candidates import Bought
from planner.sourced import Benchmark
from planner.uncertainty import Spread, Uncertainty

_QUARTILE = 0.6744897501960817
_FACTORS = ("price", "ctr", "cr", "vtr", "delivery", "reach", "capacity")
_NEARLY_ALL = 1 - 1e-9


class World:
    """One way in which a campaign may go."""

    def __init__(self, dice: random.Random, market_share: float) -> None:
        self.own, self.common = sqrt(1 - market_share), sqrt(market_share)
        self.dice = dice
        self.market = {name: dice.gauss(0, 1) for name in _FACTORS}

    def draw(self, name: str) -> float:
        """Return a standard normal of one line: the market's part and its own."""
        return self.common * self.market[name] + self.own * self.dice.gauss(0, 1)

    def draw_rate(self, name: str, benchmark: Benchmark | None) -> float:
        """Return a factor on a rate's middle; the rate never passes 1."""
        normal = self.draw(name)
        if benchmark is None or benchmark.p50 <= 0:
            return 1.0
        p25, p50, p75 = float(benchmark.p25), float(benchmark.p50), float(benchmark.p75)
        up = log(p75 / p50)
        down = log(p50 / p25) if p25 > 0 else up
        return min(exp(normal * (down if normal < 0 else up) / _QUARTILE), 1 / p50)

    def draw_spread(self, name: str, spread: Spread) -> float:
        """Return a factor with these quarters around 1."""
        normal = self.draw(name)
        return exp(normal * (-log(spread.p25) if normal < 0 else log(spread.p75)) / _QUARTILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """What a line brought in a world; None where nobody counts."""

    people: float
    clicks: float | None
    leads: float | None


def play_line(world: World, bought: Bought, rules: Uncertainty) -> LineResult:
    """Return what a line brings in a world."""
    line, candidate = bought
    row, units = candidate.row, float(line.quantity)
    ctr, cr = world.draw_rate("ctr", row.ctr), world.draw_rate("cr", row.cr)
    vtr = world.draw_rate("vtr", row.vtr)
    price = world.draw_spread("price", rules.price_of(row.channel))
    if not rules.is_auction(row.channel, row.unit):
        price = 1.0
    capacity = world.draw_spread("capacity", rules.capacity)
    delivery = world.draw_spread("delivery", rules.delivery)
    taken = {BuyingUnit.CPC: ctr, BuyingUnit.CPV: vtr, BuyingUnit.CPA: ctr * cr, BuyingUnit.CPM: 1.0}
    booked = min(1.0, delivery) if row.unit in CONTACTS else delivery
    per_unit = 1 / taken[row.unit] if row.unit in taken else booked
    sold = min(1 / price, capacity * candidate.most_units / units / per_unit)
    found = 1.0 if row.curve.once else world.draw_spread("reach", rules.reach)
    clicks = _count_clicks(candidate, units, sold=sold, per_unit=per_unit, ctr=ctr)
    return LineResult(
        people=_count_people(candidate, units * sold * per_unit, found),
        clicks=clicks,
        leads=_count_leads(candidate, units * sold, units * sold * per_unit, clicks=clicks, cr=cr),
    )


def _count_people(candidate: Candidate, sized: float, found: float) -> float:
    contacts = sized * float(candidate.target_contacts_per_unit)
    return min(candidate.curve.reach(contacts) * found, candidate.curve.audience, contacts)


def _count_clicks(
    candidate: Candidate, units: float, *, sold: float, per_unit: float, ctr: float
) -> float | None:
    row = candidate.row
    if row.unit is BuyingUnit.CPC:
        return units * sold
    if row.ctr is None:
        return None
    sized = units * sold * per_unit
    wear = find_wear(candidate, sized * float(candidate.target_contacts_per_unit))
    return sized * float(candidate.contacts_per_unit) * float(row.ctr.p50) * ctr * wear


def _count_leads(
    candidate: Candidate, bought: float, sized: float, *, clicks: float | None, cr: float
) -> float | None:
    row = candidate.row
    if row.unit is BuyingUnit.CPA:
        return bought
    if clicks is None or row.cr is None:
        return None
    is_clicks = row.unit is BuyingUnit.CPC
    wear = find_wear(candidate, sized * float(candidate.target_contacts_per_unit)) if is_clicks else 1.0
    return clicks * float(row.cr.p50) * cr * wear


def join_world(
    plan: MediaPlan, bought: Sequence[Bought], lines: Sequence[LineResult]
) -> Mapping[Goal, float]:
    """Return the whole plan in a world: sums, and the union with the exponent that gives the plan's own."""
    found: dict[Goal, float] = {}
    for goal, counts in (
        (Goal.CLICKS, [line.clicks for line in lines if line.clicks is not None]),
        (Goal.LEADS, [line.leads for line in lines if line.leads is not None]),
    ):
        if counts:
            found[goal] = sum(counts)
    if plan.reach is not None and plan.target.people > 0:
        found[Goal.REACH] = _join_people(plan, bought, [line.people for line in lines])
    return found


def _join_people(plan: MediaPlan, bought: Sequence[Bought], people: Sequence[float]) -> float:
    whole, union = plan.target.people, plan.reach.people if plan.reach else 0
    planned = [
        one.curve.reach(float(line.quantity) * float(one.target_contacts_per_unit)) for line, one in bought
    ]
    exponent = _missed(union / whole) / sum(_missed(one / whole) for one in planned)
    joined = whole * (1 - exp(exponent * sum(_missed(one / whole) for one in people)))
    return min(max(joined, *people), sum(people), whole)


def _missed(share: float) -> float:
    return log1p(-min(share, _NEARLY_ALL))
