"""The stage that closes a record with the house's past deals like the lead."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kit.errors import AppError
from qualifier.lead import Lead
from qualifier.record import LeadRecord, OpenData

if TYPE_CHECKING:
    from qualifier.past_deals.search import Found

# The name under which a record says that past deals were not to be had.
MEMORY = "past_deals"


class DealsNotReady(AppError):
    """Past deals are being read or cannot be searched at the moment; please ask again shortly."""

    status = 503
    code = "past_deals_not_ready"
    ru = "Прошлые сделки ещё читаются или сейчас недоступны; повторите чуть позже."


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What deals are asked for; `own_id` is the deal that the lead itself became in the house's CRM."""

    lead: Lead
    as_of: date
    open_data: OpenData = OpenData()
    count: int = 5
    own_id: str | None = None


def ask_of(record: LeadRecord) -> Question:
    """Return what deals a record asks for: closed by its own day, never the lead's own deal."""
    return Question(lead=record.lead, as_of=record.as_of, open_data=record.open_data, own_id=record.id)


def retrieve(record: LeadRecord, ask: "Callable[[Question], Found]") -> LeadRecord:
    """Close a record with past deals like its lead; without an answer memory is named among the silent."""
    # Names are masked on the way: their lists are loaded by the first deal.
    from qualifier.deals.recollection import recollect  # noqa: PLC0415

    try:
        found = ask(ask_of(record))
    except DealsNotReady:
        return replace(record, silent_sources=(*record.silent_sources, MEMORY))
    return replace(record, deals=tuple(recollect(one, record.lang) for one in found.neighbours))
