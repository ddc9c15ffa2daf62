"""The short text of a deal or a request that is embedded: the trade, the place, the size, the wish."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualifier.deals.closed_deal import ClosedDeal
from qualifier.masking.mask import Mask

# Stands beside every vector: a text made by another recipe is embedded anew.
RECIPE = "deal-text-1"
# The bundled model takes about a millisecond a token: twelve words of a task tell enough of it.
_MOST_WORDS = 14
_MOST_LETTERS = 120
_READ_LETTERS = 500
_TOKEN = re.compile(r"<[A-Z_]+_\d+>")
_EMPTY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParts:
    """What a text is made of."""

    industry: str | None = None
    region: str | None = None
    employees: int | None = None
    products: Sequence[str] = ()
    task: str | None = None


def write_text(parts: TextParts) -> str:
    """Return the text, without personal data; a dash when nothing is known, for no text may be blank."""
    size = f"{_round_size(parts.employees)} чел." if parts.employees is not None else None
    listed = (parts.industry, parts.region, ", ".join(parts.products[:4]), size)
    told = (_hide("; ".join(part for part in listed if part)), _shorten(parts.task))
    return "; ".join(part for part in told if part) or _EMPTY


def write_deal_text(deal: ClosedDeal) -> str:
    """Return the text that a deal is found by."""
    return write_text(
        TextParts(
            industry=deal.industry,
            region=deal.region,
            employees=deal.employees,
            products=deal.products,
            task=deal.task,
        )
    )


def hash_text(text: str) -> str:
    """Return the name under which a text's vector is kept."""
    return hashlib.sha256(f"{RECIPE}\n{text}".encode()).hexdigest()


def _hide(text: str) -> str:
    """A token in place of a name means nothing to a model: it is left out."""
    if not text:
        return ""
    return " ".join(_TOKEN.sub(" ", Mask().hide(text).text).split())


def _shorten(task: str | None) -> str:
    # Masked before it is cut: half of a number would no longer look like one.
    words = _hide((task or "")[:_READ_LETTERS]).split()[:_MOST_WORDS]
    return " ".join(words)[:_MOST_LETTERS]


def _round_size(employees: int) -> int:
    """Two leading digits: 1,234 and 1,240 people are one size."""
    step = int("1" + "0" * max(len(str(employees)) - 2, 0))
    return employees // step * step
