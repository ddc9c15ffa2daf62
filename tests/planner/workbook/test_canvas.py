from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from planner.workbook.canvas import Canvas, Cell, Formula, Look, make_looks, name_column
from tests.planner.workbook.written import write_sheet


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


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        # Short rows keep the least height; a width of ten units holds eleven letters.
        ([], 15),
        ([("", 10.0)], 15),
        ([("ж" * 11, 10.0)], 15),
        ([("ж" * 12, 10.0)], 27),
        ([("ж" * 12, 10.0), ("ж" * 34, 10.0)], 51),
        ([("а\nб\nв", 10.0)], 39),
        ([("\n\n", 10.0)], 39),
        ([(f"{'ж' * 12}\nб", 10.0)], 39),
        # A column of no width still ends; a spreadsheet has no row above 409 points, of quarters here.
        ([("ж" * 5, 0.0)], 63),
        ([("ж" * 32_000, 10.0)], 408.75),
    ],
)
def test_a_row_is_as_high_as_its_wrapped_texts(texts: list[tuple[str, float]], height: float) -> None:
    sheet = write_sheet(lambda canvas, book: (canvas.put(0, 0, "x", Look.TEXT), canvas.fit_row(0, texts)))
    # The usual height is not written down.
    assert (sheet.row_dimensions[1].height or 15) == height


def test_a_row_is_never_lower_than_it_is_told() -> None:
    sheet = write_sheet(lambda canvas, book: canvas.fit_row(0, [("ж" * 12, 10.0)], least=45))
    assert sheet.row_dimensions[1].height == 45


@pytest.mark.parametrize(
    ("look", "number_format", "is_bold"),
    [
        (Look.MONEY, "#,##0.00", False),
        (Look.SUM_MONEY, "#,##0.00", True),
        (Look.PRICE, "#,##0.00####", False),
        (Look.COUNT, "#,##0", False),
        (Look.SHARE, "0.00%", False),
        (Look.SUM_SHARE, "0.00%", True),
        (Look.FACTOR, "0.00##", False),
        (Look.RATIO, "0.0", False),
        (Look.HEAD, "General", True),
    ],
)
def test_a_look_prints_numbers_as_its_name_says(look: Look, number_format: str, *, is_bold: bool) -> None:
    cell = write_sheet(lambda canvas, book: canvas.put(0, 0, Decimal("0.5"), look))["A1"]
    assert (cell.number_format, bool(cell.font.b)) == (number_format, is_bold)


def test_every_look_has_a_format_of_its_own() -> None:
    looks = make_looks(Workbook(BytesIO(), {"in_memory": True}))
    assert set(looks) == set(Look)
    assert len({id(style) for style in looks.values()}) == len(Look)


@pytest.mark.parametrize("value", [Decimal("1.23"), 7, 0.25])
def test_a_formula_brings_its_result_for_readers_that_do_not_count(value: Decimal | float) -> None:
    cell = Formula("=A9*2", value)
    sheet = write_sheet(lambda canvas, book: canvas.put(0, 0, cell, Look.MONEY), values=True)
    assert sheet["A1"].value == float(value)
