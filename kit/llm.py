"""The only door to a language model: one question, one checked object, within time, money and patience."""

import hashlib
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tenacity import RetryCallState, Retrying
from tenacity.stop import stop_never

from kit.clock import Clock
from kit.errors import StoreDown
from kit.llm_answer import clean_object, read_object, recites, write_object
from kit.llm_book import Book, Entry, Outcome
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Asked, Breaker, Patience, RetryAllowance, Stopwatch, choose_wait
from kit.llm_money import Ledger, Prices, Reservation, settle_cost
from kit.llm_question import ModelAnswer, Question
from kit.llm_wire import RawAnswer, Wire

# Who asks needs no other module than this one.
__all__ = ["Limits", "Means", "Model", "ModelAnswer", "Question"]

# Letters a token, on the safe side for Russian; only the reservation rests on it.
_LETTERS_A_TOKEN = 2
# Enough of an answer that cannot be used to see why.
_KEPT_OF_A_FAILURE = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Roubles that may be spent on one lead, in one hour and in one day."""

    lead_rub: Decimal = Decimal(10)
    hour_rub: Decimal = Decimal(500)
    day_rub: Decimal = Decimal(5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a door needs besides the wire; answers younger than `fresh_s` are taken from the book."""

    clock: Clock
    stopwatch: Stopwatch
    sleep: Callable[[float], None]
    ledger: Ledger
    chance: Callable[[], float] = random.random
    book: Book | None = None
    fresh_s: float = 0.0
    # What an answer depends on besides the question: where the model is, how it is told the schema.
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Course:
    """How one question goes: its attempts and what they cost so far."""

    began: float
    attempts: int = 0
    cost_rub: Decimal = Decimal(0)
    alarms: tuple[str, ...] = ()


