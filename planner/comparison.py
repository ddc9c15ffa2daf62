"""Two versions of a plan side by side: what changed in lines and totals, and what it cost the goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from planner.brief import Channel
from planner.edit import Edit, EditEffect
from planner.edit_words import tell_effect
from planner.finding import Finding, FindingCode
from planner.goal_count import count_goal
from planner.law_finding import LawFinding
from planner.media_plan import Goal, MediaPlan, PlanLine, PlanStatus, Range
from qualifier.qualification import Bilingual

# Their figures stand in the totals; only whether they are met is told as a finding.
_KPI_CODES = frozenset({FindingCode.KPI_MET, FindingCode.KPI_OUT_OF_REACH})


class LineFate(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Figure(StrEnum):
    """A figure of the whole plan; sums in roubles."""

    BUDGET = "budget_rub"
    NET = "net_rub"
    VAT = "vat_rub"
    GROSS = "gross_rub"
    LEFT = "left_rub"
    REACH = "reach"
    FREQUENCY = "frequency"
    CONTACTS = "contacts"
    CLICKS = "clicks"
    LEADS = "leads"
    SALES = "sales"
    CPM = "cpm_rub"
    CPC = "cpc_rub"
    CPL = "cpl_rub"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSide:
    """A line as one version has it; sums without VAT unless they say otherwise."""

    number: int
    start: date
    end: date
    quantity: Decimal
    price_rub: Decimal | None
    net_rub: Decimal | None
    gross_rub: Decimal | None
    reach: int
    result: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line in both versions, None where one has it not; `edits` shaped the new one."""

    row_id: str
    channel: Channel
    placement: Bilingual
    fate: LineFate
    old: LineSide | None
    new: LineSide | None
    net_change_rub: Decimal
    reach_change: int
    edits: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure in both versions; None without its base, and then no change either."""

    figure: Figure
    old: Decimal | None
    new: Decimal | None
    change: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two versions differ in; `effect` is counted in the older one's goal."""

    goal: Goal
    effective_frequency: int
    effect: EditEffect | None
    old_status: PlanStatus
    new_status: PlanStatus
    old_as_of: date
    new_as_of: date
    is_same_card: bool
    edits: tuple[Edit, ...]
    lines: tuple[LineChange, ...]
    figures: tuple[FigureChange, ...]
    findings_new: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]
    law_new: tuple[LawFinding, ...]
    law_gone: tuple[LawFinding, ...]


def compare(old: MediaPlan, new: MediaPlan, *, visit: float) -> Comparison:
    """Return what a newer plan changes, money to the kopeck; `visit` is the card's share of clicks."""
    before = count_goal(old.goal, old, frequency=old.effective_frequency, visit=visit)
    after = count_goal(old.goal, new, frequency=old.effective_frequency, visit=visit)
    known = {edit.number for edit in old.edits}
    return Comparison(
        goal=old.goal,
        effective_frequency=old.effective_frequency,
        effect=None if before is None or after is None else tell_effect(old.goal, before, after),
        old_status=old.status,
        new_status=new.status,
        old_as_of=old.as_of,
        new_as_of=new.as_of,
        is_same_card=(old.card.name, old.card.version) == (new.card.name, new.card.version),
        edits=tuple(edit for edit in new.edits if edit.number not in known),
        lines=tuple(_compare_lines(old, new)),
        figures=tuple(_compare_figures(old, new)),
        findings_new=_lack(new.findings, old.findings),
        findings_gone=_lack(old.findings, new.findings),
        law_new=_subtract(new.law, old.law),
        law_gone=_subtract(old.law, new.law),
    )


