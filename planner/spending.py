"""The best split of a budget over candidates, in orders that can be placed, with the solver's proof."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from planner.allocation.best_split import best_split
from planner.allocation.options import Option
from planner.allocation.split import Shortfall, Split
from planner.brief import Channel
from planner.buyable import net_cost, settle_orders, spend_on_wishes
from planner.candidate import Candidate
from planner.line_forecast import measure
from planner.media_plan import Proof
from planner.rate_card import RateCard
from planner.response_table import Aim, cost_of, make_option

# From so many channels on no single line may take more than the card's share of the budget.
_MIX_FROM_CHANNELS = 3
# Less than this spent under the mix rule: the rule is given up rather than the money.
_SPENT_ENOUGH = Decimal("0.97")
# Nothing was left to choose: every order is held.
_HELD = "held"
# So many splits with fewer locks are tried before all of them are held at once.
_MOST_RELAXED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Units by row, what they bring in the solver's sum, and the proof; `missing` channels did not fit."""

    orders: dict[str, int]
    spent: Decimal
    total: float
    proof: Proof | None
    ceilings: dict[str, Decimal]
    missing: tuple[Channel, ...] = ()
    is_mixed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Purse:
    """A budget over candidates, of which some orders are settled already."""

    card: RateCard
    candidates: Sequence[Candidate]
    budget: Decimal
    aim: Aim
    wanted: frozenset[Channel]
    held: Mapping[str, int] = field(default_factory=dict)

    @property
    def free(self) -> list[Candidate]:
        """Return what money may still be split over."""
        return [one for one in self.candidates if one.row.id not in self.held]

    @property
    def left(self) -> Decimal:
        """Return the money that settled orders leave."""
        return self.budget - sum_orders(self.candidates, self.held)

    @property
    def unmet(self) -> frozenset[Channel]:
        """Return the wanted channels that no settled order keeps."""
        return self.wanted - {one.row.channel for one in self.candidates if one.row.id in self.held}

    @property
    def held_total(self) -> float:
        """Return what settled orders add to the solver's sum."""
        return sum(_add(one, self.held.get(one.row.id, 0), self.aim) for one in self.candidates)


def spend(
    card: RateCard,
    candidates: Sequence[Candidate],
    budget: Decimal,
    *,
    aim: Aim,
    wanted: frozenset[Channel] = frozenset(),
    held: Mapping[str, int] | None = None,
) -> Spending:
    """Split a budget round the orders that are held; wanted channels run if their smallest orders fit.

    The solver's sum is separable, so that what is held is a constant in it: the best split of the rest over
    the other rows is the best whole plan with these orders in it. Whether the mix rule holds is settled as if
    nothing were held, so that keeping a line as it is changes nothing.
    """
    asked = dict(held or {})
    purse = _Purse(card=card, candidates=candidates, budget=budget, aim=aim, wanted=wanted)
    if sum_orders(candidates, asked) > budget:
        return NOTHING
    bare = best = _finish(purse, _spend_best(purse))
    for _ in range(_MOST_RELAXED):
        if all(best.orders.get(row_id) == units for row_id, units in asked.items()):
            # What fewer locks allow at best keeps them all: nothing with all of them is better.
            return best
        purse = replace(purse, held=_hold_further(asked, best.orders))
        best = _finish(purse, _spend_once(purse, is_mixed=bare.is_mixed))
    purse = replace(purse, held=asked)
    return _finish(purse, _spend_once(purse, is_mixed=bare.is_mixed))


def _hold_further(asked: Mapping[str, int], orders: Mapping[str, int]) -> dict[str, int]:
    """Return the first locks up to the one that a split does not keep by itself."""
    held: dict[str, int] = {}
    for row_id, units in asked.items():
        held[row_id] = units
        if orders.get(row_id) != units:
            break
    return held


def _finish(purse: _Purse, best: Spending) -> Spending:
    """Give the money that the goal has no use for to the wishes that it cannot measure."""
    rest = {row_id: units for row_id, units in best.orders.items() if row_id not in purse.held}
    orders = {**spend_on_wishes(purse.free, rest, purse.left, aim=purse.aim), **purse.held}
    return replace(best, orders=orders, spent=sum_orders(purse.candidates, orders))


def sum_orders(candidates: Sequence[Candidate], orders: Mapping[str, int]) -> Decimal:
    """Return what orders cost without VAT."""
    bought = (one for one in candidates if orders.get(one.row.id))
    return sum((net_cost(one, orders[one.row.id]) for one in bought), Decimal(0))


def _spend_best(purse: _Purse) -> Spending:
    """Split under the mix rule, or without it where too much money would be left."""
    mixed = _spend_once(purse, is_mixed=True)
    if not mixed.orders or mixed.spent >= purse.budget * _SPENT_ENOUGH:
        return mixed
    free = _spend_once(purse, is_mixed=False)
    return free if free.total > mixed.total else mixed


