"""The only door to a language model: one question, one checked object, within time, money and patience."""

import hashlib
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenacity import RetryCallState, Retrying
from tenacity.stop import stop_never

from kit.clock import Clock
from kit.llm_answer import read_object, recites
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Asked, Breaker, Patience, RetryAllowance, Stopwatch, choose_wait
from kit.llm_money import Ledger, Prices, settle_cost
from kit.llm_wire import Message, RawAnswer, Wire

# Letters a token, on the safe side for Russian; only the reservation rests on it.
_LETTERS_A_TOKEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Roubles that may be spent on one lead, in one hour and in one day."""

    lead_rub: Decimal = Decimal(10)
    hour_rub: Decimal = Decimal(500)
    day_rub: Decimal = Decimal(5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: the message, the schema of the answer, the lead that pays, the canary in the system."""

    message: Message
    schema: Mapping[str, Any]
    lead_key: str
    canary: str = ""
    max_tokens: int = 1_500

    @property
    def hash(self) -> str:
        """Return what an answer may be kept under: equal questions have equal hashes."""
        told = json.dumps(
            [self.message.system, self.message.user, self.schema, self.max_tokens], sort_keys=True
        )
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswer:
    """A checked object and what it took; `alarms` are stable words for people who run the service."""

    content: Mapping[str, Any]
    text: str
    model: str
    fingerprint: str | None
    attempts: int
    seconds: float
    cost_rub: Decimal
    input_tokens: int | None
    output_tokens: int | None
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a door needs besides the wire."""

    clock: Clock
    stopwatch: Stopwatch
    sleep: Callable[[float], None]
    ledger: Ledger
    chance: Callable[[], float] = random.random


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
        self._wire = wire
        self._means = means
        self._patience = patience or Patience()
        self._prices = prices or Prices()
        self._limits = limits or Limits()
        self.breaker = Breaker(means.stopwatch)
        self._allowance = RetryAllowance(self._patience.retry_share, means.stopwatch)

    def ask(self, question: Question) -> ModelAnswer:
        """Return the model's object; ModelFailed with its reason when there is none to be had."""
        began = self._means.stopwatch()
        attempts = 0

        def attempt() -> ModelAnswer:
            nonlocal attempts
            attempts += 1
            return self._attempt(question, Asked(attempts=attempts, spent_s=self._means.stopwatch() - began))

        def wait(state: RetryCallState) -> float:
            failed = state.outcome.exception() if state.outcome else None
            asked = Asked(attempts=attempts, spent_s=self._means.stopwatch() - began)
            if not isinstance(failed, ModelFailed):
                return 0.0
            return choose_wait(failed, asked, self._patience, self._means.chance()) or 0.0

        def may_retry(state: RetryCallState) -> bool:
            failed = state.outcome.exception() if state.outcome else None
            asked = Asked(attempts=attempts, spent_s=self._means.stopwatch() - began)
            is_worth = isinstance(failed, ModelFailed) and (
                choose_wait(failed, asked, self._patience, 1.0) is not None
            )
            return is_worth and not self.breaker.is_open and self._allowance.allows()

        retrying = Retrying(
            stop=stop_never, wait=wait, retry=may_retry, sleep=self._means.sleep, reraise=True
        )
        return retrying(attempt)

    def _attempt(self, question: Question, asked: Asked) -> ModelAnswer:
        self.breaker.enter()
        reserved = self._reserve(question)
        self._allowance.note_call(is_retry=asked.attempts > 1)
        began = self._means.stopwatch()
        left_s = min(self._patience.call_s, self._patience.question_s - asked.spent_s)
        try:
            raw = self._wire.call(question.message, question.schema, left_s)
        except ModelFailed as failed:
            # Whether the service charged for it is not known: the reservation stays spent.
            self.breaker.note(failed.fault)
            raise
        spent_rub, is_absurd = settle_cost(raw.usage, reserved.amount_rub, self._prices, self._limits.day_rub)
        self._means.ledger.settle(reserved, spent_rub)
        self.breaker.note(None)
        return self._read(question, raw, asked.attempts, (began, spent_rub, is_absurd))

    def _reserve(self, question: Question) -> Any:
        letters = len(question.message.system) + len(question.message.user)
        amount = self._prices.cost(letters // _LETTERS_A_TOKEN, question.max_tokens)
        try:
            return self._means.ledger.reserve(amount, self._scopes(question.lead_key, self._means.clock()))
        except ModelFailed:
            self.breaker.step_back()
            raise

    def _scopes(self, lead_key: str, now: datetime) -> Mapping[str, Decimal]:
        return {
            f"lead:{lead_key}": self._limits.lead_rub,
            f"hour:{now:%Y-%m-%dT%H}": self._limits.hour_rub,
            f"day:{now:%Y-%m-%d}": self._limits.day_rub,
        }

    def _read(
        self, question: Question, raw: RawAnswer, attempts: int, call: tuple[float, Decimal, bool]
    ) -> ModelAnswer:
        if recites(raw.text, question.message.system, question.canary):
            raise ModelFailed(ModelFault.LEAK)
        began, spent_rub, is_absurd = call
        return ModelAnswer(
            content=read_object(raw.text),
            text=raw.text,
            model=raw.model or self.name,
            fingerprint=raw.fingerprint,
            attempts=attempts,
            seconds=self._means.stopwatch() - began,
            cost_rub=spent_rub,
            input_tokens=raw.usage.input_tokens,
            output_tokens=raw.usage.output_tokens,
            alarms=("cost",) if is_absurd else (),
        )
