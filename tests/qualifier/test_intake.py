import json
from datetime import date
from typing import Any

import pytest

from kit.clock import FrozenClock
from kit.errors import BadInput, KeyReused, NotFound, NotJson
from kit.ids import make_sequential_ids
from qualifier.intake import Intake, read_request
from qualifier.memory_store import MemoryStore
from qualifier.profile import load_profile
from qualifier.qualification_json import conclude
from qualifier.qualify import judge
from qualifier.rule_engine import RuleEngine
from tests.builders import NOW

TODAY = date(2026, 9, 15)
PROFILE = load_profile()
LEAD = {"company": "Зерно", "message": "Нужна реклама кофеен, бюджет 2 млн рублей"}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def intake() -> Intake:
    return Intake(
        judge=lambda record: conclude(judge(record, RuleEngine(PROFILE), PROFILE)),
        clock=FrozenClock(NOW),
        stopwatch=iter(range(1_000)).__next__,
        new_id=make_sequential_ids(),
    )


def read(content: Any, *, key: str | None = None):
    return read_request(json.dumps(content).encode(), key=key, today=TODAY)


def test_a_bare_lead_becomes_a_record_of_today() -> None:
    request = read({"id": "crm-1", "lang": "ru", "utm": "x", **LEAD})
    record = request.parsed.record
    assert (record.id, record.as_of, record.lead.company) == ("crm-1", TODAY, "Зерно")
    assert request.delivery.external_id == "crm-1"
    assert request.parsed.ignored == ("utm",)
    assert not request.is_closed


def test_a_record_keeps_its_own_date() -> None:
    request = read({"as_of": "2026-03-01", "lead": LEAD, "open_leads": []})
    assert request.parsed.record.as_of == date(2026, 3, 1)
    assert request.is_closed


@pytest.mark.parametrize("as_of", ["2021-01-01", "2031-12-31"])
def test_a_date_within_five_years_is_plausible(as_of: str) -> None:
    assert read({"as_of": as_of, "lead": LEAD}).parsed.record.as_of.isoformat() == as_of


@pytest.mark.parametrize("as_of", ["2020-12-31", "2032-01-01", "0001-01-01", "9999-12-31"])
def test_a_date_further_away_is_refused(as_of: str) -> None:
    with pytest.raises(BadInput, match="as_of"):
        read({"as_of": as_of, "lead": LEAD})


@pytest.mark.parametrize("content", [None, 5, "lead", [], [LEAD], {}, {"as_of": "2026-09-15"}, {"utm": 1}])
def test_a_body_without_a_lead_is_refused(content: Any) -> None:
    with pytest.raises(BadInput):
        read(content)


def test_a_body_that_is_no_json_is_refused() -> None:
    with pytest.raises(NotJson):
        read_request(b"company=x", key=None, today=TODAY)


def test_the_body_is_kept_as_it_was_sent(intake: Intake, store: MemoryStore) -> None:
    body = '{ "message":"Ж\\u0000 \\ud800",\n "x": 1e3 }'
    request = read_request(b"\xef\xbb\xbf" + body.encode(), key=None, today=TODAY)
    stored = intake.qualify(request, store).stored
    assert stored.record.payload == body
    assert stored.record.ignored == ("x",)


def test_a_delivery_is_judged_and_stored(intake: Intake, store: MemoryStore) -> None:
    answer = intake.qualify(read({"id": "crm-1", **LEAD}), store)
    assert not answer.is_repeated
    link = answer.stored.link
    assert (link.id, link.lead_id, link.version) == ("qual_3", "lead_1", 1)
    assert (link.created_at, link.microseconds) == (NOW, 1_000_000)
    assert store.find_qualification(link.id) == answer.stored


def test_a_delivery_that_comes_twice_is_judged_once(intake: Intake, store: MemoryStore) -> None:
    first = intake.qualify(read({"id": "crm-1", **LEAD}), store)
    again = intake.qualify(read({"id": "crm-1", **LEAD}), store)
    assert again.is_repeated
    assert again.stored == first.stored
    assert len(store.links) == 1


