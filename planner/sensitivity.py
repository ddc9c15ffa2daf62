"""What changes with the plan's conditions: the budget a fifth lower and higher, and each channel forbidden.

Each variation is planned anew; the values are the plan's own goal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from planner.brief import Brief, Channel
from planner.goal_count import count_goal
from planner.ground import Ground, prepare
from planner.media_plan import MediaPlan
from planner.money import multiply, round_rub
from planner.rate_card import RateCard
from planner.valuation import value_for_frequency
from planner.wishes import NO_WISHES, Wishes

BUDGET_STEP = Decimal("0.2")
_SHARE = Decimal("0.001")


class Condition(StrEnum):
    """What is changed."""

    LESS_MONEY = "less_money"
    MORE_MONEY = "more_money"
    WITHOUT_CHANNEL = "without_channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """The plan under another condition; `change` is the share that the goal gains or loses."""

    condition: Condition
    channel: Channel | None
    budget_rub: Decimal
    spent_rub: Decimal
    value: int
    change: Decimal | None


def find_sensitivity(plan: MediaPlan, card: RateCard, *, wishes: Wishes = NO_WISHES) -> tuple[Variation, ...]:
    """Return the plan under other conditions; nothing where there is no plan."""
    budget = plan.money.budget_rub
    if budget is None or not plan.lines:
        return ()
    ground = prepare(plan.brief, card, as_of=plan.as_of, wishes=wishes)
    return tuple(_vary(plan, card, ground, budget))


def _vary(plan: MediaPlan, card: RateCard, ground: Ground, budget: Decimal) -> Iterator[Variation]:
    for condition, factor in (
        (Condition.LESS_MONEY, 1 - BUDGET_STEP),
        (Condition.MORE_MONEY, 1 + BUDGET_STEP),
    ):
        yield _plan_anew(plan, ground, round_rub(multiply(budget, factor)), condition=condition)
    for channel in dict.fromkeys(line.channel for line in plan.lines):
        brief = forbid(plan.brief, channel)
        other = prepare(brief, card, as_of=plan.as_of, wishes=ground.wishes)
        # A channel fewer must not change what is counted.
        other = replace(other, aim=ground.aim, aimed=ground.aimed)
        yield _plan_anew(plan, other, budget, condition=Condition.WITHOUT_CHANNEL, channel=channel)


def forbid(brief: Brief, channel: Channel) -> Brief:
    """Return a brief that excludes a channel; the last one wanted leaves the choice open."""
    return replace(
        brief,
        channels_excluded=tuple(dict.fromkeys((*brief.channels_excluded, channel))),
        channels_wanted=tuple(one for one in brief.channels_wanted if one is not channel),
    )


def _plan_anew(
    plan: MediaPlan,
    ground: Ground,
    budget: Decimal,
    *,
    condition: Condition,
    channel: Channel | None = None,
) -> Variation:
    """Plan again and count what the plan itself counts, whatever frequency the new one settles on."""
    _, valued = value_for_frequency(ground, budget)
    visit = ground.aim.shares.visit
    base = count_goal(plan.goal, plan, frequency=plan.effective_frequency, visit=visit)
    value = count_goal(plan.goal, valued, frequency=plan.effective_frequency, visit=visit) or 0
    return Variation(
        condition=condition,
        channel=channel,
        budget_rub=budget,
        spent_rub=valued.totals.amount.net,
        value=value,
        change=(Decimal(value - base) / base).quantize(_SHARE) if base else None,
    )
