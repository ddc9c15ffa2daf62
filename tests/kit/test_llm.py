from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kit.llm import Limits, Means, Model, Question
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Patience
from kit.llm_money import MemoryLedger, Prices, Usage
from kit.llm_wire import Message, RawAnswer, ScriptedWire

NOW = datetime(2027, 1, 20, 10, tzinfo=UTC)
GOOD = RawAnswer(
    text='{"a": 1}', usage=Usage(input_tokens=1_000, output_tokens=100), model="m-1", fingerprint="f"
)
PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))


def make_question(**changes: object) -> Question:
    told = {"message": Message(system="s" * 100, user="u" * 100), "schema": {}, "lead_key": "lead_1"}
    return Question(**{**told, **changes})  # type: ignore[arg-type]


def make_model(wire: ScriptedWire, ledger: MemoryLedger | None = None, **changes: object) -> Model:
    slept: list[float] = []
    means = Means(
        clock=lambda: NOW,
        stopwatch=lambda: sum(slept),
        sleep=slept.append,
        ledger=ledger or MemoryLedger(),
        chance=lambda: 1.0,
    )
    return Model(wire, means, name="m", prices=PRICES, **changes)  # type: ignore[arg-type]


def fault_of(ask: Callable[[], object]) -> ModelFault:
    with pytest.raises(ModelFailed) as raised:
        ask()
    return raised.value.fault


def test_an_answer_comes_with_what_it_took() -> None:
    ledger = MemoryLedger()
    answer = make_model(ScriptedWire(GOOD), ledger).ask(make_question())
    assert answer.content == {"a": 1}
    assert (answer.model, answer.fingerprint, answer.attempts) == ("m-1", "f", 1)
    assert answer.cost_rub == Decimal("0.14")
    assert dict(ledger.spent_rub) == {
        "lead:lead_1": Decimal("0.14"),
        "hour:2027-01-20T10": Decimal("0.14"),
        "day:2027-01-20": Decimal("0.14"),
    }


def test_a_passing_failure_is_asked_again_once_a_minute() -> None:
    wire = ScriptedWire(ModelFailed(ModelFault.SERVER_FAILED), GOOD)
    assert make_model(wire).ask(make_question()).attempts == 2


def test_a_lasting_failure_is_not_asked_again() -> None:
    wire = ScriptedWire(ModelFailed(ModelFault.REFUSED_REQUEST))
    assert fault_of(lambda: make_model(wire).ask(make_question())) is ModelFault.REFUSED_REQUEST
    assert len(wire.asked) == 1


def test_attempts_are_bounded_by_the_allowance_of_retries() -> None:
    wire = ScriptedWire(ModelFailed(ModelFault.TIMED_OUT))
    assert fault_of(lambda: make_model(wire).ask(make_question())) is ModelFault.TIMED_OUT
    assert len(wire.asked) == 2


def test_an_outage_of_a_hundred_leads_takes_a_handful_of_calls() -> None:
    wire = ScriptedWire(ModelFailed(ModelFault.SERVER_FAILED))
    model = make_model(wire)
    for number in range(100):
        fault_of(lambda number=number: model.ask(make_question(lead_key=str(number))))  # type: ignore[misc]
    assert len(wire.asked) <= 20
    assert model.breaker.is_open


def test_money_that_is_gone_stops_before_the_call() -> None:
    wire = ScriptedWire(GOOD)
    model = make_model(wire, limits=Limits(lead_rub=Decimal("0.1")))
    assert fault_of(lambda: model.ask(make_question())) is ModelFault.NO_MONEY
    assert wire.asked == []


def test_money_that_is_gone_does_not_close_an_open_breaker() -> None:
    slept: list[float] = []
    wire = ScriptedWire(ModelFailed(ModelFault.UNREACHABLE))
    means = Means(clock=lambda: NOW, stopwatch=lambda: sum(slept), sleep=slept.append, ledger=MemoryLedger())
    model = Model(wire, means, prices=PRICES, limits=Limits(lead_rub=Decimal("0.7")))
    for number in range(10):
        fault_of(lambda number=number: model.ask(make_question(lead_key=str(number))))  # type: ignore[misc]
    assert model.breaker.is_open
    slept.append(31.0)
    calls = len(wire.asked)
    assert fault_of(lambda: model.ask(make_question(lead_key="0"))) is ModelFault.NO_MONEY
    assert model.breaker.is_open
    assert len(wire.asked) == calls


def test_a_call_that_may_have_been_charged_stays_spent() -> None:
    ledger = MemoryLedger()
    model = make_model(ScriptedWire(ModelFailed(ModelFault.TRUNCATED)), ledger)
    fault_of(lambda: model.ask(make_question()))
    assert ledger.spent_rub["day:2027-01-20"] > 0


def test_an_absurd_bill_raises_an_alarm_and_stops_the_next_call() -> None:
    absurd = RawAnswer(text="{}", usage=Usage(input_tokens=10**9, output_tokens=10**9))
    wire = ScriptedWire(absurd)
    model = make_model(wire)
    assert model.ask(make_question()).alarms == ("cost",)
    assert fault_of(lambda: model.ask(make_question(lead_key="lead_2"))) is ModelFault.NO_MONEY
    assert len(wire.asked) == 1


def test_an_answer_with_the_canary_is_thrown_away() -> None:
    leak = RawAnswer(text='{"a": "ref-1"}', usage=Usage())
    assert (
        fault_of(lambda: make_model(ScriptedWire(leak)).ask(make_question(canary="ref-1"))) is ModelFault.LEAK
    )


def test_what_is_no_object_is_a_failure_that_is_not_repeated() -> None:
    wire = ScriptedWire(RawAnswer(text="слова", usage=Usage()))
    assert fault_of(lambda: make_model(wire).ask(make_question())) is ModelFault.NOT_JSON
    assert len(wire.asked) == 1


def test_the_time_of_a_question_bounds_its_calls() -> None:
    patience = Patience(attempts=3, question_s=1.0, base_wait_s=2.0)
    wire = ScriptedWire(ModelFailed(ModelFault.BUSY))
    assert fault_of(lambda: make_model(wire, patience=patience).ask(make_question())) is ModelFault.BUSY
    assert len(wire.asked) == 1


def test_equal_questions_have_equal_hashes_whoever_pays() -> None:
    assert make_question().hash == make_question(lead_key="another").hash
    assert make_question().hash != make_question(max_tokens=7).hash
