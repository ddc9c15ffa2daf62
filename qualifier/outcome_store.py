"""Outcomes in PostgreSQL; the transaction belongs to the caller."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import KeyReused, NotFound
from qualifier.canonical_json import write_json
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind, RejectReason
from qualifier.qualification import Criterion, Level, Quality
from qualifier.work.labels import Labelled
from qualifier.work.queue_desk import Judged

_COLUMNS = (
    "o.number, o.id, o.lead_id, o.qualification_id, o.kind, o.reason, o.amount_rub, o.quality, o.who, o.note,"
    " o.happened_on, o.corrections, o.payload_hash, o.created_at"
)
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
_BY_KEY = text(
    f"SELECT {_COLUMNS}, k.payload_hash AS key_hash, k.lead_id AS key_lead"  # noqa: S608
    " FROM outcome_keys k JOIN outcomes o ON o.id = k.outcome_id WHERE k.key = :key"
)
_HOLD = text("SELECT id FROM leads WHERE id = :id FOR NO KEY UPDATE")
_KNOWN = text("SELECT id FROM leads WHERE id = :id")
_LATEST_VERSION = text("SELECT id FROM qualifications WHERE lead_id = :id ORDER BY version DESC LIMIT 1")
_OF_LEAD = text(f"SELECT {_COLUMNS} FROM outcomes o WHERE o.lead_id = :id ORDER BY o.number")  # noqa: S608
_LATEST = text(
    f"SELECT {_COLUMNS} FROM outcomes o WHERE o.lead_id = :id ORDER BY o.number DESC LIMIT 1"  # noqa: S608
)
_LATEST_OF_ALL = text(
    f"SELECT DISTINCT ON (o.lead_id) {_COLUMNS} FROM outcomes o"  # noqa: S608
    " WHERE o.lead_id = ANY(:ids) ORDER BY o.lead_id, o.number DESC"
)
_ADD = text(
    "INSERT INTO outcomes (id, lead_id, qualification_id, kind, reason, amount_rub, quality, who, note,"
    " happened_on, corrections, payload_hash, created_at) VALUES (:id, :lead_id, :qualification_id, :kind,"
    " :reason, :amount_rub, :quality, :who, :note, :happened_on, :corrections, :payload_hash, :created_at)"
    " RETURNING number"
)
_ADD_KEY = text(
    "INSERT INTO outcome_keys (key, lead_id, payload_hash, outcome_id, created_at)"
    " VALUES (:key, :lead_id, :payload_hash, :outcome_id, :at)"
)
# Each lead's outcomes with the verdict that the last of them was said of.
_WALK = text(
    f"SELECT {_COLUMNS}, l.external_id, q.status, q.number AS link, q.content, q.record_id,"  # noqa: S608
    " r.content AS record, q.created_at AS judged_at FROM outcomes o JOIN leads l ON l.id = o.lead_id"
    " JOIN qualifications q ON q.id = o.qualification_id JOIN records r ON r.id = q.record_id"
    ' ORDER BY o.lead_id COLLATE "C", o.number'
)
_WALK_ROWS = 200


class SqlOutcomes:
    """The outcomes inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim_key(self, key: str, lead_id: str, payload_hash: str) -> Outcome | None:
        """Return what the key was answered before; no other transaction uses it until the end."""
        self._connection.execute(_LOCK, {"name": f"outcome key {key}"})
        row = self._first(_BY_KEY, key=key)
        if row is None:
            return None
        if (row["key_hash"], row["key_lead"]) != (payload_hash, lead_id):
            raise KeyReused
        return _read_outcome(row)

    def hold_lead(self, lead_id: str) -> str:
        """Let nobody else say an outcome of the lead until the end, and return its latest qualification."""
        self._require(_HOLD, lead_id)
        return str(self._require(_LATEST_VERSION, lead_id)["id"])

    def find_latest(self, lead_id: str) -> Outcome | None:
        """Return the outcome that counts."""
        row = self._first(_LATEST, id=lead_id)
        return None if row is None else _read_outcome(row)

    def add(self, outcome: Outcome, *, key: str | None) -> Outcome:
        """Keep an outcome, and the key of the request that brought it."""
        self._connection.execute(_ADD, _write_outcome(outcome))
        if key is not None:
            values = {"key": key, "lead_id": outcome.lead_id, "payload_hash": outcome.payload_hash}
            self._connection.execute(_ADD_KEY, {**values, "outcome_id": outcome.id, "at": outcome.created_at})
        latest = self.find_latest(outcome.lead_id)
        return latest or outcome

    def list_outcomes(self, lead_id: str) -> tuple[Outcome, ...]:
        """Return all that was said of a lead, the first first; NotFound when the lead is not known."""
        self._require(_KNOWN, lead_id)
        rows = self._connection.execute(_OF_LEAD, {"id": lead_id}).mappings()
        return tuple(map(_read_outcome, rows))

    def walk_labelled(self) -> Iterator[Labelled]:
        """Yield each lead with its outcomes on the record that the last one was said of, and its verdict."""
        with self._connection.execute(_WALK, execution_options={"yield_per": _WALK_ROWS}) as rows:
            for _, of_lead in groupby(rows.mappings(), key=lambda row: row["lead_id"]):
                yield _read_labelled(list(of_lead))

    def _require(self, statement: Any, lead_id: str) -> RowMapping:
        row = self._first(statement, id=lead_id)
        if row is None:
            raise NotFound
        return row

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()


