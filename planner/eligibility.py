"""Which rows of the card may enter a plan, and why the others may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.brief import Brief, Channel
from planner.candidate import Candidate, find_factors, size_row
from planner.finding import Exclusion, ExclusionReason
from planner.finding_words import Word, exclusion_words
from planner.flight import add_working_days
from planner.law_checks import find_blocks, find_standing
from planner.law_finding import Lift
from planner.plan_words import say_day
from planner.population import COUNTRY, intersect
from planner.rate_card import RateCard
from planner.rate_row import RateRow
from planner.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a brief came to: who asks, where and when, as seen on a day."""

    brief: Brief
    as_of: date
    start: date
    end: date
    places: tuple[str, ...]
    segments: int = 1
    is_open: bool = False
    is_for_reach: bool = False
    wishes: Wishes = NO_WISHES

    @property
    def lifts(self) -> tuple[Lift, ...]:
        """Return the blocks of the law that a person answers for."""
        return self.wishes.lifts

    def drops(self, row: RateRow) -> bool:
        """Tell whether the manager took a row, or its channel, out of the plan."""
        return row.id in self.wishes.dropped_rows or row.channel in self.wishes.dropped_channels

    def locks(self, row: RateRow) -> bool:
        """Tell whether the manager keeps a row in the plan."""
        return any(lock.row_id == row.id for lock in self.wishes.locks)

    @property
    def wanted(self) -> frozenset[Channel]:
        """Return the channels that the client asks for; an exclusion is stronger than a wish."""
        return frozenset(self.brief.channels_wanted) - frozenset(self.brief.channels_excluded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Rows that may be bought, rows that fit but whose price is on request, and the rest with reasons."""

    candidates: tuple[Candidate, ...]
    on_request: tuple[Candidate, ...]
    excluded: tuple[Exclusion, ...]


def select_rows(card: RateCard, occasion: Occasion) -> Selection:
    """Sort the card's rows by whether they fit."""
    candidates: list[Candidate] = []
    on_request: list[Candidate] = []
    excluded: list[Exclusion] = []
    for row in card.rows:
        refusal = find_refusal(card, row, occasion)
        if refusal is not None:
            excluded.append(refusal)
        elif row.price is not None:
            candidates.append(make_candidate(card, row, occasion))
        elif row.channel in occasion.wanted:
            on_request.append(make_candidate(card, row, occasion))
        else:
            excluded.append(exclude(row, ExclusionReason.NO_PRICE))
    sized = tuple(one for one in candidates if one.most_units >= one.least_units)
    kept = {one.row.id for one in sized}
    small = (exclude(one.row, ExclusionReason.TOO_FEW_PEOPLE) for one in candidates if one.row.id not in kept)
    return Selection(candidates=sized, on_request=tuple(on_request), excluded=(*excluded, *small))


def find_refusal(card: RateCard, row: RateRow, occasion: Occasion) -> Exclusion | None:
    """Return the first reason why a row may not enter the plan."""
    for reasons in (_by_client, _by_law, _by_terms):
        refusal = next(reasons(card, row, occasion), None)
        if refusal is not None:
            return refusal
    return None


def _by_client(_card: RateCard, row: RateRow, occasion: Occasion) -> Iterator[Exclusion]:
    if row.channel in occasion.brief.channels_excluded:
        yield exclude(row, ExclusionReason.EXCLUDED_BY_CLIENT)
    if occasion.drops(row):
        yield exclude(row, ExclusionReason.DROPPED)
    if occasion.locks(row):
        return
    if row.is_for_results and occasion.is_for_reach and row.channel not in occasion.wanted:
        yield exclude(row, ExclusionReason.FOR_RESULTS)
    if occasion.is_open:
        return
    if occasion.wanted and row.channel not in occasion.wanted:
        yield exclude(row, ExclusionReason.NOT_WANTED)
    if row.is_on_wish and row.channel not in occasion.wanted:
        yield exclude(row, ExclusionReason.ON_WISH_ONLY)


def _by_law(card: RateCard, row: RateRow, occasion: Occasion) -> Iterator[Exclusion]:
    """The card may forbid more than the law; who lifts the law's block answers for the card's too."""
    blocks = find_blocks(row, occasion.brief, occasion.end)
    standing = find_standing(blocks, occasion.lifts, row_id=row.id, as_of=occasion.as_of)
    if blocks and not standing:
        return
    if found := card.find_restriction(row.channel, occasion.brief.categories, occasion.end):
        yield exclude(row, ExclusionReason.FORBIDDEN, why=found.why.bilingual())
    for check in standing:
        yield exclude(row, ExclusionReason.FORBIDDEN, why=check.text.bilingual())


def _by_terms(_card: RateCard, row: RateRow, occasion: Occasion) -> Iterator[Exclusion]:
    if not (row.is_valid_on(occasion.start) and row.is_valid_on(occasion.end)):
        yield exclude(row, ExclusionReason.EXPIRED, start=say_day(row.valid_from), end=say_day(row.valid_to))
    industry = occasion.brief.industry
    if row.industries and industry is not None and industry not in row.industries:
        yield exclude(row, ExclusionReason.INDUSTRY)
    if row.is_sold_whole and occasion.places != (COUNTRY,):
        yield exclude(row, ExclusionReason.SOLD_WHOLE_ONLY)
    if not intersect(occasion.places, row.regions):
        yield exclude(row, ExclusionReason.REGION_NOT_SOLD)
    if _ready_on(row, occasion) > occasion.end:
        yield exclude(row, ExclusionReason.LEAD_TIME, days=row.lead_time_days.value)


def _ready_on(row: RateRow, occasion: Occasion) -> date:
    return max(occasion.start, add_working_days(occasion.as_of, row.lead_time_days.value))


def exclude(row: RateRow, reason: ExclusionReason, **words: Word) -> Exclusion:
    """Return a row with the reason why it is not in the plan."""
    return Exclusion(
        row_id=row.id,
        channel=row.channel,
        placement=row.placement.bilingual(),
        reason=reason,
        text=exclusion_words(reason, **words),
    )


def make_candidate(card: RateCard, row: RateRow, occasion: Occasion) -> Candidate:
    """Size a row for the brief."""
    start = _ready_on(row, occasion)
    places = intersect(occasion.places, row.regions)
    population, addressable, target_share = size_row(card, row, places, occasion.brief)
    return Candidate(
        row=row,
        places=places,
        start=start,
        end=occasion.end,
        factors=find_factors(card, row, occasion.brief, start=start, end=occasion.end),
        segments=occasion.segments if row.channel is Channel.SMS else 1,
        fee=card.agency_fee.value,
        population=population,
        addressable=addressable,
        target_share=target_share or Decimal(1),
    )
