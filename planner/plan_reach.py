"""The reach of a whole plan: lines joined on the card's overlaps, each person counted once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from planner.candidate import Candidate
from planner.media_plan import BuildUp, PlanReach
from planner.money import round_rub
from planner.population import intersect
from planner.rate_card import RateCard
from planner.reach.channel_reach import ChannelReach, UnionReach
from planner.reach.curves import channel_reach
from planner.reach.union import combine

_SHARE = Decimal("0.0001")
# Two audiences of one person share what the smaller one has: rounding must not ask for more.
_SLACK = 1 - 1e-9


def join_lines(
    card: RateCard, candidates: Sequence[Candidate], orders: Mapping[str, int], *, people: int
) -> UnionReach | None:
    """Return the union of the bought lines in their printed order; None without any people."""
    bought = [one for one in candidates if orders.get(one.row.id) and one.addressable > 0]
    if not bought or people <= 0:
        return None
    channels = [_channel(one, orders[one.row.id]) for one in bought]
    return combine(channels, float(people), find_overlaps(card, bought, people))


def _channel(candidate: Candidate, units: int) -> ChannelReach:
    contacts = units * float(candidate.target_contacts_per_unit)
    reach = channel_reach(candidate.row.id, candidate.curve, contacts)
    return replace(reach, reference_reach=float(candidate.addressable))


def find_overlaps(
    card: RateCard, candidates: Sequence[Candidate], people: int
) -> dict[tuple[str, str], float]:
    """Return the people that two full audiences share: the index times chance, where both are sold.

    A pair without an index whose places are everywhere is left out: unknown, so independent.
    """
    found = {}
    for one, other in combinations(candidates, 2):
        index = card.overlap_index(one.row.channel, other.row.channel)
        if index is None and one.population >= people and other.population >= people:
            continue
        common = sum(card.population.people_in(place) for place in intersect(one.places, other.places))
        whole = max(1, sum(card.population.people_in(place) for place in _wider(one, other).places))
        share = one.addressable / max(one.population, 1) * other.addressable / max(other.population, 1)
        chance = share * _wider(one, other).population * common / whole
        most = min(one.addressable, other.addressable) * _SLACK
        found[one.row.id, other.row.id] = min(float(index.value if index else 1) * chance, most)
    return found


def _wider(one: Candidate, other: Candidate) -> Candidate:
    return one if one.population >= other.population else other


def describe_reach(union: UnionReach, people: int) -> PlanReach:
    """Return the union in whole people, as the plan prints it."""
    return PlanReach(
        people=int(union.reach),
        share=(Decimal(int(union.reach)) / Decimal(max(people, 1))).quantize(_SHARE),
        low=int(union.low),
        high=min(int(union.high) + 1, people),
        frequency=round_rub(Decimal(str(union.average_frequency))),
        k_plus=tuple(int(count) for count in union.k_plus),
        build_up=_build_up(union),
        flags=tuple(flag.value for flag in union.flags),
    )


def _build_up(union: UnionReach) -> tuple[BuildUp, ...]:
    """Return the steps in whole people, so that they add up to the printed reach."""
    exact, reached = 0.0, 0
    steps = []
    for place, (row_id, added) in enumerate(union.build_up, 1):
        exact += added
        now = int(union.reach) if place == len(union.build_up) else min(int(exact), int(union.reach))
        steps.append(BuildUp(row_id=row_id, added=now - reached, reached=now))
        reached = now
    return tuple(steps)
