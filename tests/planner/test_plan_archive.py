"""The same contract for the double and for PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import BadInput, KeyReused, NotFound
from kit.ids import make_sequential_ids
from planner.draft import draft_request
from planner.plan_archive import MemoryPlans, PlanDesk, Plans, StoredPlan
from planner.plan_request import PlanRequest, read_plan_request
from planner.store import SqlPlans
from tests.planner.builders import AS_OF, make_brief, the_card

Open = Callable[[], AbstractContextManager[Plans]]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(params=["memory", "postgres"])
def open_plans(request: pytest.FixtureRequest) -> Open:
    if request.param == "memory":
        return MemoryPlans().begin
    database: Database = request.getfixturevalue("database")

    @contextmanager
    def begin() -> Iterator[Plans]:
        with database.begin() as connection:
            yield SqlPlans(connection)

    return begin


def make_stored(plan_id: str = "plan_1", payload: str = "{}") -> StoredPlan:
    return StoredPlan(
        id=plan_id, payload=payload, content='{"a":"ё"}', ignored=("x",), microseconds=5, created_at=NOW
    )


def test_a_plan_is_found_as_it_was_kept(open_plans: Open) -> None:
    with open_plans() as plans:
        plans.add_plan(make_stored(), key=None)
    with open_plans() as plans:
        assert plans.find_plan("plan_1") == make_stored()
        with pytest.raises(NotFound):
            plans.find_plan("plan_2")


def test_a_key_gives_its_plan_again_and_refuses_another_body(open_plans: Open) -> None:
    with open_plans() as plans:
        assert plans.claim_key("k", "{}") is None
        plans.add_plan(make_stored(), key="k")
    with open_plans() as plans:
        assert plans.claim_key("k", "{}") == make_stored()
        assert plans.claim_key("other", "{}") is None
        with pytest.raises(KeyReused):
            plans.claim_key("k", '{"b":1}')


def test_a_failed_transaction_leaves_nothing(open_plans: Open) -> None:
    def fail() -> None:
        with open_plans() as plans:
            plans.add_plan(make_stored(), key="k")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with open_plans() as plans:
        assert plans.claim_key("k", "{}") is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE media_plans SET content = ''", "DELETE FROM media_plans", "TRUNCATE media_plans CASCADE"],
)
def test_nobody_can_change_a_plan(database: Database, statement: str) -> None:
    with database.begin() as connection:
        SqlPlans(connection).add_plan(make_stored(), key=None)
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(statement))


def make_desk() -> PlanDesk:
    return PlanDesk(
        make_plan=lambda request: draft_request(request, the_card()),
        clock=FrozenClock(NOW),
        stopwatch=lambda: 1.0,
        new_id=make_sequential_ids(),
    )


def read() -> PlanRequest:
    content = {"brief": {"regions": ["Москва"], "budget_max_rub": 1_000_000, "objective": "leads"}}
    return read_plan_request(content, today=AS_OF)


def test_the_desk_plans_once_for_a_key(open_plans: Open) -> None:
    desk = make_desk()
    with open_plans() as plans:
        first = desk.answer("body", read, plans, key="k")
        again = desk.answer("body", read, plans, key="k")
        other = desk.answer("body", read, plans, key=None)
    assert (first.stored, first.is_repeated) == (again.stored, False)
    assert again.is_repeated
    assert other.stored.id != first.stored.id
    assert other.stored.content == first.stored.content


def test_a_refused_request_keeps_nothing() -> None:
    def refuse() -> PlanRequest:
        raise BadInput

    plans = MemoryPlans()
    with pytest.raises(BadInput):
        make_desk().answer("body", refuse, plans, key="k")
    assert plans == MemoryPlans()


def test_a_budget_survives_the_archive_to_the_kopeck() -> None:
    request = PlanRequest(
        brief=make_brief(budget_max_rub=Decimal("1000000.01")), as_of=AS_OF, wishes=read().wishes, lang="ru"
    )
    stored = make_desk().answer("body", lambda: request, MemoryPlans(), key=None).stored
    assert '"budget_max_rub":"1000000.01"' in stored.content


def test_a_plan_made_outside_of_any_transaction_is_kept_once_for_a_key(open_plans: Open) -> None:
    desk = make_desk()
    first, second = desk.make(read), desk.make(read, lambda plan, lang: replace(plan, as_of=AS_OF))
    with open_plans() as plans:
        assert desk.look("body", plans, key="k") is None
        kept = desk.keep(first, "body", plans, key="k")
        late = desk.keep(second, "body", plans, key="k")
        seen = desk.look("body", plans, key="k")
    assert (kept.is_repeated, late.is_repeated, late.stored) == (False, True, kept.stored)
    assert seen is not None
    assert seen.stored == kept.stored


def test_the_last_word_on_a_plan_is_kept_with_it() -> None:
    made = make_desk().make(read, lambda plan, lang: replace(plan, as_of=date(2030, 1, 2)))
    assert '"as_of":"2030-01-02"' in made.content
