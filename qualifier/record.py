"""All that is known about a lead at one date; frozen before anything is concluded."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.dossier import Dossier
from qualifier.lead import Lead, OpenLead

_PLACE = re.compile(
    r"(?P<list>interactions|deals|open_leads|open_data\.news|open_data\.ad_activity)"
    r"\[(?P<index>\d+)\]"
)


class RegisterStatus(StrEnum):
    """What the companies' register says of the company's life."""

    ACTIVE = "active"
    LIQUIDATING = "liquidating"
    BANKRUPT = "bankrupt"


class Outcome(StrEnum):
    """How a past deal ended."""

    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenData:
    """Facts from open sources; None means that nobody looked or nothing was found."""

    industry: str | None = None
    okved: str | None = None
    employees: int | None = None
    revenue_rub: int | None = None
    status: RegisterStatus | None = None
    founded: str | None = None
    ad_activity: tuple[str, ...] = ()
    news: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Why the memory brought another client's deal: a score from 0 to 1, what is the same, what not."""

    score: float
    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDeal:
    """A closed deal of the house, with this client or one like it.

    One with a likeness is another client's: it advises people, and is no evidence of this client.
    """

    id: str
    client: str | None = None
    industry: str | None = None
    closed: date | None = None
    outcome: Outcome | None = None
    amount_rub: int | None = None
    products: tuple[str, ...] = ()
    note: str | None = None
    days_taken: int | None = None
    loss_reason: str | None = None
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRecord:
    """The dossier that a verdict rests on: the lead, open data, past deals, open leads, one date."""

    as_of: date
    lead: Lead
    id: str | None = None
    lang: str = "ru"
    open_data: OpenData = OpenData()
    deals: tuple[PastDeal, ...] = ()
    open_leads: tuple[OpenLead, ...] = ()
    silent_sources: tuple[str, ...] = ()
    # What the open data rest on; None when nobody investigated.
    dossier: Dossier | None = None


def text_at(record: LeadRecord, place: str) -> str | None:
    """Return the stored text that a place names (`message`, `interactions[2]`, `open_data.employees`).

    None when the record has nothing there. Numbers come back as their decimal digits.
    """
    if place == "message":
        return record.lead.message
    if place == "company":
        return record.lead.company
    if place.startswith("contact."):
        return _field(record.lead.contact, place.removeprefix("contact."))
    if found := _PLACE.fullmatch(place):
        return _listed(record, found["list"], int(found["index"]))
    if place.startswith("open_data."):
        return _field(record.open_data, place.removeprefix("open_data."))
    return _field(record.lead, place)


def _field(holder: object, name: str) -> str | None:
    value = getattr(holder, name, None)
    return None if value is None else str(value)


def _listed(record: LeadRecord, name: str, index: int) -> str | None:
    texts: dict[str, tuple[str, ...]] = {
        "interactions": tuple(turn.text for turn in record.lead.interactions),
        "deals": tuple(describe_deal(deal) for deal in record.deals),
        "open_leads": tuple(lead.request for lead in record.open_leads),
        "open_data.news": record.open_data.news,
        "open_data.ad_activity": record.open_data.ad_activity,
    }
    listed = texts[name]
    return listed[index] if index < len(listed) else None


def describe_deal(deal: PastDeal) -> str:
    """Return the deal as one line of text; quotes of a deal are slices of it."""
    parts = (
        deal.client,
        deal.industry,
        deal.closed and deal.closed.isoformat(),
        deal.outcome and deal.outcome.value,
        None if deal.amount_rub is None else f"{deal.amount_rub} RUB",
        ", ".join(deal.products),
        deal.note,
    )
    return " | ".join(str(part) for part in parts if part)
