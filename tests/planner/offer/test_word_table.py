from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from planner.offer.document import Align, Bar, Chart, Column, Grid, Offer, Section
from planner.offer.word import draw_docx

PAGE = 9860


def draw(*blocks: Grid | Chart) -> list[Table]:
    offer = Offer(
        lang="ru",
        title="t",
        client="c",
        facts=(),
        notices=(),
        sections=(Section(title="s", blocks=blocks),),
        footer="f",
    )
    return Document(BytesIO(draw_docx(offer))).tables


def make_grid(rows: int, *, wide: int = 3, text: str = "12 345") -> Grid:
    columns = (
        Column(title="№"),
        Column(title="Размещение", weight=1, align=Align.LEFT),
        *(Column(title="Сумма") for _ in range(wide)),
    )
    row = ("1", "строка", *(text for _ in range(wide)))
    return Grid(columns=columns, rows=tuple(row for _ in range(rows)), totals=(row,))


def widths(table: Table) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]


def kept(table: Table) -> list[bool]:
    return [row.find(f".//{qn('w:keepNext')}") is not None for row in table._tbl.tr_lst]


@pytest.mark.parametrize(("wide", "text"), [(1, "1"), (3, "12 345"), (6, "123 456 789,00"), (8, "1" * 60)])
def test_a_table_is_never_wider_than_the_page(wide: int, text: str) -> None:
    table = draw(make_grid(2, wide=wide, text=text))[0]
    assert sum(widths(table)) <= PAGE + wide
    assert min(widths(table)) > 0


def test_a_column_without_a_weight_is_as_wide_as_its_longest_text() -> None:
    narrow, broad = (widths(draw(make_grid(1, text=text))[0]) for text in ("1", "123 456 789,00"))
    assert broad[2] > narrow[2]
    assert broad[1] < narrow[1]
    assert sum(narrow) == pytest.approx(PAGE, abs=5)


def test_columns_with_weights_share_the_page_by_them() -> None:
    columns = (Column(title="a", weight=1), Column(title="b", weight=3))
    found = widths(draw(Grid(columns=columns, rows=(("x", "y"),)))[0])
    assert found[1] == pytest.approx(3 * found[0], rel=0.01)


def test_a_short_table_stays_on_one_page() -> None:
    marks = kept(draw(make_grid(5))[0])
    assert marks[:-1] == [True] * (len(marks) - 1)
    assert not marks[-1]


def test_a_long_table_breaks_between_rows_after_its_head() -> None:
    marks = kept(draw(make_grid(40))[0])
    assert marks[0]
    assert not any(marks[1:])


def test_a_chart_is_a_table_with_bars_of_its_shares() -> None:
    bars = (Bar(label="1+", value="100", share=1.0), Bar(label="2+", value="1", share=0.001))
    table = draw(Chart(title="Охват", heads=("Контактов", "Человек"), bars=bars))[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["Контактов", "", "Человек"]
    assert len(cells[1][1]) > 10 * len(cells[2][1]) > 0
    assert (cells[1][0], cells[1][2]) == ("1+", "100")


@pytest.mark.parametrize("text", ["<w:p/>", "a & b", "  spaced", "{{ 7 * 7 }}", "=1+1"])
def test_text_of_cells_is_text(text: str) -> None:
    columns = (Column(title="a", weight=1), Column(title="b", weight=1))
    table = draw(Grid(columns=columns, rows=((text, "y"),)))[0]
    assert table.rows[1].cells[0].text.strip() == text.strip()


def test_two_tables_do_not_grow_together() -> None:
    tables = draw(make_grid(1), make_grid(1))
    assert len(tables) == 2
    between = tables[0]._tbl.getnext()
    assert between.tag == qn("w:p")
