"""Asking the model again about leads that it did not read: an explicit order, never by itself."""

import time
from collections.abc import Sequence
from typing import Any

from api.jobs.keeper import SILENT_S
from api.jobs.opening import has_model
from api.jobs.process import keep_working
from api.jobs.rooms import OpenRooms, open_rooms
from kit.db import Database
from kit.errors import ModelDown, SettingsInvalid
from kit.ids import make_random_id
from kit.settings import Settings
from qualifier.model_job import Job, NewJob, Outcome, Priority

_LOOK_S = 0.2


def read_degraded(settings: Settings, database: Database) -> dict[str, Any]:
    """Ask about each lead whose last word lacks the model's part; stop when the model is still away.

    The service's own worker does the work when there is one, else this process.
    """
    if not has_model(settings):
        raise SettingsInvalid(
            "No model is set: DEALWRIGHT_MODEL_URL and DEALWRIGHT_MODEL name it.",
            ru="Модель не задана: её называют DEALWRIGHT_MODEL_URL и DEALWRIGHT_MODEL.",
        )
    asking = Asking(open_rooms(database), batch=2 * settings.model_parallel)
    with open_rooms(database)() as rooms:
        has_worker = rooms.workers.count_alive(age_s=SILENT_S) > 0
    if has_worker:
        return asking.ask_all()
    with keep_working(settings, database, worker_id=make_random_id("worker")):
        return asking.ask_all()


class Asking:
    """Asks in batches, so that a model that is still away costs one batch and not the whole list."""

    def __init__(self, open_rooms: OpenRooms, *, batch: int) -> None:
        self._open_rooms, self._batch = open_rooms, batch
        self._asked: set[str] = set()

    def ask_all(self) -> dict[str, Any]:
        """Return how many leads were asked about and what came of it."""
        done: list[Job] = []
        while batch := self._ask_batch():
            ended = self._wait(batch)
            done += ended
            if all(job.outcome is Outcome.DEGRADED for job in ended):
                if len(done) == len(ended):
                    raise ModelDown(
                        "The model still does not answer; the rest was left as it is.",
                        ru="Модель по-прежнему не отвечает; остальное оставлено как есть.",
                    )
                break
        by_outcome = {outcome: sum(job.outcome is outcome for job in done) for outcome in Outcome}
        return {
            "asked": len(done),
            "read": by_outcome[Outcome.READ],
            "still_degraded": by_outcome[Outcome.DEGRADED],
            "superseded": by_outcome[Outcome.SUPERSEDED],
            "dead": sum(job.outcome is None for job in done),
        }

    def _ask_batch(self) -> tuple[Job, ...]:
        """A lead that stays degraded has a new last word: it is asked about once in a run all the same."""
        with self._open_rooms() as rooms:
            found = rooms.jobs.list_degraded(limit=self._batch + len(self._asked))
            new = [pair for pair in found if pair[0] not in self._asked][: self._batch]
            self._asked.update(lead_id for lead_id, _ in new)
            asked = [rooms.jobs.ask(_name_job(lead_id, verdict)) for lead_id, verdict in new]
            # Who says so again wants a dead one tried again.
            return tuple(rooms.jobs.retry(job.id) for job in asked)

    def _wait(self, batch: Sequence[Job]) -> list[Job]:
        ended: list[Job] = []
        for job in batch:
            while True:
                with self._open_rooms() as rooms:
                    found = rooms.jobs.find(job.id)
                if found.is_finished:
                    break
                time.sleep(_LOOK_S)
            ended.append(found)
        return ended


def _name_job(lead_id: str, verdict: str) -> NewJob:
    return NewJob(
        id=make_random_id("job"), lead_id=lead_id, qualification_id=verdict, priority=Priority.AGAIN
    )
