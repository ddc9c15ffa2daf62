"""What a budget is worth on settled ground: the split, and each KPI of the plan that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.brief import Kpi, KpiName
from planner.buyable import net_cost
from planner.candidate import Candidate
from planner.goals import KPI_OF_GOAL, find_kpi, find_ladder
from planner.ground import Ground, aim_at
from planner.kpi_check import forecast_kpis
from planner.line_cost import Delivery, LineCost
from planner.line_forecast import add_ranges
from planner.media_plan import PlanLine, PlanReach, Range
from planner.plan_lines import build_line
from planner.plan_reach import describe_reach, join_lines
from planner.spending import Spending, spend
from planner.totals import Totals, total_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """The lines of a split with everything that is added up over them."""

    spending: Spending
    bought: tuple[Candidate, ...]
    lines: tuple[PlanLine, ...]
    totals: Totals
    reach: PlanReach | None
    clicks: Range | None
    leads: Range | None
    sales: Range | None
    kpis: Mapping[KpiName, Decimal | None]


def value_budget(ground: Ground, budget: Decimal) -> Valued:
    """Split a budget and forecast what it brings."""
    spending = spend(
        ground.card,
        ground.selection.candidates,
        budget,
        aim=ground.aim,
        wanted=ground.wanted,
        held=ground.held,
    )
    return value_orders(ground, spending)


def value_for_frequency(ground: Ground, budget: Decimal) -> tuple[Ground, Valued]:
    """Return the widest plan whose average frequency is wanted; the most frequent one when none has it."""
    least = ground.aimed.least_frequency
    if least is None:
        return ground, value_budget(ground, budget)
    best: tuple[Decimal, Ground, Valued] | None = None
    for contacts in find_ladder(least):
        aimed = aim_at(ground, contacts)
        valued = value_budget(aimed, budget)
        frequency = valued.reach.frequency if valued.reach else Decimal(0)
        if best is None or frequency > best[0]:
            best = (frequency, aimed, valued)
        if frequency >= least:
            break
    return (best[1], best[2]) if best else (ground, value_budget(ground, budget))


def value_orders(ground: Ground, spending: Spending) -> Valued:
    """Forecast what orders bring; the dearest line is printed first."""
    bought = sorted(
        (one for one in ground.selection.candidates if spending.orders.get(one.row.id)),
        key=lambda one: (-net_cost(one, spending.orders[one.row.id]), one.row.id),
    )
    lines = tuple(build_line(ground.card, one, spending.orders[one.row.id]) for one in bought)
    people = ground.addressed.target.people
    union = join_lines(ground.card, bought, spending.orders, people=people)
    reach = describe_reach(union, people) if union else None
    totals = total_lines([printed for line in lines if (printed := read_line(line))])
    leads = add_ranges(tuple(line.leads for line in lines))
    sales = add_ranges(tuple(line.sales for line in lines))
    visit = ground.card.rates.visit.value
    return Valued(
        spending=spending,
        bought=tuple(bought),
        lines=lines,
        totals=totals,
        reach=reach,
        clicks=add_ranges(tuple(line.clicks for line in lines)),
        leads=leads,
        sales=sales,
        kpis=forecast_kpis(totals, reach=reach, leads=leads, sales=sales, visit=visit),
    )


def read_line(line: PlanLine) -> tuple[LineCost, Delivery] | None:
    """Return a printed line as totals add it up; None while its price is on request."""
    if line.cost is None:
        return None
    return line.cost, Delivery(
        impressions=None if line.impressions is None else Decimal(line.impressions),
        reach=Decimal(line.reach),
        views=_middle(line.views),
        clicks=_middle(line.clicks),
        leads=_middle(line.leads),
    )


def _middle(forecast: Range | None) -> Decimal | None:
    return None if forecast is None else Decimal(forecast.middle)


def find_main_kpi(ground: Ground) -> Kpi | None:
    """Return the KPI of the brief that counts what the plan makes the most of."""
    return find_kpi(ground.brief, KPI_OF_GOAL[ground.aim.goal])


def reaches(valued: Valued, kpi: Kpi) -> bool:
    """Tell whether a plan reaches a count."""
    forecast = valued.kpis.get(kpi.name)
    return forecast is not None and forecast >= kpi.value
