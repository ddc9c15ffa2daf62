from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.deps import Services
from api.lookup import MOST_AT_ONCE
from api.sources_town.moods import EVERYBODY, Behaviour, Mood
from api.sources_town.server import TownServer, open_town, read_stats
from kit.db import Database
from tests.api.towns import make_settings, serve
from tests.databases import copy_database

pytestmark = pytest.mark.service

ROMASHKA = {"company": "ООО «Ромашка»", "inn": "0000101070", "website": "romashka.example"}


@pytest.fixture(scope="module")
def town() -> Iterator[TownServer]:
    with open_town() as town:
        yield town


@pytest.fixture(scope="module")
def served(server_url: str, template: str, town: TownServer) -> Iterator[tuple[TestClient, Services]]:
    for database in copy_database(server_url, template):
        with serve(make_settings(database, town, enrich="on")) as both:
            yield both


@pytest.fixture
def client(served: tuple[TestClient, Services], town: TownServer) -> TestClient:
    town.ledger.reset()
    return served[0]


def test_a_company_is_resolved_with_its_facts_and_their_sources(client: TestClient) -> None:
    answer = client.post("/v1/companies:resolve", json=ROMASHKA)
    content = answer.json()
    assert answer.status_code == 200
    assert content["dossier"]["chosen"]["inn"] == "0000101070"
    assert content["open_data"]["revenue_rub"] == 506_300_000
    assert content["dossier"]["is_sandbox"] is True
    assert {"source", "url", "fetched_at", "licence"} <= set(content["dossier"]["facts"][0])


def test_several_of_one_name_are_shown_with_what_to_ask(client: TestClient) -> None:
    dossier = client.post("/v1/companies:resolve", json={"company": "Ромашка", "lang": "en"}).json()[
        "dossier"
    ]
    assert dossier["choice"] == "ambiguous"
    assert {rival["inn"] for rival in dossier["rivals"]} == {"0000101070", "0000101143"}
    assert dossier["questions"][0].startswith("In which town")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [(b"{}", 422, "bad_input"), (b"[", 400, "not_json"), (b'{"inn": {"a": 1}}', 422, "bad_input")],
)
def test_a_request_that_cannot_be_used_is_a_problem(
    client: TestClient, body: bytes, status: int, code: str
) -> None:
    answer = client.post("/v1/companies:resolve", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_while_others_fill_the_room_one_is_told_to_come_again(
    served: tuple[TestClient, Services], client: TestClient
) -> None:
    turns = served[1].lookup._turns
    for _ in range(MOST_AT_ONCE):
        assert turns.acquire(blocking=False)
    try:
        answer = client.post("/v1/companies:resolve", json=ROMASHKA)
    finally:
        for _ in range(MOST_AT_ONCE):
            turns.release()
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_at_once")
    assert answer.headers["retry-after"]


def test_a_bare_lead_is_looked_up_before_it_is_judged_and_a_repeat_asks_nobody(
    client: TestClient, town: TownServer
) -> None:
    lead = {"id": "crm-1", **ROMASHKA, "message": "Нужна реклама в Твери, бюджет 3 млн"}
    first = client.post("/v1/qualifications", json=lead).json()
    assert first["record"]["open_data"]["employees"] == 86
    assert first["record"]["dossier"]["chosen"]["inn"] == "0000101070"
    size = next(score for score in first["scorecard"]["scores"] if score["criterion"] == "size")
    assert size["quotes"][0]["place"].startswith("open_data.")
    asked = read_stats(town)["requests"]
    again = client.post("/v1/qualifications", json=lead)
    assert again.headers["idempotency-replayed"] == "true"
    other = client.post("/v1/qualifications", json={**lead, "id": "crm-2", "message": "Совсем другой запрос"})
    assert other.json()["record"]["open_data"]["employees"] == 86
    assert read_stats(town)["requests"] == asked


def test_what_the_sender_knows_itself_is_believed_and_nobody_asked(
    client: TestClient, town: TownServer
) -> None:
    record = {"as_of": "2026-09-15", "lead": {**ROMASHKA, "message": "x"}, "open_data": {"employees": 5}}
    found = client.post("/v1/qualifications", json=record).json()["record"]
    assert found["open_data"]["employees"] == 5
    assert found.get("dossier") is None
    assert read_stats(town)["requests"] == {}


def test_a_lead_of_another_day_is_judged_by_what_was_known_then(client: TestClient, town: TownServer) -> None:
    found = client.post("/v1/qualifications", json={"as_of": "2026-09-01", **ROMASHKA, "message": "x"}).json()
    assert found["record"].get("dossier") is None
    assert read_stats(town)["requests"] == {}


def test_a_repeated_request_spares_the_slow_sources(client: TestClient) -> None:
    lead = {"company": "Автодвор", "inn": "0000101496", "website": "avtodvor.example"}
    message = "Нужна наружная реклама в Самаре, бюджет 2 млн рублей, старт в ноябре"
    client.post("/v1/qualifications", json={"id": "a", "inn": "0000101496", "message": message})
    found = client.post("/v1/qualifications", json={"id": "b", **lead, "message": message}).json()
    replies = {one["source"]: one["reply"] for one in found["record"]["dossier"]["replies"]}
    assert found["verdict"]["status"] == "duplicate"
    assert replies["own_site"] == "skipped"


def test_the_town_goes_down_and_the_lead_is_judged_and_marked_degraded(
    client: TestClient, town: TownServer
) -> None:
    town.ledger.set(EVERYBODY, Behaviour(mood=Mood.UNAVAILABLE))
    lead = {"company": "Пустырь", "inn": "0000101560", "message": "Нужна реклама", "lang": "en"}
    found = client.post("/v1/qualifications", json=lead).json()
    assert found["is_degraded"] is True
    assert "checko" in found["record"]["silent_sources"]
    assert found["degraded_reason"].startswith("sources did not answer: ")
    health = client.get("/health").json()
    states = {one["name"]: one["state"] for one in health["sources"]}
    assert (health["status"], states["checko"], states["fns"]) == ("ok", "silent", "off")
    again = client.post(f"/v1/qualifications/{found['id']}:rejudge").json()
    assert (again["record_hash"], again["is_degraded"]) == (found["record_hash"], True)


def test_without_sources_there_is_nobody_to_ask(database: Database) -> None:
    with serve(make_settings(database)) as (client, _):
        answer = client.post("/v1/companies:resolve", json=ROMASHKA)
        assert (answer.status_code, answer.json()["code"]) == (503, "sources_off")
        health = client.get("/health").json()
        assert health["enrich"] == "off"
        assert {one["state"] for one in health["sources"]} <= {"off", "on"}
        assert client.post("/v1/qualifications", json={**ROMASHKA, "message": "x"}).status_code == 201
