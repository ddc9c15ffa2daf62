"""The model's words through HTTP, end to end: the sandbox model on loopback, and each way of having none."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import build_services
from api.model_texts import BUSY, MOST_AT_ONCE, OFF, ModelTexts
from api.offer_schemas import OfferAnswerJson
from api.outreach import ENGINE_HEADER
from api.outreach_schemas import LetterJson
from api.plan_schemas import MediaPlanJson, ParsedBriefJson
from api.sources_town.server import open_town
from eval.agent_town import talk_plausibly
from eval.llm_town import LlmTown
from eval.plausible import PlausibleWire
from kit.clock import FrozenClock, read_system_clock
from kit.db import Database
from kit.ids import make_random_id
from kit.settings import Settings
from qualifier.model_answer_store import open_book
from qualifier.model_ledger_store import open_ledger
from qualifier.profile import load_profile
from tests.builders import NOW
from tests.databases import copy_database

pytestmark = pytest.mark.service
LEAD = {
    "company": "ООО «Северный Пекарь»",
    "region": "Тверь",
    "message": "Здравствуйте! Открываем три пекарни в Твери 10 марта, нужна реклама: SMS и баннеры. "
    "Бюджет 900 тысяч рублей без НДС. Решаю я, директор Мария Белова.",
    "contact": {"name": "Мария Белова", "phone": "+7 916 123-45-67"},
}
LEAD_EN = {
    "company": "Northern Bakery",
    "region": "Tver",
    "message": "Hello! We open three bakeries in Tver on 10 March and need SMS and banner advertising. "
    "Our budget is 900 thousand roubles without VAT.",
    "contact": {"name": "Mary White"},
}
BRIEF = {
    "text": "Рекламодатель: АО «Колос». Цель: заявки. Регионы: Тверь. Каналы: SMS, баннеры. "
    "Бюджет 900 тысяч рублей без НДС. Период: с 1 февраля по 28 февраля 2027."
}


@contextmanager
def serve(database: Database, **told: Any) -> Iterator[TestClient]:
    """The whole application with the model of the settings; none is set without an address."""
    settings = {"database_url": database.address, "judges": 0, "model_workers": 0, "deals": "off", **told}
    services = build_services(
        Settings(**settings, _env_file=None), clock=FrozenClock(NOW), new_id=make_random_id
    )
    with TestClient(create_app(services)) as client:
        yield client
    services.close()


@pytest.fixture(scope="module")
def plausible() -> Iterator[LlmTown]:
    """The model that `llm-sandbox` serves."""
    speak = PlausibleWire(load_profile()).speak
    with LlmTown({"mode": "speak", "speak": speak, "talk": talk_plausibly, "model": "plausible"}) as town:
        yield town


@pytest.fixture(scope="module")
def shared_base(server_url: str, template: str) -> Iterator[Database]:
    yield from copy_database(server_url, template)


@pytest.fixture(scope="module")
def served(shared_base: Database, plausible: LlmTown) -> Iterator[TestClient]:
    prices = {"model_input_rub": 100.0, "model_output_rub": 400.0}
    with serve(shared_base, model_url=plausible.base_url, model="town", **prices) as client:
        yield client


_numbers = count(1)


def qualify(client: TestClient, lead: dict[str, Any]) -> str:
    # Another company each time: a second letter of the same one is a duplicate, which nobody writes to.
    number = next(_numbers)
    contact = {**lead["contact"], "phone": f"+7 916 123-45-{number:02}"}
    other = {**lead, "company": f"ООО «Пекарь-{number}»", "contact": contact}
    answer = client.post("/v1/qualifications", json=other)
    assert answer.status_code == 201
    return str(answer.json()["id"])


def test_a_letter_is_worded_by_the_model_and_each_word_is_checked(
    served: TestClient, shared_base: Database
) -> None:
    address = f"/v1/qualifications/{qualify(served, LEAD)}/letter"
    by_rules, by_model = served.get(address).json(), served.get(f"{address}?engine=model")
    letter = LetterJson.model_validate(by_model.json())
    assert (letter.engine, letter.drafted and letter.drafted.fault) == ("rules+model", None)
    assert letter.drafted is not None
    assert "opening" in letter.drafted.sections
    assert letter.opening != by_rules["opening"]
    assert "engine" not in by_rules
    assert "Мария Белова" not in str(open_book(shared_base).of_lead("lead_0c1f"))
    # The same letter again costs nothing: the answer is kept.
    again = LetterJson.model_validate(served.get(f"{address}?engine=model").json())
    assert (again.text, again.drafted and again.drafted.cost_rub) == (letter.text, "0")
    assert float(letter.drafted.cost_rub) > 0


def test_an_english_letter_is_worded_too_and_its_page_names_the_engine(served: TestClient) -> None:
    address = f"/v1/qualifications/{qualify(served, LEAD_EN)}/letter?engine=model"
    assert served.get(address).json()["engine"] == "rules+model"
    page = served.get(f"{address}&format=markdown")
    assert page.headers[ENGINE_HEADER] == "rules+model"
    assert page.text.startswith("# ")


def test_a_call_sheet_follows_from_the_verdict_that_the_model_had_a_part_in(served: TestClient) -> None:
    sheet = served.get(f"/v1/qualifications/{qualify(served, LEAD)}/call-sheet")
    assert sheet.status_code == 200
    assert sheet.json()["title"].startswith("К звонку")


def test_a_brief_is_read_by_rules_and_model(served: TestClient) -> None:
    read = served.post("/v1/briefs:parse?engine=model", json=BRIEF)
    told = ParsedBriefJson.model_validate(read.json())
    assert (told.engine, told.model_reading and told.model_reading.log.fault) == ("rules+model", None)
    assert (
        told.brief == ParsedBriefJson.model_validate(served.post("/v1/briefs:parse", json=BRIEF).json()).brief
    )


def test_a_plan_is_read_and_worded_with_the_model_and_kept_so(served: TestClient) -> None:
    made = served.post("/v1/media-plans?engine=model", json=BRIEF)
    plan = MediaPlanJson.model_validate(made.json())
    assert (made.status_code, plan.engine) == (201, "rules+model")
    assert plan.model_reading is not None
    assert plan.prose is not None
    assert plan.prose.drafted.fault is None
    assert "understanding" in plan.prose.drafted.sections
    assert served.get(made.headers["location"]).json() == made.json()
    by_rules = served.post("/v1/media-plans", json=BRIEF).json()
    assert by_rules["lines"] == made.json()["lines"]
    assert {"engine", "prose", "model_reading"}.isdisjoint(by_rules)


def test_an_offer_holds_the_sentences_of_the_model_that_stood_their_check(served: TestClient) -> None:
    made = served.post("/v1/offers?engine=model", json={**BRIEF, "lang": "ru"})
    offer = OfferAnswerJson.model_validate(made.json())
    assert offer.engine == "rules+model"
    assert "Мы поняли задачу так." in made.text
    assert "Мы поняли задачу так." not in served.post("/v1/offers", json=BRIEF).text


def test_a_repeated_request_asks_nobody_again(served: TestClient, plausible: LlmTown) -> None:
    headers = {"Idempotency-Key": "plan-by-model-1"}
    body = {**BRIEF, "sms_text": "Свежий хлеб рядом"}
    first = served.post("/v1/media-plans?engine=model", json=body, headers=headers)
    calls = plausible.calls
    again = served.post("/v1/media-plans?engine=model", json=body, headers=headers)
    assert again.json() == first.json()
    assert plausible.calls == calls


@pytest.mark.parametrize(
    ("told", "end", "fault"),
    [
        ({}, "off", None),
        ({"model": "town", "mode": "plausible"}, "enough_steps", None),
        ({"model": "broken", "mode": "status"}, "failed", "server_failed"),
    ],
)
def test_an_investigation_by_the_model_says_what_it_did_and_why_it_did_not(
    told: dict[str, str], end: str, fault: str | None, database: Database, plausible: LlmTown
) -> None:
    down = LlmTown({"mode": "status", "status": 503})
    with open_town() as sources, down:
        urls = {"plausible": plausible.base_url, "status": down.base_url}
        settings = {
            "sources_sandbox": sources.address,
            "enrich": "on",
            "enrich_soft_s": 30.0,
            "enrich_hard_s": 40.0,
            "model": told.get("model", ""),
            "model_url": urls.get(told.get("mode", ""), ""),
        }
        with serve(database, **settings) as client:
            lead = {"company": "Ромашка", "message": "Нужна реклама"}
            verdict = client.post("/v1/qualifications?investigate=model", json=lead)
            resolved = client.post("/v1/companies:resolve?investigate=model", json=lead)
    assert (verdict.status_code, resolved.status_code) == (201, 200)
    research = resolved.json()["dossier"]["research"]
    assert (research["end"], research["fault"]) == (end, fault)
    assert research["after"] == "ambiguous"
    assert verdict.json()["record"]["dossier"]["research"]["end"] == end
    assert {step["result"] for step in research["steps"]} <= {"facts", "nothing", "chosen", "failed"}


@pytest.mark.parametrize("query", ["engine=gpt", "engine="])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_an_engine_that_is_none_is_a_problem(served: TestClient, query: str, lang: str) -> None:
    answer = served.post(f"/v1/media-plans?{query}", json=BRIEF, headers={"Accept-Language": lang})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_input")


# What a model may do instead of answering, and the word that each answer gives for it.
TROUBLES = {
    "server_failed": {"mode": "status", "status": 503},
    "not_json": {"mode": "ok", "content": "Конечно! Вот письмо."},
    "wrong_shape": {"mode": "ok", "content": '{"opening": 7, "fields": "all", "understanding": []}'},
    "unreachable": {"mode": "refuse"},
}


@pytest.mark.parametrize("fault", ["server_failed", "not_json", "wrong_shape", "unreachable"])
def test_a_broken_model_costs_no_answer_and_every_answer_says_so(fault: str, shared_base: Database) -> None:
    with (
        LlmTown(TROUBLES[fault]) as town,
        serve(shared_base, model_url=town.base_url, model=f"broken-{fault}") as client,
    ):
        found = qualify(client, LEAD)
        letter = client.get(f"/v1/qualifications/{found}/letter?engine=model").json()
        plain = client.get(f"/v1/qualifications/{found}/letter").json()
        plan = client.post("/v1/media-plans?engine=model", json=BRIEF).json()
        usual = client.post("/v1/media-plans", json=BRIEF).json()
        offer = client.post("/v1/offers?engine=model", json=BRIEF)
        brief = client.post("/v1/briefs:parse?engine=model", json=BRIEF).json()
    assert (letter["engine"], letter["drafted"]["fault"], letter["text"]) == ("rules", fault, plain["text"])
    assert (plan["engine"], plan["lines"]) == ("rules", usual["lines"])
    faults = {plan["model_reading"]["log"]["fault"], plan["prose"]["drafted"]["fault"]}
    # After five failures in a row nobody asks for a while.
    assert faults <= {fault, "resting"}
    assert (offer.status_code, offer.json()["engine"]) == (201, "rules")
    assert (brief["engine"], brief["brief"]["regions"]) == ("rules", ["Тверь"])


def test_money_that_is_spent_ends_the_words_of_the_model_and_nothing_else(
    shared_base: Database, plausible: LlmTown
) -> None:
    prices = {"model_input_rub": 10_000_000.0, "model_output_rub": 10_000_000.0}
    with serve(shared_base, model_url=plausible.base_url, model="dear", **prices) as client:
        plan = client.post("/v1/media-plans?engine=model", json=BRIEF).json()
    assert plan["engine"] == "rules"
    assert plan["model_reading"]["log"]["fault"] == plan["prose"]["drafted"]["fault"] == "no_money"


def test_without_a_model_each_answer_is_by_rules_and_says_that_it_is_off(shared_base: Database) -> None:
    with serve(shared_base) as client:
        found = qualify(client, LEAD)
        letter = client.get(f"/v1/qualifications/{found}/letter?engine=model").json()
        page = client.get(f"/v1/qualifications/{found}/letter?engine=model&format=markdown")
        plan = client.post("/v1/media-plans?engine=model", json=BRIEF).json()
        by_rules = client.post("/v1/media-plans?engine=rules", json=BRIEF).json()
    assert (letter["engine"], letter["drafted"]["fault"]) == ("rules", OFF)
    assert page.headers[ENGINE_HEADER] == "rules"
    assert (plan["engine"], plan["model_reading"]["log"]["fault"]) == ("rules", OFF)
    assert plan["prose"]["drafted"]["fault"] == OFF
    assert "engine" not in by_rules


def test_whoever_comes_when_all_turns_are_taken_is_answered_by_rules(database: Database) -> None:
    texts = ModelTexts(Settings(model_url="http://127.0.0.1:9/v1", model="m", _env_file=None), database)
    for _ in range(MOST_AT_ONCE):
        texts._turns.acquire()
    with texts.take() as hand:
        assert hand == BUSY
    texts._turns.release()
    with texts.take() as hand, texts.take() as other:
        assert (getattr(hand, "model", None) is not None, other) == (True, BUSY)
    with texts.take() as again:
        assert again is hand


def test_the_limits_of_money_are_those_of_all_questions(served: TestClient, shared_base: Database) -> None:
    with open_ledger(shared_base).open_spending() as spending:
        before = spending.spent_rub(_today())
    served.post("/v1/briefs:parse?engine=model", json={"text": "Регионы: Омск. Бюджет 2 млн рублей."})
    with open_ledger(shared_base).open_spending() as spending:
        assert spending.spent_rub(_today()) > before


def _today() -> str:
    return f"day:{read_system_clock():%Y-%m-%d}"
