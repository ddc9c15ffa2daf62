from typing import Any

import pytest
from starlette.testclient import TestClient

from api.offers import DOCX, PDF, XLSX
from api.samples import read_sample
from kit.clock import FrozenClock
from tests.api.test_plans import BAD, BRIEF
from tests.builders import NOW
from tests.planner.offer.offered import NASTY

pytestmark = pytest.mark.service

URL, PLANS = "/v1/offers", "/v1/media-plans"
FILES = {
    "json": (b"{", "application/json"),
    "xlsx": (b"PK", XLSX),
    "pdf": (b"%PDF-", PDF),
    "docx": (b"PK", DOCX),
}


def offer(client: TestClient, content: Any) -> dict[str, Any]:
    response = client.post(URL, json=content)
    assert response.status_code == 201, response.text
    return response.json()


def test_a_brief_gets_an_offer_with_links_to_its_files(client: TestClient) -> None:
    response = client.post(URL, json={"brief": BRIEF, "colour": "red"})
    assert response.status_code == 201
    answer = response.json()
    assert response.headers["location"] == f"{PLANS}/{answer['plan_id']}"
    assert (answer["status"], answer["ignored"]) == ("ready", ["colour"])
    assert len(answer["offer"]["sections"]) == 12
    assert answer["links"].keys() == FILES.keys()
    for kind, address in answer["links"].items():
        start, media_type = FILES[kind]
        sent = client.get(address)
        assert sent.status_code == 200, sent.text
        assert sent.content.startswith(start)
        assert sent.headers["content-type"].partition(";")[0] == media_type
        assert sent.headers["content-disposition"].startswith('attachment; filename="')


def test_a_letter_is_answered_in_its_language(client: TestClient) -> None:
    english = offer(client, {"text": read_sample("brief_retailer_en.txt")})
    russian = offer(client, {"text": read_sample("brief_pharmacy_ru.txt"), "as_of": "2026-11-25"})
    asked = offer(client, {"brief": BRIEF, "lang": "en"})
    assert [one["offer"]["lang"] for one in (english, russian, asked)] == ["en", "ru", "en"]


def test_an_offer_stays_as_it_was_made(client: TestClient, clock: FrozenClock) -> None:
    plan_id = offer(client, {"brief": BRIEF})["plan_id"]
    first = client.get(f"{PLANS}/{plan_id}.pdf").content
    clock.instant = NOW.replace(day=25)
    assert client.get(f"{PLANS}/{plan_id}.pdf").content == first


def test_a_plan_made_before_has_its_files(client: TestClient) -> None:
    plan = client.post(PLANS, json={"brief": BRIEF}).json()
    sent = client.get(f"{PLANS}/{plan['id']}.json")
    assert sent.json() == plan
    assert sent.headers["content-disposition"] == 'attachment; filename="media-plan.json"'


def test_the_internal_copy_is_asked_for_by_name(client: TestClient) -> None:
    plan_id = offer(client, {"brief": BRIEF})["plan_id"]
    address = f"{PLANS}/{plan_id}.xlsx"
    client_copy, internal = client.get(address), client.get(address, params={"copy": "internal"})
    assert 'filename="media-plan.xlsx"' in client_copy.headers["content-disposition"]
    assert 'filename="media-plan-internal.xlsx"' in internal.headers["content-disposition"]
    assert len(internal.content) > len(client_copy.content)
    assert client.get(address, params={"copy": "secret"}).status_code == 422


def test_a_repeated_key_gets_the_same_offer(client: TestClient) -> None:
    first = client.post(URL, json={"brief": BRIEF}, headers={"Idempotency-Key": "k-1"})
    again = client.post(URL, json={"brief": BRIEF}, headers={"Idempotency-Key": "k-1"})
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    other = client.post(URL, json={"brief": {}}, headers={"Idempotency-Key": "k-1"})
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")


def test_an_empty_brief_is_an_offer_with_questions(client: TestClient) -> None:
    answer = offer(client, {"brief": {}})
    assert answer["status"] == "needs_input"
    for kind in FILES:
        assert client.get(answer["links"][kind]).status_code == 200


def test_hostile_text_breaks_no_file_and_no_header(client: TestClient) -> None:
    brief = {**BRIEF, "advertiser": (NASTY.replace("\x00", "") * 20)[:300], "product": NASTY[:150]}
    answer = client.post(URL, json={"brief": brief})
    if answer.status_code == 422:
        pytest.skip("the brief itself is refused")
    for kind in FILES:
        sent = client.get(answer.json()["links"][kind])
        assert sent.status_code == 200
        assert "evil" not in str(sent.headers)


@pytest.mark.parametrize(("body", "status", "code"), BAD)
def test_what_cannot_be_used_is_a_problem_document(
    shared_client: TestClient, body: bytes, status: int, code: str
) -> None:
    response = shared_client.post(URL, content=body, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_no_plan_is_a_problem_document(shared_client: TestClient, kind: str) -> None:
    response = shared_client.get(f"{PLANS}/plan_999.{kind}")
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert response.headers["content-type"] == "application/problem+json"
    assert shared_client.get(f"{PLANS}/lead_1.{kind}").status_code == 422


def test_another_kind_of_file_is_no_plan(shared_client: TestClient) -> None:
    assert shared_client.get(f"{PLANS}/plan_1.exe").status_code == 422


def test_openapi_describes_the_routes(shared_client: TestClient) -> None:
    paths = shared_client.get("/openapi.json").json()["paths"]
    assert "requestBody" in paths[URL]["post"]
    for kind, (_, media_type) in FILES.items():
        answer = paths[f"{PLANS}/{{plan_id}}.{kind}"]["get"]["responses"]["200"]
        assert media_type in answer["content"]
