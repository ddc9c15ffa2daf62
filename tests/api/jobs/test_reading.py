import json
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.jobs.reading import Reading
from api.jobs.rooms import Rooms
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import StoreDown
from kit.ids import make_sequential_ids
from kit.llm_faults import ModelFault
from qualifier.model_job import MOST_ATTEMPTS, Job, JobState, Outcome
from tests.api.jobs.scripts import HURTS, MESSAGE, Scripted, make_reading

pytestmark = pytest.mark.service

LEAD = {"id": "crm-1", "company": "Зерно", "message": MESSAGE}
URL = "/v1/qualifications?engine=model"


def ask(client: TestClient, lead: dict[str, Any] = LEAD) -> tuple[str, str]:
    """Return the ids of the lead and of the job."""
    answer = client.post(URL, json=lead).json()
    return answer["lead_id"], answer["model"]["job"].rpartition("/")[2]


def read(reading: Reading, job_id: str) -> Job:
    """Run all steps of a job and return it."""
    job = reading.begin(job_id)
    assert job is not None
    reading.keep(job, reading.ask(job))
    return find(reading, job_id)


def find(reading: Reading, job_id: str) -> Job:
    with reading.open_rooms() as rooms:
        return rooms.jobs.find(job_id)


def versions(client: TestClient, lead_id: str) -> list[dict[str, Any]]:
    return client.get(f"/v1/leads/{lead_id}/qualifications").json()["qualifications"]


@pytest.fixture
def reading(database: Database, clock: FrozenClock) -> Reading:
    return make_reading(database, Scripted(HURTS), clock=clock, new_id=make_sequential_ids())


def test_a_job_writes_a_new_version_by_rules_and_model(client: TestClient, reading: Reading) -> None:
    lead_id, job_id = ask(client)
    job = read(reading, job_id)
    first, second = versions(client, lead_id)
    assert (first["scorecard"]["engine"], second["scorecard"]["engine"]) == ("rules", "rules+model")
    assert (second["version"], second["record"]) == (2, first["record"])
    assert (job.state, job.outcome, job.result_id) == (JobState.DONE, Outcome.READ, second["id"])
    assert second["is_degraded"] is False


