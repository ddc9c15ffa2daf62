"""The other direction: the least money that reaches a goal, with the sum that nothing can undercut."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.allocation.best_split import best_split
from planner.allocation.constraints import NONE, Constraints
from planner.allocation.options import AllocationInvalid, Option
from planner.allocation.pieces import Bend
from planner.allocation.problem import Problem, pose, value_of
from planner.allocation.report import Solved, report_budget
from planner.allocation.search import search
from planner.allocation.split import Method, Obstacle, Shortfall, Split
from planner.allocation.task import Task, set_task
from planner.allocation.union import Union
from planner.allocation.water_filling import pour_for

# Budgets are tried from one rouble up; a sum above this is no budget.
_LARGEST_BUDGET = 1e15
_GROWTH = 4.0
_HALVINGS = 60
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class _Enough:
    money: float


def least_budget(
    options: Sequence[Option],
    goal: float,
    *,
    constraints: Constraints = NONE,
    union: Union | None = None,
) -> Split | Shortfall:
    """Reach `goal` (people with a union, else the sum of responses) for the least money.

    Shares are then shares of the money spent. A goal no money reaches is a `Shortfall` with the best value.
    """
    if not (math.isfinite(goal) and goal >= 0):
        raise AllocationInvalid(
            "The goal must be a number, zero or more.", ru="Цель — неотрицательное число."
        )
    if union is not None and union.joint is not None:
        return _least_joint_budget(options, goal, constraints, union)
    task = set_task(options, constraints, union)
    if union is not None and goal >= union.universe:
        return _unreachable(task, goal, _LARGEST_BUDGET)
    inner = task.to_objective(goal)
    enough = _find_enough(task, inner)
    if not isinstance(enough, _Enough):
        return enough
    problem = pose(task.options, constraints, enough.money, goal=inner)
    solved = _solve_goal(problem, inner)
    if solved is None:
        return _unreachable(task, goal, enough.money)
    return report_budget(task, problem, solved)


def _solve_goal(problem: Problem, goal: float) -> Solved | None:
    if not all(problem.pieces):
        return None
    if problem.is_free and not problem.is_counting and _is_concave(problem):
        filling = pour_for([own[0] for own in problem.pieces], goal)
        if filling is None:
            return None
        return Solved(
            spends=filling.spends, bound=filling.bound, price=filling.price, method=Method.WATER_FILLING
        )
    found = search(problem)
    if found is None:
        return None
    return Solved(spends=found.spends, bound=found.bound, price=found.price, method=found.method)


def _is_concave(problem: Problem) -> bool:
    return all(
        len(own) == 1 and own[0].bend is not Bend.CONVEX and own[0].step is None for own in problem.pieces
    )


def _find_enough(task: Task, goal: float) -> _Enough | Shortfall:
    """Find a budget that reaches the goal, no larger than a few times the least."""
    money = max(math.fsum(option.minimum for option in task.options if option.required), 1.0)
    while money < _LARGEST_BUDGET:
        if _could_reach(task, goal, money):
            split = _solve_at(task, money)
            if isinstance(split, Split) and task.to_objective(split.value) >= goal * (1 + _SAME):
                return _Enough(money)
        money *= _GROWTH
    return _unreachable(task, task.from_objective(goal), _LARGEST_BUDGET)


def _could_reach(task: Task, goal: float, money: float) -> bool:
    """Tell whether every option alone with all the money would do: cheap, and necessary."""
    most = (option.response.value(min(option.maximum, money)) for option in task.options)
    return math.fsum(most) >= goal


def _solve_at(task: Task, money: float) -> Split | Shortfall:
    return best_split(task.given, money, constraints=task.constraints, union=task.union)


def _unreachable(task: Task, goal: float, money: float) -> Shortfall:
    best = _solve_at(task, money)
    return Shortfall(
        obstacle=Obstacle.GOAL,
        budget=0.0,
        needed_rub=None,
        goal=goal,
        best_value=best.value if isinstance(best, Split) else None,
    )


def _least_joint_budget(
    options: Sequence[Option], goal: float, constraints: Constraints, union: Union
) -> Split | Shortfall:
    """Halve between a budget that is too small and one that is enough: joint reach has no dual."""
    task = set_task(options, constraints, union)
    floor = least_budget(options, goal, constraints=constraints, union=Union(universe=union.universe))
    if isinstance(floor, Shortfall):
        return floor
    low, high = floor.budget, max(floor.budget, 1.0)
    found = _solve_at(task, high)
    while not (isinstance(found, Split) and found.value >= goal):
        low, high = high, high * 2
        if high > _LARGEST_BUDGET:
            return _unreachable(task, goal, high)
        found = _solve_at(task, high)
    while high - low > high * 1e-6:
        middle = (low + high) / 2
        split = _solve_at(task, middle)
        if isinstance(split, Split) and split.value >= goal:
            high, found = middle, split
        else:
            low = middle
    return found


def goal_value(problem: Problem, spends: Sequence[float]) -> float:
    """Return what the spends bring in the solver's units."""
    return value_of(problem, spends)
