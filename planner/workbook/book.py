"""The workbook of a plan: a copy for the client without the house's columns, and the house's own."""

from collections.abc import Callable
from io import BytesIO

from xlsxwriter import Workbook

from planner.file_kind import Copy
from planner.media_plan import MediaPlan
from planner.scenarios import Scenarios
from planner.workbook.canvas import Canvas, make_looks
from planner.workbook.further_sheets import (
    write_calendar,
    write_findings,
    write_glossary,
    write_reach,
    write_sources,
)
from planner.workbook.plan_sheet import write_plan_sheet
from planner.workbook.scenario_sheet import write_scenarios

# Nothing of a client's text may turn into a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(
    plan: MediaPlan, *, copy: Copy = Copy.CLIENT, lang: str = "ru", scenarios: Scenarios | None = None
) -> bytes:
    """Return the XLSX file; its formulas give the plan's own figures to the kopeck."""
    is_internal = copy is Copy.INTERNAL
    held = BytesIO()
    book = Workbook(held, _OPTIONS)
    looks = make_looks(book)

    def add(ru: str, en: str, write: Callable[[Canvas], object]) -> None:
        write(Canvas(sheet=book.add_worksheet(ru if lang == "ru" else en), looks=looks))

    add("План", "Plan", lambda one: write_plan_sheet(one, plan, is_internal=is_internal, lang=lang))
    add("Календарь", "Calendar", lambda one: write_calendar(one, plan, lang))
    add("Охват", "Reach", lambda one: write_reach(one, plan, lang, book))
    if scenarios is not None:
        add("Сценарии", "Scenarios", lambda one: write_scenarios(one, scenarios, lang))
    add("Замечания", "Findings", lambda one: write_findings(one, plan, is_internal=is_internal, lang=lang))
    add("Термины", "Glossary", lambda one: write_glossary(one, lang))
    if is_internal:
        add("Источники", "Sources", lambda one: write_sources(one, plan, lang))
    book.set_size(2400, 1400)
    book.close()
    return held.getvalue()
