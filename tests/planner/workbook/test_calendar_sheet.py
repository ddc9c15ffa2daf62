import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.brief import Channel
from planner.file_kind import Copy
from planner.media_plan import MediaPlan
from planner.workbook.book import write_workbook
from tests.planner.drafts import plan_of


@cache
def plan_over(start: date = date(2027, 2, 15), end: date = date(2027, 3, 14)) -> MediaPlan:
    wanted = (Channel.SMS, Channel.DISPLAY, Channel.DOOH)
    return plan_of(start_date=start, end_date=end, channels_wanted=wanted)


def open_sheet(plan: MediaPlan, *, lang: str = "ru", values: bool = False) -> Worksheet:
    book = load_workbook(BytesIO(write_workbook(plan, lang=lang)), data_only=values)
    return book["Календарь" if lang == "ru" else "Calendar"]


def cell(sheet: Worksheet, name: str) -> object:
    return sheet[name].value


def test_weeks_stand_under_their_months() -> None:
    sheet = open_sheet(plan_over())
    assert (cell(sheet, "B1"), cell(sheet, "E1"), cell(sheet, "H1")) == ("февраль 2027", "март 2027", "Итого")
    weeks = [cell(sheet, f"{letter}2") for letter in "BCDEFGH"]
    assert weeks == ["15–21.02", "22–28.02", "Итого", "01–07.03", "08–14.03", "Итого", None]
    assert cell(open_sheet(plan_over(), lang="en"), "B1") == "February 2027"


def test_months_and_lines_are_live_sums() -> None:
    sheet = open_sheet(plan_over())
    assert (cell(sheet, "D3"), cell(sheet, "G3")) == ("=SUM(B3:C3)", "=SUM(E3:F3)")
    assert cell(sheet, "H3") == "=D3+G3"
    last = 3 + len(plan_over().lines)
    assert cell(sheet, f"H{last}") == f"=SUM(H3:H{last - 1})"


def test_stored_results_are_the_plans_to_the_kopeck() -> None:
    plan, sheet = plan_over(), open_sheet(plan_over(), values=True)
    for row, line in enumerate(plan.lines, start=3):
        assert line.cost is not None
        assert Decimal(str(cell(sheet, f"H{row}"))).quantize(Decimal("0.01")) == line.cost.amount.net


def test_the_calendar_is_held_against_the_plans_sheet() -> None:
    plan, sheet = plan_over(), open_sheet(plan_over())
    row = 4 + len(plan.lines)
    assert cell(sheet, f"A{row}") == "По листу плана"
    assert re.fullmatch(r"='План'!M\d+", str(cell(sheet, f"H{row}")))
    assert cell(sheet, f"A{row + 1}") == "Разница"
    assert str(cell(sheet, f"H{row + 1}")).startswith(f"=ROUND(H{row - 1}-")
    on_request = replace(plan, totals=None)
    assert cell(open_sheet(on_request), f"A{row}") != "По листу плана"


def test_contacts_follow_the_money() -> None:
    plan, sheet = plan_over(), open_sheet(plan_over(), values=True)
    heads = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    first = heads["Показы (контакты)"] + 2
    for row, line in enumerate(plan.lines, start=first):
        assert sheet.cell(row, 8).value == line.impressions


def test_without_placements_the_sheet_says_so() -> None:
    empty = replace(plan_over(), lines=(), flighting=None)
    assert cell(open_sheet(empty), "A1") == "Размещений нет"
    assert cell(open_sheet(empty, lang="en"), "A1") == "No placements"


def test_contacts_nobody_knows_have_no_table() -> None:
    lines = tuple(replace(line, impressions=None) for line in plan_over().lines)
    sheet = open_sheet(replace(plan_over(), lines=lines, flighting=None))
    assert "Показы (контакты)" not in [row[0].value for row in sheet.iter_rows()]


@pytest.mark.parametrize("copy", Copy)
def test_a_long_flight_is_printed_over_several_pages(copy: Copy) -> None:
    plan = plan_over(date(2026, 12, 14), date(2027, 6, 20))
    sheet = load_workbook(BytesIO(write_workbook(plan, copy=copy)))["Календарь"]
    assert sheet.page_setup.fitToWidth is None or sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$A"
