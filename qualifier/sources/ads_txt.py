"""ads.txt 1.1 and sellers.json 1.0 (IAB Tech Lab): who sells advertising on a site, and for whom."""

import re
from dataclasses import dataclass
from typing import Any

from qualifier.sources.json_parts import at, read_text, rows

_MOST_LINES = 10_000
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}", re.I)
_RELATIONS = frozenset({"DIRECT", "RESELLER"})
_VARIABLES = frozenset({"OWNERDOMAIN", "MANAGERDOMAIN", "SUBDOMAIN"})
_KINDS = frozenset({"PUBLISHER", "INTERMEDIARY", "BOTH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesChannel:
    """One line: a system that may sell the site's space, and how near it is."""

    system: str
    account: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdsTxt:
    """The file as far as it is valid."""

    channels: tuple[SalesChannel, ...]
    variables: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """One account of sellers.json; a confidential one has no name."""

    id: str
    kind: str
    name: str | None
    domain: str | None


def read_ads_txt(text: str, media_type: str = "text/plain") -> AdsTxt | None:
    """Read a file; None when it is a page or holds no valid line, as most "not found" pages do."""
    if media_type != "text/plain":
        return None
    channels: list[SalesChannel] = []
    variables: list[tuple[str, str]] = []
    for line in text.splitlines()[:_MOST_LINES]:
        content = line.split("#", 1)[0].split(";", 1)[0].strip()
        name, equals, value = content.partition("=")
        if equals and name.strip().upper() in _VARIABLES:
            domain = value.split(",", 1)[0].strip().lower()
            if _DOMAIN.fullmatch(domain):
                variables.append((name.strip().upper(), domain))
        elif channel := _read_channel(content):
            channels.append(channel)
    return AdsTxt(channels=tuple(channels), variables=tuple(variables)) if channels else None


def _read_channel(content: str) -> SalesChannel | None:
    fields = [field.strip() for field in content.split(",")]
    if len(fields) < 3 or not _DOMAIN.fullmatch(fields[0]) or not fields[1]:
        return None
    relation = fields[2].upper()
    if relation not in _RELATIONS:
        return None
    return SalesChannel(system=fields[0].lower(), account=fields[1][:100], relation=relation)


def read_sellers(payload: Any) -> tuple[Seller, ...]:
    """Read the accounts of a system."""
    found = []
    for row in rows(payload, "sellers"):
        number, kind = read_text(at(row, "seller_id")), at(row, "seller_type")
        if number is None or not isinstance(kind, str) or kind.upper() not in _KINDS:
            continue
        is_hidden = at(row, "is_confidential") in (1, True)
        found.append(
            Seller(
                id=number,
                kind=kind.upper(),
                name=None if is_hidden else read_text(at(row, "name")),
                domain=None if is_hidden else read_text(at(row, "domain")),
            )
        )
    return tuple(found)
