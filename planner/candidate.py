"""A row of the rate card sized for one brief: unit price, people, contacts, and how much can be bought."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from planner.brief import Audience, Brief
from planner.buying_unit import CONTACTS, BuyingUnit
from planner.coefficients import length_coefficient, season_coefficient
from planner.flight import count_days
from planner.line_cost import LineTerms, unit_price
from planner.media_plan import LineFactor
from planner.money import divide, floor_units, multiply
from planner.population import COUNTRY
from planner.rate_card import RateCard
from planner.rate_row import Discount, MarkupCase, RateRow
from planner.reach.curves import (
    Confidence,
    ReachCurve,
    histogram_curve,
    insertion_curve,
    point_curve,
)
from planner.sourced import Sourced
from qualifier.qualification import Bilingual

# Contacts outside the target group go to people of this age and older.
_SEEN_FROM_YEARS = 12
# However short the flight, some of those reached are met twice.
_LEAST_FREQUENCY = 1.5
_HALVINGS = 30
# As it is printed, so that price x coefficient x units can be checked by hand.
_FOUR_DECIMALS = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceCurve:
    """Every contact is another person until the audience is used up: a message to each number of a base."""

    audience: float
    confidence: Confidence = Confidence.HIGH

    def reach(self, impressions: float) -> float:
        """Return people reached at least once."""
        return min(max(impressions, 0.0), self.audience)

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times: nobody twice."""
        return self.reach(impressions) if k == 1 else 0.0


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What a row offers to a brief; quantities in the row's units, people of the target group."""

    row: RateRow
    places: tuple[str, ...]
    start: date
    end: date
    factors: tuple[LineFactor, ...]
    segments: int
    fee: Decimal
    population: int
    addressable: int
    target_share: Decimal

    @cached_property
    def contacts_per_unit(self) -> Decimal:
        """Return contacts that one unit brings, of the target group or not."""
        row = self.row
        if row.unit in CONTACTS:
            return CONTACTS[row.unit]
        if row.unit is BuyingUnit.CPC and row.ctr:
            return divide(Decimal(1), row.ctr.p50)
        if row.unit is BuyingUnit.CPV and row.vtr:
            return divide(Decimal(1), row.vtr.p50)
        if row.unit is BuyingUnit.CPA and row.ctr and row.cr:
            return divide(Decimal(1), multiply(row.ctr.p50, row.cr.p50))
        if row.contacts_per_unit:
            return row.contacts_per_unit.value
        return self._contacts_of_insertion

    @property
    def _contacts_of_insertion(self) -> Decimal:
        """A spot's rating is its reach after one insertion, of the target group and so of everybody."""
        rating = row.r1 if (row := self.row.curve.insertions) else Decimal(0)
        return divide(multiply(rating, Decimal(self.addressable)), self.target_share)

    @cached_property
    def target_contacts_per_unit(self) -> Decimal:
        """Return contacts with the target group that one unit brings."""
        return multiply(self.contacts_per_unit, self.target_share)

    @cached_property
    def benchmark_frequency(self) -> float:
        """Return the average frequency at the volume that the row's curve was measured at."""
        data = self.row.curve
        if data.point:
            return float(data.point.contacts_per_person / data.point.reach_share)
        if data.histogram:
            contacts = sum(times * float(share) for times, share in enumerate(data.histogram.exactly, 1))
            return contacts / float(sum(data.histogram.exactly))
        return 1.0

    @cached_property
    def curve(self) -> ReachCurve:
        """Return people reached by contacts with the target group."""
        data, people = self.row.curve, float(self.addressable)
        if data.point:
            contacts, share = float(data.point.contacts_per_person), float(data.point.reach_share)
            return point_curve(contacts * people, share * people, audience=people)
        if data.histogram:
            exactly = [float(share) * people for share in data.histogram.exactly]
            contacts = sum(times * count for times, count in enumerate(exactly, 1))
            at_least = [sum(exactly[index:]) for index in range(len(exactly))]
            return histogram_curve(contacts, at_least, audience=people)
        if data.insertions:
            r1, r2 = float(data.insertions.r1), float(data.insertions.r2)
            return insertion_curve(r1, r2, audience=people)
        return OnceCurve(audience=people)

    @cached_property
    def most_contacts(self) -> float:
        """Return contacts with the target group that can be sold in the line's days."""
        if self.row.curve.once:
            return float(self.addressable)
        weeks = count_days(self.start, self.end) / 7
        frequency = float(self.row.capacity.contacts_per_person_week.value) * weeks
        return _limit_frequency(self.curve, max(frequency, _LEAST_FREQUENCY))

    @cached_property
    def step(self) -> int:
        """Return the smallest number of units by which an order grows."""
        return max(1, int(self.row.step.value))

    @cached_property
    def most_units(self) -> int:
        """Return the units that can be sold, in whole steps."""
        whole = floor_units(divide(Decimal(self.most_contacts), self.target_contacts_per_unit))
        return whole // self.step * self.step

    def terms(self, quantity: Decimal, discount: Discount | None) -> LineTerms:
        """Return the terms of buying so many units."""
        if self.row.price is None:
            raise ValueError(f"{self.row.id}: a price on request cannot be multiplied")
        return LineTerms(
            unit=self.row.unit,
            quantity=quantity,
            price=self.row.price.value,
            factors=tuple(one.factor.value for one in self.factors),
            discount=discount.share.value if discount else Decimal(0),
            fee=self.fee,
            segments=self.segments,
        )

    @cached_property
    def list_price(self) -> Decimal:
        """Return the exact price of a unit before volume discount and fee."""
        return unit_price(self.terms(Decimal(1), None))

    def discount_for(self, quantity: Decimal) -> Discount | None:
        """Return the discount that so many units earn at list price."""
        if not self.row.discounts:
            return None
        return self.row.discount_at(multiply(self.list_price, quantity))

    def net_unit(self, discount: Discount | None) -> Decimal:
        """Return what a unit costs the client without VAT, fee included."""
        return self._net_by_discount[discount.share.value if discount else Decimal(0)]

    @cached_property
    def _net_by_discount(self) -> dict[Decimal, Decimal]:
        shares = (Decimal(0), *(discount.share.value for discount in self.row.discounts))
        return {share: multiply(self.list_price, 1 - share, 1 + self.fee) for share in shares}

    @cached_property
    def least_units(self) -> int:
        """Return the fewest units that reach the minimum ticket, in whole steps."""
        ticket = self.row.minimum_ticket_rub
        if ticket is None:
            return self.step
        at_list = self.list_price
        units = floor_units(divide(ticket.value, at_list))
        steps = -(-units // self.step)
        while multiply(at_list, Decimal(steps * self.step)) < ticket.value:
            steps += 1
        return max(1, steps) * self.step


def _limit_frequency(curve: ReachCurve, frequency: float) -> float:
    """Return the most contacts at which those reached see the advertisement so often on average."""
    low, high = 0.0, frequency * curve.audience
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle <= frequency * curve.reach(middle):
            low = middle
        else:
            high = middle
    return low


def find_factors(
    card: RateCard, row: RateRow, brief: Brief, *, start: date, end: date
) -> tuple[LineFactor, ...]:
    """Return the coefficients and mark-ups that a brief's wishes put on a row's price."""
    found = []
    if row.season:
        season = card.seasons[row.season]
        value = season_coefficient(season.by_month, start, end).quantize(_FOUR_DECIMALS)
        found.append(
            _factor("сезон", "season", Sourced(value=value, source=season.source, since=season.since))
        )
    if row.lengths and row.length_s:
        bands = card.lengths[row.lengths]
        value = length_coefficient(bands.bands(), row.length_s.value) or Decimal(1)
        found.append(
            _factor("хронометраж", "length", Sourced(value=value, source=bands.source, since=bands.since))
        )
    found += [
        LineFactor(name=markup.name.bilingual(), factor=markup.factor)
        for markup in row.markups
        if _CASES[markup.case](card, brief)
    ]
    return tuple(one for one in found if one.factor.value != 1)


def _factor(ru: str, en: str, value: Sourced[Decimal]) -> LineFactor:
    return LineFactor(name=Bilingual(ru=ru, en=en), factor=value)


def _is_narrow(card: RateCard, brief: Brief) -> bool:
    ages = card.population.ages
    return ages.share_of(brief.audience) < ages.share_of(Audience())


_CASES: dict[MarkupCase, Callable[[RateCard, Brief], bool]] = {
    MarkupCase.ALWAYS: lambda _card, _brief: True,
    MarkupCase.AUDIENCE: _is_narrow,
    MarkupCase.INTERESTS: lambda _card, brief: bool(brief.audience.interests or brief.audience.income),
    MarkupCase.REGION: lambda _card, brief: bool(brief.regions) and COUNTRY not in brief.regions,
}


def size_row(card: RateCard, row: RateRow, places: tuple[str, ...], brief: Brief) -> tuple[int, int, Decimal]:
    """Return the target group, whom of it the row can reach, and the group's share of all contacts."""
    ages = card.population.ages
    share = ages.share_of(brief.audience)
    people = sum(card.population.people_in(place) for place in places)
    by_base = row.capacity.people_by_region
    reachable = sum(
        (
            multiply(by_base[place].value, share)
            if place in by_base
            else multiply(Decimal(card.population.people_in(place)), share, row.capacity.share.value)
            for place in places
        ),
        Decimal(0),
    )
    seen = ages.share_of(Audience(age_min=_SEEN_FROM_YEARS))
    target_share = Decimal(1) if row.is_targeted else min(Decimal(1), divide(share, seen))
    return floor_units(multiply(Decimal(people), share)), floor_units(reachable), target_share
