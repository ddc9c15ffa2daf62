"""Does every level rest on words that stand in the record and are the client's?"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCount:
    """What one judgement, or many added up, gave as evidence.

    `required` counts levels other than unknown, `present` those of them with at least one quote.
    """

    required: int = 0
    present: int = 0
    quotes: int = 0
    standing: int = 0
    from_client: int = 0
    sound: int = 0


def add_evidence(counts: Iterable[EvidenceCount]) -> EvidenceCount:
    """Add up the counts of many judgements."""
    listed = tuple(counts)
    return EvidenceCount(
        required=sum(count.required for count in listed),
        present=sum(count.present for count in listed),
        quotes=sum(count.quotes for count in listed),
        standing=sum(count.standing for count in listed),
        from_client=sum(count.from_client for count in listed),
        sound=sum(count.sound for count in listed),
    )


def share_sound(count: EvidenceCount) -> float | None:
    """Return the share of quotes that are verbatim and the client's; None without quotes."""
    return count.sound / count.quotes if count.quotes else None
