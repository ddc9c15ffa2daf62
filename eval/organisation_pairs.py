"""Labelled pairs of organisation names: reading, learning the weights, and the honest forecast."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from eval.logistic import learn_logistic
from qualifier.organisation_linkage import FIGURES, compare_names, is_same_organisation

FOLDS = 10
# Chosen by cross-validation among 0.1, 0.3, 1 and 3.
_PENALTY = 0.3
_COLUMNS = frozenset({"name1", "name2", "is_match"})
_YES = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names and whether they mean one organisation; `group` is where the pair comes from."""

    first: str
    second: str
    is_match: bool
    group: str = ""


def read_name_pairs(path: Path) -> tuple[NamePair, ...]:
    """Read a file of pairs; nothing when its columns are not those of labelled pairs."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if _COLUMNS - set(rows.fieldnames or ()):
            return ()
        return tuple(
            NamePair(
                first=row["name1"],
                second=row["name2"],
                is_match=row["is_match"].strip().lower() in _YES,
                group=row.get("case_group") or "",
            )
            for row in rows
        )


def learn_name_weights(pairs: Sequence[NamePair]) -> dict[str, float]:
    """Learn what each figure of likeness is worth."""
    rows = [astuple(compare_names(pair.first, pair.second)) for pair in pairs]
    weights = learn_logistic(rows, [pair.is_match for pair in pairs], _PENALTY)
    return {name: round(weight, 4) for name, weight in zip((*FIGURES, "bias"), weights, strict=True)}


def decide_pairs(pairs: Sequence[NamePair], weights: Mapping[str, float] | None = None) -> list[bool]:
    """Decide each pair by the weights given, or by those of the package."""
    return [is_same_organisation(pair.first, pair.second, weights) for pair in pairs]


def cross_validate(pairs: Sequence[NamePair]) -> list[bool]:
    """Decide each pair by weights that were learnt without it, and without its names."""
    folds = _fold_by_names(pairs)
    decided = [False] * len(pairs)
    for fold in range(FOLDS):
        weights = learn_name_weights([pair for pair, of in zip(pairs, folds, strict=True) if of != fold])
        for index, of in enumerate(folds):
            if of == fold:
                decided[index] = is_same_organisation(pairs[index].first, pairs[index].second, weights)
    return decided


def _fold_by_names(pairs: Sequence[NamePair]) -> list[int]:
    """Pairs that share a name fall into one fold: else the test would have been seen."""
    fold_by_name: dict[str, int] = {}
    folds: list[int] = []
    for index, pair in enumerate(pairs):
        names = (pair.first.casefold(), pair.second.casefold())
        known = next((fold_by_name[name] for name in names if name in fold_by_name), index % FOLDS)
        fold_by_name |= {name: fold_by_name.get(name, known) for name in names}
        folds.append(known)
    return folds
