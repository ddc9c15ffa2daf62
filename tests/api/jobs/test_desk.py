import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import Services
from api.jobs.desk import MOST_WAITING, AskedEngine, ModelDesk, Wish, name_state, write_state
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import QueueFull
from qualifier.model_job import Job, JobState, Outcome, Priority
from tests.api.jobs.conftest import open_services
from tests.api.jobs.scripts import HURTS, MESSAGE, Scripted, make_reading
from tests.builders import NOW

pytestmark = pytest.mark.service

LEAD = {"id": "crm-1", "company": "Зерно", "message": MESSAGE}
URL = "/v1/qualifications"


def make_job(**changes: Any) -> Job:
    told: dict[str, Any] = {
        "id": "job_1",
        "number": 1,
        "lead_id": "lead_1",
        "qualification_id": "qual_1",
        "priority": 0,
        "state": JobState.WAITING,
        "attempts": 0,
        "runs": 0,
        "outcome": None,
        "fault": None,
        "result_id": None,
        "created_at": NOW,
        "finished_at": None,
        **changes,
    }
    return Job(**told)


@pytest.mark.parametrize(
    ("settings", "engine", "expected"),
    [
        ({}, None, {}),
        ({}, "rules", {}),
        ({}, "model", {"priority": Priority.PERSON}),
        ({"model_for": "webhook"}, None, {"priority": Priority.DELIVERY}),
        ({"model_for": "webhook"}, "rules", {}),
        ({"model_for": "webhook"}, "model", {"priority": Priority.PERSON}),
        ({"model_for": "off"}, None, {}),
        ({"model_for": "off"}, "model", {"absence": "off"}),
        ({"model_url": "", "model_for": "webhook"}, None, {}),
        ({"model_url": "", "model_for": "webhook"}, "model", {"absence": "off"}),
        ({"model": ""}, "model", {"absence": "off"}),
    ],
)
def test_who_gets_the_model(
    database: Database, clock: FrozenClock, settings: dict[str, Any], engine: str | None, expected: Any
) -> None:
    services = open_services(database, clock, **settings)
    asked = AskedEngine(engine) if engine else None
    assert services.models.take_wish(asked) == Wish(**expected)
    services.close()


def test_an_answer_is_by_rules_at_once_and_links_to_the_job(client: TestClient) -> None:
    response = client.post(URL, params={"engine": "model"}, json=LEAD)
    answer = response.json()
    assert (response.status_code, answer["version"], answer["scorecard"]["engine"]) == (201, 1, "rules")
    job = answer["model"]["job"]
    assert answer["model"] == {"state": "pending", "job": job, "qualification": None}
    assert response.headers["link"] == f'<{job}>; rel="monitor"'
    told = client.get(job).json()
    assert (told["state"], told["attempts"], told["result"]) == ("pending", 0, None)
    assert told["qualification"] == response.headers["location"]


def test_nobody_who_did_not_ask_hears_of_a_model(client: TestClient) -> None:
    response = client.post(URL, json=LEAD)
    assert "model" not in response.json()
    assert "link" not in response.headers
    assert client.get("/v1/jobs").json() == {"jobs": [], "next": None}


def test_the_same_request_twice_is_one_job(client: TestClient) -> None:
    first = client.post(URL, params={"engine": "model"}, json=LEAD).json()
    again = client.post(URL, params={"engine": "model"}, json=LEAD)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first
    assert len(client.get("/v1/jobs").json()["jobs"]) == 1


