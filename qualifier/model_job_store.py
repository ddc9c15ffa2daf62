"""Jobs for the model in PostgreSQL; the transaction belongs to the caller, time is the database's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import NotFound
from qualifier.model_job import MOST_ATTEMPTS, Job, JobState, NewJob, Outcome

# Longer than any run: whoever holds a job for so long has lost it.
STALLED_S = 600

_COLUMNS = (
    "id, number, lead_id, qualification_id, priority, state, attempts, runs, outcome, fault, result_id,"
    " created_at, finished_at"
)
_COUNT_OPEN = text(
    "SELECT count(*) FROM (SELECT 1 FROM model_jobs WHERE finished_at IS NULL LIMIT :limit) AS found"
)
_ADD = text(
    "INSERT INTO model_jobs"  # noqa: S608
    " (id, lead_id, qualification_id, priority, state, not_before, created_at)"
    " VALUES (:id, :lead_id, :qualification_id, :priority, 'waiting', now(), now())"
    " ON CONFLICT (qualification_id) DO UPDATE SET priority = least(model_jobs.priority, :priority)"
    f" RETURNING {_COLUMNS}"
)
_BY_ID = text(f"SELECT {_COLUMNS} FROM model_jobs WHERE id = :id")  # noqa: S608
_LOCKED = text(f"SELECT {_COLUMNS} FROM model_jobs WHERE id = :id FOR UPDATE")  # noqa: S608
_BY_STATE = text(
    f"SELECT {_COLUMNS} FROM model_jobs WHERE (:state = '' OR state = :state) AND number > :after"  # noqa: S608
    " ORDER BY number LIMIT :limit"
)
_RETRY = text(
    "UPDATE model_jobs SET state = 'waiting', attempts = 0, handed_at = NULL, finished_at = NULL,"  # noqa: S608
    f" not_before = now() WHERE id = :id AND state = 'dead' RETURNING {_COLUMNS}"
)
# Only as many as the workers can begin soon: the rest stays here, where a person's job may overtake it.
_NEXT = text(
    f"SELECT {_COLUMNS} FROM model_jobs"  # noqa: S608
    " WHERE finished_at IS NULL AND state = 'waiting' AND handed_at IS NULL AND not_before <= now()"
    " ORDER BY priority, number LIMIT greatest(0, :ahead - (SELECT count(*) FROM model_jobs"
    " WHERE finished_at IS NULL AND handed_at IS NOT NULL))"
)
# Begun meanwhile: then it was handed over before, and maybe has failed and waits again.
_HANDED = text("UPDATE model_jobs SET handed_at = now() WHERE id = :id AND runs = :runs")
_BEGIN = text(
    "UPDATE model_jobs SET attempts = attempts + 1, runs = runs + 1, started_at = now(),"  # noqa: S608
    " handed_at = coalesce(handed_at, now()),"
    " state = CASE WHEN attempts >= :most THEN 'dead' ELSE 'running' END,"
    " finished_at = CASE WHEN attempts >= :most THEN now() END,"
    " fault = CASE WHEN attempts >= :most THEN coalesce(fault, 'worker_died') ELSE fault END"
    f" WHERE id = :id AND finished_at IS NULL RETURNING {_COLUMNS}"
)
_FAIL = text(
    "UPDATE model_jobs SET fault = :fault, handed_at = NULL,"
    " not_before = now() + make_interval(secs => :wait_s),"
    " state = CASE WHEN attempts >= :most THEN 'dead' ELSE 'waiting' END,"
    " finished_at = CASE WHEN attempts >= :most THEN now() END"
    " WHERE id = :id AND runs = :runs AND finished_at IS NULL"
)
_FINISH = text(
    "UPDATE model_jobs SET state = 'done', outcome = :outcome, fault = :fault, result_id = :result_id,"
    " finished_at = now() WHERE id = :id"
)
_RELEASE = text(
    "UPDATE model_jobs SET state = 'waiting', handed_at = NULL WHERE finished_at IS NULL"
    " AND handed_at < now() - make_interval(secs => :age_s)"
    " AND coalesce(started_at, handed_at) < now() - make_interval(secs => :age_s)"
)
_LOCK_LEAD = text("SELECT id FROM leads WHERE id = :lead_id FOR UPDATE")
_SUPERSEDED = text(
    "SELECT EXISTS (SELECT 1 FROM qualifications asked JOIN qualifications later"
    " ON later.lead_id = asked.lead_id AND later.version > asked.version"
    " AND later.record_id <> asked.record_id WHERE asked.id = :id)"
)
_OPEN = text("SELECT count(*) FROM model_jobs WHERE finished_at IS NULL")
_DEAD = text("SELECT count(*) FROM model_jobs WHERE state = 'dead'")
# The last word on a lead is one that the model did not give: newer verdicts would have replaced it.
_DEGRADED = text(
    "SELECT job.lead_id, job.result_id AS qualification_id FROM model_jobs job"
    " WHERE job.outcome = 'degraded' AND job.number > :after"
    " AND job.result_id = (SELECT id FROM qualifications WHERE lead_id = job.lead_id"
    " ORDER BY version DESC LIMIT 1)"
    " AND NOT EXISTS (SELECT 1 FROM model_jobs again WHERE again.qualification_id = job.result_id"
    " AND again.state <> 'dead') ORDER BY job.number LIMIT :limit"
)


class SqlJobs:
    """The jobs inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def has_room(self, limit: int) -> bool:
        """Tell whether fewer jobs than the limit are unfinished."""
        return int(self._connection.execute(_COUNT_OPEN, {"limit": limit}).scalar_one()) < limit

    def ask(self, new: NewJob) -> Job:
        """Return the job that reads a verdict; there is one, however often it is asked for."""
        row = self._first(
            _ADD,
            id=new.id,
            lead_id=new.lead_id,
            qualification_id=new.qualification_id,
            priority=new.priority.value,
        )
        return _read_job(row)

    def find(self, job_id: str) -> Job:
        """Return a job; NotFound when there is none."""
        return _read_job(self._first(_BY_ID, id=job_id))

    def lock(self, job_id: str) -> Job:
        """Return a job that no other transaction changes until the end."""
        return _read_job(self._first(_LOCKED, id=job_id))

    def list_jobs(self, *, state: JobState | None, after: int, limit: int) -> tuple[Job, ...]:
        """Return jobs in the order of their numbers."""
        values = {"state": state.value if state else "", "after": after, "limit": limit}
        return self._all(_BY_STATE, values)

    def retry(self, job_id: str) -> Job:
        """Give a dead job all its attempts again; any other stays as it is."""
        rows = self._all(_RETRY, {"id": job_id})
        return rows[0] if rows else self.find(job_id)

    def list_next(self, *, ahead: int) -> tuple[Job, ...]:
        """Return what may be handed over now, so that at most `ahead` jobs are under way."""
        return self._all(_NEXT, {"ahead": ahead})

    def note_handed(self, job: Job) -> None:
        """Note that a job's next run was handed over."""
        self._connection.execute(_HANDED, {"id": job.id, "runs": job.runs})

    def begin(self, job_id: str) -> Job | None:
        """Count an attempt; None when the job is finished, or has just died of too many."""
        rows = self._all(_BEGIN, {"id": job_id, "most": MOST_ATTEMPTS})
        return next((job for job in rows if job.state is JobState.RUNNING), None)

    def fail(self, job: Job, fault: str, *, wait_s: int) -> None:
        """Note why an attempt failed: the job waits, or is dead when it was the last one."""
        values = {"id": job.id, "runs": job.runs, "fault": fault[:200], "wait_s": wait_s}
        self._connection.execute(_FAIL, {**values, "most": MOST_ATTEMPTS})

    def finish(self, job: Job, outcome: Outcome, *, fault: str | None, result_id: str | None) -> None:
        """Mark a job as done."""
        values = {"id": job.id, "outcome": outcome.value, "fault": fault, "result_id": result_id}
        self._connection.execute(_FINISH, values)

    def release_stalled(self, age_s: int = STALLED_S) -> int:
        """Let jobs wait again that were handed over and then lost; tell how many."""
        return self._connection.execute(_RELEASE, {"age_s": age_s}).rowcount

    def is_superseded(self, job: Job) -> bool:
        """Tell whether the lead has said more since; until the end nothing more of it is stored."""
        self._connection.execute(_LOCK_LEAD, {"lead_id": job.lead_id})
        return bool(self._connection.execute(_SUPERSEDED, {"id": job.qualification_id}).scalar_one())

    def count_open(self) -> int:
        """Count the jobs that are not finished."""
        return int(self._connection.execute(_OPEN).scalar_one())

    def count_dead(self) -> int:
        """Count the jobs that wait for a person."""
        return int(self._connection.execute(_DEAD).scalar_one())

    def list_degraded(self, *, limit: int, after: int = 0) -> tuple[tuple[str, str], ...]:
        """Return lead and verdict where the last word lacks the model's part and nobody asks again yet."""
        rows = self._connection.execute(_DEGRADED, {"limit": limit, "after": after}).mappings()
        return tuple((row["lead_id"], row["qualification_id"]) for row in rows)

    def _all(self, statement: Any, values: Mapping[str, Any]) -> tuple[Job, ...]:
        return tuple(map(_read_job, self._connection.execute(statement, values).mappings().all()))

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()


def _read_job(row: RowMapping | None) -> Job:
    if row is None:
        raise NotFound
    outcome = row["outcome"]
    return Job(
        **{
            **row,
            "state": JobState(row["state"]),
            "outcome": Outcome(outcome) if outcome else None,
        }
    )
