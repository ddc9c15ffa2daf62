"""What comes with the plan: needs, reporting, law, the forecast's nature, terms and contacts."""

from decimal import Decimal

from planner.brief import Category
from planner.finding import FindingCode
from planner.law import MandatoryWarning
from planner.law_finding import group_law, hide_lifts, say_law
from planner.media_plan import PlanStatus
from planner.offer.document import Align, Block, Bullets, Column, Grid, Paragraph, Section
from planner.offer.phrases import write_plain
from planner.offer.wording import NONE, Desk
from planner.plan_words import FIELDS, say_day

# The table of warnings and the estimate hold these rules; how the levy is priced in is the seller's matter.
_SAID_ELSEWHERE = frozenset({"mandatory_warning", "levy"})
_LONGEST_FINDING = 1500


def write_needs(desk: Desk) -> Section:
    """Return the questions to the client, the materials by channel, and the documents."""
    blocks: list[Block] = []
    if questions := _ask(desk):
        blocks += [Paragraph(text=desk.say("questions"), strong=True), Bullets(items=_end(questions))]
    if desk.plan.lines and desk.plan.start:
        days = str(desk.terms.materials_working_days.value)
        text = desk.say("materials", days=days, day=say_day(desk.plan.start))
        channels = dict.fromkeys(line.channel for line in desk.plan.lines)
        materials = tuple(desk.phrases.materials[channel] for channel in channels)
        blocks += [Paragraph(text=text), Bullets(items=_end(materials))]
    blocks += [Paragraph(text=desk.say("documents")), Bullets(items=_list_documents(desk))]
    return Section(title=desk.phrases.titles["needs"], blocks=tuple(blocks))


def _end(items: tuple[str, ...]) -> tuple[str, ...]:
    """Close a list that runs as one sentence."""
    return (*items[:-1], f"{items[-1].removesuffix(';')}.")


def _ask(desk: Desk) -> tuple[str, ...]:
    plan = desk.plan
    missing = list(plan.brief.missing)
    if plan.status is PlanStatus.NEEDS_INPUT and any(
        one.code in {FindingCode.BUDGET_MISSING, FindingCode.BUDGET_ABSURD} for one in plan.findings
    ):
        missing.append("budget_max_rub")
    asked = dict.fromkeys(FIELDS[name].in_language(desk.lang) for name in missing if name in FIELDS)
    return tuple(f"{text};" for text in asked)


def _list_documents(desk: Desk) -> tuple[str, ...]:
    names = ["erid"]
    if _needs_consent(desk):
        names.append("consent")
    if desk.plan.categories:
        names.append("licence")
    return tuple(desk.say(name) for name in (*names, "landing"))


def _needs_consent(desk: Desk) -> bool:
    rule = desk.law.find_rule("consent_channels", desk.plan.end or desk.plan.as_of)
    named = rule.value if rule and isinstance(rule.value, tuple) else ()
    return any(line.channel.value in named for line in desk.plan.lines)


def write_reporting(desk: Desk) -> Section:
    """Return how results are measured, marked and reported."""
    report = desk.say("report", days=str(desk.terms.report_working_days.value))
    items = (desk.say("tracking"), desk.say("marking"), report, desk.say("difference"))
    return Section(title=desk.phrases.titles["reporting"], blocks=(Bullets(items=items),))


def write_law(desk: Desk) -> Section:
    """Return the warnings that the goods' categories must carry, with sizes, and the general duties."""
    found = _find_warnings(desk)
    law = desk.phrases.references["advertising_law"]
    blocks: list[Block] = []
    if found:
        blocks += [Paragraph(text=desk.say("warning_lead", law=law)), _draw_warnings(desk, found)]
    items = [
        desk.say("warning_conditions", text=one.text_with_conditions)
        for _, one in found
        if one.text_with_conditions
    ]
    items += _say_findings(desk)
    items.append(desk.say("not_legal"))
    blocks.append(Bullets(items=tuple(items)))
    return Section(title=desk.phrases.titles["law"], blocks=tuple(blocks))


