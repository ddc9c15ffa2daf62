"""The list of work over HTTP."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.deps import Services
from api.examples import LEAD_EN, LEAD_RU, RECORD_RU
from qualifier.work.queue_page import LARGEST_PAGE

pytestmark = pytest.mark.service


@pytest.fixture(scope="module")
def leads(shared_client: TestClient) -> dict[str, str]:
    """Three open leads by their senders' ids; the baker's is Anna's."""
    found = {}
    for lead in (RECORD_RU, LEAD_RU, LEAD_EN):
        answer = shared_client.post("/v1/qualifications", json=lead).json()
        found[answer["external_id"]] = answer["lead_id"]
    body = {"kind": "accepted", "who": "Анна"}
    shared_client.post(f"/v1/leads/{found['crm-1042']}/outcomes", json=body)
    return found


def look(client: TestClient, query: str = "") -> dict[str, Any]:
    response = client.get(f"/v1/queue{query}")
    assert response.status_code == 200, response.text
    content: dict[str, Any] = response.json()
    return content


def names(page: dict[str, Any]) -> list[str]:
    return [row["external_id"] for row in page["leads"]]


def test_open_leads_stand_in_the_order_of_their_worth(shared_client: TestClient, leads: Any) -> None:
    page = look(shared_client)
    assert names(page) == ["crm-1042", "crm-1043", "crm-1044"]
    worth = [row["expected_rub"] for row in page["leads"]]
    assert worth == sorted(worth, reverse=True)
    assert (page["next_cursor"], page["behind"]) == (None, 0)


def test_each_row_says_why_what_who_by_when_and_the_question(shared_client: TestClient, leads: Any) -> None:
    row = look(shared_client)["leads"][2]
    assert row["status"] == "nurture"
    assert row["why"]["ru"].startswith("В развитие (MQL)")
    assert row["action"]["en"] == "Try another channel, then close."
    assert (row["role"], row["owner"], row["stage"]) == ("pre_sales", None, "contact")
    assert row["due_at"] == "2026-09-15T11:30:00+00:00"
    assert row["question"]["criterion"] == "authority"
    assert "+" in row["line"]["en"]
    assert row["gain_rub"] > 0
    assert (row["deal_from"], row["chance_from"]) == ("typical", "rubric")


def test_an_accepted_lead_owes_its_brief(shared_client: TestClient, leads: Any) -> None:
    row = look(shared_client)["leads"][0]
    assert (row["owner"], row["stage"], row["role"]) == ("Анна", "brief", "account")
    # Eight working hours from 12:30 in Moscow: until 18:00, then from nine.
    assert row["due_at"] == "2026-09-16T08:30:00+00:00"
    assert row["is_overdue"] is False


def test_what_is_late_is_said_to_be(client: TestClient, services: Services) -> None:
    client.post("/v1/qualifications", json=LEAD_RU)
    assert look(client)["leads"][0]["is_overdue"] is False
    services.clock.instant = services.clock.instant.replace(hour=10, minute=31)  # type: ignore[attr-defined]
    assert look(client)["leads"][0]["is_overdue"] is True


def test_pages_follow_one_another(shared_client: TestClient, leads: Any) -> None:
    seen, query = [], "?limit=1"
    for _ in range(3):
        page = look(shared_client, query)
        seen += names(page)
        query = f"?limit=1&cursor={page['next_cursor']}"
    assert seen == ["crm-1042", "crm-1043", "crm-1044"]
    assert page["next_cursor"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=qualified", ["crm-1042"]),
        ("?status=nurture", ["crm-1043", "crm-1044"]),
        ("?owner=Анна", ["crm-1042"]),
        ("?owner=%20Анна%20", ["crm-1042"]),
        ("?owner=Пётр", []),
        ("?owner=Пётр&with_free=true", ["crm-1043", "crm-1044"]),
        ("?owner=Анна&status=nurture", []),
        ("?limit=2", ["crm-1042", "crm-1043"]),
        (f"?limit={LARGEST_PAGE}", ["crm-1042", "crm-1043", "crm-1044"]),
    ],
)
def test_the_list_is_filtered(shared_client: TestClient, leads: Any, query: str, found: list[str]) -> None:
    assert names(look(shared_client, query)) == found


@pytest.mark.parametrize(
    "query",
    [
        "?limit=0",
        f"?limit={LARGEST_PAGE + 1}",
        "?limit=all",
        "?status=disqualified",
        "?status=",
        "?owner=",
        "?owner=%E2%80%8B",
        f"?owner={'x' * 121}",
        "?cursor=",
        "?cursor=abc",
        f"?cursor={'a' * 301}",
        "?with_free=perhaps",
    ],
)
def test_a_wish_that_cannot_be_is_a_problem_document(shared_client: TestClient, query: str) -> None:
    response = shared_client.get(f"/v1/queue{query}")
    assert (response.status_code, response.json()["code"]) == (422, "bad_input")
    assert response.headers["content-type"] == "application/problem+json"


def test_the_same_look_twice_is_the_same(shared_client: TestClient, leads: Any) -> None:
    assert look(shared_client) == look(shared_client)


def test_a_rejudged_lead_keeps_its_place_in_time(client: TestClient, services: Services) -> None:
    answer = client.post("/v1/qualifications", json=LEAD_RU).json()
    due = look(client)["leads"][0]["due_at"]
    services.clock.instant = services.clock.instant.replace(hour=15)  # type: ignore[attr-defined]
    again = client.post(f"/v1/qualifications/{answer['id']}:rejudge").json()
    row = look(client)["leads"][0]
    assert (row["qualification_id"], row["due_at"]) == (again["id"], due)


def test_a_closed_lead_leaves(client: TestClient) -> None:
    lead_id = client.post("/v1/qualifications", json=LEAD_RU).json()["lead_id"]
    body = {"kind": "rejected", "who": "Анна", "reason": "duplicate"}
    client.post(f"/v1/leads/{lead_id}/outcomes", json=body)
    assert look(client)["leads"] == []
