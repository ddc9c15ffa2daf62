"""Scoring all open leads again after a change of the profile: in order, resumable, flat in memory."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from api.rescore_pool import JudgeChunks, Judged
from kit.clock import Clock
from kit.db import Database, open_with
from kit.ids import NewId
from qualifier.archive import StoredRecord
from qualifier.model_job import NewJob, Priority
from qualifier.model_job_store import SqlJobs
from qualifier.qualification_json import Conclusion
from qualifier.rescore_store import OpenLead, Run, SqlRescores
from qualifier.store import SqlStore

CHUNK = 64

Report = Callable[[Run], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RescoreRooms:
    """The stores that a chunk touches in one transaction."""

    store: SqlStore
    jobs: SqlJobs
    rescores: SqlRescores


OpenRescores = Callable[[], AbstractContextManager[RescoreRooms]]


def open_rescores(database: Database) -> OpenRescores:
    """Return what opens the stores in one transaction."""
    return open_with(
        database,
        lambda connection: RescoreRooms(
            store=SqlStore(connection), jobs=SqlJobs(connection), rescores=SqlRescores(connection)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescoring:
    """Scores open leads again by the rules; what the model has read is left to its own jobs.

    A chunk's verdicts and the note how far the run has come are one transaction: a killed run goes on
    behind its last whole chunk. A lead that somebody judged meanwhile is not judged over.
    """

    open_rooms: OpenRescores
    judge_chunks: JudgeChunks
    clock: Clock
    new_id: NewId
    basis: str
    has_model: bool = False
    chunk: int = CHUNK

    def run(self, report: Report) -> Run:
        """Score every open lead; `report` hears how far it has come."""
        with self.open_rooms() as rooms:
            run = rooms.rescores.resume(self.basis, at=self.clock())
        report(run)
        pages: deque[tuple[OpenLead, ...]] = deque()
        for answers in self.judge_chunks(self._read_chunks(run.last_lead, pages)):
            run = self._keep(run, pages.popleft(), answers)
            report(run)
        with self.open_rooms() as rooms:
            rooms.rescores.finish(run, at=self.clock())
        return run

    def count_left(self, run: Run) -> int:
        """Count the leads that a run has yet to see."""
        with self.open_rooms() as rooms:
            return rooms.rescores.count_left(after=run.last_lead)

    def _read_chunks(self, after: str, pages: deque[tuple[OpenLead, ...]]) -> Iterator[tuple[str, ...]]:
        """Read as many leads as are under way, never all of them."""
        while True:
            with self.open_rooms() as rooms:
                page = rooms.rescores.list_page(after=after, limit=self.chunk)
            if not page:
                return
            after = page[-1].lead_id
            pages.append(page)
            yield tuple(lead.record for lead in page)

    def _keep(self, run: Run, page: tuple[OpenLead, ...], answers: tuple[Judged, ...]) -> Run:
        contents = [one.content for one in answers if isinstance(one, Conclusion)]
        with self.open_rooms() as rooms:
            unmoved = rooms.rescores.lock_unmoved(page)
            changes = [
                (lead, one)
                for lead, one in zip(page, answers, strict=True)
                if isinstance(one, Conclusion) and lead.lead_id in unmoved and one.content != lead.content
            ]
            run = replace(
                run,
                last_lead=page[-1].lead_id,
                judged=run.judged + len(contents),
                changed=run.changed + len(changes),
                moved=run.moved + len(page) - len(unmoved),
                failed=run.failed + len(answers) - len(contents),
                digest=run.add_to_digest(contents),
            )
            rooms.rescores.advance(run)
            self._ask_models(rooms, changes)
            self._write(rooms, changes)
        return run

    def _ask_models(self, rooms: RescoreRooms, changes: Sequence[tuple[OpenLead, Conclusion]]) -> None:
        """What the model has read it reads again, by its own job."""
        for lead, _ in changes if self.has_model else ():
            if lead.is_read:
                rooms.jobs.ask(
                    NewJob(
                        id=self.new_id("job"),
                        lead_id=lead.lead_id,
                        qualification_id=lead.qualification_id,
                        priority=Priority.AGAIN,
                    )
                )

    def _write(self, rooms: RescoreRooms, changes: Sequence[tuple[OpenLead, Conclusion]]) -> None:
        made = [(self.new_id("qual"), one, _name_record(lead)) for lead, one in changes if not lead.is_read]
        rooms.store.add_qualifications(made, at=self.clock())


def _name_record(lead: OpenLead) -> StoredRecord:
    """The record is stored already: only its name and its lead go into the chain."""
    return StoredRecord(id=lead.record_id, lead_id=lead.lead_id, payload="", content=lead.record, ignored=())
