"""Jobs and workers as rows: each statement by itself, and what two transactions do to each other."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from kit.db import Database
from kit.errors import NotFound
from qualifier.archive import make_stored_record
from qualifier.model_job import MOST_ATTEMPTS, Job, JobState, NewJob, Outcome, Priority
from qualifier.model_job_store import STALLED_S, SqlJobs
from qualifier.record_json import ParsedRecord
from qualifier.store import SqlStore
from qualifier.worker_store import SqlWorkers
from tests.builders import NOW, make_conclusion, make_lead, make_record

pytestmark = pytest.mark.service


def add_verdict(connection: Connection, name: str, *, version: int = 1, words: str = "") -> None:
    """Store a verdict; the same words are the same record."""
    store = SqlStore(connection)
    lead = make_lead(message=words or name)
    lead_id = store.open_lead(f"lead_{name}", lead, external_id=name, at=NOW)
    record_id = f"rec_{name}{words}"
    row = make_stored_record(
        record_id,
        lead_id,
        ParsedRecord(record=make_record(lead=lead), ignored=()),
        payload=f"{name}{words}",
    )
    known = connection.execute(text("SELECT 1 FROM records WHERE id = :id"), {"id": record_id}).first()
    if known is None:
        store.add_record(row, at=NOW)
    store.add_qualification(f"qual_{name}{version}", make_conclusion(), record=row, at=NOW)


def ask(connection: Connection, name: str, priority: Priority = Priority.PERSON) -> Job:
    add_verdict(connection, name)
    return SqlJobs(connection).ask(
        NewJob(
            id=f"job_{name}",
            lead_id=f"lead_{name}",
            qualification_id=f"qual_{name}1",
            priority=priority,
        )
    )


def test_a_new_job_waits_and_has_no_attempts(database: Database) -> None:
    with database.begin() as connection:
        job = ask(connection, "a")
        assert (job.state, job.attempts, job.runs, job.outcome) == (JobState.WAITING, 0, 0, None)
        assert SqlJobs(connection).find("job_a") == job
        assert not job.is_finished


def test_asking_again_gives_the_first_job_and_may_only_hurry_it(database: Database) -> None:
    with database.begin() as connection:
        first = ask(connection, "a", Priority.DELIVERY)
        store = SqlJobs(connection)

        def again(priority: Priority) -> Job:
            return store.ask(
                NewJob(
                    id="job_other",
                    lead_id="lead_a",
                    qualification_id=first.qualification_id,
                    priority=priority,
                )
            )

        assert (again(Priority.AGAIN).id, again(Priority.AGAIN).priority) == ("job_a", Priority.DELIVERY)
        assert again(Priority.PERSON).priority == Priority.PERSON


@pytest.mark.parametrize("call", ["find", "lock", "retry"])
def test_a_job_that_is_not_there_is_not_found(database: Database, call: str) -> None:
    with database.begin() as connection, pytest.raises(NotFound):
        getattr(SqlJobs(connection), call)("job_0")


def test_room_is_counted_over_what_is_unfinished(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        assert store.has_room(1)
        one, _ = ask(connection, "a"), ask(connection, "b")
        assert (store.has_room(2), store.has_room(3), store.count_open()) == (False, True, 2)
        store.finish(one, Outcome.READ, fault=None, result_id=one.qualification_id)
        assert (store.has_room(2), store.count_open(), store.count_dead()) == (True, 1, 0)


def test_a_finished_job_is_not_begun_failed_or_handed_over(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        job = ask(connection, "a")
        store.finish(job, Outcome.DEGRADED, fault="timed_out", result_id=job.qualification_id)
        done = store.find(job.id)
        assert (done.state, done.fault, done.is_finished) == (JobState.DONE, "timed_out", True)
        assert done.finished_at is not None
        assert store.begin(job.id) is None
        store.fail(job, "late", wait_s=1)
        assert store.list_next(ahead=9) == ()
        assert store.release_stalled(0) == 0
        assert store.retry(job.id) == store.find(job.id) == done


def test_a_result_must_be_there_when_the_transaction_ends(database: Database) -> None:
    def lie() -> None:
        with database.begin() as connection:
            job = ask(connection, "a")
            SqlJobs(connection).finish(job, Outcome.READ, fault=None, result_id="qual_nobody")

    with pytest.raises(IntegrityError):
        lie()
    with database.begin() as connection, pytest.raises(NotFound):
        SqlJobs(connection).find("job_a")


def test_each_beginning_is_another_run(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        names = [ask(connection, "a").run_id]
        for _ in range(2):
            job = store.begin("job_a")
            assert job is not None
            names.append(job.run_id)
    assert names == ["job_a.0", "job_a.1", "job_a.2"]


def test_the_dead_keep_the_fault_that_they_died_of(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        ask(connection, "a")
        for number in range(MOST_ATTEMPTS):
            job = store.begin("job_a")
            assert job is not None
            store.fail(job, f"fault {number} " + "x" * 500, wait_s=0)
        dead = store.find("job_a")
        assert (dead.state, store.count_dead()) == (JobState.DEAD, 1)
        assert (dead.fault or "")[:8] == f"fault {MOST_ATTEMPTS - 1} "
        assert len(dead.fault or "") <= 200
        alive = store.retry("job_a")
        assert (alive.state, alive.attempts, alive.runs) == (JobState.WAITING, 0, MOST_ATTEMPTS)
        assert [one.run_id for one in store.list_next(ahead=1)] == [f"job_a.{MOST_ATTEMPTS}"]


def test_a_job_is_handed_over_once_until_it_is_let_go(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        (job,) = (ask(connection, "a"),)
        assert [one.id for one in store.list_next(ahead=1)] == ["job_a"]
        store.note_handed(job)
        assert store.list_next(ahead=9) == ()
        assert store.release_stalled() == 0
        age = timedelta(seconds=STALLED_S + 1)
        connection.execute(text("UPDATE model_jobs SET handed_at = now() - :age"), {"age": age})
        assert store.release_stalled() == 1
        assert [one.id for one in store.list_next(ahead=9)] == ["job_a"]


def test_a_run_that_began_lately_is_not_let_go_however_long_it_waited(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        store.note_handed(ask(connection, "a"))
        connection.execute(text("UPDATE model_jobs SET handed_at = now() - interval '2 hours'"))
        assert store.begin("job_a") is not None
        assert store.release_stalled() == 0


def test_only_other_words_of_the_same_lead_make_a_job_needless(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        job = ask(connection, "a")
        add_verdict(connection, "b")
        assert not store.is_superseded(job)
        add_verdict(connection, "a", version=2)
        assert not store.is_superseded(job)
        add_verdict(connection, "a", version=3, words="иначе")
        assert store.is_superseded(job)


def test_the_lead_stays_locked_until_the_end(database: Database) -> None:
    """Words that come while a verdict is being stored wait, and then see that verdict."""
    with database.begin() as connection:
        job = ask(connection, "a")
    order: list[str] = []
    is_locked, may_end = threading.Event(), threading.Event()

    def keep() -> None:
        with database.begin() as connection:
            SqlJobs(connection).is_superseded(job)
            is_locked.set()
            may_end.wait(30)
            order.append("kept")

    thread = threading.Thread(target=keep)
    thread.start()
    assert is_locked.wait(30)

    def say() -> None:
        with database.begin() as connection:
            add_verdict(connection, "a", version=2, words="иначе")
            order.append("said")

    other = threading.Thread(target=say)
    other.start()
    may_end.set()
    thread.join()
    other.join()
    assert order == ["kept", "said"]


def test_only_the_last_word_of_a_lead_counts_as_degraded(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        for name in ("a", "b", "c"):
            job = ask(connection, name)
            add_verdict(connection, name, version=2)
            store.finish(job, Outcome.DEGRADED, fault="resting", result_id=f"qual_{name}2")
        add_verdict(connection, "b", version=3)
        assert store.list_degraded(limit=9) == (("lead_a", "qual_a2"), ("lead_c", "qual_c2"))
        assert store.list_degraded(limit=1) == (("lead_a", "qual_a2"),)
        store.ask(
            NewJob(
                id="job_a_again",
                lead_id="lead_a",
                qualification_id="qual_a2",
                priority=Priority.AGAIN,
            )
        )
        assert store.list_degraded(limit=9) == (("lead_c", "qual_c2"),)


def test_jobs_are_listed_by_state_and_in_their_order(database: Database) -> None:
    with database.begin() as connection:
        store = SqlJobs(connection)
        for name in ("b", "a", "c"):
            ask(connection, name)
        store.begin("job_a")
        everything = store.list_jobs(state=None, after=0, limit=9)
        assert [job.id for job in everything] == ["job_b", "job_a", "job_c"]
        running = store.list_jobs(state=JobState.RUNNING, after=0, limit=9)
        assert [job.id for job in running] == ["job_a"]
        rest = store.list_jobs(state=None, after=everything[0].number, limit=1)
        assert [job.id for job in rest] == ["job_a"]


def test_a_worker_is_alive_by_the_databases_clock(database: Database) -> None:
    with database.begin() as connection:
        workers = SqlWorkers(connection)
        workers.beat("worker_1")
        workers.beat("worker_2")
        workers.beat("worker_1")
        assert workers.count_alive(age_s=10) == 2
        connection.execute(
            text("UPDATE job_workers SET beat_at = now() - interval '11 seconds' WHERE id = 'worker_1'")
        )
        assert workers.count_alive(age_s=10) == 1
        assert workers.list_silent(age_s=10, besides="worker_2") == ("worker_1",)
        assert workers.list_silent(age_s=12, besides="worker_2") == ()
        workers.leave("worker_2")
        assert set(workers.list_silent(age_s=10, besides="")) == {"worker_1", "worker_2"}
        workers.forget("worker_1")
        workers.forget("worker_1")
        assert workers.list_silent(age_s=10, besides="") == ("worker_2",)
