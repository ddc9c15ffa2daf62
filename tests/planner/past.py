"""Past campaigns for tests: valid by default, one keyword to bend."""

from datetime import date
from decimal import Decimal
from typing import Any

from planner.brief import Channel
from planner.past_campaigns import PastLine

CLOSED = date(2026, 6, 30)


def make_line(**changes: Any) -> PastLine:
    fields: dict[str, Any] = {
        "campaign": "one",
        "channel": Channel.VK_ADS,
        "closed_on": CLOSED,
        "impressions": 1_000_000,
        "clicks": 20_000,
        "conversions": 300,
        "spend_rub": Decimal(150_000),
        "planned_impressions": 1_000_000,
        "planned_clicks": 12_000,
        "planned_spend_rub": Decimal(120_000),
    }
    return PastLine(**{**fields, **changes})


def make_campaigns(count: int, **changes: Any) -> tuple[PastLine, ...]:
    return tuple(make_line(campaign=f"campaign {number}", **changes) for number in range(count))
