"""What an agent may spend, and which messages of a model are answers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from kit.clock import FrozenClock
from kit.llm import Limits
from kit.llm_agent import Purse, check_message
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import MemoryLedger, Prices, Usage

NOON = datetime(2026, 11, 26, 12, 59, 59, tzinfo=UTC)
# 1,000 letters are 500 tokens for 5 kopecks; 100 tokens of answer are 4 kopecks.
PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
CALL = Decimal("0.09")


def make_purse(clock: FrozenClock | None = None, **changes: Any) -> Purse:
    given: dict[str, Any] = {
        "ledger": MemoryLedger(),
        "prices": PRICES,
        "limits": Limits(),
        "agent_rub": Decimal(3),
        "clock": clock or FrozenClock(NOON),
    }
    return Purse(**{**given, **changes})


def spent(purse: Purse) -> dict[str, Decimal]:
    assert isinstance(purse.ledger, MemoryLedger)
    return {scope: amount for scope, amount in purse.ledger.spent_rub.items() if amount}


def test_a_call_is_set_aside_for_its_lead_its_hour_and_its_day() -> None:
    purse = make_purse()
    reserved = purse.reserve(1_000, 100, "lead-1")
    assert reserved.amount_rub == CALL
    assert spent(purse) == {"agent:lead-1": CALL, "hour:2026-11-26T12": CALL, "day:2026-11-26": CALL}


@pytest.mark.parametrize(
    ("letters", "tokens", "amount"),
    [
        (0, 0, "0"),
        (0, 100, "0.04"),
        (1, 0, "0"),
        (2, 0, "0.0001"),
        (3, 0, "0.0001"),
        (2_000_000, 0, "100"),
        (20_000, 400, "1.16"),
    ],
)
def test_two_letters_are_a_token_and_the_answer_is_paid_in_full(
    letters: int, tokens: int, amount: str
) -> None:
    purse = make_purse(agent_rub=Decimal(100))
    assert purse.reserve(letters, tokens, "x").amount_rub == Decimal(amount)


@pytest.mark.parametrize(
    ("changes", "calls"),
    [
        # Nine kopecks a call: 0.27 holds three of them, a kopeck less holds two.
        ({"agent_rub": Decimal("0.27")}, 3),
        ({"agent_rub": Decimal("0.26")}, 2),
        ({"limits": Limits(hour_rub=Decimal("0.18"))}, 2),
        ({"limits": Limits(day_rub=Decimal("0.09"))}, 1),
        ({"limits": Limits(day_rub=Decimal("0.08"))}, 0),
        # What questions may cost a lead is no concern of agents.
        ({"limits": Limits(lead_rub=Decimal(0)), "agent_rub": Decimal("0.27")}, 3),
    ],
)
def test_the_narrowest_limit_ends_the_spending_and_is_reached_in_full(changes, calls: int) -> None:
    purse = make_purse(**changes)
    for _ in range(calls):
        purse.reserve(1_000, 100, "lead-1")
    with pytest.raises(ModelFailed) as told:
        purse.reserve(1_000, 100, "lead-1")
    assert told.value.fault is ModelFault.NO_MONEY
    assert spent(purse).get("agent:lead-1", Decimal(0)) == CALL * calls


def test_one_lead_that_spent_its_own_leaves_the_next_its_own() -> None:
    purse = make_purse(agent_rub=CALL)
    purse.reserve(1_000, 100, "lead-1")
    with pytest.raises(ModelFailed):
        purse.reserve(1_000, 100, "lead-1")
    assert purse.reserve(1_000, 100, "lead-2").amount_rub == CALL


def test_a_new_hour_has_its_own_limit_and_the_same_day() -> None:
    ledger, limits = MemoryLedger(), Limits(hour_rub=CALL, day_rub=CALL * 2)

    def reserve(**after: int) -> None:
        clock = FrozenClock(NOON + timedelta(**after))
        make_purse(clock, ledger=ledger, limits=limits).reserve(1_000, 100, "lead-1")

    reserve()
    reserve(seconds=1)
    with pytest.raises(ModelFailed):
        reserve(hours=2)
    reserve(hours=12)
    assert {scope: amount for scope, amount in ledger.spent_rub.items() if amount} == {
        "agent:lead-1": CALL * 3,
        "hour:2026-11-26T12": CALL,
        "hour:2026-11-26T13": CALL,
        "day:2026-11-26": CALL * 2,
        "hour:2026-11-27T00": CALL,
        "day:2026-11-27": CALL,
    }


@pytest.mark.parametrize(
    ("usage", "cost", "is_absurd"),
    [
        (Usage(input_tokens=500, output_tokens=100), "0.09", False),
        (Usage(input_tokens=100, output_tokens=10), "0.014", False),
        (Usage(input_tokens=0, output_tokens=0), "0", False),
        # What the service does not say counts as what was set aside.
        (Usage(), "0.09", False),
        (Usage(input_tokens=5), "0.09", False),
        (Usage(output_tokens=5), "0.09", False),
        (Usage(input_tokens=-1, output_tokens=5), "0.09", True),
        # Ten times what was set aside is borne; a token more is not.
        (Usage(input_tokens=9_000, output_tokens=0), "0.9", False),
        (Usage(input_tokens=9_001, output_tokens=0), "0.9001", True),
        (Usage(input_tokens=10**9, output_tokens=10**9), "5000", True),
    ],
)
def test_what_a_call_cost_takes_the_place_of_what_was_set_aside(
    usage: Usage, cost: str, is_absurd: bool
) -> None:
    purse = make_purse()
    reserved = purse.reserve(1_000, 100, "lead-1")
    assert purse.settle(reserved, usage) == (Decimal(cost), is_absurd)
    assert set(spent(purse).values()) <= {Decimal(cost)}


def test_a_reservation_is_settled_once() -> None:
    purse = make_purse()
    reserved = purse.reserve(1_000, 100, "lead-1")
    purse.settle(reserved, Usage())
    purse.settle(reserved, Usage())
    assert spent(purse)["agent:lead-1"] == CALL


def make_message(finish: str | None = "stop", refusal: object = None) -> SimpleNamespace:
    """As much of a message of LangChain as is looked at."""
    return SimpleNamespace(
        response_metadata={"finish_reason": finish}, additional_kwargs={"refusal": refusal}
    )


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "function_call", "", None, "eos"])
def test_calls_and_plain_words_both_are_answers(finish: str | None) -> None:
    check_message(make_message(finish))
    check_message(SimpleNamespace(response_metadata={}, additional_kwargs={}))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (make_message("length"), ModelFault.TRUNCATED),
        (make_message("content_filter"), ModelFault.FILTERED),
        (make_message(refusal="I can not"), ModelFault.REFUSAL),
        # Who refuses in the middle has refused, however it ended.
        (make_message("length", "I can not"), ModelFault.REFUSAL),
    ],
)
def test_what_is_no_answer_has_its_fault(message: SimpleNamespace, fault: ModelFault) -> None:
    with pytest.raises(ModelFailed) as told:
        check_message(message)
    assert told.value.fault is fault
