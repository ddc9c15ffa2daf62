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


# Each refusal that a client can meet, and how it is said in Russian and in English.
SAID = [
    ("POST", URL, b"{", {}, 400, "Тело запроса — не JSON.", "The body is not valid JSON."),
    ("POST", URL, b"[]", {}, 422, "Запрос нельзя использовать.", "The request cannot be used."),
    ("POST", URL, b"{}", {"Content-Type": "text/plain"}, 415, "Тип содержимого", "The content type must be"),
    ("POST", URL, b" " * 1_100_000, {}, 413, "Тело запроса больше 1 МиБ.", "The body is larger than 1 MiB."),
    ("POST", URL, b"{}", {"Idempotency-Key": "a b"}, 422, "неверный вид", "has a wrong form"),
    (
        "GET",
        f"{URL}/qual_999",
        b"",
        {},
        404,
        "Под этим номером ничего нет.",
        "Nothing is stored under this id.",
    ),
    ("GET", f"{URL}/x", b"", {}, 422, "qualification_id: неверный вид", "qualification_id: has a wrong form"),
    ("GET", "/v2/leads", b"", {}, 404, "По этому пути ничего нет.", "There is nothing at this path."),
    ("PUT", URL, b"{}", {}, 405, "Этот метод здесь не поддерживается.", "This method is not offered here."),
]


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "russian", "english"),
    SAID,
    ids=[f"{method} {status} {english}" for method, *_, status, _, english in SAID],
)
def test_a_refusal_is_said_in_either_language(
    shared_client: TestClient,
    method: str,
    path: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
    russian: str,
    english: str,
) -> None:
    codes = set()
    for lang, words in (("ru-RU,ru;q=0.9", russian), ("en-GB", english), ("de", english)):
        answer = shared_client.request(
            method, path, content=body, headers={**headers, "Accept-Language": lang}
        )
        problem = answer.json()
        assert answer.status_code == problem["status"] == status
        assert words in f"{problem['title']} {problem['detail']}"
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["content-language"] == ("ru" if lang.startswith("ru") else "en")
        codes.add(problem["code"])
    assert len(codes) == 1


def test_a_fault_in_a_lead_is_named_by_its_place_and_never_repeated(shared_client: TestClient) -> None:
    body = {"contact": {"phone": {"card": "4111 1111"}}, "message": "a"}
    russian, english = (
        "lead.contact.phone: нужна строка",
        "lead.contact.phone: Input should be a valid string",
    )
    for lang, words in (("ru", russian), ("en", english)):
        problem = shared_client.post(URL, json=body, headers={"Accept-Language": lang}).json()
        assert problem["detail"] == words
        assert "4111" not in str(problem)


@pytest.mark.parametrize("key", ["k", "x" * 255, "a-b_c.d:e/f", "!~"])
def test_a_key_of_any_sound_form_works(client: TestClient, key: str) -> None:
    first = client.post(URL, json=LEAD, headers={"Idempotency-Key": key})
    again = client.post(URL, json=LEAD, headers={"Idempotency-Key": key})
    assert (first.status_code, again.content) == (201, first.content)


def test_a_refused_request_does_not_use_up_its_key(client: TestClient) -> None:
    assert client.post(URL, content=b"[]", headers={"Idempotency-Key": "k"}).status_code == 422
    assert client.post(URL, json=LEAD, headers={"Idempotency-Key": "k"}).status_code == 201


def test_the_same_body_spaced_otherwise_is_another_body_under_a_key(client: TestClient) -> None:
    tight = json.dumps(LEAD, separators=(",", ":")).encode()
    assert client.post(URL, content=tight, headers={"Idempotency-Key": "k"}).status_code == 201
    spaced = client.post(URL, content=json.dumps(LEAD, indent=1).encode(), headers={"Idempotency-Key": "k"})
    assert (spaced.status_code, spaced.json()["code"]) == (409, "key_reused")


def test_two_senders_ids_are_two_leads_and_one_id_is_one(client: TestClient) -> None:
    first, second = post(client, {"id": "a", **LEAD}), post(client, {"id": "b", **LEAD})
    third = post(client, {"id": "a", **LEAD, "region": "Уфа"})
    assert first["lead_id"] != second["lead_id"]
    assert (third["lead_id"], third["version"]) == (first["lead_id"], 2)


def test_every_rejudging_is_one_more_version_of_the_same_bytes(
    client: TestClient, services: Services
) -> None:
    first = post(client, {"id": "crm-1", **LEAD})
    again = [client.post(f"{URL}/{first['id']}:rejudge").json() for _ in range(3)]
    assert [answer["version"] for answer in again] == [2, 3, 4]
    assert {judgement(answer) for answer in again} == {judgement(first)}
    listed = client.get(f"/v1/leads/{first['lead_id']}/qualifications").json()["qualifications"]
    assert listed == [first, *again]
    with services.open_store() as store:
        assert store.check_chain().links == 4


def test_a_number_for_an_id_is_an_id(client: TestClient) -> None:
    assert post(client, {"id": 17, **LEAD})["external_id"] == "17"


@pytest.mark.parametrize(("size", "status"), [(200, 201), (201, 422)])
def test_a_senders_id_has_a_limit(client: TestClient, size: int, status: int) -> None:
    assert client.post(URL, json={"id": "x" * size, **LEAD}).status_code == status
