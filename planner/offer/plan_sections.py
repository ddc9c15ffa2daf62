"""What is offered: the plan with its forecast in three cases, and the estimate."""

from collections.abc import Iterator
from decimal import Decimal

from planner.buying_unit import LABELS
from planner.media_plan import PlanLine, Range
from planner.money import multiply
from planner.offer.document import Align, Bar, Block, Bullets, Chart, Column, Grid, Paragraph, Section
from planner.offer.wording import NONE, Desk
from planner.plan_words import say_day, say_number, say_price
from planner.scenario_words import ALONE, CASES, MEANINGS, list_figures, say_chance

_MOST_TIMES = 10
_FEWEST_PEOPLE_SHARE = Decimal("0.005")


def write_plan_section(desk: Desk) -> Section:
    """Return the lines with what they bring, the forecast's cases and how often people are met."""
    if not desk.plan.lines:
        return Section(title=desk.phrases.titles["plan"], blocks=(Paragraph(text=desk.say("no_lines")),))
    blocks: list[Block] = [_draw_lines(desk)]
    blocks.append(Paragraph(text=desk.say("counts")))
    blocks += _draw_cases(desk)
    if chart := _draw_reach(desk):
        blocks.append(chart)
    return Section(title=desk.phrases.titles["plan"], blocks=tuple(blocks))


def _draw_lines(desk: Desk) -> Grid:
    counted = tuple(
        name
        for name in ("clicks", "leads", "sales", "views")
        if any(getattr(line, name) is not None for line in desk.plan.lines)
    )[:2]
    titles = ("quantity", "impressions", "reach", "frequency", *counted)
    columns = (
        Column(title=desk.label("number")),
        Column(title=desk.label("placement"), weight=1, align=Align.LEFT),
        Column(title=desk.label("unit"), align=Align.LEFT),
        *(Column(title=desk.label(name)) for name in titles),
    )
    rows = tuple(_line_row(desk, number, line, counted) for number, line in enumerate(desk.plan.lines, 1))
    return Grid(columns=columns, rows=rows)


def _line_row(desk: Desk, number: int, line: PlanLine, counted: tuple[str, ...]) -> tuple[str, ...]:
    return (
        str(number),
        desk.of(line.placement),
        LABELS[line.unit].in_language(desk.lang),
        desk.count(line.quantity) if line.cost else NONE,
        desk.count(line.impressions),
        desk.count(line.reach) if line.cost else NONE,
        desk.tenth(line.frequency),
        *(desk.middle(getattr(line, name)) for name in counted),
    )


def _draw_cases(desk: Desk) -> Iterator[Block]:
    """Yield the forecast as ranges: three cases of a plan that was played, quarters of one from before."""
    if (scenarios := desk.plan.scenarios) is None:
        yield from _draw_quarters(desk)
        return
    columns = (
        Column(title=desk.label("forecast"), weight=2, align=Align.LEFT),
        *(Column(title=case.in_language(desk.lang), weight=1) for case in CASES),
    )
    rows = tuple(
        (figure.name.in_language(desk.lang), *(figure.say(case, desk.lang) for case in figure.cases))
        for figure in list_figures(scenarios)
    )
    yield Paragraph(text=desk.say("cases"))
    yield Grid(columns=columns, rows=rows)
    named = zip(CASES, MEANINGS, strict=True)
    yield Bullets(items=tuple(f"{desk.of(case)}: {desk.of(meaning)}." for case, meaning in named))
    chance = say_chance(desk.plan)
    yield Paragraph(text=" ".join([*([desk.of(chance)] if chance else []), ALONE.in_language(desk.lang)]))


def _draw_quarters(desk: Desk) -> Iterator[Block]:
    cases = (("clicks", desk.plan.clicks), ("leads", desk.plan.leads), ("sales", desk.plan.sales))
    rows = tuple(_case_row(desk, name, case) for name, case in cases if case is not None)
    titles = ("low", "middle", "high")
    columns = (
        Column(title=desk.label("forecast"), weight=1, align=Align.LEFT),
        *(Column(title=desk.label(name), weight=1) for name in titles),
    )
    if rows:
        yield Grid(columns=columns, rows=rows)
        yield Paragraph(text=desk.say("ranges"))


