"""Reads the XML of an open data set as a stream, one document at a time: no types, entities or sockets."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from operator import mul
from typing import IO, Any

from qualifier.open_register import Figure, FileFault, FileRefused, OpenSet, RegisterRow, RowFault

_DOCUMENT = "Документ"
_HEAD_BYTES = 4_096
# A firm's taxes are a few dozen kinds; no document of these sets is longer.
_MOST_CHILDREN = 2_000
_SUM = re.compile(r"(-?)(\d{1,15})(?:\.(\d{1,2}))?", re.A)
_MOST_DIGITS = 15
_EARLIEST_YEAR = 2000
_SIZES = frozenset({"1", "2", "3"})

_Figures = tuple[tuple[str, Figure], ...]
# By element: the set that it belongs to, and which attribute holds which figure.
_ELEMENTS: Mapping[str, tuple[OpenSet, _Figures]] = {
    "СведССЧР": (OpenSet.HEADCOUNT, (("КолРаб", Figure.EMPLOYEES),)),
    "СведДохРасх": (OpenSet.MONEY, (("СумДоход", Figure.INCOME), ("СумРасход", Figure.EXPENSES))),
    "СведДоходРасх": (OpenSet.MONEY, (("СумДоход", Figure.INCOME), ("СумРасход", Figure.EXPENSES))),
    "СвУплСумНал": (OpenSet.TAXES, (("СумУплНал", Figure.TAXES_PAID),)),
    "СведНедоим": (OpenSet.DEBTS, (("ОбщСумНедоим", Figure.TAX_DEBT),)),
    "СведСНР": (
        OpenSet.REGIMES,
        (
            ("ПризнЕСХН", Figure.REGIME_ESHN),
            ("ПризнУСН", Figure.REGIME_USN),
            ("ПризнАУСН", Figure.REGIME_AUSN),
            ("ПризнСРП", Figure.REGIME_SRP),
        ),
    ),
}
# One element a kind of tax: these add up, all others stand once.
_SUMMED = frozenset({OpenSet.TAXES, OpenSet.DEBTS})
_SUMS = frozenset({Figure.INCOME, Figure.EXPENSES, Figure.TAXES_PAID, Figure.TAX_DEBT})
# The largest of what is counted in whole things, in hundredths.
_LARGEST = {
    Figure.EMPLOYEES: 10_000_000_00,
    Figure.REGIME_ESHN: 1_00,
    Figure.REGIME_USN: 1_00,
    Figure.REGIME_AUSN: 1_00,
    Figure.REGIME_SRP: 1_00,
}
# Weights of the control digit of a company's tax number, as the tax service publishes them.
_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_ABOVE = 48 * sum(_WEIGHTS)


class _BadNumber(Exception):
    """A figure is there and cannot be read."""


def read_rows(stream: IO[bytes]) -> Iterator[RegisterRow | RowFault]:
    """Yield what each document says, or why it was left out; FileRefused when the file is no plain data."""
    from lxml import etree  # noqa: PLC0415  nothing but a load reads such files

    events = etree.iterparse(
        _refuse_types(stream), events=("end",), tag=_DOCUMENT, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_checked = False
    try:
        for _, document in events:
            if not is_checked:
                _check_types(document)
                is_checked = True
            yield _read_document(document)
            # What was read is forgotten, so that the tree never grows.
            document.clear()
            while document.getprevious() is not None:
                del document.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise FileRefused(FileFault.NOT_XML) from error


class _Rejoined:
    """A stream whose beginning was looked at already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        """Return the beginning first, then the rest."""
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.read(size)


def _refuse_types(stream: IO[bytes]) -> Any:
    """A document type could define entities: a file with one is refused before the parser sees it."""
    head = stream.read(_HEAD_BYTES)
    # UTF-16 could spell the declaration in other bytes, and no set is published in it.
    if b"\x00" in head:
        raise FileRefused(FileFault.NOT_XML)
    if b"<!DOCTYPE" in head.upper():
        raise FileRefused(FileFault.DECLARES_TYPES)
    return _Rejoined(head, stream)


