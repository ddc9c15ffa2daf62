"""What was asked for, whether it can be had, and the shape of a way out when it cannot."""

from dataclasses import dataclass
from enum import StrEnum

from planner.allocation.best_split import best_split
from planner.allocation.constraints import NONE, Constraints
from planner.allocation.least_budget import least_budget
from planner.allocation.options import Option
from planner.allocation.split import Shortfall, Split
from planner.allocation.union import Union

ROUNDING = 1e-12


class Way(StrEnum):
    """What is given up or added."""

    MORE_MONEY = "more_money"
    MORE_DAYS = "more_days"
    ANOTHER_CHANNEL = "another_channel"
    DROP_CHANNEL = "drop_channel"
    RELAX_WISH = "relax_wish"
    LOWER_MINIMUM = "lower_minimum"
    LOWER_GOAL = "lower_goal"
    HALFWAY = "halfway"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One way: the budget it takes, what changes, and the split that proves it.

    `names` are channels or wishes; `kept_share` is the part of the minimums or further KPIs that is kept.
    """

    way: Way
    budget_rub: float
    extra_rub: float
    split: Split
    names: tuple[str, ...] = ()
    days: int | None = None
    goal: float | None = None
    kept_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What was asked for and could not be had."""

    options: tuple[Option, ...]
    budget: float
    goal: float | None = None
    constraints: Constraints = NONE
    union: Union | None = None


def solve(ask: Ask) -> Split | None:
    """Return the best split of an ask, or None when it breaks a wish or misses the goal."""
    split = best_split(ask.options, ask.budget, constraints=ask.constraints, union=ask.union)
    if isinstance(split, Shortfall):
        return None
    return split if ask.goal is None or split.value >= ask.goal * (1 - ROUNDING) else None


def needed_money(ask: Ask) -> float | None:
    """Return the least budget at which the ask can be met; None when no money helps."""
    answer = best_split(ask.options, ask.budget, constraints=ask.constraints, union=ask.union)
    needed = answer.needed_rub if isinstance(answer, Shortfall) else ask.budget
    if needed is None or ask.goal is None:
        return needed
    for_goal = least_budget(ask.options, ask.goal, constraints=ask.constraints, union=ask.union)
    return None if isinstance(for_goal, Shortfall) else max(needed, for_goal.budget)