def _case_row(desk: Desk, name: str, case: Range) -> tuple[str, ...]:
    return (desk.label(name), *(desk.count(one) for one in (case.low, case.middle, case.high)))


def _draw_reach(desk: Desk) -> Chart | None:
    reach = desk.plan.reach
    if reach is None or not reach.k_plus or not reach.k_plus[0]:
        return None
    most = reach.k_plus[0]
    shown = [one for one in reach.k_plus[:_MOST_TIMES] if one >= most * _FEWEST_PEOPLE_SHARE]
    bars = tuple(
        Bar(label=f"{times}+", value=desk.count(count), share=count / most)
        for times, count in enumerate(shown, 1)
    )
    heads = (desk.label("contacts"), desk.label("people"))
    return Chart(title=desk.label("reach_chart"), heads=heads, bars=bars)


def write_estimate(desk: Desk) -> Section:
    """Return what every line costs, the totals with VAT, and on what basis prices stand."""
    if not desk.plan.lines:
        return Section(title=desk.phrases.titles["estimate"], blocks=(Paragraph(text=desk.say("no_lines")),))
    blocks = (_draw_costs(desk), Bullets(items=_say_totals(desk)))
    return Section(title=desk.phrases.titles["estimate"], blocks=blocks)


def _draw_costs(desk: Desk) -> Grid:
    names = ("price", "factor", "discount", "net", "vat", "gross")
    columns = (
        Column(title=desk.label("number")),
        Column(title=desk.label("placement"), weight=1, align=Align.LEFT),
        *(Column(title=desk.label(name)) for name in names),
    )
    rows = tuple(_cost_row(desk, number, line) for number, line in enumerate(desk.plan.lines, 1))
    totals = desk.plan.totals
    closing: tuple[tuple[str, ...], ...] = ()
    if totals is not None:
        sums = (totals.amount.net, totals.amount.vat, totals.amount.gross)
        closing = (("", desk.label("total"), "", "", "", *(desk.rub(one) for one in sums)),)
    return Grid(columns=columns, rows=rows, totals=closing)


def _cost_row(desk: Desk, number: int, line: PlanLine) -> tuple[str, ...]:
    amount = line.cost.amount if line.cost else None
    return (
        str(number),
        desk.of(line.placement),
        say_price(line.price.value, desk.lang) if line.price else NONE,
        say_number(find_factor(line), desk.lang),
        f"{desk.share(line.discount.value)} %" if line.discount else NONE,
        *(desk.rub(one) for one in ((amount.net, amount.vat, amount.gross) if amount else (None,) * 3)),
    )


def find_factor(line: PlanLine) -> Decimal:
    """Return what a line's list price is multiplied by: coefficients, mark-ups and billed segments."""
    return multiply(*(one.factor.value for one in line.factors), Decimal(line.segments))


def _say_totals(desk: Desk) -> tuple[str, ...]:
    plan, totals = desk.plan, desk.plan.totals
    if totals is None:
        items = [desk.say("no_total")]
    else:
        amount = totals.amount
        items = [desk.say("total", net=desk.rub(amount.net), gross=desk.rub(amount.gross))]
        items += [
            desk.say("vat_rate", rate=desk.share(rate), vat=desk.rub(part.vat), net=desk.rub(part.net))
            for rate, part in plan.vat_by_rate
        ]
        items.append(desk.say("fee", fee=desk.rub(totals.fee)) if totals.fee else desk.say("fee_none"))
    items += [desk.say("base"), desk.say("valid", day=say_day(desk.valid_until()))]
    items.append(desk.say("levy", rate=desk.share(Decimal(str(desk.law.levy.rate)))))
    return tuple(items)
