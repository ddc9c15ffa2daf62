"""Media plans for a terminal of 80 columns, in the brief's language, as readable when piped to a file."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.comparison_terminal import draw_edits, draw_marks
from api.plan_model_terminal import draw_model
from api.plan_ranges import draw_benchmarks, draw_calendar, draw_scenarios
from api.terminal import frame, shorten
from planner.buying_unit import LABELS
from planner.finding import Exclusion, Severity
from planner.law_finding import group_law, say_law
from planner.media_plan import Goal, MediaPlan, PlanLine, PlanStatus, Range
from planner.place_names import say_places
from planner.plan_words import (
    GOALS,
    STATUSES,
    WAYS,
    say_count,
    say_day,
    say_number,
    say_people,
    say_price,
    say_result,
    say_rub,
)
from qualifier.qualification import Bilingual

_STATUS_STYLES = {
    PlanStatus.READY: "bold green",
    PlanStatus.ON_REQUEST: "bold yellow",
    PlanStatus.INFEASIBLE: "bold red",
    PlanStatus.NEEDS_INPUT: "bold yellow",
}
_MARKS = {Severity.BLOCKS: ("✕", "bold red"), Severity.WARNS: ("!", "yellow"), Severity.NOTES: ("·", "dim")}
_SHOWN_FREQUENCIES = 5
_MOST_PLACES = 4
_TENTH = Decimal("0.1")
_WORDS = {
    "nameless": Bilingual(ru="рекламодатель не назван", en="advertiser not named"),
    "goal": Bilingual(ru="Цель", en="Goal"),
    "period": Bilingual(ru="Период", en="Period"),
    "regions": Bilingual(ru="Регионы", en="Regions"),
    "audience": Bilingual(ru="Аудитория", en="Audience"),
    "budget": Bilingual(ru="Бюджет без НДС", en="Budget without VAT"),
    "placement": Bilingual(ru="Размещение", en="Placement"),
    "bought": Bilingual(ru="Закупка", en="Bought"),
    "net": Bilingual(ru="Без НДС, ₽", en="Net, RUB"),
    "reach": Bilingual(ru="Охват", en="Reach"),
    "frequency": Bilingual(ru="Част.", en="Freq."),
    "rub": Bilingual(ru="₽", en="RUB"),
    "why": Bilingual(ru="Зачем каждая строка", en="Why each line"),
    "total": Bilingual(ru="Итого без НДС", en="Total without VAT"),
    "vat": Bilingual(ru="НДС", en="VAT"),
    "gross": Bilingual(ru="Итого с НДС", en="Total with VAT"),
    "no_total": Bilingual(ru="Итога нет: цена по запросу", en="No total: a price is on request"),
    "rounding": Bilingual(
        ru="каждая строка округлена до копейки, итог — сумма строк",
        en="each line rounded to the kopeck, totals add up the lines",
    ),
    "union": Bilingual(ru="Охват без повторов", en="De-duplicated reach"),
    "bounds": Bilingual(ru="возможно", en="possible"),
    "built": Bilingual(ru="Как он растёт", en="Build-up"),
    "findings": Bilingual(ru="Что знать и уточнить", en="To know and to ask"),
    "ways": Bilingual(ru="Выходы, каждый просчитан", en="Ways out, each planned"),
    "law": Bilingual(ru="Закон: список для юриста, не консультация", en="Law: a lawyer's list, not advice"),
    "left_out": Bilingual(ru="Не вошли", en="Left out"),
    "card": Bilingual(ru="прайс-лист", en="rate card"),
    "gap": Bilingual(ru="до лучшего не более", en="at most"),
    "forecast": Bilingual(ru="Прогноз (P25–P75)", en="Forecast (P25-P75)"),
}


def print_plan(console: Console, plan: MediaPlan, lang: str) -> None:
    """Print a plan in a language."""
    console.print(draw_plan(plan, lang))


def draw_plan(plan: MediaPlan, lang: str) -> RenderableType:
    """Return the plan as one panel."""
    title = shorten(plan.brief.advertiser or _say("nameless", lang), 60)
    parts: list[RenderableType] = [_draw_head(plan, lang)]
    if plan.lines:
        parts += [Rule(style="dim"), *_draw_lines(plan, lang), Rule(style="dim"), *_draw_totals(plan, lang)]
        parts += [part for drawn in (draw_scenarios, draw_calendar) for part in _set_off(drawn(plan, lang))]
    if plan.reach:
        parts += [Rule(style="dim"), *_draw_reach(plan, lang)]
    parts += [*draw_benchmarks(plan, lang), *draw_edits(plan, lang), *_draw_tail(plan, lang)]
    parts += draw_model(plan, lang)
    return frame(parts, title=title, subtitle=_describe_run(plan, lang))


def _set_off(parts: Iterator[RenderableType]) -> list[RenderableType]:
    """Put a rule before what is there."""
    drawn = list(parts)
    return [Rule(style="dim"), *drawn] if drawn else []


def _draw_head(plan: MediaPlan, lang: str) -> Text:
    head = Text(STATUSES[plan.status].in_language(lang), style=_STATUS_STYLES[plan.status])
    goal = GOALS[plan.goal].in_language(lang)
    if plan.goal is Goal.EFFECTIVE_REACH:
        goal += f" {plan.effective_frequency}+"
    rows = [("goal", goal)]
    if plan.start and plan.end:
        rows.append(("period", f"{say_day(plan.start)} — {say_day(plan.end)}"))
    rows.append(("regions", _say_places(plan.target.places, lang)))
    rows.append(("audience", say_people(plan.brief.audience, plan.target.people).in_language(lang)))
    if plan.money.budget_rub is not None:
        rows.append(("budget", f"{say_rub(plan.money.budget_rub, lang)} {_say('rub', lang)}"))
    for name, value in rows:
        head.append(f"\n{_say(name, lang)}: ", style="dim")
        head.append(value, style="not bold default")
    return head


def _say_places(places: tuple[str, ...], lang: str) -> str:
    shown = say_places(places[:_MOST_PLACES], lang)
    return f"{shown} +{len(places) - _MOST_PLACES}" if len(places) > _MOST_PLACES else shown


def _draw_lines(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, expand=True, header_style="dim")
    table.add_column(_say("placement", lang), ratio=1)
    for name in ("bought", "net", "reach", "frequency"):
        table.add_column(_say(name, lang), justify="right", no_wrap=True)
    for number, line in enumerate(plan.lines, 1):
        title = Text(f"{number}. {line.placement.in_language(lang)}", style="bold")
        title.append(f"\n{line.format.in_language(lang)}", style="not bold dim")
        table.add_row(
            title,
            _say_bought(line, lang),
            say_rub(line.cost.amount.net, lang) if line.cost else "—",
            say_count(line.reach, lang) if line.cost else "—",
            say_number(line.frequency.quantize(_TENTH), lang) if line.frequency else "—",
        )
    yield table
    yield Text(f"\n{_say('why', lang)}:", style="bold")
    for number, line in enumerate(plan.lines, 1):
        forecast = pick_forecast(line, plan.goal)
        head = f"{number}. {_say_forecast(forecast, plan.goal, lang)}; " if forecast else f"{number}. "
        yield Text(f"{head}{line.why.in_language(lang)}")
        yield from draw_marks(plan, line, lang)


def _say_forecast(forecast: Range, goal: Goal, lang: str) -> str:
    counted = Goal.CLICKS if goal is Goal.VISITS else goal
    return say_result(forecast.middle, counted).in_language(lang) + _say_quarters(forecast, lang)


def _say_bought(line: PlanLine, lang: str) -> Text:
    text = Text(justify="right")
    if line.cost is None or line.unit_price is None:
        return text.append("—")
    text.append(f"{say_count(line.quantity, lang)} × {say_price(line.unit_price, lang)}")
    text.append(f"\n{LABELS[line.unit].in_language(lang)}", style="dim")
    for factor in line.factors:
        name = factor.name.in_language(lang).partition(":")[0]
        text.append(f"\n{name} ×{say_number(factor.factor.value, lang)}", style="dim")
    if line.discount:
        text.append(f"\n−{say_number(line.discount.value * 100, lang)} %", style="dim")
    return text


def pick_forecast(line: PlanLine, goal: Goal) -> Range | None:
    """Return the forecast of a line that the plan's goal counts; visits are counted by their clicks."""
    return {
        Goal.CLICKS: line.clicks,
        Goal.VISITS: line.clicks,
        Goal.LEADS: line.leads,
        Goal.SALES: line.sales,
    }.get(goal)


