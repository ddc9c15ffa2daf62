"""Everything settled before money is split: dates, people, budget, goal, and the rows that fit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planner.brief import Brief, Channel
from planner.budget import Budget, settle_budget
from planner.eligibility import Occasion, Selection, select_rows
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import find_words
from planner.flight import Flight, settle_flight
from planner.goals import Aimed, choose_goal
from planner.line_forecast import Shares, measure
from planner.lock import hold_locks
from planner.media_plan import Goal
from planner.plan_words import GOALS
from planner.rate_card import RateCard
from planner.response_table import JOINT, Aim
from planner.sms_text import measure_sms
from planner.target import Addressed, settle_target
from planner.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Everything settled before money is split."""

    card: RateCard
    brief: Brief
    as_of: date
    flight: Flight
    addressed: Addressed
    budget: Budget
    aimed: Aimed
    selection: Selection
    aim: Aim
    wishes: Wishes
    occasion: Occasion | None

    @property
    def wanted(self) -> frozenset[Channel]:
        """Return the channels that the client asks for and does not exclude."""
        return self.occasion.wanted if self.occasion else frozenset()

    @cached_property
    def held(self) -> Mapping[str, int]:
        """Return the units of the lines that the manager locked and that can be bought here."""
        return hold_locks(self.selection.candidates, self.wishes.locks)

    @property
    def is_blocked(self) -> bool:
        """Tell whether a plan cannot be made before the client answers."""
        return any(finding.severity is Severity.BLOCKS for finding in self.findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was assumed or not understood on the way."""
        return (
            *self.flight.findings,
            *self.addressed.findings,
            *self.budget.findings,
            *self.aimed.findings,
        )


def prepare(brief: Brief, card: RateCard, *, as_of: date, wishes: Wishes = NO_WISHES) -> Ground:
    """Settle dates, people, money and goal, and find the rows that fit."""
    flight = settle_flight(brief, as_of)
    addressed = settle_target(card, brief)
    aimed = choose_goal(brief, wishes.goal)
    occasion = _find_occasion(brief, flight, addressed, aimed, as_of=as_of, wishes=wishes)
    selection = (
        select_rows(card, occasion) if occasion else Selection(candidates=(), on_request=(), excluded=())
    )
    aimed, aim = _settle_aim(card, aimed, selection, people=addressed.target.people)
    return Ground(
        card=card,
        brief=brief,
        as_of=as_of,
        flight=flight,
        addressed=addressed,
        budget=settle_budget(brief),
        aimed=aimed,
        selection=selection,
        aim=aim,
        wishes=wishes,
        occasion=occasion,
    )


def change_brief(ground: Ground, brief: Brief, *, is_open: bool = False) -> Ground:
    """Return the ground of a changed brief, everything else alike; `is_open` lets every channel in."""
    wishes = replace(ground.wishes, is_open=is_open)
    return prepare(brief, ground.card, as_of=ground.as_of, wishes=wishes)


def aim_at(ground: Ground, contacts: int) -> Ground:
    """Return the ground of a plan that counts people from so many contacts on."""
    goal = Goal.REACH if contacts == 1 else Goal.EFFECTIVE_REACH
    shares = replace(ground.aim.shares, frequency=contacts)
    return replace(ground, aim=replace(ground.aim, goal=goal, shares=shares))


def _find_occasion(
    brief: Brief, flight: Flight, addressed: Addressed, aimed: Aimed, *, as_of: date, wishes: Wishes
) -> Occasion | None:
    if flight.start is None or flight.end is None or not addressed.target.people:
        return None
    segments = measure_sms(wishes.sms_text).segments if wishes.sms_text else 1
    return Occasion(
        brief=brief,
        as_of=as_of,
        start=flight.start,
        end=flight.end,
        places=addressed.target.places,
        segments=segments,
        is_open=wishes.is_open,
        wishes=wishes,
        is_for_reach=aimed.goal in JOINT,
    )


def _settle_aim(card: RateCard, aimed: Aimed, selection: Selection, *, people: int) -> tuple[Aimed, Aim]:
    """Make the most of reach when no fitting row knows anything about the goal."""
    aim = Aim(goal=aimed.goal, shares=Shares.of(card, aimed.frequency), people=people)
    known = [
        one
        for one in selection.candidates
        if measure(one, one.least_units, goal=aim.goal, shares=aim.shares) is not None
    ]
    if known or not selection.candidates:
        return aimed, aim
    replaced = Aimed(goal=Goal.REACH, frequency=1, findings=(*aimed.findings, _note_replaced(aimed.goal)))
    return replaced, Aim(goal=Goal.REACH, shares=Shares.of(card, 1), people=people)


def _note_replaced(goal: Goal) -> Finding:
    code = FindingCode.GOAL_REPLACED
    return Finding(code=code, severity=Severity.WARNS, text=find_words(code, goal=GOALS[goal]))
