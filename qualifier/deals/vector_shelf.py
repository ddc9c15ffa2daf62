"""What embedding and search need of a store: texts by hash, vectors by text, rows of an index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kit.embeddings import Vector
from qualifier.deals.closed_deal import StoredDeal
from qualifier.record import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """In which vectors are comparable: one model, one length, one recipe of the text."""

    model: str
    dimension: int
    recipe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What an index knows of a deal: how it is found, filtered and told apart; its words only as stems."""

    number: int
    source: str
    id: str
    outcome: Outcome
    closed: date | None
    industry: str | None
    region: str | None
    employees: int | None
    products: tuple[str, ...]
    task: str | None
    company_key: str | None
    inn: str | None
    domain: str | None
    words: tuple[str, ...]
    vector: bytes | None


def make_row(stored: StoredDeal, *, stem: Callable[[str], tuple[str, ...]], vector: bytes | None) -> IndexRow:
    """Return what an index knows of a deal in memory; a database makes the same of its own rows."""
    deal = stored.deal
    said = (deal.task, deal.industry, deal.region, " ".join(deal.products))
    return IndexRow(
        number=stored.number,
        source=deal.source,
        id=deal.id,
        outcome=deal.outcome,
        closed=deal.closed,
        industry=deal.industry,
        region=deal.region,
        employees=deal.employees,
        products=deal.products,
        task=deal.task,
        company_key=deal.company_key,
        inn=deal.inn,
        domain=deal.domain,
        words=stem(" ".join(part for part in said if part)),
        vector=vector,
    )


class VectorShelf(Protocol):
    """Where vectors are kept: the truth, of which a vector store is a copy."""

    def count_unread(self, space: Space) -> int:
        """Return how many current deals have no vector in a space."""

    def list_unread(self, space: Space, *, after: int, limit: int) -> tuple[StoredDeal, ...]:
        """Return the next deals without a vector in a space, by number."""

    def find_known(self, space: Space, hashes: Sequence[str]) -> frozenset[str]:
        """Return which texts have a vector already."""

    def keep(
        self, space: Space, hash_by_deal: Mapping[int, str], vectors: Mapping[str, Vector], *, at: datetime
    ) -> None:
        """Keep new vectors, and which text is which deal's, in one transaction."""

    def forget_unused(self) -> int:
        """Delete vectors of texts that no deal has any more; return how many."""

    def list_rows(self, space: Space) -> Sequence[IndexRow]:
        """Return the current deals with their vectors in a space, by number."""
