"""A past deal like a lead as the lead's record keeps it: short, in its language, without people's data."""

import re

from qualifier.deals.likeness import Neighbour
from qualifier.masking.mask import Mask
from qualifier.qualification import Bilingual
from qualifier.record import Likeness, PastDeal

# A record is kept for years: of another client's words it keeps what a salesperson would repeat.
_LONGEST_NOTE = 200
_LONGEST_NAME = 120
_SOLE_TRADER = re.compile(r"^\s*(?:ип|и\. ?п\.|индивидуальный предприниматель|самозанят\w*)\s", re.IGNORECASE)


def recollect(neighbour: Neighbour, lang: str) -> PastDeal:
    """Return the deal with what is alike and what differs; it will not change when the store does."""
    deal = neighbour.stored.deal
    return PastDeal(
        id=deal.id,
        client=_keep_impersonal(deal.company, _LONGEST_NAME),
        industry=deal.industry,
        closed=deal.closed,
        outcome=deal.outcome,
        amount_rub=None if deal.amount_rub is None else round(deal.amount_rub),
        products=deal.products,
        note=_hide(deal.task, _LONGEST_NOTE),
        days_taken=deal.days_taken,
        loss_reason=_hide(deal.loss_reason, _LONGEST_NOTE),
        likeness=Likeness(
            score=round(min(max(neighbour.score, 0.0), 1.0), 3),
            same=_say(neighbour.same, lang),
            differs=_say(neighbour.differs, lang),
        ),
    )


def _say(texts: tuple[Bilingual, ...], lang: str) -> tuple[str, ...]:
    return tuple(text.in_language(lang) for text in texts)


def _hide(text: str | None, longest: int) -> str | None:
    """Masked before it is cut: half of a number would no longer look like one."""
    if not text:
        return None
    hidden = " ".join(Mask().hide(text).text.split())
    return hidden if len(hidden) <= longest else hidden[: longest - 1].rstrip() + "…"


def _keep_impersonal(company: str | None, longest: int) -> str | None:
    """A sole trader's firm is a person's name, and an erasure could not take it out of a frozen record."""
    if not company or _SOLE_TRADER.match(company) or Mask().hide(company).text != company:
        return None
    return company[:longest]
