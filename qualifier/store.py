"""The archive in PostgreSQL; the transaction belongs to the caller."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from kit.errors import KeyReused, NotFound, StoreDown
from qualifier.archive import (
    CLOSED_STATUSES,
    OPEN_LEAD_LIMIT,
    Delivery,
    StoredQualification,
    StoredRecord,
    make_link,
    write_request,
)
from qualifier.canonical_json import hash_text, write_json
from qualifier.chain import ChainReport, Link, walk_chain
from qualifier.company_key import CompanyKey, read_company_key
from qualifier.lead import Lead, OpenLead
from qualifier.qualification_json import Conclusion

MIGRATIONS = Path(__file__).with_name("migrations")

# Any two numbers that no other program on the database uses.
_CHAIN_LOCK = 7_201_002
_WALK_ROWS = 500

_LINK_COLUMNS = (
    "q.number, q.id, q.lead_id, q.record_id, q.record_hash, q.version, q.status, q.content,"
    " q.content_hash, q.microseconds, q.created_at, q.previous_hash, q.hash"
)
_FULL = (
    f"SELECT {_LINK_COLUMNS}, r.payload, r.content AS record, r.ignored, l.external_id"  # noqa: S608
    " FROM qualifications q JOIN records r ON r.id = q.record_id JOIN leads l ON l.id = q.lead_id"
)

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
_LOCK_CHAIN = text("SELECT pg_advisory_xact_lock(:lock)")
_BY_KEY = text("SELECT payload_hash, qualification_id FROM request_keys WHERE key = :key")
_BY_PAYLOAD = text(
    f"{_FULL} WHERE q.lead_id = :lead_id AND r.payload_hash = :payload_hash ORDER BY q.version LIMIT 1"
)
_BY_ID = text(f"{_FULL} WHERE q.id = :id")
_BY_LEAD = text(f"{_FULL} WHERE q.lead_id = :lead_id ORDER BY q.version")
_KNOWN_LEAD = text("SELECT id FROM leads WHERE external_id = :external_id FOR UPDATE")
_OPEN_LEADS = text(
    """
    SELECT l.id, l.external_id, l.company, l.inn, l.request, l.created_at
    FROM leads l
    JOIN LATERAL (
        SELECT q.status FROM qualifications q WHERE q.lead_id = l.id ORDER BY q.version DESC LIMIT 1
    ) last ON NOT last.status = ANY(:closed)
    WHERE (l.inn = :inn OR l.company_key = :name OR l.domain = :domain)
      AND l.id <> :besides
    ORDER BY l.created_at DESC, l.id
    LIMIT :limit
    """
)
_ADD_LEAD = text(
    "INSERT INTO leads (id, external_id, company, company_key, inn, domain, request, created_at)"
    " VALUES (:id, :external_id, :company, :company_key, :inn, :domain, :request, :at)"
    " ON CONFLICT (external_id) DO NOTHING RETURNING id"
)
_ADD_RECORD = text(
    "INSERT INTO records (id, lead_id, payload, payload_hash, content, content_hash, ignored, created_at)"
    " VALUES (:id, :lead_id, :payload, :payload_hash, :content, :content_hash, :ignored, :at)"
)
_LAST = text(
    "SELECT number, hash, (SELECT max(version) FROM qualifications WHERE lead_id = :lead_id) AS version"
    " FROM qualifications ORDER BY number DESC LIMIT 1"
)
_END = text("SELECT number, hash FROM qualifications ORDER BY number DESC LIMIT 1")
_VERSIONS = text(
    "SELECT lead_id, max(version) AS version FROM qualifications WHERE lead_id = ANY(:ids) GROUP BY lead_id"
)
_ADD_LINK = text(
    "INSERT INTO qualifications (number, id, lead_id, record_id, record_hash, version, status, content,"
    " content_hash, microseconds, created_at, previous_hash, hash)"
    " VALUES (:number, :id, :lead_id, :record_id, :record_hash, :version, :status, :content,"
    " :content_hash, :microseconds, :created_at, :previous_hash, :hash)"
)
_ADD_KEY = text(
    "INSERT INTO request_keys (key, payload_hash, qualification_id, created_at)"
    " VALUES (:key, :payload_hash, :qualification_id, :at) ON CONFLICT (key) DO NOTHING"
)
_WALK = text(
    f"SELECT {_LINK_COLUMNS}, r.content AS record"  # noqa: S608
    " FROM qualifications q JOIN records r ON r.id = q.record_id ORDER BY q.number"
)


class SqlStore:
    """The archive inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim_key(self, delivery: Delivery) -> StoredQualification | None:
        """Return what the delivery's key was answered before; no other transaction uses it until the end."""
        self._connection.execute(_LOCK, {"name": f"key {delivery.key}"})
        kept = self._first(_BY_KEY, key=delivery.key)
        if kept is None:
            return None
        if kept["payload_hash"] != delivery.payload_hash:
            raise KeyReused
        return self.find_qualification(kept["qualification_id"])

    def open_lead(self, lead_id: str, lead: Lead, *, external_id: str | None, at: datetime) -> str:
        """Store a lead and return its id, or the id of the lead that the sender's id names already.

        The unique index makes the second of two transactions wait for the first one's end.
        """
        key = read_company_key(lead)
        values = {
            "id": lead_id,
            "external_id": external_id,
            "company": lead.company,
            "company_key": key.name,
            "inn": key.inn,
            "domain": key.domain,
            "request": write_request(lead),
            "at": at,
        }
        row = self._first(_ADD_LEAD, **values) or self._first(_KNOWN_LEAD, external_id=external_id)
        if row is None:
            raise StoreDown
        return str(row["id"])

    def find_answer(self, lead_id: str, delivery: Delivery) -> StoredQualification | None:
        """Return what the same body of the same lead was answered first."""
        row = self._first(_BY_PAYLOAD, lead_id=lead_id, payload_hash=delivery.payload_hash)
        return _read_stored(row) if row else None

    def find_open_leads(self, company: CompanyKey, *, besides: str) -> tuple[OpenLead, ...]:
        """Return the newest open requests of the same company."""
        rows = self._connection.execute(
            _OPEN_LEADS,
            {
                **asdict(company),
                "besides": besides,
                "closed": [status.value for status in CLOSED_STATUSES],
                "limit": OPEN_LEAD_LIMIT,
            },
        )
        return tuple(
            OpenLead(
                id=row["external_id"] or row["id"],
                company=row["company"],
                inn=row["inn"],
                request=row["request"],
                created=row["created_at"].date(),
            )
            for row in rows.mappings()
        )

    def add_record(self, record: StoredRecord, *, at: datetime) -> None:
        """Store a record."""
        self._connection.execute(
            _ADD_RECORD,
            {
                "id": record.id,
                "lead_id": record.lead_id,
                "payload": record.payload,
                "payload_hash": hash_text(record.payload),
                "content": record.content,
                "content_hash": hash_text(record.content),
                "ignored": write_json(record.ignored),
                "at": at,
            },
        )

    def add_qualification(
        self, qualification_id: str, conclusion: Conclusion, *, record: StoredRecord, at: datetime
    ) -> StoredQualification:
        """Append a conclusion as the lead's next version and the chain's next link.

        The chain's end is locked until the transaction ends: call this last.
        """
        self._connection.execute(_LOCK_CHAIN, {"lock": _CHAIN_LOCK})
        last = self._first(_LAST, lead_id=record.lead_id)
        link = make_link(
            qualification_id,
            conclusion,
            record=record,
            at=at,
            version=(last["version"] or 0) + 1 if last else 1,
            last=(last["number"], last["hash"]) if last else None,
        )
        self._connection.execute(_ADD_LINK, asdict(link))
        return StoredQualification(link=link, record=record)

    def add_qualifications(
        self, made: Sequence[tuple[str, Conclusion, StoredRecord]], *, at: datetime
    ) -> None:
        """Append conclusions of different leads in their order: few round trips however many they are.

        The chain's end is locked until the transaction ends: call this last.
        """
        self._connection.execute(_LOCK_CHAIN, {"lock": _CHAIN_LOCK})
        ids = {"ids": [record.lead_id for _, _, record in made]}
        rows = self._connection.execute(_VERSIONS, ids).mappings()
        versions: dict[str, int] = {row["lead_id"]: row["version"] for row in rows}
        end, links = self._first(_END), []
        last = (end["number"], end["hash"]) if end else None
        for name, one, record in made:
            version = versions.get(record.lead_id, 0) + 1
            link = make_link(name, one, record=record, at=at, version=version, last=last)
            links.append(asdict(link))
            last = (link.number, link.hash)
        if links:
            self._connection.execute(_ADD_LINK, links)

    def remember_key(self, delivery: Delivery, qualification_id: str, *, at: datetime) -> None:
        """Keep the request's key, so that the same request is answered the same."""
        self._connection.execute(
            _ADD_KEY,
            {
                "key": delivery.key,
                "payload_hash": delivery.payload_hash,
                "qualification_id": qualification_id,
                "at": at,
            },
        )

    def find_qualification(self, qualification_id: str) -> StoredQualification:
        """Return a conclusion; NotFound when there is none."""
        row = self._first(_BY_ID, id=qualification_id)
        if row is None:
            raise NotFound
        return _read_stored(row)

    def list_versions(self, lead_id: str) -> tuple[StoredQualification, ...]:
        """Return a lead's conclusions, the first version first; NotFound when the lead is not known."""
        rows = self._connection.execute(_BY_LEAD, {"lead_id": lead_id}).mappings().all()
        if not rows:
            raise NotFound
        return tuple(map(_read_stored, rows))

    def check_chain(self) -> ChainReport:
        """Walk the whole chain, a few hundred links in memory at a time."""
        with self._connection.execute(_WALK, execution_options={"yield_per": _WALK_ROWS}) as rows:
            return walk_chain((_read_link(row), row["record"]) for row in rows.mappings())

    def _first(self, statement: Any, **values: Any) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()


def _read_link(row: RowMapping) -> Link:
    return Link(**{name: row[name] for name in Link.__slots__})


def _read_stored(row: RowMapping) -> StoredQualification:
    link = _read_link(row)
    return StoredQualification(
        link=link,
        external_id=row["external_id"],
        record=StoredRecord(
            id=link.record_id,
            lead_id=link.lead_id,
            payload=row["payload"],
            content=row["record"],
            ignored=tuple(json.loads(row["ignored"])),
        ),
    )
