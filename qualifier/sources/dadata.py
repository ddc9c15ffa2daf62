"""DaData: the registers' view of a Russian company by its INN; paid fields come only with the tariff."""

from typing import Any

from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign, year_end
from qualifier.sources.identifiers import read_valid_inn
from qualifier.sources.json_parts import (
    LARGEST_COUNT,
    Sheet,
    at,
    read_amount,
    read_code,
    read_count,
    read_millis,
    read_text,
    read_year,
    rows,
)  # fmt: skip
from qualifier.sources.port import Door, read_answer

HOST = "suggestions.dadata.ru"
_URL = f"https://{HOST}/suggestions/api/4_1/rs/findById/party"
_STATUSES = frozenset({"ACTIVE", "LIQUIDATING", "LIQUIDATED", "BANKRUPT", "REORGANIZING"})
_SIZES = frozenset({"MICRO", "SMALL", "MEDIUM"})


class DaData:
    """The company by the INN that the lead gave."""

    name = "dadata"
    licence = "contract of the key's owner with DaData"

    def __init__(self, key: str) -> None:
        self._headers = {"Authorization": f"Token {key}", "Accept": "application/json"}

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Ask only for a valid INN; a name may belong to several companies."""
        inn = read_valid_inn(lead)
        if inn is None:
            return ()
        question = {"query": inn, "branch_type": "MAIN", "count": 1}
        page = door.services.post(_URL, question, headers=self._headers)
        origin = Origin(source=self.name, url=_URL, fetched_at=door.now(), licence=self.licence)
        return sign(read_party(read_answer(self.name, page), inn), origin)


def read_party(payload: Any, inn: str) -> tuple[Claim, ...]:
    """Read the head office with exactly this INN."""
    for suggestion in rows(payload, "suggestions"):
        data = at(suggestion, "data")
        if at(data, "inn") == inn and at(data, "branch_type") != "BRANCH":
            return read_company(data, Confidence.HIGH)
    return ()


def read_company(data: Any, confidence: Confidence) -> tuple[Claim, ...]:
    """Read one company; how far it is the lead's is the caller's to say."""
    sheet = Sheet(confidence, read_millis(at(data, "state", "actuality_date")))
    status = at(data, "state", "status")
    sheet.put(About.STATUS, status.lower() if isinstance(status, str) and status in _STATUSES else None)
    sheet.put(About.FOUNDED, read_millis(at(data, "state", "registration_date")))
    sheet.put(About.REGION, read_text(at(data, "address", "data", "region")))
    sheet.put(About.CITY, read_text(at(data, "address", "data", "city")))
    sheet.put(About.OKVED, read_text(at(data, "okved")))
    sheet.put(About.INDUSTRY, _read_industry(data))
    sheet.put(About.EMPLOYEES, read_count(at(data, "employee_count"), LARGEST_COUNT), Unit.PEOPLE)
    size = at(data, "documents", "smb", "category")
    sheet.put(About.SIZE_CATEGORY, size.lower() if isinstance(size, str) and size in _SIZES else None)
    kind = at(data, "type")
    sheet.put(About.KIND, kind.lower() if kind in ("LEGAL", "INDIVIDUAL") else None)
    # The name, numbers and contacts of a sole proprietor are a person's.
    if kind == "LEGAL":
        _put_identity(sheet, data)
    _put_finance(sheet, data)
    return sheet.claims()


def _put_identity(sheet: Sheet, data: Any) -> None:
    sheet.put(About.LEGAL_NAME, read_text(at(data, "name", "short_with_opf")))
    sheet.put(About.INN, read_code(at(data, "inn"), (10,)))
    sheet.put(About.OGRN, read_code(at(data, "ogrn"), (13,)))
    for mail in rows(data, "emails"):
        sheet.put(About.EMAIL_DOMAIN, read_text(at(mail, "data", "domain")))


def _read_industry(data: Any) -> str | None:
    """The name belongs to the main code, wherever it stands in the list."""
    names = (read_text(at(row, "name")) for row in rows(data, "okveds") if at(row, "main") is True)
    return next((name for name in names if name), None)


def _put_finance(sheet: Sheet, data: Any) -> None:
    year = read_year(at(data, "finance", "year"))
    if year is None:
        return
    for about, key in (
        (About.REVENUE, "revenue"),
        (About.INCOME, "income"),
        (About.EXPENSES, "expense"),
        (About.TAX_DEBT, "debt"),
    ):
        sheet.put(about, read_amount(at(data, "finance", key)), Unit.RUB, as_of=year_end(year))
