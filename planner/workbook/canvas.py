"""One sheet to write on: safe text, exact money, formulas with the value they must give."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.workbook.safe_cells import clean_text

_FONT = "Arial"
_LINE_POINTS, _HIGHEST_ROW, _LETTERS_A_UNIT = 12.0, 409.0, 1.1
_INK, _LINE, _HEAD, _SUM = "#1F2933", "#B8C1CC", "#E4E9F0", "#F3F5F8"


class Look(StrEnum):
    """How a cell looks; the name says what it holds."""

    TITLE = "title"
    LABEL = "label"
    TEXT = "text"
    HEAD = "head"
    MONEY = "money"
    PRICE = "price"
    COUNT = "count"
    SHARE = "share"
    FACTOR = "factor"
    RATIO = "ratio"
    SUM_TEXT = "sum_text"
    SUM_MONEY = "sum_money"
    SUM_COUNT = "sum_count"
    SUM_SHARE = "sum_share"
    NOTE = "note"
    ORDER = "order"
    VALUE = "value"


_BOX = {"border": 1, "border_color": _LINE, "valign": "vcenter"}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 14},
    Look.LABEL: {"font_color": "#52606D", "valign": "top"},
    Look.TEXT: {**_BOX, "text_wrap": True, "valign": "top"},
    Look.HEAD: {**_BOX, "bold": True, "text_wrap": True, "bg_color": _HEAD, "align": "center"},
    Look.MONEY: {**_BOX, "num_format": "#,##0.00", "valign": "top"},
    Look.PRICE: {**_BOX, "num_format": "#,##0.00####", "valign": "top"},
    Look.COUNT: {**_BOX, "num_format": "#,##0", "valign": "top"},
    Look.SHARE: {**_BOX, "num_format": "0.00%", "valign": "top"},
    Look.FACTOR: {**_BOX, "num_format": "0.00##", "valign": "top"},
    Look.RATIO: {**_BOX, "num_format": "0.0", "valign": "top"},
    Look.SUM_TEXT: {**_BOX, "bold": True, "valign": "top", "bg_color": _SUM, "text_wrap": True},
    Look.SUM_MONEY: {**_BOX, "bold": True, "valign": "top", "bg_color": _SUM, "num_format": "#,##0.00"},
    Look.SUM_COUNT: {**_BOX, "bold": True, "valign": "top", "bg_color": _SUM, "num_format": "#,##0"},
    Look.SUM_SHARE: {**_BOX, "bold": True, "valign": "top", "bg_color": _SUM, "num_format": "0.00%"},
    Look.VALUE: {"font_color": "#52606D", "text_wrap": True, "valign": "top"},
    Look.ORDER: {**_BOX, "valign": "top", "align": "center"},
    Look.NOTE: {"italic": True, "font_color": "#52606D", "text_wrap": True, "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula and the value it gives, for readers that do not recalculate."""

    text: str
    value: Decimal | int | float | None


Cell = str | int | Decimal | Formula | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A sheet with the book's looks."""

    sheet: Worksheet
    looks: dict[Look, Format]

    def put(self, row: int, column: int, cell: Cell, look: Look) -> None:
        """Write one cell; text is always text, whatever it begins with."""
        style = self.looks[look]
        if cell is None:
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(cell, Formula):
            value = "" if cell.value is None else float(cell.value)
            self.sheet.write_formula(row, column, cell.text, style, value)
        elif isinstance(cell, str):
            self.sheet.write_string(row, column, clean_text(cell), style)
        else:
            self.sheet.write_number(row, column, float(cell), style)

    def put_row(self, row: int, cells: Sequence[Cell], look: Look, *, column: int = 0) -> None:
        """Write cells side by side."""
        for offset, cell in enumerate(cells):
            self.put(row, column + offset, cell, look)

    def fit_row(self, row: int, texts: Sequence[tuple[str, float]], *, least: float = 15) -> None:
        """Make a row as high as its wrapped texts need in columns of these widths.

        Programs that open a workbook do not all measure a wrapped row themselves.
        """
        lines = max((_count_lines(text, width) for text, width in texts), default=1)
        self.sheet.set_row(row, min(max(least, lines * _LINE_POINTS + 3), _HIGHEST_ROW))


def _count_lines(text: str, width: float) -> int:
    """Return the lines that a text of 9 points takes; a letter is a little narrower than a width unit."""
    return sum(max(1, -(-len(part) // max(1, int(width * _LETTERS_A_UNIT)))) for part in text.split("\n"))


def make_looks(book: Workbook) -> dict[Look, Format]:
    """Return the formats of a book."""
    ground = {"font_name": _FONT, "font_size": 9, "font_color": _INK}
    return {look: book.add_format({**ground, **style}) for look, style in _LOOKS.items()}


def name_column(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
