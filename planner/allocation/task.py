"""One allocation task: options in canonical order, the objective's curves, and the way back to the caller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.allocation.constraints import Constraints, check_constraints
from planner.allocation.options import AllocationInvalid, Option, check_options
from planner.allocation.union import Union, gain_of, log_gain, people_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Options sorted by id, so that the order they came in can change nothing; `given` is that order."""

    given: tuple[Option, ...]
    options: tuple[Option, ...]
    constraints: Constraints
    union: Union | None = None

    def to_objective(self, value: float) -> float:
        """Turn a goal of the caller into the solver's."""
        return value if self.union is None else log_gain(value, self.union.universe)

    def from_objective(self, value: float) -> float:
        """Turn the solver's value into the caller's: people when reach is united."""
        return value if self.union is None else people_of(value, self.union.universe)

    def wish_of(self, wish: Mapping[str, float] | None) -> tuple[float, ...] | None:
        """Return the wished money by place; an option the wish does not name is wished nothing."""
        if wish is None:
            return None
        unknown = set(wish) - {option.id for option in self.options}
        if unknown:
            name = min(unknown)
            raise AllocationInvalid(f"{name}: no such option.", ru=f"{name}: нет такого варианта.")
        return tuple(wish.get(option.id, 0.0) for option in self.options)


def set_task(options: Sequence[Option], constraints: Constraints, union: Union | None) -> Task:
    """Check everything and put it into canonical order."""
    check_options(options)
    check_constraints(constraints, options)
    ordered = sorted(options, key=lambda option: option.id)
    if union is not None:
        ordered = [replace(option, response=gain_of(option.response, union.universe)) for option in ordered]
    return Task(given=tuple(options), options=tuple(ordered), constraints=constraints, union=union)
