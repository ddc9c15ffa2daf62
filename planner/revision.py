"""A plan made anew round a manager's edits: what is fixed stays, the rest is split the provably best way."""

from collections.abc import Iterator
from dataclasses import replace

from planner.benchmarks import Learnt
from planner.draft import compile_plan, finish_plan
from planner.edit import AskedEdit, Edit, LiftBlock, Lock, NewDates, PriceChange, list_standing
from planner.edit_chain import extend_edits
from planner.edit_change import Desk
from planner.edit_faults import LockImpossible
from planner.edit_limits import load_edit_limits
from planner.edit_words import tell_effect
from planner.edited_split import Origin, Unkept, Worth, settle_edited
from planner.goal_count import count_goal
from planner.law_finding import LawFinding
from planner.lock_check import LockFault
from planner.lock_ways import LockWay, find_lock_ways
from planner.media_plan import MediaPlan, PlanLine


def revise(origin: Origin, edits: tuple[Edit, ...]) -> MediaPlan:
    """Return the best plan with every standing edit kept; LockImpossible when a lock cannot be.

    `edits` is the whole chain; the plan carries it, and each line the numbers of the edits that shaped it.
    """
    standing, learnt = list_standing(edits), origin.learn()
    found = settle_edited(origin, standing, learnt)
    if isinstance(found, Unkept):
        raise _refuse(found.faults, find_lock_ways(origin, standing, learnt, found.faults))
    plan = compile_plan(found.ground, found.valued, found.budget)
    plan = finish_plan(plan, replace(learnt, card=found.ground.card))
    lines = tuple(_mark(line, standing, plan.law) for line in plan.lines)
    return replace(plan, edits=edits, lines=lines)


def make_revision(origin: Origin, base: MediaPlan, asked: tuple[AskedEdit, ...]) -> MediaPlan:
    """Return the version that edits make of the one that was seen, with what each of them did to its goal."""
    desk = Desk(seen=base, card=origin.card, on=origin.request.as_of)
    chain = extend_edits(desk, asked)
    plan = revise(origin, chain)
    return replace(plan, edits=measure_edits(origin, base, chain))


def _refuse(faults: tuple[LockFault, ...], ways: tuple[LockWay, ...]) -> LockImpossible:
    english = "; ".join(one.text.en for one in faults)
    russian = "; ".join(one.text.ru for one in faults)
    out_en = "".join(f" Way out: {way.text.en}." for way in ways)
    out_ru = "".join(f" Выход: {way.text.ru}." for way in ways)
    return LockImpossible(
        f"Locked lines cannot be kept: {english}.{out_en}",
        ru=f"Закреплённые строки нельзя сохранить: {russian}.{out_ru}",
        extra={"locks": [one.write() for one in faults], "ways_out": [way.write() for way in ways]},
    )


def _mark(line: PlanLine, standing: tuple[Edit, ...], law: tuple[LawFinding, ...]) -> PlanLine:
    lifted = frozenset(one.rule for one in law if one.row_id == line.row_id and one.lift is not None)
    return replace(line, edits=tuple(edit.number for edit in standing if _shapes(edit, line, lifted)))


def _shapes(edit: Edit, line: PlanLine, lifted: frozenset[str]) -> bool:
    change = edit.change
    if isinstance(change, Lock | PriceChange):
        return change.row_id == line.row_id
    if isinstance(change, LiftBlock):
        return change.rule in lifted and change.row_id in {None, line.row_id}
    return isinstance(change, NewDates)


def measure_edits(origin: Origin, base: MediaPlan, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the chain with what each new edit did to the base's goal, the new edits above it made.

    Nothing is told of edits that cannot stand alone, nor of more at once than the limit.
    """
    new = edits[len(base.edits) :]
    if len(new) > load_edit_limits().effects_at_once.value:
        return edits
    return (*edits[: len(base.edits)], *_measure(origin, base, edits, new))


def _measure(
    origin: Origin, base: MediaPlan, edits: tuple[Edit, ...], new: tuple[Edit, ...]
) -> Iterator[Edit]:
    learnt = origin.learn()
    # Planned as today, so that what time did to an older version is not laid at an edit's door.
    before = _count(origin, base, base.edits, learnt)
    for edit in new:
        after = _count(origin, base, _replay(edits, edit.number), learnt)
        if before is None or after is None:
            yield edit
        else:
            yield replace(edit, effect=tell_effect(base.goal, before, after))
        before = before if after is None else after


def _count(origin: Origin, base: MediaPlan, edits: tuple[Edit, ...], learnt: Learnt) -> int | None:
    found = settle_edited(origin, list_standing(edits), learnt)
    if not isinstance(found, Worth):
        return None
    visit = float(learnt.card.rates.visit.value)
    return count_goal(base.goal, found.valued, frequency=base.effective_frequency, visit=visit)


def _replay(edits: tuple[Edit, ...], last: int) -> tuple[Edit, ...]:
    """Return the chain as it stood when its last edit was the newest."""
    return tuple(
        replace(one, replaced_by=None) if one.replaced_by is not None and one.replaced_by > last else one
        for one in edits[:last]
    )
