"""The double of the store of vectors, beside the double of the store of deals."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime

from kit.embeddings import Vector
from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.vector_shelf import IndexRow, Space, make_row
from qualifier.memory_deals import MemoryDeals


class MemoryVectors:
    """Vectors of one process, for tests and trials."""

    def __init__(self, deals: MemoryDeals) -> None:
        self._deals = deals
        self._texts: dict[int, tuple[str, str]] = {}
        self._vectors: dict[tuple[str, str], Vector] = {}

    def count_unread(self, space: Space) -> int:
        """Return how many current deals have no vector in a space."""
        return sum(self._find(stored.number, space) is None for stored in self._deals.list_current())

    def list_unread(self, space: Space, *, after: int, limit: int) -> tuple[StoredDeal, ...]:
        """Return the next deals without a vector in a space, by number."""
        unread = (
            stored
            for stored in self._deals.list_current()
            if stored.number > after and self._find(stored.number, space) is None
        )
        return tuple(unread)[:limit]

    def find_known(self, space: Space, hashes: Sequence[str]) -> frozenset[str]:
        """Return which texts have a vector already."""
        return frozenset(name for name in hashes if self._read(space, name) is not None)

    def keep(
        self, space: Space, hash_by_deal: Mapping[int, str], vectors: Mapping[str, Vector], *, at: datetime
    ) -> None:
        """Keep new vectors, and which text is which deal's, in one transaction."""
        self._vectors |= {(space.model, name): vector for name, vector in vectors.items()}
        current = {stored.number for stored in self._deals.list_current()}
        self._texts |= {deal: (space.recipe, name) for deal, name in hash_by_deal.items() if deal in current}

    def forget_unused(self) -> int:
        """Delete vectors of texts that no deal has any more; return how many."""
        current = {stored.number for stored in self._deals.list_current()}
        self._texts = {deal: text for deal, text in self._texts.items() if deal in current}
        used = {name for _, name in self._texts.values()}
        unused = [key for key in self._vectors if key[1] not in used]
        for key in unused:
            del self._vectors[key]
        return len(unused)

    def list_rows(self, space: Space) -> Sequence[IndexRow]:
        """Return the current deals with their vectors in a space, by number."""
        return [self._make_row(stored, space) for stored in self._deals.list_current()]

    def _read(self, space: Space, name: str) -> Vector | None:
        vector = self._vectors.get((space.model, name))
        return vector if vector is not None and len(vector) == space.dimension else None

    def _find(self, number: int, space: Space) -> Vector | None:
        recipe, name = self._texts.get(number, ("", ""))
        return self._read(space, name) if recipe == space.recipe else None

    def _make_row(self, stored: StoredDeal, space: Space) -> IndexRow:
        vector = self._find(stored.number, space)
        written = None if vector is None else array("f", vector).tobytes()
        return make_row(stored, stem=self._deals.stem, vector=written)
