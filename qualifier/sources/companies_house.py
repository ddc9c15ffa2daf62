"""UK Companies House: the British register; who exists, since when, in which trade; officers are not read."""

import re
from base64 import b64encode
from typing import Any

from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, sign
from qualifier.sources.foreign_names import is_foreign
from qualifier.sources.identifiers import is_same_name
from qualifier.sources.json_parts import Sheet, at, read_code, read_day, read_text, rows
from qualifier.sources.port import Door, read_answer

HOST = "api.company-information.service.gov.uk"
_BASE = f"https://{HOST}"
_NUMBER = re.compile(r"[A-Z0-9]{2}\d{6}")
_STATUSES = {
    "active": "active",
    "open": "active",
    "dissolved": "liquidated",
    "closed": "liquidated",
    "converted-closed": "liquidated",
    "liquidation": "liquidating",
    "voluntary-arrangement": "bankrupt",
    "insolvency-proceedings": "bankrupt",
    "administration": "bankrupt",
    "receivership": "bankrupt",
}
_ACCOUNTS = frozenset(
    {
        "micro-entity", "small", "medium", "full", "group", "dormant", "total-exemption-full",
        "total-exemption-small", "unaudited-abridged", "audited-abridged", "audit-exemption-subsidiary",
        "filing-exemption-subsidiary", "interim", "initial", "partial-exemption",
    }
)  # fmt: skip
# A company that says nothing of Britain is not looked for there: one name may stand in many registers.
_BRITISH_SITE = re.compile(r"\.uk(?:[/:?#]|$)", re.I)
_BRITISH_NAME = re.compile(r"\b(?:ltd|limited|plc|llp)\b\.?", re.I)
_BRITISH_PLACE = re.compile(
    r"\b(?:uk|u\.k\.|united kingdom|great britain|england|scotland|wales|northern ireland|london"
    r"|великобритани\w*|англи\w*|шотланди\w*|лондон\w*)(?!\w)",
    re.I,
)


class CompaniesHouse:
    """The company of the lead's name, when the lead is British and the register has exactly one such."""

    name = "companies_house"
    licence = "public register, free reuse; officers are not read"

    def __init__(self, key: str) -> None:
        # The key is the user's name, the password is empty.
        token = b64encode(f"{key}:".encode()).decode("ascii")
        self._headers = {"Authorization": f"Basic {token}", "Accept": "application/json"}

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Search by name, then read the profile of the only one."""
        if not lead.company or not is_british(lead):
            return ()
        found = self._get(door, "/search/companies", q=lead.company, items_per_page="20")
        number = find_company(found, lead.company)
        if number is None:
            return ()
        path = f"/company/{number}"
        claims = read_profile(self._get(door, path), number)
        origin = Origin(source=self.name, url=f"{_BASE}{path}", fetched_at=door.now(), licence=self.licence)
        return sign(claims, origin)

    def _get(self, door: Door, path: str, **query: str) -> Any:
        page = door.services.get(f"{_BASE}{path}", query=query or None, headers=self._headers)
        return read_answer(self.name, page)


def is_british(lead: Lead) -> bool:
    """Tell whether the lead's own words point to Britain: its site, its legal form, its place."""
    return is_foreign(lead) and bool(
        _BRITISH_SITE.search((lead.website or "")[:300])
        or _BRITISH_NAME.search((lead.company or "")[:300])
        or _BRITISH_PLACE.search((lead.region or "")[:300])
    )


def find_company(payload: Any, company: str) -> str | None:
    """Return the number of the only company of this name; a dissolved one yields to a living one."""
    same = [
        (number, at(item, "company_status") == "active")
        for item in rows(payload, "items")
        if (number := read_number(at(item, "company_number")))
        and is_same_name(company, read_text(at(item, "title")))
    ]
    living = [number for number, is_active in same if is_active]
    chosen = living or [number for number, _ in same]
    return chosen[0] if len(chosen) == 1 else None


def read_profile(payload: Any, number: str) -> tuple[Claim, ...]:
    """Read the profile of the company with exactly this number; figures are not in the register."""
    if at(payload, "company_number") != number or not read_number(number):
        return ()
    sheet = Sheet(Confidence.LOW)
    sheet.put(About.COMPANY_NUMBER, f"gb:{number}")
    sheet.put(About.LEGAL_NAME, read_text(at(payload, "company_name")))
    status = at(payload, "company_status")
    sheet.put(About.STATUS, _STATUSES.get(status) if isinstance(status, str) else None)
    # A branch of a foreign company has its founding day and its country elsewhere.
    if at(payload, "type") != "oversea-company":
        sheet.put(About.FOUNDED, read_day(at(payload, "date_of_creation")))
    sheet.put(About.COUNTRY, read_text(at(payload, "registered_office_address", "country")))
    sheet.put(About.CITY, read_text(at(payload, "registered_office_address", "locality")))
    codes = at(payload, "sic_codes")
    for code in codes[:4] if isinstance(codes, list) else ():
        text = read_code(code, (4, 5))
        sheet.put(About.SIC, f"uk:{text}" if text else None)
    _put_accounts(sheet, at(payload, "accounts", "last_accounts"))
    return sheet.claims()


def _put_accounts(sheet: Sheet, accounts: Any) -> None:
    """The kind of accounts hints at the size; an unknown kind is written "null" there."""
    kind, made_up_to = at(accounts, "type"), read_day(at(accounts, "made_up_to"))
    if isinstance(kind, str) and kind in _ACCOUNTS and made_up_to is not None:
        sheet.put(About.ACCOUNTS_TYPE, kind, as_of=made_up_to)


def read_number(value: Any) -> str | None:
    """Return a number of the register: eight characters, kept as text."""
    text = read_text(value)
    return text if text and text.isascii() and _NUMBER.fullmatch(text) else None
