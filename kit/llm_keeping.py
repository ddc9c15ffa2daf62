"""What a door keeps of its questions: answers to give again, a log, and the last word on what they cost."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from kit.clock import Clock
from kit.errors import StoreDown
from kit.llm_answer import read_object
from kit.llm_book import Book, Entry, Outcome
from kit.llm_faults import ModelFailed
from kit.llm_guard import Stopwatch
from kit.llm_money import Ledger, Reservation
from kit.llm_question import ModelAnswer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The most that a call may cost, and the limit of each scope that it counts for."""

    amount_rub: Decimal
    limits: Mapping[str, Decimal]


class Accounts(Protocol):
    """A ledger and a book that stand in one database: what follows on each other is one step."""

    def open(self, key: str, since: datetime, price: Price) -> Entry | Reservation:
        """Return a fresh answer to the same question, else money set aside; ModelFailed without either."""
        ...

    def close(self, reservation: Reservation, spent_rub: Decimal, entry: Entry) -> None:
        """Settle a call and note its answer: both, or neither."""
        ...


@dataclass(slots=True, kw_only=True)
class Course:
    """How one question goes: its attempts and what they cost so far; `owed` is a call not settled yet."""

    began: float
    key: str
    parameters: str
    attempts: int = 0
    cost_rub: Decimal = Decimal(0)
    alarms: tuple[str, ...] = ()
    owed: tuple[Reservation, Decimal] | None = None
    # Set aside while the book was looked into, for the first attempt.
    reserved: Reservation | None = None

    def take_reserved(self) -> Reservation | None:
        """Return what is set aside already, once."""
        taken, self.reserved = self.reserved, None
        return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """The books of one door; a store out of reach costs no answer that is there already."""

    clock: Clock
    stopwatch: Stopwatch
    ledger: Ledger
    book: Book | None
    fresh_s: float
    name: str
    parameters: Mapping[str, Any]
    accounts: Accounts | None = None

    def begin(self, question: Question) -> Course:
        """Return the course of a question that is not asked yet."""
        return Course(
            began=self.stopwatch(),
            key=self.key_of(question),
            parameters=json.dumps({**self.parameters, "max_tokens": question.max_tokens}, sort_keys=True),
        )

    def key_of(self, question: Question) -> str:
        """Return what an answer of this model to this question is kept under."""
        told = json.dumps([self.name, self.parameters, question.hash], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def recall(self, question: Question, course: Course, price: Price | None = None) -> ModelAnswer | None:
        """Return an answer that is fresh still; a book that cannot be read holds none.

        With a price the money is set aside at once where there is no such answer.
        """
        if self.book is None or self.fresh_s <= 0:
            return None
        try:
            entry = self._find(self.book, course, price)
            if entry is None or entry.answer is None:
                return None
            answer = self._repeat(question, entry)
        except (StoreDown, ModelFailed):
            return None
        self._note(question, course, Outcome.REPEATED, **_told_by(answer, entry.answered_by))
        return answer

    def _find(self, book: Book, course: Course, price: Price | None) -> Entry | None:
        since = self.clock() - timedelta(seconds=self.fresh_s)
        if self.accounts is None or price is None:
            return book.find(course.key, since=since)
        found = self.accounts.open(course.key, since, price)
        if isinstance(found, Entry):
            return found
        course.reserved = found
        return None

    def settle(self, reserved: Reservation, spent_rub: Decimal, course: Course) -> None:
        """Count what a call cost that brought no answer."""
        try:
            self.ledger.settle(reserved, spent_rub)
        except StoreDown:
            course.alarms = (*course.alarms, "unsettled")

    def note_failure(self, question: Question, course: Course, failed: ModelFailed) -> None:
        """Keep how a question ended without an answer; what was set aside and not used is given back."""
        if unused := course.take_reserved():
            self.settle(unused, Decimal(0), course)
        self._note(question, course, Outcome.FAILED, fault=failed.fault.value, answer=failed.answer)

    def note_answer(self, question: Question, course: Course, answer: ModelAnswer) -> tuple[str, ...]:
        """Settle the call that brought an answer and keep it; return the alarms of what could not be done."""
        told = _told_by(answer, answer.model)
        if self.accounts is None or course.owed is None:
            if course.owed is not None:
                self.settle(*course.owed, course)
            is_noted = self._note(question, course, Outcome.ANSWERED, **told)
            return course.alarms if is_noted else (*course.alarms, "unlogged")
        try:
            self.accounts.close(*course.owed, self._write(question, course, Outcome.ANSWERED, **told))
        except StoreDown:
            # The answer is here and paid for: books out of reach must not cost it.
            return (*course.alarms, "unsettled", "unlogged")
        return course.alarms

    def _note(self, question: Question, course: Course, outcome: Outcome, **told: Any) -> bool:
        """Keep how a question ended; False when the book could not take it."""
        if self.book is None:
            return True
        try:
            self.book.note(self._write(question, course, outcome, **told))
        except StoreDown:
            return False
        return True

    def _write(self, question: Question, course: Course, outcome: Outcome, **told: Any) -> Entry:
        return Entry(
            asked_at=self.clock(),
            key=course.key,
            lead_key=question.lead_key,
            prompt=question.prompt,
            prompt_fingerprint=question.prompt_fingerprint,
            model=self.name,
            parameters=course.parameters,
            outcome=outcome,
            attempts=course.attempts,
            seconds=self.stopwatch() - course.began,
            cost_rub=course.cost_rub,
            **told,
        )

    def _repeat(self, question: Question, entry: Entry) -> ModelAnswer:
        content = read_object(entry.answer or "")
        if question.check:
            question.check(content)
        return ModelAnswer(
            content=content,
            text=entry.answer or "",
            model=entry.answered_by or self.name,
            fingerprint=entry.fingerprint,
            attempts=0,
            seconds=0.0,
            cost_rub=Decimal(0),
            input_tokens=entry.input_tokens,
            output_tokens=entry.output_tokens,
            is_repeated=True,
            parameters=entry.parameters,
        )


def _told_by(answer: ModelAnswer, answered_by: str | None) -> dict[str, Any]:
    return {
        "answer": answer.text,
        "answered_by": answered_by,
        "fingerprint": answer.fingerprint,
        "input_tokens": answer.input_tokens,
        "output_tokens": answer.output_tokens,
    }
