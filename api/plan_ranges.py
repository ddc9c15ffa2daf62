"""What a plan's card says beyond its lines: three cases, the money in time, what past campaigns moved."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from planner.benchmark_used import BenchmarkUsed, Metric
from planner.calendar import lay_calendar
from planner.corrected_card import NAMES
from planner.flighting import add_portions
from planner.media_plan import MediaPlan
from planner.offer.schedule_section import say_stretch
from planner.plan_words import CHANNELS, say_count, say_number, say_rub
from planner.scenario_words import CASES, MEANINGS, list_figures, say_chance
from qualifier.qualification import Bilingual

_TENTH = Decimal("0.01")
_FORECAST = Bilingual(ru="Прогноз", en="Forecast")
_WEEKS = Bilingual(ru="По неделям", en="By week")
_MONTHS = Bilingual(ru="По месяцам", en="By month")
_NET = Bilingual(ru="Без НДС, ₽", en="Net, RUB")
_CONTACTS = Bilingual(ru="Показы", en="Impressions")
_LEARNT = Bilingual(
    ru="Показатели по прошлым кампаниям продавца", en="Benchmarks by the seller's past campaigns"
)
_OWN = Bilingual(ru="кампаний {count}: {raw}, прайс {card}", en="{count} campaigns: {raw}, card {card}")


def draw_scenarios(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    """Yield the plan's figures in three cases, each case in one sentence, and the client's chance."""
    if plan.scenarios is None:
        return
    table = _open_table(_FORECAST.in_language(lang), *(case.in_language(lang) for case in CASES))
    for figure in list_figures(plan.scenarios):
        cells = (figure.say(case, lang) for case in figure.cases)
        table.add_row(figure.name.in_language(lang), *cells, style="bold" if figure.is_goal else "")
    yield table
    said = [
        f"{case.in_language(lang)}: {meaning.in_language(lang)}."
        for case, meaning in zip(CASES, MEANINGS, strict=True)
    ]
    if chance := say_chance(plan):
        said.append(chance.in_language(lang))
    yield Text("\n".join(said), style="dim")


def draw_calendar(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    """Yield the money and contacts of all lines by week, by month where the flight is long."""
    calendar = lay_calendar(plan)
    if len(calendar.shown) < 2:
        return
    together = add_portions([calendar.portions_of(line) for line in calendar.lines], len(calendar.shown))
    title = _MONTHS if calendar.is_long else _WEEKS
    heads = [_NET, *([_CONTACTS] if together.contacts else [])]
    table = _open_table(title.in_language(lang), *(head.in_language(lang) for head in heads))
    for place, stretch in enumerate(calendar.shown):
        cells = [say_rub(together.net_rub[place], lang)]
        if together.contacts:
            cells.append(say_count(together.contacts[place], lang))
        table.add_row(say_stretch(calendar, stretch, lang), *cells)
    yield table


def draw_benchmarks(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    """Yield each figure that past campaigns moved, for the channels of the plan."""
    bought = {line.channel for line in plan.lines}
    shown = [one for one in plan.benchmarks if one.channel in bought]
    if shown:
        yield Text(f"\n{_LEARNT.in_language(lang)}:", style="bold")
    for one in shown:
        yield Text(f"{_name(one, lang)} {_say(one, one.value, lang)} ({_say_own(one, lang)})")


def _name(one: BenchmarkUsed, lang: str) -> str:
    name = NAMES[one.metric][0 if lang == "ru" else 1]
    industry = f", {one.industry}" if one.industry else ""
    return f"{CHANNELS[one.channel].in_language(lang)}{industry}: {name}"


def _say_own(one: BenchmarkUsed, lang: str) -> str:
    return _OWN.in_language(lang).format(
        count=one.campaigns, raw=_say(one, one.raw, lang), card=_say(one, one.card, lang)
    )


def _say(one: BenchmarkUsed, value: Decimal, lang: str) -> str:
    if one.metric is Metric.PRICE:
        return f"×{say_number(value.quantize(_TENTH), lang)}"
    return f"{say_number((value * 100).quantize(_TENTH), lang)} %"


def _open_table(first: str, *heads: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, expand=True, header_style="dim")
    table.add_column(first, ratio=1)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table
