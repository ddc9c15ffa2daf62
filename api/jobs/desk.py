"""The service's side of the model: who asks for it, is there room, what became of it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from api.jobs.keeper import SILENT_S
from api.jobs.rooms import OpenRooms
from kit.errors import QueueFull, StoreDown
from kit.ids import NewId
from qualifier.archive import StoredQualification
from qualifier.model_job import Job, JobState, NewJob, Outcome, Priority
from qualifier.model_job_store import SqlJobs

LONGEST_WAIT_S = 45
# Each holds a thread of the service for as long as it waits.
MOST_WAITING = 12
_LOOKS_S = (0.05, 0.1, 0.2, 0.4)


class AskedEngine(StrEnum):
    """Which engine a request names."""

    RULES = "rules"
    MODEL = "model"


class Absence(StrEnum):
    """Why the model was not asked although it was wanted."""

    OFF = "off"
    FULL = "queue_full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a request wants of the model: to be read with this priority, or why it will not be."""

    priority: Priority | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDesk:
    """Takes wishes; what is asked is stored in the same transaction as the verdict that it is about."""

    is_on: bool
    reads_deliveries: bool
    limit: int
    open_rooms: OpenRooms
    new_id: NewId
    sleep: Callable[[float], None] = time.sleep
    stopwatch: Callable[[], float] = time.monotonic
    _turns: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(MOST_WAITING)
    )

    def take_wish(self, engine: AskedEngine | None) -> Wish:
        """Return what a request may have; QueueFull when its sender asks and there is no room.

        A delivery that did not ask is never refused for the model's sake: it is judged by rules.
        """
        is_asked = engine is AskedEngine.MODEL
        if not is_asked and (engine is not None or not self.reads_deliveries):
            return Wish()
        if not self.is_on:
            return Wish(absence=Absence.OFF) if is_asked else Wish()
        with self.open_rooms() as rooms:
            has_room = rooms.jobs.has_room(self.limit)
        if has_room:
            return Wish(priority=Priority.PERSON if is_asked else Priority.DELIVERY)
        if is_asked:
            raise QueueFull
        return Wish(absence=Absence.FULL)

    def ask(self, stored: StoredQualification, wish: Wish, jobs: SqlJobs) -> Job | None:
        """Ask about a verdict inside its own transaction; the same verdict is asked about once."""
        if wish.priority is None:
            return None
        link = stored.link
        return jobs.ask(
            NewJob(
                id=self.new_id("job"),
                lead_id=link.lead_id,
                qualification_id=link.id,
                priority=wish.priority,
            )
        )

    def wait(self, job: Job, seconds: float) -> Job:
        """Return the job as it is when it has ended, or after so many seconds, or at once when many wait."""
        if job.is_finished or seconds <= 0 or not self._turns.acquire(blocking=False):
            return job
        try:
            return self._look(job, self.stopwatch() + seconds)
        finally:
            self._turns.release()

    def _look(self, job: Job, until: float) -> Job:
        looks = 0
        while not job.is_finished and (left := until - self.stopwatch()) > 0:
            self.sleep(min(left, _LOOKS_S[min(looks, len(_LOOKS_S) - 1)]))
            looks += 1
            with self.open_rooms() as rooms:
                job = rooms.jobs.find(job.id)
        return job

    def describe(self) -> dict[str, Any]:
        """Return how the model's side of the service does, for people who run it."""
        state = "on" if self.is_on else "off"
        try:
            with self.open_rooms() as rooms:
                counts = rooms.jobs.count_open(), rooms.jobs.count_dead()
                workers, reviews = rooms.workers.count_alive(age_s=SILENT_S), rooms.reviews.count_open()
        except StoreDown:
            return {"state": state, **dict.fromkeys(("unfinished", "dead", "workers", "reviews"))}
        return {
            "state": state,
            "unfinished": counts[0],
            "dead": counts[1],
            "workers": workers,
            "reviews": reviews,
        }

    def find_result(self, job: Job) -> StoredQualification | None:
        """Return the verdict that a job has brought."""
        if job.result_id is None:
            return None
        with self.open_rooms() as rooms:
            return rooms.store.find_qualification(job.result_id)


def write_state(wish: Wish, job: Job | None) -> dict[str, Any] | None:
    """Return what an answer says of the model; None when nobody wanted it."""
    if job is not None:
        result = f"/v1/qualifications/{job.result_id}" if job.result_id else None
        return {"state": name_state(job), "job": f"/v1/jobs/{job.id}", "qualification": result}
    if wish.absence is not None:
        return {"state": wish.absence.value, "job": None, "qualification": None}
    return None


def name_state(job: Job) -> str:
    """Name what has become of the question, in one word for all stages."""
    if job.outcome is not None:
        return {Outcome.READ: "done"}.get(job.outcome, job.outcome.value)
    return {JobState.DEAD: "dead"}.get(job.state, "pending")
