"""Are two records of a person or company with address fields the same entity? Weights are learnt data."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from qualifier.reading.translit import sound_key

WEIGHTS_PATH = Path(__file__).with_name("record_linkage.json")
# A block that holds more records than this joins strangers: a common surname, a large suburb.
LARGEST_BLOCK = 150
# From which likeness on a value counts as the same slip of the pen, as near, as far.
_BUCKETS = (("equal", 1.0), ("close", 0.92), ("near", 0.8), ("far", 0.6))
_OTHER, _MISSING = "other", "missing"
# Fields that people mix up: each is also compared with its neighbour.
_SWAPPED = (("name", "surname"), ("street", "locality"))
_IDENTITY_FIELDS = ("birth_date", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecord:
    """One entity as one source wrote it down; an empty text is a value that nobody gave."""

    name: str = ""
    surname: str = ""
    house: str = ""
    street: str = ""
    locality: str = ""
    suburb: str = ""
    postcode: str = ""
    state: str = ""
    birth_date: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class LinkageWeights:
    """What each likeness of each field adds (log2 of odds), and the sums that make two records one.

    There is one threshold for records with a birth date or a number, one for those without.
    """

    by_field: Mapping[str, Mapping[str, float]]
    threshold: float
    threshold_without_identity: float


FIELDS = tuple(field.name for field in fields(PartyRecord))


@lru_cache(maxsize=1)
def load_weights() -> LinkageWeights:
    """Read the weights that the package carries."""
    stored = json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))["party"]
    return LinkageWeights(stored["by_field"], stored["threshold"], stored["threshold_without_identity"])


def is_same_party(one: PartyRecord, other: PartyRecord, weights: LinkageWeights | None = None) -> bool:
    """Tell whether the likenesses of two records' fields add up to one entity."""
    weights = weights or load_weights()
    compared = compare_parties(one, other)
    return weigh_likeness(compared, weights) >= choose_threshold(compared, weights)


def choose_threshold(compared: Mapping[str, str], weights: LinkageWeights) -> float:
    """Return the sum that is due: lower when neither birth date nor number can be compared."""
    has_identity = any(compared[field] != _MISSING for field in _IDENTITY_FIELDS)
    return weights.threshold if has_identity else weights.threshold_without_identity


def weigh_likeness(compared: Mapping[str, str], weights: LinkageWeights) -> float:
    """Add up what the fields' likenesses are worth; a missing value adds nothing."""
    return sum(weights.by_field[field].get(bucket, 0.0) for field, bucket in compared.items())


def compare_parties(one: PartyRecord, other: PartyRecord) -> dict[str, str]:
    """Return how alike each field is: equal, close, near, far, other or missing."""
    compared = {field: _compare(getattr(one, field), getattr(other, field)) for field in FIELDS}
    for first, second in _SWAPPED:
        crossed = (
            _compare(getattr(one, first), getattr(other, second)),
            _compare(getattr(one, second), getattr(other, first)),
        )
        is_straight = {compared[first], compared[second]} & {"equal", "close", "near"}
        if not is_straight and {*crossed} & {"equal", "close"} and _OTHER not in crossed:
            compared[first], compared[second] = crossed
    return compared


@lru_cache(maxsize=200_000)
def _compare(one: str, other: str) -> str:
    if not one or not other:
        return _MISSING
    if one == other:
        return "equal"
    bare, against = one.replace(" ", ""), other.replace(" ", "")
    if bare == against or sorted(one.split()) == sorted(other.split()):
        return "close"
    if bare.isdigit() and against.isdigit():
        distance = DamerauLevenshtein.distance(bare, against)
        return {1: "close", 2: "near"}.get(distance, _OTHER) if len(bare) > 2 else _OTHER
    likeness = max(
        JaroWinkler.similarity(bare, against), DamerauLevenshtein.normalized_similarity(bare, against)
    )
    return next((name for name, least in _BUCKETS[1:] if likeness >= least), _OTHER)


def find_candidates(records: Sequence[PartyRecord]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions that shares a block, once; the rest is not worth a comparison."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in set(_block_keys(record)):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK:
            seen.update(combinations(members, 2))
    yield from sorted(seen)


def _block_keys(record: PartyRecord) -> Iterator[tuple[str, str]]:
    for field in _IDENTITY_FIELDS:
        if value := getattr(record, field):
            yield field, value
    names = sorted(sound_key(word)[:5] for word in (record.name, record.surname) if word)
    streets = [text.replace(" ", "")[:7] for text in (record.street, record.locality) if text]
    if len(names) == 2:
        yield "names", "|".join(names)
    for street in streets:
        yield "street", f"{street}|{record.postcode}"
        yield "house", f"{street}|{record.house}"
        yield from (("street and name", f"{street}|{name}") for name in names)
    for name in names:
        yield "name and postcode", f"{name}|{record.postcode}"
        yield "name and suburb", f"{name}|{record.suburb.replace(' ', '')[:6]}"
    if record.house and record.suburb:
        yield "suburb", f"{record.suburb[:6]}|{record.house}|{record.postcode[:2]}"


def link_parties(
    records: Sequence[PartyRecord], weights: LinkageWeights | None = None
) -> frozenset[tuple[int, int]]:
    """Return the pairs of positions that are one entity; what two pairs join is joined wholly."""
    weights = weights or load_weights()
    linked = [
        (first, second)
        for first, second in find_candidates(records)
        if is_same_party(records[first], records[second], weights)
    ]
    return frozenset(pair for group in join_pairs(linked) for pair in combinations(sorted(group), 2))


def join_pairs(pairs: Iterable[tuple[int, int]]) -> tuple[frozenset[int], ...]:
    """Return the groups that the pairs connect."""
    parent: dict[int, int] = {}

    def find(member: int) -> int:
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for first, second in pairs:
        parent[find(second)] = find(first)
    groups: dict[int, set[int]] = defaultdict(set)
    for member in tuple(parent):
        groups[find(member)].add(member)
    return tuple(frozenset(group) for group in groups.values())
