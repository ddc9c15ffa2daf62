"""What a page declares of its owner: JSON-LD, and the numbers in its visible text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from qualifier.normalise import is_valid_inn, is_valid_ogrn
from qualifier.reading.suspicion import holds_orders
from qualifier.sources.fact import About, Claim, Confidence, Unit
from qualifier.sources.json_parts import Sheet, at, read_count, read_day, read_text
from qualifier.sources.page_reader import SitePage

_ORGANISATIONS = frozenset(
    {"organization", "corporation", "localbusiness", "onlinestore", "onlinebusiness", "store", "ngo"}
)
_MOST_NODES = 200
_MOST_SOCIALS = 10
_SOCIAL = re.compile(
    r"https?://(?:www\.)?(?:t\.me|vk\.com|vk\.ru|ok\.ru|youtube\.com|rutube\.ru|dzen\.ru|instagram\.com"
    r"|facebook\.com|linkedin\.com|tiktok\.com|x\.com)/[\w.@/-]{2,100}",
    re.I,
)
# Spaces, also unbreakable ones, may part the word from its number; other digits may not touch it.
_INN = re.compile(r"\bИНН(?:/КПП)?[\s:№]{0,5}(\d{10}|\d{12})(?!\d)", re.I)
_OGRN = re.compile(r"\bОГРН(?:ИП)?[\s:№]{0,5}(\d{13}|\d{15})(?!\d)", re.I)


def read_declared(page: SitePage) -> tuple[Claim, ...]:
    """Read what the page says of its owner; the company says it itself, so that nothing is certain."""
    sheet = Sheet(Confidence.MEDIUM)
    for node in _organisations(page):
        _put_organisation(sheet, node)
    for number in dict.fromkeys(_INN.findall(page.text)):
        sheet.put(About.INN, number if is_valid_inn(number) else None)
    for number in dict.fromkeys(_OGRN.findall(page.text)):
        sheet.put(About.OGRN, number if is_valid_ogrn(number) else None)
    socials = dict.fromkeys(link for link in page.links if _SOCIAL.fullmatch(link))
    for link in list(socials)[:_MOST_SOCIALS]:
        sheet.put(About.SOCIAL, link)
    return sheet.claims()


def _organisations(page: SitePage) -> Iterator[Mapping[str, Any]]:
    for script in page.json_ld:
        try:
            found = json.loads(script)
        # Half of the world's JSON-LD is broken: the next script may not be.
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(found) if _is_organisation(node))


def _nodes(found: Any) -> Iterator[Mapping[str, Any]]:
    """An object, a list of them, or a graph of them."""
    graph = at(found, "@graph")
    listed = graph if isinstance(graph, list) else found if isinstance(found, list) else [found]
    yield from (node for node in listed[:_MOST_NODES] if isinstance(node, Mapping))


def _is_organisation(node: Mapping[str, Any]) -> bool:
    kinds = at(node, "@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower() in _ORGANISATIONS for kind in named)


def _put_organisation(sheet: Sheet, node: Mapping[str, Any]) -> None:
    sheet.put(About.NAME, _read_name(at(node, "name")))
    sheet.put(About.LEGAL_NAME, _read_name(at(node, "legalName")))
    for key in ("taxID", "vatID"):
        number = read_text(at(node, key))
        sheet.put(About.INN, number if number and is_valid_inn(number) else None)
    sheet.put(About.FOUNDED, read_day(at(node, "foundingDate")))
    sheet.put(About.CITY, _read_name(at(node, "address", "addressLocality")))
    sheet.put(About.PARENT, _read_name(at(node, "parentOrganization", "name")))
    _put_employees(sheet, at(node, "numberOfEmployees"))
    same = at(node, "sameAs")
    for link in (same if isinstance(same, list) else [same])[:_MOST_SOCIALS]:
        text = read_text(link)
        sheet.put(About.SOCIAL, text if text and _SOCIAL.fullmatch(text) else None)


def _read_name(value: Any) -> str | None:
    """A name that gives orders to its reader is no name."""
    text = read_text(value)
    return None if text is None or holds_orders(text) else text


def _put_employees(sheet: Sheet, said: Any) -> None:
    exact = at(said, "value") if isinstance(said, Mapping) else said
    sheet.put(About.EMPLOYEES, read_count(exact), Unit.PEOPLE)
    sheet.put(About.EMPLOYEES_AT_LEAST, read_count(at(said, "minValue")), Unit.PEOPLE)
    sheet.put(About.EMPLOYEES_AT_MOST, read_count(at(said, "maxValue")), Unit.PEOPLE)
