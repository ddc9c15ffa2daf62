"""Dated law against a plan: bans, warnings, consent, marking, levy, language, hours, preparation.

A checklist for a lawyer, not legal advice. Rules are data in `law.yaml`; here is only how they meet lines.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kit.errors import BadInput
from planner.brief import Brief, Category
from planner.finding import Severity
from planner.law import Check, Law, load_law
from planner.law_finding import LawFinding, Lift, find_lift
from planner.law_words import COUNT_LEVY, MOVE_START, PUT_WARNING, say_late, say_levy, say_warning
from planner.media_plan import MediaPlan, PlanLine
from planner.rate_row import RateRow
from qualifier.qualification import Bilingual


def check_law(
    plan: MediaPlan | tuple[PlanLine, ...],
    brief: Brief,
    as_of: date,
    *,
    lifts: tuple[Lift, ...] = (),
    law: Law | None = None,
) -> tuple[LawFinding, ...]:
    """Return what the law says of a plan or of lines for a brief; what blocks first.

    A line is checked by the law of its last day, the plan by that of its last line, or of the brief's end.
    """
    lines = plan.lines if isinstance(plan, MediaPlan) else plan
    rules = law or load_law()
    last = max((line.end for line in lines), default=max(brief.end_date or as_of, as_of))
    found = [
        *(one for check in rules.checks for one in _apply(check, lines, brief, last)),
        *_find_warnings(rules, lines, brief, last),
        *_find_levy(rules, lines),
        *_find_late(lines, brief, as_of),
    ]
    order = list(Severity)
    settled = [_lift(one, rules, lifts, as_of) for one in found]
    return tuple(sorted(settled, key=lambda one: order.index(one.severity)))


def find_blocks(row: RateRow, brief: Brief, day: date) -> tuple[Check, ...]:
    """Return the bans that keep a row of the card out of a plan on a day, lifts aside."""
    said = " ".join((row.placement.ru, row.placement.en, row.format.ru, row.format.en))
    return tuple(
        check
        for check in load_law().checks
        if check.is_ban and row.channel in check.channels and check.concerns(brief, day) and check.names(said)
    )


def find_standing(
    blocks: tuple[Check, ...], lifts: tuple[Lift, ...], *, row_id: str, as_of: date
) -> tuple[Check, ...]:
    """Return the bans of a row that nobody lifted."""
    return tuple(
        check
        for check in blocks
        if not (check.is_liftable and find_lift(lifts, check.id, row_id, as_of) is not None)
    )


def require_liftable(lifts: tuple[Lift, ...]) -> tuple[Lift, ...]:
    """Return lifts whose rules may be lifted; BadInput names the first that may not."""
    known = [check.id for check in load_law().checks if check.is_liftable]
    for lift in lifts:
        if lift.rule not in known:
            names = ", ".join(known)
            raise BadInput(f"lifts: rule must be one of {names}", ru=f"lifts: rule — одно из {names}")
    return lifts


def _apply(check: Check, lines: tuple[PlanLine, ...], brief: Brief, last: date) -> Iterator[LawFinding]:
    if not check.channels:
        if check.concerns(brief, last):
            yield _report(check, brief, holds=check.severity is Severity.BLOCKS)
        return
    met = [line for line in lines if _meets(check, line, brief)]
    yield from (_report(check, brief, line=line, holds=check.is_ban) for line in met)
    if not met and check.is_ban and check.concerns(brief, last):
        yield from _report_wishes(check, brief)


def _meets(check: Check, line: PlanLine, brief: Brief) -> bool:
    said = " ".join((line.placement.ru, line.placement.en, line.format.ru, line.format.en))
    return line.channel in check.channels and check.concerns(brief, line.end) and check.names(said)


def _report_wishes(check: Check, brief: Brief) -> Iterator[LawFinding]:
    """Tell of a ban that kept lines out: of the goods always, of a channel when the client asks for it."""
    if check.categories:
        yield _report(check, brief)
        return
    wished = [one for one in brief.channels_wanted if one in check.channels]
    if wished and (not check.words or check.names(" ".join(brief.quotes.get("channels_wanted", ())))):
        yield replace(_report(check, brief), channel=wished[0])


def _report(check: Check, brief: Brief, *, line: PlanLine | None = None, holds: bool = False) -> LawFinding:
    return LawFinding(
        rule=check.id,
        severity=check.severity,
        row_id=line.row_id if line else None,
        channel=line.channel if line else None,
        category=next((one for one in brief.categories if one in check.categories), None),
        since=check.since,
        source=check.source,
        text=check.text.bilingual(),
        todo=check.todo.bilingual(),
        holds=holds,
    )


def _lift(finding: LawFinding, law: Law, lifts: tuple[Lift, ...], as_of: date) -> LawFinding:
    """Return a line's block as a warning where a person answered for it."""
    check = next((one for one in law.checks if one.id == finding.rule), None)
    if finding.row_id is None or check is None or not (check.is_ban and check.is_liftable):
        return finding
    lift = find_lift(lifts, finding.rule, finding.row_id, as_of)
    return finding if lift is None else replace(finding, severity=Severity.WARNS, holds=False, lift=lift)


def _find_warnings(law: Law, lines: tuple[PlanLine, ...], brief: Brief, last: date) -> Iterator[LawFinding]:
    for category in brief.categories:
        if not lines:
            yield from _report_warning(law, category, None, last)
        for line in lines:
            yield from _report_warning(law, category, line, line.end)


def _report_warning(law: Law, category: Category, line: PlanLine | None, day: date) -> Iterator[LawFinding]:
    warning = law.find_warning(category.value, day)
    if warning is not None:
        yield LawFinding(
            rule="mandatory_warning",
            severity=Severity.WARNS,
            row_id=line.row_id if line else None,
            channel=line.channel if line else None,
            category=category,
            since=warning.since,
            source=warning.source,
            text=say_warning(law, warning, line),
            todo=PUT_WARNING,
        )


def _find_levy(law: Law, lines: tuple[PlanLine, ...]) -> Iterator[LawFinding]:
    days = [line.end for line in lines if line.channel in law.internet]
    if not days:
        return
    year, quarter = max(days).year, (max(days).month + 2) // 3
    if date(year, 3 * quarter - 2, 1) < law.levy.since:
        return
    number = next(one for one in (1, 2, 3, 4) if one == quarter)
    text = say_levy(law.levy, law.levy.calculation_by(year, number), law.levy.payment_by(year, number))
    yield _note("levy", text, COUNT_LEVY, source=law.levy.source, since=law.levy.since)


def _find_late(lines: tuple[PlanLine, ...], brief: Brief, as_of: date) -> Iterator[LawFinding]:
    if brief.start_date is None:
        return
    wanted = max(brief.start_date, as_of)
    for line in lines:
        if line.start > wanted:
            text = say_late((line.start - wanted).days, line.start)
            note = _note("lead_time", text, MOVE_START, source=f"rate card: {line.row_id}", since=None)
            yield replace(note, severity=Severity.WARNS, row_id=line.row_id, channel=line.channel)


def _note(rule: str, text: Bilingual, todo: Bilingual, *, source: str, since: date | None) -> LawFinding:
    return LawFinding(
        rule=rule,
        severity=Severity.NOTES,
        row_id=None,
        channel=None,
        category=None,
        since=since,
        source=source,
        text=text,
        todo=todo,
    )


def list_held(law: tuple[LawFinding, ...]) -> tuple[LawFinding, ...]:
    """Return what must be settled before the plan is sold."""
    return tuple(one for one in law if one.holds)
