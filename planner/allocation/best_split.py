"""The best split of a budget, with its proof; which method answers depends on the curves and the wishes."""

from collections.abc import Mapping, Sequence

from planner.allocation.constraints import NONE, Constraints, apply_single_shares
from planner.allocation.exchange import exchange_alike
from planner.allocation.joint_ascent import ascend
from planner.allocation.obstacles import find_minimum_shortfall, find_wish_shortfall
from planner.allocation.options import Option, check_money
from planner.allocation.package_choice import choose_packages
from planner.allocation.pieces import Bend
from planner.allocation.problem import Problem, pose, value_of
from planner.allocation.report import Solved, report_split
from planner.allocation.search import search
from planner.allocation.split import Method, Shortfall, Split
from planner.allocation.task import Task, set_task
from planner.allocation.union import Union
from planner.allocation.water_filling import pour


def best_split(
    options: Sequence[Option],
    budget: float,
    *,
    constraints: Constraints = NONE,
    wish: Mapping[str, float] | None = None,
    union: Union | None = None,
) -> Split | Shortfall:
    """Split at most `budget` roubles so that no split under these wishes brings more than `bound`.

    The objective is the sum of the responses, or with a `union` the people reached at least once.
    Among equal optima the one nearest to the manager's `wish` (RUB by option) is returned.
    """
    check_money(budget)
    task = set_task(options, constraints, union)
    limited, left = apply_single_shares(task.options, task.constraints, budget)
    shortfall = find_minimum_shortfall(limited, budget)
    if shortfall is not None:
        return shortfall
    problem = pose(limited, left, budget)
    solved = solve_problem(problem, task.wish_of(wish))
    if solved is None:
        return find_wish_shortfall(task, budget)
    solved = exchange_alike(task, solved, task.wish_of(wish))
    if union is not None and union.joint is not None:
        solved = ascend(task, problem, solved, _joint_ceiling(task, solved, budget))
    return report_split(task, problem, solved, budget)


def solve_problem(problem: Problem, wish: Sequence[float] | None = None) -> Solved | None:
    """Choose the method and solve; None when the wishes exclude one another."""
    if not all(problem.pieces):
        return None
    if problem.is_free and not problem.is_counting:
        if _is_concave(problem):
            filling = pour([own[0] for own in problem.pieces], problem.money, wish)
            return Solved(
                spends=filling.spends, bound=filling.bound, price=filling.price, method=Method.WATER_FILLING
            )
        if _is_packages(problem):
            spends = choose_packages(problem.pieces, problem.money, wish)
            if spends is not None:
                value = value_of(problem, spends)
                return Solved(spends=spends, bound=value, price=0.0, method=Method.PACKAGES)
    found = search(problem, wish)
    if found is None:
        return None
    return Solved(spends=found.spends, bound=found.bound, price=found.price, method=found.method)


def _joint_ceiling(task: Task, solved: Solved, budget: float) -> float:
    """Return what dependent channels cannot exceed: the independent optimum, or the optimum of the sum."""
    independent = task.from_objective(solved.bound)
    if task.union is None or task.union.is_lifted_by_independence:
        return independent
    summed = best_split(task.given, budget, constraints=task.constraints)
    return min(task.union.universe, summed.bound) if isinstance(summed, Split) else task.union.universe


def _is_concave(problem: Problem) -> bool:
    return all(
        len(own) == 1 and own[0].bend is not Bend.CONVEX and own[0].step is None for own in problem.pieces
    )


def _is_packages(problem: Problem) -> bool:
    return all(piece.bend is Bend.POINT for own in problem.pieces for piece in own)
