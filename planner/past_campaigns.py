"""What the seller's past campaigns brought, line by line: the frozen input of benchmarks, and its port."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from planner.brief import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLine:
    """One line of a campaign that has ended: what it brought, and what was planned; None where not known.

    Sums are without VAT. `row_id` names the card's row, where the line was bought by one.
    """

    campaign: str
    channel: Channel
    closed_on: date
    industry: str | None = None
    row_id: str | None = None
    impressions: int | None = None
    clicks: int | None = None
    conversions: int | None = None
    views: int | None = None
    spend_rub: Decimal | None = None
    planned_impressions: int | None = None
    planned_clicks: int | None = None
    planned_spend_rub: Decimal | None = None


class PastCampaigns(Protocol):
    """Where past campaigns come from: a file of today, the imported deals of tomorrow."""

    def list_lines(self) -> tuple[PastLine, ...]:
        """Return every line of campaigns that have ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCampaigns:
    """Campaigns that are already in hand."""

    lines: tuple[PastLine, ...] = ()

    def list_lines(self) -> tuple[PastLine, ...]:
        """Return what is held."""
        return self.lines


NO_CAMPAIGNS = HeldCampaigns()
