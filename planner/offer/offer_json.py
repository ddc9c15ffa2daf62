"""An offer as JSON, for the template of pages and for the service's answers."""

from typing import Any

from pydantic import TypeAdapter

from planner.offer.document import Offer

_OFFER = TypeAdapter(Offer)


def write_offer(offer: Offer) -> dict[str, Any]:
    """Return an offer's content."""
    content: dict[str, Any] = _OFFER.dump_python(offer, mode="json")
    return content
