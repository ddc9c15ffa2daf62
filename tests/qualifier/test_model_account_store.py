"""The step that ends a call: money and answer are kept together, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from kit.db import Database, open_database
from kit.errors import StoreDown
from kit.llm_book import Entry, Outcome
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_keeping import Price
from kit.llm_money import Reservation
from qualifier.model_account_store import DatabaseAccounts, open_accounts
from qualifier.model_answer_store import open_book
from qualifier.model_ledger_store import open_ledger

AT = datetime(2026, 11, 26, 10, tzinfo=UTC)
DAY = "day:2026-11-26"
LIMITS = {DAY: Decimal(10), "lead:1": Decimal(4)}
ENTRY = Entry(
    asked_at=AT,
    key="k1",
    lead_key="lead_1",
    prompt="judge_lead.v2",
    prompt_fingerprint="f1",
    model="m",
    parameters="{}",
    outcome=Outcome.ANSWERED,
    answer='{"a": 1}',
    answered_by="m-2026",
    fingerprint="fp",
    cost_rub=Decimal("0.5"),
    input_tokens=2_000,
    output_tokens=300,
)


def spent(database: Database, scope: str) -> Decimal:
    with open_ledger(database).open_spending() as spending:
        return spending.spent_rub(scope)


def test_a_call_is_settled_and_its_answer_kept(database: Database) -> None:
    kept = open_ledger(database).reserve(Decimal(2), LIMITS)
    open_accounts(database).close(kept, Decimal("0.5"), ENTRY)
    assert {spent(database, scope) for scope in LIMITS} == {Decimal("0.5")}
    assert open_book(database).find("k1", since=AT) == ENTRY
    # The other 1.5 roubles are free again.
    open_ledger(database).reserve(Decimal("3.5"), LIMITS)


def test_a_call_that_was_settled_before_counts_once(database: Database) -> None:
    ledger = open_ledger(database)
    kept = ledger.reserve(Decimal(2), LIMITS)
    ledger.settle(kept, Decimal(1))
    open_accounts(database).close(kept, Decimal(1), ENTRY)
    assert spent(database, DAY) == Decimal(1)
    assert open_book(database).count().answered == 1


def test_where_the_answer_cannot_be_kept_nothing_is_settled_and_the_money_stays_aside(
    database: Database,
) -> None:
    ledger = open_ledger(database)
    kept = ledger.reserve(Decimal(3), LIMITS)
    with pytest.raises(DatabaseError):
        open_accounts(database).close(kept, Decimal(1), replace(ENTRY, answer=None))
    assert spent(database, DAY) == 0
    assert open_book(database).of_lead("lead_1") == ()
    ledger.settle(kept, Decimal(1))
    assert spent(database, DAY) == Decimal(1)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"answered_by": "m\x00-1"}, {"answered_by": "m-1"}),
        ({"fingerprint": "f\ud800"}, {"fingerprint": "f?"}),
        ({"answer": '{"a": "\x00"}'}, {"answer": '{"a": ""}'}),
        ({"input_tokens": 10**30}, {"input_tokens": 2**63 - 1}),
        ({"output_tokens": -(10**30)}, {"output_tokens": 1 - 2**63}),
    ],
)
def test_nothing_that_a_service_says_of_itself_can_stop_the_count(
    database: Database, told: dict[str, object], kept: dict[str, object]
) -> None:
    reserved = open_ledger(database).reserve(Decimal(1), LIMITS)
    open_accounts(database).close(reserved, Decimal(1), replace(ENTRY, **told))  # type: ignore[arg-type]
    assert open_book(database).of_lead("lead_1") == (replace(ENTRY, **kept),)  # type: ignore[arg-type]
    assert spent(database, DAY) == Decimal(1)


def price(amount: str, limits: dict[str, Decimal] = LIMITS) -> Price:
    return Price(amount_rub=Decimal(amount), limits=limits)


def test_a_question_that_was_never_answered_sets_its_money_aside(database: Database) -> None:
    accounts = open_accounts(database)
    reserved = accounts.open("k1", AT, price("3"))
    assert isinstance(reserved, Reservation)
    with pytest.raises(ModelFailed) as raised:
        accounts.open("k1", AT, price("1.5"))
    assert raised.value.fault is ModelFault.NO_MONEY
    accounts.close(reserved, Decimal("0.5"), ENTRY)
    assert {spent(database, scope) for scope in LIMITS} == {Decimal("0.5")}


@pytest.mark.parametrize(("days", "is_fresh"), [(0, True), (1, False)])
def test_a_fresh_answer_is_given_and_nothing_is_set_aside(
    days: int, is_fresh: bool, database: Database
) -> None:
    open_book(database).note(ENTRY)
    found = open_accounts(database).open("k1", AT + timedelta(days=days), price("10", {DAY: Decimal(10)}))
    assert (found == ENTRY) is is_fresh
    # All of the day's money is free still, or all of it is set aside.
    free = open_ledger(database)
    if is_fresh:
        free.reserve(Decimal(10), {DAY: Decimal(10)})
        return
    with pytest.raises(ModelFailed):
        free.reserve(Decimal("0.01"), {DAY: Decimal(10)})


def test_what_a_dead_worker_set_aside_comes_back_with_its_lease(database: Database) -> None:
    open_accounts(database).open("k1", AT, price("4"))
    dead = DatabaseAccounts(database=database, lease_s=0.0)
    with pytest.raises(ModelFailed):
        dead.open("k2", AT, price("4"))
    other = {DAY: Decimal(10), "lead:2": Decimal(4)}
    assert isinstance(dead.open("k2", AT, price("4", other)), Reservation)
    assert isinstance(dead.open("k3", AT, price("4", other)), Reservation)


def test_a_database_out_of_reach_is_told_as_such(database: Database) -> None:
    kept = open_ledger(database).reserve(Decimal(1), LIMITS)
    gone = open_database("postgresql://u:p@127.0.0.1:9/none", state_dir=Path())
    with pytest.raises(StoreDown):
        open_accounts(gone).close(kept, Decimal(1), ENTRY)
    gone.close()
    assert spent(database, DAY) == 0
