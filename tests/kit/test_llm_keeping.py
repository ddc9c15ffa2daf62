"""The door with a book: what is kept of a question, and what is given again."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kit.clock import FrozenClock
from kit.errors import StoreDown
from kit.llm import Means, Model, Question
from kit.llm_book import BookCount, Entry, MemoryBook, Outcome
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_keeping import Price
from kit.llm_money import MemoryLedger, Prices, Reservation, Usage
from kit.llm_wire import Message, RawAnswer, ScriptedWire

NOW = datetime(2027, 1, 20, 10, tzinfo=UTC)
HOUR_S = 3_600.0
PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
GOOD = RawAnswer(
    text='{"who": "Иван"}', usage=Usage(input_tokens=1_000, output_tokens=100), model="m-1", fingerprint="f"
)


@dataclass
class Door:
    """A door on a scripted wire, with everything that it keeps in reach."""

    wire: ScriptedWire
    clock: FrozenClock = field(default_factory=lambda: FrozenClock(NOW))
    ledger: Any = field(default_factory=MemoryLedger)
    book: Any = field(default_factory=MemoryBook)
    fresh_s: float = HOUR_S
    accounts: Any = None

    def ask(self, **changes: Any) -> Any:
        return self.model().ask(self.question(**changes))

    def model(self) -> Model:
        means = Means(
            clock=self.clock,
            stopwatch=lambda: 0.0,
            sleep=lambda _: None,
            ledger=self.ledger,
            book=self.book,
            fresh_s=self.fresh_s,
            accounts=self.accounts,
            parameters={"dialect": "json_schema"},
        )
        return Model(self.wire, means, name="m", prices=PRICES)

    def question(self, **changes: Any) -> Question:
        told = {"message": Message(system="read ref-1", user="text"), "schema": {}, "lead_key": "lead_1"}
        told |= {"prompt": "judge.v1", "prompt_fingerprint": "p1", "canary": "ref-1"}
        return Question(**{**told, **changes})


def fault_of(door: Door, **changes: Any) -> ModelFault:
    with pytest.raises(ModelFailed) as raised:
        door.ask(**changes)
    return raised.value.fault


def test_the_same_question_is_asked_once_and_costs_once() -> None:
    door = Door(ScriptedWire(GOOD))
    first, second = door.ask(), door.ask(lead_key="lead_2")
    assert len(door.wire.asked) == 1
    assert (first.is_repeated, second.is_repeated) == (False, True)
    assert (second.content, second.text, second.fingerprint) == (first.content, first.text, "f")
    assert (second.cost_rub, second.attempts) == (0, 0)
    assert door.book.count() == BookCount(answered=1, repeated=1)
    assert "lead:lead_2" not in door.ledger.spent_rub


@pytest.mark.parametrize(
    "changes",
    [
        {"prompt_fingerprint": "p2"},
        {"schema": {"type": "object"}},
        {"message": Message(system="read ref-1", user="another text")},
        {"message": Message(system="read on ref-1", user="text")},
        {"max_tokens": 7},
    ],
)
def test_anything_that_an_answer_depends_on_makes_another_question(changes: dict[str, Any]) -> None:
    door = Door(ScriptedWire(GOOD))
    door.ask()
    assert not door.ask(**changes).is_repeated


def test_the_canary_of_another_process_makes_no_other_question() -> None:
    door = Door(ScriptedWire(GOOD))
    door.ask()
    other = {"message": Message(system="read ref-2", user="text"), "canary": "ref-2"}
    assert door.ask(**other).is_repeated


def test_an_answer_that_is_too_old_is_asked_for_anew() -> None:
    door = Door(ScriptedWire(GOOD))
    door.ask()
    door.clock.instant += timedelta(seconds=HOUR_S + 1)
    assert not door.ask().is_repeated
    door.fresh_s = 0
    assert not door.ask().is_repeated


def test_failures_are_logged_with_their_reason_and_never_given_again() -> None:
    words = RawAnswer(text="Иван решает", usage=Usage())
    door = Door(ScriptedWire(words, GOOD))
    assert fault_of(door, clean=lambda text: text.replace("Иван", "<PERSON_1>")) is ModelFault.NOT_JSON
    assert door.ask().content == {"who": "Иван"}
    failed, answered = door.book.entries
    assert (failed.outcome, failed.fault, failed.answer) == (
        Outcome.FAILED,
        "not_json",
        "<PERSON_1> решает",
    )
    assert (answered.outcome, answered.cost_rub) == (Outcome.ANSWERED, Decimal("0.14"))


def test_an_answer_of_the_wrong_shape_is_a_failure_and_is_not_kept_for_others() -> None:
    def check(content: Any) -> None:
        raise ModelFailed(ModelFault.WRONG_SHAPE)

    door = Door(ScriptedWire(GOOD))
    assert fault_of(door, check=check) is ModelFault.WRONG_SHAPE
    assert door.book.count() == BookCount(failed=1)
    door.ask()
    # Kept by someone with a wider idea of an answer, it is asked for anew.
    assert fault_of(door, check=check) is ModelFault.WRONG_SHAPE
    assert len(door.wire.asked) == 3


def test_what_recites_the_instructions_is_not_even_logged() -> None:
    door = Door(ScriptedWire(RawAnswer(text='{"a": "ref-1"}', usage=Usage())))
    assert fault_of(door) is ModelFault.LEAK
    assert [entry.answer for entry in door.book.entries] == [None]


def test_people_are_hidden_before_an_answer_is_used_or_kept() -> None:
    door = Door(ScriptedWire(GOOD))
    answer = door.ask(clean=lambda text: text.replace("Иван", "<PERSON_1>"))
    assert answer.content == json.loads(answer.text) == {"who": "<PERSON_1>"}
    assert [entry.answer for entry in door.book.entries] == [answer.text]


def test_the_log_holds_all_that_a_verdict_is_defended_by() -> None:
    door = Door(ScriptedWire(ModelFailed(ModelFault.SERVER_FAILED), GOOD))
    door.ask()
    (entry,) = door.book.of_lead("lead_1")
    assert (entry.prompt, entry.prompt_fingerprint, entry.model) == ("judge.v1", "p1", "m")
    assert (entry.answered_by, entry.fingerprint, entry.attempts) == ("m-1", "f", 2)
    assert json.loads(entry.parameters) == {"dialect": "json_schema", "max_tokens": 1_500}
    assert (entry.input_tokens, entry.output_tokens) == (1_000, 100)
    # The first call may have been charged: it counts as what was set aside.
    assert entry.cost_rub == door.ledger.spent_rub["lead:lead_1"] > Decimal("0.14")


@dataclass
class DeadBook:
    """A book whose database is out of reach."""

    def find(self, key: str, *, since: datetime) -> Entry | None:
        raise StoreDown

    def note(self, entry: Entry) -> None:
        raise StoreDown


def test_a_book_out_of_reach_costs_no_lead_and_is_told() -> None:
    door = Door(ScriptedWire(GOOD), book=DeadBook())
    assert door.ask().alarms == ("unlogged",)


def test_without_a_book_nothing_is_kept_and_nothing_is_wrong() -> None:
    door = Door(ScriptedWire(GOOD), book=None)
    assert door.ask().alarms == door.ask().alarms == ()
    assert len(door.wire.asked) == 2


@dataclass
class DeadLedger:
    """A ledger whose database goes away: at once, or after money was set aside."""

    can_reserve: bool

    def reserve(self, amount_rub: Decimal, limits: Any) -> Reservation:
        if not self.can_reserve:
            raise StoreDown
        return Reservation(amount_rub=amount_rub, scopes=tuple(limits))

    def settle(self, reservation: Reservation, spent_rub: Decimal) -> None:
        raise StoreDown


def test_what_cannot_be_counted_is_not_spent() -> None:
    door = Door(ScriptedWire(GOOD), ledger=DeadLedger(can_reserve=False))
    assert fault_of(door) is ModelFault.UNCOUNTED
    assert door.wire.asked == []


def test_an_answer_that_was_paid_for_is_used_though_the_ledger_is_gone() -> None:
    answer = Door(ScriptedWire(GOOD), ledger=DeadLedger(can_reserve=True)).ask()
    assert answer.content == {"who": "Иван"}
    assert answer.alarms == ("unsettled",)


@dataclass
class Together:
    """Both books in one place; a database that is gone when so asked."""

    door: Door
    is_gone: bool = False
    opened: list[Price] = field(default_factory=list)
    closed: list[tuple[Reservation, Decimal, Entry]] = field(default_factory=list)

    def open(self, key: str, since: datetime, price: Price) -> Entry | Reservation:
        self.opened.append(price)
        if found := self.door.book.find(key, since=since):
            return found
        return self.door.ledger.reserve(price.amount_rub, price.limits)

    def close(self, reservation: Reservation, spent_rub: Decimal, entry: Entry) -> None:
        if self.is_gone:
            raise StoreDown
        self.closed.append((reservation, spent_rub, entry))
        self.door.ledger.settle(reservation, spent_rub)
        self.door.book.note(entry)


def open_together(*answers: RawAnswer | ModelFailed, is_gone: bool = False) -> tuple[Door, Together]:
    door = Door(ScriptedWire(*answers))
    door.accounts = Together(door, is_gone=is_gone)
    return door, door.accounts


def test_where_both_books_stand_in_one_place_a_call_is_one_step_at_each_end() -> None:
    door, books = open_together(GOOD)
    answer = door.ask()
    ((reserved, spent_rub, entry),) = books.closed
    assert (spent_rub, entry.cost_rub, answer.cost_rub) == (Decimal("0.14"),) * 3
    assert reserved.amount_rub > spent_rub == door.ledger.spent_rub["lead:lead_1"]
    assert (entry.outcome, entry.answer, answer.alarms) == (Outcome.ANSWERED, answer.text, ())
    assert door.ask().is_repeated
    assert (len(books.opened), len(books.closed), len(door.wire.asked)) == (2, 1, 1)
    assert door.book.count() == BookCount(answered=1, repeated=1)


def test_calls_without_a_good_answer_are_settled_at_once_and_the_last_one_with_its_answer() -> None:
    words = RawAnswer(text="no object", usage=Usage(input_tokens=1_000, output_tokens=0))
    door, books = open_together(ModelFailed(ModelFault.SERVER_FAILED), GOOD, words)
    door.ask()
    assert [spent_rub for _, spent_rub, _ in books.closed] == [Decimal("0.14")]
    assert fault_of(door, lead_key="lead_2", message=Message(system="s", user="other")) is ModelFault.NOT_JSON
    assert len(books.closed) == 1
    assert door.ledger.spent_rub["lead:lead_2"] == Decimal("0.1")
    assert door.book.count() == BookCount(answered=1, failed=1)


def test_an_answer_survives_the_loss_of_both_books() -> None:
    door, _ = open_together(GOOD, is_gone=True)
    answer = door.ask()
    assert answer.content == {"who": "Иван"}
    assert answer.alarms == ("unsettled", "unlogged")


def test_a_kept_answer_of_the_wrong_shape_is_asked_for_anew_and_paid_once() -> None:
    def check(content: Any) -> None:
        if content == {"who": "Иван"}:
            raise ModelFailed(ModelFault.WRONG_SHAPE)

    other = replace(GOOD, text='{"who": "Ольга"}')
    door, _ = open_together(GOOD, other)
    door.ask()
    assert door.ask(check=check).content == {"who": "Ольга"}
    assert door.ledger.spent_rub["lead:lead_1"] == Decimal("0.28")


def test_money_that_is_gone_is_told_though_the_book_was_looked_into_first() -> None:
    door, books = open_together(GOOD)
    door.ledger.spent_rub["lead:lead_1"] = Decimal(10)
    assert fault_of(door) is ModelFault.NO_MONEY
    assert (len(books.opened), door.wire.asked) == (1, [])


def test_a_service_at_rest_sets_nothing_aside() -> None:
    door, books = open_together(ModelFailed(ModelFault.SERVER_FAILED))
    model = door.model()
    model.breaker._opened_at = 0.0
    with pytest.raises(ModelFailed) as raised:
        model.ask(door.question())
    assert raised.value.fault is ModelFault.RESTING
    assert (books.opened, dict(door.ledger.spent_rub)) == ([], {})


def test_what_was_set_aside_for_a_call_that_is_not_made_is_given_back() -> None:
    door, books = open_together(GOOD)
    model = door.model()
    looks = books.open

    def open_and_rest(key: str, since: datetime, price: Price) -> Entry | Reservation:
        found = looks(key, since, price)
        model.breaker._opened_at = 0.0
        return found

    books.open = open_and_rest  # type: ignore[method-assign]
    with pytest.raises(ModelFailed):
        model.ask(door.question())
    assert door.ledger.spent_rub["lead:lead_1"] == 0
    assert door.wire.asked == []


def test_a_check_that_breaks_settles_the_call_all_the_same() -> None:
    def check(content: Any) -> None:
        raise ZeroDivisionError

    door = Door(ScriptedWire(GOOD))
    with pytest.raises(ZeroDivisionError):
        door.ask(check=check)
    assert door.ledger.spent_rub["lead:lead_1"] == Decimal("0.14")
