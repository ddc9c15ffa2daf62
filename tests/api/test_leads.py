import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.deps import Services
from api.examples import REQUESTS
from kit.clock import FrozenClock
from qualifier.canonical_json import write_json
from qualifier.record_json import write_record
from tests.builders import NOW, make_record

pytestmark = pytest.mark.service

LEAD = {"company": "Зерно", "message": "Нужна реклама кофеен, бюджет 2 млн рублей"}
URL = "/v1/qualifications"
# What may differ between two judgements of one record.
OUTSIDE = {"id", "version", "created_at", "seconds"}


def post(client: TestClient, content: Any, **headers: str) -> dict[str, Any]:
    response = client.post(URL, json=content, headers=headers)
    assert response.status_code == 201, response.text
    return response.json()


def judgement(answer: dict[str, Any]) -> str:
    return write_json({name: value for name, value in answer.items() if name not in OUTSIDE})


def test_a_lead_gets_a_verdict_under_an_id(client: TestClient) -> None:
    response = client.post(URL, json={"id": "crm-1", **LEAD})
    assert response.status_code == 201
    answer = response.json()
    assert response.headers["location"] == f"{URL}/{answer['id']}"
    assert (answer["external_id"], answer["version"]) == ("crm-1", 1)
    assert answer["record"]["as_of"] == NOW.date().isoformat()
    assert answer["record"]["lead"]["message"] == LEAD["message"]
    assert len(answer["scorecard"]["scores"]) == 11
    assert answer["verdict"]["status"] in {"qualified", "nurture", "disqualified"}
    assert answer["is_degraded"] is False


def test_a_whole_record_is_judged_as_it_is(client: TestClient) -> None:
    record = write_record(make_record())
    answer = post(client, {**record, "gold": {"budget": "confirmed"}, "tags": ["x"]})
    assert answer["record"] == record
    assert answer["ignored"] == ["gold", "tags"]


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_the_documented_examples_work(client: TestClient, name: str) -> None:
    answer = post(client, REQUESTS[name]["value"])
    assert answer["ignored"] == []
    assert answer["external_id"] == REQUESTS[name]["value"]["id"]


def test_a_verdict_is_read_back_as_it_was_given(client: TestClient) -> None:
    given = client.post(URL, json=LEAD)
    read = client.get(given.headers["location"])
    assert read.status_code == 200
    assert read.content == given.content


def test_a_repeated_delivery_gets_the_same_answer(client: TestClient, clock: FrozenClock) -> None:
    first = client.post(URL, json={"id": "crm-1", **LEAD})
    clock.instant = NOW.replace(day=16)
    again = client.post(URL, json={"id": "crm-1", **LEAD})
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers


def test_a_repeated_key_gets_the_same_answer(client: TestClient) -> None:
    first = client.post(URL, json=LEAD, headers={"Idempotency-Key": "k-1"})
    again = client.post(URL, json=LEAD, headers={"Idempotency-Key": "k-1"})
    other = client.post(URL, json=LEAD, headers={"Idempotency-Key": "k-2"})
    assert again.content == first.content
    assert other.json()["lead_id"] != first.json()["lead_id"]


def test_a_key_with_another_body_is_a_conflict(client: TestClient) -> None:
    post(client, LEAD, **{"Idempotency-Key": "k-1"})
    response = client.post(URL, json={"message": "Иное"}, headers={"Idempotency-Key": "k-1"})
    assert response.status_code == 409
    assert response.json()["code"] == "key_reused"


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "\x7f"])
def test_a_key_of_a_wrong_form_is_refused(client: TestClient, key: str) -> None:
    response = client.post(URL, json=LEAD, headers={"Idempotency-Key": key})
    assert response.status_code == 422
    assert response.json()["detail"] == "Idempotency-Key: has a wrong form"


def test_every_version_of_a_lead_is_listed(client: TestClient) -> None:
    first = post(client, {"id": "crm-1", **LEAD})
    second = post(client, {"id": "crm-1", **LEAD, "region": "Тверь"})
    listed = client.get(f"/v1/leads/{first['lead_id']}/qualifications").json()
    assert listed["lead_id"] == first["lead_id"]
    assert listed["qualifications"] == [first, second]


def test_judging_again_is_equal_byte_for_byte_and_a_new_version(client: TestClient) -> None:
    first = post(client, LEAD)
    response = client.post(f"{URL}/{first['id']}:rejudge")
    assert response.status_code == 201
    again = response.json()
    assert again["version"] == 2
    assert response.headers["location"] == f"{URL}/{again['id']}"
    assert judgement(again) == judgement(first)


def test_another_request_of_the_same_company_sees_the_first(client: TestClient) -> None:
    post(client, {"id": "crm-1", **LEAD})
    second = post(client, {"id": "crm-2", "company": "ООО «Зерно»", "message": "Нужны баннеры"})
    assert [lead["id"] for lead in second["record"]["open_leads"]] == ["crm-1"]


def test_the_chain_of_all_verdicts_is_sound(client: TestClient, services: Services) -> None:
    for number in range(3):
        post(client, {"id": f"crm-{number}", **LEAD})
    with services.open_store() as store:
        report = store.check_chain()
    assert (report.links, report.fault) == (3, None)


MISSING = [
    ("GET", "/v1/qualifications/qual_999"),
    ("POST", "/v1/qualifications/qual_999:rejudge"),
    ("GET", "/v1/leads/lead_999/qualifications"),
]


