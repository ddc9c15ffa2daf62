"""The only door to the vector store's library. What it holds is a copy that may be lost at any time."""

import ctypes
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kit.embeddings import Vector
from kit.errors import AppError
from qualifier.deals.vector_shelf import Space
from qualifier.reading.regions import usual_names

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex

_BATCH = 4_000  # the library takes at most 5,461 at once
# At its usual threshold the library rewrites its index file now and then: a kill in between tore the store.
# Eight neighbours instead of sixteen: made anew in half the time, and of the 200 nearest 99.8 % are found.
_HNSW = {"space": "cosine", "sync_threshold": 1_000_000, "max_neighbors": 8, "ef_search": 200}

# glibc: what `mallopt` calls the byte that memory is overwritten with when it is given out and given back.
_M_PERTURB, _PERTURB_BYTE = -6, 0xAA


class StoreUnsound(AppError):
    """The vector store cannot be used; deals are searched exactly."""

    status = 503
    code = "vector_store_unsound"
    ru = "Векторным хранилищем нельзя пользоваться; сделки ищутся точным перебором."


class ChromaStore:
    """Vectors by deals' numbers, with fields to filter by: no text and no personal data is ever in it."""

    def __init__(self, client: Any, space: Space) -> None:
        self._client = client
        self._space = space
        self._name = f"deals-{space.dimension}"
        self._collection = self._open()

    def _open(self) -> Any:
        """Open the collection; one of another model, length or recipe is made anew."""
        wanted = {key: str(value) for key, value in asdict(self._space).items()}
        collection = self._client.get_or_create_collection(
            self._name, metadata=wanted, configuration={"hnsw": _HNSW}, embedding_function=None
        )
        if {key: str((collection.metadata or {}).get(key)) for key in wanted} == wanted:
            return collection
        self._client.delete_collection(self._name)
        return self._client.create_collection(
            self._name, metadata=wanted, configuration={"hnsw": _HNSW}, embedding_function=None
        )

    def clear(self) -> None:
        """Make the collection anew."""
        self._client.delete_collection(self._name)
        self._collection = self._open()

    def close(self) -> None:
        """Give back the files or the connection."""
        self._client.close()

    def list_numbers(self) -> frozenset[int]:
        """Return the deals that it holds."""
        return frozenset(int(one) for one in self._collection.get(include=[])["ids"])

    def put(self, index: "DealIndex", places: Sequence[int]) -> None:
        """Copy deals of an index, by their places."""
        for start in range(0, len(places), _BATCH):
            part = list(places[start : start + _BATCH])
            self._collection.upsert(
                ids=[str(int(index.numbers[at])) for at in part],
                embeddings=index.vectors[part],
                metadatas=[_write_fields(index, at) for at in part],
            )

    def find_near(self, vector: Vector, count: int, *, closed_by: int | None) -> tuple[int, ...]:
        """Return the numbers of the nearest deals, the nearest first; closed by a day when one is given."""
        where = None if closed_by is None else {"closed": {"$lte": closed_by}}
        found = self._collection.query(
            query_embeddings=[list(vector)], n_results=count, where=where, include=["distances"]
        )
        return tuple(int(one) for one in found["ids"][0])


def _write_fields(index: "DealIndex", at: int) -> Mapping[str, Any]:
    """Scalars only, and no empty set of them: the library refuses both."""
    facets = index.facets[at]
    fields = {
        # What no list of ours names is the seller's own words, and those stay out.
        "industry": facets.industry if facets.industry in index.trades else None,
        "region": facets.region if facets.region in frozenset(usual_names().values()) else None,
        "size": facets.size and facets.size.value,
    }
    return {"closed": int(index.closed[at]), **{name: value for name, value in fields.items() if value}}


def connect_store(url: str, space: Space) -> ChromaStore:
    """Open the store of a server; StoreUnsound when it does not answer."""
    # Heavy, and needed only where a server is set.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    place = urlsplit(url)
    try:
        client = chromadb.HttpClient(
            host=place.hostname or "127.0.0.1",
            port=place.port or 8000,
            ssl=place.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
        return ChromaStore(client, space)
    # The library raises whatever its transport does.
    except Exception as error:
        raise StoreUnsound from error


def open_client(folder: Path) -> Any:
    """Open a folder in this process; whoever does must be its only owner."""
    # Two seconds and 100 MB: only the owner of the store pays them.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    overwrite_freed_memory()
    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))


@cache
def overwrite_freed_memory() -> None:
    """Overwrite memory that this process gives back, where its C library can.

    The library writes its index's free places as they come from memory: vectors of deals that were
    erased just before stood in every fifth new file.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_PERTURB, _PERTURB_BYTE)


def fill_store(store: ChromaStore, index: "DealIndex") -> bool:
    """Copy what the store lacks; False when it holds what the database does not and must be made anew."""
    held = store.list_numbers()
    wanted = {int(index.numbers[at]): at for at in index.has_vector.nonzero()[0].tolist()}
    # Deleted rows stay readable in the library's files: after an erasure only a new store is clean.
    if held - wanted.keys():
        return False
    store.put(index, [at for number, at in wanted.items() if number not in held])
    return True