def find_latest_outcomes(connection: Connection, lead_ids: Iterable[str]) -> dict[str, Outcome]:
    """Return the latest outcome of each lead that has one."""
    rows = connection.execute(_LATEST_OF_ALL, {"ids": list(lead_ids)}).mappings()
    return {row["lead_id"]: _read_outcome(row) for row in rows}


def _read_labelled(rows: list[RowMapping]) -> Labelled:
    row = rows[-1]
    judged = Judged(
        number=row["link"],
        qualification_id=row["qualification_id"],
        lead_id=row["lead_id"],
        external_id=row["external_id"],
        status=row["status"],
        created_at=row["judged_at"],
        content=row["content"],
        record=row["record"],
    )
    # What was put right in other words of the client does not hold for these.
    same = [one for one in rows if one["record_id"] == row["record_id"]]
    return Labelled(judged=judged, outcomes=tuple(map(_read_outcome, same)))


def _write_outcome(outcome: Outcome) -> dict[str, Any]:
    said = outcome.said
    return {
        "id": outcome.id,
        "lead_id": outcome.lead_id,
        "qualification_id": outcome.qualification_id,
        "kind": said.kind.value,
        "reason": said.reason.value if said.reason else None,
        "amount_rub": said.amount_rub,
        "quality": said.quality.value if said.quality else None,
        "who": said.who,
        "note": said.note,
        "happened_on": said.happened_on,
        "corrections": write_json({one.value: level.value for one, level in said.corrections.items()}),
        "payload_hash": outcome.payload_hash,
        "created_at": outcome.created_at,
    }


def _read_outcome(row: RowMapping) -> Outcome:
    corrections = json.loads(row["corrections"])
    amount = row["amount_rub"]
    said = OutcomeAsk(
        kind=OutcomeKind(row["kind"]),
        who=row["who"],
        happened_on=row["happened_on"],
        reason=RejectReason(row["reason"]) if row["reason"] else None,
        amount_rub=None if amount is None else Decimal(amount),
        quality=Quality(row["quality"]) if row["quality"] else None,
        note=row["note"],
        corrections={Criterion(one): Level(level) for one, level in corrections.items()},
    )
    return Outcome(
        id=row["id"],
        lead_id=row["lead_id"],
        qualification_id=row["qualification_id"],
        said=said,
        payload_hash=row["payload_hash"],
        created_at=row["created_at"],
        number=row["number"],
    )
