"""Totals of a plan: sums of printed lines; a ratio only over the lines that have its base."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.line_cost import Delivery, LineCost, price_per
from planner.money import ZERO, Amount, divide, sum_amounts

Count = Callable[[Delivery], Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the whole plan costs and brings; ratios say nothing of lines without their base."""

    media: Decimal
    fee: Decimal
    amount: Amount
    impressions: Decimal | None
    clicks: Decimal | None
    leads: Decimal | None
    views: Decimal | None
    cpm: Decimal | None
    ctr: Decimal | None
    cpc: Decimal | None
    cpl: Decimal | None
    cpl_whole_plan: Decimal | None


Line = tuple[LineCost, Delivery]


def total_lines(lines: Sequence[Line]) -> Totals:
    """Add up the lines as they are printed."""
    costs = [cost for cost, _ in lines]
    amount = sum_amounts(cost.amount for cost in costs)
    leads = _sum(lines, lambda one: one.leads)
    return Totals(
        media=sum((cost.media for cost in costs), ZERO),
        fee=sum((cost.fee for cost in costs), ZERO),
        amount=amount,
        impressions=_sum(lines, lambda one: one.impressions),
        clicks=_sum(lines, lambda one: one.clicks),
        leads=leads,
        views=_sum(lines, lambda one: one.views),
        cpm=_cost_per(lines, lambda one: one.impressions, per=1000),
        ctr=_click_rate(lines),
        cpc=_cost_per(lines, lambda one: one.clicks),
        cpl=_cost_per(lines, lambda one: one.leads),
        cpl_whole_plan=price_per(amount.net, leads),
    )


def _sum(lines: Iterable[Line], count: Count) -> Decimal | None:
    """Return a sum of what is known; None when no line knows it."""
    known = [found for _, delivery in lines if (found := count(delivery)) is not None]
    return sum(known, Decimal(0)) if known else None


def _with_base(lines: Iterable[Line], count: Count) -> list[Line]:
    return [line for line in lines if count(line[1]) is not None]


def _cost_per(lines: Sequence[Line], count: Count, *, per: int = 1) -> Decimal | None:
    based = _with_base(lines, count)
    net = sum((cost.amount.net for cost, _ in based), ZERO)
    return price_per(net, _sum(based, count), per=per)


def _click_rate(lines: Sequence[Line]) -> Decimal | None:
    """Return clicks by impressions over the lines that have both: clicks of others have no base there."""
    based = _with_base(_with_base(lines, lambda one: one.impressions), lambda one: one.clicks)
    impressions = _sum(based, lambda one: one.impressions)
    clicks = _sum(based, lambda one: one.clicks)
    return divide(clicks, impressions) if impressions and clicks is not None else None