def _say_findings(desk: Desk) -> list[str]:
    row_ids = tuple(line.row_id for line in desk.plan.lines)
    return [
        write_plain(say_law(finding, lines, desk.lang), _LONGEST_FINDING)
        for finding, lines in group_law(hide_lifts(desk.plan.law), row_ids)
        if finding.rule not in _SAID_ELSEWHERE
    ]


def _find_warnings(desk: Desk) -> tuple[tuple[Category, MandatoryWarning], ...]:
    day = desk.plan.end or desk.plan.as_of
    found = ((category, desk.law.find_warning(category.value, day)) for category in desk.plan.categories)
    return tuple((category, warning) for category, warning in found if warning is not None)


def _draw_warnings(desk: Desk, found: tuple[tuple[Category, MandatoryWarning], ...]) -> Grid:
    columns = (
        Column(title=desk.label("goods"), weight=2, align=Align.LEFT),
        Column(title=desk.label("warning"), weight=5, align=Align.LEFT),
        *(Column(title=desk.label(name), weight=2, align=Align.LEFT) for name in ("radio", "video", "other")),
    )
    rows = tuple(
        (
            desk.phrases.categories[category],
            f"«{warning.text}»",
            _say_seconds(desk, warning.radio_seconds_min),
            _say_video(desk, warning),
            f"{_say_share(desk, warning.other_area_share_min)} %",
        )
        for category, warning in found
    )
    return Grid(columns=columns, rows=rows)


def _say_seconds(desk: Desk, count: int) -> str:
    return desk.label("seconds").format(count=count)


def _say_video(desk: Desk, warning: MandatoryWarning) -> str:
    if warning.tv_frame_share_min is None:
        return _say_seconds(desk, warning.tv_seconds_min)
    frame = f"{_say_share(desk, warning.tv_frame_share_min)} %"
    return desk.label("seconds_frame").format(count=warning.tv_seconds_min, frame=frame)


def _say_share(desk: Desk, share: float) -> str:
    return desk.share(Decimal(str(share)))


def write_forecast_note(desk: Desk) -> Section:
    """Return that the figures are a forecast and the document no public offer."""
    card = desk.plan.card
    items = (
        desk.say("forecast"),
        desk.say(
            "sources",
            card=write_plain(card.name),
            version=write_plain(card.version),
            day=say_day(desk.plan.as_of),
        ),
        *_say_learnt(desk),
        desk.say("not_offer", law=desk.phrases.references["civil_code"]),
    )
    return Section(title=desk.phrases.titles["forecast"], blocks=(Bullets(items=items),))


def _say_learnt(desk: Desk) -> tuple[str, ...]:
    """Say that the seller's own campaigns stand behind the forecast, and how many at most."""
    most = max((one.campaigns for one in desk.plan.benchmarks), default=0)
    return (desk.say("learnt", campaigns=desk.count(most)),) if most else ()


def write_terms(desk: Desk) -> Section:
    """Return when to pay and what a cancellation costs."""
    terms = desk.terms
    items = (
        desk.say("payment", days=str(terms.payment_working_days.value)),
        desk.say(
            "cancel",
            days=str(terms.cancel_working_days.value),
            share=desk.share(terms.cancel_share.value),
        ),
        desk.say("change"),
    )
    return Section(title=desk.phrases.titles["terms"], blocks=(Bullets(items=items),))


def write_contacts(desk: Desk) -> Section:
    """Return who sells, and a place for the manager's name."""
    seller = desk.of(desk.plan.card.seller) or NONE
    text = f"{desk.label('seller')}: {seller}"
    blocks = (Paragraph(text=text), Paragraph(text=desk.say("contact")))
    return Section(title=desk.phrases.titles["contacts"], blocks=blocks)
