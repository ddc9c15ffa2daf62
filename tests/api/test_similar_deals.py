import json
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.similar_deals import write_similar
from api.similar_schemas import EXAMPLES, SimilarDealsJson
from qualifier.lead import Lead
from qualifier.past_deals.search import Degraded, Found
from qualifier.record import Outcome
from tests.qualifier.deals.memory import make_search

AS_OF = date(2026, 9, 1)
SHOP = {"id": "shop", "company_key": "a", "task": "Рассылка к открытию магазина"}
LOST = {**SHOP, "id": "lost", "company_key": "b", "outcome": Outcome.LOST, "loss_reason": "Нет бюджета"}
BARE = {
    "id": "bare", "company": None, "amount_rub": None, "created": None, "closed": AS_OF, "task": None,
}  # fmt: skip


def write(*deals: dict[str, Any]) -> dict[str, Any]:
    found = make_search(*deals).like(Lead(company="ООО «Новая»", message="Рассылка к открытию"), AS_OF)
    return json.loads(json.dumps(write_similar(found, lead_id="lead_1", as_of=AS_OF)))


def test_a_deal_tells_how_it_ended_why_it_is_like_and_how_it_differs() -> None:
    lost = next(deal for deal in write(SHOP, LOST)["deals"] if deal["id"] == "lost")
    assert (lost["outcome"], lost["loss_reason"], lost["amount_rub"]) == ("lost", "Нет бюджета", 600_000.0)
    assert (lost["days_taken"], lost["closed"], lost["source"]) == (40, "2025-04-10", "house")
    assert {"ru", "en"} == set(lost["same"][0])
    assert 0 <= lost["score"] <= 1


def test_what_nobody_knows_is_null() -> None:
    bare = write(BARE)["deals"][0]
    assert [bare[name] for name in ("company", "amount_rub", "days_taken", "task", "loss_reason")] == [
        None
    ] * 5


@pytest.mark.parametrize("deals", [(SHOP,), (SHOP, LOST, BARE), ()])
def test_what_is_written_has_the_shape_that_the_documentation_promises(
    deals: tuple[dict[str, Any], ...],
) -> None:
    written = write(*deals)
    assert json.loads(SimilarDealsJson.model_validate(written).model_dump_json()) == written
    assert len(written["deals"]) == len(deals)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_has_the_promised_shape(name: str) -> None:
    example = EXAMPLES[name]["value"]
    assert json.loads(SimilarDealsJson.model_validate(example).model_dump_json()) == example


def test_a_house_without_deals_answers_with_none() -> None:
    assert write_similar(None, lead_id="lead_1", as_of=AS_OF) == {
        "lead_id": "lead_1",
        "as_of": "2026-09-01",
        "degraded": [],
        "deals": [],
    }


def test_what_the_search_did_without_is_named_in_order() -> None:
    found = Found(neighbours=(), degraded=frozenset({Degraded.NOT_EMBEDDED, Degraded.NO_MODEL}))
    assert write_similar(found, lead_id="lead_1", as_of=AS_OF)["degraded"] == ["no_model", "not_embedded"]


@pytest.mark.service
@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("lead_0unknown/similar-deals", 404, "not_found"),
        ("LEAD/similar-deals", 422, "bad_input"),
        ("lead_1/similar-deals?count=0", 422, "bad_input"),
        ("lead_1/similar-deals?count=51", 422, "bad_input"),
        ("lead_1/similar-deals?as_of=yesterday", 422, "bad_input"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    path: str, status: int, code: str, shared_client: TestClient
) -> None:
    answer = shared_client.get(f"/v1/leads/{path}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.service
def test_without_memory_a_known_lead_has_to_wait(shared_client: TestClient) -> None:
    lead_id = shared_client.post("/v1/qualifications", json={"message": "Нужна реклама"}).json()["lead_id"]
    answer = shared_client.get(f"/v1/leads/{lead_id}/similar-deals")
    assert (answer.status_code, answer.json()["code"]) == (503, "past_deals_not_ready")


@pytest.mark.service
def test_the_documentation_shows_examples_and_problems(shared_client: TestClient) -> None:
    path = shared_client.get("/openapi.json").json()["paths"]["/v1/leads/{lead_id}/similar-deals"]["get"]
    assert set(path["responses"]) == {"200", "404", "422", "503"}
    assert set(path["responses"]["200"]["content"]["application/json"]["examples"]) == set(EXAMPLES)
