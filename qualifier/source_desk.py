"""The sources of one process: which are on, in whose threads they are asked, since when one is silent."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime

import structlog

from kit.clock import Clock
from kit.errors import NotFetched, SourceDown, WhyNot
from qualifier.held_door import Turnstile, hold_door
from qualifier.investigation_plan import InvestigationPlan
from qualifier.lead import Lead
from qualifier.pace import Pace
from qualifier.question import Question
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.catalogue import CatalogueRow
from qualifier.sources.fact import Fact
from qualifier.sources.port import Door

log = structlog.get_logger()

_LONGEST_REASON = 120
_REFUSALS = frozenset({WhyNot.ADDRESS, WhyNot.NAME, WhyNot.CERTIFICATE, WhyNot.CONTENT, WhyNot.ROBOTS})
_CLOSED = frozenset({401, 403, 404, 410, 451})

# What a source knows of each entity that the lead may mean.
Ask = Callable[[Lead, Door], tuple[tuple[Fact, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSource:
    """A row of the catalogue with the way to ask it; `why_off` where there is none."""

    row: CatalogueRow
    ask: Ask | None = None
    why_off: str | None = None
    # Searches among namesakes and foreign registers are of use only while no number is known.
    only_without_inn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How one call went: the entities found, the requests made, why there was no answer."""

    candidates: tuple[Candidate, ...] = ()
    at: datetime
    requests: int = 0
    seconds: float = 0.0
    reason: str | None = None
    # A site that is not there or wants no visitors: that is an answer, and nobody is silent.
    is_refusal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source is doing: on, off and why, or silent since an instant."""

    name: str
    why_off: str | None = None
    silent_since: datetime | None = None
    reason: str | None = None


class SourceDesk:
    """Asks sources in threads of their own, so that one that hangs holds up no other."""

    def __init__(
        self,
        opened: Iterable[OpenedSource],
        *,
        plan: InvestigationPlan,
        open_door: Callable[[], Door],
        close_door: Callable[[], None] = lambda: None,
        clock: Clock,
        stopwatch: Callable[[], float],
    ) -> None:
        self.opened = tuple(opened)
        self._plan, self._open_door, self._close_door = plan, open_door, close_door
        self._clock, self._stopwatch = clock, stopwatch
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._paces = {rule.source: Pace(rule.requests, rule.seconds) for rule in plan.paces}
        self._silent: dict[str, tuple[datetime, str]] = {}
        self._running: set[Future[Asked]] = set()
        self._lock = threading.Lock()

    @property
    def is_idle(self) -> bool:
        """Tell whether no source is on."""
        return all(one.ask is None for one in self.opened)

    def open_door(self) -> Door:
        """Return the way out for one lead."""
        return self._open_door()

    def ask(self, opened: OpenedSource, question: Question, *, door: Door, ends_at: float) -> "Future[Asked]":
        """Ask a source as soon as one of its threads is free."""
        turnstile = Turnstile(
            ends_at=ends_at,
            stopwatch=self._stopwatch,
            pace=self._pace_of(opened.row),
            most_wait_s=self._plan.most_wait_s.value,
        )
        future = self._threads_of(opened.row).submit(
            self._ask, opened, question, hold_door(door, turnstile), turnstile
        )
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def _pace_of(self, row: CatalogueRow) -> Pace | None:
        """What asks the same hosts keeps one pace with it."""
        return self._paces.get(row.name) or next(
            (
                self._paces[one.row.name]
                for one in self.opened
                if row.hosts and one.row.hosts == row.hosts and one.row.name in self._paces
            ),
            None,
        )

    def states(self) -> tuple[SourceState, ...]:
        """Return how each source is doing."""
        with self._lock:
            silent = dict(self._silent)
        return tuple(
            SourceState(
                name=one.row.name,
                why_off=one.why_off,
                silent_since=silent[one.row.name][0] if one.row.name in silent else None,
                reason=silent[one.row.name][1] if one.row.name in silent else None,
            )
            for one in self.opened
        )

    def close(self, patience_s: float = 0.0) -> None:
        """Take no more questions; wait so long for those that are being asked, then leave them."""
        with self._lock:
            for threads in self._threads.values():
                threads.shutdown(wait=False, cancel_futures=True)
            running = tuple(self._running)
        wait(running, timeout=patience_s)
        self._close_door()

    def _threads_of(self, row: CatalogueRow) -> ThreadPoolExecutor:
        with self._lock:
            if row.name not in self._threads:
                self._threads[row.name] = ThreadPoolExecutor(
                    self._plan.threads_of(row), thread_name_prefix=f"source-{row.name}"
                )
            return self._threads[row.name]

    def _ask(self, opened: OpenedSource, question: Question, door: Door, turnstile: Turnstile) -> Asked:
        began, name = self._stopwatch(), opened.row.name
        candidates: tuple[Candidate, ...] = ()
        reason, is_refusal = None, False
        try:
            candidates = _gather(opened, question, door)
        except SourceDown as error:
            reason, is_refusal = _explain(error), _is_refusal(error, opened.row)
        except Exception as error:  # noqa: BLE001 a reader's bug costs its own source, not the lead
            log.error("source_failed", source=name, error=type(error).__name__)
            reason = type(error).__name__
        self._note(name, None if is_refusal else reason)
        return Asked(
            candidates=candidates,
            at=self._clock(),
            requests=turnstile.passed,
            seconds=self._stopwatch() - began,
            reason=reason,
            is_refusal=is_refusal,
        )

    def _note(self, name: str, reason: str | None) -> None:
        with self._lock:
            if reason is None:
                self._silent.pop(name, None)
                return
            is_news = name not in self._silent
            since, _ = self._silent.get(name, (self._clock(), ""))
            self._silent[name] = (since, reason)
        if is_news:
            log.warning("source_silent", source=name, reason=reason)


def _gather(opened: OpenedSource, question: Question, door: Door) -> tuple[Candidate, ...]:
    found = opened.ask(question.lead, door) if opened.ask else ()
    return tuple(build_candidate(facts, found_by=question.inn) for facts in found if facts)


def _is_refusal(error: SourceDown, row: CatalogueRow) -> bool:
    """Only what visits everybody's sites may find one closed; a service that we ask by name may not."""
    if row.hosts or not isinstance(error, NotFetched):
        return False
    return error.why in _REFUSALS or error.http_status in _CLOSED


def _explain(error: SourceDown) -> str:
    """The words are ours: an answer's text or an address could hold a key."""
    if isinstance(error, NotFetched):
        return error.why.value + (f" {error.http_status}" if error.http_status else "")
    return error.detail[:_LONGEST_REASON]
