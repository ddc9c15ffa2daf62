"""Plans in PostgreSQL; the transaction belongs to the caller."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import KeyReused, NotFound
from planner.approval import Approval
from planner.plan_archive import Link, StoredPlan, Version
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

# The first version has no row of its own; its chain bears its id.
_CHAIN = text(
    "WITH root AS (SELECT coalesce((SELECT root_id FROM plan_revisions WHERE plan_id = :id), :id) AS id),"
    " chain AS (SELECT id FROM root UNION ALL"
    " SELECT plan_id FROM plan_revisions JOIN root ON root_id = root.id)"
    " SELECT plan.id AS plan_id, root.id AS root_id, coalesce(revision.number, 1) AS number,"
    " revision.parent_id, revision.author, coalesce(revision.edits, '[]') AS edits,"
    " coalesce(revision.changes_approved, false) AS changes_approved, plan.created_at,"
    " approval.who, approval.note, approval.created_at AS approved_at"
    " FROM root CROSS JOIN chain JOIN media_plans plan ON plan.id = chain.id"
    " LEFT JOIN plan_revisions revision ON revision.plan_id = plan.id"
    " LEFT JOIN plan_approvals approval ON approval.plan_id = plan.id"
    " ORDER BY number"
)
_ADD_LINK = text(
    "INSERT INTO plan_revisions"
    " (plan_id, root_id, parent_id, number, author, edits, changes_approved, created_at)"
    " VALUES (:plan_id, :root_id, :parent_id, :number, :author, :edits, :changes_approved, :at)"
)
_ADD_APPROVAL = text(
    "INSERT INTO plan_approvals (plan_id, who, note, created_at) VALUES (:plan_id, :who, :note, :at)"
)

_LINK_FIELDS = ("plan_id", "root_id", "number", "parent_id", "author", "edits", "changes_approved")


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

    def list_versions(self, plan_id: str) -> tuple[Version, ...]:
        """Return the whole chain of a plan, the first version first; NotFound when there is none."""
        rows = self._connection.execute(_CHAIN, {"id": plan_id}).mappings().all()
        if not rows:
            raise NotFound
        return tuple(_read_version(row) for row in rows)

    def hold_chain(self, root_id: str) -> None:
        """Let no other transaction add to a chain until the end."""
        self._connection.execute(_LOCK, {"name": f"plan chain {root_id}"})

    def add_link(self, link: Link, *, at: datetime) -> None:
        """Keep a new version's place in its chain."""
        values = {name: getattr(link, name) for name in _LINK_FIELDS}
        self._connection.execute(_ADD_LINK, {**values, "at": at})

    def add_approval(self, plan_id: str, approval: Approval) -> None:
        """Keep an approval."""
        values = {"plan_id": plan_id, "who": approval.who, "note": approval.note, "at": approval.at}
        self._connection.execute(_ADD_APPROVAL, values)

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()


def _read_version(row: RowMapping) -> Version:
    approved_at = row["approved_at"]
    return Version(
        link=Link(**{name: row[name] for name in _LINK_FIELDS}),
        created_at=row["created_at"],
        approval=None if approved_at is None else Approval(who=row["who"], note=row["note"], at=approved_at),
    )
