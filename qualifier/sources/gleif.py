"""GLEIF: the register of legal entity identifiers; knows who exists, not size or industry."""

import re
from collections.abc import Mapping
from typing import Any

from qualifier.lead import Lead
from qualifier.normalise import is_valid_ogrn
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, sign
from qualifier.sources.identifiers import is_same_name
from qualifier.sources.json_parts import Sheet, at, read_day, read_text, rows
from qualifier.sources.port import Door, read_answer

HOST = "api.gleif.org"
_URL = f"https://{HOST}/api/v1/lei-records"
_LEI_LENGTH = 20
# ISO 17442: two check digits over the whole, ISO 7064 mod 97-10.
_MODULUS = 97
_BRITISH = re.compile(r"(?:\d{2}|[A-Z]{2})\d{6}")
_STATUSES = {"ACTIVE": "active", "INACTIVE": "liquidated"}


class Gleif:
    """The entity of the lead's name, when there is exactly one; a name is a weak tie, and so marked."""

    name = "gleif"
    licence = "CC0 1.0"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Ask by the legal name."""
        if not lead.company:
            return ()
        query = {"filter[entity.legalName]": lead.company, "page[size]": "10", "page[number]": "1"}
        page = door.services.get(_URL, query=query, headers={"Accept": "application/vnd.api+json"})
        origin = Origin(source=self.name, url=_URL, fetched_at=door.now(), licence=self.licence)
        return sign(read_entities(read_answer(self.name, page), lead.company), origin)


def read_entities(payload: Any, company: str) -> tuple[Claim, ...]:
    """Read the only entity with the company's name; two of one name are none."""
    same = [record for record in _records(payload) if is_same_name(company, _legal_name(record))]
    published = read_day(at(payload, "meta", "goldenCopy", "publishDate"))
    if len(same) != 1:
        return ()
    sheet = Sheet(Confidence.LOW, published)
    entity = at(same[0], "attributes", "entity")
    sheet.put(About.LEI, read_lei(at(same[0], "attributes", "lei")))
    sheet.put(About.LEGAL_NAME, _legal_name(same[0]))
    _put_number(sheet, entity)
    status = at(entity, "status")
    # LAPSED of the registration means an unpaid renewal, and says nothing of the company.
    sheet.put(About.STATUS, _STATUSES.get(status) if isinstance(status, str) else None)
    sheet.put(About.FOUNDED, read_day(at(entity, "creationDate")))
    sheet.put(About.COUNTRY, read_text(at(entity, "legalAddress", "country")))
    sheet.put(About.CITY, read_text(at(entity, "headquartersAddress", "city")))
    return sheet.claims()


def _put_number(sheet: Sheet, entity: Any) -> None:
    """The number in the home register ties the entity to what that register says of it."""
    number, country = read_text(at(entity, "registeredAs")), read_text(at(entity, "jurisdiction"))
    if number is None or country is None:
        return
    if country == "RU":
        sheet.put(About.OGRN, number if is_valid_ogrn(number) else None)
    elif country == "GB" and _BRITISH.fullmatch(number.upper()):
        sheet.put(About.COMPANY_NUMBER, f"gb:{number.upper()}")


def _records(payload: Any) -> list[Mapping[str, Any]]:
    """One record stands by itself, several in a list."""
    data = at(payload, "data")
    return [data] if isinstance(data, Mapping) else list(rows(data))


def _legal_name(record: Mapping[str, Any]) -> str | None:
    return read_text(at(record, "attributes", "entity", "legalName", "name"))


def read_lei(value: Any) -> str | None:
    """Return an identifier whose check digits are right."""
    text = read_text(value)
    if text is None or len(text) != _LEI_LENGTH or not (text.isascii() and text.isalnum() and text.isupper()):
        return None
    return text if int("".join(str(int(letter, 36)) for letter in text)) % _MODULUS == 1 else None
