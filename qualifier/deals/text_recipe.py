"""The short text of a deal or a request that is embedded: the task, and what is known where there is none."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualifier.deals.closed_deal import ClosedDeal
from qualifier.masking.mask import Mask

# Stands beside every vector: a text made by another recipe is embedded anew.
RECIPE = "deal-text-2"
# The bundled model takes about a millisecond a token: so many words of a task tell enough of it. A request
# is longer-winded.
DEAL_WORDS = 14
REQUEST_WORDS = 20
_LETTERS_A_WORD = 9
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


def write_text(parts: TextParts, most_words: int = DEAL_WORDS) -> str:
    """Return the text, without personal data; a dash when nothing is known, for no text may be blank.

    Trade, place, size and products are compared as fields; in the text they would drown the task, and
    deals of one trade would all be equally near.
    """
    if task := _shorten(parts.task, most_words):
        return task
    size = f"{_round_size(parts.employees)} чел." if parts.employees is not None else None
    listed = (parts.industry, parts.region, ", ".join(parts.products[:4]), size)
    return _hide("; ".join(part for part in listed if part)) or _EMPTY


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


def _shorten(task: str | None, most_words: int) -> str:
    # Masked before it is cut: half of a number would no longer look like one.
    words = _hide((task or "")[:_READ_LETTERS]).split()[:most_words]
    return " ".join(words)[: most_words * _LETTERS_A_WORD]


def _round_size(employees: int) -> int:
    """Two leading digits: 1,234 and 1,240 people are one size."""
    step = int("1" + "0" * max(len(str(employees)) - 2, 0))
    return employees // step * step