def test_no_transaction_is_open_while_the_model_thinks(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    _, job_id = ask(client)
    seen: list[int] = []

    def look() -> None:
        # The pool hands its connections back only when a transaction ends.
        seen.append(database.engine.pool.checkedout())  # type: ignore[attr-defined]

    job = read(make_reading(database, Scripted(HURTS, before=look), clock=clock), job_id)
    assert (job.state, seen) == (JobState.DONE, [0])


def test_a_model_that_fails_leaves_a_version_by_rules_that_says_so(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    lead_id, job_id = ask(client)
    job = read(make_reading(database, Scripted(ModelFault.TIMED_OUT), clock=clock), job_id)
    first, second = versions(client, lead_id)
    assert (job.outcome, job.fault) == (Outcome.DEGRADED, ModelFault.TIMED_OUT.value)
    assert (second["is_degraded"], second["verdict"]) == (True, first["verdict"])
    assert second["scorecard"]["opinion"]["fault"] == ModelFault.TIMED_OUT.value


def test_steps_that_are_repeated_change_nothing(client: TestClient, reading: Reading) -> None:
    lead_id, job_id = ask(client)
    job = reading.begin(job_id)
    assert job is not None
    conclusion = reading.ask(job)
    again = reading.begin(job_id)
    assert again is not None
    for one in (job, again, job):
        reading.keep(one, conclusion)
    assert [version["version"] for version in versions(client, lead_id)] == [1, 2]
    assert reading.begin(job_id) is None


def test_verdict_question_and_mark_are_one_transaction(
    client: TestClient, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_id, job_id = ask(client)
    job = reading.begin(job_id)
    assert job is not None
    conclusion = reading.ask(job)

    def fall(*_: object, **__: object) -> None:
        raise StoreDown

    # The chain is the last thing that is written: all before it must go too.
    monkeypatch.setattr("qualifier.store.SqlStore.add_qualification", fall)
    with pytest.raises(StoreDown):
        reading.keep(job, conclusion)
    monkeypatch.undo()
    assert len(versions(client, lead_id)) == 1
    assert find(reading, job_id).state is JobState.RUNNING
    with reading.open_rooms() as rooms:
        assert rooms.reviews.count_open() == 0
    reading.keep(job, conclusion)
    assert len(versions(client, lead_id)) == 2


@pytest.mark.parametrize("when", ["before it begins", "while the model thinks"])
def test_newer_words_of_the_lead_make_a_job_needless(client: TestClient, reading: Reading, when: str) -> None:
    lead_id, job_id = ask(client)
    job = None if when == "before it begins" else reading.begin(job_id)
    client.post("/v1/qualifications", json={**LEAD, "message": "Передумали, реклама не нужна."})
    if job is None:
        assert reading.begin(job_id) is None
    else:
        reading.keep(job, reading.ask(job))
    assert [version["scorecard"]["engine"] for version in versions(client, lead_id)] == ["rules", "rules"]
    assert find(reading, job_id).outcome is Outcome.SUPERSEDED


def test_judging_the_same_words_again_does_not_make_a_job_needless(
    client: TestClient, reading: Reading
) -> None:
    lead_id, job_id = ask(client)
    first = versions(client, lead_id)[0]["id"]
    client.post(f"/v1/qualifications/{first}:rejudge")
    assert read(reading, job_id).outcome is Outcome.READ
    assert [version["version"] for version in versions(client, lead_id)] == [1, 2, 3]


def test_a_job_that_fails_waits_longer_each_time_and_then_is_dead(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    _, job_id = ask(client)
    broken = make_reading(database, Scripted(ZeroDivisionError("x" * 5_000)), clock=clock)
    run_ids = []
    for _ in range(MOST_ATTEMPTS):
        job = broken.begin(job_id)
        assert job is not None
        run_ids.append(job.run_id)
        with pytest.raises(ZeroDivisionError) as raised:
            broken.ask(job)
        broken.fail(job, raised.value)
    dead = find(broken, job_id)
    assert (dead.state, dead.attempts, dead.fault) == (JobState.DEAD, MOST_ATTEMPTS, "ZeroDivisionError")
    assert len(set(run_ids)) == MOST_ATTEMPTS
    assert broken.begin(job_id) is None


def test_a_job_whose_worker_dies_each_time_ends_as_dead(client: TestClient, reading: Reading) -> None:
    _, job_id = ask(client)
    begun = [reading.begin(job_id) for _ in range(MOST_ATTEMPTS + 1)]
    assert [job is not None for job in begun] == [True] * MOST_ATTEMPTS + [False]
    dead = find(reading, job_id)
    assert (dead.state, dead.fault) == (JobState.DEAD, "worker_died")


def test_a_run_that_was_replaced_cannot_fail_the_one_that_works(client: TestClient, reading: Reading) -> None:
    _, job_id = ask(client)
    old, new = reading.begin(job_id), reading.begin(job_id)
    assert old is not None
    assert new is not None
    reading.fail(old, ValueError("late"))
    assert find(reading, job_id).state is JobState.RUNNING


def test_an_error_of_ours_is_told_by_its_code_and_a_message_never(
    client: TestClient, reading: Reading
) -> None:
    _, job_id = ask(client)
    job = reading.begin(job_id)
    assert job is not None
    reading.fail(job, StoreDown("postgresql://user:secret@host"))
    assert find(reading, job_id).fault == "store_down"


def hand_over(rooms: Rooms, ahead: int) -> list[str]:
    found = rooms.jobs.list_next(ahead=ahead)
    for job in found:
        rooms.jobs.note_handed(job)
    return [job.id for job in found]


def test_persons_come_first_and_only_so_many_are_under_way(
    client: TestClient, services: Any, reading: Reading
) -> None:
    ids = []
    for number in range(4):
        _, job_id = ask(client, {"id": f"crm-{number}", "message": MESSAGE})
        ids.append(job_id)
    with reading.open_rooms() as rooms:
        connection = rooms.jobs._connection
        connection.exec_driver_sql(f"UPDATE model_jobs SET priority = 20 WHERE id = '{ids[0]}'")
        assert hand_over(rooms, 2) == ids[1:3]
        assert hand_over(rooms, 2) == []
        assert hand_over(rooms, 3) == [ids[3]]
        assert hand_over(rooms, 9) == [ids[0]]


def test_a_failed_job_waits_before_it_is_handed_over_again(client: TestClient, reading: Reading) -> None:
    _, job_id = ask(client)
    job = reading.begin(job_id)
    assert job is not None
    reading.fail(job, ValueError("x"))
    with reading.open_rooms() as rooms:
        assert rooms.jobs.list_next(ahead=9) == ()
        rooms.jobs._connection.exec_driver_sql("UPDATE model_jobs SET not_before = now()")
        assert [one.run_id for one in rooms.jobs.list_next(ahead=9)] == [f"{job_id}.1"]


def test_noting_a_hand_over_late_does_not_lose_a_job_that_failed_meanwhile(
    client: TestClient, reading: Reading
) -> None:
    _, job_id = ask(client)
    with reading.open_rooms() as rooms:
        (read_before,) = rooms.jobs.list_next(ahead=9)
    job = reading.begin(job_id)
    assert job is not None
    reading.fail(job, ValueError("x"))
    with reading.open_rooms() as rooms:
        rooms.jobs.note_handed(read_before)
        rooms.jobs._connection.exec_driver_sql("UPDATE model_jobs SET not_before = now()")
        assert [one.id for one in rooms.jobs.list_next(ahead=9)] == [job_id]


def test_a_job_that_got_lost_is_let_go_after_a_while(client: TestClient, reading: Reading) -> None:
    _, job_id = ask(client)
    with reading.open_rooms() as rooms:
        assert hand_over(rooms, 9) == [job_id]
        assert rooms.jobs.release_stalled() == 0
        old = f"UPDATE model_jobs SET handed_at = now() - interval '{timedelta(hours=1)}'"
        rooms.jobs._connection.exec_driver_sql(old)
        assert rooms.jobs.release_stalled() == 1
        assert hand_over(rooms, 9) == [job_id]


def test_what_is_kept_of_a_run_is_plain_json(client: TestClient, reading: Reading) -> None:
    _, job_id = ask(client)
    job = reading.begin(job_id)
    assert job is not None
    conclusion = reading.ask(job)
    assert json.loads(conclusion.content)["scorecard"]["engine"] == "rules+model"
    assert conclusion.seconds is not None
    assert conclusion.seconds >= 0
