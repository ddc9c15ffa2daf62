from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from planner.workbook.canvas import Canvas, Cell, Formula, Look, make_looks, name_column


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_are_named_as_spreadsheets_do(column: int, letters: str) -> None:
    assert name_column(column) == letters


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("=1+1", "s", "=1+1"),
        ("007", "s", "007"),
        (7, "n", 7),
        (Decimal("10.05"), "n", 10.05),
        (Formula("=1+1", 2), "f", "=1+1"),
        (Formula("=A9", None), "f", "=A9"),
        (None, "n", None),
    ],
)
def test_a_cell_holds_what_was_meant(cell: Cell, kind: str, value: object) -> None:
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    Canvas(sheet=book.add_worksheet(), looks=make_looks(book)).put(0, 0, cell, Look.TEXT)
    book.close()
    found = load_workbook(BytesIO(held.getvalue())).worksheets[0]["A1"]
    assert (found.data_type, found.value) == (kind, value)


def test_cells_stand_side_by_side() -> None:
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    Canvas(sheet=book.add_worksheet(), looks=make_looks(book)).put_row(1, ["a", 2, None], Look.TEXT, column=1)
    book.close()
    sheet = load_workbook(BytesIO(held.getvalue())).worksheets[0]
    assert [sheet["B2"].value, sheet["C2"].value, sheet["D2"].value] == ["a", 2, None]
