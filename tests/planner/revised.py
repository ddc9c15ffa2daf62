"""Revisions for tests: the usual brief worked on by edits as the API takes them."""

from functools import cache
from typing import Any

from planner.draft import draft_request
from planner.edit import Edit
from planner.edit_chain import extend_edits
from planner.edit_change import Desk
from planner.edit_reading import read_edits
from planner.edited_split import Origin
from planner.law_finding import LawFinding
from planner.media_plan import MediaPlan, PlanLine
from planner.plan_request import PlanRequest
from planner.revision import make_revision, revise
from planner.wishes import NO_WISHES
from tests.planner.builders import AS_OF, make_brief, the_card

AUTHOR = "Анна Иванова"


def origin_of(**changes: Any) -> Origin:
    request = PlanRequest(brief=make_brief(**changes), as_of=AS_OF, wishes=NO_WISHES, lang="ru")
    return Origin(request=request, card=the_card())


def draft_of(origin: Origin) -> MediaPlan:
    return draft_request(origin.request, origin.card)


@cache
def usual() -> MediaPlan:
    """The usual plan, for leads in Moscow; drafted once a run."""
    return draft_of(origin_of())


def desk_of(plan: MediaPlan | None = None) -> Desk:
    return Desk(seen=plan or usual(), card=the_card(), on=AS_OF)


def chain_of(*edits: dict[str, Any], plan: MediaPlan | None = None) -> tuple[Edit, ...]:
    return extend_edits(desk_of(plan), read_edits(list(edits), author=AUTHOR))


def rework(*edits: dict[str, Any], plan: MediaPlan | None = None, origin: Origin | None = None) -> MediaPlan:
    """Return a plan after edits, without measuring each of them."""
    return revise(origin or origin_of(), chain_of(*edits, plan=plan))


def rework_measured(*edits: dict[str, Any], plan: MediaPlan | None = None) -> MediaPlan:
    return make_revision(origin_of(), plan or usual(), read_edits(list(edits), author=AUTHOR))


def line_of(plan: MediaPlan, row_id: str) -> PlanLine:
    return next(line for line in plan.lines if line.row_id == row_id)


def rows_of(plan: MediaPlan) -> list[str]:
    return [line.row_id for line in plan.lines]


def law_of(plan: MediaPlan, rule: str) -> list[LawFinding]:
    return [one for one in plan.law if one.rule == rule]


def lock(target: str, **more: Any) -> dict[str, Any]:
    return {"kind": "lock", "target": target, **more}


def drop(target: str, **more: Any) -> dict[str, Any]:
    return {"kind": "drop", "target": target, **more}


def price(target: str, price_rub: Any, reason: str = "договор") -> dict[str, Any]:
    return {"kind": "price", "target": target, "price_rub": price_rub, "reason": reason}


def withdraw(number: int) -> dict[str, Any]:
    return {"kind": "withdraw", "number": number}


def lift(rule: str, **more: Any) -> dict[str, Any]:
    return {"kind": "lift", "rule": rule, "reason": "юрист проверил", **more}


def move(start: str, end: str) -> dict[str, Any]:
    return {"kind": "dates", "start": start, "end": end}


def spend(budget_rub: Any) -> dict[str, Any]:
    return {"kind": "budget", "budget_rub": budget_rub}
