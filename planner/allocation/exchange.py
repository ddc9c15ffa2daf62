"""Options that are alike may swap their money: the nearest to the manager's wish is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from planner.allocation.problem import find_alike
from planner.allocation.report import Solved
from planner.allocation.task import Task


def exchange_alike(task: Task, solved: Solved, wish: Sequence[float] | None) -> Solved:
    """Give the larger sum to the larger wish among alike options; without a wish, to the first by id.

    For sums sorted like wishes the squared distance is least (rearrangement inequality).
    """
    spends = list(solved.spends)
    for places in find_alike(task.options, task.constraints):
        if len({spends[at] for at in places}) == 1:
            continue
        ranked = sorted(places, key=lambda at: (0.0 if wish is None else -wish[at], at))
        sums = sorted((spends[at] for at in places), reverse=True)
        for at, money in zip(ranked, sums, strict=True):
            spends[at] = money
    return replace(solved, spends=tuple(spends))
