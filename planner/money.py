"""Money: exact to the kopeck by one rounding rule; VAT by the day of service.

The rule, stated in every plan: each printed amount is rounded half up to 0.01 RUB on its own line,
and a total is the sum of the printed lines, never a product of another total.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

KOPECK = Decimal("0.01")
ZERO = Decimal("0.00")
# More digits than any plan has: a product of prices and coefficients is rounded once, at the end.
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class VatRate:
    """A rate of VAT (share), since when it holds, and the law that says so."""

    rate: Decimal
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum without VAT, its VAT, and both together; `gross` is always their sum."""

    net: Decimal = ZERO
    vat: Decimal = ZERO
    gross: Decimal = field(init=False, default=ZERO)

    def __post_init__(self) -> None:
        """Hold the sum of both, so that whoever prints the three prints them alike."""
        object.__setattr__(self, "gross", self.net + self.vat)


@dataclass(frozen=True, slots=True, kw_only=True)
class VatPart:
    """What of a service falls under one rate: its days, its sum without VAT and the VAT."""

    start: date
    end: date
    rate: Decimal
    amount: Amount


def round_rub(amount: Decimal) -> Decimal:
    """Round half up to the kopeck, away from zero for negative sums too."""
    return amount.quantize(KOPECK, rounding=ROUND_HALF_UP, context=_WIDE)


def floor_units(amount: Decimal) -> int:
    """Return the whole units in an amount."""
    return int(amount.to_integral_value(rounding=ROUND_FLOOR))


def round_count(count: Decimal) -> int:
    """Round people or pieces half up to a whole number."""
    return int(count.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=_WIDE))


def multiply(*factors: Decimal) -> Decimal:
    """Return the exact product; nothing is rounded on the way."""
    product = Decimal(1)
    for factor in factors:
        product = _WIDE.multiply(product, factor)
    return product


def divide(amount: Decimal, by: Decimal) -> Decimal:
    """Return a quotient with 60 digits, for rounding once at the end."""
    return _WIDE.divide(amount, by)


def vat_rate_at(rates: Sequence[VatRate], day: date) -> Decimal:
    """Return the rate of the day a service is rendered; the first one before its time."""
    held = [rate for rate in rates if rate.since <= day]
    return (held[-1] if held else rates[0]).rate


def add_vat(net: Decimal, rate: Decimal) -> Amount:
    """Return a sum without VAT with its VAT, both rounded."""
    rounded = round_rub(net)
    return Amount(net=rounded, vat=round_rub(multiply(rounded, rate)))


def extract_vat(gross: Decimal, rate: Decimal) -> Amount:
    """Return the parts of a sum that holds VAT; they add up to it exactly."""
    net = round_rub(divide(gross, 1 + rate))
    return Amount(net=net, vat=round_rub(gross) - net)


def sum_amounts(amounts: Iterable[Amount]) -> Amount:
    """Return the total as the sum of printed lines."""
    held = tuple(amounts)
    return Amount(
        net=sum((amount.net for amount in held), ZERO), vat=sum((amount.vat for amount in held), ZERO)
    )


def split_evenly(total: Decimal, days: Sequence[int]) -> tuple[Decimal, ...]:
    """Split a sum by days; cumulative rounding, so that the parts add up to it exactly."""
    whole, passed, given = sum(days), 0, ZERO
    parts = []
    for count in days:
        passed += count
        upto = round_rub(divide(multiply(total, Decimal(passed)), Decimal(whole)))
        parts.append(upto - given)
        given = upto
    return tuple(parts)


def split_by_vat(net: Decimal, start: date, end: date, *, rates: Sequence[VatRate]) -> tuple[VatPart, ...]:
    """Split a service of several days by the rates that hold on them, evenly by day."""
    spans = _spans(start, end, rates)
    days = [(last - first).days + 1 for first, last in spans]
    nets = split_evenly(round_rub(net), days)
    return tuple(
        VatPart(start=first, end=last, rate=rate, amount=add_vat(part, rate))
        for (first, last), part in zip(spans, nets, strict=True)
        for rate in (vat_rate_at(rates, first),)
    )


def _spans(start: date, end: date, rates: Sequence[VatRate]) -> list[tuple[date, date]]:
    """Cut a period where a rate changes."""
    cuts = sorted({rate.since for rate in rates if start < rate.since <= end})
    firsts = [start, *cuts]
    lasts = [*(cut - timedelta(days=1) for cut in cuts), end]
    return list(zip(firsts, lasts, strict=True))
