"""A mixed-integer linear programme and its exact solution by HiGHS (Huangfu and Hall 2018; MIT licence)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np
from highspy._core import _Highs

# Sums are scaled to about 1 and values to about 1,000, so these are parts in a billion and better.
_SETTINGS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-8,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
    # A count, not a clock: the same problem gives the same answer on a slow machine.
    "mip_max_nodes": 20_000,
}

Term = tuple[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The columns' values and what the minimum cannot be below."""

    columns: tuple[float, ...]
    bound: float


@dataclass(slots=True)
class Programme:
    """Columns with bounds and rows with bounds; the objective is minimised."""

    costs: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)

    def add_column(self, low: float, high: float, *, whole: bool = False) -> int:
        """Add a column and return its place."""
        self.costs.append(0.0)
        self.lower.append(low)
        self.upper.append(high)
        self.whole.append(int(whole))
        return len(self.lower) - 1

    def add_row(self, terms: Iterable[Term], low: float, high: float) -> None:
        """Add low <= sum of factor x column <= high; a column may be named more than once."""
        factors: dict[int, float] = {}
        for column, factor in terms:
            factors[column] = factors.get(column, 0.0) + factor
        self.starts.append(len(self.places))
        self.places.extend(factors)
        self.factors.extend(factors.values())
        self.row_low.append(low)
        self.row_high.append(high)

    def minimise(self, terms: Iterable[Term]) -> None:
        """Set the objective."""
        for column, factor in terms:
            self.costs[column] += factor


def solve(programme: Programme) -> Solution | None:
    """Solve to optimality; None when the rows exclude one another."""
    # The public class prints a banner before it can be silenced, and its output would spoil --json.
    solver = _Highs()
    for name, value in _SETTINGS.items():
        solver.setOptionValue(name, value)
    solver.passModel(_build(programme))
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    columns = tuple(float(value) for value in solver.getSolution().col_value)
    bound = info.mip_dual_bound if any(programme.whole) else info.objective_function_value
    return Solution(columns=columns, bound=float(bound) if math.isfinite(bound) else -math.inf)


def _build(programme: Programme) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.costs), len(programme.row_low)
    model.col_cost_ = np.array(programme.costs)
    model.col_lower_, model.col_upper_ = np.array(programme.lower), np.array(programme.upper)
    model.row_lower_, model.row_upper_ = np.array(programme.row_low), np.array(programme.row_high)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
    matrix.start_ = np.array([*programme.starts, len(programme.places)])
    matrix.index_, matrix.value_ = np.array(programme.places), np.array(programme.factors)
    if any(programme.whole):
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[kind] for kind in programme.whole]
    return model
