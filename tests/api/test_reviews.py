from typing import Any

import pytest
from starlette.testclient import TestClient

from api.review_schemas import DECISIONS, read_decision
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import BadInput
from kit.ids import make_sequential_ids
from qualifier.qualification import Criterion
from tests.api.jobs.conftest import client, services
from tests.api.jobs.scripts import MESSAGE, Scripted, make_content, make_reading

__all__ = ["client", "services"]

pytestmark = pytest.mark.service

URL = "/v1/qualifications?engine=model"
# Nothing of it proves a budget: code follows one step at most, and a person sees the rest.
FAR = make_content("absent", "Бюджет 2 млн рублей утверждён", criteria=(Criterion.BUDGET,))
CHOICE = {"who": "Анна", "side": "rules", "status": "nurture", "reason": "Бюджет назван прямо."}


def ask_people(client: TestClient, database: Database, clock: FrozenClock, number: int = 1) -> str:
    """Let a model disagree about a lead; return the verdict that people are asked about."""
    lead = {"id": f"crm-{number}", "company": f"Зерно-{number}", "message": MESSAGE}
    job_id = client.post(URL, json=lead).json()["model"]["job"].rpartition("/")[2]
    reading = make_reading(database, Scripted(FAR), clock=clock, new_id=_name(number))
    job = reading.begin(job_id)
    assert job is not None
    reading.keep(job, reading.ask(job))
    with reading.open_rooms() as rooms:
        return rooms.jobs.find(job_id).result_id or ""


def _name(number: int) -> Any:
    new_id = make_sequential_ids()
    return lambda prefix: f"{prefix}_m{number}{new_id(prefix).rpartition('_')[2]}"


def test_a_disagreement_is_a_question_with_both_opinions(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    name = ask_people(client, database, clock)
    (review,) = client.get("/v1/reviews").json()["reviews"]
    assert (review["qualification_id"], review["company"], review["decisions"]) == (name, "Зерно-1", [])
    assert "held_back:budget" in review["why"]
    (row,) = review["disagreements"]
    assert (row["criterion"], row["rules"], row["model"]) == ("budget", "confirmed", "absent")
    assert row["merged"] not in {"absent"}
    assert client.get(f"/v1/reviews/{name}").json() == review


def test_a_decision_is_a_new_row_and_verdicts_stay(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    name = ask_people(client, database, clock)
    before = client.get(f"/v1/qualifications/{name}").json()
    response = client.post(f"/v1/reviews/{name}", json=CHOICE)
    (kept,) = response.json()["decisions"]
    assert response.status_code == 201
    assert (kept["who"], kept["side"], kept["status"]) == ("Анна", "rules", "nurture")
    assert kept["levels"] == {"budget": "confirmed"}
    assert client.get(f"/v1/qualifications/{name}").json() == before
    assert client.get("/v1/reviews").json()["reviews"] == []
    (decided,) = client.get("/v1/reviews", params={"state": "decided"}).json()["reviews"]
    assert decided["decisions"] == [kept]


def test_the_same_decision_twice_is_one_row_and_another_one_is_kept_beside(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    name = ask_people(client, database, clock)
    first = client.post(f"/v1/reviews/{name}", json=CHOICE)
    again = client.post(f"/v1/reviews/{name}", json=CHOICE)
    other = client.post(f"/v1/reviews/{name}", json={**CHOICE, "side": "model", "who": "Пётр"})
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 201)
    assert again.json() == first.json()
    assert [kept["who"] for kept in other.json()["decisions"]] == ["Анна", "Пётр"]
    assert other.json()["decisions"][1]["levels"] == {"budget": "absent"}


def test_a_person_may_find_neither_right(client: TestClient, database: Database, clock: FrozenClock) -> None:
    name = ask_people(client, database, clock)
    content = {**CHOICE, "side": "neither", "levels": {"budget": "partial", "timing": "unknown"}}
    (kept,) = client.post(f"/v1/reviews/{name}", json=content).json()["decisions"]
    assert kept["levels"] == {"budget": "partial", "timing": "unknown"}


def test_questions_are_paged_in_one_order(client: TestClient, database: Database, clock: FrozenClock) -> None:
    names = [ask_people(client, database, clock, number) for number in range(3)]
    seen, after = [], ""
    while True:
        page = client.get("/v1/reviews", params={"limit": 1, "after": after}).json()
        seen += [review["qualification_id"] for review in page["reviews"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert seen == names
    for name in names:
        client.post(f"/v1/reviews/{name}", json=CHOICE)
    first = client.get("/v1/reviews", params={"state": "decided", "limit": 2}).json()
    rest = client.get("/v1/reviews", params={"state": "decided", "after": first["next"]}).json()
    assert [one["qualification_id"] for one in first["reviews"] + rest["reviews"]] == names


def test_a_newer_question_about_the_same_lead_replaces_the_older_one(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    ask_people(client, database, clock)
    lead = {"id": "crm-1", "company": "Зерно-1", "message": f"{MESSAGE} Ждём вас."}
    job_id = client.post(URL, json=lead).json()["model"]["job"].rpartition("/")[2]
    reading = make_reading(database, Scripted(FAR), clock=clock, new_id=_name(2))
    job = reading.begin(job_id)
    assert job is not None
    reading.keep(job, reading.ask(job))
    (review,) = client.get("/v1/reviews").json()["reviews"]
    assert review["qualification_id"].startswith("qual_m2")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"who": ""}, "who"),
        ({"who": "x" * 121}, "who"),
        ({"who": "a\x1b[31mb"}, "who"),
        ({"side": "both"}, "side"),
        ({"status": "won"}, "status"),
        ({"reason": " "}, "reason"),
        ({"levels": {"budget": "huge"}}, "levels.budget"),
        ({"levels": {"weather": "absent"}}, "levels.weather"),
        ({"more": 1}, "more"),
    ],
)
def test_a_decision_that_cannot_be_used_is_refused_by_name(change: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_decision({**CHOICE, **change})
    assert named in refused.value.detail


@pytest.mark.parametrize("content", [None, [], "x", 1])
def test_a_body_that_is_no_object_is_refused(content: Any) -> None:
    with pytest.raises(BadInput):
        read_decision(content)


@pytest.mark.parametrize("name", sorted(DECISIONS))
def test_the_documented_examples_can_be_read(name: str) -> None:
    assert read_decision(DECISIONS[name]["value"]).who


def test_a_question_that_nobody_asked_is_not_found(client: TestClient) -> None:
    verdict = client.post("/v1/qualifications", json={"message": MESSAGE}).json()["id"]
    assert client.get(f"/v1/reviews/{verdict}").status_code == 404
    assert client.post(f"/v1/reviews/{verdict}", json=CHOICE).status_code == 404


@pytest.mark.parametrize("after", ["x", "1-2-3", "-1", "9" * 40])
def test_a_cursor_that_we_did_not_give_is_refused(client: TestClient, after: str) -> None:
    assert client.get("/v1/reviews", params={"after": after}).status_code == 422
