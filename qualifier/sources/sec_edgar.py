"""SEC EDGAR: what companies on American exchanges file: the list of names, the card, the figures."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kit.errors import NotFetched, SourceDown, WhyNot
from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, sign
from qualifier.sources.foreign_names import is_foreign
from qualifier.sources.gleif import read_lei
from qualifier.sources.identifiers import is_same_name, read_domain
from qualifier.sources.json_parts import Sheet, at, read_code, read_count, read_text
from qualifier.sources.port import Door, read_answer
from qualifier.sources.sec_figures import TAGS, read_figures

HOSTS = ("www.sec.gov", "data.sec.gov")
_TICKERS = "https://www.sec.gov/files/company_tickers.json"
_DATA = "https://data.sec.gov"
_LARGEST_CIK = 10**10 - 1
_MOST_TICKERS = 50_000
# The list changes with listings; a day old one misses nobody who has filed a year's statement.
_LIST_LIFETIME = timedelta(hours=24)
_HEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Filer:
    """A company that files, by its number."""

    cik: int
    title: str


class SecEdgar:
    """The only filer of the lead's name, for leads that nothing ties to Russia."""

    name = "sec_edgar"
    licence = "public domain"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listed: tuple[datetime, Mapping[str, tuple[Filer, ...]]] | None = None

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Find the filer in the list, then read its card and its yearly figures."""
        if not lead.company or not is_foreign(lead):
            return ()
        cik = find_filer(self._filers(door).get(_head(lead.company), ()), lead.company)
        if cik is None:
            return ()
        url = f"{_DATA}/submissions/CIK{cik:010d}.json"
        card = read_submissions(self._get(door, url), cik, read_domain(lead.website))
        if not card:
            return ()
        figures = self._figures(door, cik)
        return (*self._sign(url, card, door), *figures)

    def _filers(self, door: Door) -> Mapping[str, tuple[Filer, ...]]:
        """The list is a megabyte, and the same for every lead."""
        with self._lock:
            if self._listed is None or door.now() - self._listed[0] > _LIST_LIFETIME:
                self._listed = (door.now(), read_tickers(self._get(door, _TICKERS)))
            return self._listed[1]

    def _figures(self, door: Door, cik: int) -> tuple[Fact, ...]:
        url = f"{_DATA}/api/xbrl/companyfacts/CIK{cik:010d}.json"
        try:
            payload = self._get(door, url)
        except NotFetched as error:
            # The whole history of a large bank is larger than a page may be: ask figure by figure.
            if error.why is not WhyNot.SIZE:
                raise
            concepts = f"{_DATA}/api/xbrl/companyconcept/CIK{cik:010d}/us-gaap"
            tags = {tag: self._get(door, f"{concepts}/{tag}.json") for tag in TAGS}
            payload = {"cik": cik, "facts": {"us-gaap": tags}}
        return self._sign(url, read_figures(payload, cik), door)

    def _get(self, door: Door, url: str) -> Any:
        page = door.services.get(url)
        if page.status == 200 and page.media_type != "application/json":
            raise SourceDown(f"{self.name} answered with a page")
        return read_answer(self.name, page)

    def _sign(self, url: str, claims: tuple[Claim, ...], door: Door) -> tuple[Fact, ...]:
        origin = Origin(source=self.name, url=url, fetched_at=door.now(), licence=self.licence)
        return sign(claims, origin)


def read_tickers(payload: Any) -> Mapping[str, tuple[Filer, ...]]:
    """Return the filers by the first letters of their names."""
    filers: dict[str, dict[int, Filer]] = {}
    for row in _values(payload):
        cik, title = read_count(at(row, "cik_str"), _LARGEST_CIK), read_text(at(row, "title"))
        if cik and title:
            filers.setdefault(_head(title), {})[cik] = Filer(cik=cik, title=title)
    return {head: tuple(found.values()) for head, found in filers.items()}


def _values(payload: Any) -> Iterator[Any]:
    values = list(payload.values())[:_MOST_TICKERS] if isinstance(payload, Mapping) else []
    yield from values


def _head(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())[:_HEAD]


def find_filer(filers: tuple[Filer, ...], company: str) -> int | None:
    """Return the number of the only filer of this name."""
    same = {filer.cik for filer in filers if is_same_name(company, filer.title)}
    return same.pop() if len(same) == 1 else None


def read_submissions(payload: Any, cik: int, domain: str | None = None) -> tuple[Claim, ...]:
    """Read a filer's card; only its site ties it to the lead more than its name does."""
    if _read_cik(at(payload, "cik")) != cik:
        return ()
    site = read_text(at(payload, "website"))
    is_ours = domain is not None and read_domain(site) == domain
    sheet = Sheet(Confidence.MEDIUM if is_ours else Confidence.LOW)
    sheet.put(About.LEGAL_NAME, read_text(at(payload, "name")))
    sheet.put(About.LEI, read_lei(at(payload, "lei")))
    sheet.put(About.SITE, site if read_domain(site) else None)
    code = read_code(at(payload, "sic"), (3, 4))
    sheet.put(About.SIC, f"us:{code}" if code else None)
    sheet.put(About.INDUSTRY, read_text(at(payload, "sicDescription")))
    sheet.put(About.CITY, read_text(at(payload, "addresses", "business", "city")))
    return sheet.claims()


def _read_cik(value: Any) -> int | None:
    """The number is written with or without its leading zeros."""
    code = read_code(value, tuple(range(1, 11)))
    return int(code) if code else read_count(value, _LARGEST_CIK)
