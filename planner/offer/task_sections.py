"""What was asked: the task as understood, the audience, and the idea of the plan."""

from planner.finding import FindingCode
from planner.media_plan import PlanStatus
from planner.offer.document import Align, Block, Bullets, Column, Grid, Paragraph, Section
from planner.offer.phrases import write_plain
from planner.offer.wording import Desk
from planner.place_names import say_places
from planner.plan_words import CHANNELS, WAYS, say_day, say_people

_KPI_FINDINGS = frozenset(
    {
        FindingCode.KPI_MET,
        FindingCode.KPI_OUT_OF_REACH,
        FindingCode.KPI_NOT_COMPUTED,
        FindingCode.KPI_CONTRADICTS_BUDGET,
    }
)
_MOST_PLACES = 12
_NAME_LETTERS = 120


def write_task(desk: Desk) -> Section:
    """Return the task as understood: goal, money, targets, ways out, what was assumed."""
    understood = (desk.prose and desk.prose.understanding) or _say_goal(desk)
    blocks: list[Block] = [Paragraph(text=understood), *_write_targets(desk)]
    if desk.plan.status is PlanStatus.INFEASIBLE and desk.plan.ways_out:
        ways = tuple(_say_way(desk, number) for number in range(len(desk.plan.ways_out)))
        blocks += [Paragraph(text=desk.say("ways"), strong=True), Bullets(items=ways)]
    if assumed := _find_assumptions(desk):
        blocks += [Paragraph(text=desk.say("assumed")), Bullets(items=assumed)]
    return Section(title=desk.phrases.titles["task"], blocks=tuple(blocks))


def _say_goal(desk: Desk) -> str:
    brief, goal = desk.plan.brief, desk.goal()
    if not brief.advertiser or not brief.product:
        return desk.say("task_nameless", goal=goal)
    client = write_plain(brief.advertiser, _NAME_LETTERS)
    return desk.say("task", client=client, product=write_plain(brief.product), goal=goal)


def _write_targets(desk: Desk) -> tuple[Block, ...]:
    items = list(_say_budget(desk))
    items += [desk.of(one.text) for one in desk.plan.findings if one.code in _KPI_FINDINGS]
    return (Bullets(items=tuple(items)),) if items else ()


def _say_budget(desk: Desk) -> tuple[str, ...]:
    money, totals = desk.plan.money, desk.plan.totals
    if totals is None:
        return ()
    net, gross = desk.rub(totals.amount.net), desk.rub(totals.amount.gross)
    if money.stated_max_rub is None and money.stated_min_rub is None:
        return (desk.say("budget_none", net=net),)
    first = desk.say("budget_net", budget=desk.rub(money.budget_rub), net=net, gross=gross)
    return (first, desk.say("budget_vat")) if money.vat_included else (first,)


def _say_way(desk: Desk, number: int) -> str:
    way = desk.plan.ways_out[number]
    return desk.say(
        "way",
        kind=WAYS[way.kind].in_language(desk.lang).capitalize(),
        text=desk.of(way.text),
        budget=desk.rub(way.budget_rub),
        goal=desk.goal(),
        value=desk.count(way.value),
    )


def _find_assumptions(desk: Desk) -> tuple[str, ...]:
    plan, words = desk.plan, desk.phrases.assumptions
    start, end = (say_day(day) if day else "" for day in (plan.start, plan.end))
    codes = dict.fromkeys(one.code for one in plan.findings)
    return tuple(words[code].format(start=start, end=end) for code in codes if code in words)


def write_audience(desk: Desk) -> Section:
    """Return whom and where the campaign addresses, and how many of them it reaches."""
    plan = desk.plan
    people = say_people(plan.brief.audience, plan.target.people).in_language(desk.lang).rstrip(".")
    items = [desk.say("people", people=people)]
    if plan.target.places:
        items.append(_say_places(desk))
    if reach := plan.reach:
        items.append(
            desk.say(
                "reach",
                people=desk.count(reach.people),
                share=desk.share(reach.share),
                frequency=desk.tenth(reach.frequency),
            )
        )
        items.append(desk.say("reach_bounds", low=desk.count(reach.low), high=desk.count(reach.high)))
    return Section(title=desk.phrases.titles["audience"], blocks=(Bullets(items=tuple(items)),))


def _say_places(desk: Desk) -> str:
    places, more = say_places(desk.plan.target.places[:_MOST_PLACES], desk.lang), count_more_places(desk)
    if not more:
        return desk.say("places", places=places)
    return desk.say("places_more", places=places, more=desk.count(more))


def count_more_places(desk: Desk) -> int:
    """Return how many places are counted instead of named."""
    return max(0, len(desk.plan.target.places) - _MOST_PLACES)


def write_channels(desk: Desk) -> Section:
    """Return each channel's role, and the wanted channels that are not in the plan."""
    if not desk.plan.lines:
        blocks: list[Block] = [Paragraph(text=desk.say("no_lines"))]
    else:
        idea = (desk.prose and desk.prose.idea) or desk.say("idea", goal=desk.goal())
        blocks = [Paragraph(text=idea), _draw_roles(desk)]
    if absent := _find_absent(desk):
        blocks += [Paragraph(text=desk.say("excluded")), Bullets(items=absent)]
    return Section(title=desk.phrases.titles["channels"], blocks=tuple(blocks))


def _draw_roles(desk: Desk) -> Grid:
    bought = dict.fromkeys(line.channel for line in desk.plan.lines)
    rows = []
    for channel in bought:
        lines = [line for line in desk.plan.lines if line.channel is channel]
        placed = dict.fromkeys(f"{desk.of(line.placement)}: {desk.of(line.format)}" for line in lines)
        role = (desk.prose and desk.prose.roles.get(channel)) or desk.phrases.roles[channel]
        rows.append((CHANNELS[channel].in_language(desk.lang), role, "; ".join(placed)))
    columns = (
        Column(title=desk.label("channel"), weight=2, align=Align.LEFT),
        Column(title=desk.label("role"), weight=4, align=Align.LEFT),
        Column(title=desk.label("placements"), weight=4, align=Align.LEFT),
    )
    return Grid(columns=columns, rows=tuple(rows))


def _find_absent(desk: Desk) -> tuple[str, ...]:
    wanted = set(desk.plan.brief.channels_wanted) - {line.channel for line in desk.plan.lines}
    return tuple(
        desk.say("excluded_row", placement=desk.of(one.placement), why=desk.of(one.text))
        for one in desk.plan.excluded
        if one.channel in wanted
    )
