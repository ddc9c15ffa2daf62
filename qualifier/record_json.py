"""The border between a record's JSON (the format of labelled cases) and `LeadRecord`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.errors import BadInput
from qualifier.dossier_json import to_dossier
from qualifier.lead import Contact, Interaction, Lead, OpenLead, Sender
from qualifier.record import LeadRecord, Likeness, OpenData, PastDeal
from qualifier.record_faults import validate_record
from qualifier.record_schema import (
    TEXT_LIMIT,
    ContactJson,
    LeadJson,
    OpenDataJson,
    PastDealJson,
    RecordJson,
)
from qualifier.record_writing import hash_record, write_lead, write_record

__all__ = ["ParsedRecord", "hash_record", "parse_record", "read_record", "write_lead", "write_record"]

_LETTERS = re.compile("(?P<cyrillic>[а-яё])|(?P<latin>[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRecord:
    """The record, and the places of what was sent and not used: unknown fields, unreadable side facts."""

    record: LeadRecord
    ignored: tuple[str, ...] = ()


def parse_record(content: Mapping[str, Any]) -> LeadRecord:
    """Read a record; BadInput names the place of what cannot be used."""
    return read_record(content).record


def read_record(content: Mapping[str, Any]) -> ParsedRecord:
    """Read a record and say what of it was ignored.

    What the client stated must be usable. An unreadable side fact (a date of an interaction, a
    register's figure) becomes None instead of costing the lead, and is counted.
    """
    given, ignored = validate_record(content)
    record = _to_record(given)
    _check_length(record.lead)
    return ParsedRecord(record=record, ignored=ignored)


def _check_length(lead: Lead) -> None:
    """All of a lead's text together has the limit of one text: reading it must end in time."""
    if len(lead.message) + sum(len(turn.text) for turn in lead.interactions) > TEXT_LIMIT:
        raise BadInput(
            f"lead: more than {TEXT_LIMIT} characters of text", ru=f"lead: больше {TEXT_LIMIT} знаков текста"
        )


def _to_record(given: RecordJson) -> LeadRecord:
    return LeadRecord(
        id=given.id,
        lang=given.lang or _guess_lang(given.lead),
        as_of=given.as_of,
        lead=_to_lead(given.lead),
        open_data=_to_open_data(given.open_data or OpenDataJson()),
        deals=tuple(map(_to_deal, given.deals)),
        open_leads=tuple(
            OpenLead(
                id=lead.id or "",
                company=lead.company,
                inn=lead.inn,
                request=lead.request,
                created=lead.created,
            )
            for lead in given.open_leads
        ),
        silent_sources=tuple(given.silent_sources),
        dossier=to_dossier(given.dossier) if given.dossier else None,
    )


def _to_deal(given: PastDealJson) -> PastDeal:
    like = given.likeness
    return PastDeal(
        id=given.id or "",
        client=given.client,
        industry=given.industry,
        closed=given.closed,
        outcome=given.outcome,
        amount_rub=given.amount_rub,
        products=tuple(given.products),
        note=given.note,
        days_taken=given.days_taken,
        loss_reason=given.loss_reason,
        likeness=Likeness(score=like.score or 0.0, same=tuple(like.same), differs=tuple(like.differs))
        if like
        else None,
    )


def _guess_lang(lead: LeadJson) -> str:
    """Russian unless Latin letters prevail in what was written."""
    text = " ".join([lead.message, *(turn.text for turn in lead.interactions)]) or lead.company or ""
    groups = [found.lastgroup for found in _LETTERS.finditer(text[:10_000])]
    return "en" if groups.count("latin") > groups.count("cyrillic") else "ru"


def _to_lead(given: LeadJson) -> Lead:
    contact = given.contact or ContactJson()
    return Lead(
        company=given.company,
        inn=given.inn,
        website=given.website,
        region=given.region,
        contact=Contact(name=contact.name, role=contact.role, email=contact.email, phone=contact.phone),
        source=given.source,
        message=given.message,
        interactions=tuple(
            Interaction(at=turn.at, channel=turn.channel, sender=turn.sender or Sender.SYSTEM, text=turn.text)
            for turn in given.interactions
        ),
    )


def _to_open_data(data: OpenDataJson) -> OpenData:
    return OpenData(
        industry=data.industry,
        okved=data.okved,
        employees=data.employees,
        revenue_rub=data.revenue_rub,
        status=data.status,
        founded=data.founded,
        ad_activity=tuple(data.ad_activity),
        news=tuple(data.news),
    )
