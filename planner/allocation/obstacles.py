"""Why no split exists and how much money is missing."""

import math
from collections.abc import Sequence
from itertools import combinations

from planner.allocation.constraints import apply_single_shares
from planner.allocation.options import Option
from planner.allocation.pieces import listed_spends
from planner.allocation.problem import pose
from planner.allocation.search import search
from planner.allocation.split import Obstacle, Shortfall
from planner.allocation.task import Task

_ROUNDING = 1e-12
# Subsets are listed for as many wanted options as a person would compare.
_MOST_LISTED = 16
_GROWTH = 4.0
_GROWINGS = 8
_HALVINGS = 20


def find_minimum_shortfall(options: Sequence[Option], budget: float) -> Shortfall | None:
    """Compare the least that the wanted options cost together with the budget."""
    wanted = [(option.id, least_cost(option)) for option in options if option.required]
    needed = math.fsum(cost for _, cost in wanted)
    if needed <= budget * (1 + _ROUNDING):
        return None
    return Shortfall(
        obstacle=Obstacle.MINIMUMS,
        budget=budget,
        needed_rub=needed,
        largest_subsets=_largest_subsets(wanted, budget),
    )


def least_cost(option: Option) -> float:
    """Return the smallest sum an option can run on."""
    listed = listed_spends(option, max(option.minimum, 0.0)) if option.step is None else None
    if listed is not None:
        fitting = [cost for cost in listed if cost > 0 and cost >= option.minimum]
        return min(fitting, default=math.inf)
    if option.step:
        return max(math.ceil(option.minimum / option.step * (1 - _ROUNDING)), 1) * option.step
    return option.minimum


def find_wish_shortfall(task: Task, budget: float) -> Shortfall:
    """Find the least budget at which the wishes go together; None when there is none."""
    find = _halve_down if task.constraints.shares else _minimise_money
    low, high = budget, max(budget * _GROWTH, 1.0)
    for _ in range(_GROWINGS):
        if _is_possible(task, high):
            return Shortfall(obstacle=Obstacle.WISHES, budget=budget, needed_rub=find(task, low, high))
        low, high = high, high * _GROWTH
    return Shortfall(obstacle=Obstacle.WISHES, budget=budget, needed_rub=None)


def _minimise_money(task: Task, low: float, high: float) -> float:
    """Keep every wish for the least money, whatever the objective."""
    found = search(pose(task.options, task.constraints, high, goal=0.0))
    return high if found is None else max(math.fsum(found.spends), low)


def _halve_down(task: Task, low: float, high: float) -> float:
    # Shares are shares of the budget, which is what is looked for.
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if _is_possible(task, middle) else (middle, high)
    return high


def _is_possible(task: Task, budget: float) -> bool:
    limited, left = apply_single_shares(task.options, task.constraints, budget)
    if find_minimum_shortfall(limited, budget) is not None:
        return False
    problem = pose(limited, left, budget)
    return all(problem.pieces) and search(problem) is not None


def _largest_subsets(wanted: Sequence[tuple[str, float]], budget: float) -> tuple[tuple[str, ...], ...]:
    if len(wanted) > _MOST_LISTED:
        return ()
    for size in range(len(wanted) - 1, 0, -1):
        fitting = tuple(
            tuple(name for name, _ in chosen)
            for chosen in combinations(wanted, size)
            if math.fsum(cost for _, cost in chosen) <= budget * (1 + _ROUNDING)
        )
        if fitting:
            return fitting
    return ()
