"""An offer as a Word document that a manager can still edit."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from planner.offer.document import Block, Bullets, Chart, Offer, Paragraph
from planner.offer.layout import soften_offer
from planner.offer.word_table import add_chart, add_table

_FONT = "Arial"
_INK, _SOFT = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5B, 0x67, 0x72)
_MARGIN = Mm(18)
_LOGO_WIDTH, _LOGO_HEIGHT = Mm(42), Mm(20)
# Files of one plan are the same whenever they are written.
_MADE = datetime(2020, 1, 1, tzinfo=UTC)


def draw_docx(offer: Offer, *, logo: bytes | None = None) -> bytes:
    """Return the DOCX of an offer; `logo` is a PNG of `planner.offer.logo.redraw_logo`."""
    softened = soften_offer(offer)
    document = _open(softened)
    if logo:
        _add_logo(document, logo)
    document.add_paragraph(softened.title, style="Subtitle")
    document.add_paragraph(softened.client, style="Title")
    for notice in softened.notices:
        _write(document, notice, strong=True)
    for fact in softened.facts:
        line = document.add_paragraph(style="OfferFact")
        line.add_run(f"{fact.label}\t").font.color.rgb = _SOFT
        line.add_run(fact.value)
    for section in softened.sections:
        document.add_heading(section.title, level=1)
        for block in section.blocks:
            _draw(document, block)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _add_logo(document: WordDocument, logo: bytes) -> None:
    """Put the picture on the right, inside the same frame as on the page that is printed."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    shape = line.add_run().add_picture(BytesIO(logo), height=_LOGO_HEIGHT)
    if shape.width > _LOGO_WIDTH:
        shape.height = Length(int(shape.height * _LOGO_WIDTH / shape.width))
        shape.width = _LOGO_WIDTH


def _draw(document: WordDocument, block: Block) -> None:
    if isinstance(block, Paragraph):
        _write(document, block.text, strong=block.strong)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Chart):
        _write(document, block.title, strong=True, keep=True)
        add_chart(document, block)
    else:
        add_table(document, block)


def _write(document: WordDocument, text: str, *, strong: bool = False, keep: bool = False) -> None:
    line = document.add_paragraph()
    line.add_run(text).bold = strong or None
    line.paragraph_format.keep_with_next = keep or text.endswith(":")


def _open(offer: Offer) -> WordDocument:
    """Return an empty A4 document with the offer's styles and footer."""
    document = Document()
    page = document.sections[0]
    # The built-in footer stops at the middle of its own, wider page.
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    _set_styles(document)
    footer = page.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(174), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{offer.footer}\t")
    _add_page_number(footer.add_run()._r)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = offer.title, "", ""
    properties.created = properties.modified = _MADE
    return document


def _set_styles(document: WordDocument) -> None:
    sizes = (
        ("Normal", 10),
        ("Title", 20),
        ("Subtitle", 10),
        ("Heading 1", 14),
        ("List Bullet", 10),
        ("Footer", 8),
    )
    for name, points in sizes:
        _set_style(document.styles[name], points, color=_SOFT if name == "Subtitle" else _INK)
    document.styles["Title"].font.bold = True
    document.styles["Subtitle"].font.italic = False
    for name, points, after in (("OfferCell", 8, 2), ("OfferFact", 10, 1)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set_style(style, points, color=_INK)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(after)
    document.styles["OfferFact"].paragraph_format.tab_stops.add_tab_stop(Mm(48))
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(5)
    # The built-in title carries a coloured rule under it.
    for rule in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        rule.getparent().remove(rule)


def _set_style(style: object, points: int, *, color: RGBColor) -> None:
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size, font.color.rgb = _FONT, Pt(points), color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    for script in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)


def _add_page_number(run: object) -> None:
    """Let the reader's program count the pages."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run.append(element)  # type: ignore[attr-defined]
