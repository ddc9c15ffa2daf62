"""Approval of a version: who locked it and when, and what must be settled before anybody may."""

from dataclasses import dataclass
from datetime import datetime

from planner.finding import FindingCode, Severity
from planner.law import load_law
from planner.law_checks import list_held
from planner.media_plan import MediaPlan
from qualifier.qualification import Bilingual

# Without a sum there is nothing to sign.
_STOPS = frozenset({FindingCode.PRICE_ON_REQUEST})
_EMPTY = Bilingual(ru="В плане нет ни одной строки.", en="The plan has no lines.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who approved a version, when, and what the person noted."""

    who: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """What stands against an approval; `is_liftable` when a person may answer for it with a reason."""

    code: str
    row_id: str | None
    is_liftable: bool
    text: Bilingual

    def write(self) -> dict[str, object]:
        """Return what a program needs to know of it."""
        return {
            "code": self.code,
            "row_id": self.row_id,
            "is_liftable": self.is_liftable,
            "text": {"ru": self.text.ru, "en": self.text.en},
        }


def list_blockers(plan: MediaPlan) -> tuple[Blocker, ...]:
    """Return everything that must be settled, or lifted with a reason, before a plan is approved."""
    liftable = {check.id for check in load_law().checks if check.is_liftable}
    law = [
        Blocker(
            code=one.rule,
            row_id=one.row_id,
            is_liftable=one.rule in liftable,
            text=Bilingual(ru=f"{one.text.ru}. {one.todo.ru}.", en=f"{one.text.en}. {one.todo.en}."),
        )
        for one in list_held(plan.law)
    ]
    findings = [
        Blocker(code=one.code.value, row_id=None, is_liftable=False, text=one.text)
        for one in plan.findings
        if one.severity is Severity.BLOCKS or one.code in _STOPS
    ]
    empty = [] if plan.lines else [Blocker(code="no_lines", row_id=None, is_liftable=False, text=_EMPTY)]
    return (*law, *findings, *empty)