def test_many_at_once_with_one_key_make_one_lead_and_one_job(client: TestClient) -> None:
    answers: list[dict[str, Any]] = []

    def post() -> None:
        answers.append(
            client.post(
                URL, params={"engine": "model"}, json={"message": MESSAGE}, headers={"Idempotency-Key": "k"}
            ).json()
        )

    threads = [threading.Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({answer["model"]["job"] for answer in answers}) == 1
    assert len({answer["id"] for answer in answers}) == 1
    assert len(client.get("/v1/jobs").json()["jobs"]) == 1


def test_a_lead_judged_by_rules_before_may_be_read_by_the_model_later(client: TestClient) -> None:
    client.post(URL, json=LEAD)
    later = client.post(URL, params={"engine": "model"}, json=LEAD).json()
    assert (later["version"], later["model"]["state"]) == (1, "pending")


def test_a_rep_who_waits_gets_the_model_in_one_answer(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    reading = make_reading(database, Scripted(HURTS), clock=clock)
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            with reading.open_rooms() as rooms:
                found = rooms.jobs.list_next(ahead=9)
            for job in found:
                begun = reading.begin(job.id)
                assert begun is not None
                reading.keep(begun, reading.ask(begun))
            over.wait(0.02)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        response = client.post(URL, params={"engine": "model", "wait": 45}, json=LEAD)
    finally:
        over.set()
        thread.join()
    answer = response.json()
    assert (answer["version"], answer["scorecard"]["engine"]) == (2, "rules+model")
    assert answer["model"]["state"] == "done"
    assert answer["model"]["qualification"] == response.headers["location"] == f"{URL}/{answer['id']}"
    stored = client.get(response.headers["location"]).json()
    assert stored == {name: value for name, value in answer.items() if name != "model"}
    again = client.post(URL, params={"engine": "model"}, json=LEAD).json()
    assert (again["version"], again["model"]) == (1, answer["model"])


def test_waiting_ends_with_the_verdict_of_the_rules(client: TestClient) -> None:
    answer = client.post(URL, params={"engine": "model", "wait": 1}, json=LEAD).json()
    assert (answer["version"], answer["model"]["state"]) == (1, "pending")


@pytest.mark.parametrize("wait", ["46", "-1", "x", "1.5"])
def test_a_wait_out_of_bounds_is_refused(client: TestClient, wait: str) -> None:
    response = client.post(URL, params={"engine": "model", "wait": wait}, json=LEAD)
    assert (response.status_code, response.json()["detail"]) == (422, "wait: has a wrong form")


def test_an_engine_that_nobody_knows_is_refused(client: TestClient) -> None:
    assert client.post(URL, params={"engine": "oracle"}, json=LEAD).status_code == 422


@pytest.fixture
def full(database: Database, clock: FrozenClock) -> Iterator[Services]:
    services = open_services(database, clock, model_queue=1, model_for="webhook")
    yield services
    services.close()


def test_a_full_queue_refuses_who_asks_and_still_judges_deliveries(full: Services) -> None:
    with TestClient(create_app(full)) as client:
        assert client.post(URL, json={"message": MESSAGE}).json()["model"]["state"] == "pending"
        asked = client.post(URL, params={"engine": "model"}, json={"message": "Иное"})
        delivered = client.post(URL, json={"message": "Иное"})
    assert (asked.status_code, asked.json()["code"]) == (429, "queue_full")
    assert int(asked.headers["retry-after"]) > 0
    assert delivered.status_code == 201
    assert delivered.json()["model"] == {"state": "queue_full", "job": None, "qualification": None}


def test_a_finished_job_makes_room(full: Services, database: Database, clock: FrozenClock) -> None:
    reading = make_reading(database, Scripted(HURTS), clock=clock)
    with TestClient(create_app(full)) as client:
        job_id = client.post(URL, json=LEAD).json()["model"]["job"].rpartition("/")[2]
        job = reading.begin(job_id)
        assert job is not None
        with pytest.raises(QueueFull):
            full.models.take_wish(AskedEngine.MODEL)
        reading.keep(job, reading.ask(job))
        assert full.models.take_wish(AskedEngine.MODEL) == Wish(priority=Priority.PERSON)


def test_only_so_many_wait_at_once(services: Services) -> None:
    desk: ModelDesk = services.models
    for _ in range(MOST_WAITING):
        assert desk._turns.acquire(blocking=False)
    waiting = make_job()
    assert desk.wait(waiting, 45) is waiting


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "pending"),
        ({"state": JobState.RUNNING}, "pending"),
        ({"state": JobState.DEAD}, "dead"),
        ({"state": JobState.DONE, "outcome": Outcome.READ}, "done"),
        ({"state": JobState.DONE, "outcome": Outcome.DEGRADED}, "degraded"),
        ({"state": JobState.DONE, "outcome": Outcome.SUPERSEDED}, "superseded"),
    ],
)
def test_each_stage_has_one_word(changes: dict[str, Any], name: str) -> None:
    assert name_state(make_job(**changes)) == name


def test_a_wish_that_nobody_had_is_not_told() -> None:
    assert write_state(Wish(), None) is None


def test_the_dead_are_listed_and_tried_again(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    jobs = [
        client.post(URL, params={"engine": "model"}, json={"id": f"crm-{n}", "message": MESSAGE}).json()[
            "model"
        ]["job"]
        for n in range(2)
    ]
    reading = make_reading(database, Scripted(HURTS), clock=clock)
    job_id = jobs[0].rpartition("/")[2]
    while reading.begin(job_id) is not None:
        pass
    (dead,) = client.get("/v1/jobs", params={"state": "dead"}).json()["jobs"]
    assert (dead["id"], dead["state"], dead["fault"]) == (job_id, "dead", "worker_died")
    assert dead["finished_at"] is not None
    again = client.post(f"{jobs[0]}:retry")
    assert (again.status_code, again.json()["state"], again.json()["attempts"]) == (200, "pending", 0)
    assert client.get("/v1/jobs", params={"state": "dead"}).json()["jobs"] == []
    untouched = client.get(jobs[1]).json()
    assert client.post(f"{jobs[1]}:retry").json() == untouched
    begun = reading.begin(job_id)
    assert begun is not None
    reading.keep(begun, reading.ask(begun))
    assert client.get(jobs[0]).json()["state"] == "done"


def test_jobs_are_paged(client: TestClient) -> None:
    for number in range(3):
        client.post(URL, params={"engine": "model"}, json={"id": f"crm-{number}", "message": MESSAGE})
    first = client.get("/v1/jobs", params={"limit": 2}).json()
    second = client.get("/v1/jobs", params={"limit": 2, "after": first["next"]}).json()
    assert len(first["jobs"]) == 2
    assert len(second["jobs"]) == 1
    assert second["next"] is None
    assert not {job["id"] for job in first["jobs"]} & {job["id"] for job in second["jobs"]}


@pytest.mark.parametrize("path", ["/v1/jobs/job_0", "/v1/jobs/job_0:retry"])
def test_a_job_that_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    response = client.post(path) if path.endswith("retry") else client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_health_tells_what_waits_and_who_works(client: TestClient, services: Services) -> None:
    client.post(URL, params={"engine": "model"}, json=LEAD)
    told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["model"] == {"state": "on", "unfinished": 1, "dead": 0, "workers": 0, "reviews": 0}
    with services.models.open_rooms() as rooms:
        rooms.workers.beat("worker_1")
    assert client.get("/health").json()["model"]["workers"] == 1