def _check_types(document: Any) -> None:
    """The second lock: a declaration may stand behind a long comment."""
    if document.getroottree().docinfo.internalDTD is not None:
        raise FileRefused(FileFault.DECLARES_TYPES)


def _read_document(document: Any) -> RegisterRow | RowFault:
    inn, is_person, register = None, False, None
    found: dict[Figure, int] = {}
    if len(document) > _MOST_CHILDREN:
        return RowFault.BAD_NUMBER
    try:
        for child in document:
            known = _ELEMENTS.get(child.tag)
            if known is not None:
                if register is not None and (register is not known[0] or register not in _SUMMED):
                    return RowFault.BAD_NUMBER
                register = known[0]
                _add_figures(child, known[1], found)
            elif (number := child.get("ИННЮЛ")) is not None:
                inn = number
                if child.tag == "ОргВклМСП":
                    register, found = OpenSet.SMALL_BUSINESS, _read_size(document)
            else:
                is_person = is_person or child.get("ИННФЛ") is not None
    except _BadNumber:
        return RowFault.BAD_NUMBER
    return _make_row(document, inn, register, found) if inn or not is_person else RowFault.PERSON


def _make_row(
    document: Any, inn: str | None, register: OpenSet | None, found: Mapping[Figure, int]
) -> RegisterRow | RowFault:
    if inn is None:
        return RowFault.NO_INN
    if not is_company_inn(inn):
        return RowFault.BAD_INN
    as_of = _read_date(document.get("ДатаСост"))
    if as_of is None:
        return RowFault.NO_DATE
    if register is None or not found:
        return RowFault.NO_FIGURE
    published = _read_date(document.get("ДатаДок")) or as_of
    figures = tuple([(figure, round(value / 100)) for figure, value in found.items()])
    return RegisterRow(inn, register, as_of, published, figures)


def is_company_inn(inn: str) -> bool:
    """Check the length and the control digit of a company's tax number.

    The library's own check is five times slower, and this is the busiest line of a load.
    """
    if len(inn) != 10 or not inn.isascii() or not inn.isdigit() or inn == "0000000000":
        return False
    # Letters of digits stand 48 above the digits.
    total: int = sum(map(mul, _WEIGHTS, inn.encode())) - _ABOVE
    return total % 11 % 10 == int(inn[9])


@lru_cache(maxsize=4_096)
def _read_date(text: str | None) -> date | None:
    day, _, rest = (text or "").partition(".")
    month, _, year = rest.partition(".")
    if not (text and text.isascii() and len(text) == 10 and (day + month + year).isdigit()):
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None


def _add_figures(child: Any, wanted: _Figures, found: dict[Figure, int]) -> None:
    """Add an element's figures, in hundredths."""
    for attribute, figure in wanted:
        text = child.get(attribute)
        if text is not None:
            value = _read_hundredths(text, figure)
            found[figure] = found[figure] + value if figure in found else value


def _read_size(document: Any) -> dict[Figure, int]:
    """The register of small business: 1 micro, 2 small, 3 medium."""
    text = document.get("КатСубМСП")
    if text is not None and text not in _SIZES:
        raise _BadNumber
    return {Figure.SIZE: int(text) * 100} if text else {}


def _read_hundredths(text: str, figure: Figure) -> int:
    whole, _, part = text.partition(".")
    # Nearly all: roubles and two digits of kopecks.
    if len(part) == 2 and text.isascii() and (whole + part).isdigit() and len(whole) <= _MOST_DIGITS:
        value, is_negative = int(whole + part), False
    else:
        match = _SUM.fullmatch(text)
        if match is None:
            raise _BadNumber
        value = int(match[2]) * 100 + int((match[3] or "0").ljust(2, "0"))
        is_negative = bool(match[1])
    if figure not in _SUMS and (is_negative or value % 100 or value > _LARGEST[figure]):
        raise _BadNumber
    # Only taxes may be negative: what was paid too much is paid back.
    if is_negative and figure is not Figure.TAXES_PAID:
        raise _BadNumber
    return -value if is_negative else value
