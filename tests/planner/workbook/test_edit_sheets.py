import io

import pytest
from openpyxl import load_workbook

from planner.comparison import compare
from planner.file_kind import Copy
from planner.workbook.book import write_workbook
from tests.planner.revised import drop, lock, rework_measured, usual

NASTY = '=HYPERLINK("http://x") <b>@cmd</b>'


def open_book(lang: str = "ru", copy: Copy = Copy.INTERNAL):  # type: ignore[no-untyped-def]
    plan = rework_measured(drop("vk_ads", reason=NASTY), lock("push", amount_rub=200_000))
    comparison = compare(usual(), plan, visit=1.0)
    content = write_workbook(plan, copy=copy, lang=lang, comparison=comparison)
    return load_workbook(io.BytesIO(content)), plan, comparison


def test_the_house_sees_each_edit_as_text() -> None:
    book, plan, _ = open_book()
    rows = list(book["Правки"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["1", "2"]
    assert rows[0][4] == NASTY
    assert rows[0][2] == plan.edits[0].author
    assert "стоило" in rows[0][5]
    assert book["Правки"]["E2"].data_type == "s"


@pytest.mark.parametrize(("lang", "name"), [("ru", "Было и стало"), ("en", "Before and after")])
def test_both_versions_stand_side_by_side_with_formulas(lang: str, name: str) -> None:
    book, _, comparison = open_book(lang)
    sheet = book[name]
    for row, line in enumerate(comparison.lines, start=2):
        assert sheet.cell(row, 1).value == line.placement.in_language(lang)
        old, new = sheet.cell(row, 3).value, sheet.cell(row, 4).value
        assert round((new - old) * 100) == round(float(line.net_change_rub) * 100)
        assert sheet.cell(row, 5).value == f"=D{row}-C{row}"


def test_the_client_sees_neither() -> None:
    book, _, _ = open_book(copy=Copy.CLIENT)
    assert not {"Правки", "Было и стало"} & set(book.sheetnames)
