"""FEBRL person records: reading the files, the true pairs, and learning the weights of likeness."""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from qualifier.record_linkage import (
    FIELDS,
    LinkageWeights,
    PartyRecord,
    compare_parties,
    find_candidates,
    weigh_likeness,
)

_COLUMN_BY_FIELD = {
    "name": "given_name",
    "surname": "surname",
    "house": "street_number",
    "street": "address_1",
    "locality": "address_2",
    "suburb": "suburb",
    "postcode": "postcode",
    "state": "state",
    "birth_date": "date_of_birth",
    "number": "soc_sec_id",
}
_LIKENESSES = ("equal", "close", "near", "far", "other")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartyFile:
    """The records of one file and which of them are one entity."""

    records: tuple[PartyRecord, ...]
    entities: tuple[str, ...]

    def true_pairs(self) -> frozenset[Pair]:
        """Return the pairs of positions that are one entity."""
        members: dict[str, list[int]] = defaultdict(list)
        for index, entity in enumerate(self.entities):
            members[entity].append(index)
        return frozenset(pair for group in members.values() for pair in combinations(group, 2))

    def without_identity(self) -> "PartyFile":
        """Return the file as lead data is: no birth date, no number."""
        bare = tuple(replace(record, birth_date="", number="") for record in self.records)
        return PartyFile(bare, self.entities)


def read_party_files(paths: Iterable[Path]) -> PartyFile:
    """Read FEBRL files as one; `rec-17-dup-2` and `rec-17-org` are the same entity."""
    records: list[PartyRecord] = []
    entities: list[str] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, skipinitialspace=True):
                cells = {key.strip(): (value or "").strip() for key, value in row.items() if key}
                values = {field: cells.get(column, "") for field, column in _COLUMN_BY_FIELD.items()}
                records.append(PartyRecord(**values))
                entities.append(cells["rec_id"].split("-")[1])
    return PartyFile(tuple(records), tuple(entities))


def learn_weights(files: Sequence[PartyFile]) -> LinkageWeights:
    """Count how often each likeness occurs among one entity's records and among strangers'."""
    full = [_compare_file(file) for file in files]
    bare = [_compare_file(file.without_identity()) for file in files]
    by_field = _log_ratios([row for rows in full for row in rows])
    weights = LinkageWeights(by_field, 0.0, 0.0)
    return LinkageWeights(
        by_field,
        _best_threshold([row for rows in full for row in rows], weights),
        _best_threshold([row for rows in bare for row in rows], weights),
    )


def _compare_file(file: PartyFile) -> list[tuple[dict[str, str], bool]]:
    truth = file.true_pairs()
    return [
        (compare_parties(file.records[first], file.records[second]), (first, second) in truth)
        for first, second in find_candidates(file.records)
    ]


def _log_ratios(rows: list[tuple[dict[str, str], bool]]) -> dict[str, dict[str, float]]:
    counts: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for compared, is_match in rows:
        for field, likeness in compared.items():
            counts[field, is_match][likeness] += 1
    return {
        field: {
            likeness: round(
                math.log2(_share(counts[field, True], likeness) / _share(counts[field, False], likeness)),
                3,
            )
            for likeness in _LIKENESSES
        }
        for field in FIELDS
    }


def _share(counts: Counter[str], likeness: str) -> float:
    # One imagined case of each likeness: what was never seen is rare, not impossible.
    return (counts[likeness] + 1) / (sum(counts[name] for name in _LIKENESSES) + len(_LIKENESSES))


def _best_threshold(rows: list[tuple[dict[str, str], bool]], weights: LinkageWeights) -> float:
    """Return the middle between the two sums where F1 on these pairs is highest."""
    scored = sorted(((weigh_likeness(row, weights), is_match) for row, is_match in rows), reverse=True)
    total = sum(is_match for _, is_match in scored)
    best, threshold, hits = 0.0, 0.0, 0
    for taken, (score, is_match) in enumerate(scored, start=1):
        hits += is_match
        f1 = 2 * hits / (taken + total)
        following = scored[taken][0] if taken < len(scored) else score
        if f1 > best and following < score:
            best, threshold = f1, (score + following) / 2
    return round(threshold, 2)
