"""Wikidata: what the crowd knows of notable companies; an item is ours only when its site is the lead's."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign, year_end
from qualifier.sources.gleif import read_lei
from qualifier.sources.identifiers import read_domain
from qualifier.sources.json_parts import (
    LARGEST_AMOUNT,
    LARGEST_COUNT,
    Sheet,
    at,
    read_day,
    read_text,
    read_year,
    rows,
)
from qualifier.sources.port import Door, read_answer

HOST = "www.wikidata.org"
_SEARCH = f"https://{HOST}/w/api.php"
_ITEM = re.compile(r"Q[1-9]\d{0,11}")
_MOST_ITEMS = 3
_AMOUNT = re.compile(r"[+-]?\d{1,16}(?:\.\d{1,6})?")
_CURRENCIES = {"Q41044": Unit.RUB, "Q4917": Unit.USD, "Q4916": Unit.EUR}
# Precisions of a time, from the data model: a year, a month, a day.
_YEAR, _DAY = 9, 11
_RANKS = {"preferred": 1, "normal": 0}


class Wikidata:
    """The item whose official site is the lead's."""

    name = "wikidata"
    licence = "CC0 1.0"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Search by name, then keep the item that the site confirms."""
        domain = read_domain(lead.website)
        if domain is None or not lead.company:
            return ()
        query = {
            "action": "wbsearchentities", "search": lead.company, "language": "ru", "uselang": "ru",
            "type": "item", "limit": "5", "format": "json",
        }  # fmt: skip
        hits = read_answer(self.name, door.services.get(_SEARCH, query=query))
        for item in read_items(hits)[:_MOST_ITEMS]:
            url = f"https://{HOST}/wiki/Special:EntityData/{item}.json"
            claims = read_entity(read_answer(self.name, door.services.get(url)), item, domain)
            if claims:
                origin = Origin(source=self.name, url=url, fetched_at=door.now(), licence=self.licence)
                return sign(claims, origin)
        return ()


def read_items(payload: Any) -> tuple[str, ...]:
    """Return the items that a search found."""
    found = (read_text(at(hit, "id")) for hit in rows(payload, "search"))
    return tuple(item for item in found if item and _ITEM.fullmatch(item))


def read_entity(payload: Any, item: str, domain: str) -> tuple[Claim, ...]:
    """Read an item whose official site has the domain; another site's item says nothing here."""
    claims = at(payload, "entities", item, "claims")
    sites = [read_text(value) for value, _ in _statements(claims, "P856")]
    if domain not in {read_domain(site) for site in sites}:
        return ()
    sheet = Sheet(Confidence.MEDIUM)
    sheet.put(About.NAME, read_text(at(payload, "entities", item, "labels", "ru", "value")))
    sheet.put(About.SITE, next(site for site in sites if read_domain(site) == domain))
    _put_size(sheet, claims)
    for value, _ in _statements(claims, "P571")[:1]:
        sheet.put(About.FOUNDED, _read_when(value))
    for value, _ in _statements(claims, "P1278")[:1]:
        sheet.put(About.LEI, read_lei(value))
    if _statements(claims, "P576"):
        sheet.put(About.STATUS, "liquidated")
    return sheet.claims()


def _put_size(sheet: Sheet, claims: Any) -> None:
    for value, as_of in _statements(claims, "P1128")[:1]:
        if at(value, "unit") == "1":
            sheet.put(About.EMPLOYEES, _read_amount(value, LARGEST_COUNT), Unit.PEOPLE, as_of=as_of)
    for value, as_of in _statements(claims, "P2139")[:1]:
        unit = _CURRENCIES.get((read_text(at(value, "unit")) or "").rpartition("/")[2])
        if unit is not None:
            sheet.put(About.REVENUE, _read_amount(value, LARGEST_AMOUNT), unit, as_of=as_of)


def _statements(claims: Any, name: str) -> list[tuple[Any, date | None]]:
    """Return values with their dates, the preferred first, then the newest; no outdated ones."""
    found = []
    for statement in rows(claims, name):
        rank = at(statement, "rank")
        snak = at(statement, "mainsnak")
        if isinstance(rank, str) and rank in _RANKS and at(snak, "snaktype") == "value":
            found.append((_RANKS[rank], _point_in_time(statement), at(snak, "datavalue", "value")))
    found.sort(key=lambda entry: (entry[0], entry[1] or date.min), reverse=True)
    return [(value, as_of) for _, as_of, value in found]


def _point_in_time(statement: Mapping[str, Any]) -> date | None:
    for snak in rows(statement, "qualifiers", "P585"):
        when = at(snak, "datavalue", "value")
        day = _read_when(when)
        return year_end(day) if isinstance(day, int) else day
    return None


def _read_when(value: Any) -> date | int | None:
    """A year stays a year: its first of January is nobody's date."""
    text = read_text(at(value, "time")) or ""
    precision = at(value, "precision")
    if precision == _DAY:
        return read_day(text.removeprefix("+"))
    return read_year(text[1:5]) if precision == _YEAR and text.startswith("+") else None


def _read_amount(value: Any, largest: int) -> int | None:
    text = read_text(at(value, "amount"))
    if text is None or not text.isascii() or not _AMOUNT.fullmatch(text):
        return None
    amount = round(float(text))
    return amount if 0 <= amount <= largest else None
