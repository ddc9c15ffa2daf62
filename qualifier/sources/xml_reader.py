"""XML from outside, read without a document type, entities, files or sockets, and never beyond its bounds."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from kit.clock import read_stopwatch

LARGEST_BYTES = 5 * 1024 * 1024
_DEEPEST = 200
_MOST_ELEMENTS = 50_000
_SLICE = 256 * 1024
_LONGEST_S = 5.0
# A stylesheet is a program, and no feed, map of a site or register is one.
_PROGRAMS = frozenset({"{http://www.w3.org/1999/XSL/Transform}"})


class XmlRefused(Exception):
    """The XML is not well-formed, or holds what is not read here."""


class _Bounded:
    """Builds a tree, and stops when it grows too deep, too wide or into a program."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._root: Element | None = None
        self._last: Element | None = None
        self._text: list[str] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        """Open an element."""
        self._count += 1
        is_program = tag[: tag.find("}") + 1] in _PROGRAMS
        if self._count > _MOST_ELEMENTS or len(self._open) >= _DEEPEST or is_program:
            raise XmlRefused
        self._flush()
        element = Element(tag, attributes)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._last = None
        return element

    def end(self, _: str) -> Element:
        """Close the element that was opened last."""
        self._flush()
        self._last = self._open.pop()
        return self._last

    def data(self, text: str) -> None:
        """Keep a piece of text."""
        self._text.append(text)

    def close(self) -> Element:
        """Return the root."""
        if self._root is None:
            raise XmlRefused
        return self._root

    def _flush(self) -> None:
        text, self._text = "".join(self._text), []
        if not text:
            return
        if self._last is not None:
            self._last.tail = text
        elif self._open:
            self._open[-1].text = text


def read_xml(document: bytes | str) -> Element:
    """Return the root of a document; XmlRefused when it is not plain data within bounds."""
    # A text was decoded already: whatever its declaration says, it is UTF-8 from here on.
    data = document.encode("utf-8", "replace") if isinstance(document, str) else document
    if len(data) > LARGEST_BYTES:
        raise XmlRefused
    parser = XMLParser(
        target=_Bounded(), encoding="utf-8" if isinstance(document, str) else None, forbid_dtd=True
    )
    began = read_stopwatch()
    try:
        for start in range(0, len(data), _SLICE):
            parser.feed(data[start : start + _SLICE])
            if read_stopwatch() - began > _LONGEST_S:
                raise XmlRefused
        root: Element = parser.close()
    # An unknown or many-byte encoding is a LookupError or ValueError of the standard library.
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise XmlRefused from None
    return root
