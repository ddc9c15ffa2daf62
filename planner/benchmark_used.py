"""A benchmark that past campaigns moved: what they brought, what the card says, what the plan uses."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.brief import Channel


class Metric(StrEnum):
    """What past campaigns tell of a channel; rates are shares, the price is an index on the planned one."""

    CTR = "ctr"
    VTR = "vtr"
    CR = "cr"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkUsed:
    """One figure of a channel: `campaigns` behind it, their own mean, the card's value and the one between.

    `weight` is how much of the way from the card to the campaigns the value went (0-1). `spread` is that of
    the next campaign around the value as a part of the card's (1 is as wide). `industry` is None where
    campaigns of any industry count.
    """

    channel: Channel
    metric: Metric
    industry: str | None
    campaigns: int
    raw: Decimal
    card: Decimal
    value: Decimal
    weight: Decimal
    spread: Decimal
