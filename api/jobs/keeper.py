"""The keeper of a worker: hands jobs over, says that the worker lives, takes over from those that died."""

import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import structlog

from api.jobs.rooms import OpenRooms
from kit.clock import Clock
from kit.errors import AppError
from qualifier.model_job import Job

log = structlog.get_logger()

HAND_S = 0.2
BEAT_S = 3.0
# Four missed beats. With the next look and a start this stays well under half a minute.
SILENT_S = 12.0
_KEPT = timedelta(minutes=10)


class Runs(Protocol):
    """Where jobs are handed to."""

    def hand_over(self, job: Job) -> None:
        """Queue a job's next run; the same run twice is one."""

    def take_over(self, worker_id: str) -> int:
        """Queue anew what a dead worker was doing."""

    def forget_ended(self, *, before: str) -> int:
        """Delete the notes of runs that ended before an instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Looks after the queue beside the threads that work on it."""

    worker_id: str
    runs: Runs
    open_rooms: OpenRooms
    clock: Clock
    ahead: int
    silent_s: float = SILENT_S

    def run(self, until: threading.Event) -> None:
        """Keep house until told to stop; a database that is away for a while is only waited for."""
        looks = round(BEAT_S / HAND_S)
        count = 0
        while not until.is_set():
            try:
                if count % looks == 0:
                    self.look_after()
                self.hand_over()
            except AppError as error:
                log.warning("job_keeper_waits", error=error.code)
            except Exception as error:  # noqa: BLE001 the outermost loop of its thread
                log.error("job_keeper_failed", error=type(error).__name__)
            count += 1
            until.wait(HAND_S)

    def hand_over(self) -> int:
        """Hand over what may begin soon, the most urgent first.

        First the run is queued under a name of its own, then it is noted: a kill between repeats the run.
        """
        with self.open_rooms() as rooms:
            found = rooms.jobs.list_next(ahead=self.ahead)
        for job in found:
            self.runs.hand_over(job)
        if found:
            with self.open_rooms() as rooms:
                for job in found:
                    rooms.jobs.note_handed(job)
        return len(found)

    def look_after(self) -> None:
        """Say that this worker lives, and take over from those that have been silent."""
        with self.open_rooms() as rooms:
            rooms.workers.beat(self.worker_id)
            silent = rooms.workers.list_silent(age_s=self.silent_s, besides=self.worker_id)
        for worker_id in silent:
            taken = self.runs.take_over(worker_id)
            log.warning("jobs_taken_over", worker=worker_id, jobs=taken)
            with self.open_rooms() as rooms:
                rooms.workers.forget(worker_id)
        with self.open_rooms() as rooms:
            rooms.jobs.release_stalled()
        self.runs.forget_ended(before=(self.clock() - _KEPT).isoformat())

    def leave(self) -> None:
        """Say that this worker stops, so that nobody waits for it to fall silent."""
        with self.open_rooms() as rooms:
            rooms.workers.leave(self.worker_id)
