"""What a model was asked and what it answered: a log to defend verdicts by, and answers to give again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """How a question ended: asked and answered, answered from the book, or without an answer."""

    ANSWERED = "answered"
    REPEATED = "repeated"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question with all that is needed to defend what came of it; the shown texts are not in it.

    `answer` is the raw text, `parameters` is JSON; `answered_by` and `fingerprint` are the service's words.
    """

    asked_at: datetime
    key: str
    lead_key: str
    prompt: str
    prompt_fingerprint: str
    model: str
    parameters: str
    outcome: Outcome
    fault: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    fingerprint: str | None = None
    attempts: int = 0
    seconds: float = 0.0
    cost_rub: Decimal = Decimal(0)
    input_tokens: int | None = None
    output_tokens: int | None = None

    @property
    def answer_hash(self) -> str | None:
        """Return the hash that a conclusion holds of the answer it rests on."""
        return None if self.answer is None else hash_answer(self.answer)


def hash_answer(text: str) -> str:
    """Return the hash of a raw answer."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCount:
    """How many questions ended in each way."""

    answered: int = 0
    repeated: int = 0
    failed: int = 0


class Book(Protocol):
    """Where questions and answers are kept; each step is atomic."""

    def find(self, key: str, *, since: datetime) -> Entry | None:
        """Return the newest answer to the same question that is no older; failures are no answers."""
        ...

    def note(self, entry: Entry) -> None:
        """Keep one entry."""
        ...

    def of_lead(self, lead_key: str) -> tuple[Entry, ...]:
        """Return what was asked about a lead, the oldest first."""
        ...

    def erase(self, lead_key: str) -> int:
        """Delete everything about a lead, and return how many entries that were."""
        ...

    def count(self) -> BookCount:
        """Count the questions by how they ended."""
        ...


@dataclass(slots=True)
class MemoryBook:
    """The book of one process, and the double of the one in the database."""

    entries: list[Entry] = field(default_factory=list)

    def find(self, key: str, *, since: datetime) -> Entry | None:
        """Return the newest answer to the same question that is no older; failures are no answers."""
        for entry in reversed(self.entries):
            if entry.key == key and entry.outcome is Outcome.ANSWERED and entry.asked_at >= since:
                return entry
        return None

    def note(self, entry: Entry) -> None:
        """Keep one entry."""
        self.entries.append(entry)

    def of_lead(self, lead_key: str) -> tuple[Entry, ...]:
        """Return what was asked about a lead, the oldest first."""
        return tuple(entry for entry in self.entries if entry.lead_key == lead_key)

    def erase(self, lead_key: str) -> int:
        """Delete everything about a lead, and return how many entries that were."""
        kept = [entry for entry in self.entries if entry.lead_key != lead_key]
        erased = len(self.entries) - len(kept)
        self.entries[:] = kept
        return erased

    def count(self) -> BookCount:
        """Count the questions by how they ended."""
        ends: Mapping[Outcome, int] = {
            outcome: sum(entry.outcome is outcome for entry in self.entries) for outcome in Outcome
        }
        return BookCount(**{outcome.value: number for outcome, number in ends.items()})
