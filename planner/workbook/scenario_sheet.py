"""The sheet of ranges: conservative, base and optimistic figures, and how they came about."""

from planner.media_plan import MediaPlan, Scenarios
from planner.plan_words import say_count
from planner.scenario_words import ALONE, CASES, MEANINGS, list_figures, say_chance
from planner.workbook.canvas import Canvas, Look
from qualifier.qualification import Bilingual

_FIGURE = Bilingual(ru="Показатель", en="Figure")
_PERCENTILES = ("P10", "P50", "P90")


def write_scenarios(canvas: Canvas, plan: MediaPlan, scenarios: Scenarios, lang: str) -> None:
    """Write each figure in three scenarios and what they rest on."""
    cases = zip(CASES, _PERCENTILES, strict=True)
    heads = [f"{case.in_language(lang)} ({percentile})" for case, percentile in cases]
    canvas.put_row(0, [_FIGURE.in_language(lang), *heads], Look.HEAD)
    row = 0
    for row, figure in enumerate(list_figures(scenarios), start=1):
        look = Look.PRICE if figure.is_money else Look.COUNT
        canvas.put(row, 0, figure.name.in_language(lang), Look.SUM_TEXT if figure.is_goal else Look.TEXT)
        canvas.put_row(row, figure.cases, look, column=1)
    for offset, note in enumerate(_list_notes(plan, scenarios), start=row + 2):
        canvas.sheet.merge_range(offset, 0, offset, 3, "")
        canvas.put(offset, 0, note.in_language(lang), Look.NOTE)
        canvas.fit_row(offset, ((note.in_language(lang), 104.0),))
    canvas.sheet.set_column(0, 0, 38)
    canvas.sheet.set_column(1, 3, 22)
    canvas.sheet.freeze_panes(1, 0)
    canvas.sheet.set_landscape()
    canvas.sheet.set_paper(9)
    canvas.sheet.fit_to_pages(1, 0)


def _list_notes(plan: MediaPlan, scenarios: Scenarios) -> list[Bilingual]:
    shared = round(scenarios.market_share * 100)
    notes = [
        Bilingual(ru=f"{case.ru}: {meaning.ru}.", en=f"{case.en}: {meaning.en}.")
        for case, meaning in zip(CASES, MEANINGS, strict=True)
    ]
    notes.append(ALONE)
    if chance := say_chance(plan):
        notes.append(chance)
    notes.append(
        Bilingual(
            ru=f"{say_count(scenarios.draws)} розыгрышей цены, CTR, CR и ёмкости вокруг квартилей прайса; "
            f"{shared} % разброса общие для всех строк. Между P10 и P90 лежит 80 % розыгрышей. Это прогноз, "
            "а не обещание.",
            en=f"{say_count(scenarios.draws, 'en')} draws of price, CTR, CR and capacity around the card's "
            f"quartiles; {shared} % of the spread is common to all lines. 80 % of the draws lie between P10 "
            "and P90. This is a forecast, not a promise.",
        )
    )
    return notes
