"""What the manager wants besides the best result: counts, either/or, shares and other KPIs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.allocation.options import AllocationInvalid, Option, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLimit:
    """The options named by id or by group take between `floor` and `ceiling` of the budget (0-1)."""

    ids: tuple[str, ...] = ()
    group: str | None = None
    floor: float = 0.0
    ceiling: float = 1.0

    def members(self, options: Sequence[Option]) -> tuple[int, ...]:
        """Return the places of the options the limit speaks of."""
        return tuple(
            place
            for place, option in enumerate(options)
            if option.id in self.ids or (self.group is not None and option.group == self.group)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiFloor:
    """A second KPI that must reach `floor`; options without a response add nothing to it."""

    name: str
    responses: Mapping[str, Response]
    floor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Wishes that a split must keep; an `either_or` names options of which at most one may run."""

    at_most: int | None = None
    either_or: tuple[tuple[str, ...], ...] = ()
    shares: tuple[ShareLimit, ...] = ()
    kpis: tuple[KpiFloor, ...] = ()

    @property
    def is_counting(self) -> bool:
        """Tell whether it matters that an option runs at all."""
        return self.at_most is not None or bool(self.either_or)


NONE = Constraints()


def check_constraints(constraints: Constraints, options: Sequence[Option]) -> None:
    """Refuse wishes about options that are not there and shares that are no shares."""
    known = {option.id for option in options}
    named = {name for names in constraints.either_or for name in names}
    named |= {name for limit in constraints.shares for name in limit.ids}
    named |= {name for kpi in constraints.kpis for name in kpi.responses}
    for name in sorted(named - known):
        raise AllocationInvalid(f"{name}: no such option.", ru=f"{name}: нет такого варианта.")
    for limit in constraints.shares:
        if not 0 <= limit.floor <= limit.ceiling <= 1:
            raise AllocationInvalid(
                "A share limit needs 0 <= floor <= ceiling <= 1.",
                ru="Доля: нужно 0 <= нижняя граница <= верхняя граница <= 1.",
            )
    if constraints.at_most is not None and constraints.at_most < 0:
        raise AllocationInvalid("At most how many?", ru="Не более скольких каналов?")


def apply_single_shares(
    options: Sequence[Option], constraints: Constraints, budget: float
) -> tuple[tuple[Option, ...], Constraints]:
    """Turn shares of one option into its own limits: with the budget known they are sums of money."""
    limited = list(options)
    left = []
    for limit in constraints.shares:
        members = limit.members(options)
        if len(members) == 1:
            limited[members[0]] = _limit(limited[members[0]], limit, budget)
        elif members:
            left.append(limit)
    return tuple(limited), replace(constraints, shares=tuple(left))


def _limit(option: Option, limit: ShareLimit, budget: float) -> Option:
    least = max(option.minimum, limit.floor * budget)
    most = min(option.maximum, limit.ceiling * budget)
    required = option.required or limit.floor > 0
    if most < least and not required:
        # Too small a share for its minimum ticket: it cannot run.
        return replace(option, minimum=0.0, maximum=0.0, packages=())
    # A wanted option that cannot fit stays impossible here; the search then says so.
    return replace(option, minimum=least, maximum=max(most, 0.0), required=required)
