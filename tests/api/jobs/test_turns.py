import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from api.jobs.turns import give_way
from kit.db import Database
from kit.llm_faults import ModelFault
from qualifier.model_job import Outcome
from qualifier.rule_engine import RuleEngine
from tests.api.jobs.scripts import HURTS, PROFILE, Scripted, make_reading
from tests.api.jobs.test_reading import LEAD, ask, find

pytestmark = pytest.mark.service


@pytest.mark.parametrize("content", [HURTS, ModelFault.TIMED_OUT])
def test_many_threads_wait_for_the_model_together_and_judge_one_by_one(
    client: TestClient, database: Database, content: object
) -> None:
    together = 6
    jobs = [ask(client, {**LEAD, "id": f"crm-{n}"})[1] for n in range(together)]
    # Each waits inside the model until all are there: with one lock round all they would never meet.
    meeting = threading.Barrier(together, timeout=60)
    reading = make_reading(database, Scripted(content, before=meeting.wait))  # type: ignore[arg-type]

    def work(job_id: str) -> None:
        job = reading.begin(job_id)
        assert job is not None
        reading.keep(job, reading.ask(job))

    with ThreadPoolExecutor(together) as threads:
        list(threads.map(work, jobs))
    assert all(find(reading, job_id).outcome in {Outcome.READ, Outcome.DEGRADED} for job_id in jobs)
    assert not reading.turn.locked()


def test_rules_alone_have_nobody_to_wait_for() -> None:
    engine = RuleEngine(PROFILE)
    assert give_way(engine, threading.Lock()) is engine
