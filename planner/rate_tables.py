"""The tables of a rate card that many rows share: seasons, lengths, overlaps, the law."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.brief import Category, Channel
from planner.coefficients import LengthBand
from planner.sourced import Factor, Rate, Sourced, SourceKey
from qualifier.profile_parts import Strict, Words, require


class Basis(Strict):
    """What the card's prices hold; said once, for every row."""

    vat_included: bool
    agency_fee_included: bool


class Bands(Strict):
    """Coefficients by length of a spot: up to so many seconds, times so much."""

    up_to_s: Annotated[tuple[int, ...], Field(min_length=1)]
    coefficients: Annotated[tuple[Factor, ...], Field(min_length=1)]
    source: SourceKey
    since: date

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        require(len(self.up_to_s) == len(self.coefficients), "up_to_s and coefficients must pair")
        require(list(self.up_to_s) == sorted(set(self.up_to_s)), "up_to_s must grow")
        return self

    def bands(self) -> tuple[LengthBand, ...]:
        """Return the bands, the shortest first."""
        pairs = zip(self.up_to_s, self.coefficients, strict=True)
        return tuple(LengthBand(up_to_s=limit, coefficient=one) for limit, one in pairs)


class Season(Strict):
    """Coefficients from January to December."""

    by_month: Annotated[tuple[Factor, ...], Field(min_length=12, max_length=12)]
    source: SourceKey
    since: date


class Overlap(Strict):
    """How many more people two channels share than chance makes: 1 is chance, 1.2 a fifth more."""

    between: tuple[Channel, Channel]
    index: Sourced[Factor]


class Restriction(Strict):
    """Where the law forbids advertising: these channels for these categories, any category when empty."""

    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    categories: tuple[Category, ...] = ()
    why: Words
    source: SourceKey
    since: date


class Mix(Strict):
    """What no plan may lean on too much: the share of the budget that one line and one channel may take."""

    line_share: Sourced[Rate]
    channel_share: Sourced[Rate]


class Rates(Strict):
    """Shares that hold for every row: clicks that arrive, leads that buy."""

    visit: Sourced[Rate]
    sale: Sourced[Rate]
