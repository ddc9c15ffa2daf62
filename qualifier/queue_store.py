"""The list of work in PostgreSQL; the transaction belongs to the caller."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import NotFound
from qualifier.canonical_json import write_json
from qualifier.outcome_store import find_latest_outcomes
from qualifier.outcomes.outcome import Outcome
from qualifier.work.queue_desk import Judged, Progress, Since
from qualifier.work.queue_page import Mark, Page, Wanted, make_page
from qualifier.work.queue_row import QueueRow

_CLAIM = text("SELECT number, rules_hash FROM queue_progress FOR UPDATE SKIP LOCKED")
_RESET = text("UPDATE queue_progress SET number = 0, rules_hash = :rules_hash")
_ADVANCE = text("UPDATE queue_progress SET number = :number")
_CLEAR = text("DELETE FROM lead_queue")
_JUDGED = (
    "SELECT q.number, q.id AS qualification_id, q.lead_id, l.external_id, q.status, q.created_at, q.content,"
    " r.content AS record FROM qualifications q JOIN leads l ON l.id = q.lead_id"
    " JOIN records r ON r.id = q.record_id"
)
_NEW = text(f"{_JUDGED} WHERE q.number > :after ORDER BY q.number LIMIT :limit")
_LATEST = text(f"{_JUDGED} WHERE q.lead_id = :id ORDER BY q.version DESC LIMIT 1")
# Not FOR UPDATE: storing another qualification of the lead may go on meanwhile.
_HOLD = text("SELECT id FROM leads WHERE id = ANY(:ids) ORDER BY id FOR NO KEY UPDATE")
_SINCE = text("SELECT lead_id, status, since_at FROM lead_queue WHERE lead_id = ANY(:ids)")
_DROP = text("DELETE FROM lead_queue WHERE lead_id = ANY(:ids)")
_PUT = text(
    "INSERT INTO lead_queue (lead_id, qualification_id, status, since_at, is_open, owner, expected_rub,"
    " due_at, content) VALUES (:lead_id, :qualification_id, :status, :since_at, :is_open, :owner,"
    " :expected_rub, :due_at, :content) ON CONFLICT (lead_id) DO UPDATE SET"
    " qualification_id = excluded.qualification_id, status = excluded.status, since_at = excluded.since_at,"
    " is_open = excluded.is_open, owner = excluded.owner, expected_rub = excluded.expected_rub,"
    " due_at = excluded.due_at, content = excluded.content"
)
_BEHIND = text(
    "SELECT coalesce((SELECT max(number) FROM qualifications), 0)"
    " - CASE WHEN rules_hash = :rules_hash THEN number ELSE 0 END FROM queue_progress"
)
_PAGE = text(
    """
    SELECT lead_id, qualification_id, status, since_at, is_open, owner, expected_rub, due_at, content
    FROM lead_queue
    WHERE is_open
      AND (CAST(:status AS text) IS NULL OR status = :status)
      AND (CAST(:owner AS text) IS NULL OR owner = :owner OR (:with_free AND owner IS NULL))
      AND (CAST(:lead_id AS text) IS NULL OR expected_rub < CAST(:expected_rub AS bigint)
           OR (expected_rub = CAST(:expected_rub AS bigint)
               AND (due_at, lead_id) > (CAST(:due_at AS timestamptz), CAST(:lead_id AS text) COLLATE "C")))
    ORDER BY expected_rub DESC, due_at, lead_id
    LIMIT :limit
    """
)


class SqlQueue:
    """The list of work inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim_progress(self) -> Progress | None:
        """Return how far the list has come; None while somebody else is at it."""
        row = self._first(_CLAIM)
        return None if row is None else Progress(number=row["number"], rules_hash=row["rules_hash"])

    def start_anew(self, rules_hash: str) -> None:
        """Forget all rows: they are reckoned by other rules from now on."""
        self._connection.execute(_CLEAR)
        self._connection.execute(_RESET, {"rules_hash": rules_hash})

    def read_new(self, after: int, limit: int) -> tuple[Judged, ...]:
        """Return the qualifications after a number, in order."""
        rows = self._connection.execute(_NEW, {"after": after, "limit": limit}).mappings()
        return tuple(Judged(**row) for row in rows)

    def read_latest(self, lead_id: str) -> Judged:
        """Return a lead's latest qualification; NotFound when the lead is not known."""
        row = self._first(_LATEST, id=lead_id)
        if row is None:
            raise NotFound
        return Judged(**row)

    def hold_leads(self, lead_ids: Iterable[str]) -> None:
        """Let nobody say an outcome of these leads until the end."""
        self._connection.execute(_HOLD, {"ids": list(lead_ids)})

    def find_since(self, lead_ids: Iterable[str]) -> dict[str, Since]:
        """Return the statuses that the list holds."""
        rows = self._connection.execute(_SINCE, {"ids": list(lead_ids)}).mappings()
        return {row["lead_id"]: Since(status=row["status"], at=row["since_at"]) for row in rows}

    def find_outcomes(self, lead_ids: Iterable[str]) -> dict[str, Outcome]:
        """Return the latest outcome of each lead that has one."""
        return find_latest_outcomes(self._connection, lead_ids)

    def put(self, rows: Mapping[str, QueueRow | None]) -> None:
        """Replace the row of each lead; None takes it off the list."""
        kept = [_write_row(row) for row in rows.values() if row is not None]
        gone = [lead_id for lead_id, row in rows.items() if row is None]
        if kept:
            self._connection.execute(_PUT, kept)
        if gone:
            self._connection.execute(_DROP, {"ids": gone})

    def advance(self, number: int) -> None:
        """Note up to which qualification the list is made."""
        self._connection.execute(_ADVANCE, {"number": number})

    def count_behind(self, rules_hash: str) -> int:
        """Return how many qualifications are not in the list yet; all of them under other rules."""
        return int(self._connection.execute(_BEHIND, {"rules_hash": rules_hash}).scalar_one())

    def list_page(self, wanted: Wanted, after: Mark | None, limit: int) -> Page:
        """Return open leads in order: the greatest expected value first, then the earliest due."""
        values = {
            "status": wanted.status,
            "owner": wanted.owner,
            "with_free": wanted.with_free,
            "lead_id": after.lead_id if after else None,
            "expected_rub": after.expected_rub if after else None,
            "due_at": after.due_at if after else None,
            "limit": limit + 1,
        }
        rows = self._connection.execute(_PAGE, values).mappings()
        return make_page(tuple(map(_read_row, rows)), limit)

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()


_FIELDS = (
    "lead_id",
    "qualification_id",
    "status",
    "since_at",
    "is_open",
    "owner",
    "expected_rub",
    "due_at",
)


def _write_row(row: QueueRow) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in _FIELDS}, "content": write_json(row.shown)}


def _read_row(row: RowMapping) -> QueueRow:
    return QueueRow(**{name: row[name] for name in _FIELDS}, shown=json.loads(row["content"]))
