"""Orders as printed lines: exact costs, VAT by service day, forecasts with quarters."""

from dataclasses import replace
from decimal import Decimal

from planner.buyable import net_cost
from planner.buying_unit import BuyingUnit
from planner.candidate import Candidate
from planner.line_cost import LineCost, unit_price
from planner.line_forecast import count_clicks, count_leads, count_sales, spread
from planner.media_plan import PlanLine, Range, Rates
from planner.money import Amount, VatPart, multiply, round_count, round_rub, split_by_vat, sum_amounts
from planner.rate_card import RateCard
from qualifier.qualification import Bilingual

_NOT_SAID = Bilingual(ru="", en="")


def build_line(card: RateCard, candidate: Candidate, units: int) -> PlanLine:
    """Return the line of an order; without its reason, which needs the whole plan."""
    row, quantity = candidate.row, Decimal(units)
    discount = candidate.discount_for(quantity)
    terms = candidate.terms(quantity, discount)
    parts = _split_vat(card, candidate, net_cost(candidate, units))
    contacts = multiply(candidate.target_contacts_per_unit, quantity)
    reach = int(candidate.curve.reach(float(contacts)))
    return replace(
        build_request_line(card, candidate),
        quantity=quantity,
        price=row.price,
        discount=discount.share if discount else None,
        unit_price=unit_price(terms),
        cost=_cost(round_rub(multiply(unit_price(terms), quantity)), parts),
        vat_parts=parts,
        rates=Rates(ctr=row.ctr, vtr=row.vtr, cr=row.cr),
        impressions=round_count(multiply(candidate.contacts_per_unit, quantity)),
        target_impressions=round_count(contacts),
        reach=reach,
        frequency=round_rub(contacts / reach) if reach else None,
        views=_views(candidate, units),
        clicks=_clicks(candidate, units),
        leads=_leads(candidate, units),
        sales=_sales(card, candidate, units),
        why=_NOT_SAID,
    )


def build_request_line(card: RateCard, candidate: Candidate) -> PlanLine:
    """Return the line of a row whose price is on request: nothing is counted until the price is known."""
    row = candidate.row
    return PlanLine(
        row_id=row.id,
        channel=row.channel,
        placement=row.placement.bilingual(),
        format=row.format.bilingual(),
        places=candidate.places,
        start=candidate.start,
        end=candidate.end,
        unit=row.unit,
        quantity=Decimal(0),
        price=None,
        factors=candidate.factors,
        segments=candidate.segments,
        discount=None,
        fee=card.agency_fee,
        unit_price=None,
        cost=None,
        vat_parts=(),
        rates=Rates(),
        addressable=candidate.addressable,
        impressions=None,
        target_impressions=None,
        reach=0,
        frequency=None,
        views=None,
        clicks=None,
        leads=None,
        sales=None,
        next_value=None,
        why=Bilingual(ru="цена по запросу", en="price on request"),
    )


def _split_vat(card: RateCard, candidate: Candidate, net: Decimal) -> tuple[VatPart, ...]:
    return split_by_vat(net, candidate.start, candidate.end, rates=card.vat_rates())


def _cost(media: Decimal, parts: tuple[VatPart, ...]) -> LineCost:
    amount = sum_amounts(part.amount for part in parts)
    return LineCost(media=media, fee=amount.net - media, amount=amount)


def _views(candidate: Candidate, units: int) -> Range | None:
    row = candidate.row
    if row.vtr is None:
        return None
    if row.unit is BuyingUnit.CPV:
        return Range(low=units, middle=units, high=units)
    impressions = float(candidate.contacts_per_unit) * units
    return spread(impressions * float(row.vtr.p50), row.vtr)


def _clicks(candidate: Candidate, units: int) -> Range | None:
    """Clicks that are bought are certain; their impressions are not."""
    row = candidate.row
    rate = None if row.unit is BuyingUnit.CPC else row.ctr
    return spread(count_clicks(candidate, units), rate)


def _leads(candidate: Candidate, units: int) -> Range | None:
    row = candidate.row
    if row.unit is BuyingUnit.CPA:
        return Range(low=units, middle=units, high=units)
    rate = None if row.unit is BuyingUnit.CPC else row.ctr
    return spread(count_leads(candidate, units), rate, row.cr)


def _sales(card: RateCard, candidate: Candidate, units: int) -> Range | None:
    row = candidate.row
    middle = count_sales(candidate, units, float(card.rates.sale.value))
    rate = None if row.unit is BuyingUnit.CPC else row.ctr
    return spread(middle, rate, row.cr)


def total_vat(lines: tuple[PlanLine, ...]) -> tuple[tuple[Decimal, Amount], ...]:
    """Return the amounts of all lines by VAT rate, as an invoice needs them."""
    parts = [part for line in lines for part in line.vat_parts]
    rates = sorted({part.rate for part in parts})
    return tuple((rate, sum_amounts(part.amount for part in parts if part.rate == rate)) for rate in rates)
