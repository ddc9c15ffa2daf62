"""What one line costs and brings: price x coefficients x mark-ups x (1 - discount) x units x (1 + fee)."""

from dataclasses import dataclass
from decimal import Decimal

from planner.buying_unit import CONTACTS, BuyingUnit
from planner.money import Amount, divide, multiply, round_count, round_rub


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTerms:
    """What is bought at which terms; prices without VAT and agency fee, rates and discounts as shares."""

    unit: BuyingUnit
    quantity: Decimal
    price: Decimal
    factors: tuple[Decimal, ...] = ()
    discount: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)
    segments: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCost:
    """The media, the agency's fee on it, and both with VAT; everything rounded on this line."""

    media: Decimal
    fee: Decimal
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRates:
    """What contacts turn into, as shares; None where nobody knows."""

    ctr: Decimal | None = None
    cr: Decimal | None = None
    vtr: Decimal | None = None
    frequency: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a line brings, exactly as the rates give it; None without the base to count it from."""

    impressions: Decimal | None = None
    reach: Decimal | None = None
    views: Decimal | None = None
    clicks: Decimal | None = None
    leads: Decimal | None = None

    def rounded(self) -> "Delivery":
        """Return whole people and pieces, as a plan prints and adds them up."""
        counts = (self.impressions, self.reach, self.views, self.clicks, self.leads)
        impressions, reach, views, clicks, leads = (
            None if one is None else Decimal(round_count(one)) for one in counts
        )
        return Delivery(impressions=impressions, reach=reach, views=views, clicks=clicks, leads=leads)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCosts:
    """Costs without VAT per thousand impressions, click, lead and view; None without the base."""

    cpm: Decimal | None = None
    cpc: Decimal | None = None
    cpl: Decimal | None = None
    cpv: Decimal | None = None


def unit_price(terms: LineTerms) -> Decimal:
    """Return the exact price of one unit after coefficients, mark-ups and discount, without fee and VAT."""
    return multiply(terms.price, *terms.factors, 1 - terms.discount, Decimal(terms.segments))


def cost_line(terms: LineTerms, vat_rate: Decimal) -> LineCost:
    """Return a line's cost; the net sum is rounded once, the fee is what it adds to the rounded media."""
    media = multiply(unit_price(terms), terms.quantity)
    net = round_rub(multiply(media, 1 + terms.fee))
    return LineCost(
        media=round_rub(media),
        fee=net - round_rub(media),
        amount=Amount(net=net, vat=round_rub(multiply(net, vat_rate))),
    )


def deliver(unit: BuyingUnit, quantity: Decimal, rates: ResponseRates) -> Delivery:
    """Return what the bought units bring: impressions, then reach, views, clicks and leads of them."""
    impressions = _count_impressions(unit, quantity, rates)
    clicks = quantity if unit is BuyingUnit.CPC else _apply(impressions, rates.ctr)
    leads = quantity if unit is BuyingUnit.CPA else _apply(clicks, rates.cr)
    views = quantity if unit is BuyingUnit.CPV else _apply(impressions, rates.vtr)
    return Delivery(
        impressions=impressions,
        reach=_divide(impressions, rates.frequency),
        views=views,
        clicks=clicks,
        leads=leads,
    )


def _count_impressions(unit: BuyingUnit, quantity: Decimal, rates: ResponseRates) -> Decimal | None:
    if unit in CONTACTS:
        return multiply(CONTACTS[unit], quantity)
    rate = {BuyingUnit.CPC: rates.ctr, BuyingUnit.CPV: rates.vtr}.get(unit)
    return divide(quantity, rate) if rate else None


def _apply(count: Decimal | None, rate: Decimal | None) -> Decimal | None:
    return None if count is None or rate is None else multiply(count, rate)


def _divide(count: Decimal | None, frequency: Decimal | None) -> Decimal | None:
    return None if count is None or not frequency else divide(count, frequency)


def cost_units(net: Decimal, delivery: Delivery) -> UnitCosts:
    """Return a line's costs per unit of what it brings."""
    return UnitCosts(
        cpm=price_per(net, delivery.impressions, per=1000),
        cpc=price_per(net, delivery.clicks),
        cpl=price_per(net, delivery.leads),
        cpv=price_per(net, delivery.views),
    )


def price_per(net: Decimal, count: Decimal | None, *, per: int = 1) -> Decimal | None:
    """Return a cost per so many units, rounded to the kopeck; None without any."""
    return round_rub(divide(multiply(net, Decimal(per)), count)) if count else None
