"""From a record to the JSON of labelled cases, and to the hash that tells two records apart."""

from datetime import date
from typing import Any

from qualifier.canonical_json import hash_text, write_json
from qualifier.dossier_writing import write_dossier
from qualifier.lead import Lead, OpenLead
from qualifier.record import LeadRecord, OpenData, PastDeal


def write_record(record: LeadRecord) -> dict[str, Any]:
    """Return the record in the format of labelled cases; `parse_record` reads it back equal."""
    content: dict[str, Any] = {
        "id": record.id,
        "lang": record.lang,
        "as_of": record.as_of.isoformat(),
        "lead": write_lead(record.lead),
        "open_data": _write_open_data(record.open_data),
        "deals": [_write_deal(deal) for deal in record.deals],
        "open_leads": [_write_open_lead(lead) for lead in record.open_leads],
    }
    if record.silent_sources:
        content["silent_sources"] = list(record.silent_sources)
    if record.dossier is not None:
        content["dossier"] = write_dossier(record.dossier)
    return content


def write_lead(lead: Lead) -> dict[str, Any]:
    """Return what the client stated as JSON content."""
    return {
        "company": lead.company,
        "inn": lead.inn,
        "website": lead.website,
        "region": lead.region,
        "contact": {
            "name": lead.contact.name,
            "role": lead.contact.role,
            "email": lead.contact.email,
            "phone": lead.contact.phone,
        },
        "source": lead.source,
        "message": lead.message,
        "interactions": [
            {"at": _iso(turn.at), "channel": turn.channel, "from": turn.sender.value, "text": turn.text}
            for turn in lead.interactions
        ],
    }


def _write_open_data(data: OpenData) -> dict[str, Any]:
    return {
        "industry": data.industry,
        "okved": data.okved,
        "employees": data.employees,
        "revenue_rub": data.revenue_rub,
        "status": data.status and data.status.value,
        "founded": data.founded,
        "ad_activity": list(data.ad_activity),
        "news": list(data.news),
    }


def _write_deal(deal: PastDeal) -> dict[str, Any]:
    content: dict[str, Any] = {
        "id": deal.id,
        "client": deal.client,
        "industry": deal.industry,
        "closed": _iso(deal.closed),
        "outcome": deal.outcome and deal.outcome.value,
        "amount_rub": deal.amount_rub,
        "products": list(deal.products),
        "note": deal.note,
    }
    # Written only where they are known: records of before keep their hash.
    if deal.days_taken is not None:
        content["days_taken"] = deal.days_taken
    if deal.loss_reason is not None:
        content["loss_reason"] = deal.loss_reason
    if deal.likeness is not None:
        content["likeness"] = {
            "score": deal.likeness.score,
            "same": list(deal.likeness.same),
            "differs": list(deal.likeness.differs),
        }
    return content


def _write_open_lead(lead: OpenLead) -> dict[str, Any]:
    return {
        "id": lead.id,
        "company": lead.company,
        "inn": lead.inn,
        "request": lead.request,
        "created": _iso(lead.created),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def hash_record(record: LeadRecord) -> str:
    """Return the SHA-256 of the record's canonical JSON."""
    return hash_text(write_json(write_record(record)))
