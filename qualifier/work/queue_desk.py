"""Keeping the list of work up to date: each qualification that was stored since is reckoned into it.

Qualifications are numbered without gaps in the order in which they are committed, so that one number says
how far the list has come, whoever stores them. Rows can always be thrown away and reckoned anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qualifier.outcomes.outcome import Outcome
from qualifier.priority.next_step import Guide
from qualifier.qualification_json import parse_conclusion
from qualifier.record_json import parse_record
from qualifier.work.queue_page import Mark, Page, Wanted
from qualifier.work.queue_row import Place, QueueRow, make_row

# Enough for what comes between two looks; a look never waits for more.
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A stored qualification as the list needs it; `content` and `record` are canonical JSON."""

    number: int
    qualification_id: str
    lead_id: str
    external_id: str | None
    status: str
    created_at: datetime
    content: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Up to which qualification the list is made, and by which rules."""

    number: int
    rules_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A lead's status and since when it has it."""

    status: str
    at: datetime


class Queue(Protocol):
    """What the desk needs of a store, inside one transaction."""

    def claim_progress(self) -> Progress | None:
        """Return how far the list has come; None while somebody else is at it."""

    def start_anew(self, rules_hash: str) -> None:
        """Forget all rows: they are reckoned by other rules from now on."""

    def read_new(self, after: int, limit: int) -> tuple[Judged, ...]:
        """Return the qualifications after a number, in order."""

    def read_latest(self, lead_id: str) -> Judged:
        """Return a lead's latest qualification; NotFound when the lead is not known."""

    def hold_leads(self, lead_ids: Iterable[str]) -> None:
        """Let nobody say an outcome of these leads until the end."""

    def find_since(self, lead_ids: Iterable[str]) -> dict[str, Since]:
        """Return the statuses that the list holds."""

    def find_outcomes(self, lead_ids: Iterable[str]) -> dict[str, Outcome]:
        """Return the latest outcome of each lead that has one."""

    def put(self, rows: Mapping[str, QueueRow | None]) -> None:
        """Replace the row of each lead; None takes it off the list."""

    def advance(self, number: int) -> None:
        """Note up to which qualification the list is made."""

    def count_behind(self, rules_hash: str) -> int:
        """Return how many qualifications are not in the list yet; all of them under other rules."""

    def list_page(self, wanted: Wanted, after: Mark | None, limit: int) -> Page:
        """Return open leads in order: the greatest expected value first, then the earliest due."""


OpenQueue = Callable[[], AbstractContextManager[Queue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueDesk:
    """The list of work as a use case."""

    open_queue: OpenQueue
    guide: Guide

    @property
    def rules_hash(self) -> str:
        """Return the hash of everything by which rows are made."""
        guide = self.guide
        return f"{guide.profile.hash[:16]}:{guide.rules.hash[:16]}:{guide.calendar.hash[:16]}"

    def look(self, wanted: Wanted, after: Mark | None, limit: int) -> tuple[Page, int]:
        """Return a page, with what was stored meanwhile, and how many qualifications it is still behind."""
        with self.open_queue() as queue:
            if queue.count_behind(self.rules_hash) == 0:
                return queue.list_page(wanted, after, limit), 0
        self.catch_up_once()
        with self.open_queue() as queue:
            return queue.list_page(wanted, after, limit), queue.count_behind(self.rules_hash)

    def catch_up(self, watch: Callable[[int], None] = lambda _done: None) -> int:
        """Reckon everything in that is stored; return how many qualifications that were."""
        done = 0
        while taken := self.catch_up_once():
            done += taken
            watch(done)
        return done

    def catch_up_once(self, limit: int = BATCH) -> int:
        """Reckon the next qualifications in, in one short transaction; 0 when nothing is left to do."""
        with self.open_queue() as queue:
            progress = queue.claim_progress()
            if progress is None:
                return 0
            if progress.rules_hash != self.rules_hash:
                queue.start_anew(self.rules_hash)
                progress = Progress(number=0, rules_hash=self.rules_hash)
            found = queue.read_new(progress.number, limit)
            if found:
                self._take_in(found, queue)
                queue.advance(found[-1].number)
            return len(found)

    def renew(self, lead_id: str, queue: Queue) -> None:
        """Reckon one lead anew after an outcome; what the list has not come to yet waits for its turn."""
        held = queue.find_since([lead_id])
        if lead_id in held:
            latest = queue.read_latest(lead_id)
            since = held[lead_id].at if held[lead_id].status == latest.status else latest.created_at
            outcome = queue.find_outcomes([lead_id]).get(lead_id)
            queue.put({lead_id: self._make(latest, since, outcome)})

    def _take_in(self, found: tuple[Judged, ...], queue: Queue) -> None:
        leads = sorted({one.lead_id for one in found})
        queue.hold_leads(leads)
        since = queue.find_since(leads)
        latest: dict[str, Judged] = {}
        for one in found:
            held = since.get(one.lead_id)
            if held is None or held.status != one.status:
                since[one.lead_id] = Since(status=one.status, at=one.created_at)
            latest[one.lead_id] = one
        outcomes = queue.find_outcomes(leads)
        queue.put({lead: self._make(latest[lead], since[lead].at, outcomes.get(lead)) for lead in leads})

    def _make(self, judged: Judged, since_at: datetime, outcome: Outcome | None) -> QueueRow | None:
        record = parse_record(json.loads(judged.record))
        place = Place(
            lead_id=judged.lead_id,
            external_id=judged.external_id,
            qualification_id=judged.qualification_id,
            since_at=since_at,
        )
        qualification = parse_conclusion(json.loads(judged.content), record)
        return make_row(qualification, place, outcome, self.guide)
