"""The workbook of a plan: a copy for the client without the house's columns, and the house's own."""

from collections.abc import Callable
from io import BytesIO

from xlsxwriter import Workbook

from planner.comparison import Comparison
from planner.file_kind import Copy
from planner.media_plan import MediaPlan
from planner.workbook.calendar_sheet import PlanCells, write_calendar
from planner.workbook.canvas import Canvas, make_looks
from planner.workbook.edit_sheets import write_comparison_sheet, write_edits
from planner.workbook.further_sheets import (
    write_findings,
    write_glossary,
    write_reach,
    write_sources,
)
from planner.workbook.plan_sheet import Table, write_plan_sheet
from planner.workbook.scenario_sheet import write_scenarios

# Nothing of a client's text may turn into a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(
    plan: MediaPlan, *, copy: Copy = Copy.CLIENT, lang: str = "ru", comparison: Comparison | None = None
) -> bytes:
    """Return the XLSX file; its formulas give the plan's own figures to the kopeck."""
    is_internal = copy is Copy.INTERNAL
    held = BytesIO()
    book = Workbook(held, _OPTIONS)
    looks = make_looks(book)

    def add(ru: str, en: str, write: Callable[[Canvas], object]) -> None:
        write(Canvas(sheet=book.add_worksheet(ru if lang == "ru" else en), looks=looks))

    first = Canvas(sheet=book.add_worksheet("План" if lang == "ru" else "Plan"), looks=looks)
    table = write_plan_sheet(first, plan, is_internal=is_internal, lang=lang)
    add("Календарь", "Calendar", lambda one: write_calendar(one, plan, lang, find_net(first, table, plan)))
    add("Охват", "Reach", lambda one: write_reach(one, plan, lang, book))
    if (scenarios := plan.scenarios) is not None:
        add("Сценарии", "Scenarios", lambda one: write_scenarios(one, plan, scenarios, lang))
    add("Замечания", "Findings", lambda one: write_findings(one, plan, is_internal=is_internal, lang=lang))
    add("Термины", "Glossary", lambda one: write_glossary(one, lang))
    if is_internal and plan.edits:
        add("Правки", "Edits", lambda one: write_edits(one, plan, lang))
    if is_internal and comparison is not None:
        add("Было и стало", "Before and after", lambda one: write_comparison_sheet(one, comparison, lang))
    if is_internal:
        add("Источники", "Sources", lambda one: write_sources(one, plan, lang))
    book.set_size(2400, 1400)
    book.close()
    return held.getvalue()


def find_net(canvas: Canvas, table: Table, plan: MediaPlan) -> PlanCells | None:
    """Return where the plan's sheet has the sum without VAT; None while a price is on request."""
    if plan.totals is None:
        return None
    place = f"'{canvas.sheet.get_name()}'!{table.letter('net')}{table.last + 2}"
    return PlanCells(net=place, value=plan.totals.amount.net)