def _spend_once(purse: _Purse, *, is_mixed: bool) -> Spending:
    aim, left = purse.aim, purse.left
    affordable = [one for one in purse.free if net_cost(one, one.least_units) <= left]
    ceilings = _find_ceilings(purse, affordable, is_mixed=is_mixed)
    chosen = _choose_required(affordable, purse.unmet, aim)
    options = _make_options(affordable, ceilings, left, aim=aim, required=chosen)
    split, missing = _solve(options, left, {one.row.id: one.row.channel for one in affordable})
    if split is None:
        return _spend_held(purse, ceilings, missing, is_mixed=is_mixed)
    usable = [one for one in affordable if any(option.id == one.row.id for option in options)]
    orders = settle_orders(usable, split.spends, budget=left, aim=aim, ceilings=ceilings)
    fixed = purse.held_total
    total = fixed + sum(_add(one, orders.get(one.row.id, 0), aim) for one in usable)
    orders.update(purse.held)
    return Spending(
        orders=orders,
        spent=sum_orders(purse.candidates, orders),
        total=total,
        proof=_prove(split.method.value, fixed + split.bound, total, aim),
        ceilings=ceilings,
        missing=missing,
        is_mixed=is_mixed,
    )


def _spend_held(
    purse: _Purse, ceilings: dict[str, Decimal], missing: tuple[Channel, ...], *, is_mixed: bool
) -> Spending:
    """Nothing else can be bought: what is held is the only plan, and so the best."""
    total = purse.held_total
    return Spending(
        orders=dict(purse.held),
        spent=sum_orders(purse.candidates, purse.held),
        total=total,
        proof=_prove(_HELD, total, total, purse.aim) if purse.held else None,
        ceilings=ceilings,
        missing=missing,
        is_mixed=is_mixed,
    )


def _find_ceilings(purse: _Purse, affordable: Sequence[Candidate], *, is_mixed: bool) -> dict[str, Decimal]:
    """Return the most that each line may take: its own share, and its part of the channel's.

    What a manager holds is bound by no share; the others of its channel get what it leaves of theirs.
    """
    held = [one for one in purse.candidates if one.row.id in purse.held]
    rows = [one.row for one in (*affordable, *held)]
    unbound = {row.id: purse.budget for row in rows}
    if not is_mixed or len({row.channel for row in rows}) < _MIX_FROM_CHANNELS:
        return unbound
    mix = purse.card.mix
    siblings = Counter(row.channel for row in rows)
    taken: dict[Channel, Decimal] = {}
    for one in held:
        cost = net_cost(one, purse.held[one.row.id])
        taken[one.row.channel] = taken.get(one.row.channel, Decimal(0)) + cost
    bound = {}
    for one in affordable:
        channel = one.row.channel
        whole = purse.budget * mix.channel_share.value
        part = min(whole / siblings[channel], whole - taken.get(channel, Decimal(0)))
        share = min(purse.budget * mix.line_share.value, part)
        bound[one.row.id] = max(share, net_cost(one, one.least_units))
    return {**unbound, **bound}


def _choose_required(candidates: Sequence[Candidate], wanted: frozenset[Channel], aim: Aim) -> frozenset[str]:
    """Return one row for each wanted channel: what brings most for the money of its smallest order."""
    chosen = []
    for channel in sorted(wanted):
        own = [one for one in candidates if one.row.channel is channel]
        if own:
            chosen.append(max(own, key=lambda one: (_worth(one, aim), one.row.id)).row.id)
    return frozenset(chosen)


def _worth(candidate: Candidate, aim: Aim) -> float:
    return _add(candidate, candidate.least_units, aim) / max(cost_of(candidate, candidate.least_units), 0.01)


def _add(candidate: Candidate, units: int, aim: Aim) -> float:
    return aim.to_sum(measure(candidate, units, goal=aim.goal, shares=aim.shares) or 0.0) if units else 0.0


def _make_options(
    candidates: Sequence[Candidate],
    ceilings: dict[str, Decimal],
    budget: Decimal,
    *,
    aim: Aim,
    required: frozenset[str],
) -> list[Option]:
    made = (
        make_option(
            one,
            aim,
            budget=float(budget),
            ceiling=float(ceilings[one.row.id]),
            required=one.row.id in required,
        )
        for one in candidates
    )
    return [option for option in made if option is not None]


def _solve(
    options: list[Option], budget: Decimal, channels: dict[str, Channel]
) -> tuple[Split | None, tuple[Channel, ...]]:
    """Solve; wanted channels whose smallest orders do not fit together are let go, the dearest first."""
    missing: list[Channel] = []
    for _ in range(len(options) + 1):
        if not options:
            break
        answer = best_split(options, float(budget))
        if isinstance(answer, Split):
            return answer, tuple(missing)
        dropped = _find_dropped(options, answer)
        if dropped is None:
            break
        missing.append(channels[dropped])
        options = [replace(one, required=False) if one.id == dropped else one for one in options]
    return None, tuple(missing)


def _find_dropped(options: Sequence[Option], shortfall: Shortfall) -> str | None:
    required = [option for option in options if option.required]
    if not required:
        return None
    kept = set(shortfall.largest_subsets[0]) if shortfall.largest_subsets else set()
    outside = [option for option in required if option.id not in kept] or required
    return max(outside, key=lambda option: (option.minimum, option.id)).id


def _prove(method: str, bound_sum: float, total: float, aim: Aim) -> Proof:
    bound, value = aim.from_sum(max(bound_sum, total)), aim.from_sum(total)
    return Proof(
        method=method,
        value=int(value),
        bound=int(bound),
        gap=(bound - value) / value if value > 0 else 0.0,
    )


NOTHING = Spending(orders={}, spent=Decimal(0), total=0.0, proof=None, ceilings={})
