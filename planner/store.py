"""Plans in PostgreSQL; the transaction belongs to the caller."""

import json
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import KeyReused, NotFound
from planner.plan_archive import StoredPlan
from qualifier.canonical_json import hash_text, write_json

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
_BY_KEY = text("SELECT payload_hash, plan_id FROM plan_request_keys WHERE key = :key")
_BY_ID = text(
    "SELECT id, payload, content, ignored, microseconds, created_at FROM media_plans WHERE id = :id"
)
_ADD = text(
    "INSERT INTO media_plans (id, payload, content, content_hash, ignored, microseconds, created_at)"
    " VALUES (:id, :payload, :content, :content_hash, :ignored, :microseconds, :created_at)"
)
_ADD_KEY = text(
    "INSERT INTO plan_request_keys (key, payload_hash, plan_id, created_at)"
    " VALUES (:key, :payload_hash, :plan_id, :at)"
)


class SqlPlans:
    """The plans inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim_key(self, key: str, payload: str) -> StoredPlan | None:
        """Return what the key was answered before; no other transaction uses it until the end."""
        self._connection.execute(_LOCK, {"name": f"plan key {key}"})
        kept = self._first(_BY_KEY, key=key)
        if kept is None:
            return None
        if kept["payload_hash"] != hash_text(payload):
            raise KeyReused
        return self.find_plan(kept["plan_id"])

    def add_plan(self, plan: StoredPlan, *, key: str | None) -> None:
        """Keep a plan, and the key of the request that asked for it."""
        self._connection.execute(
            _ADD,
            {
                "id": plan.id,
                "payload": plan.payload,
                "content": plan.content,
                "content_hash": hash_text(plan.content),
                "ignored": write_json(plan.ignored),
                "microseconds": plan.microseconds,
                "created_at": plan.created_at,
            },
        )
        if key is not None:
            values = {"key": key, "payload_hash": hash_text(plan.payload), "plan_id": plan.id}
            self._connection.execute(_ADD_KEY, {**values, "at": plan.created_at})

    def find_plan(self, plan_id: str) -> StoredPlan:
        """Return a plan; NotFound when there is none."""
        row = self._first(_BY_ID, id=plan_id)
        if row is None:
            raise NotFound
        return StoredPlan(
            id=row["id"],
            payload=row["payload"],
            content=row["content"],
            ignored=tuple(json.loads(row["ignored"])),
            microseconds=row["microseconds"],
            created_at=row["created_at"],
        )

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()
