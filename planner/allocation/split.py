"""The answer: who gets how much, what it brings, and how far from the best it can be at most."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# What "the next 100,000 RUB here" is worth is shown beside every line.
NEXT_MONEY_RUB = 100_000.0


class Method(StrEnum):
    """How the split was found and proved."""

    WATER_FILLING = "water_filling"
    BRANCHING = "branch_and_bound"
    PIECEWISE = "piecewise_milp"
    PACKAGES = "package_choice"
    JOINT_ASCENT = "joint_ascent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLine:
    """One option: its money, what it brings alone, and what the next 100,000 RUB would add to the plan."""

    id: str
    money: float
    response: float
    next_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A split with its proof: no split of this budget under these wishes exceeds `bound`.

    For `least_budget` the roles turn: `bound` is the money that no split reaching the goal undercuts.
    """

    lines: tuple[SplitLine, ...]
    budget: float
    value: float
    bound: float
    gap: float
    multiplier: float
    binding: tuple[str, ...]
    method: Method

    @property
    def spends(self) -> Mapping[str, float]:
        """Return money by option, in the order the options came."""
        return {line.id: line.money for line in self.lines}

    @property
    def spent(self) -> float:
        """Return the money in the lines."""
        return sum(line.money for line in self.lines)


class Obstacle(StrEnum):
    """What makes a wish impossible."""

    MINIMUMS = "minimums"
    GOAL = "goal"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """No split exists: how much is missing, in money (`deficit_rub`) or in the goal (`deficit_value`).

    `needed_rub` is None when no money helps; `largest_subsets` are the largest sets of wanted options
    whose minimums the budget covers; `best_value` is the most that the budget brings.
    """

    obstacle: Obstacle
    budget: float
    needed_rub: float | None
    best_value: float | None = None
    goal: float | None = None
    largest_subsets: tuple[tuple[str, ...], ...] = ()

    @property
    def deficit_rub(self) -> float | None:
        """Return the money that is missing."""
        return None if self.needed_rub is None else max(self.needed_rub - self.budget, 0.0)

    @property
    def deficit_value(self) -> float | None:
        """Return how far the best split stays below the goal."""
        if self.goal is None or self.best_value is None:
            return None
        return max(self.goal - self.best_value, 0.0)
