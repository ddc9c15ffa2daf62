"""Open leads in the order in which a run scores them again, and how far it has come; in PostgreSQL."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from qualifier.archive import CLOSED_STATUSES

_OPEN_LEADS = """
    FROM leads lead JOIN LATERAL (
        SELECT id, status, content, record_id FROM qualifications
        WHERE lead_id = lead.id ORDER BY version DESC LIMIT 1
    ) last ON NOT last.status = ANY(:closed)
"""
_PAGE = text(
    "SELECT lead.id AS lead_id, last.id AS qualification_id, last.content,"  # noqa: S608
    " last.record_id, record.content AS record,"
    " EXISTS (SELECT 1 FROM model_jobs WHERE result_id = last.id AND outcome = 'read') AS is_read"
    f"{_OPEN_LEADS} JOIN records record ON record.id = last.record_id"
    " WHERE lead.id > :after ORDER BY lead.id LIMIT :limit"
)
_NO_HURRY = text("SET LOCAL statement_timeout = 0")
_COUNT = text(f"SELECT count(*) {_OPEN_LEADS} WHERE lead.id > :after")
# In one order and before anything is written: two that lock the same leads must not wait for each other.
_LOCK = text("SELECT id FROM leads WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
_LATEST = text(
    "SELECT DISTINCT ON (lead_id) lead_id, id FROM qualifications WHERE lead_id = ANY(:ids)"
    " ORDER BY lead_id, version DESC"
)
_COLUMNS = "number, basis, last_lead, judged, changed, moved, failed, digest"
_UNFINISHED = text(
    f"SELECT {_COLUMNS} FROM rescore_runs WHERE basis = :basis AND finished_at IS NULL FOR UPDATE"  # noqa: S608
)
_NEWEST = text(f"SELECT {_COLUMNS} FROM rescore_runs ORDER BY number DESC LIMIT 1")  # noqa: S608
_START = text(
    f"INSERT INTO rescore_runs (basis, started_at) VALUES (:basis, :at) RETURNING {_COLUMNS}"  # noqa: S608
)
_ADVANCE = text(
    "UPDATE rescore_runs SET last_lead = :last_lead, judged = :judged, changed = :changed, moved = :moved,"
    " failed = :failed, digest = :digest WHERE number = :number"
)
_FINISH = text("UPDATE rescore_runs SET finished_at = :at WHERE number = :number")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLead:
    """One lead to score again: its last verdict and the record that it rests on; `is_read` by the model."""

    lead_id: str
    qualification_id: str
    content: str
    record_id: str
    record: str
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How far a run has come; `digest` is over all its conclusions in their order."""

    number: int
    basis: str
    last_lead: str = ""
    judged: int = 0
    changed: int = 0
    moved: int = 0
    failed: int = 0
    digest: str = ""

    def add_to_digest(self, contents: Sequence[str]) -> str:
        """Return the digest with more conclusions: equal for equal conclusions, however they are cut up."""
        digest = self.digest
        for content in contents:
            digest = hashlib.sha256(f"{digest}{content}".encode()).hexdigest()
        return digest


class SqlRescores:
    """Runs inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def resume(self, basis: str, *, at: datetime) -> Run:
        """Return the unfinished run on the same basis, or a new one."""
        row = self._first(_UNFINISHED, basis=basis) or self._first(_START, basis=basis, at=at)
        return Run(**row) if row else Run(number=0, basis=basis)

    def find_newest(self) -> Run | None:
        """Return the run that was started last, finished or not."""
        row = self._first(_NEWEST)
        return Run(**row) if row else None

    def list_page(self, *, after: str, limit: int) -> tuple[OpenLead, ...]:
        """Return the next open leads behind one."""
        values = {"after": after, "limit": limit, "closed": [status.value for status in CLOSED_STATUSES]}
        return tuple(OpenLead(**row) for row in self._connection.execute(_PAGE, values).mappings())

    def count_left(self, *, after: str) -> int:
        """Count the open leads behind one; of very many on a busy machine that takes its time."""
        self._connection.execute(_NO_HURRY)
        values = {"after": after, "closed": [status.value for status in CLOSED_STATUSES]}
        return int(self._connection.execute(_COUNT, values).scalar_one())

    def lock_unmoved(self, leads: Sequence[OpenLead]) -> frozenset[str]:
        """Lock leads until the end; return those whose last verdict is still the one that was read."""
        ids = [lead.lead_id for lead in leads]
        self._connection.execute(_LOCK, {"ids": ids})
        latest = {
            row["lead_id"]: row["id"] for row in self._connection.execute(_LATEST, {"ids": ids}).mappings()
        }
        return frozenset(lead.lead_id for lead in leads if latest.get(lead.lead_id) == lead.qualification_id)

    def advance(self, run: Run) -> None:
        """Note how far a run has come."""
        values = {name: getattr(run, name) for name in Run.__slots__ if name != "basis"}
        self._connection.execute(_ADVANCE, values)

    def finish(self, run: Run, *, at: datetime) -> None:
        """Note that a run has seen every lead."""
        self._connection.execute(_FINISH, {"number": run.number, "at": at})

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()
