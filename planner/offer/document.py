"""An offer as a value: titles, paragraphs, lists, tables and charts of plain text, for any renderer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that stand together; a strong one must not be missed."""

    text: str
    strong: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short sentences."""

    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its title, and its share of the width; zero is as wide as its text."""

    title: str
    weight: float = 0
    align: Align = Align.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; `totals` are rows that close it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...] = ()
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: what it is, its figure in words, and its length as a share of the longest."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars under a title; `heads` name the label and the figure where bars become a table."""

    title: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    kind: Literal["chart"] = "chart"


Block = Paragraph | Bullets | Grid | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of the offer."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the offer's head."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Everything an offer says, in one language."""

    lang: str
    title: str
    client: str
    facts: tuple[Fact, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: str


def find_prose(offer: Offer) -> tuple[str, ...]:
    """Return every sentence of an offer, table cells and charts apart."""
    held = [offer.title, offer.client, *offer.notices, offer.footer]
    held += [f"{fact.label}: {fact.value}" for fact in offer.facts]
    for section in offer.sections:
        held.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                held.append(block.text)
            elif isinstance(block, Bullets):
                held += block.items
    return tuple(held)


def find_cells(offer: Offer) -> tuple[str, ...]:
    """Return every cell of an offer's tables and every figure of its charts."""
    held: list[str] = []
    for section in offer.sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                held += [column.title for column in block.columns]
                held += [cell for row in (*block.rows, *block.totals) for cell in row]
            elif isinstance(block, Chart):
                held += [text for bar in block.bars for text in (bar.label, bar.value)]
    return tuple(held)