def test_a_key_makes_a_lead_without_an_id_come_once(intake: Intake, store: MemoryStore) -> None:
    first = intake.qualify(read(LEAD, key="k1"), store)
    again = intake.qualify(read(LEAD, key="k1"), store)
    other = intake.qualify(read(LEAD, key="k2"), store)
    assert again.stored == first.stored
    assert other.stored.link.lead_id != first.stored.link.lead_id


def test_a_key_is_not_reused_for_another_body(intake: Intake, store: MemoryStore) -> None:
    intake.qualify(read(LEAD, key="k1"), store)
    with pytest.raises(KeyReused):
        intake.qualify(read({**LEAD, "region": "Тверь"}, key="k1"), store)


def test_a_key_is_remembered_even_when_the_lead_was_known(intake: Intake, store: MemoryStore) -> None:
    intake.qualify(read({"id": "crm-1", **LEAD}), store)
    intake.qualify(read({"id": "crm-1", **LEAD}, key="k1"), store)
    with pytest.raises(KeyReused):
        intake.qualify(read({"id": "crm-2", **LEAD}, key="k1"), store)


def test_news_of_a_known_lead_is_its_next_version(intake: Intake, store: MemoryStore) -> None:
    first = intake.qualify(read({"id": "crm-1", **LEAD}), store).stored
    second = intake.qualify(read({"id": "crm-1", **LEAD, "region": "Тверь"}), store).stored
    assert second.link.lead_id == first.link.lead_id
    assert second.link.version == 2
    assert len(store.leads) == 1


def test_open_leads_of_the_same_company_are_gathered(intake: Intake, store: MemoryStore) -> None:
    intake.qualify(read({"id": "crm-1", **LEAD}), store)
    second = intake.qualify(
        read({"id": "crm-2", "company": "ООО «ЗЕРНО»", "message": "Нужны баннеры"}), store
    )
    open_leads = json.loads(second.stored.record.content)["open_leads"]
    assert [lead["id"] for lead in open_leads] == ["crm-1"]
    assert open_leads[0]["request"] == LEAD["message"]


def test_a_lead_is_not_its_own_twin(intake: Intake, store: MemoryStore) -> None:
    intake.qualify(read({"id": "crm-1", **LEAD}), store)
    second = intake.qualify(read({"id": "crm-1", **LEAD, "region": "Тверь"}), store)
    assert json.loads(second.stored.record.content)["open_leads"] == []


def test_a_sender_that_names_the_open_leads_is_believed(intake: Intake, store: MemoryStore) -> None:
    intake.qualify(read({"id": "crm-1", **LEAD}), store)
    second = intake.qualify(read({"lead": LEAD, "open_leads": []}), store)
    assert json.loads(second.stored.record.content)["open_leads"] == []


def test_judging_again_gives_the_same_bytes_as_a_new_version(intake: Intake, store: MemoryStore) -> None:
    first = intake.qualify(read({"id": "crm-1", **LEAD}), store).stored
    again = intake.rejudge(first.link.id, store)
    assert again.link.version == 2
    assert again.link.content == first.link.content
    assert again.record == first.record
    assert store.list_versions(first.link.lead_id) == (first, again)
    assert store.check_chain().fault is None


def test_an_unknown_verdict_cannot_be_judged_again(intake: Intake, store: MemoryStore) -> None:
    with pytest.raises(NotFound):
        intake.rejudge("qual_9", store)


@pytest.mark.parametrize(
    ("extra", "has_deals"),
    [({}, False), ({"deals": None}, False), ({"deals": []}, True), ({"deals": [{}]}, True)],
)
def test_a_sender_that_names_past_deals_is_believed(extra: dict[str, Any], *, has_deals: bool) -> None:
    assert read({**LEAD, **extra}).has_deals is has_deals
    assert read({"lead": LEAD, **extra}).has_deals is has_deals
