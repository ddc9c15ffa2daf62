"""The shapes of offers and of files."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from planner.media_plan import PlanStatus
from planner.offer.document import Offer


class OfferAnswerJson(BaseModel):
    """An offer as sections of plain text, and the plan that it was made from."""

    plan_id: str
    created_at: datetime
    ignored: list[str]
    status: PlanStatus
    links: dict[str, str]
    offer: Offer
    # Only where a model was asked.
    engine: str | None = None


def describe_file(media_type: str) -> dict[str, Any]:
    """Return the `responses` entry of a file."""
    schema = {"type": "string", "format": "binary"}
    return {"description": "The file", "content": {media_type: {"schema": schema}}}
