"""Reviews in PostgreSQL; the transaction belongs to the caller."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import NotFound
from qualifier.canonical_json import hash_text, write_json
from qualifier.qualification import Level, Status
from qualifier.review import Decision, Doubt, KeptDecision, Review, Side, Urgency

_ADD = text(
    "INSERT INTO model_reviews (qualification_id, before_id, lead_id, urgency, why, created_at)"
    " VALUES (:qualification_id, :before_id, :lead_id, :urgency, :why, :at)"
)
_FULL = (
    "SELECT review.number, review.qualification_id, review.before_id, review.lead_id, review.urgency,"
    " review.why, review.created_at, lead.company, before.content AS before, after.content AS after,"
    " record.content AS record FROM model_reviews review JOIN leads lead ON lead.id = review.lead_id"
    " JOIN qualifications before ON before.id = review.before_id"
    " JOIN qualifications after ON after.id = review.qualification_id"
    " JOIN records record ON record.id = after.record_id"
)
_DECIDED = "EXISTS (SELECT 1 FROM review_decisions d WHERE d.qualification_id = review.qualification_id)"
# A newer question about the same lead replaces the older one.
_LATEST = (
    "NOT EXISTS (SELECT 1 FROM model_reviews newer WHERE newer.lead_id = review.lead_id"
    " AND newer.number > review.number)"
)
# The order is total, so that a page goes on exactly where the one before ended.
_OPEN = text(
    f"{_FULL} WHERE NOT {_DECIDED} AND {_LATEST}"
    " AND (review.urgency, -review.number) < (:urgency, -:number)"
    " ORDER BY review.urgency DESC, review.number LIMIT :limit"
)
_CLOSED = text(f"{_FULL} WHERE {_DECIDED} AND review.number > :number ORDER BY review.number LIMIT :limit")
_BY_ID = text(f"{_FULL} WHERE review.qualification_id = :id")
_DECISIONS = text(
    "SELECT id, qualification_id, who, side, status, levels, reason, created_at FROM review_decisions"
    " WHERE qualification_id = ANY(:ids) ORDER BY number"
)
_DECIDE = text(
    "INSERT INTO review_decisions"
    " (id, qualification_id, who, side, status, levels, reason, content_hash, created_at)"
    " VALUES (:id, :qualification_id, :who, :side, :status, :levels, :reason, :content_hash, :at)"
    " ON CONFLICT (qualification_id, content_hash) DO NOTHING RETURNING id"
)
_COUNT = text(f"SELECT count(*) FROM model_reviews review WHERE NOT {_DECIDED} AND {_LATEST}")  # noqa: S608

# Above every urgency: where the first page begins.
_BEFORE_ALL = 1_000


class SqlReviews:
    """The questions to people inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, doubt: Doubt, *, qualification_id: str, before_id: str, lead_id: str, at: datetime) -> None:
        """Put a question to people."""
        values = {
            "qualification_id": qualification_id,
            "before_id": before_id,
            "lead_id": lead_id,
            "urgency": doubt.urgency.value,
            "why": write_json(doubt.why),
            "at": at,
        }
        self._connection.execute(_ADD, values)

    def list_open(self, *, after: tuple[int, int] | None = None, limit: int = 50) -> tuple[Review, ...]:
        """Return what nobody has decided, the most urgent and then the oldest first."""
        urgency, number = after or (_BEFORE_ALL, 0)
        return self._read(_OPEN, {"urgency": urgency, "number": number, "limit": limit})

    def list_decided(self, *, after: int = 0, limit: int = 50) -> tuple[Review, ...]:
        """Return what people have decided, in the order in which it was asked."""
        return self._read(_CLOSED, {"number": after, "limit": limit})

    def find(self, qualification_id: str) -> Review:
        """Return one question; NotFound when there is none about this verdict."""
        found = self._read(_BY_ID, {"id": qualification_id})
        if not found:
            raise NotFound
        return found[0]

    def decide(self, decision_id: str, qualification_id: str, decision: Decision, *, at: datetime) -> bool:
        """Keep a decision; False when the very same one is kept already."""
        levels = write_json({name: level.value for name, level in sorted(decision.levels.items())})
        content = [decision.who, decision.side.value, decision.status.value, levels, decision.reason]
        values = {
            "id": decision_id,
            "qualification_id": qualification_id,
            "who": decision.who,
            "side": decision.side.value,
            "status": decision.status.value,
            "levels": levels,
            "reason": decision.reason,
            "content_hash": hash_text(write_json(content)),
            "at": at,
        }
        return self._connection.execute(_DECIDE, values).first() is not None

    def count_open(self) -> int:
        """Count what nobody has decided."""
        return int(self._connection.execute(_COUNT).scalar_one())

    def _read(self, statement: Any, values: Mapping[str, Any]) -> tuple[Review, ...]:
        rows = self._connection.execute(statement, values).mappings().all()
        ids = [row["qualification_id"] for row in rows]
        decided: dict[str, list[KeptDecision]] = {name: [] for name in ids}
        for row in self._connection.execute(_DECISIONS, {"ids": ids}).mappings() if ids else ():
            decided[row["qualification_id"]].append(_read_decision(row))
        return tuple(_read_review(row, tuple(decided[row["qualification_id"]])) for row in rows)


def _read_review(row: RowMapping, decisions: tuple[KeptDecision, ...]) -> Review:
    return Review(
        **{
            **row,
            "urgency": Urgency(row["urgency"]),
            "why": tuple(json.loads(row["why"])),
            "decisions": decisions,
        }
    )


def _read_decision(row: RowMapping) -> KeptDecision:
    levels = {name: Level(level) for name, level in json.loads(row["levels"]).items()}
    return KeptDecision(
        id=row["id"],
        created_at=row["created_at"],
        decision=Decision(
            who=row["who"],
            side=Side(row["side"]),
            status=Status(row["status"]),
            reason=row["reason"],
            levels=levels,
        ),
    )
