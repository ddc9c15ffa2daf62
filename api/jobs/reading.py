"""The steps of a job: begin, ask the model outside of any transaction, keep everything in one."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import structlog

from api.jobs.rooms import OpenRooms, Rooms
from api.jobs.turns import give_way
from kit.clock import Clock
from kit.errors import AppError
from kit.ids import NewId
from qualifier.canonical_json import read_json
from qualifier.chance.published import Published
from qualifier.model_job import Job, Outcome, choose_wait_s, read_fault
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import Engine, judge
from qualifier.record_json import parse_record
from qualifier.review import find_doubt

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Reads stored records once more, with the model; each step may be repeated and changes nothing then."""

    open_rooms: OpenRooms
    engine: Engine
    profile: Profile
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId
    published: Published | None = None
    turn: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, job_id: str) -> Job | None:
        """Count an attempt; None when there is nothing to do any more."""
        with self.open_rooms() as rooms:
            job = rooms.jobs.begin(job_id)
            if job is not None and rooms.jobs.is_superseded(job):
                rooms.jobs.finish(job, Outcome.SUPERSEDED, fault=None, result_id=None)
                return None
        return job

    def ask(self, job: Job) -> Conclusion:
        """Judge the record with the model; however long it takes, no transaction is open."""
        with self.open_rooms() as rooms:
            before = rooms.store.find_qualification(job.qualification_id)
        record = parse_record(read_json(before.record.content.encode()))
        began = self.stopwatch()
        with self.turn:
            engine = give_way(self.engine, self.turn)
            judged = conclude(judge(record, engine, self.profile, self.published))
        return replace(judged, seconds=self.stopwatch() - began)

    def keep(self, job: Job, conclusion: Conclusion) -> None:
        """Store the verdict, the question to people and the mark of being done, all or nothing."""
        with self.open_rooms() as rooms:
            if rooms.jobs.lock(job.id).is_finished:
                return
            if rooms.jobs.is_superseded(job):
                rooms.jobs.finish(job, Outcome.SUPERSEDED, fault=None, result_id=None)
                return
            self._add(rooms, job, conclusion)

    def _add(self, rooms: Rooms, job: Job, conclusion: Conclusion) -> None:
        before = rooms.store.find_qualification(job.qualification_id)
        result_id, at = self.new_id("qual"), self.clock()
        fault = read_fault(conclusion.content)
        outcome = Outcome.DEGRADED if fault else Outcome.READ
        rooms.jobs.finish(job, outcome, fault=fault, result_id=result_id)
        if doubt := find_doubt(before.link.content, conclusion.content):
            rooms.reviews.add(
                doubt, qualification_id=result_id, before_id=before.link.id, lead_id=job.lead_id, at=at
            )
        # Last: the chain's end stays locked until the transaction ends.
        rooms.store.add_qualification(result_id, conclusion, record=before.record, at=at)

    def fail(self, job: Job, error: Exception) -> None:
        """Note an attempt that failed: by its kind, never by its message, which may hold a client's words."""
        fault = error.code if isinstance(error, AppError) else type(error).__name__
        log.warning("job_failed", job=job.id, attempt=job.attempts, error=fault)
        with self.open_rooms() as rooms:
            rooms.jobs.fail(job, fault, wait_s=choose_wait_s(job.attempts))
