import re
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from planner.file_kind import FileKind
from planner.offer.logo import LARGEST_BYTES, Logo, LogoInvalid, LogoKind, check_logo, open_logo, redraw_logo
from planner.plan_files import write_file
from tests.planner.offer.offered import plan_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<rect width="300" height="100" fill="#123"/><path d="M0 0L9 9" stroke="url(#a)"/></svg>'
)


def draw_png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x20\x40\x60" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg_head(width: int, height: int) -> bytes:
    table = b"\xff\xdb" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, height, width, 1)
    return b"\xff\xd8" + table + frame + b"\0" * 8


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(draw_png(), LogoKind.PNG), (jpeg_head(300, 100), LogoKind.JPEG), (SVG.encode(), LogoKind.SVG)],
)
def test_a_picture_is_known_by_its_content(content: bytes, kind: LogoKind) -> None:
    assert check_logo(content) == Logo(content=content, kind=kind)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 100,
        b"MZ\x90\0",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"<html><body>logo</body></html>",
        b"just text",
        "логотип.png".encode("utf-16"),
        # A document type can hold entities that grow without end.
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(content: bytes) -> None:
    with pytest.raises(LogoInvalid) as caught:
        check_logo(content)
    assert "PNG, JPEG or SVG" in caught.value.detail
    assert "PNG, JPEG или SVG" in caught.value.detail_ru
    assert caught.value.status == 422


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (draw_png()[:20], "damaged"),
        (b"\xff\xd8\xff\xe0\0", "damaged"),
        (draw_png(width=6_000, height=20), "6000 x 20 pixels"),
        (jpeg_head(8, 8), "8 x 8 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST_BYTES, "larger than 1 MiB"),
        (svg(" " * 300_000), "larger than 256 KiB"),
    ],
)
def test_a_picture_of_no_use_says_what_is_wrong(content: bytes, said: str) -> None:
    with pytest.raises(LogoInvalid, match=said):
        check_logo(content)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="http://evil.example/x.png"/>',
        '<rect onload="alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<a href="https://evil.example"><rect/></a>',
        "<style>@import url(http://evil.example/x.css);</style>",
        "<style>rect{fill:url(http://evil.example)}</style>",
        '<rect fill="url(http://evil.example#a)"/>',
        '<path style="background:url(data:image/png;base64,AAAA)"/>',
        '<use href="#a"/>',
    ],
)
def test_a_drawing_that_does_more_than_show_shapes_is_refused(inside: str) -> None:
    with pytest.raises(LogoInvalid, match="must not"):
        check_logo(svg(inside))


def test_notes_of_an_editor_are_no_harm() -> None:
    note = '<n:view xmlns:n="http://editor.example/ns" zoom="2"/><metadata>made by hand</metadata>'
    assert check_logo(svg(note + '<rect width="9" height="9"/>')).kind is LogoKind.SVG


@pytest.mark.parametrize("content", [draw_png(), SVG.encode()])
def test_a_logo_is_drawn_anew_as_a_png(content: bytes) -> None:
    # What hides behind the picture is gone.
    hidden = content + (b"PK\x03\x04<script>" if content.startswith(b"\x89") else b"")
    drawn = redraw_logo(check_logo(hidden))
    assert drawn.startswith(b"\x89PNG")
    assert b"script" not in drawn
    assert drawn == redraw_logo(check_logo(hidden))


def test_a_picture_broken_inside_is_found_when_it_is_drawn() -> None:
    broken = draw_png()[:45] + b"\0" * 60
    with pytest.raises(LogoInvalid, match="damaged"):
        redraw_logo(check_logo(broken))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogoInvalid, match=r"none\.png: cannot be read"):
        open_logo(tmp_path / "none.png")
    (tmp_path / "logo.txt").write_bytes(draw_png())
    assert open_logo(tmp_path / "logo.txt").kind is LogoKind.PNG


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.DOCX])
def test_offers_carry_the_logo(kind: FileKind) -> None:
    plan, logo = plan_of("brief_retailer_en.txt"), check_logo(SVG.encode())
    drawn = write_file(plan, kind, lang="en", logo=logo)
    assert drawn != write_file(plan, kind, lang="en")
    if kind is FileKind.DOCX:
        names = ZipFile(BytesIO(drawn)).namelist()
        assert any(name.startswith("word/media/") for name in names)


@pytest.mark.parametrize("width", [40, 400])
def test_a_wide_logo_stays_inside_its_frame(width: int) -> None:
    plan, logo = plan_of("brief_retailer_en.txt"), check_logo(draw_png(width=width, height=20))
    content = ZipFile(BytesIO(write_file(plan, FileKind.DOCX, lang="en", logo=logo)))
    sizes = re.search(rb'<wp:extent cx="(\d+)" cy="(\d+)"', content.read("word/document.xml"))
    assert sizes is not None
    # 42 x 20 mm in English Metric Units of 1/36,000 mm.
    assert int(sizes[1]) <= 42 * 36_000
    assert int(sizes[2]) <= 20 * 36_000
