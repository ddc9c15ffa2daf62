"""How a run reads open leads and notes how far it has come."""

import threading

import pytest
from sqlalchemy import text

from kit.db import Database
from qualifier.archive import StoredRecord
from qualifier.model_job import NewJob, Outcome, Priority
from qualifier.model_job_store import SqlJobs
from qualifier.qualification import Status
from qualifier.rescore_store import Run, SqlRescores
from qualifier.store import SqlStore
from tests.builders import NOW, make_conclusion, make_verdict
from tests.qualifier.test_model_job_store import add_verdict

pytestmark = pytest.mark.service


def fill(database: Database, *names: str) -> None:
    with database.begin() as connection:
        for name in names:
            add_verdict(connection, name)


def close(database: Database, name: str) -> None:
    """Let a lead's last verdict be that it is nobody's business."""
    with database.begin() as connection:
        record_id = connection.execute(
            text("SELECT record_id FROM qualifications WHERE lead_id = :id"), {"id": f"lead_{name}"}
        ).scalar_one()
        row = StoredRecord(id=record_id, lead_id=f"lead_{name}", payload="", content="", ignored=())
        verdict = make_verdict(status=Status.DISQUALIFIED)
        SqlStore(connection).add_qualification(
            f"qual_{name}2", make_conclusion(verdict=verdict), record=row, at=NOW
        )


def test_pages_go_through_open_leads_once_in_their_order(database: Database) -> None:
    fill(database, "c", "a", "d", "b")
    close(database, "d")
    with database.begin() as connection:
        rescores = SqlRescores(connection)
        first = rescores.list_page(after="", limit=2)
        second = rescores.list_page(after=first[-1].lead_id, limit=2)
        assert [lead.lead_id for lead in (*first, *second)] == ["lead_a", "lead_b", "lead_c"]
        assert rescores.list_page(after="lead_c", limit=2) == ()
        assert (rescores.count_left(after=""), rescores.count_left(after="lead_a")) == (3, 2)
        assert first[0].qualification_id == "qual_a1"
        assert first[0].record_id == "rec_a"


def test_what_the_model_has_read_is_marked(database: Database) -> None:
    fill(database, "a", "b")
    with database.begin() as connection:
        jobs = SqlJobs(connection)
        for name, outcome in (("a", Outcome.READ), ("b", Outcome.DEGRADED)):
            job = jobs.ask(
                NewJob(
                    id=f"job_{name}",
                    lead_id=f"lead_{name}",
                    qualification_id=f"qual_{name}1",
                    priority=Priority.AGAIN,
                )
            )
            add_verdict(connection, name, version=2)
            jobs.finish(job, outcome, fault=None, result_id=f"qual_{name}2")
        page = SqlRescores(connection).list_page(after="", limit=9)
        assert [(lead.qualification_id, lead.is_read) for lead in page] == [
            ("qual_a2", True),
            ("qual_b2", False),
        ]


def test_a_lead_with_a_newer_verdict_has_moved(database: Database) -> None:
    fill(database, "a", "b")
    with database.begin() as connection:
        page = SqlRescores(connection).list_page(after="", limit=9)
        add_verdict(connection, "b", version=2)
        assert SqlRescores(connection).lock_unmoved(page) == {"lead_a"}


def test_two_runs_over_the_same_leads_wait_for_each_other_and_do_not_deadlock(database: Database) -> None:
    fill(database, "a", "b", "c")
    with database.begin() as connection:
        page = SqlRescores(connection).list_page(after="", limit=9)
    ended: list[int] = []

    def lock(number: int) -> None:
        # Each names the leads in another order; they are locked in one.
        with database.begin() as connection:
            SqlRescores(connection).lock_unmoved(page if number % 2 else page[::-1])
            ended.append(number)

    threads = [threading.Thread(target=lock, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == list(range(6))


def test_an_unfinished_run_is_resumed_and_a_finished_one_is_not(database: Database) -> None:
    with database.begin() as connection:
        rescores = SqlRescores(connection)
        run = rescores.resume("profile 1", at=NOW)
        other = rescores.resume("profile 2", at=NOW)
        assert run.number != other.number
        gone = Run(
            number=run.number,
            basis=run.basis,
            last_lead="lead_a",
            judged=3,
            changed=2,
            moved=1,
            failed=1,
            digest="d",
        )
        rescores.advance(gone)
        assert rescores.resume("profile 1", at=NOW) == gone
        rescores.finish(gone, at=NOW)
        fresh = rescores.resume("profile 1", at=NOW)
        assert (fresh.last_lead, fresh.judged, fresh.digest) == ("", 0, "")
        assert fresh.number not in {run.number, other.number}


def test_the_newest_run_is_found_finished_or_not(database: Database) -> None:
    with database.begin() as connection:
        rescores = SqlRescores(connection)
        assert rescores.find_newest() is None
        first = rescores.resume("rules 1", at=NOW)
        assert rescores.find_newest() == first
        rescores.finish(first, at=NOW)
        second = rescores.resume("rules 1", at=NOW)
        assert second.number > first.number
        assert rescores.find_newest() == second
