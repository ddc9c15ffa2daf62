"""Past deals for the web process: starts the processes that know them, asks, and does not wait for ever."""

import threading
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING

import structlog

from api.deal_line import SearchLine
from kit.clock import read_stopwatch
from kit.db import Database
from kit.errors import StoreDown
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.intake import Request
from qualifier.past_deals.kept_search import SearchState
from qualifier.past_deals.retrieval import DealsNotReady, Question, retrieve

if TYPE_CHECKING:
    from qualifier.past_deals.search import Found

log = structlog.get_logger()

_LOOK_S = 5.0
# Questions that wait; more would only be late.
_MOST_AT_ONCE = 8
# A process that dies is started again after so long, each time twice as long.
_FIRST_REST_S, _LONGEST_REST_S = 5.0, 300.0
_SPAWN = get_context("spawn")


class MemoryState(StrEnum):
    """Whether past deals can be asked for."""

    OFF = "off"
    EMPTY = "empty"
    READING = "reading"
    READY = "ready"
    DOWN = "down"


class Rest:
    """How long a process that died is left alone: each time twice as long."""

    def __init__(self, stopwatch: Callable[[], float] = read_stopwatch) -> None:
        self._stopwatch = stopwatch
        self._until: float = 0.0
        self._next_s: float = _FIRST_REST_S

    @property
    def is_over(self) -> bool:
        """Tell whether it may be started again."""
        return self._stopwatch() >= self._until

    def begin(self) -> None:
        """Begin another rest."""
        self._until = self._stopwatch() + self._next_s
        self._next_s = min(2 * self._next_s, _LONGEST_REST_S)

    def forget(self) -> None:
        """What ended well needs no rest."""
        self._until, self._next_s = 0.0, _FIRST_REST_S


class DealDesk:
    """Nothing is started before there are deals: a house without them pays nothing."""

    def __init__(self, settings: Settings, database: Database) -> None:
        address = database.engine.url.render_as_string(hide_password=False)
        self._settings = settings.model_copy(update={"database_url": address})
        self._shelf = SqlDeals(database.begin)
        self._turns = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._search: SearchLine | None = None
        self._embedding: SpawnProcess | None = None
        self._search_rest, self._embedding_rest = Rest(), Rest()
        self._deals = 0
        self._watching: threading.Thread | None = None
        self._stop = threading.Event()

    def start(self) -> None:
        """Look for deals now and then, in a thread."""
        if self._settings.deals == "on":
            self._watching = threading.Thread(target=self._watch, daemon=True)
            self._watching.start()

    def close(self) -> None:
        """End what was started."""
        self._stop.set()
        if self._watching:
            self._watching.join()
        if self._search:
            self._search.stop()
        if self._embedding:
            self._embedding.kill()
            self._embedding.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except StoreDown:
                log.warning("deals_not_counted", error="StoreDown")
            except Exception as error:  # noqa: BLE001 the outermost loop of the thread
                log.error("deals_not_watched", error=type(error).__name__)
            self._stop.wait(_LOOK_S)

    def look(self) -> None:
        """Count the deals, and start what they need and does not run."""
        self._deals = self._shelf.count_current()
        self._start_search()
        self._start_embedding()

    def _start_search(self) -> None:
        if self._search and not self._search.is_alive:
            log.error("past_deals_process_died")
            self._search.stop()
            self._search = None
            self._search_rest.begin()
        if self._search is None and self._deals and self._search_rest.is_over:
            self._search = SearchLine(self._settings)

    def _start_embedding(self) -> None:
        if self._embedding and not self._embedding.is_alive():
            # It failed, or another one embeds: in a while that may have ended.
            if self._embedding.exitcode:
                self._embedding_rest.begin()
            else:
                self._embedding_rest.forget()
            self._embedding = None
        if self._embedding is None and self._has_unread and self._embedding_rest.is_over:
            from api.deal_process import embed_beside  # noqa: PLC0415 (as in the line)

            self._embedding = _SPAWN.Process(target=embed_beside, args=(self._settings,), daemon=True)
            self._embedding.start()

    @property
    def _has_unread(self) -> bool:
        state = self._search.state if self._search else SearchState()
        return state.is_ready and state.with_vectors < state.deals

    @property
    def state(self) -> MemoryState:
        """Return whether past deals can be asked for."""
        if self._watching is None:
            return MemoryState.OFF
        if self._search is None:
            return MemoryState.DOWN if self._deals else MemoryState.EMPTY
        return MemoryState.READY if self._search.state.is_ready else MemoryState.READING

    def describe(self) -> dict[str, str | int]:
        """Return how memory does, for those who run the service."""
        state = self._search.state if self._search else SearchState()
        return {
            "state": self.state.value,
            "deals": self._deals,
            "with_vectors": state.with_vectors,
            "store": state.store.value,
            "embedding": "running" if self._embedding and self._embedding.is_alive() else "idle",
        }

    def search(self, question: Question) -> "Found | None":
        """Return the deals like a lead, None where there are no deals; DealsNotReady as below."""
        return None if self.state is MemoryState.EMPTY else self.ask(question)

    def ask(self, question: Question) -> "Found":
        """Return the deals like a lead; DealsNotReady when they cannot be had in time."""
        search = self._search
        if search is None or not self._turns.acquire(blocking=False):
            raise DealsNotReady
        try:
            return search.ask(question, self._settings.deals_s)
        finally:
            self._turns.release()

    def fill(self, request: Request) -> Request:
        """Return the request with past deals in its record, unless the sender brought its own."""
        if request.has_deals or self.state in {MemoryState.OFF, MemoryState.EMPTY}:
            return request
        record = retrieve(request.parsed.record, self.ask)
        return replace(request, parsed=replace(request.parsed, record=record))
