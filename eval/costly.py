"""The two mistakes that cost money, by name and case."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.rows import CaseRow

_QUALIFIED = "qualified"


def is_qualified_but_should_not(row: CaseRow) -> bool:
    """Sales spends its time on a lead that is not ready or will never buy."""
    return row.label("status") == _QUALIFIED and row.gold_label("status") != _QUALIFIED


def is_missed_good_lead(row: CaseRow) -> bool:
    """A client who is ready to buy is not handed to sales."""
    return row.gold_label("status") == _QUALIFIED and row.label("status") != _QUALIFIED


_MISTAKES: Mapping[str, Callable[[CaseRow], bool]] = {
    "qualified_but_should_not": is_qualified_but_should_not,
    "missed_good_lead": is_missed_good_lead,
}


def list_costly_mistakes(rows: Sequence[CaseRow]) -> dict[str, Any]:
    """Return each mistake's count, share of all labelled cases, and the cases."""
    labelled = [row for row in rows if "status" in row.gold.labels]
    return {
        name: _describe(labelled, [row for row in labelled if happened(row)])
        for name, happened in _MISTAKES.items()
    }


def _describe(labelled: Sequence[CaseRow], mistaken: Sequence[CaseRow]) -> dict[str, Any]:
    return {
        "n": len(mistaken),
        "share": len(mistaken) / len(labelled) if labelled else None,
        "cases": [
            {
                "id": row.id,
                "company": row.company,
                "right": row.gold_label("status"),
                "given": row.label("status"),
                "why": row.why,
                "wrong_levels": {
                    name: {"given": row.level(name), "right": level}
                    for name, level in row.gold.levels.items()
                    if row.level(name) != level
                },
            }
            for row in mistaken
        ],
    }
