from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

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
