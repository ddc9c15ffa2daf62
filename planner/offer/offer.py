"""An offer from a plan: every section of the trade's outline, each figure taken from the plan and checked."""

from planner.buying_unit import LABELS
from planner.calendar import lay_calendar
from planner.law import load_law
from planner.media_plan import Band, Goal, MediaPlan, PlanStatus
from planner.offer.closing_sections import (
    write_contacts,
    write_forecast_note,
    write_law,
    write_needs,
    write_reporting,
    write_terms,
)
from planner.offer.document import Fact, Offer, Section, find_cells, find_prose
from planner.offer.number_check import Figures, check_numbers, collect_figures
from planner.offer.phrases import load_phrases, write_plain
from planner.offer.plan_sections import find_factor, write_estimate, write_plan_section
from planner.offer.schedule_section import say_stretch, sum_portions, write_schedule
from planner.offer.task_sections import count_more_places, write_audience, write_channels, write_task
from planner.offer.terms import load_terms
from planner.offer.wording import Desk
from planner.plan_words import say_day, say_people

_WRITERS = (
    write_task,
    write_audience,
    write_channels,
    write_plan_section,
    write_schedule,
    write_estimate,
    write_needs,
    write_reporting,
    write_law,
    write_forecast_note,
    write_terms,
    write_contacts,
)
_CLIENT_LETTERS = 120
_NOTICES = {
    PlanStatus.INFEASIBLE: "infeasible",
    PlanStatus.NEEDS_INPUT: "needs_input",
    PlanStatus.ON_REQUEST: "on_request",
}


def build_offer(plan: MediaPlan, *, lang: str = "ru") -> Offer:
    """Return a plan's offer in a language; NumberNotInPlan when a figure in it stands nowhere."""
    desk = Desk(plan=plan, phrases=load_phrases(lang), terms=load_terms(), law=load_law(), lang=lang)
    sections = tuple(write(desk) for write in _WRITERS)
    offer = Offer(
        lang=lang,
        title=desk.phrases.titles["offer"],
        client=_name_client(desk),
        facts=_list_facts(desk),
        notices=_list_notices(desk),
        sections=tuple(_number(number, section) for number, section in enumerate(sections, 1)),
        footer=desk.say("footer", day=say_day(plan.as_of)),
    )
    check_offer(offer, desk)
    return offer


def _name_client(desk: Desk) -> str:
    """Return the advertiser's name; a kind of business before it begins the line with a capital."""
    name = write_plain(desk.plan.brief.advertiser or "", _CLIENT_LETTERS) or desk.label("nameless")
    return name[0].upper() + name[1:] if "а" <= name[0] <= "я" else name


def _number(number: int, section: Section) -> Section:
    return Section(title=f"{number}. {section.title}", blocks=section.blocks)


def _list_facts(desk: Desk) -> tuple[Fact, ...]:
    plan, totals = desk.plan, desk.plan.totals
    rows = [("goal", desk.goal()), ("period", desk.days(plan.start, plan.end))]
    if totals is not None:
        sums = (("cost_net", totals.amount.net), ("cost_gross", totals.amount.gross))
        rows += [(name, desk.label("amount").format(rub=desk.rub(amount))) for name, amount in sums]
    rows += _list_ranges(desk)
    rows += [("made", say_day(plan.as_of)), ("valid", say_day(desk.valid_until()))]
    rows.append(("seller", desk.of(plan.card.seller)))
    return tuple(Fact(label=desk.label(name), value=value) for name, value in rows)


def _list_ranges(desk: Desk) -> list[tuple[str, str]]:
    """Return what to expect as ranges; of a plan that was not played, its own reach."""
    plan, scenarios = desk.plan, desk.plan.scenarios
    if scenarios is None:
        return [("people_reached", desk.count(plan.reach.people))] if plan.reach else []
    rows = []
    if scenarios.reach is not None:
        rows.append(("people_reached", _say_range(desk, scenarios.reach)))
    if plan.goal is not Goal.REACH:
        rows.append(("expected", f"{desk.goal()}: {_say_range(desk, scenarios.result)}"))
    return rows


def _say_range(desk: Desk, band: Band) -> str:
    return desk.label("range").format(low=desk.count(band.p10), high=desk.count(band.p90))


def _list_notices(desk: Desk) -> tuple[str, ...]:
    names = ["sample"] if desk.plan.card.is_sample else []
    if desk.plan.status in _NOTICES:
        names.append(_NOTICES[desk.plan.status])
    return tuple(desk.say(name) for name in names)


def check_offer(offer: Offer, desk: Desk) -> None:
    """Refuse an offer with a number that neither the plan nor law and terms hold."""
    warnings = [one.model_dump() for one in desk.law.warnings]
    figures = collect_figures(
        desk.plan,
        warnings,
        {"levy": desk.law.levy.rate},
        [figure["value"] for figure in desk.terms.model_dump().values()],
        desk.phrases.references,
        desk.valid_until(),
        list(range(1, max(len(offer.sections), len(desk.plan.lines)) + 1)),
        [one.since for one in desk.plan.law],
        [count_more_places(desk)],
        # An audience without ages is named by the age of adults.
        say_people(desk.plan.brief.audience, desk.plan.target.people).in_language(desk.lang),
    )
    check_numbers(find_prose(offer), figures, offer.lang)
    figures.rounded.clear()
    # A table also counts its rows and times of contact, splits money by week and multiplies coefficients.
    figures.add(list(range(1, max(len(desk.plan.lines), 10) + 1)))
    _add_calendar(figures, desk)
    figures.add([find_factor(line) for line in desk.plan.lines])
    figures.add([LABELS[line.unit].in_language(desk.lang) for line in desk.plan.lines])
    check_numbers(find_cells(offer), figures, offer.lang)


def _add_calendar(figures: Figures, desk: Desk) -> None:
    """Take the sums of all lines by week or month; each line's own are figures of the plan."""
    calendar = lay_calendar(desk.plan)
    together = sum_portions(calendar)
    figures.add([*together.net_rub, sum(together.net_rub), *(together.contacts or ())])
    figures.add(sum(together.contacts or ()))
    figures.add([say_stretch(calendar, one, desk.lang) for one in calendar.shown], is_words=True)
    # Plans from before are laid out now: their lines' portions are in no JSON.
    figures.add([portions.net_rub for line in calendar.lines for portions in (line.by_week, line.by_month)])
    figures.add([line.by_week.contacts for line in calendar.lines if line.by_week.contacts])
    figures.add([line.by_month.contacts for line in calendar.lines if line.by_month.contacts])
