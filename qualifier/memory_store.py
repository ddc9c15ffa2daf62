"""The archive in memory: an honest double of the one in PostgreSQL, for tests and dry runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime

from kit.errors import KeyReused, NotFound
from qualifier.archive import (
    CLOSED_STATUSES,
    OPEN_LEAD_LIMIT,
    Delivery,
    StoredQualification,
    StoredRecord,
    make_link,
    write_request,
)
from qualifier.canonical_json import hash_text
from qualifier.chain import ChainReport, walk_chain
from qualifier.company_key import CompanyKey, read_company_key
from qualifier.lead import Lead, OpenLead
from qualifier.qualification_json import Conclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLead:
    """A lead as the double keeps it."""

    id: str
    external_id: str | None
    lead: Lead
    at: datetime


@dataclass(slots=True)
class MemoryStore:
    """Holds what was added, in order; one transaction at a time."""

    leads: list[KeptLead] = field(default_factory=list)
    records: list[StoredRecord] = field(default_factory=list)
    links: list[StoredQualification] = field(default_factory=list)
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)

    @contextmanager
    def begin(self) -> Iterator["MemoryStore"]:
        """Open one transaction: what was added is forgotten when the block raises."""
        before = (copy(self.leads), copy(self.records), copy(self.links), copy(self.keys))
        try:
            yield self
        except BaseException:
            self.leads, self.records, self.links, self.keys = before
            raise

    def claim_key(self, delivery: Delivery) -> StoredQualification | None:
        """Return what the delivery's key was answered before."""
        if delivery.key not in self.keys:
            return None
        payload_hash, qualification_id = self.keys[delivery.key]
        if payload_hash != delivery.payload_hash:
            raise KeyReused
        return self.find_qualification(qualification_id)

    def open_lead(self, lead_id: str, lead: Lead, *, external_id: str | None, at: datetime) -> str:
        """Store a lead and return its id, or the id of the lead that the sender's id names already."""
        known = [kept.id for kept in self.leads if external_id and kept.external_id == external_id]
        if known:
            return known[0]
        self.leads.append(KeptLead(id=lead_id, external_id=external_id, lead=lead, at=at))
        return lead_id

    def find_answer(self, lead_id: str, delivery: Delivery) -> StoredQualification | None:
        """Return what the same body of the same lead was answered first."""
        return next(
            (
                stored
                for stored in self.links
                if stored.link.lead_id == lead_id
                and hash_text(stored.record.payload) == delivery.payload_hash
            ),
            None,
        )

    def find_open_leads(self, company: CompanyKey, *, besides: str) -> tuple[OpenLead, ...]:
        """Return the newest open requests of the same company."""
        found = [
            kept
            for kept in sorted(self.leads, key=lambda kept: kept.id)
            if kept.id != besides and self._is_open(kept) and _is_same(company, read_company_key(kept.lead))
        ]
        newest = sorted(found, key=lambda kept: kept.at, reverse=True)[:OPEN_LEAD_LIMIT]
        return tuple(
            OpenLead(
                id=kept.external_id or kept.id,
                company=kept.lead.company,
                inn=read_company_key(kept.lead).inn,
                request=write_request(kept.lead),
                created=kept.at.date(),
            )
            for kept in newest
        )

    def _is_open(self, kept: KeptLead) -> bool:
        statuses = [stored.link.status for stored in self.links if stored.link.lead_id == kept.id]
        return bool(statuses) and statuses[-1] not in CLOSED_STATUSES

    def add_record(self, record: StoredRecord, *, at: datetime) -> None:
        """Store a record."""
        self.records.append(record)

    def add_qualification(
        self, qualification_id: str, conclusion: Conclusion, *, record: StoredRecord, at: datetime
    ) -> StoredQualification:
        """Append a conclusion as the lead's next version and the chain's next link."""
        last = self.links[-1].link if self.links else None
        link = make_link(
            qualification_id,
            conclusion,
            record=record,
            at=at,
            version=1 + sum(stored.link.lead_id == record.lead_id for stored in self.links),
            last=(last.number, last.hash) if last else None,
        )
        external_id = next(kept.external_id for kept in self.leads if kept.id == record.lead_id)
        stored = StoredQualification(link=link, record=record, external_id=external_id)
        self.links.append(stored)
        return stored

    def remember_key(self, delivery: Delivery, qualification_id: str, *, at: datetime) -> None:
        """Keep the request's key, so that the same request is answered the same."""
        if delivery.key is not None:
            self.keys.setdefault(delivery.key, (delivery.payload_hash, qualification_id))

    def find_qualification(self, qualification_id: str) -> StoredQualification:
        """Return a conclusion; NotFound when there is none."""
        for stored in self.links:
            if stored.link.id == qualification_id:
                return stored
        raise NotFound

    def list_versions(self, lead_id: str) -> tuple[StoredQualification, ...]:
        """Return a lead's conclusions, the first version first; NotFound when the lead is not known."""
        versions = tuple(stored for stored in self.links if stored.link.lead_id == lead_id)
        if not versions:
            raise NotFound
        return versions

    def check_chain(self) -> ChainReport:
        """Walk the whole chain."""
        return walk_chain((stored.link, stored.record.content) for stored in self.links)


def _is_same(company: CompanyKey, other: CompanyKey) -> bool:
    pairs = ((company.inn, other.inn), (company.name, other.name), (company.domain, other.domain))
    return any(one is not None and one == two for one, two in pairs)
