"""hh.ru: whom a company is looking for; people for paid media mean advertising, openings mean growth."""

import re
from datetime import date
from typing import Any

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign
from qualifier.sources.identifiers import read_domain
from qualifier.sources.json_parts import Sheet, at, read_code, read_count, read_day, read_text, rows
from qualifier.sources.port import Door, read_answer

HOST = "api.hh.ru"
_BASE = f"https://{HOST}"
_MOST_EMPLOYERS = 3
_MOST_VACANCIES = 100_000
_PAID_MEDIA = re.compile(
    r"контекстн\w+ реклам|таргет(?:олог|ированн)|медиа-?(?:бай|план)|трафик|performance|ppc\b|директолог"
    r"|закупк\w+ реклам|размещени\w+ реклам|(?:специалист|менеджер) по (?:интернет-)?реклам|media ?buy|paid ",
    re.I,
)
_MARKETING = re.compile(
    r"маркет(?:инг|олог)|marketing|реклам|бренд-?менеджер|brand manager|\bsmm\b|\bpr\b", re.I
)


class HeadHunter:
    """The employer whose site is the lead's, and its open vacancies."""

    name = "hh"
    licence = "hh.ru developer agreement; no re-publication"

    def __init__(self, token: str) -> None:
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Search by name, keep the employer that the site confirms, then read its vacancies."""
        domain = read_domain(lead.website)
        if domain is None or not lead.company:
            return ()
        found = self._get(door, "/employers", text=lead.company, only_with_vacancies="true")
        for number in read_employers(found)[:_MOST_EMPLOYERS]:
            employer = self._get(door, f"/employers/{number}")
            if read_domain(read_text(at(employer, "site_url"))) == domain:
                vacancies = self._get(door, "/vacancies", employer_id=number, per_page="100", page="0")
                now = door.now()
                origin = Origin(
                    source=self.name, url=f"{_BASE}/employers/{number}", fetched_at=now, licence=self.licence
                )
                claims = (*read_employer(employer, now.date()), *read_vacancies(vacancies, number))
                return sign(claims, origin)
        return ()

    def _get(self, door: Door, path: str, **query: str) -> Any:
        page = door.services.get(f"{_BASE}{path}", query=query or None, headers=self._headers)
        if page.status in {400, 403}:
            raise SourceDown(f"{self.name} refused: {read_refusal(page.text, page.media_type)}")
        return read_answer(self.name, page)


_REFUSALS = frozenset(
    {"bad_user_agent", "bad_argument", "forbidden", "oauth", "captcha_required", "not_found"}
)


def read_refusal(text: str, media_type: str) -> str:
    """Return the documented word for a refusal; nothing else of an answer gets into a message."""
    found = next((word for word in sorted(_REFUSALS) if f'"{word}"' in text), "unexplained")
    return found if media_type == "application/json" else "unexplained"


def read_employers(payload: Any) -> tuple[str, ...]:
    """Return the numbers of the employers that a search found."""
    found = (read_code(at(row, "id"), tuple(range(1, 13))) for row in rows(payload, "items"))
    return tuple(number for number in found if number)


def read_employer(payload: Any, today: date | None = None) -> tuple[Claim, ...]:
    """Read an employer's own card as of today; agencies hire for others, so that theirs says nothing."""
    sheet = Sheet(Confidence.MEDIUM)
    sheet.put(About.NAME, read_text(at(payload, "name")))
    sheet.put(About.SITE, read_text(at(payload, "site_url")))
    sheet.put(About.CITY, read_text(at(payload, "area", "name")))
    for industry in rows(payload, "industries"):
        sheet.put(About.INDUSTRY, read_text(at(industry, "name")))
    if at(payload, "type") == "company":
        openings = read_count(at(payload, "open_vacancies"), _MOST_VACANCIES)
        sheet.put(About.OPEN_VACANCIES, openings, Unit.VACANCIES, as_of=today)
    return sheet.claims()


def read_vacancies(payload: Any, employer: str) -> tuple[Claim, ...]:
    """Read open vacancies of the employer that are about advertising or marketing, each by its title."""
    sheet = Sheet(Confidence.MEDIUM)
    for vacancy in rows(payload, "items"):
        title = read_text(at(vacancy, "name"))
        if title is None or at(vacancy, "archived") is True or at(vacancy, "employer", "id") != employer:
            continue
        day = read_day(at(vacancy, "published_at"))
        if _PAID_MEDIA.search(title):
            sheet.put(About.PAID_MEDIA_VACANCY, title, as_of=day)
        elif _MARKETING.search(title):
            sheet.put(About.MARKETING_VACANCY, title, as_of=day)
    return sheet.claims()
