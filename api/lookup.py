"""Looking companies up: opened by the first lead that needs it; a service without sources stays light."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from api.investigators import Investigators
from api.source_switches import read_switches
from kit.clock import Clock
from kit.db import Database
from kit.errors import SourcesOff, StoreDown, TooManyAtOnce
from kit.llm_money import Ledger
from kit.settings import Settings
from qualifier.archive import Store
from qualifier.intake import Request
from qualifier.record import LeadRecord
from qualifier.source_switch import Switched

if TYPE_CHECKING:
    from api.enrichment import Enricher
    from qualifier.answer_store import SqlAnswers

# Each holds a thread of the service for seconds; more would leave none to those who only read.
MOST_AT_ONCE = 8


class Lookup:
    """The sources of the service: their states, the record of a lead, a company by itself."""

    def __init__(
        self,
        settings: Settings,
        *,
        database: Database,
        open_store: Callable[[], AbstractContextManager[Store]],
        clock: Clock,
    ) -> None:
        self._settings, self._begin, self._clock = settings, database.begin, clock
        self._open_store = open_store
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._opened: Enricher | None = None
        self._investigators = Investigators(settings, partial(_open_ledger, database))
        if self.is_on:
            # Wrong settings stop the start, not the first lead.
            self._open()

    @property
    def is_on(self) -> bool:
        """Tell whether leads that come in are looked up."""
        return self._settings.enrich == "on"

    def states(self) -> list[dict[str, str]]:
        """Return the state of each source: on, off and why, or silent since when."""
        if self._opened is None:
            return [_write_state(one.row.name, why_off=one.why_off) for one in self._switches()]
        states = self._opened.office.desk.states()
        return [
            _write_state(one.name, why_off=one.why_off, silent_since=one.silent_since, reason=one.reason)
            for one in states
        ]

    def enrich(self, request: Request, *, with_model: bool = False) -> Request:
        """Close the record of a bare lead, when leads are looked up."""
        if not self.is_on:
            return request
        enricher = self._open()
        return enricher(request, self._investigators.investigate) if with_model else enricher(request)

    def resolve(self, record: LeadRecord, *, with_model: bool = False) -> LeadRecord:
        """Look one company up; TooManyAtOnce while others fill the room, SourcesOff without sources."""
        from qualifier.investigation import investigate  # noqa: PLC0415 (loaded by the first look-up)

        office = self._open().office
        if office.desk.is_idle:
            raise SourcesOff
        if not self._turns.acquire(blocking=False):
            raise TooManyAtOnce
        try:
            return (
                self._investigators.investigate(record, office) if with_model else investigate(record, office)
            )
        finally:
            self._turns.release()

    def close(self) -> None:
        """Take no more questions."""
        self._investigators.close()
        if self._opened is not None:
            self._opened.office.desk.close()

    def _switches(self) -> tuple[Switched, ...]:
        return read_switches(self._settings, has_registers=self._has_registers)

    def _has_registers(self) -> bool:
        from qualifier.register_store import SqlRegisters  # noqa: PLC0415 (only when asked)

        try:
            return SqlRegisters(self._begin).has_rows()
        except StoreDown:
            return False

    def _open(self) -> "Enricher":
        """The door and the readers of pages take tens of MiB: without sources nobody pays for them."""
        from api.enrichment import Enricher, open_by_settings  # noqa: PLC0415
        from qualifier.register_store import SqlRegisters  # noqa: PLC0415

        with self._lock:
            if self._opened is None:
                office = open_by_settings(
                    self._settings,
                    self._switches(),
                    open_answers=self._open_answers,
                    clock=self._clock,
                    registers=SqlRegisters(self._begin),
                )
                with self._open_answers() as answers:
                    answers.forget_stale(now=self._clock())
                self._opened = Enricher(office=office, open_store=self._open_store, clock=self._clock)
            return self._opened

    @contextmanager
    def _open_answers(self) -> Iterator["SqlAnswers"]:
        from qualifier.answer_store import SqlAnswers  # noqa: PLC0415 (knows the readers)

        with self._begin() as connection:
            yield SqlAnswers(connection)


def _open_ledger(database: Database) -> Ledger:
    """All workers keep one set of limits."""
    from qualifier.model_ledger_store import open_ledger  # noqa: PLC0415 (with a model only)

    return open_ledger(database)


def _write_state(
    name: str, *, why_off: str | None, silent_since: datetime | None = None, reason: str | None = None
) -> dict[str, str]:
    if why_off:
        return {"name": name, "state": "off", "detail": why_off}
    if silent_since:
        return {"name": name, "state": "silent", "detail": f"since {silent_since.isoformat()}: {reason}"}
    return {"name": name, "state": "on", "detail": ""}
