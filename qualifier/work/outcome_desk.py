"""Keeping what people say of leads: a repeated request is answered as before, contradictions are all kept."""

from dataclasses import dataclass
from typing import Protocol

from kit.clock import Clock
from kit.ids import NewId
from qualifier.canonical_json import hash_text
from qualifier.outcomes.outcome import Outcome, OutcomeAsk
from qualifier.work.queue_desk import Queue, QueueDesk


class Outcomes(Protocol):
    """What the desk needs of a store, inside one transaction."""

    def claim_key(self, key: str, lead_id: str, payload_hash: str) -> Outcome | None:
        """Return what the key was answered before; KeyReused when it came with another body or lead."""

    def hold_lead(self, lead_id: str) -> str:
        """Let nobody else say an outcome of the lead until the end, and return its latest qualification.

        NotFound when the lead is not known.
        """

    def find_latest(self, lead_id: str) -> Outcome | None:
        """Return the outcome that counts."""

    def add(self, outcome: Outcome, *, key: str | None) -> Outcome:
        """Keep an outcome, and the key of the request that brought it."""

    def list_outcomes(self, lead_id: str) -> tuple[Outcome, ...]:
        """Return all that was said of a lead, the first first; NotFound when the lead is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One outcome as it came: what was said, of which lead, the body, the sender's key of the request."""

    lead_id: str
    said: OutcomeAsk
    payload: str
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDesk:
    """Outcomes as a use case."""

    queue_desk: QueueDesk
    clock: Clock
    new_id: NewId

    def keep(self, report: Report, outcomes: Outcomes, queue: Queue) -> tuple[Outcome, bool]:
        """Keep an outcome and say whether it was kept before: by its key, or said last in the same words."""
        payload_hash = hash_text(report.payload)
        if report.key is not None and (held := outcomes.claim_key(report.key, report.lead_id, payload_hash)):
            return held, True
        qualification_id = outcomes.hold_lead(report.lead_id)
        latest = outcomes.find_latest(report.lead_id)
        if latest is not None and latest.payload_hash == payload_hash:
            return latest, True
        outcome = Outcome(
            id=self.new_id("out"),
            lead_id=report.lead_id,
            qualification_id=qualification_id,
            said=report.said,
            payload_hash=payload_hash,
            created_at=self.clock(),
        )
        kept = outcomes.add(outcome, key=report.key)
        self.queue_desk.renew(report.lead_id, queue)
        return kept, False
