"""Marks of advertising technology on a page: the table, and the search in addresses and scripts only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from qualifier.sources.page_reader import SitePage

_TABLE = Path(__file__).parent / "ad_markers.yaml"


class Weight(StrEnum):
    """What a mark proves about buying advertising."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    UNKNOWN = "unknown"
    SELLER = "seller"
    NONE = "none"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    group: str
    weight: Weight
    patterns: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One technology, and how it shows."""

    id: str
    group: str
    weight: Weight
    patterns: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...] = ()


@cache
def load_markers(path: Path = _TABLE) -> tuple[Marker, ...]:
    """Read the table once; a wrong one is refused whole."""
    return read_markers(yaml.safe_load(path.read_text(encoding="utf-8")))


def read_markers(table: Any) -> tuple[Marker, ...]:
    """Read a table of markers; ValueError names what is wrong."""
    return tuple(
        Marker(
            id=row.id,
            group=row.group,
            weight=row.weight,
            patterns=tuple(re.compile(pattern, re.I) for pattern in row.patterns),
            examples=row.examples,
        )
        for row in TypeAdapter(tuple[_Row, ...]).validate_python(table)
    )


def find_markers(page: SitePage, markers: tuple[Marker, ...] | None = None) -> tuple[Marker, ...]:
    """Return the technologies whose marks stand in the page's code."""
    places = tuple(_places(page))
    known = load_markers() if markers is None else markers
    return tuple(
        marker for marker in known if any(one.search(place) for one in marker.patterns for place in places)
    )


def _places(page: SitePage) -> Iterator[str]:
    """What a visitor reads is no place: an agency's article shows the code that it writes about."""
    yield from page.resources
    yield from page.scripts
