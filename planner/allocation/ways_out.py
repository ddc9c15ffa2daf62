"""When a brief cannot be met: what would make it possible, priced, each way proved by solving it again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.allocation.ask import Ask, Way, WayOut, needed_money, solve
from planner.allocation.constraints import Constraints, ShareLimit
from planner.allocation.obstacles import least_cost
from planner.allocation.options import Option
from planner.allocation.smaller_asks import ask_for_less
from planner.allocation.split import Split

# A computed least budget may miss its goal by rounding; a hair above it does not.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What may be offered: channels not yet in the plan, and options for a longer flight by its days."""

    spare: tuple[Option, ...] = ()
    days: int | None = None
    longest_days: int | None = None
    stretch: Callable[[int], Sequence[Option]] | None = None


def ways_out(ask: Ask, chances: Chances = Chances()) -> tuple[WayOut, ...]:
    """Return the feasible ways, cheapest first; empty when the ask can simply be met."""
    if solve(ask) is not None:
        return ()
    plain = needed_money(ask)
    found = [
        *_more_money(ask),
        *_more_days(ask, chances),
        *_cheaper(_other_channels(ask, chances), plain),
        *_cheaper(_fewer_channels(ask), plain),
        *_cheaper(_softer_wishes(ask), plain),
        *ask_for_less(ask, plain),
    ]
    order = tuple(Way)
    return tuple(sorted(found, key=lambda way: (way.extra_rub, order.index(way.way), way.names)))


def _prove(ask: Ask, changed: Ask, way: Way, names: tuple[str, ...] = ()) -> WayOut | None:
    """Price a changed ask, solve it at that price, and keep it only when the solution stands."""
    split, budget = solve(changed), ask.budget
    needed = None if split is not None else needed_money(changed)
    for hair in (0.0, _HAIR):
        if split is None and needed is not None:
            budget = max(needed * (1 + hair), ask.budget)
            split = solve(replace(changed, budget=budget))
    if split is None:
        return None
    extra = budget - ask.budget
    return WayOut(way=way, budget_rub=budget, extra_rub=extra, split=split, names=names, goal=changed.goal)


def _cheaper(ways: Iterable[WayOut], plain: float | None) -> Iterator[WayOut]:
    """Keep the ways that cost less than simply paying more."""
    return (way for way in ways if plain is None or way.budget_rub < plain)


def _more_money(ask: Ask) -> Iterator[WayOut]:
    way = _prove(ask, ask, Way.MORE_MONEY)
    if way is not None:
        yield way


def _more_days(ask: Ask, chances: Chances) -> Iterator[WayOut]:
    """Find the shortest flight that meets the ask within the budget: more days never hurt."""
    stretch, low, high = chances.stretch, chances.days, chances.longest_days
    if stretch is None or low is None or high is None or high <= low:
        return

    def try_days(days: int) -> Split | None:
        return solve(replace(ask, options=tuple(stretch(days))))

    if try_days(high) is None:
        yield from _some_more_days(ask, stretch, high)
        return
    first = low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if try_days(middle) is not None else (middle, high)
    split = try_days(high)
    if split is not None:
        yield WayOut(
            way=Way.MORE_DAYS, budget_rub=ask.budget, extra_rub=0.0, split=split, days=high, goal=ask.goal
        )
        if high - first > 1:
            yield from _some_more_days(ask, stretch, (first + high) // 2)


def _some_more_days(ask: Ask, stretch: Callable[[int], Sequence[Option]], days: int) -> Iterator[WayOut]:
    """Some more days for a smaller goal."""
    split = solve(replace(ask, options=tuple(stretch(days)), goal=None)) if ask.goal is not None else None
    if split is not None:
        way = Way.HALFWAY
        yield WayOut(way=way, budget_rub=ask.budget, extra_rub=0.0, split=split, days=days, goal=split.value)


def _other_channels(ask: Ask, chances: Chances) -> Iterator[WayOut]:
    known = {option.id for option in ask.options}
    joint = ask.union is not None and ask.union.joint is not None
    for spare in chances.spare:
        # A joint reach speaks of the options it was made for.
        if spare.id in known or joint:
            continue
        for changed, dropped in _with_spare(ask, spare):
            way = _prove(ask, changed, Way.ANOTHER_CHANNEL, (spare.id, *dropped))
            if way is not None:
                yield way


def _with_spare(ask: Ask, spare: Option) -> Iterator[tuple[Ask, tuple[str, ...]]]:
    yield replace(ask, options=(*ask.options, spare)), ()
    wanted = [option for option in ask.options if option.required]
    if wanted:
        dearest = max(wanted, key=lambda option: (least_cost(option), option.id))
        rest = tuple(option for option in ask.options if option.id != dearest.id)
        if not _is_named(ask.constraints, dearest.id):
            yield replace(ask, options=(*rest, replace(spare, required=True))), (dearest.id,)


def _fewer_channels(ask: Ask) -> Iterator[WayOut]:
    for at, option in enumerate(ask.options):
        if not option.required or len(ask.options) == 1:
            continue
        options = (*ask.options[:at], replace(option, required=False), *ask.options[at + 1 :])
        way = _prove(ask, replace(ask, options=options), Way.DROP_CHANNEL, (option.id,))
        if way is not None:
            yield way


def _softer_wishes(ask: Ask) -> Iterator[WayOut]:
    for name, constraints in _without_one(ask.constraints):
        way = _prove(ask, replace(ask, constraints=constraints), Way.RELAX_WISH, (name,))
        if way is not None:
            yield way


def _without_one(constraints: Constraints) -> Iterator[tuple[str, Constraints]]:
    if constraints.at_most is not None:
        yield "at_most", replace(constraints, at_most=None)
    for names in constraints.either_or:
        rest = tuple(other for other in constraints.either_or if other != names)
        yield f"either_or:{'|'.join(names)}", replace(constraints, either_or=rest)
    for limit in constraints.shares:
        left = tuple(other for other in constraints.shares if other != limit)
        yield f"share:{_name(limit)}", replace(constraints, shares=left)
    for kpi in constraints.kpis:
        others = tuple(other for other in constraints.kpis if other.name != kpi.name)
        yield f"kpi:{kpi.name}", replace(constraints, kpis=others)


def _is_named(constraints: Constraints, name: str) -> bool:
    return (
        any(name in names for names in constraints.either_or)
        or any(name in limit.ids for limit in constraints.shares)
        or any(name in kpi.responses for kpi in constraints.kpis)
    )


def _name(limit: ShareLimit) -> str:
    return limit.group or "|".join(limit.ids)
