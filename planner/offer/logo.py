"""The seller's logo on an offer: a PNG, JPEG or SVG known by its content, redrawn before anyone sees it.

A file is taken by what it holds, never by its name. It is drawn anew as a PNG, so that nothing of the file
itself (scripts, links, notes, a second file behind the picture) reaches a client.
"""

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kit.errors import BadInput

LARGEST_BYTES = 1024 * 1024
# An SVG is text: a logo of more than this is a picture packed into one.
_LARGEST_SVG = 256 * 1024
_MOST_SIDE = 5_000
_LEAST_SIDE = 16
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Frames of a JPEG that hold its size; the others of the range are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SVG_SHAPES = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "title"}
    | {"desc", "metadata", "linearGradient", "radialGradient", "stop", "clipPath", "style", "text", "tspan"}
)
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!#)|javascript:|data:|expression\(", re.IGNORECASE)
_TEMPLATE = b"""#let logo = bytes(json(bytes(sys.inputs.logo)))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(logo, format: sys.inputs.kind, height: 40mm)
"""
_PPI = 200


class LogoInvalid(BadInput):
    """The logo cannot be used: a PNG, JPEG or SVG of up to 1 MiB is needed."""

    code = "logo_invalid"
    ru = "Логотип нельзя использовать: нужен PNG, JPEG или SVG до 1 МиБ."


class LogoKind(StrEnum):
    """What a logo is, by its content."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture that was looked into, and what it is."""

    content: bytes
    kind: LogoKind


def open_logo(path: Path) -> Logo:
    """Return the logo of a file; LogoInvalid says what is wrong with it."""
    try:
        with path.open("rb") as file:
            return check_logo(file.read(LARGEST_BYTES + 1))
    except OSError as error:
        raise LogoInvalid(f"{path.name}: cannot be read", ru=f"{path.name}: логотип не читается") from error


def check_logo(content: bytes) -> Logo:
    """Return content as a logo when it is a picture of a sensible size and nothing more."""
    if len(content) > LARGEST_BYTES:
        raise LogoInvalid("The logo is larger than 1 MiB.", ru="Логотип больше 1 МиБ.")
    if content.startswith(_PNG):
        _check_size(_measure_png(content))
        return Logo(content=content, kind=LogoKind.PNG)
    if content.startswith(_JPEG):
        _check_size(_measure_jpeg(content))
        return Logo(content=content, kind=LogoKind.JPEG)
    _check_svg(content)
    return Logo(content=content, kind=LogoKind.SVG)


def _check_size(size: tuple[int, int] | None) -> None:
    if size is None:
        raise LogoInvalid("The logo is damaged.", ru="Файл логотипа повреждён.")
    if max(size) > _MOST_SIDE or min(size) < _LEAST_SIDE:
        raise LogoInvalid(
            f"The logo is {size[0]} x {size[1]} pixels; {_LEAST_SIDE} to {_MOST_SIDE} a side are needed.",
            ru=f"Логотип {size[0]} × {size[1]} точек; нужно от {_LEAST_SIDE} до {_MOST_SIDE} по стороне.",
        )


def _measure_png(content: bytes) -> tuple[int, int] | None:
    if len(content) < 33 or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)


def _measure_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None


def _check_svg(content: bytes) -> None:
    # Read only where a logo is set: most services have none.
    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415

    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise LogoInvalid from error
    if _local(root.tag) != "svg":
        raise LogoInvalid
    if len(content) > _LARGEST_SVG:
        raise LogoInvalid("The SVG is larger than 256 KiB.", ru="SVG больше 256 КиБ.")
    for fault in _find_svg_faults(root):
        raise LogoInvalid(
            f"The SVG holds what a logo must not: {fault}.",
            ru=f"В SVG есть то, чего в логотипе быть не может: {fault}.",
        )


def _find_svg_faults(root: object) -> Iterator[str]:
    """Yield whatever of a drawing is not a shape, or looks outside the file."""
    for element in root.iter():  # type: ignore[attr-defined]
        name = _local(element.tag)
        if name not in _SVG_SHAPES and not _is_editors_note(element.tag):
            yield f"<{name[:40]}>"
        if _OUTSIDE.search(element.text or ""):
            yield f"<{name[:40]}>"
        for key, value in element.attrib.items():
            attribute = _local(key)
            is_link = attribute == "href" and not value.startswith("#")
            if attribute.lower().startswith("on") or is_link or _OUTSIDE.search(value):
                yield attribute[:40]


def _is_editors_note(tag: object) -> bool:
    """Tell whether an element is in another language than SVG: editors leave notes that nothing draws."""
    return isinstance(tag, str) and tag.startswith("{") and not tag.startswith("{http://www.w3.org/2000/svg}")


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else "!"


def redraw_logo(logo: Logo) -> bytes:
    """Return the logo as a PNG drawn anew; LogoInvalid when its content cannot be drawn."""
    # The typesetter takes 40 MiB, and most services draw nothing.
    import typst  # noqa: PLC0415

    inputs = {"logo": json.dumps(list(logo.content)), "kind": logo.kind.value}
    try:
        drawn = typst.compile(_TEMPLATE, sys_inputs=inputs, ignore_system_fonts=True, format="png", ppi=_PPI)
    except typst.TypstError as error:
        raise LogoInvalid("The logo is damaged.", ru="Файл логотипа повреждён.") from error
    return bytes(drawn)
