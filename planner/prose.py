"""Sentences of an offer that a model worded and code found true, kept with the plan that they speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.brief import Channel
from qualifier.outreach.draft_log import Drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferProse:
    """What replaces the templates' sentences in an offer of one language; None where they stay."""

    lang: str
    drafted: Drafted
    understanding: str | None = None
    idea: str | None = None
    roles: Mapping[Channel, str] = field(default_factory=dict)
