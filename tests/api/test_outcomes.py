"""Outcomes over HTTP."""

import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.examples import LEAD_EN, LEAD_RU
from api.work_examples import OUTCOMES

pytestmark = pytest.mark.service

REJECTED = {"kind": "rejected", "who": "Пётр", "reason": "not_ready", "quality": "medium"}


@pytest.fixture(scope="module")
def lead(shared_client: TestClient) -> str:
    """A lead for tests that look only at what they said themselves."""
    return qualify(shared_client, LEAD_EN)


def qualify(client: TestClient, lead: dict[str, Any]) -> str:
    response = client.post("/v1/qualifications", json=lead)
    assert response.status_code == 201, response.text
    return str(response.json()["lead_id"])


def say(client: TestClient, lead_id: str, body: Any, **headers: str) -> Any:
    return client.post(f"/v1/leads/{lead_id}/outcomes", json=body, headers=headers)


def test_an_outcome_is_kept_and_given_back(client: TestClient) -> None:
    lead_id = qualify(client, LEAD_RU)
    response = say(client, lead_id, {**REJECTED, "note": "весной", "corrections": {"timing": "absent"}})
    assert response.status_code == 201, response.text
    kept = response.json()
    assert response.headers["location"] == f"/v1/leads/{lead_id}/outcomes"
    assert kept == {
        "id": kept["id"],
        "lead_id": lead_id,
        "qualification_id": client.get(f"/v1/leads/{lead_id}/qualifications").json()["qualifications"][-1][
            "id"
        ],
        "kind": "rejected",
        "who": "Пётр",
        "on": "2026-09-15",
        "reason": "not_ready",
        "amount_rub": None,
        "quality": "medium",
        "note": "весной",
        "corrections": {"timing": "absent"},
        "created_at": "2026-09-15T09:30:00+00:00",
    }
    read = client.get(f"/v1/leads/{lead_id}/outcomes").json()
    assert read == {"lead_id": lead_id, "current": kept, "outcomes": [kept]}


def test_the_history_is_shown_and_the_latest_counts(client: TestClient) -> None:
    lead_id = qualify(client, LEAD_RU)
    assert client.get(f"/v1/leads/{lead_id}/outcomes").json() == {
        "lead_id": lead_id,
        "current": None,
        "outcomes": [],
    }
    for body in (
        {"kind": "accepted", "who": "Анна"},
        REJECTED,
        {"kind": "won", "who": "Анна", "amount_rub": "600000.5"},
    ):
        assert say(client, lead_id, body).status_code == 201
    read = client.get(f"/v1/leads/{lead_id}/outcomes").json()
    assert [one["kind"] for one in read["outcomes"]] == ["accepted", "rejected", "won"]
    assert read["current"] == read["outcomes"][-1]
    assert read["current"]["amount_rub"] == "600000.50"


@pytest.mark.parametrize("name", list(OUTCOMES))
def test_the_samples_of_the_documentation_work(shared_client: TestClient, lead: str, name: str) -> None:
    assert say(shared_client, lead, OUTCOMES[name]["value"]).status_code == 201


def test_a_repeated_key_gets_the_same_outcome(shared_client: TestClient, lead: str) -> None:
    key = {"Idempotency-Key": "outcome-1"}
    one = say(shared_client, lead, {"kind": "lost", "who": "Анна", "note": "1"}, **key)
    again = say(shared_client, lead, {"kind": "lost", "who": "Анна", "note": "1"}, **key)
    assert (again.status_code, again.json()) == (201, one.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in one.headers
    other = say(shared_client, lead, {"kind": "lost", "who": "Анна", "note": "2"}, **key)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")


def test_a_double_click_is_one_outcome(shared_client: TestClient, lead: str) -> None:
    body = {"kind": "accepted", "who": "Двойной щелчок"}
    one, again = (say(shared_client, lead, body) for _ in range(2))
    assert again.json() == one.json()
    assert again.headers["idempotency-replayed"] == "true"


def test_two_people_at_once_are_both_heard(client: TestClient) -> None:
    lead_id, start, codes = qualify(client, LEAD_RU), threading.Barrier(2), []

    def work(body: dict[str, Any]) -> None:
        start.wait()
        codes.append(say(client, lead_id, body).status_code)

    bodies = ({"kind": "accepted", "who": "Анна"}, REJECTED)
    threads = [threading.Thread(target=work, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [201, 201]
    read = client.get(f"/v1/leads/{lead_id}/outcomes").json()
    assert {one["kind"] for one in read["outcomes"]} == {"accepted", "rejected"}
    is_open = bool(client.get("/v1/queue").json()["leads"])
    assert is_open is (read["current"]["kind"] == "accepted")


@pytest.mark.parametrize("lead_id", ["lead_none", "lead_0c1f"])
def test_an_unknown_lead_is_404(shared_client: TestClient, lead_id: str) -> None:
    response = say(shared_client, lead_id, {"kind": "accepted", "who": "Анна"})
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert shared_client.get(f"/v1/leads/{lead_id}/outcomes").status_code == 404


BAD = [
    (b"{", 400, "not_json"),
    (b'{"kind":"won","kind":"lost","who":"A"}', 400, "not_json"),
    (b'{"kind":"won","who":"A","amount_rub":NaN}', 400, "not_json"),
    (b"\xff\xfe", 400, "not_json"),
    (b"[]", 422, "bad_input"),
    (b'{"kind":"accepted"}', 422, "bad_input"),
    (b'{"kind":"won","who":"A","amount_rub":-1}', 422, "bad_input"),
    (b'{"kind":"won","who":"A","amount_rub":1e20}', 422, "bad_input"),
    (b'{"kind":"lost","who":"A","on":"2026-09-16"}', 422, "bad_input"),
    (b'{"kind":"rejected","who":"A","reason":"no reason"}', 422, "bad_input"),
    (b'{"kind":"accepted","who":"A","extra":1}', 422, "bad_input"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD)
def test_what_cannot_be_is_a_problem_document(
    shared_client: TestClient, lead: str, body: bytes, status: int, code: str
) -> None:
    url, kind = f"/v1/leads/{lead}/outcomes", {"content-type": "application/json"}
    before = shared_client.get(url).json()
    response = shared_client.post(url, content=body, headers=kind)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert shared_client.get(url).json() == before


def test_a_refusal_speaks_the_askers_language(shared_client: TestClient, lead: str) -> None:
    body = {"kind": "lost", "who": "Анна", "on": "2027-01-01"}
    russian = say(shared_client, lead, body, **{"accept-language": "ru"}).json()
    english = say(shared_client, lead, body, **{"accept-language": "en"}).json()
    assert russian["detail"] == "on: этот день ещё не наступил"
    assert english["detail"] == "on: lies in the future"


def test_today_is_today_where_the_house_works(client: TestClient, services: Any) -> None:
    lead_id = qualify(client, LEAD_RU)
    # Half an hour past midnight in Moscow it is still yesterday in UTC.
    services.clock.instant = services.clock.instant.replace(hour=21, minute=30)
    body = {"kind": "lost", "who": "Анна", "on": "2026-09-16"}
    assert say(client, lead_id, body).status_code == 201


def test_a_nasty_text_comes_back_as_text(client: TestClient) -> None:
    lead_id = qualify(client, LEAD_RU)
    note = '=HYPERLINK("http://evil.example") <script>alert(1)</script>'
    kept = say(client, lead_id, {"kind": "lost", "who": "А\u202eнна", "note": note}).json()
    assert (kept["note"], kept["who"]) == (note, "Анна")
