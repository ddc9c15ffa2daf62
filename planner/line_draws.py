"""What a line brings in each draw: delivery by price and capacity, responses by rates, reach by curve."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.buying_unit import CONTACTS, BuyingUnit
from planner.candidate import Candidate
from planner.draws import Draws, spread_factor
from planner.line_forecast import find_wear
from planner.media_plan import MediaPlan, PlanLine
from planner.plan_candidates import Bought
from planner.rate_row import RateRow
from planner.sourced import Benchmark
from planner.uncertainty import Spread, Uncertainty

# Contacts as parts of the planned ones at which curves are computed; between them they are nearly straight.
_GRID: NDArray[np.float64] = np.unique(np.concatenate(([0.0, 1.0], np.geomspace(0.02, 4, 80))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Normals:
    """Standard normals of one line by draw, one for each thing that is uncertain."""

    price: Draws
    ctr: Draws
    cr: Draws
    vtr: Draws
    delivery: Draws
    reach: Draws
    capacity: Draws


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraws:
    """A line by draw: money without VAT, people, people with enough contacts, clicks, leads."""

    spent: Draws
    reach: Draws
    planned_reach: float
    frequent: Draws
    planned_frequent: float
    clicks: Draws | None
    leads: Draws | None
    are_leads_sales: bool

    def sales(self, share: float) -> Draws | None:
        """Return leads that buy."""
        if self.leads is None:
            return None
        return self.leads if self.are_leads_sales else self.leads * share


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rates:
    price: Draws
    ctr: Draws
    cr: Draws
    # Contacts of a unit as a part of the planned ones: a bought click takes more of them when CTR is low.
    per_unit: Draws


def draw_line(bought: Bought, normals: Normals, rules: Uncertainty, *, plan: MediaPlan) -> LineDraws:
    """Return a line in each draw."""
    line, candidate = bought
    row, units = candidate.row, float(line.quantity)
    rates = _draw_rates(row, normals, rules)
    capacity = _draw_spread(normals.capacity, rules.capacity)
    headroom = candidate.most_units / units
    sold = np.minimum(1 / rates.price, capacity * headroom / rates.per_unit)
    contacts = np.minimum(sold * rates.per_unit, _GRID[-1])
    planned = units * float(candidate.target_contacts_per_unit)
    curve, times = candidate.curve, plan.effective_frequency
    found = np.ones_like(capacity) if row.curve.once else _draw_spread(normals.reach, rules.reach)
    clicks = _count_clicks(candidate, units, sold=sold, contacts=contacts, rates=rates)
    return LineDraws(
        spent=float(line.cost.amount.net if line.cost else 0) * sold * rates.price,
        reach=_reach(line, candidate, 1, contacts=contacts, factor=found),
        planned_reach=curve.reach(planned),
        frequent=_reach(line, candidate, times, contacts=contacts, factor=found),
        planned_frequent=curve.k_plus(planned, times),
        clicks=clicks,
        leads=_count_leads(candidate, units, clicks, sold=sold, contacts=contacts, rates=rates),
        are_leads_sales=row.are_leads_sales,
    )


def _draw_rates(row: RateRow, normals: Normals, rules: Uncertainty) -> _Rates:
    ctr, cr = _draw_benchmark(normals.ctr, row.ctr), _draw_benchmark(normals.cr, row.cr)
    vtr = _draw_benchmark(normals.vtr, row.vtr)
    one = np.ones_like(ctr)
    taken = {BuyingUnit.CPC: ctr, BuyingUnit.CPV: vtr, BuyingUnit.CPA: ctr * cr, BuyingUnit.CPM: one}
    is_auction = rules.is_auction(row.channel, row.unit)
    return _Rates(
        price=_draw_spread(normals.price, rules.price_of(row.channel)) if is_auction else one,
        ctr=ctr,
        cr=cr,
        per_unit=1 / taken[row.unit] if row.unit in taken else _draw_delivery(row, normals, rules),
    )


def _draw_delivery(row: RateRow, normals: Normals, rules: Uncertainty) -> Draws:
    """Return contacts of a booked unit against the card's; a message reaches one person at most."""
    delivered = _draw_spread(normals.delivery, rules.delivery)
    return np.minimum(delivered, 1.0) if row.unit in CONTACTS else delivered


def _reach(line: PlanLine, candidate: Candidate, k: int, *, contacts: Draws, factor: Draws) -> Draws:
    """Return people with at least k contacts, never more than contacts and audience allow."""
    planned = float(line.quantity) * float(candidate.target_contacts_per_unit)
    curve = np.array([candidate.curve.k_plus(planned * part, k) for part in _GRID])
    most = np.minimum(candidate.curve.audience, planned * contacts / k)
    people: Draws = np.minimum(np.interp(contacts, _GRID, curve) * factor, most)
    return people


def _draw_benchmark(normals: Draws, known: Benchmark | None) -> Draws:
    """Return the factor on a rate's middle case; a rate never passes 1."""
    if known is None or known.p50 <= 0:
        return np.ones_like(normals)
    p25, p50, p75 = float(known.p25), float(known.p50), float(known.p75)
    return np.minimum(spread_factor(normals, p25=p25, p50=p50, p75=p75), 1 / p50)


def _draw_spread(normals: Draws, spread: Spread) -> Draws:
    return spread_factor(normals, p25=spread.p25, p50=1.0, p75=spread.p75)


def _wear(candidate: Candidate, units: float, contacts: Draws) -> Draws:
    planned = units * float(candidate.target_contacts_per_unit)
    wear = np.array([find_wear(candidate, planned * part) for part in _GRID])
    between: Draws = np.interp(contacts, _GRID, wear)
    return between


def _count_clicks(
    candidate: Candidate, units: float, *, sold: Draws, contacts: Draws, rates: _Rates
) -> Draws | None:
    row = candidate.row
    if row.unit is BuyingUnit.CPC:
        return units * sold
    if row.ctr is None:
        return None
    impressions = units * float(candidate.contacts_per_unit) * contacts
    return impressions * float(row.ctr.p50) * rates.ctr * _wear(candidate, units, contacts)


def _count_leads(
    candidate: Candidate,
    units: float,
    clicks: Draws | None,
    *,
    sold: Draws,
    contacts: Draws,
    rates: _Rates,
) -> Draws | None:
    row = candidate.row
    if row.unit is BuyingUnit.CPA:
        return units * sold
    if clicks is None or row.cr is None:
        return None
    leads = clicks * float(row.cr.p50) * rates.cr
    return leads * _wear(candidate, units, contacts) if row.unit is BuyingUnit.CPC else leads