def _lack(findings: tuple[Finding, ...], other: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings that the other version has not; a KPI met before and after is no news."""
    said = {_name(one) for one in other}
    return tuple(one for one in findings if _name(one) not in said)


def _name(finding: Finding) -> tuple[FindingCode, str]:
    subject = finding.text.ru
    return finding.code, subject.partition(":")[0] if finding.code in _KPI_CODES else subject


def write_comparison(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON has it: exact amounts as text."""
    written: dict[str, Any] = TypeAdapter(Comparison).dump_python(comparison, mode="json")
    return written


def _subtract(law: tuple[LawFinding, ...], other: tuple[LawFinding, ...]) -> tuple[LawFinding, ...]:
    """Return findings whose words the other version does not say at all; each once, whatever its lines."""
    said = {(one.rule, one.text, one.lift) for one in other}
    found: dict[tuple[object, ...], LawFinding] = {}
    for one in law:
        key = (one.rule, one.text, one.lift)
        if key not in said:
            found.setdefault(key, one)
    return tuple(found.values())


def _compare_lines(old: MediaPlan, new: MediaPlan) -> Iterator[LineChange]:
    """Yield the new version's lines as it prints them, then those that are gone."""
    before = {line.row_id: _take_side(old, number, line) for number, line in enumerate(old.lines, 1)}
    after = {line.row_id: _take_side(new, number, line) for number, line in enumerate(new.lines, 1)}
    gone = [line for line in old.lines if line.row_id not in after]
    for line in (*new.lines, *gone):
        one, other = before.get(line.row_id), after.get(line.row_id)
        yield LineChange(
            row_id=line.row_id,
            channel=line.channel,
            placement=line.placement,
            fate=_tell_fate(one, other),
            old=one,
            new=other,
            net_change_rub=_net(other) - _net(one),
            reach_change=(other.reach if other else 0) - (one.reach if one else 0),
            edits=line.edits if other else (),
        )


def _take_side(plan: MediaPlan, number: int, line: PlanLine) -> LineSide:
    counted = {
        Goal.CLICKS: line.clicks,
        Goal.VISITS: line.clicks,
        Goal.LEADS: line.leads,
        Goal.SALES: line.sales,
    }
    return LineSide(
        number=number,
        start=line.start,
        end=line.end,
        quantity=line.quantity,
        price_rub=line.unit_price,
        net_rub=line.cost.amount.net if line.cost else None,
        gross_rub=line.cost.amount.gross if line.cost else None,
        reach=line.reach,
        result=_middle(counted.get(plan.goal)),
    )


def _tell_fate(old: LineSide | None, new: LineSide | None) -> LineFate:
    if old is None or new is None:
        return LineFate.ADDED if old is None else LineFate.DROPPED
    kept = (
        old.start == new.start
        and old.end == new.end
        and old.quantity == new.quantity
        and old.price_rub == new.price_rub
        and old.net_rub == new.net_rub
    )
    return LineFate.SAME if kept else LineFate.CHANGED


def _net(side: LineSide | None) -> Decimal:
    return side.net_rub if side and side.net_rub is not None else Decimal(0)


def _compare_figures(old: MediaPlan, new: MediaPlan) -> Iterator[FigureChange]:
    before, after = _list_figures(old), _list_figures(new)
    for figure in Figure:
        one, other = before[figure], after[figure]
        if one is None and other is None:
            continue
        change = other - one if one is not None and other is not None else None
        yield FigureChange(figure=figure, old=one, new=other, change=change)


def _list_figures(plan: MediaPlan) -> dict[Figure, Decimal | None]:
    totals, reach = plan.totals, plan.reach
    return {
        Figure.BUDGET: plan.money.budget_rub,
        Figure.NET: totals.amount.net if totals else None,
        Figure.VAT: totals.amount.vat if totals else None,
        Figure.GROSS: totals.amount.gross if totals else None,
        Figure.LEFT: plan.money.left_rub,
        Figure.REACH: _whole(reach.people if reach else None),
        Figure.FREQUENCY: reach.frequency if reach else None,
        Figure.CONTACTS: totals.impressions if totals else None,
        Figure.CLICKS: _whole(_middle(plan.clicks)),
        Figure.LEADS: _whole(_middle(plan.leads)),
        Figure.SALES: _whole(_middle(plan.sales)),
        Figure.CPM: totals.cpm if totals else None,
        Figure.CPC: totals.cpc if totals else None,
        Figure.CPL: totals.cpl if totals else None,
    }


def _middle(forecast: Range | None) -> int | None:
    return forecast.middle if forecast else None


def _whole(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)
