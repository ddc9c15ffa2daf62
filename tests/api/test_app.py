import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import Services
from api.jobs.rooms import open_rooms
from kit.db import Database, open_database
from kit.errors import StoreFull
from qualifier.lead import Lead
from qualifier.qualification import Qualification
from qualifier.record import LeadRecord
from tests.builders import NOW

pytestmark = pytest.mark.service

URL = "/v1/qualifications"
LEAD = {"company": "Зерно", "message": "Перезвоните Анне +7 900 000-00-11"}


@contextmanager
def serve(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services)) as client:
        yield client


@pytest.fixture
def without_database(services: Services) -> Services:
    """The same services over a database that does not answer."""
    lost = open_database("postgresql://127.0.0.1:1/x", state_dir=Path())

    @contextmanager
    def open_store():
        with lost.begin():
            yield None

    models = replace(services.models, open_rooms=open_rooms(lost))
    return replace(services, database=lost, open_store=open_store, models=models)


class FullDatabase(Database):
    """A database whose disk is nearly full."""

    def require_space(self) -> None:
        raise StoreFull


def test_health_names_each_dependency(shared_client: TestClient) -> None:
    response = shared_client.get("/health")
    assert response.status_code == 200
    health = response.json()
    assert health["status"] == "ok"
    assert [part["name"] for part in health["dependencies"]] == ["database", "disk", "profile", "engine"]
    assert all(part["state"] == "ok" for part in health["dependencies"])
    assert "PostgreSQL 18" in health["dependencies"][0]["detail"]


def test_without_its_database_the_service_says_so(without_database: Services) -> None:
    with serve(without_database) as client:
        health = client.get("/health")
        refused = client.post(URL, json=LEAD)
        lost = client.get(f"{URL}/qual_1")
    assert health.status_code == 503
    assert health.json()["dependencies"][0]["state"] == "down"
    for response in (refused, lost):
        assert (response.status_code, response.json()["code"]) == (503, "store_down")
        assert response.headers["retry-after"] == "5"


def test_with_a_full_disk_reading_goes_on_and_nothing_new_is_taken(services: Services) -> None:
    with serve(services) as client:
        stored = client.post(URL, json=LEAD).json()
    full = replace(services, database=FullDatabase(services.database.engine))
    with serve(full) as client:
        refused = client.post(URL, json=LEAD)
        again = client.post(f"{URL}/{stored['id']}:rejudge")
        assert client.get(f"{URL}/{stored['id']}").json() == stored
        assert client.get("/health").json()["dependencies"][1]["state"] == "full"
    assert (refused.status_code, refused.json()["code"]) == (503, "store_full")
    assert again.status_code == 503


def break_intake(services: Services) -> Services:
    """Services with a bug inside: judging divides by zero and says what it read."""

    def fail(record: LeadRecord) -> Qualification:
        raise ZeroDivisionError(record.lead.message)

    return replace(services, intake=replace(services.intake, judge=fail))


def test_a_bug_is_a_problem_document_without_its_stack(services: Services) -> None:
    with serve(break_intake(services)) as client:
        response = client.post(URL, json=LEAD)
        assert client.get("/health").status_code == 200
    assert response.status_code == 500
    assert response.json()["code"] == "internal"
    assert "Zero" not in response.text
    assert "900" not in response.text


def test_a_bug_leaves_nothing_half_stored(services: Services) -> None:
    with serve(break_intake(services)) as client:
        client.post(URL, json={"id": "crm-1", **LEAD})
    with services.open_store() as store:
        assert store.open_lead("lead_new", Lead(), external_id="crm-1", at=NOW) == "lead_new"


def test_logs_hold_no_personal_data(services: Services) -> None:
    with structlog.testing.capture_logs() as logs, serve(break_intake(services)) as client:
        client.post(URL, json={"id": "Анна", **LEAD})
        client.get(f"{URL}/qual_anna?phone=79000000011")
    written = json.dumps(logs, ensure_ascii=False)
    assert {entry["event"] for entry in logs} == {"request_crashed", "request_served"}
    for secret in ("Анн", "900", "Зерно", "qual_anna"):
        assert secret not in written
    served = [entry for entry in logs if entry["event"] == "request_served"]
    assert [entry["status"] for entry in served] == [500, 404]
    assert served[1]["route"] == "/v1/qualifications/{qualification_id}"
    crashed = next(entry for entry in logs if entry["event"] == "request_crashed")
    assert crashed["error"] == "ZeroDivisionError"


def test_a_refusal_speaks_the_language_asked_for(shared_client: TestClient) -> None:
    russian = shared_client.post(URL, content=b"{", headers={"Accept-Language": "ru-RU,ru;q=0.9,en;q=0.8"})
    english = shared_client.post(URL, content=b"{", headers={"Accept-Language": "en-GB"})
    assert russian.json()["title"] == "Тело запроса — не JSON."
    assert english.json()["title"] == "The body is not valid JSON."
    assert russian.headers["content-language"] == "ru"
    assert russian.json()["code"] == english.json()["code"] == "not_json"


def test_a_problem_has_all_parts_of_the_standard(shared_client: TestClient) -> None:
    response = shared_client.post(URL, content=b"{")
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail", "code", "request_id"}
    assert problem["status"] == response.status_code
    assert problem["type"] == "urn:dealwright:problem:not_json"
    assert problem["request_id"] == response.headers["x-request-id"]


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [("abc-1.2_3", True), ("a b", False), ("x" * 65, False), ("<script>", False), ("", False)],
)
def test_a_request_keeps_a_sound_id_of_its_own(shared_client: TestClient, given: str, is_kept: bool) -> None:
    answered = shared_client.get("/health", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert (answered == given) is is_kept
    assert is_kept or re.fullmatch(r"req_\w+", answered)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "no_such_path"),
        ("GET", "/v1/qualifications", 405, "method_not_allowed"),
        ("DELETE", "/health", 405, "method_not_allowed"),
        ("PUT", "/v1/qualifications/qual_1", 405, "method_not_allowed"),
    ],
)
def test_the_frameworks_refusals_are_problems_too(
    shared_client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    response = shared_client.request(method, path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert status != 405 or response.headers["allow"]


@pytest.mark.parametrize("path", ["/health", "/nothing", "/docs", "/v1/qualifications/qual_1"])
def test_every_answer_has_safe_headers(shared_client: TestClient, path: str) -> None:
    headers = shared_client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_documentation_loads_nothing_from_elsewhere(shared_client: TestClient, path: str) -> None:
    page = shared_client.get(path)
    assert page.status_code == 200
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)""", page.text)
    assert loaded
    for address in loaded:
        assert address.startswith("/")
        assert shared_client.get(address).status_code == 200
    assert not re.search(r"https?://(?!www\.w3\.org)", page.text)


def test_openapi_has_examples_in_both_languages_and_resolves(shared_client: TestClient) -> None:
    document = shared_client.get("/openapi.json").json()
    body = document["paths"][URL]["post"]["requestBody"]["content"]["application/json"]
    assert {"lead_ru", "lead_en"} <= set(body["examples"])
    schemas = document["components"]["schemas"]
    used = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert used <= set(schemas)
    assert set(document["paths"][URL]["post"]["responses"]) >= {"201", "400", "409", "413", "415", "422"}
