from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from planner.offer.document import Grid, find_cells, find_prose
from planner.offer.offer import build_offer
from planner.offer.word import draw_docx
from tests.planner.offer.offered import SAMPLES, hostile_plan, offer_of


def open_docx(content: bytes):
    return Document(BytesIO(content))


def read_all(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells]).replace("\u200b", "")


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_document_says_what_the_offer_says(sample: str) -> None:
    offer = offer_of(sample)
    text = read_all(open_docx(draw_docx(offer)))
    facts = {f"{fact.label}: {fact.value}" for fact in offer.facts}
    for said in {*find_prose(offer), *find_cells(offer)} - facts - {offer.footer}:
        assert said in text


def test_pages_are_a4_with_a_footer() -> None:
    document = open_docx(draw_docx(offer_of("brief_bank_ru.txt")))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert "публичной офертой" in page.footer.paragraphs[0].text
    assert "PAGE" in page.footer.paragraphs[0]._p.xml


def test_every_table_repeats_its_head_keeps_its_rows_and_fits_the_page() -> None:
    document = open_docx(draw_docx(offer_of("brief_bank_ru.txt")))
    assert len(document.tables) == 10
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) <= 9865
        assert min(widths) > 250


def test_numbers_stand_at_the_right_and_totals_are_strong() -> None:
    document = open_docx(draw_docx(offer_of("brief_bank_ru.txt")))
    estimate = next(
        table for table in document.tables if "НДС, ₽" in [one.text for one in table.rows[0].cells]
    )
    last = estimate.rows[-1].cells[-1].paragraphs[0]
    assert last.runs[0].bold
    assert last._p.pPr.jc.get(qn("w:val")) == "right"


def test_text_of_a_client_is_text() -> None:
    content = draw_docx(build_offer(hostile_plan()))
    names = ZipFile(BytesIO(content)).namelist()
    document = open_docx(content)
    assert "<script>alert(1)</script>" in read_all(document)
    assert "w:hyperlink" not in document.element.xml
    assert not [name for name in names if "embeddings" in name or "vba" in name.lower()]
    body = ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert "<w:instrText" not in body


def test_wide_tables_shrink_to_the_page() -> None:
    offer = offer_of("brief_bank_ru.txt")
    grids = [block for section in offer.sections for block in section.blocks if isinstance(block, Grid)]
    wide = max(grids, key=lambda grid: len(grid.columns))
    assert len(wide.columns) == 9
