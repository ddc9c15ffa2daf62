"""One row of a rate card: what is sold, at which terms, to whom, and what it is known to bring."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.brief import Channel
from planner.buying_unit import CONTACTS, BuyingUnit
from planner.sourced import Benchmark, Count, Factor, Rate, Rub, Sourced, SourceKey
from qualifier.profile_parts import Strict, Words, require

RowId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,59}$")]
Days = Annotated[int, Field(ge=0, le=365)]
Seconds = Annotated[int, Field(gt=0, le=3600)]
# Units whose price says nothing of contacts: the row must tell how many they bring.
_UNSIZED = frozenset(BuyingUnit) - frozenset(CONTACTS) - {BuyingUnit.CPC, BuyingUnit.CPV, BuyingUnit.CPA}


class MarkupCase(StrEnum):
    """When a mark-up applies."""

    ALWAYS = "always"
    AUDIENCE = "audience"
    INTERESTS = "interests"
    REGION = "region"


class Markup(Strict):
    """A factor on the price for something more; mark-ups multiply."""

    name: Words
    case: MarkupCase
    factor: Sourced[Factor]


class Discount(Strict):
    """The share off the whole line from this list price of the line on."""

    from_rub: Rub
    share: Sourced[Rate]


class Capacity(Strict):
    """Whom the row can reach: a share of the target group, or people of a region by the seller's base.

    `contacts_per_person_week` is how often it may or can show to one person reached.
    """

    share: Sourced[Rate]
    contacts_per_person_week: Sourced[Factor]
    people_by_region: Mapping[str, Sourced[Count]] = Field(default_factory=dict)


class Point(Strict):
    """One measured point of a reach curve, per addressable person: contacts bought and share reached."""

    contacts_per_person: Factor
    reach_share: Rate
    source: SourceKey
    since: date

    @model_validator(mode="after")
    def _check_possible(self) -> Self:
        require(self.reach_share > 0, "reach_share must be above 0")
        require(self.reach_share < self.contacts_per_person, "more people than contacts cannot be reached")
        return self


class Histogram(Strict):
    """Shares of the addressable people with exactly 1, 2, 3… contacts at one volume."""

    exactly: Annotated[tuple[Rate, ...], Field(min_length=2, max_length=60)]
    source: SourceKey
    since: date

    @model_validator(mode="after")
    def _check_sum(self) -> Self:
        require(0 < sum(self.exactly) <= 1, "shares of contacts must add up to 1 at most")
        return self


class Insertions(Strict):
    """Reach after one and after two insertions, as shares of the addressable people."""

    r1: Rate
    r2: Rate
    source: SourceKey
    since: date

    @model_validator(mode="after")
    def _check_possible(self) -> Self:
        # Below r1 + r1 (1 - r1) the second insertion is no likelier to find new people than by chance.
        highest = self.r1 * (2 - self.r1)
        require(0 < self.r1 < self.r2 < highest, "r1 < r2 < r1 (2 - r1) must hold")
        return self


class Once(Strict):
    """Every contact is another person, until the base is used up."""

    source: SourceKey
    since: date


class CurveData(Strict):
    """What is known of how reach grows; exactly one of the four."""

    point: Point | None = None
    histogram: Histogram | None = None
    insertions: Insertions | None = None
    once: Once | None = None

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        require(len(self.known()) == 1, "curve: one of point, histogram, insertions, once")
        return self

    def known(self) -> tuple[Point | Histogram | Insertions | Once, ...]:
        """Return what was given."""
        return tuple(part for part in (self.point, self.histogram, self.insertions, self.once) if part)


class RateRow(Strict):
    """What a seller sells in one place and format; prices without VAT; no price means on request.

    `is_sold_whole`: only for all its regions at once; `industries`: only for these, any when empty;
    `is_targeted`: contacts go to the target group alone; `is_on_wish`: only when the client asks for
    the channel; `is_for_results`: bought for clicks and leads, not for reach; `are_leads_sales`: a lead
    is an order paid.
    """

    id: RowId
    channel: Channel
    placement: Words
    format: Words
    unit: BuyingUnit
    price: Sourced[Rub] | None
    valid_from: date
    valid_to: date
    step: Sourced[Count]
    minimum_ticket_rub: Sourced[Rub] | None = None
    lead_time_days: Sourced[Days]
    season: str | None = None
    lengths: str | None = None
    length_s: Sourced[Seconds] | None = None
    markups: tuple[Markup, ...] = ()
    discounts: tuple[Discount, ...] = ()
    regions: Annotated[tuple[str, ...], Field(min_length=1)]
    is_sold_whole: bool = False
    industries: tuple[str, ...] = ()
    is_on_wish: bool = False
    is_targeted: bool = True
    is_for_results: bool = False
    are_leads_sales: bool = False
    capacity: Capacity
    contacts_per_unit: Sourced[Count] | None = None
    ctr: Benchmark | None = None
    vtr: Benchmark | None = None
    cr: Benchmark | None = None
    curve: CurveData

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        require(self.valid_from <= self.valid_to, "valid_to is before valid_from")
        thresholds = [discount.from_rub for discount in self.discounts]
        shares = [discount.share.value for discount in self.discounts]
        require(thresholds == sorted(set(thresholds)), "discounts must be ordered by from_rub")
        require(shares == sorted(shares), "a bigger order cannot get a smaller discount")
        require((self.lengths is None) == (self.length_s is None), "lengths and length_s go together")
        require(self._tells_contacts(), f"contacts_per_unit: a price per {self.unit} does not tell contacts")
        return self

    def _tells_contacts(self) -> bool:
        if self.unit in _UNSIZED:
            return self.contacts_per_unit is not None or self.curve.insertions is not None
        if self.unit is BuyingUnit.CPC:
            return self.ctr is not None
        if self.unit is BuyingUnit.CPV:
            return self.vtr is not None
        return self.unit is not BuyingUnit.CPA or (self.ctr is not None and self.cr is not None)

    def discount_at(self, list_rub: Decimal) -> Discount | None:
        """Return the discount that a line of this list price gets."""
        reached = [discount for discount in self.discounts if list_rub >= discount.from_rub]
        return reached[-1] if reached else None

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the price holds on a day."""
        return self.valid_from <= day <= self.valid_to