class Model:
    """Asks a model; the same door serves all workers of a process."""

    def __init__(
        self,
        wire: Wire,
        means: Means,
        *,
        name: str = "model",
        patience: Patience | None = None,
        prices: Prices | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.name = name
        self.parameters = dict(means.parameters)
        self._wire = wire
        self._means = means
        self._patience = patience or Patience()
        self._prices = prices or Prices()
        self._limits = limits or Limits()
        self.breaker = Breaker(means.stopwatch)
        self._allowance = RetryAllowance(self._patience.retry_share, means.stopwatch)

    def ask(self, question: Question) -> ModelAnswer:
        """Return the model's object; ModelFailed with its reason when there is none to be had."""
        course = _Course(self._means.stopwatch())
        if kept := self._recall(question, course):
            return kept
        try:
            answer = self._ask_until(question, course)
        except ModelFailed as failed:
            self._note(question, course, fault=failed.fault.value, answer=failed.answer)
            raise
        is_noted = self._note(
            question,
            course,
            answer=answer.text,
            answered_by=answer.model,
            fingerprint=answer.fingerprint,
            input_tokens=answer.input_tokens,
            output_tokens=answer.output_tokens,
        )
        return answer if is_noted else replace(answer, alarms=(*answer.alarms, "unlogged"))

    def key_of(self, question: Question) -> str:
        """Return what an answer of this model to this question is kept under."""
        told = json.dumps([self.name, self.parameters, question.hash], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def _tell_parameters(self, question: Question) -> str:
        return json.dumps({**self.parameters, "max_tokens": question.max_tokens}, sort_keys=True)

    def _recall(self, question: Question, course: _Course) -> ModelAnswer | None:
        """Return an answer that is fresh still; a book that cannot be read holds none."""
        book = self._means.book
        if book is None or self._means.fresh_s <= 0:
            return None
        since = self._means.clock() - timedelta(seconds=self._means.fresh_s)
        try:
            entry = book.find(self.key_of(question), since=since)
            if entry is None or entry.answer is None:
                return None
            answer = self._repeat(question, entry)
        except (StoreDown, ModelFailed):
            return None
        self._note(
            question,
            course,
            outcome=Outcome.REPEATED,
            answer=entry.answer,
            answered_by=entry.answered_by,
            fingerprint=entry.fingerprint,
            input_tokens=entry.input_tokens,
            output_tokens=entry.output_tokens,
        )
        return answer

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

    def _note(self, question: Question, course: _Course, **told: Any) -> bool:
        """Keep how a question ended; False when the book could not take it."""
        if self._means.book is None:
            return True
        outcome = Outcome.FAILED if told.get("fault") else Outcome.ANSWERED
        entry = Entry(
            asked_at=self._means.clock(),
            key=self.key_of(question),
            lead_key=question.lead_key,
            prompt=question.prompt,
            prompt_fingerprint=question.prompt_fingerprint,
            model=self.name,
            parameters=self._tell_parameters(question),
            attempts=course.attempts,
            seconds=self._means.stopwatch() - course.began,
            cost_rub=course.cost_rub,
            **{"outcome": outcome, **told},
        )
        try:
            self._means.book.note(entry)
        except StoreDown:
            return False
        return True

    def _ask_until(self, question: Question, course: _Course) -> ModelAnswer:
        """Ask until there is an answer or patience, money or hope is gone."""

        def attempt() -> ModelAnswer:
            course.attempts += 1
            return self._attempt(question, course)

        def wait(state: RetryCallState) -> float:
            return self._choose_wait(state, course, self._means.chance()) or 0.0

        def may_retry(state: RetryCallState) -> bool:
            is_worth = self._choose_wait(state, course, 1.0) is not None
            return is_worth and not self.breaker.is_open and self._allowance.allows()

        retrying = Retrying(
            stop=stop_never, wait=wait, retry=may_retry, sleep=self._means.sleep, reraise=True
        )
        return retrying(attempt)

    def _choose_wait(self, state: RetryCallState, course: _Course, chance: float) -> float | None:
        failed = state.outcome.exception() if state.outcome else None
        if not isinstance(failed, ModelFailed):
            return None
        asked = Asked(attempts=course.attempts, spent_s=self._means.stopwatch() - course.began)
        return choose_wait(failed, asked, self._patience, chance)

    def _attempt(self, question: Question, course: _Course) -> ModelAnswer:
        self.breaker.enter()
        reserved = self._reserve(question)
        self._allowance.note_call(is_retry=course.attempts > 1)
        spent_s = self._means.stopwatch() - course.began
        left_s = min(self._patience.call_s, self._patience.question_s - spent_s)
        try:
            raw = self._wire.call(question.message, question.schema, left_s)
        except ModelFailed as failed:
            # Whether the service charged for it is not known: the reservation counts as spent.
            self._settle(reserved, reserved.amount_rub, course)
            self.breaker.note(failed.fault)
            raise
        spent_rub, is_absurd = settle_cost(raw.usage, reserved.amount_rub, self._prices, self._limits.day_rub)
        course.alarms = ("cost",) if is_absurd else ()
        self._settle(reserved, spent_rub, course)
        self.breaker.note(None)
        return self._read(question, raw, course)

    def _reserve(self, question: Question) -> Reservation:
        letters = len(question.message.system) + len(question.message.user)
        amount = self._prices.cost(letters // _LETTERS_A_TOKEN, question.max_tokens)
        try:
            return self._means.ledger.reserve(amount, self._scopes(question.lead_key, self._means.clock()))
        except ModelFailed:
            self.breaker.step_back()
            raise
        except StoreDown:
            # What cannot be counted is not spent.
            self.breaker.step_back()
            raise ModelFailed(ModelFault.UNCOUNTED) from None

    def _settle(self, reserved: Reservation, spent_rub: Decimal, course: _Course) -> None:
        course.cost_rub += spent_rub
        try:
            self._means.ledger.settle(reserved, spent_rub)
        except StoreDown:
            # The answer is here and paid for: a ledger out of reach must not cost it.
            course.alarms = (*course.alarms, "unsettled")

    def _scopes(self, lead_key: str, now: datetime) -> Mapping[str, Decimal]:
        return {
            f"lead:{lead_key}": self._limits.lead_rub,
            f"hour:{now:%Y-%m-%dT%H}": self._limits.hour_rub,
            f"day:{now:%Y-%m-%d}": self._limits.day_rub,
        }

    def _read(self, question: Question, raw: RawAnswer, course: _Course) -> ModelAnswer:
        if recites(raw.text, question.message.system, question.canary):
            raise ModelFailed(ModelFault.LEAK)
        content, text = _read_clean(question, raw.text)
        return ModelAnswer(
            content=content,
            text=text,
            model=raw.model or self.name,
            fingerprint=raw.fingerprint,
            attempts=course.attempts,
            seconds=self._means.stopwatch() - course.began,
            cost_rub=course.cost_rub,
            input_tokens=raw.usage.input_tokens,
            output_tokens=raw.usage.output_tokens,
            alarms=course.alarms,
            parameters=self._tell_parameters(question),
        )


def _read_clean(question: Question, text: str) -> tuple[Mapping[str, Any], str]:
    """Return the object without people's data and the text that is kept of it; the two always agree."""
    clean = question.clean or str
    try:
        told = read_object(text)
        content = clean_object(told, clean)
        if question.check:
            question.check(content)
    except ModelFailed as failed:
        # What leaked is kept nowhere.
        if failed.fault is not ModelFault.LEAK:
            failed.answer = clean(text[:_KEPT_OF_A_FAILURE])
        raise
    return content, text if content == told else write_object(content)
