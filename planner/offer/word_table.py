"""Tables of a Word document: repeated heads, rows that never split, widths in twentieths of a point."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from planner.offer.document import Align, Chart, Grid

# The text's width on A4 with margins of 18 mm.
_PAGE_TWIPS = 9860
# The em of 8 points, the cell's margins with some air, and how much wider bold letters are.
_EM_TWIPS, _MARGIN_TWIPS, _BOLD = 160, 160, 1.08
# Widths of the font's signs in ems; letters are taken a little wide, for Cyrillic ones are.
_NARROW, _NARROW_EM, _DIGIT_EM, _LETTER_EM, _CAPITAL_EM = frozenset(" .,:;'()-\u00a0"), 0.3, 0.56, 0.58, 0.72
# A table of so few rows is kept on one page.
_SHORT_TABLE = 16
_LEAST_SHARE = 0.08
_HEAD_FILL, _TOTAL_FILL, _LINE = "E8EAED", "F2F3F5", "B8C1CC"
_BAR, _BAR_LETTERS = "█", 46


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    cells: Sequence[str]
    strong: bool = False
    is_head: bool = False
    is_kept: bool = False
    fill: str | None = None


def add_table(document: Document, grid: Grid) -> None:
    """Add a table with its totals."""
    rows = [_Row(cells=[column.title for column in grid.columns], strong=True, is_head=True, fill=_HEAD_FILL)]
    rows += [_Row(cells=row) for row in grid.rows]
    rows += [_Row(cells=row, strong=True, fill=_TOTAL_FILL) for row in grid.totals]
    aligns = [column.align for column in grid.columns]
    _add(document, rows, _fit_widths(grid), aligns)


def add_chart(document: Document, chart: Chart) -> None:
    """Add a chart as a table whose middle column holds the bars."""
    rows = [_Row(cells=(chart.heads[0], "", chart.heads[1]), strong=True, is_head=True, fill=_HEAD_FILL)]
    rows += [
        _Row(cells=(bar.label, _BAR * max(1, round(bar.share * _BAR_LETTERS)), bar.value))
        for bar in chart.bars
    ]
    widths = (2300, _PAGE_TWIPS - 2300 - 2000, 2000)
    _add(document, rows, widths, (Align.RIGHT, Align.LEFT, Align.RIGHT))


def _fit_widths(grid: Grid) -> tuple[int, ...]:
    """Give columns without a weight the room of their longest text, the rest to the others by weight."""
    wanted = []
    for place, column in enumerate(grid.columns):
        longest = max(
            _measure(column.title) * _BOLD,
            *(_measure(row[place]) for row in grid.rows),
            *(_measure(row[place]) * _BOLD for row in grid.totals),
        )
        wanted.append(0 if column.weight else int(longest) + _MARGIN_TWIPS)
    weights = sum(column.weight for column in grid.columns)
    rest = max(_PAGE_TWIPS - sum(wanted), int(_PAGE_TWIPS * _LEAST_SHARE)) if weights else 0
    widths = [
        int(rest * column.weight / weights) if column.weight else fixed
        for column, fixed in zip(grid.columns, wanted, strict=True)
    ]
    scale = min(1.0, _PAGE_TWIPS / max(sum(widths), 1))
    return tuple(int(width * scale) for width in widths)


def _measure(text: str) -> float:
    """Return the width of a line of text in twentieths of a point."""
    return sum(_measure_letter(letter) for letter in text) * _EM_TWIPS


def _measure_letter(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW_EM
    if letter.isdigit() or letter == "–":
        return _DIGIT_EM
    return _CAPITAL_EM if letter.isupper() else _LETTER_EM


def _add(document: Document, rows: Sequence[_Row], widths: Sequence[int], aligns: Sequence[Align]) -> None:
    table = _element("w:tbl")
    table.append(_table_properties())
    grid = _element("w:tblGrid")
    for width in widths:
        grid.append(_element("w:gridCol", w=str(width)))
    table.append(grid)
    for number, row in enumerate(rows, 1):
        is_kept = row.is_head or len(rows) <= _SHORT_TABLE and number < len(rows)
        table.append(_draw_row(replace(row, is_kept=is_kept), widths, aligns))
    # The document's last element holds the page's form and must stay the last.
    document.element.body.sectPr.addprevious(table)
    document.add_paragraph().paragraph_format.space_after = 0


def _table_properties() -> Any:
    properties = _element("w:tblPr")
    properties.append(_element("w:tblW", w=str(_PAGE_TWIPS), type="dxa"))
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    properties.append(borders)
    properties.append(_element("w:tblLayout", type="fixed"))
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="60", type="dxa"))
    properties.append(margins)
    return properties


def _draw_row(row: _Row, widths: Sequence[int], aligns: Sequence[Align]) -> Any:
    drawn = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if row.is_head:
        properties.append(_element("w:tblHeader"))
    drawn.append(properties)
    for text, width, align in zip(row.cells, widths, aligns, strict=True):
        drawn.append(_draw_cell(row, text, width, align))
    return drawn


def _draw_cell(row: _Row, text: str, width: int, align: Align) -> Any:
    cell, properties = _element("w:tc"), _element("w:tcPr")
    properties.append(_element("w:tcW", w=str(width), type="dxa"))
    if row.fill:
        properties.append(_element("w:shd", val="clear", color="auto", fill=row.fill))
    cell.append(properties)
    paragraph, form = _element("w:p"), _element("w:pPr")
    form.append(_element("w:pStyle", val="OfferCell"))
    if row.is_kept:
        form.append(_element("w:keepNext"))
    form.append(_element("w:jc", val=align.value))
    run, look = _element("w:r"), _element("w:rPr")
    if row.strong:
        look.append(_element("w:b"))
    if text.startswith(_BAR):
        look.append(_element("w:color", val="5F5F5F"))
    written = _element("w:t")
    written.text = text
    run.extend((look, written))
    paragraph.extend((form, run))
    cell.append(paragraph)
    return cell


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
