"""How far forecasts may miss, as dated data: price, capacity, and how much of it all lines share."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from qualifier.profile_parts import Figure, Share, Strict, require

DEFAULT_PATH = Path(__file__).with_name("uncertainty.yaml")
Draws = Annotated[int, Field(ge=100, le=100_000)]
Quarter = Annotated[float, Field(gt=0, le=10)]


class UncertaintyInvalid(AppError):
    """The file of uncertainties is broken."""

    code = "uncertainty_invalid"
    ru = "Файл неопределённостей испорчен."


class Spread(Strict):
    """The quarters of a factor whose middle is 1."""

    p25: Quarter
    p75: Quarter
    since: date
    why: Annotated[str, Field(min_length=3)]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        require(self.p25 <= 1 <= self.p75, "p25 and p75 must hold 1 between them")
        return self


class Uncertainty(Strict):
    """Everything that scenarios draw beyond the card's own benchmarks."""

    draws: Figure[Draws]
    seed: Figure[int]
    market_share: Figure[Share]
    price: Spread
    auction_channels: Figure[frozenset[Channel]]
    auction_units: Figure[frozenset[BuyingUnit]]
    delivery: Spread
    reach: Spread
    capacity: Spread
    # Where a seller's own campaigns tell how far its prices miss.
    price_by_channel: Mapping[Channel, Spread] = Field(default_factory=dict)

    def price_of(self, channel: Channel) -> Spread:
        """Return how far the auction price of a channel may miss."""
        return self.price_by_channel.get(channel, self.price)

    def is_auction(self, channel: Channel, unit: BuyingUnit) -> bool:
        """Tell whether a line's price is only known when it runs."""
        return channel in self.auction_channels.value and unit in self.auction_units.value


@cache
def load_uncertainty(path: Path = DEFAULT_PATH) -> Uncertainty:
    """Read the spreads and check them whole."""
    return read_table(path, Uncertainty, UncertaintyInvalid, strict=False)
