"""When the money runs: each line's cost and contacts by week and by month, exact to the kopeck.

Contacts run evenly by day. Money follows the price of the day: a day costs its month's coefficient of the
card's season (1 without one) divided by the sum over the line's days, as the line's own price is their mean.
Weeks are first cut where a month ends; the line's kopecks are shared among these parts by largest
remainder, and weeks and months are sums of parts, so that both add up to the line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from planner.apportionment import apportion
from planner.flighting import Flighting, LineFlight, Portions, Stretch, join_parts
from planner.media_plan import MediaPlan, PlanLine
from planner.money import KOPECK, ZERO
from planner.rate_card import RateCard

Coefficients = Sequence[Decimal]
_EVEN: Coefficients = (Decimal(1),) * 12


def lay_calendar(plan: MediaPlan) -> Flighting:
    """Return a plan in time as it was kept; plans from before are laid out evenly by day."""
    held = plan.flighting
    return held if held is not None and _fits(held, plan) else lay_flighting(plan.lines, {})


def _fits(held: Flighting, plan: MediaPlan) -> bool:
    """Tell whether a calendar is that of the plan's lines; of changed ones it would tell other sums."""
    kept = [(line.row_id, line.start, line.end, sum(line.by_month.net_rub, ZERO)) for line in held.lines]
    return kept == [
        (line.row_id, line.start, line.end, line.cost.amount.net)
        for line in plan.lines
        if line.cost is not None
    ]


def find_seasons(card: RateCard) -> dict[str, Coefficients]:
    """Return the coefficients from January to December of each row that has a season."""
    return {row.id: card.seasons[row.season].by_month for row in card.rows if row.season}


def lay_flighting(lines: Sequence[PlanLine], seasons: Mapping[str, Coefficients]) -> Flighting:
    """Return the priced lines in time; empty without any."""
    priced = [line for line in lines if line.cost is not None]
    if not priced:
        return Flighting()
    start, end = min(line.start for line in priced), max(line.end for line in priced)
    parts = tuple(cut_parts(start, end))
    return Flighting(
        parts=parts,
        weeks=cut_weeks(start, end),
        months=cut_months(start, end),
        lines=tuple(_lay_line(line, parts, seasons.get(line.row_id, _EVEN)) for line in priced),
    )


def cut_weeks(start: date, end: date) -> tuple[Stretch, ...]:
    """Cut a period at Mondays."""
    return tuple(_cut(start, end, lambda first: first + timedelta(days=6 - first.weekday())))


def cut_months(start: date, end: date) -> tuple[Stretch, ...]:
    """Cut a period at the first days of months."""
    return tuple(_cut(start, end, _end_month))


def cut_parts(start: date, end: date) -> Iterator[Stretch]:
    """Yield the weeks of a period, cut where a month ends."""
    for month in cut_months(start, end):
        yield from cut_weeks(month.start, month.end)


def _end_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _cut(start: date, end: date, find_end: Callable[[date], date]) -> Iterator[Stretch]:
    first = start
    while first <= end:
        last = min(end, find_end(first))
        yield Stretch(start=first, end=last)
        first = last + timedelta(days=1)


def _lay_line(line: PlanLine, parts: Sequence[Stretch], by_month: Coefficients) -> LineFlight:
    days = [Decimal(_count_shared(line, part)) for part in parts]
    prices = [count * by_month[part.start.month - 1] for count, part in zip(days, parts, strict=True)]
    net = line.cost.amount.net if line.cost else Decimal(0)
    contacts = None
    if line.impressions is not None:
        contacts = tuple(int(one) for one in apportion(Decimal(line.impressions), days))
    portions = Portions(net_rub=apportion(net, prices, unit=KOPECK), contacts=contacts)
    return LineFlight(
        row_id=line.row_id,
        start=line.start,
        end=line.end,
        by_part=portions,
        by_week=join_parts(portions, parts, lambda part: part.start - timedelta(days=part.start.weekday())),
        by_month=join_parts(portions, parts, lambda part: (part.start.year, part.start.month)),
    )


def _count_shared(line: PlanLine, part: Stretch) -> int:
    first, last = max(line.start, part.start), min(line.end, part.end)
    return max(0, (last - first).days + 1)
