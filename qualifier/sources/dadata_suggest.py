"""DaData by name: the companies of a name in a region; whose name it is remains to be found out."""

from typing import Any

from qualifier.lead import Lead
from qualifier.sources.dadata import HOST, read_company
from qualifier.sources.fact import Claim, Confidence, Fact, Origin, sign
from qualifier.sources.json_parts import at, rows
from qualifier.sources.port import Door, read_answer
from qualifier.sources.region_codes import find_region_code

_URL = f"https://{HOST}/suggestions/api/4_1/rs/suggest/party"
_MOST = 10


class DaDataSuggest:
    """Looks for legal entities by the lead's name, in the lead's region when it names one."""

    name = "dadata"
    licence = "contract of the key's owner with DaData"

    def __init__(self, key: str) -> None:
        self._headers = {"Authorization": f"Token {key}", "Accept": "application/json"}

    def find(self, lead: Lead, door: Door) -> tuple[tuple[Fact, ...], ...]:
        """Return what is known of each company that may be meant, the likeliest first."""
        if not lead.company:
            return ()
        page = door.services.post(_URL, make_question(lead), headers=self._headers)
        origin = Origin(source=self.name, url=_URL, fetched_at=door.now(), licence=self.licence)
        return tuple(sign(claims, origin) for claims in read_suggestions(read_answer(self.name, page)))


def make_question(lead: Lead) -> dict[str, Any]:
    """Ask for legal entities only: a sole proprietor's name is a person's."""
    question: dict[str, Any] = {"query": lead.company, "count": _MOST, "type": "LEGAL", "branch_type": "MAIN"}
    code = find_region_code(lead.region)
    return {**question, "locations": [{"kladr_id": code}]} if code else question


def read_suggestions(payload: Any) -> tuple[tuple[Claim, ...], ...]:
    """Read the head offices of legal entities, each once by its number; a name ties them to nobody yet."""
    found: dict[str, tuple[Claim, ...]] = {}
    for suggestion in rows(payload, "suggestions"):
        data, inn = at(suggestion, "data"), at(suggestion, "data", "inn")
        if at(data, "type") != "LEGAL" or at(data, "branch_type") == "BRANCH" or not isinstance(inn, str):
            continue
        claims = read_company(data, Confidence.LOW)
        if claims:
            found.setdefault(inn, claims)
    return tuple(found.values())[:_MOST]
