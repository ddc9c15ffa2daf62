"""When the money runs: each line's cost by week, adding up to the line to the kopeck."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.media_plan import MediaPlan, PlanLine
from planner.money import ZERO, split_evenly


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Days of the flight from a Monday, or the flight's start, to a Sunday, or its end."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The flight's weeks and what each line costs in them, without VAT; days without the line are zero."""

    weeks: tuple[Week, ...]
    net_by_row: Mapping[str, tuple[Decimal, ...]]


def lay_calendar(plan: MediaPlan) -> Calendar:
    """Return the flight by weeks; empty without dates or lines."""
    days = [day for line in plan.lines for day in (line.start, line.end)]
    if not days:
        return Calendar(weeks=(), net_by_row={})
    weeks = cut_weeks(min(days), max(days))
    return Calendar(
        weeks=weeks,
        net_by_row={line.row_id: _spread(line, weeks) for line in plan.lines if line.cost is not None},
    )


def cut_weeks(start: date, end: date) -> tuple[Week, ...]:
    """Cut a period at Mondays."""
    weeks = []
    first = start
    while first <= end:
        last = min(end, first + timedelta(days=6 - first.weekday()))
        weeks.append(Week(start=first, end=last))
        first = last + timedelta(days=1)
    return tuple(weeks)


def _spread(line: PlanLine, weeks: tuple[Week, ...]) -> tuple[Decimal, ...]:
    """Spread a line's cost over its days evenly; the parts add up to it exactly."""
    days = [_shared_days(line, week) for week in weeks]
    busy = [count for count in days if count]
    parts = iter(split_evenly(line.cost.amount.net, busy)) if line.cost is not None and busy else iter(())
    return tuple(next(parts, ZERO) if count else ZERO for count in days)


def _shared_days(line: PlanLine, week: Week) -> int:
    first, last = max(line.start, week.start), min(line.end, week.end)
    return max(0, (last - first).days + 1)
