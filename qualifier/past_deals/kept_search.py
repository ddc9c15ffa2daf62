"""The search for past deals that keeps itself up to date: read again when deals change, its store watched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kit.clock import read_stopwatch
from qualifier.deals.deal_shelf import ShelfMark
from qualifier.past_deals.retrieval import Question

if TYPE_CHECKING:
    from kit.embeddings import Vector
    from qualifier.deals.deal_index import DealIndex
    from qualifier.deals.vector_shelf import Space
    from qualifier.past_deals.search import Found, PastDeals, VectorStore

    OpenStore = Callable[[DealIndex], VectorStore | None]

# While deals are embedded one by one, reading them again takes at most this share of the time.
_READING_SHARE = 0.05
# A store that failed is opened again after so long.
_RETRY_STORE_S = 60.0


class StoreState(StrEnum):
    """How the vector store does; whatever it does, the exact search answers."""

    OK = "ok"
    REBUILDING = "rebuilding"
    OFF = "off"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """How many deals there are and have a vector, how the vector store does, and whether it can be asked."""

    deals: int = 0
    with_vectors: int = 0
    store: StoreState = StoreState.OFF
    is_ready: bool = False


class Shelf(Protocol):
    """Tells whether the deals are those that were read before."""

    def read_mark(self) -> ShelfMark:
        """Return the mark of the present deals."""


class Vectors(Protocol):
    """Tells how many deals are not embedded."""

    def count_unread(self, space: "Space") -> int:
        """Return how many current deals have no vector in a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Openers:
    """How the search and its vector store are opened."""

    search: "Callable[[], PastDeals]"
    store: "OpenStore"


class KeptSearch:
    """One thread looks at the database now and then, another asks."""

    def __init__(
        self,
        shelf: Shelf,
        vectors: Vectors,
        space: "Space",
        *,
        openers: Openers,
        stopwatch: Callable[[], float] = read_stopwatch,
    ) -> None:
        self._shelf, self._vectors, self._space = shelf, vectors, space
        self._openers, self._stopwatch = openers, stopwatch
        self._search: PastDeals | None = None
        self._sources: tuple[str, ...] = ()
        self._mark = self._mark_when_read = ShelfMark(deals=0, newest=0)
        self._unread = self._unread_when_read = 0
        self._read_at = self._reading_s = self._store_failed_at = 0.0
        self._store = StoreState.OFF

    @property
    def state(self) -> SearchState:
        """Return how the search does."""
        return SearchState(
            deals=self._mark.deals,
            with_vectors=self._mark.deals - self._unread,
            store=self._store,
            is_ready=self._search is not None,
        )

    def find(self, question: Question) -> "Found | None":
        """Return the deals like a lead, None while they are still being read."""
        search = self._search
        return None if search is None else ask_search(search, question, self._sources)

    def look(self) -> None:
        """Look at the database, and read again what has changed."""
        self._mark, self._unread = self._shelf.read_mark(), self._vectors.count_unread(self._space)
        if self._search is None or self._mark != self._mark_when_read or self._must_read_vectors():
            self._read(self._search)
        elif self._must_open_store():
            self._attach(self._search)

    def _must_read_vectors(self) -> bool:
        rest_s = self._reading_s / _READING_SHARE
        is_time = self._unread == 0 or self._stopwatch() - self._read_at >= rest_s
        return self._unread != self._unread_when_read and is_time

    def _read(self, search: "PastDeals | None") -> None:
        started, mark, unread = self._stopwatch(), self._mark, self._unread
        if search is None:
            search = self._openers.search()
        else:
            search.refresh()
        # Before the reading: what comes meanwhile is read next time.
        self._mark_when_read, self._unread_when_read = mark, unread
        self._sources = list_sources(search)
        self._read_at = self._stopwatch()
        self._reading_s = self._read_at - started
        self._attach(search)
        self._search = search

    def _must_open_store(self) -> bool:
        is_over = self._stopwatch() - self._store_failed_at >= _RETRY_STORE_S
        return self._store is StoreState.FAILED and is_over

    def _attach(self, search: "PastDeals") -> None:
        self._store = StoreState.REBUILDING
        search.attach(self._open_store)

    def _open_store(self, index: "DealIndex") -> "VectorStore | None":
        try:
            store = self._openers.store(index)
        except Exception:
            self._fail_store()
            raise
        # None: another process owns the folder, and two of them would tear it.
        self._store = StoreState.OFF if store is None else StoreState.OK
        return None if store is None else _WatchedStore(store, self._fail_store)

    def _fail_store(self) -> None:
        self._store_failed_at = self._stopwatch()
        self._store = StoreState.FAILED


def list_sources(search: "PastDeals") -> tuple[str, ...]:
    """Return the systems whose ids the deals bear."""
    return tuple({source for source, _ in search.index.ids})


def ask_search(search: "PastDeals", question: Question, sources: Sequence[str]) -> "Found":
    """Ask a search; in which of the systems the lead became a deal nobody says, so it is none of any."""
    own = [(source, question.own_id) for source in sources] if question.own_id else []
    return search.like(
        question.lead, question.as_of, open_data=question.open_data, count=question.count, own=own
    )


class _WatchedStore:
    """A store that tells when it fails; the search does not ask it again then."""

    def __init__(self, store: "VectorStore", tell: Callable[[], None]) -> None:
        self._store, self._tell = store, tell

    def find_near(self, vector: "Vector", count: int, *, closed_by: int | None) -> tuple[int, ...]:
        """Return the numbers of the nearest deals."""
        try:
            return self._store.find_near(vector, count, closed_by=closed_by)
        except Exception:
            self._tell()
            raise
