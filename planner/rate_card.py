"""The rate card: every price, coefficient, capacity and benchmark with its source, checked whole.

`python -m planner.rate_card [FILE ...]` checks cards as CI does.
"""

import hashlib
import sys
from collections.abc import Mapping
from datetime import UTC, date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from kit.clock import read_system_clock
from kit.errors import AppError
from planner.brief import Category, Channel
from planner.money import VatRate
from planner.population import Population
from planner.rate_card_checks import find_faults
from planner.rate_row import RateRow
from planner.rate_tables import Bands, Basis, Mix, Overlap, Rates, Restriction, Season
from planner.sourced import Factor, Rate, Source, Sourced, SourceKey
from qualifier.profile_parts import Strict, Words

DEFAULT_PATH = Path(__file__).with_name("rate_card.yaml")
POPULATION_PATH = Path(__file__).with_name("population.yaml")
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RateCardInvalid(AppError):
    """The rate card cannot be used."""

    code = "rate_card_invalid"
    ru = "Прайс-лист нельзя использовать."


class RateCard(Strict):
    """One seller's card."""

    name: str
    version: str
    sample: bool
    seller: Words
    basis: Basis
    agency_fee: Sourced[Rate]
    vat: Annotated[tuple[Sourced[Rate], ...], Field(min_length=1)]
    sources: Mapping[SourceKey, Source]
    rates: Rates
    mix: Mix
    seasons: Mapping[str, Season] = Field(default_factory=dict)
    lengths: Mapping[str, Bands] = Field(default_factory=dict)
    overlap_within_channel: Sourced[Factor]
    overlaps: tuple[Overlap, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    population: Population
    rows: tuple[RateRow, ...]

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        if faults := find_faults(self):
            raise ValueError("; ".join(faults))
        return self

    def vat_rates(self) -> tuple[VatRate, ...]:
        """Return the rates of VAT, the oldest first."""
        return tuple(
            VatRate(rate=rate.value, since=rate.since, source=self.sources[rate.source].where)
            for rate in self.vat
        )

    def overlap_index(self, one: Channel, other: Channel) -> Sourced[Factor] | None:
        """Return what is known of the people that two channels share."""
        if one is other:
            return self.overlap_within_channel
        pair = {one, other}
        return next((overlap.index for overlap in self.overlaps if set(overlap.between) == pair), None)

    def find_restriction(
        self, channel: Channel, categories: tuple[Category, ...], day: date
    ) -> Restriction | None:
        """Return the law that forbids a channel to these categories on a day."""
        return next(
            (
                one
                for one in self.restrictions
                if channel in one.channels
                and one.since <= day
                and (not one.categories or set(one.categories) & set(categories))
            ),
            None,
        )

    def net_price(self, row: RateRow) -> Decimal | None:
        """Return a row's price on the plan's basis; None on request."""
        return row.price.value if row.price else None

    @cached_property
    def hash(self) -> str:
        """Return the hash of everything that decides."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


@cache
def load_rate_card(path: Path = DEFAULT_PATH) -> RateCard:
    """Read and check a card; RateCardInvalid names the file and every fault."""
    try:
        content = _read_content(path)
        # A seller's card sells; where people live is the same for all, unless the card says otherwise.
        content.setdefault("population", _read_content(POPULATION_PATH))
        return RateCard.model_validate(content)
    except OSError as error:
        raise RateCardInvalid(f"{path.name}: cannot be read", ru=f"{path.name}: не читается") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RateCardInvalid(f"{path.name}: not valid YAML", ru=f"{path.name}: не YAML") from error
    except ValidationError as error:
        raise RateCardInvalid(f"{path.name}: {describe_faults(error)}") from error


def _read_content(path: Path) -> dict[str, Any]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
    if not isinstance(content, dict):
        raise RateCardInvalid(f"{path.name}: is not a mapping", ru=f"{path.name}: не таблица ключей")
    return content


def describe_faults(error: ValidationError) -> str:
    """Return every fault of a card or a row in one line."""
    faults = error.errors(include_url=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'card'}: {fault['msg']}" for fault in faults)


def list_expired(card: RateCard, as_of: date) -> tuple[str, ...]:
    """Return the ids of rows whose price no longer holds."""
    return tuple(row.id for row in card.rows if row.valid_to < as_of)


def main(arguments: list[str], today: date) -> int:
    """Check each card; print what is wrong and which rows expired; 0 when all are sound."""
    bad = 0
    for path in [Path(name) for name in arguments] or [DEFAULT_PATH]:
        try:
            card = load_rate_card(path)
        except RateCardInvalid as error:
            sys.stdout.write(f"{error}\n")
            bad = 1
            continue
        expired = ", ".join(list_expired(card, today))
        note = f"; expired: {expired}" if expired else ""
        sys.stdout.write(f"{path.name}: {card.name} {card.version} is sound, {len(card.rows)} rows{note}\n")
    return bad


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], read_system_clock().astimezone(UTC).date()))
