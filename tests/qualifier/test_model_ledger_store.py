"""One contract for both ledgers: of one process, and of all that share a database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from kit.db import Database
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import Ledger, MemoryLedger, Reservation
from qualifier.model_ledger_store import DatabaseLedger, open_ledger

LIMITS = {"day:2026-11-26": Decimal(10), "hour:2026-11-26T10": Decimal(6), "lead:1": Decimal(4)}
DAY = {"day:2026-11-26": Decimal(10)}

MakeLedger = Callable[..., Ledger]


@pytest.fixture(params=["memory", "database"])
def make_ledger(request: pytest.FixtureRequest) -> MakeLedger:
    if request.param == "memory":
        return MemoryLedger
    database = request.getfixturevalue("database")
    return lambda **changes: open_ledger(database, **changes)


def spent(ledger: Ledger, scope: str) -> Decimal:
    if isinstance(ledger, DatabaseLedger):
        with ledger.open_spending() as spending:
            return spending.spent_rub(scope)
    assert isinstance(ledger, MemoryLedger)
    return ledger.spent_rub[scope]


def is_refused(ledger: Ledger, amount: str, limits: dict[str, Decimal]) -> bool:
    try:
        ledger.reserve(Decimal(amount), limits)
    except ModelFailed as failed:
        return failed.fault is ModelFault.NO_MONEY
    return False


@pytest.mark.parametrize(
    ("limits", "amount", "is_too_much"),
    [
        (LIMITS, "4", False),
        (LIMITS, "4.01", True),
        ({**LIMITS, "lead:1": Decimal(100)}, "6.01", True),
        ({**LIMITS, "lead:1": Decimal(100), "hour:2026-11-26T10": Decimal(100)}, "10.01", True),
        (DAY, "0", False),
    ],
)
def test_each_scope_has_its_limit(
    make_ledger: MakeLedger, limits: dict[str, Decimal], amount: str, is_too_much: bool
) -> None:
    assert is_refused(make_ledger(), amount, limits) is is_too_much


def test_what_is_set_aside_counts_until_it_is_settled(make_ledger: MakeLedger) -> None:
    ledger = make_ledger()
    kept = ledger.reserve(Decimal(8), DAY)
    assert is_refused(ledger, "3", DAY)
    ledger.settle(kept, Decimal("1.5"))
    assert spent(ledger, "day:2026-11-26") == Decimal("1.5")
    assert not is_refused(ledger, "8.5", DAY)


def test_a_refusal_changes_nothing_in_any_scope(make_ledger: MakeLedger) -> None:
    ledger = make_ledger()
    assert is_refused(ledger, "5", LIMITS)
    assert not is_refused(ledger, "10", DAY)


def test_a_reservation_is_settled_once(make_ledger: MakeLedger) -> None:
    ledger = make_ledger()
    kept = ledger.reserve(Decimal(2), LIMITS)
    ledger.settle(kept, Decimal(2))
    ledger.settle(kept, Decimal(2))
    ledger.settle(Reservation(amount_rub=Decimal(1), scopes=tuple(LIMITS), id="of-nobody"), Decimal(1))
    assert {spent(ledger, scope) for scope in LIMITS} == {Decimal(2)}


def test_a_worker_that_died_gives_its_money_back_when_its_lease_has_ended(make_ledger: MakeLedger) -> None:
    ledger = make_ledger(lease_s=0.0)
    kept = ledger.reserve(Decimal(10), DAY)
    assert not is_refused(ledger, "10", DAY)
    # It was only slow: what it spent counts all the same, once.
    ledger.settle(kept, Decimal(9))
    ledger.settle(kept, Decimal(9))
    assert is_refused(ledger, "1.01", DAY)


def test_a_worker_that_is_at_work_keeps_its_money(make_ledger: MakeLedger) -> None:
    ledger = make_ledger(lease_s=3_600.0)
    ledger.reserve(Decimal(10), DAY)
    assert is_refused(ledger, "0.01", DAY)


def test_more_may_be_spent_than_was_set_aside_and_then_it_stops(make_ledger: MakeLedger) -> None:
    ledger = make_ledger()
    ledger.settle(ledger.reserve(Decimal(1), DAY), Decimal(11))
    assert is_refused(ledger, "0.000001", DAY)


def test_fifty_workers_never_set_aside_more_than_the_limit(make_ledger: MakeLedger) -> None:
    ledger = make_ledger()

    def spend(number: int) -> bool:
        limits = {**DAY, f"lead:{number}": Decimal(4)}
        try:
            ledger.settle(ledger.reserve(Decimal(1), limits), Decimal("0.75"))
        except ModelFailed:
            return False
        return True

    with ThreadPoolExecutor(50) as threads:
        granted = sum(threads.map(spend, range(60)))
    total = spent(ledger, "day:2026-11-26")
    assert total == granted * Decimal("0.75")
    assert Decimal(9) < total <= 10


def test_old_scopes_are_forgotten_and_young_ones_stay(database: Database) -> None:
    ledger = open_ledger(database)
    ledger.settle(ledger.reserve(Decimal(1), DAY), Decimal(1))
    with ledger.open_spending() as spending:
        assert spending.forget_old(days=1) == 0
        assert spending.forget_old(days=0) == 1
        assert spending.spent_rub("day:2026-11-26") == 0
