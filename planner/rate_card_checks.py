"""What a whole rate card must satisfy beyond its rows: every fault by name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any, Protocol

from planner.brief import Channel
from planner.rate_row import RateRow
from planner.rate_tables import Bands, Basis, Overlap, Season
from planner.sourced import Rate, Source, Sourced
from qualifier.profile_parts import Strict


class Checked(Protocol):
    """What of a card is checked."""

    @property
    def basis(self) -> Basis:
        """Return what prices hold."""

    @property
    def vat(self) -> tuple[Sourced[Rate], ...]:
        """Return the rates of VAT."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return the list of sources."""

    @property
    def seasons(self) -> Mapping[str, Season]:
        """Return the tables by month."""

    @property
    def lengths(self) -> Mapping[str, Bands]:
        """Return the tables by length."""

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Return what channels share."""

    @property
    def rows(self) -> tuple[RateRow, ...]:
        """Return what is sold."""


def find_faults(card: Checked) -> tuple[str, ...]:
    """Return what is wrong with a card; nothing when it is sound."""
    return (
        *_find_missing_sources(card),
        *_find_doubles(card),
        *_find_unknown_tables(card),
        *_find_impossible_overlaps(card),
        *_find_wrong_basis(card),
    )


def _find_missing_sources(card: Checked) -> Iterator[str]:
    """A figure whose source is not in the list has no source."""
    used = dict.fromkeys(list_sources(card))
    for key in used:
        if key not in card.sources:
            yield f"sources: '{key}' is named and not listed"


def list_sources(part: Any) -> Iterator[str]:
    """Return every source key inside a part of a card."""
    if isinstance(part, Strict):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name == "source":
                yield value
            else:
                yield from list_sources(value)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from list_sources(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from list_sources(value)


def _find_doubles(card: Checked) -> Iterator[str]:
    for row_id, count in Counter(row.id for row in card.rows).items():
        if count > 1:
            yield f"rows: '{row_id}' stands {count} times"
    for one, other in combinations(card.rows, 2):
        if one.id != other.id and _is_same_offer(one, other):
            yield f"rows: '{one.id}' and '{other.id}' price the same thing on the same days"
    pairs = Counter(frozenset(overlap.between) for overlap in card.overlaps)
    for pair, count in pairs.items():
        if count > 1:
            yield f"overlaps: {' and '.join(sorted(pair))} stand {count} times"
    dates = [rate.since for rate in card.vat]
    if dates != sorted(set(dates)):
        yield "vat: must be ordered by since"


def _is_same_offer(one: RateRow, other: RateRow) -> bool:
    return (
        (one.channel, one.placement, one.format, one.unit)
        == (other.channel, other.placement, other.format, other.unit)
        and bool(set(one.regions) & set(other.regions))
        and one.valid_from <= other.valid_to
        and other.valid_from <= one.valid_to
    )


def _find_unknown_tables(card: Checked) -> Iterator[str]:
    for row in card.rows:
        if row.season is not None and row.season not in card.seasons:
            yield f"{row.id}: season '{row.season}' is not listed"
        bands = card.lengths.get(row.lengths) if row.lengths is not None else None
        if row.lengths is not None and bands is None:
            yield f"{row.id}: lengths '{row.lengths}' is not listed"
        if bands and row.length_s and row.length_s.value > bands.up_to_s[-1]:
            yield f"{row.id}: no coefficient for {row.length_s.value} s"


def _find_impossible_overlaps(card: Checked) -> Iterator[str]:
    """Two audiences cannot share more people than the smaller one has, nor fewer than they must.

    Shares a and b of one population share at most min(a, b) and at least a + b - 1 of it.
    """
    share_by_channel: dict[Channel, list[float]] = {}
    for row in card.rows:
        share_by_channel.setdefault(row.channel, []).append(float(row.capacity.share.value))
    for overlap in card.overlaps:
        one, other = overlap.between
        if one == other:
            yield f"overlaps: {one} with itself"
            continue
        pairs = product(share_by_channel.get(one, ()), share_by_channel.get(other, ()))
        if not all(_can_share(a, b, float(overlap.index.value)) for a, b in pairs):
            yield f"overlaps: no population shares {one} and {other} so (index {overlap.index.value})"


def _can_share(a: float, b: float, index: float) -> bool:
    shared = index * a * b
    return max(0.0, a + b - 1) - 1e-9 <= shared <= min(a, b) + 1e-9


def _find_wrong_basis(card: Checked) -> Iterator[str]:
    if card.basis.vat_included or card.basis.agency_fee_included:
        yield "basis: prices must be without VAT and without agency fee; convert them before loading"
