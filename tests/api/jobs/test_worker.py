"""The real library of workflows on a real database; one worker is killed for good."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.deps import Services
from api.jobs.process import run_jobs
from api.jobs.reading import Reading
from kit.clock import FrozenClock, read_stopwatch, read_system_clock
from kit.db import Database, open_with
from kit.llm_faults import ModelFault
from qualifier.intake import read_request
from qualifier.model_job import Job, JobState, NewJob, Outcome, Priority
from qualifier.qualification_json import conclude
from qualifier.qualify import judge
from qualifier.rule_engine import RuleEngine
from qualifier.worker_store import SqlWorkers
from tests.api.jobs.conftest import open_services
from tests.api.jobs.scripts import HURTS, MESSAGE, PROFILE, Scripted, make_reading
from tests.builders import NOW
from tests.databases import copy_database

pytestmark = [pytest.mark.service, pytest.mark.timeout(300)]

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def base(server_url: str, template: str) -> Iterator[Database]:
    """One database for the module: the library's own schema takes seconds to make."""
    yield from copy_database(server_url, template)


@pytest.fixture(scope="module")
def services(base: Database) -> Iterator[Services]:
    services = open_services(base, FrozenClock(NOW))
    yield services
    services.close()


def add_job(services: Services, name: str) -> Job:
    """Store a lead and a question about it."""
    body = f'{{"id": "{name}", "message": "{MESSAGE}"}}'.encode()
    request = read_request(body, key=None, today=NOW.date())
    with services.models.open_rooms() as rooms:
        link = services.intake.qualify(request, rooms.store).stored.link
        return rooms.jobs.ask(
            NewJob(id=f"job_{name}", lead_id=link.lead_id, qualification_id=link.id, priority=Priority.PERSON)
        )


def wait_for(is_so: Callable[[], bool]) -> None:
    until = read_stopwatch() + PATIENCE_S
    while not is_so():
        assert read_stopwatch() < until, "it did not come about"
        time.sleep(0.05)


def find(services: Services, job: Job) -> Job:
    with services.models.open_rooms() as rooms:
        return rooms.jobs.find(job.id)


def count_versions(services: Services, job: Job) -> int:
    with services.models.open_rooms() as rooms:
        return len(rooms.store.list_versions(job.lead_id))


def test_jobs_run_to_their_ends_each_in_its_own_way(services: Services, base: Database) -> None:
    jobs = [add_job(services, f"way-{number}") for number in range(4)]
    contents = iter([HURTS, ModelFault.TIMED_OUT, HURTS, HURTS])
    model = Scripted(HURTS)
    lock = threading.Lock()

    def choose() -> None:
        with lock:
            model.content = next(contents)

    model.before = choose
    with run_jobs(make_reading(base, model), base, worker_id="worker_1", parallel=1):
        wait_for(lambda: all(find(services, job).is_finished for job in jobs))
    outcomes = sorted(str(find(services, job).outcome) for job in jobs)
    assert outcomes == ["degraded", "read", "read", "read"]
    assert [count_versions(services, job) for job in jobs] == [2, 2, 2, 2]
    with services.models.open_rooms() as rooms:
        assert rooms.store.check_chain().fault is None


def test_a_killed_worker_costs_no_job_and_no_second_verdict(services: Services, base: Database) -> None:
    job = add_job(services, "killed")
    command = [sys.executable, "-m", "tests.api.jobs.scripts", base.address, "worker_killed"]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        try:
            wait_for(lambda: find(services, job).state is JobState.RUNNING)
        finally:
            process.send_signal(signal.SIGKILL)
    assert count_versions(services, job) == 1
    # The killed one cannot say so: another worker notices that it has fallen silent.
    with run_jobs(make_reading(base, Scripted(HURTS)), base, worker_id="worker_2", parallel=2, silent_s=0.5):
        wait_for(lambda: find(services, job).is_finished)
    done = find(services, job)
    assert (done.state, done.outcome, done.attempts) == (JobState.DONE, Outcome.READ, 2)
    assert count_versions(services, job) == 2


def test_an_answer_that_came_before_a_stop_is_not_asked_for_again(services: Services, base: Database) -> None:
    """A worker that stops between answer and storing goes on under its own name with what it has."""
    job = add_job(services, "kept")
    model = Scripted(HURTS)
    stored = threading.Event()

    class Stopping(Reading):
        def keep(self, job: Job, conclusion: object) -> None:
            stored.set()
            threading.Event().wait(PATIENCE_S)

    reading = make_reading(base, model)
    stopping = Stopping(**{name: getattr(reading, name) for name in Reading.__slots__})
    with run_jobs(stopping, base, worker_id="worker_3", parallel=1):
        assert stored.wait(PATIENCE_S)
    with run_jobs(reading, base, worker_id="worker_3", parallel=1):
        wait_for(lambda: find(services, job).is_finished)
    assert (len(model.asked), count_versions(services, job)) == (1, 2)


def test_a_worker_that_leaves_is_taken_over_at_once(base: Database) -> None:
    open_workers = open_with(base, SqlWorkers)
    with open_workers() as workers:
        workers.beat("worker_left")
        assert workers.list_silent(age_s=60, besides="") == ()
        workers.leave("worker_left")
        assert workers.list_silent(age_s=60, besides="") == ("worker_left",)
        assert workers.list_silent(age_s=60, besides="worker_left") == ()
        workers.forget("worker_left")
        assert workers.count_alive(age_s=0) == 0


def test_what_a_job_stores_is_what_judging_says(services: Services, base: Database) -> None:
    """The answer goes through the library's JSON and back: not a letter may change on the way."""
    job = add_job(services, "letters")
    reading = make_reading(base, Scripted(HURTS))
    with run_jobs(reading, base, worker_id="worker_4", parallel=1):
        wait_for(lambda: find(services, job).is_finished)
    with services.models.open_rooms() as rooms:
        stored = rooms.store.find_qualification(find(services, job).result_id or "")
    body = f'{{"id": "letters", "message": "{MESSAGE}"}}'.encode()
    record = read_request(body, key=None, today=NOW.date()).parsed.record
    assert stored.link.content == conclude(judge(record, reading.engine, PROFILE)).content
    assert conclude(judge(record, RuleEngine(PROFILE), PROFILE)).content != stored.link.content
    assert read_system_clock() > stored.link.created_at
