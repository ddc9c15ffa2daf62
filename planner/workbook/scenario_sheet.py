"""The sheet of ranges: conservative, base and optimistic figures, and how they came about."""

from collections.abc import Sequence

from planner.media_plan import Goal
from planner.plan_words import GOALS, say_count, say_number
from planner.scenarios import Band, Scenarios
from planner.workbook.canvas import Canvas, Look
from qualifier.qualification import Bilingual

_HEADS = (
    Bilingual(ru="Показатель", en="Figure"),
    Bilingual(ru="Осторожный (P10)", en="Conservative (P10)"),
    Bilingual(ru="Базовый (P50)", en="Base (P50)"),
    Bilingual(ru="Оптимистичный (P90)", en="Optimistic (P90)"),
)
_REACH = Bilingual(ru="Охват, чел.", en="Reach, people")
_CLICKS = Bilingual(ru="Клики", en="Clicks")
_LEADS = Bilingual(ru="Заявки", en="Leads")
_SALES = Bilingual(ru="Продажи", en="Sales")
_SPENT = Bilingual(ru="Освоено, ₽ без НДС", en="Spent, RUB without VAT")
_COST = Bilingual(ru="Цена результата, ₽ без НДС", en="Cost per result, RUB without VAT")
_Row = tuple[Bilingual, Sequence[object], Look]


def write_scenarios(canvas: Canvas, scenarios: Scenarios, lang: str) -> None:
    """Write each figure in three scenarios and what they rest on."""
    canvas.put_row(0, [one.in_language(lang) for one in _HEADS], Look.HEAD)
    row = 0
    for row, (name, cells, look) in enumerate(_list_rows(scenarios), start=1):
        canvas.put(row, 0, name.in_language(lang), Look.TEXT)
        canvas.put_row(row, cells, look, column=1)  # type: ignore[arg-type]
    for offset, note in enumerate(_list_notes(scenarios), start=row + 2):
        canvas.sheet.merge_range(offset, 0, offset, 3, "")
        canvas.put(offset, 0, note.in_language(lang), Look.NOTE)
        canvas.sheet.set_row(offset, 26)
    canvas.sheet.set_column(0, 0, 34)
    canvas.sheet.set_column(1, 3, 22)
    canvas.sheet.freeze_panes(1, 0)
    canvas.sheet.set_landscape()
    canvas.sheet.set_paper(9)
    canvas.sheet.fit_to_pages(1, 0)


def _list_rows(scenarios: Scenarios) -> list[_Row]:
    goal = GOALS[scenarios.goal]
    named = Bilingual(ru=f"Цель: {goal.ru}", en=f"Goal: {goal.en}")
    counts = (
        (None, named, scenarios.result),
        (Goal.REACH, _REACH, scenarios.reach),
        (Goal.CLICKS, _CLICKS, scenarios.clicks),
        (Goal.LEADS, _LEADS, scenarios.leads),
        (Goal.SALES, _SALES, scenarios.sales),
    )
    rows: list[_Row] = [
        (name, _upwards(band), Look.COUNT)
        for counted, name, band in counts
        if band is not None and counted is not scenarios.goal
    ]
    rows.append((_SPENT, _upwards(scenarios.spent_rub), Look.MONEY))
    if (cost := scenarios.cost_per_result_rub) is not None:
        # A cautious reader expects a result to be dear.
        rows.append((_COST, tuple(reversed(_upwards(cost))), Look.MONEY))
    return rows


def _upwards(band: Band) -> tuple[object, ...]:
    return (band.p10, band.p50, band.p90)


def _list_notes(scenarios: Scenarios) -> list[Bilingual]:
    shared = round(scenarios.market_share * 100)
    notes = [
        Bilingual(
            ru=f"{say_count(scenarios.draws)} розыгрышей цены, CTR, CR и ёмкости вокруг квартилей прайса; "
            f"{shared} % разброса общие для всех строк.",
            en=f"{say_count(scenarios.draws, 'en')} draws of price, CTR, CR and capacity around the card's "
            f"quartiles; {shared} % of the spread is common to all lines.",
        ),
        Bilingual(
            ru="Между P10 и P90 лежит 80 % розыгрышей. Каждая строка таблицы посчитана отдельно: "
            "осторожный охват и осторожные заявки могут не совпасть. Это прогноз, а не обещание.",
            en="80 % of the draws lie between P10 and P90. Each row stands alone: the conservative reach and "
            "the conservative leads need not come together. This is a forecast, not a promise.",
        ),
    ]
    if (chance := scenarios.kpi_chance) is not None:
        notes.append(
            Bilingual(
                ru=f"Цель клиента достигается в {say_number(chance * 100)} % розыгрышей.",
                en=f"The client's number is reached in {say_number(chance * 100, 'en')} % of the draws.",
            )
        )
    return notes