def _say_range(forecast: Range, lang: str) -> str:
    return say_count(forecast.middle, lang) + _say_quarters(forecast, lang)


def _say_quarters(forecast: Range, lang: str) -> str:
    if forecast.low == forecast.high:
        return ""
    return f" ({say_count(forecast.low, lang)}–{say_count(forecast.high, lang)})"


def _draw_totals(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    if plan.totals is None:
        yield Text(_say("no_total", lang), style="bold yellow")
        return
    totals = plan.totals
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(
        _say("total", lang), Text(f"{say_rub(totals.amount.net, lang)} {_say('rub', lang)}", style="bold")
    )
    for rate, amount in plan.vat_by_rate:
        table.add_row(
            f"{_say('vat', lang)} {say_number(rate * 100, lang)} %",
            f"{say_rub(amount.vat, lang)} {_say('rub', lang)}",
        )
    table.add_row(
        _say("gross", lang), Text(f"{say_rub(totals.amount.gross, lang)} {_say('rub', lang)}", style="bold")
    )
    yield table
    costs = (("CPM", totals.cpm), ("CPC", totals.cpc), ("CPL", totals.cpl))
    shown = [
        f"{name} {say_rub(value, lang)} {_say('rub', lang)}" for name, value in costs if value is not None
    ]
    if totals.ctr is not None:
        shown.insert(1, f"CTR {say_number(totals.ctr * 100, lang)} %")
    forecasts = ((Goal.CLICKS, plan.clicks), (Goal.LEADS, plan.leads), (Goal.SALES, plan.sales))
    counts = [f"{GOALS[goal].in_language(lang)} {_say_range(one, lang)}" for goal, one in forecasts if one]
    if counts and plan.scenarios is None:
        yield Text(f"{_say('forecast', lang)}: {', '.join(counts)}")
    yield Text(" · ".join([*shown, _say("rounding", lang)]), style="dim")


def _draw_reach(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    reach = plan.reach
    if reach is None:
        return
    text = Text(f"{_say('union', lang)}: ")
    text.append(
        f"{say_count(reach.people, lang)} ({say_number((reach.share * 100).quantize(_TENTH), lang)} %)",
        style="bold",
    )
    text.append(
        f", {_say('bounds', lang)} {say_count(reach.low, lang)}–{say_count(reach.high, lang)}", style="dim"
    )
    text.append(f", {_say('frequency', lang).lower()} {say_number(reach.frequency.quantize(_TENTH), lang)}\n")
    shown = [f"{k}+ {say_count(count, lang)}" for k, count in enumerate(reach.k_plus[:_SHOWN_FREQUENCIES], 1)]
    text.append(" · ".join(shown))
    yield text
    names = {line.row_id: number for number, line in enumerate(plan.lines, 1)}
    steps = [
        f"{names[step.row_id]}. +{say_count(step.added, lang)} = {say_count(step.reached, lang)}"
        for step in reach.build_up
    ]
    yield Text(f"{_say('built', lang)}: {' → '.join(steps)}", style="dim")


def _draw_tail(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    if plan.ways_out:
        yield Text(f"\n{_say('ways', lang)}:", style="bold")
        for way in plan.ways_out:
            head = f"→ {WAYS[way.kind].in_language(lang)}: {way.text.in_language(lang)}"
            result = f"{GOALS[plan.goal].in_language(lang)} {say_count(way.value, lang)}"
            yield Text(f"{head} ({say_rub(way.budget_rub, lang)} {_say('rub', lang)}, {result})")
    if plan.findings:
        yield Text(f"\n{_say('findings', lang)}:", style="bold")
        for finding in plan.findings:
            mark, style = _MARKS[finding.severity]
            yield Text(f"{mark} {finding.text.in_language(lang)}", style=style)
    yield from _draw_law(plan, lang)
    if plan.excluded:
        yield Text(f"\n{_say('left_out', lang)}:", style="bold")
        for reason, names in _group(plan.excluded, lang).items():
            yield Text(f"{', '.join(names)}: {reason}", style="dim")


def _draw_law(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    if plan.law:
        yield Text(f"\n{_say('law', lang)}:", style="bold")
        for one, lines in group_law(plan.law, tuple(line.row_id for line in plan.lines)):
            mark, style = _MARKS[one.severity]
            yield Text(f"{mark} {say_law(one, lines, lang)}", style=style)


def _group(excluded: tuple[Exclusion, ...], lang: str) -> dict[str, list[str]]:
    """Name rows that share a reason together."""
    groups: dict[str, list[str]] = {}
    for one in excluded:
        groups.setdefault(one.text.in_language(lang), []).append(one.placement.in_language(lang))
    return groups


def _describe_run(plan: MediaPlan, lang: str) -> str:
    parts = [f"{_say('card', lang)} {plan.card.name} {plan.card.version}"]
    if plan.proof and plan.lines:
        parts.append(f"{_say('gap', lang)} {say_number(Decimal(f'{plan.proof.gap * 100:.2f}'), lang)} %")
    return " · ".join(parts)


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
