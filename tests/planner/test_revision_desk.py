"""The same contract for the double and for PostgreSQL, also when two people work at once."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import BadInput, KeyReused, NotFound
from kit.ids import make_random_id
from planner.approval import Approval
from planner.edit import AskedEdit
from planner.edit_chain import extend_edits
from planner.edit_faults import AlreadyApproved, ApprovalBlocked, VersionConflict
from planner.edited_request import edit_request
from planner.media_plan import MediaPlan
from planner.plan_archive import Answered, Link, MemoryPlans, Plans, StoredPlan
from planner.plan_json import read_plan, write_plan
from planner.plan_request import PlanRequest
from planner.revision_desk import (
    RevisionDesk,
    Seen,
    read_approval,
    read_revision,
    write_version,
)
from planner.store import SqlPlans
from qualifier.canonical_json import write_json
from tests.planner.builders import AS_OF
from tests.planner.drafts import drafted
from tests.planner.revised import desk_of, drop, usual

Open = Callable[[], AbstractContextManager[Plans]]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SIDOROV = Approval(who="Сидоров", note="согласовано", at=NOW)


@pytest.fixture(params=["memory", "postgres"])
def open_plans(request: pytest.FixtureRequest) -> Open:
    if request.param == "memory":
        return MemoryPlans().begin
    return open_sql(request.getfixturevalue("database"))


def open_sql(database: Database) -> Open:
    @contextmanager
    def begin() -> Iterator[Plans]:
        with database.begin() as connection:
            yield SqlPlans(connection)

    return begin


def note_only(_request: PlanRequest, base: MediaPlan, asked: tuple[AskedEdit, ...]) -> MediaPlan:
    """Take the edits down without planning anew: what is kept is under test, not the split."""
    return replace(base, edits=extend_edits(desk_of(base), asked))


def make_desk() -> RevisionDesk:
    return RevisionDesk(
        make_revision=note_only, clock=FrozenClock(NOW), stopwatch=lambda: 1.0, new_id=make_random_id
    )


def keep_first(open_plans: Open, plan: MediaPlan | None = None) -> str:
    content = write_json(write_plan(plan or usual()))
    stored = StoredPlan(
        id="plan_1",
        payload='{"brief": {}, "lang": "en", "goal": "leads"}',
        content=content,
        ignored=(),
        microseconds=1,
        created_at=NOW,
    )
    with open_plans() as plans:
        plans.add_plan(stored, key=None)
    return stored.id


def body_of(*edits: dict[str, Any], base: int = 1, author: str = "Иванова") -> dict[str, Any]:
    return {"author": author, "base_version": base, "edits": list(edits)}


def revise(open_plans: Open, plan_id: str, body: dict[str, Any], *, key: str | None = None) -> Answered:
    desk, ask = make_desk(), read_revision(body, today=AS_OF)
    with open_plans() as plans:
        seen = desk.look(plan_id, json.dumps(body), ask, plans, key=key)
    if isinstance(seen, Answered):
        return seen
    made = desk.make(seen)
    with open_plans() as plans:
        return desk.keep(made, plans, key=key)


def test_versions_form_a_chain_whose_first_is_the_plan(open_plans: Open) -> None:
    first = keep_first(open_plans)
    second = revise(open_plans, first, body_of(drop("radio"))).stored
    third = revise(open_plans, second.id, body_of(drop("tv"), base=2)).stored
    for plan_id in (first, second.id, third.id):
        with open_plans() as plans:
            versions = plans.list_versions(plan_id)
        assert [one.link.plan_id for one in versions] == [first, second.id, third.id]
        assert [one.link.number for one in versions] == [1, 2, 3]
        assert [one.link.parent_id for one in versions] == [None, first, second.id]
    assert [edit.number for edit in read_plan(third.content).edits] == [1, 2]
    assert [edit["number"] for edit in write_version(versions[2])["edits"]] == [2]


def test_an_unknown_plan_has_no_versions(open_plans: Open) -> None:
    with open_plans() as plans, pytest.raises(NotFound):
        plans.list_versions("plan_9")


def test_a_version_speaks_the_language_of_the_first(open_plans: Open) -> None:
    first = keep_first(open_plans)
    stored = revise(open_plans, first, body_of(drop("radio"))).stored
    assert json.loads(stored.payload)["lang"] == "en"


def test_the_request_keeps_the_clients_brief_and_the_first_wishes(open_plans: Open) -> None:
    first = keep_first(open_plans)
    ask = read_revision(body_of(drop("radio")), today=AS_OF)
    with open_plans() as plans:
        seen = make_desk().look(first, "{}", ask, plans, key=None)
    assert isinstance(seen, Seen)
    assert seen.request.brief == usual().brief
    assert seen.request.wishes.goal == "leads"
    assert edit_request(seen.request, ()) == seen.request


def test_a_version_of_an_older_one_is_a_conflict_that_loses_nothing(open_plans: Open) -> None:
    first = keep_first(open_plans)
    second = revise(open_plans, first, body_of(drop("radio"))).stored
    with pytest.raises(VersionConflict) as caught:
        revise(open_plans, first, body_of(drop("tv", reason="дорого"), author="Петров"))
    extra = caught.value.extra
    assert extra["latest"] == {"id": second.id, "number": 2}
    assert [one["author"] for one in extra["since"]] == ["Иванова"]
    assert extra["since"][0]["edits"][0]["change"]["channel"] == "radio"
    assert extra["edits"] == [drop("tv", reason="дорого")]
    assert "2 (Иванова)" in caught.value.detail_ru


def test_a_version_that_does_not_exist_yet_cannot_have_been_seen(open_plans: Open) -> None:
    first = keep_first(open_plans)
    with pytest.raises(BadInput, match="newest version is 1"):
        revise(open_plans, first, body_of(drop("radio"), base=2))


def test_a_key_gives_its_version_again_and_refuses_another_body(open_plans: Open) -> None:
    first = keep_first(open_plans)
    one = revise(open_plans, first, body_of(drop("radio")), key="k")
    again = revise(open_plans, first, body_of(drop("radio")), key="k")
    assert (again.stored, again.is_repeated) == (one.stored, True)
    with pytest.raises(KeyReused):
        revise(open_plans, first, body_of(drop("tv")), key="k")


def test_a_key_that_was_answered_meanwhile_is_answered_alike(open_plans: Open) -> None:
    first, desk = keep_first(open_plans), make_desk()
    body = body_of(drop("radio"))
    ask = read_revision(body, today=AS_OF)
    with open_plans() as plans:
        seen = desk.look(first, json.dumps(body), ask, plans, key="k")
    assert isinstance(seen, Seen)
    one = revise(open_plans, first, body, key="k")
    with open_plans() as plans:
        late = desk.keep(desk.make(seen), plans, key="k")
    assert (late.stored, late.is_repeated) == (one.stored, True)


def approve(open_plans: Open, plan_id: str, approval: Approval = SIDOROV) -> tuple[Any, bool]:
    with open_plans() as plans:
        return make_desk().approve(plan_id, approval, plans)


def test_an_approval_locks_a_version_and_a_change_is_a_new_one_that_says_so(open_plans: Open) -> None:
    first = keep_first(open_plans)
    version, is_repeated = approve(open_plans, first)
    assert (version.approval, is_repeated) == (SIDOROV, False)
    second = revise(open_plans, first, body_of(drop("radio"))).stored
    with open_plans() as plans:
        versions = plans.list_versions(first)
        assert plans.find_plan(first).content == write_json(write_plan(usual()))
    assert [one.approval for one in versions] == [SIDOROV, None]
    assert versions[1].link.changes_approved
    third = revise(open_plans, second.id, body_of(drop("tv"), base=2)).stored
    with open_plans() as plans:
        assert not plans.list_versions(third.id)[2].link.changes_approved


def test_the_same_person_may_approve_again_and_nobody_else(open_plans: Open) -> None:
    first = keep_first(open_plans)
    approve(open_plans, first)
    later = replace(SIDOROV, at=NOW.replace(hour=12))
    assert approve(open_plans, first, later)[0].approval == SIDOROV
    assert approve(open_plans, first, later)[1]
    with pytest.raises(AlreadyApproved) as caught:
        approve(open_plans, first, replace(later, who="Петров"))
    assert caught.value.extra["approval"]["who"] == "Сидоров"
    assert "Сидоров, 25.11.2026 09:00" in caught.value.detail


def test_an_older_version_is_not_approved_in_place_of_the_newest(open_plans: Open) -> None:
    first = keep_first(open_plans)
    revise(open_plans, first, body_of(drop("radio")))
    with pytest.raises(VersionConflict) as caught:
        approve(open_plans, first)
    assert caught.value.extra["latest"]["number"] == 2
    assert "правки" not in caught.value.detail_ru


def test_what_blocks_a_plan_blocks_its_approval(open_plans: Open) -> None:
    first = keep_first(open_plans, drafted("too_small"))
    with pytest.raises(ApprovalBlocked) as caught:
        approve(open_plans, first)
    assert "budget_below_minimum" in [one["code"] for one in caught.value.extra["blockers"]]
    with open_plans() as plans:
        assert plans.list_versions(first)[0].approval is None


def race(*works: Callable[[], Any]) -> list[Any]:
    """Start everything at once; return what each gave, an error as a value."""
    start, found = threading.Barrier(len(works)), [None] * len(works)

    def run(at: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[at] = work()
        except BadInput as error:
            found[at] = error  # type: ignore[call-overload]

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_people_who_edit_at_once_one_is_told_and_loses_nothing(database: Database) -> None:
    open_plans = open_sql(database)
    first = keep_first(open_plans)
    bodies = [body_of(drop("radio"), author="Иванова"), body_of(drop("tv"), author="Петров")]
    found = race(*(lambda body=body: revise(open_plans, first, body) for body in bodies))  # type: ignore[misc]
    kept = [one for one in found if isinstance(one, Answered)]
    refused = [one for one in found if isinstance(one, VersionConflict)]
    assert (len(kept), len(refused)) == (1, 1)
    loser = bodies[found.index(refused[0])]
    assert refused[0].extra["edits"] == loser["edits"]
    with open_plans() as plans:
        assert len(plans.list_versions(first)) == 2


def test_of_two_people_who_approve_at_once_one_is(database: Database) -> None:
    open_plans = open_sql(database)
    first = keep_first(open_plans)
    found = race(
        lambda: approve(open_plans, first),
        lambda: approve(open_plans, first, replace(SIDOROV, who="Петров")),
    )
    assert sorted(type(one).__name__ for one in found) == ["AlreadyApproved", "tuple"]


def test_an_edit_and_an_approval_at_once_leave_one_true_story(database: Database) -> None:
    open_plans = open_sql(database)
    first = keep_first(open_plans)
    edited, approved = race(
        lambda: revise(open_plans, first, body_of(drop("radio"))), lambda: approve(open_plans, first)
    )
    assert isinstance(edited, Answered)
    with open_plans() as plans:
        versions = plans.list_versions(first)
    # Approved first: the revision says that it changes it. Edited first: the approval met a newer version.
    was_first = not isinstance(approved, VersionConflict)
    assert versions[1].link.changes_approved is was_first
    assert (versions[0].approval is not None) is was_first


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_revisions SET author = ''",
        "DELETE FROM plan_revisions",
        "TRUNCATE plan_revisions",
        "UPDATE plan_approvals SET who = ''",
        "DELETE FROM plan_approvals",
        "TRUNCATE plan_approvals",
    ],
)
def test_nobody_can_change_history(database: Database, statement: str) -> None:
    open_plans = open_sql(database)
    second = revise(open_plans, keep_first(open_plans), body_of(drop("radio"))).stored
    approve(open_plans, second.id)
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(statement))


def test_the_database_itself_refuses_a_second_successor(database: Database) -> None:
    open_plans = open_sql(database)
    first = keep_first(open_plans)
    revise(open_plans, first, body_of(drop("radio")))
    other = Link(plan_id=first, root_id=first, number=2, parent_id=first, author="x")
    with pytest.raises(DBAPIError), open_plans() as plans:
        plans.add_link(other, at=NOW)


def test_a_failed_transaction_leaves_no_version() -> None:
    store = MemoryPlans()
    first = keep_first(store.begin)

    def fail() -> None:
        with store.begin() as plans:
            plans.add_link(Link(plan_id="plan_2", root_id=first, number=2, parent_id=first), at=NOW)
            plans.add_approval(first, SIDOROV)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (store.links, store.approvals) == ({}, {})


BAD = [
    [],
    {},
    {"author": "x", "base_version": 0, "edits": [drop("1")]},
    {"author": "x", "base_version": True, "edits": [drop("1")]},
    {"author": "x", "base_version": "1", "edits": [drop("1")]},
    {"author": "", "base_version": 1, "edits": [drop("1")]},
    {"author": "x", "base_version": 1},
    {"author": "x", "base_version": 1, "edits": [drop("1")], "as_of": "soon"},
]


@pytest.mark.parametrize("content", BAD)
def test_a_revision_that_cannot_be_used_is_refused(content: Any) -> None:
    with pytest.raises(BadInput):
        read_revision(content, today=AS_OF)


def test_a_day_may_be_named_and_what_is_unknown_is_told() -> None:
    ask = read_revision({**body_of(drop("1")), "as_of": "2026-12-01", "colour": 1}, today=AS_OF)
    assert (ask.as_of, ask.ignored) == (date(2026, 12, 1), ("colour",))


@pytest.mark.parametrize(
    "content", [[], {}, {"who": ""}, {"who": "x", "note": 5}, {"who": "x", "note": "x" * 501}]
)
def test_an_approval_needs_a_person(content: Any) -> None:
    with pytest.raises(BadInput):
        read_approval(content, FrozenClock(NOW))


def test_a_note_is_one_line_of_text() -> None:
    found = read_approval({"who": " Сидоров\x00 ", "note": "да\n\x1b[31m"}, FrozenClock(NOW))
    assert (found.who, found.note, found.at) == ("Сидоров", "да [31m", NOW)
