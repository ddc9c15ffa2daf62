"""What a plan makes the most of: the objective in the brief's own KPI where it has one."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from planner.brief import Brief, Kpi, KpiName, Objective
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import find_words
from planner.media_plan import Goal

# The average frequency of an awareness campaign when the brief names none (three contacts: Krugman 1972).
AWARENESS_FREQUENCY = 3
HIGHEST_FREQUENCY = 10

_BY_OBJECTIVE: Mapping[Objective, Goal] = {
    Objective.REACH: Goal.REACH,
    Objective.AWARENESS: Goal.REACH,
    Objective.CONSIDERATION: Goal.CLICKS,
    Objective.TRAFFIC: Goal.VISITS,
    Objective.LEADS: Goal.LEADS,
    Objective.SALES: Goal.SALES,
    Objective.RETENTION: Goal.CLICKS,
}
_BY_KPI: Mapping[KpiName, Goal] = {
    KpiName.REACH: Goal.REACH,
    KpiName.FREQUENCY: Goal.REACH,
    KpiName.IMPRESSIONS: Goal.REACH,
    KpiName.CLICKS: Goal.CLICKS,
    KpiName.VISITS: Goal.VISITS,
    KpiName.LEADS: Goal.LEADS,
    KpiName.CPL: Goal.LEADS,
    KpiName.SALES: Goal.SALES,
    KpiName.CPA: Goal.SALES,
    KpiName.CTR: Goal.CLICKS,
    KpiName.INSTALLS: Goal.CLICKS,
}
KPI_OF_GOAL: Mapping[Goal, KpiName] = {
    Goal.REACH: KpiName.REACH,
    Goal.EFFECTIVE_REACH: KpiName.REACH,
    Goal.CLICKS: KpiName.CLICKS,
    Goal.VISITS: KpiName.VISITS,
    Goal.LEADS: KpiName.LEADS,
    Goal.SALES: KpiName.SALES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aimed:
    """The goal, the contacts at which a person counts, the average wanted, and what was assumed."""

    goal: Goal
    frequency: int
    least_frequency: Decimal | None = None
    findings: tuple[Finding, ...] = ()


def choose_goal(brief: Brief, wished: Goal | None = None) -> Aimed:
    """Return the goal that was wished for, else the objective's, else the first KPI's, else reach."""
    kpi = find_kpi(brief, KpiName.FREQUENCY)
    wanted = None if kpi is None or kpi.value < 1 else min(kpi.value, Decimal(HIGHEST_FREQUENCY))
    goal = wished or _read_goal(brief)
    if goal is None:
        note = Finding(
            code=FindingCode.GOAL_ASSUMED, severity=Severity.WARNS, text=find_words(FindingCode.GOAL_ASSUMED)
        )
        return Aimed(goal=Goal.REACH, frequency=1, findings=(note,))
    if goal is Goal.EFFECTIVE_REACH:
        return Aimed(goal=goal, frequency=_whole(wanted or Decimal(AWARENESS_FREQUENCY)))
    if wished is None and brief.objective is Objective.AWARENESS:
        wanted = wanted or Decimal(AWARENESS_FREQUENCY)
    return Aimed(goal=goal, frequency=1, least_frequency=wanted if goal is Goal.REACH else None)


def find_ladder(least_frequency: Decimal) -> tuple[int, ...]:
    """Return the contacts to count people from, one after another, until their average is reached.

    Reach alone spreads contacts thinnest; counting people from k contacts on concentrates them.
    """
    whole = _whole(least_frequency)
    return tuple(dict.fromkeys((1, max(2, (whole + 1) // 2), whole)))


def _whole(frequency: Decimal) -> int:
    return max(2, min(int(frequency.to_integral_value(ROUND_CEILING)), HIGHEST_FREQUENCY))


def _read_goal(brief: Brief) -> Goal | None:
    if brief.objective is not None:
        return _BY_OBJECTIVE[brief.objective]
    return next((_BY_KPI[kpi.name] for kpi in brief.kpi if kpi.name in _BY_KPI), None)


def find_kpi(brief: Brief, name: KpiName) -> Kpi | None:
    """Return a KPI of the brief that can be meant: a positive, finite number."""
    return next(
        (kpi for kpi in brief.kpi if kpi.name is name and kpi.value.is_finite() and kpi.value > 0), None
    )
