"""The chain of conclusions: each link holds the hash of the one before, so that history cannot be edited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from qualifier.canonical_json import hash_text, write_json

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One stored conclusion; `microseconds` is how long judging took."""

    number: int
    id: str
    lead_id: str
    record_id: str
    record_hash: str
    version: int
    status: str
    content: str
    content_hash: str
    microseconds: int
    created_at: datetime
    previous_hash: str
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """How many links were walked, the hash of the last, and the first fault if there is one.

    Links cut off at the end leave no trace inside: compare `head` with one noted elsewhere.
    """

    links: int
    head: str
    fault: str | None = None


def seal(link: Link) -> Link:
    """Return the link with its own hash, over everything else that it holds."""
    return replace(link, hash=_hash(link))


def _hash(link: Link) -> str:
    return hash_text(
        write_json(
            [
                link.number,
                link.id,
                link.lead_id,
                link.record_id,
                link.record_hash,
                link.version,
                link.status,
                link.content_hash,
                link.microseconds,
                link.created_at.astimezone(UTC).isoformat(),
                link.previous_hash,
            ]
        )
    )


def walk_chain(links: Iterable[tuple[Link, str]]) -> ChainReport:
    """Check every link, given in order with the text of its record, against itself and the one before."""
    count, head = 0, GENESIS
    for link, record in links:
        if fault := _find_fault(link, record, number=count + 1, previous_hash=head):
            return ChainReport(links=count, head=head, fault=f"link {count + 1}: {fault}")
        count, head = count + 1, link.hash
    return ChainReport(links=count, head=head)


def _find_fault(link: Link, record: str, *, number: int, previous_hash: str) -> str | None:
    checks = {
        "its number is not the next": link.number == number,
        "it does not hold the hash of the one before": link.previous_hash == previous_hash,
        "its conclusion was changed": hash_text(link.content) == link.content_hash,
        "its record was changed": hash_text(record) == link.record_hash,
        "it was changed": _hash(link) == link.hash,
    }
    return next((fault for fault, holds in checks.items() if not holds), None)
