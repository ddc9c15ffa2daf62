"""The only door to a language model: one question, one checked object, within time, money and patience."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenacity import RetryCallState, Retrying
from tenacity.stop import stop_never

from kit.clock import Clock
from kit.errors import StoreDown
from kit.llm_answer import clean_object, read_object, recites, write_object
from kit.llm_book import Book
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Asked, Breaker, Patience, RetryAllowance, Stopwatch, choose_wait
from kit.llm_keeping import Accounts, Course, Keeping, Price
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
    accounts: Accounts | None = None
    fresh_s: float = 0.0
    # What an answer depends on besides the question: where the model is, how it is told the schema.
    parameters: Mapping[str, Any] = field(default_factory=dict)


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
        self._keeping = Keeping(
            clock=means.clock,
            stopwatch=means.stopwatch,
            ledger=means.ledger,
            book=means.book,
            fresh_s=means.fresh_s,
            name=name,
            parameters=self.parameters,
            accounts=means.accounts,
        )

    def ask(self, question: Question) -> ModelAnswer:
        """Return the model's object; ModelFailed with its reason when there is none to be had."""
        course = self._keeping.begin(question)
        # While the service is given a rest nothing is set aside: a kept answer is all there can be.
        price = None if self.breaker.is_open else self._price(question)
        if kept := self._keeping.recall(question, course, price):
            return kept
        try:
            answer = self._ask_until(question, course)
        except ModelFailed as failed:
            self._keeping.note_failure(question, course, failed)
            raise
        alarms = self._keeping.note_answer(question, course, answer)
        return answer if alarms == answer.alarms else replace(answer, alarms=alarms)

    def key_of(self, question: Question) -> str:
        """Return what an answer of this model to this question is kept under."""
        return self._keeping.key_of(question)

    def _ask_until(self, question: Question, course: Course) -> ModelAnswer:
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

    def _choose_wait(self, state: RetryCallState, course: Course, chance: float) -> float | None:
        failed = state.outcome.exception() if state.outcome else None
        if not isinstance(failed, ModelFailed):
            return None
        asked = Asked(attempts=course.attempts, spent_s=self._means.stopwatch() - course.began)
        return choose_wait(failed, asked, self._patience, chance)

    def _attempt(self, question: Question, course: Course) -> ModelAnswer:
        self.breaker.enter()
        reserved = course.take_reserved() or self._reserve(question)
        self._allowance.note_call(is_retry=course.attempts > 1)
        spent_s = self._means.stopwatch() - course.began
        left_s = min(self._patience.call_s, self._patience.question_s - spent_s)
        try:
            raw = self._wire.call(question.message, question.schema, left_s)
        except ModelFailed as failed:
            # Whether the service charged for it is not known: the reservation counts as spent.
            course.cost_rub += reserved.amount_rub
            self._keeping.settle(reserved, reserved.amount_rub, course)
            self.breaker.note(failed.fault)
            raise
        spent_rub, is_absurd = settle_cost(raw.usage, reserved.amount_rub, self._prices, self._limits.day_rub)
        course.alarms = ("cost",) if is_absurd else ()
        course.cost_rub += spent_rub
        self.breaker.note(None)
        try:
            answer = self._read(question, raw, course)
        except BaseException:
            self._keeping.settle(reserved, spent_rub, course)
            raise
        course.owed = (reserved, spent_rub)
        return answer

    def _price(self, question: Question) -> Price:
        letters = len(question.message.system) + len(question.message.user)
        amount = self._prices.cost(letters // _LETTERS_A_TOKEN, question.max_tokens)
        return Price(amount_rub=amount, limits=self._scopes(question.lead_key, self._means.clock()))

    def _reserve(self, question: Question) -> Reservation:
        price = self._price(question)
        try:
            return self._means.ledger.reserve(price.amount_rub, price.limits)
        except ModelFailed:
            self.breaker.step_back()
            raise
        except StoreDown:
            # What cannot be counted is not spent.
            self.breaker.step_back()
            raise ModelFailed(ModelFault.UNCOUNTED) from None

    def _scopes(self, lead_key: str, now: datetime) -> Mapping[str, Decimal]:
        return {
            f"lead:{lead_key}": self._limits.lead_rub,
            f"hour:{now:%Y-%m-%dT%H}": self._limits.hour_rub,
            f"day:{now:%Y-%m-%d}": self._limits.day_rub,
        }

    def _read(self, question: Question, raw: RawAnswer, course: Course) -> ModelAnswer:
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
            parameters=course.parameters,
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
