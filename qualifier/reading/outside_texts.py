"""Texts in which no client speaks: news, facts and deal notes that give orders to the reader say nothing."""

from dataclasses import replace

from qualifier.reading.suspicion import holds_orders
from qualifier.record import LeadRecord, PastDeal


def silence_orders(record: LeadRecord) -> LeadRecord:
    """Return the record with such texts emptied; every text keeps its place in its list."""
    facts = record.open_data
    outside = (
        facts.industry or "",
        *facts.ad_activity,
        *facts.news,
        *(deal.note or "" for deal in record.deals),
    )
    if not any(map(holds_orders, outside)):
        return record
    kept = replace(
        facts,
        industry=None if holds_orders(facts.industry or "") else facts.industry,
        ad_activity=tuple("" if holds_orders(text) else text for text in facts.ad_activity),
        news=tuple("" if holds_orders(text) else text for text in facts.news),
    )
    return replace(record, open_data=kept, deals=tuple(map(_silence_note, record.deals)))


def _silence_note(deal: PastDeal) -> PastDeal:
    return replace(deal, note=None) if holds_orders(deal.note or "") else deal