@pytest.mark.parametrize(("method", "path"), MISSING)
def test_what_is_not_stored_is_not_found(shared_client: TestClient, method: str, path: str) -> None:
    response = shared_client.request(method, path)
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


@pytest.mark.parametrize(
    "path", ["/v1/qualifications/1", "/v1/qualifications/qual_%00", "/v1/leads/'%20OR%201=1/qualifications"]
)
def test_an_id_of_a_wrong_form_is_refused(shared_client: TestClient, path: str) -> None:
    response = shared_client.get(path)
    assert response.status_code == 422
    assert response.json()["detail"].endswith("has a wrong form")


# Bodies that cannot be used: (body, status, code).
REFUSED = [
    (b"", 400, "not_json"),
    (b"company=x", 400, "not_json"),
    (b'{"message": NaN}', 400, "not_json"),
    (b'{"message": "a", "message": "b"}', 400, "not_json"),
    (b"[" * 1_000, 400, "not_json"),
    (b'{"message": ' + b'{"a":' * 300_000 + b"1" + b"}" * 300_000 + b"}", 413, "body_too_large"),
    (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400, "not_json"),
    (b'{"message": "\xff"}', 400, "not_json"),
    (b"[]", 422, "bad_input"),
    (b"{}", 422, "bad_input"),
    (b'"lead"', 422, "bad_input"),
    (b'{"lead": null}', 422, "bad_input"),
    (b'{"message": 5}', 422, "bad_input"),
    (b'{"message": "a", "as_of": "0000-01-01"}', 422, "bad_input"),
    (b'{"message": "a", "as_of": "9999-12-31"}', 422, "bad_input"),
    (b'{"message": "a", "as_of": "2060-01-01"}', 422, "bad_input"),
    (json.dumps({"message": "я" * 2_000_000}).encode(), 413, "body_too_large"),
    (json.dumps({"message": "a" * 300_000}).encode(), 422, "bad_input"),
    (json.dumps({"message": "a", "interactions": [{"text": "b"}] * 10_000}).encode(), 422, "bad_input"),
]


@pytest.mark.parametrize(("body", "status", "code"), REFUSED, ids=range(len(REFUSED)))
def test_a_body_that_cannot_be_used_is_refused_clearly(
    shared_client: TestClient, body: bytes, status: int, code: str
) -> None:
    response = shared_client.post(URL, content=body)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"


# Odd bodies that get an honest verdict.
ACCEPTED = [
    {"lead": {}},
    {"message": ""},
    {"company": "Зерно"},
    {"message": "a", "open_data": {"revenue_rub": 10**30, "employees": -1, "status": "asleep"}},
    {"message": "Бюджет 1" + "0" * 30 + " рублей"},
    {"message": "\ud800 и \0 внутри"},
    {"message": "a", "interactions": [{"at": "0000-00-00", "from": "nobody", "text": "b"}]},
    {"message": "a", "interactions": [{"text": "Нужна реклама в марте."}] * 1_000},
    {"message": "Нужна реклама. " * 1_400},
]


@pytest.mark.parametrize("content", ACCEPTED, ids=range(len(ACCEPTED)))
def test_an_odd_body_gets_an_honest_verdict(shared_client: TestClient, content: dict[str, Any]) -> None:
    response = shared_client.post(URL, content=json.dumps(content).encode())
    assert response.status_code == 201
    assert shared_client.get(response.headers["location"]).content == response.content


def test_a_body_in_parts_is_refused_when_its_parts_are_too_much(shared_client: TestClient) -> None:
    def parts():
        for _ in range(40):
            yield b" " * 50_000

    response = shared_client.post(URL, content=parts(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_only_json_is_taken(shared_client: TestClient, kind: str) -> None:
    response = shared_client.post(URL, content=json.dumps(LEAD).encode(), headers={"Content-Type": kind})
    assert (response.status_code, response.json()["code"]) == (415, "not_json_type")


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/vnd.crm+json", None])
def test_json_by_any_of_its_names_is_taken(shared_client: TestClient, kind: str | None) -> None:
    headers = {"Content-Type": kind} if kind else {}
    body = json.dumps({"id": kind or "none", **LEAD}).encode()
    assert shared_client.post(URL, content=body, headers=headers).status_code == 201


def test_what_a_client_may_not_set_changes_nothing(shared_client: TestClient) -> None:
    plain = post(shared_client, {"lead": LEAD, "open_leads": []})
    pushy = post(
        shared_client,
        {
            "lead": {**LEAD, "score": 100, "status": "qualified"},
            "open_leads": [],
            "verdict": {"status": "qualified"},
            "lead_id": "lead_1",
            "version": 99,
        },
    )
    assert pushy["verdict"] == plain["verdict"]
    assert pushy["version"] == 1
    assert pushy["ignored"] == ["lead.score", "lead.status", "lead_id", "verdict", "version"]


def test_the_answer_names_the_company_in_one_spelling_and_flags_what_is_invalid(client: TestClient) -> None:
    lead = {
        "company": "ООО «Ромашка»",
        "inn": "7707083890",
        "website": "https://WWW.Romashka.example/about",
        "contact": {"phone": "8 (495) 111-22-33", "email": "Anna@Romashka.example"},
        "message": "Нужна реклама",
    }
    identity = post(client, lead)["identity"]
    assert identity["company"].casefold() == "ромашка"
    assert identity["domain"] == "romashka.example"
    assert identity["phone"] == "+74951112233"
    assert identity["inn"] == "7707083890"
    assert identity["flags"] == ["inn_invalid"]
