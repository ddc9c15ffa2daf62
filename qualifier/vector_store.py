"""Vectors of deals in PostgreSQL, kept by the hash of their text."""

import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, RowMapping, text

from kit.embeddings import Vector
from qualifier.deal_store import FIELDS, read_stored
from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.vector_shelf import IndexRow, Space
from qualifier.record import Outcome

Begin = Callable[[], AbstractContextManager[Connection]]

# Two who embed the same deals would do the same work twice. Any number that no other program uses.
EMBEDDING_LOCK = 7_201_007

# Whoever counts or reads all deals does it behind the service: on a busy machine it may last.
_NO_HURRY = text("SET LOCAL statement_timeout = 0")
_UNREAD = """
    FROM past_deals p WHERE p.is_current AND NOT EXISTS (
        SELECT FROM deal_texts t JOIN deal_vectors v ON v.text_hash = t.text_hash
        WHERE t.deal = p.number AND t.recipe = :recipe AND v.model = :model AND v.dimension = :dimension
    )
"""
_COUNT_UNREAD = text(f"SELECT count(*) {_UNREAD}")
_LIST_UNREAD = text(
    f"SELECT number, version, {', '.join(FIELDS)} {_UNREAD} AND p.number > :after"
    " ORDER BY p.number LIMIT :limit"
)
_KNOWN = text(
    "SELECT text_hash FROM deal_vectors"
    " WHERE model = :model AND dimension = :dimension AND text_hash = ANY(:hashes)"
)
_ADD_VECTOR = text(
    "INSERT INTO deal_vectors (text_hash, model, dimension, vector, created_at)"
    " VALUES (:text_hash, :model, :dimension, :vector, :at) ON CONFLICT (model, text_hash) DO UPDATE"
    " SET dimension = excluded.dimension, vector = excluded.vector, created_at = excluded.created_at"
)
# A deal that was erased or changed meanwhile gets no text.
_ADD_TEXT = text(
    "INSERT INTO deal_texts (deal, recipe, text_hash)"
    " SELECT number, :recipe, :text_hash FROM past_deals WHERE number = :deal AND is_current"
    " ON CONFLICT (deal) DO UPDATE SET recipe = excluded.recipe, text_hash = excluded.text_hash"
)
_FORGET = text(
    "DELETE FROM deal_vectors v WHERE NOT EXISTS (SELECT FROM deal_texts t WHERE t.text_hash = v.text_hash)"
)
_ROWS = text(
    """
    SELECT p.number, p.source, p.id, p.outcome, p.closed, p.industry, p.region, p.employees, p.products,
           p.task, p.company_key, p.inn, p.domain, tsvector_to_array(p.words) AS words, v.vector
    FROM past_deals p
    LEFT JOIN deal_texts t ON t.deal = p.number AND t.recipe = :recipe
    LEFT JOIN deal_vectors v
        ON v.text_hash = t.text_hash AND v.model = :model AND v.dimension = :dimension
    WHERE p.is_current ORDER BY p.number
    """
)


class SqlVectors:
    """The shelf of vectors; each call is one transaction."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin

    def count_unread(self, space: Space) -> int:
        """Return how many current deals have no vector in a space."""
        with self._begin() as connection:
            connection.execute(_NO_HURRY)
            return int(connection.execute(_COUNT_UNREAD, asdict(space)).scalar_one())

    def list_unread(self, space: Space, *, after: int, limit: int) -> tuple[StoredDeal, ...]:
        """Return the next deals without a vector in a space, by number."""
        with self._begin() as connection:
            connection.execute(_NO_HURRY)
            values = {**asdict(space), "after": after, "limit": limit}
            return tuple(read_stored(row) for row in connection.execute(_LIST_UNREAD, values).mappings())

    def find_known(self, space: Space, hashes: Sequence[str]) -> frozenset[str]:
        """Return which texts have a vector already."""
        with self._begin() as connection:
            values = {**asdict(space), "hashes": list(hashes)}
            return frozenset(connection.execute(_KNOWN, values).scalars())

    def keep(
        self, space: Space, hash_by_deal: Mapping[int, str], vectors: Mapping[str, Vector], *, at: datetime
    ) -> None:
        """Keep new vectors, and which text is which deal's, in one transaction."""
        mark = {"model": space.model, "dimension": space.dimension, "at": at}
        added = [{**mark, "text_hash": name, "vector": pack(vector)} for name, vector in vectors.items()]
        texts = [
            {"deal": deal, "recipe": space.recipe, "text_hash": name} for deal, name in hash_by_deal.items()
        ]
        with self._begin() as connection:
            if added:
                connection.execute(_ADD_VECTOR, added)
            if texts:
                connection.execute(_ADD_TEXT, texts)

    def forget_unused(self) -> int:
        """Delete vectors of texts that no deal has any more; return how many."""
        with self._begin() as connection:
            connection.execute(_NO_HURRY)
            return int(connection.execute(_FORGET).rowcount)

    def list_rows(self, space: Space) -> Sequence[IndexRow]:
        """Return the current deals with their vectors in a space, by number."""
        with self._begin() as connection:
            connection.execute(_NO_HURRY)
            return [_read_row(row) for row in connection.execute(_ROWS, asdict(space)).mappings()]


def pack(vector: Vector) -> bytes:
    """Return a vector as it is stored: float32, little-endian."""
    numbers = array("f", vector)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _read_row(row: RowMapping) -> IndexRow:
    return IndexRow(
        **{
            **row,
            "outcome": Outcome(row["outcome"]),
            "products": tuple(row["products"]),
            "words": tuple(row["words"]),
            "vector": None if row["vector"] is None else bytes(row["vector"]),
        }
    )
