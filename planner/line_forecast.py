"""What a line brings at so many units: people, clicks, leads, sales, with the quarters around them.

Response wears off: up to the volume that the benchmark was measured at a contact is worth the benchmark,
beyond it only as much as it still finds new people: wear = min(1, (R(I)/I) / (R(I0)/I0)).
"""

import math
from dataclasses import dataclass

from planner.buying_unit import BuyingUnit
from planner.candidate import Candidate
from planner.media_plan import Goal, Range
from planner.rate_card import RateCard
from planner.sourced import Benchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares that hold for every line."""

    visit: float
    sale: float
    frequency: int

    @classmethod
    def of(cls, card: RateCard, frequency: int) -> "Shares":
        """Return the card's shares with the plan's effective frequency."""
        return cls(
            visit=float(card.rates.visit.value), sale=float(card.rates.sale.value), frequency=frequency
        )


def find_wear(candidate: Candidate, contacts: float) -> float:
    """Return what a contact is still worth at a volume, 1 up to the benchmark's own volume."""
    if contacts <= 0 or candidate.row.curve.once:
        return 1.0
    return min(1.0, candidate.benchmark_frequency * candidate.curve.reach(contacts) / contacts)


def count_clicks(candidate: Candidate, units: float) -> float | None:
    """Return clicks in the middle case; None where nobody knows the click rate."""
    row = candidate.row
    if row.unit is BuyingUnit.CPC:
        return units
    if row.ctr is None:
        return None
    impressions = units * float(candidate.contacts_per_unit)
    wear = find_wear(candidate, units * float(candidate.target_contacts_per_unit))
    return impressions * float(row.ctr.p50) * wear


def count_leads(candidate: Candidate, units: float) -> float | None:
    """Return leads in the middle case; clicks that are bought wear off after the click."""
    row = candidate.row
    if row.unit is BuyingUnit.CPA:
        return units
    clicks = count_clicks(candidate, units)
    if clicks is None or row.cr is None:
        return None
    is_bought = row.unit is BuyingUnit.CPC
    wear = find_wear(candidate, units * float(candidate.target_contacts_per_unit)) if is_bought else 1.0
    return clicks * float(row.cr.p50) * wear


def count_sales(candidate: Candidate, units: float, sale: float) -> float | None:
    """Return sales in the middle case."""
    leads = count_leads(candidate, units)
    return None if leads is None else leads * (1.0 if candidate.row.are_leads_sales else sale)


def measure(candidate: Candidate, units: float, *, goal: Goal, shares: Shares) -> float | None:
    """Return what a line alone adds to a goal; None where nobody knows."""
    contacts = units * float(candidate.target_contacts_per_unit)
    if goal is Goal.REACH:
        return candidate.curve.reach(contacts)
    if goal is Goal.EFFECTIVE_REACH:
        return candidate.curve.k_plus(contacts, shares.frequency)
    if goal is Goal.SALES:
        return count_sales(candidate, units, shares.sale)
    if goal is Goal.LEADS:
        return count_leads(candidate, units)
    clicks = count_clicks(candidate, units)
    return None if clicks is None else clicks * (shares.visit if goal is Goal.VISITS else 1.0)


def spread(middle: float | None, *benchmarks: Benchmark | None) -> Range | None:
    """Return a forecast with its quarters: independent rates multiply, logs add in squares."""
    if middle is None:
        return None
    known = [one for one in benchmarks if one is not None and one.p25 > 0]
    down = math.sqrt(sum(math.log(float(one.p50 / one.p25)) ** 2 for one in known))
    up = math.sqrt(sum(math.log(float(one.p75 / one.p50)) ** 2 for one in known))
    return Range(
        low=_whole(middle * math.exp(-down)), middle=_whole(middle), high=_whole(middle * math.exp(up))
    )


def add_ranges(ranges: tuple[Range | None, ...]) -> Range | None:
    """Add forecasts up; quarters add as if all lines went well or badly together, the cautious way."""
    known = [one for one in ranges if one is not None]
    if not known:
        return None
    return Range(
        low=sum(one.low for one in known),
        middle=sum(one.middle for one in known),
        high=sum(one.high for one in known),
    )


def _whole(count: float) -> int:
    return math.floor(count + 0.5)
