"""Pricing: what the ask costs by the seller's price book, exact to the cent, whatever was claimed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qualifier.profile_parts import Product
from qualifier.reading.asked_products import AskedProduct


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """One product of the ask; `units` is the least that was asked for when `is_guess`."""

    product: Product
    units: int
    cost: Decimal
    is_guess: bool
    asked: AskedProduct


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedAsk:
    """The ask line by line; `total` is the least that it can cost at list prices."""

    lines: tuple[PricedLine, ...]

    @property
    def total(self) -> Decimal:
        """Return the sum of the lines."""
        return sum((line.cost for line in self.lines), Decimal(0))

    @property
    def units(self) -> int:
        """Return the units said, and one of each product of which nobody said how many."""
        return sum(line.units for line in self.lines)

    @property
    def is_whole(self) -> bool:
        """Tell whether the units of every product were said."""
        return not any(line.is_guess for line in self.lines)

    @property
    def products(self) -> tuple[Product, ...]:
        """Return the products asked for."""
        return tuple(line.product for line in self.lines)


def price_ask(asked: Sequence[AskedProduct], price_book: Sequence[Product]) -> PricedAsk:
    """Price the ask from the price book; no discount and no price named in the talk is believed."""
    by_name: Mapping[str, Product] = {product.name: product for product in price_book}
    return PricedAsk(lines=tuple(_price_line(ask, by_name[ask.name]) for ask in asked if ask.name in by_name))


def _price_line(ask: AskedProduct, product: Product) -> PricedLine:
    units = ask.units or 1
    return PricedLine(
        product=product,
        units=units,
        cost=list_price(product) * units,
        is_guess=ask.units is None,
        asked=ask,
    )


def list_price(product: Product) -> Decimal:
    """Return the price as it is written: 0.1 is a tenth, not the nearest binary fraction."""
    return Decimal(str(product.price))


def estimate_units(priced: PricedAsk, budget: Decimal | None) -> int:
    """Return how many units are likely meant: those said, and for the rest what the budget would buy.

    A budget is set for the ask: what the counted products leave of it goes to the ones without a count,
    in equal numbers at their mean price, at least one of each.
    """
    guessed = [line for line in priced.lines if line.is_guess]
    if not guessed or budget is None:
        return priced.units
    counted = [line for line in priced.lines if not line.is_guess]
    rest = budget - sum((line.cost for line in counted), Decimal(0))
    mean = sum((list_price(line.product) for line in guessed), Decimal(0)) / len(guessed)
    bought = int(rest / mean) if mean > 0 and rest > 0 else 0
    return sum(line.units for line in counted) + max(len(guessed), bought)
