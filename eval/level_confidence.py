"""How sure one can be of a level: learnt from other cases, then checked on the case itself."""

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from eval.rows import CaseRow

FOLDS = 5
# So many cases' worth of the criterion's average steady the share of a rare level.
_PRIOR = 4.0

Claim = tuple[float, bool]


def claim_confidences(rows: Sequence[CaseRow]) -> list[Claim]:
    """Return (confidence, did it hold) of every level given.

    The confidence of `timing: partial` is how often that very level held on the other four fifths of
    the cases; a case never speaks for itself, so the claim can be checked on it.
    """
    claims: list[Claim] = []
    for fold in range(FOLDS):
        kept = [row for row in rows if _fold_of(row) != fold]
        asked = [row for row in rows if _fold_of(row) == fold]
        claims += _claims_of(asked, _count_held(kept))
    return claims


def _fold_of(row: CaseRow) -> int:
    # By the case's id: the same case stays in the same fold whatever the order of the file.
    return crc32(row.id.encode()) % FOLDS


def _count_held(rows: Sequence[CaseRow]) -> Counter[tuple[str, str, bool]]:
    held: Counter[tuple[str, str, bool]] = Counter()
    for row in rows if rows else ():
        if row.given:
            for criterion, right in row.gold.levels.items():
                level = row.level(criterion)
                held[criterion, level, level == right] += 1
                held[criterion, "", level == right] += 1
    return held


def _claims_of(rows: Sequence[CaseRow], held: Counter[tuple[str, str, bool]]) -> list[Claim]:
    return [
        (_confidence(held, criterion, row.level(criterion)), row.level(criterion) == right)
        for row in rows
        if row.given
        for criterion, right in row.gold.levels.items()
    ]


def _confidence(held: Counter[tuple[str, str, bool]], criterion: str, level: str) -> float:
    right, wrong = held[criterion, "", True], held[criterion, "", False]
    average = right / (right + wrong) if right + wrong else 0.5
    hits, misses = held[criterion, level, True], held[criterion, level, False]
    return (hits + _PRIOR * average) / (hits + misses + _PRIOR)
