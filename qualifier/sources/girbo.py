"""ГИР БО: the accounting statements that Russian companies file; undocumented, so read with suspicion."""

import re
from collections.abc import Mapping
from typing import Any

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign, year_end
from qualifier.sources.identifiers import read_valid_inn
from qualifier.sources.json_parts import Sheet, at, read_amount, read_count, read_text, read_year, rows
from qualifier.sources.port import Door, read_answer

HOST = "bo.nalog.gov.ru"
_BASE = f"https://{HOST}"
# The public site answers its own pages only.
_HEADERS = {
    "Accept": "application/json, text/plain, */*",
    "X-Requested-With": "XMLHttpRequest",
    "Referer": f"{_BASE}/",
    "Cookie": "disclaimed=true",
}
_MARKS = re.compile(r"</?strong>")
_LARGEST_ID = 10**12
# ОКЕИ: what one unit of the form is worth in roubles; 384 is the rule where nothing is said.
_ROUBLES = {"383": 1, "384": 1_000, "385": 1_000_000}
_USUAL = "384"
_NEWEST = 3
_LINES = (
    (About.REVENUE, "financialResult", "2110"),
    (About.SELLING_EXPENSES, "financialResult", "2210"),
    (About.NET_PROFIT, "financialResult", "2400"),
    (About.ASSETS, "balance", "1600"),
    (About.EQUITY, "balance", "1300"),
)


class GirBo:
    """The statements of the company whose INN the lead gave."""

    name = "girbo"
    licence = "viewing is free; bulk use is not licensed"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Find the company by its INN, then read its newest statements."""
        inn = read_valid_inn(lead)
        if inn is None or len(inn) != 10:
            return ()
        found = self._get(door, "/advanced-search/organizations/search", query=inn, page="0", size="20")
        number = find_organisation(found, inn)
        if number is None:
            return ()
        path = f"/nbo/organizations/{number}/bfo/"
        statements = self._get(door, path)
        origin = Origin(source=self.name, url=f"{_BASE}{path}", fetched_at=door.now(), licence=self.licence)
        return sign(read_statements(statements, inn), origin)

    def _get(self, door: Door, path: str, **query: str) -> Any:
        page = door.services.get(f"{_BASE}{path}", query=query or None, headers=_HEADERS)
        # From abroad, and when it is tired of us, the site answers with a page for people.
        if page.status == 200 and page.media_type != "application/json":
            raise SourceDown(f"{self.name} answered with a page")
        return read_answer(self.name, page)


def find_organisation(payload: Any, inn: str) -> int | None:
    """Return the site's own number of the company with exactly this INN."""
    for hit in rows(payload, "content"):
        written = at(hit, "inn")
        if isinstance(written, str) and _MARKS.sub("", written) == inn:
            return read_count(at(hit, "id"), _LARGEST_ID)
    return None


def read_statements(payload: Any, inn: str) -> tuple[Claim, ...]:
    """Read the newest statements of the company; lines that a simplified form omits are unknown, not zero."""
    years: dict[int, Mapping[str, Any]] = {}
    for statement in rows(payload):
        year = read_year(at(statement, "period"))
        if year is not None and at(statement, "organizationInfo", "inn") == inn:
            years[year] = statement
    sheet = Sheet(Confidence.HIGH)
    for year in sorted(years, reverse=True)[:_NEWEST]:
        _put_statement(sheet, year, years[year], has_year_before=year - 1 in years)
    if years:
        newest = years[max(years)]
        sheet.put(About.OKVED, read_text(at(newest, "organizationInfo", "okved2", "id")))
        sheet.put(About.INDUSTRY, read_text(at(newest, "organizationInfo", "okved2", "name")))
    return sheet.claims()


def _put_statement(sheet: Sheet, year: int, statement: Any, *, has_year_before: bool) -> None:
    correction = _last_correction(statement)
    unit = at(correction, "okei")
    roubles = _ROUBLES.get(_USUAL if unit is None else str(unit))
    if correction is None or roubles is None:
        return
    for about, form, line in _LINES:
        amount = read_amount(at(correction, form, f"current{line}"))
        sheet.put(about, None if amount is None else amount * roubles, Unit.RUB, as_of=year_end(year))
    before = read_amount(at(correction, "financialResult", "previous2110"))
    if before is not None and not has_year_before:
        sheet.put(About.REVENUE, before * roubles, Unit.RUB, as_of=year_end(year - 1))


def _last_correction(statement: Any) -> Mapping[str, Any] | None:
    corrections = [
        correction
        for row in rows(statement, "typeCorrections")
        if isinstance(correction := at(row, "correction"), Mapping)
    ]
    return max(corrections, key=lambda one: read_text(at(one, "datePresent")) or "", default=None)
