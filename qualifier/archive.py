"""What is kept: deliveries, records, conclusions; and what the use cases need of a store."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qualifier.canonical_json import hash_text, write_json
from qualifier.chain import GENESIS, ChainReport, Link, seal
from qualifier.company_key import CompanyKey
from qualifier.lead import Lead, OpenLead
from qualifier.qualification import Status
from qualifier.qualification_json import Conclusion
from qualifier.record_json import ParsedRecord, write_record

# The newest open requests of one company that a record is given.
OPEN_LEAD_LIMIT = 50
# Enough of an open request to tell whether another one repeats it.
REQUEST_LIMIT = 5_000
# A lead with one of these is no open request of anybody.
CLOSED_STATUSES = frozenset({Status.DISQUALIFIED, Status.DUPLICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One request as it came: the body, the sender's id of the lead, the sender's key of the request."""

    payload: str
    external_id: str | None = None
    key: str | None = None

    @property
    def payload_hash(self) -> str:
        """Return the hash that tells a repeated body from another one."""
        return hash_text(self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """A record as it is stored: what was sent, what was made of it, what of it was ignored."""

    id: str
    lead_id: str
    payload: str
    content: str
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQualification:
    """A conclusion with its record and its place in the chain."""

    link: Link
    record: StoredRecord
    external_id: str | None = None


class Store(Protocol):
    """What the use cases need of a store, inside one transaction."""

    def claim_key(self, delivery: Delivery) -> StoredQualification | None:
        """Return what the delivery's key was answered before; no other transaction uses it until the end.

        KeyReused when the key came with another body.
        """

    def open_lead(self, lead_id: str, lead: Lead, *, external_id: str | None, at: datetime) -> str:
        """Store a lead and return its id, or the id of the lead that the sender's id names already.

        Until the end no other transaction works on the same lead of the sender.
        """

    def find_answer(self, lead_id: str, delivery: Delivery) -> StoredQualification | None:
        """Return what the same body of the same lead was answered first."""

    def find_open_leads(self, company: CompanyKey, *, besides: str) -> tuple[OpenLead, ...]:
        """Return the newest open requests of the same company."""

    def add_record(self, record: StoredRecord, *, at: datetime) -> None:
        """Store a record."""

    def add_qualification(
        self, qualification_id: str, conclusion: Conclusion, *, record: StoredRecord, at: datetime
    ) -> StoredQualification:
        """Append a conclusion as the lead's next version and the chain's next link."""

    def remember_key(self, delivery: Delivery, qualification_id: str, *, at: datetime) -> None:
        """Keep the request's key, so that the same request is answered the same."""

    def find_qualification(self, qualification_id: str) -> StoredQualification:
        """Return a conclusion; NotFound when there is none."""

    def list_versions(self, lead_id: str) -> tuple[StoredQualification, ...]:
        """Return a lead's conclusions, the first version first; NotFound when the lead is not known."""

    def check_chain(self) -> ChainReport:
        """Walk the whole chain."""


def make_stored_record(record_id: str, lead_id: str, parsed: ParsedRecord, *, payload: str) -> StoredRecord:
    """Return the record in the form that is stored."""
    return StoredRecord(
        id=record_id,
        lead_id=lead_id,
        payload=payload,
        content=write_json(write_record(parsed.record)),
        ignored=parsed.ignored,
    )


def write_request(lead: Lead) -> str:
    """Return what an open lead asks for, in its client's words: the message, else the first talk."""
    spoken = (lead.message, *(turn.text for turn in lead.interactions))
    return next((text.strip()[:REQUEST_LIMIT] for text in spoken if text.strip()), "")


def make_link(
    qualification_id: str,
    conclusion: Conclusion,
    *,
    record: StoredRecord,
    at: datetime,
    version: int,
    last: tuple[int, str] | None,
) -> Link:
    """Return the sealed link that follows the chain's last one, given as its number and hash."""
    number, previous_hash = last or (0, GENESIS)
    return seal(
        Link(
            number=number + 1,
            id=qualification_id,
            lead_id=record.lead_id,
            record_id=record.id,
            record_hash=conclusion.record_hash,
            version=version,
            status=conclusion.status,
            content=conclusion.content,
            content_hash=hash_text(conclusion.content),
            microseconds=round((conclusion.seconds or 0) * 1e6),
            created_at=at,
            previous_hash=previous_hash,
        )
    )
