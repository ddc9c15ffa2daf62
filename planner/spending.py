"""The best split of a budget over candidates, in orders that can be placed, with the solver's proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Units by row, what they bring in the solver's sum, and the proof; `missing` channels did not fit."""

    orders: dict[str, int]
    spent: Decimal
    total: float
    proof: Proof | None
    ceilings: dict[str, Decimal]
    missing: tuple[Channel, ...] = ()


def spend(
    card: RateCard,
    candidates: Sequence[Candidate],
    budget: Decimal,
    *,
    aim: Aim,
    wanted: frozenset[Channel] = frozenset(),
) -> Spending:
    """Split a budget; wanted channels run if their smallest orders fit together."""
    best = _spend_once(card, candidates, budget, aim=aim, wanted=wanted, is_mixed=True)
    if best.orders and best.spent < budget * _SPENT_ENOUGH:
        free = _spend_once(card, candidates, budget, aim=aim, wanted=wanted, is_mixed=False)
        best = free if free.total > best.total else best
    orders = spend_on_wishes(candidates, dict(best.orders), budget, aim=aim)
    return replace(best, orders=orders, spent=sum_orders(candidates, orders))


def sum_orders(candidates: Sequence[Candidate], orders: Mapping[str, int]) -> Decimal:
    """Return what orders cost without VAT."""
    bought = (one for one in candidates if orders.get(one.row.id))
    return sum((net_cost(one, orders[one.row.id]) for one in bought), Decimal(0))


def _spend_once(
    card: RateCard,
    candidates: Sequence[Candidate],
    budget: Decimal,
    *,
    aim: Aim,
    wanted: frozenset[Channel],
    is_mixed: bool,
) -> Spending:
    affordable = [one for one in candidates if net_cost(one, one.least_units) <= budget]
    ceilings = _find_ceilings(card, affordable, budget, is_mixed=is_mixed)
    chosen = _choose_required(affordable, wanted, aim)
    options = _make_options(affordable, ceilings, budget, aim=aim, required=chosen)
    split, missing = _solve(options, budget, {one.row.id: one.row.channel for one in affordable})
    if split is None:
        return Spending(
            orders={}, spent=Decimal(0), total=0.0, proof=None, ceilings=ceilings, missing=missing
        )
    usable = [one for one in affordable if any(option.id == one.row.id for option in options)]
    orders = settle_orders(usable, split.spends, budget=budget, aim=aim, ceilings=ceilings)
    total = sum(_add(one, orders.get(one.row.id, 0), aim) for one in usable)
    return Spending(
        orders=orders,
        spent=sum_orders(usable, orders),
        total=total,
        proof=_prove(split, total, aim),
        ceilings=ceilings,
        missing=missing,
    )


def _find_ceilings(
    card: RateCard, candidates: Sequence[Candidate], budget: Decimal, *, is_mixed: bool
) -> dict[str, Decimal]:
    """Return the most that each line may take: its own share, and its part of the channel's."""
    rows = [one.row for one in candidates]
    if not is_mixed or len({row.channel for row in rows}) < _MIX_FROM_CHANNELS:
        return {row.id: budget for row in rows}
    line, channel = card.mix.line_share.value, card.mix.channel_share.value
    siblings = {row.id: sum(other.channel is row.channel for other in rows) for row in rows}
    shares = {row.id: min(line, channel / siblings[row.id]) for row in rows}
    return {
        one.row.id: max(budget * shares[one.row.id], net_cost(one, one.least_units)) for one in candidates
    }


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


def _prove(split: Split, total: float, aim: Aim) -> Proof:
    bound, value = aim.from_sum(max(split.bound, total)), aim.from_sum(total)
    return Proof(
        method=split.method.value,
        value=int(value),
        bound=int(bound),
        gap=(bound - value) / value if value > 0 else 0.0,
    )


NOTHING = Spending(orders={}, spent=Decimal(0), total=0.0, proof=None, ceilings={})
