"""What a model is told in research: the lead and what may be chosen, masked and defused, as JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qualifier.identity.choice import Weighed
from qualifier.identity.weights import load_weights
from qualifier.masking.chat_marks import defuse
from qualifier.masking.mask import Mask
from qualifier.reading.suspicion import holds_orders
from qualifier.record import LeadRecord
from qualifier.sources.fact import About, Fact

_LONGEST_MESSAGE = 2_000
_LONGEST_VALUE = 120
_MOST_FACTS = 25
_LEFT_OUT = "[left out: it gives orders to its reader]"
# Numbers of registers say nothing to a model, and a sole proprietor's is personal.
_UNTOLD = frozenset({About.INN, About.OGRN, About.LEI, About.COMPANY_NUMBER, About.HIDDEN_ORDERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A company that may be chosen, under the name by which it is chosen."""

    id: str
    weighed: Weighed


class Telling:
    """Writes for a model; one value has one token in all that is told of a lead."""

    def __init__(self, record: LeadRecord) -> None:
        self._record = record
        self._mask = Mask(tuple(name for name in (record.lead.contact.name,) if name))

    def task(
        self,
        companies: Iterable[Listed],
        *,
        trade: str | None,
        pages: Iterable[str],
        sources: Mapping[str, tuple[str, ...]],
    ) -> str:
        """Return what there is to choose from at the beginning."""
        lead = self._record.lead
        said = {
            "company": self._tell(lead.company),
            "site": self._tell(lead.website),
            "region": self._tell(lead.region),
            "phone": self._tell(lead.contact.phone),
            "mail": self._tell(lead.contact.email),
            "trade": trade,
            "message": self._tell(lead.message[:_LONGEST_MESSAGE], _LONGEST_MESSAGE),
        }
        return _write(
            {
                "lead": {name: text for name, text in said.items() if text},
                "companies": [self._company(one) for one in companies],
                "pages": list(pages),
                "sources": {name: list(ids) for name, ids in sources.items()},
            }
        )

    def step(
        self,
        result: str,
        *,
        facts: Iterable[Fact] = (),
        companies: Iterable[Listed] = (),
        pages: Iterable[str] = (),
        sources: Mapping[str, tuple[str, ...]] | None = None,
    ) -> str:
        """Return what came of a step, and what may be chosen now."""
        told = [
            {"about": fact.about.value, "value": self._tell(str(fact.value))}
            for fact in facts
            if fact.about not in _UNTOLD
        ]
        return _write(
            {
                "result": result,
                "facts": told[:_MOST_FACTS],
                "companies": [self._company(one) for one in companies],
                "pages": list(pages),
                "sources": {name: list(ids) for name, ids in (sources or {}).items()},
            }
        )

    def _company(self, listed: Listed) -> dict[str, Any]:
        candidate, table = listed.weighed.candidate, load_weights()
        points = {seen.sign.value: table.points(seen.sign) for seen in listed.weighed.signs}
        texts = {
            "name": candidate.first(About.LEGAL_NAME, About.NAME),
            "place": candidate.first(About.CITY, About.REGION),
            "trade_code": candidate.first(About.OKVED, About.SIC),
            "trade": candidate.first(About.INDUSTRY),
            "state": candidate.first(About.STATUS),
            "site": candidate.first(About.SITE),
            "phone": candidate.first(About.PHONE),
        }
        return {
            "id": listed.id,
            **{name: self._tell(text) for name, text in texts.items() if text},
            "agrees": sorted(name for name, worth in points.items() if worth > 0),
            "differs": sorted(name for name, worth in points.items() if worth < 0),
        }

    def _tell(self, text: str | None, longest: int = _LONGEST_VALUE) -> str | None:
        if not text:
            return None
        return _LEFT_OUT if holds_orders(text) else self._mask.hide(text[:longest]).text


def _write(content: dict[str, Any]) -> str:
    return defuse(json.dumps(content, ensure_ascii=False, separators=(",", ":")))
