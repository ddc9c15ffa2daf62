"""Ways out of locks that cannot be kept, each planned before it is offered and priced in money and goal."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from planner.benchmarks import Learnt
from planner.edit import Change, Edit, Lock, NewBudget
from planner.edited_split import Origin, Worth, settle_edited
from planner.goal_count import count_goal
from planner.lock_check import LockFault, LockObstacle
from planner.media_plan import Goal
from planner.plan_words import say_count, say_result, say_rub
from qualifier.qualification import Bilingual


class LockWayKind(StrEnum):
    """What helps."""

    NEAREST = "nearest"
    RELEASE = "release"
    MORE_MONEY = "more_money"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockWay:
    """A change that lets the plan be made, what that plan spends (without VAT) and what it brings."""

    kind: LockWayKind
    spent_rub: Decimal
    goal: Goal
    value: int | None
    text: Bilingual

    def write(self) -> dict[str, object]:
        """Return what a program needs to know of it."""
        return {
            "kind": self.kind.value,
            "spent_rub": str(self.spent_rub),
            "goal": self.goal.value,
            "value": self.value,
            "text": {"ru": self.text.ru, "en": self.text.en},
        }


_Try = tuple[LockWayKind, Bilingual, tuple[Edit, ...]]


def find_lock_ways(
    origin: Origin, standing: tuple[Edit, ...], learnt: Learnt, faults: tuple[LockFault, ...]
) -> tuple[LockWay, ...]:
    """Return what helps; a way that was planned and failed too is not offered."""
    ways = []
    for kind, text, edits in _list_tries(standing, faults):
        found = settle_edited(origin, edits, learnt)
        if isinstance(found, Worth):
            ways.append(_price(kind, text, found))
    return tuple(ways)


def _list_tries(standing: tuple[Edit, ...], faults: tuple[LockFault, ...]) -> Iterator[_Try]:
    for fault in faults:
        if fault.obstacle is LockObstacle.ABOVE_BUDGET:
            yield _raise_budget(standing, fault)
    nearest = {fault.row_id: fault.nearest for fault in faults if fault.nearest}
    if len(nearest) == len(faults):
        yield LockWayKind.NEAREST, _say_nearest(faults), _swap_locks(standing, nearest)
    ids = frozenset(fault.row_id for fault in faults)
    kept = tuple(edit for edit in standing if not _locks_one_of(edit, ids))
    russian = ", ".join(f"«{fault.name.ru}»" for fault in faults)
    english = ", ".join(fault.name.en for fault in faults)
    text = Bilingual(ru=f"не закреплять {russian}", en=f"do not lock {english}")
    yield LockWayKind.RELEASE, text, kept


def _raise_budget(standing: tuple[Edit, ...], fault: LockFault) -> _Try:
    by_rub = fault.by_rub or Decimal(0)
    budget = (fault.budget_rub or Decimal(0)) + by_rub
    kept = tuple(edit for edit in standing if not isinstance(edit.change, NewBudget))
    text = Bilingual(
        ru=f"добавить {say_rub(by_rub)} ₽: бюджет {say_rub(budget)} ₽ без НДС",
        en=f"add {say_rub(by_rub, 'en')} RUB: a budget of {say_rub(budget, 'en')} RUB without VAT",
    )
    return LockWayKind.MORE_MONEY, text, (*kept, _imagine(standing, NewBudget(budget_rub=budget)))


def _imagine(standing: tuple[Edit, ...], change: Change) -> Edit:
    return replace(standing[-1], change=change)


def _locks_one_of(edit: Edit, ids: frozenset[str]) -> bool:
    return isinstance(edit.change, Lock) and edit.change.row_id in ids


def _swap_locks(standing: tuple[Edit, ...], nearest: dict[str, Lock]) -> tuple[Edit, ...]:
    return tuple(
        replace(edit, change=nearest[edit.change.row_id])
        if isinstance(edit.change, Lock) and edit.change.row_id in nearest
        else edit
        for edit in standing
    )


def _say_nearest(faults: tuple[LockFault, ...]) -> Bilingual:
    kept = [(fault.name, fault.nearest) for fault in faults if fault.nearest]
    russian = ", ".join(f"«{name.ru}» на {_say_lock(lock, 'ru')}" for name, lock in kept)
    english = ", ".join(f"{name.en} at {_say_lock(lock, 'en')}" for name, lock in kept)
    return Bilingual(ru=f"закрепить {russian}", en=f"lock {english}")


def _say_lock(lock: Lock, lang: str) -> str:
    if lock.amount_rub is not None:
        return f"{say_rub(lock.amount_rub, lang)} {'₽' if lang == 'ru' else 'RUB'}"
    return f"{say_count(lock.quantity or Decimal(0), lang)} {'ед.' if lang == 'ru' else 'units'}"


def _price(kind: LockWayKind, text: Bilingual, found: Worth) -> LockWay:
    goal = found.ground.aim.goal
    spent = found.valued.totals.amount.net
    shares = found.ground.aim.shares
    value = count_goal(goal, found.valued, frequency=shares.frequency, visit=shares.visit)
    result = say_result(value or 0, goal)
    return LockWay(
        kind=kind,
        spent_rub=spent,
        goal=goal,
        value=value,
        text=Bilingual(
            ru=f"{text.ru} ({say_rub(spent)} ₽ без НДС, {result.ru})",
            en=f"{text.en} ({say_rub(spent, 'en')} RUB without VAT, {result.en})",
        ),
    )
