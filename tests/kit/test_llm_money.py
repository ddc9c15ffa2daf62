from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import MemoryLedger, Prices, Usage, settle_cost

PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
DAY = {"day": Decimal(10)}


def test_a_call_costs_its_tokens() -> None:
    assert PRICES.cost(10_000, 1_000) == Decimal("1.4")


@pytest.mark.parametrize(
    ("usage", "cost", "is_absurd"),
    [
        (Usage(input_tokens=10_000, output_tokens=1_000), "1.4", False),
        (Usage(), "2", False),
        (Usage(input_tokens=10_000), "2", False),
        (Usage(input_tokens=-5, output_tokens=-5), "2", True),
        (Usage(input_tokens=10**9, output_tokens=10**9), "5000", True),
    ],
)
def test_a_strange_count_is_bounded_and_told(usage: Usage, cost: str, is_absurd: bool) -> None:
    assert settle_cost(usage, Decimal(2), PRICES, Decimal(5_000)) == (Decimal(cost), is_absurd)


def test_what_is_set_aside_is_replaced_by_what_was_spent() -> None:
    ledger = MemoryLedger()
    kept = ledger.reserve(Decimal(3), DAY)
    assert ledger.spent_rub["day"] == 3
    ledger.settle(kept, Decimal(1))
    assert ledger.spent_rub["day"] == 1


def test_a_limit_of_any_scope_refuses_and_changes_nothing() -> None:
    ledger = MemoryLedger()
    with pytest.raises(ModelFailed) as raised:
        ledger.reserve(Decimal(5), {"day": Decimal(10), "lead:1": Decimal(4)})
    assert raised.value.fault is ModelFault.NO_MONEY
    assert sum(ledger.spent_rub.values()) == 0


def test_workers_never_overspend_together() -> None:
    ledger = MemoryLedger()

    def spend(_: int) -> bool:
        try:
            ledger.settle(ledger.reserve(Decimal(1), DAY), Decimal(1))
        except ModelFailed:
            return False
        return True

    with ThreadPoolExecutor(50) as threads:
        assert sum(threads.map(spend, range(500))) == 10
    assert ledger.spent_rub["day"] == 10


@pytest.mark.parametrize(
    ("input_tokens", "output_tokens", "cost"),
    [
        (0, 0, "0"),
        # One token is less than a kopeck, and counts all the same.
        (1, 0, "0.0001"),
        (0, 1, "0.0004"),
        (1_000_000, 0, "100"),
        (0, 1_000_000, "400"),
        (3, 7, "0.0031"),
    ],
)
def test_each_token_has_its_price(input_tokens: int, output_tokens: int, cost: str) -> None:
    assert PRICES.cost(input_tokens, output_tokens) == Decimal(cost)


def test_a_model_of_ones_own_costs_nothing() -> None:
    assert Prices().cost(10**9, 10**9) == 0


@pytest.mark.parametrize(
    ("input_tokens", "is_absurd"),
    [
        # Two roubles were set aside: ten times that is much, a kopeck more is absurd.
        (200_000, False),
        (200_001, True),
    ],
)
def test_ten_times_what_was_set_aside_is_the_border_of_the_absurd(input_tokens: int, is_absurd: bool) -> None:
    usage = Usage(input_tokens=input_tokens, output_tokens=0)
    cost, told = settle_cost(usage, Decimal(2), PRICES, Decimal(5_000))
    assert (cost, told) == (PRICES.cost(input_tokens, 0), is_absurd)


@pytest.mark.parametrize(
    "usage",
    [
        Usage(input_tokens=-1, output_tokens=1_000),
        Usage(input_tokens=1_000, output_tokens=-1),
        Usage(input_tokens=0, output_tokens=-(10**9)),
    ],
)
def test_a_negative_count_never_gives_money_back(usage: Usage) -> None:
    assert settle_cost(usage, Decimal(2), PRICES, Decimal(5_000)) == (Decimal(2), True)


def test_an_answer_of_no_tokens_costs_nothing_and_is_not_absurd() -> None:
    usage = Usage(input_tokens=0, output_tokens=0)
    assert settle_cost(usage, Decimal(2), PRICES, Decimal(5_000)) == (Decimal(0), False)


def test_exactly_the_limit_may_be_set_aside_and_not_a_kopeck_more() -> None:
    ledger = MemoryLedger()
    ledger.reserve(Decimal(10), DAY)
    with pytest.raises(ModelFailed):
        ledger.reserve(Decimal("0.01"), DAY)


def test_a_lease_ends_by_the_clock_and_what_comes_late_counts_once() -> None:
    now = [0.0]
    ledger = MemoryLedger(lease_s=300.0, stopwatch=lambda: now[0])
    slow = ledger.reserve(Decimal(10), DAY)
    now[0] = 299.9
    with pytest.raises(ModelFailed):
        ledger.reserve(Decimal(1), DAY)
    now[0] = 300.0
    ledger.settle(ledger.reserve(Decimal(1), DAY), Decimal(1))
    assert ledger.spent_rub["day"] == 1
    ledger.settle(slow, Decimal(4))
    ledger.settle(slow, Decimal(4))
    assert ledger.spent_rub["day"] == 5


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100), st.booleans()), min_size=1, max_size=20))
def test_whoever_pays_no_more_than_was_set_aside_keeps_the_limit(asked: list[tuple[int, int, bool]]) -> None:
    ledger, spent, held = MemoryLedger(), Decimal(0), Decimal(0)
    for kopecks, share, is_settled in asked:
        amount = Decimal(kopecks) / 100
        try:
            kept = ledger.reserve(amount, DAY)
        except ModelFailed:
            assert spent + held + amount > 10
            continue
        if is_settled:
            ledger.settle(kept, amount * share / 100)
            spent += amount * share / 100
        else:
            held += amount
        assert ledger.spent_rub["day"] == spent + held <= 10
