"""What any store must do; the same tests run on PostgreSQL and on the double."""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from kit.errors import KeyReused, NotFound
from qualifier.archive import OPEN_LEAD_LIMIT, REQUEST_LIMIT, Store, StoredQualification, make_stored_record
from qualifier.chain import GENESIS
from qualifier.company_key import CompanyKey, read_company_key
from qualifier.memory_store import MemoryStore
from qualifier.qualification import Status
from qualifier.record_json import ParsedRecord
from qualifier.store import SqlStore
from tests.builders import NOW, make_conclusion, make_delivery, make_lead, make_record, make_verdict

OpenStore = Callable[[], AbstractContextManager[Store]]


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.service)])
def open_store(request: pytest.FixtureRequest) -> OpenStore:
    if request.param == "memory":
        return MemoryStore().begin
    database = request.getfixturevalue("database")

    @contextmanager
    def begin():
        with database.begin() as connection:
            yield SqlStore(connection)

    return begin


def add(store: Store, number: int = 1, *, lead=None, external_id=None, payload="{}", status=Status.NURTURE):
    record = make_record(lead=lead or make_lead(), id=external_id)
    at = NOW + timedelta(minutes=number)
    parsed = ParsedRecord(record=record, ignored=("tags",))
    row = make_stored_record(f"rec_{number}", f"lead_{number}", parsed, payload=payload)
    store.open_lead(f"lead_{number}", record.lead, external_id=external_id, at=at)
    store.add_record(row, at=at)
    judged = make_conclusion(record, verdict=make_verdict(status=status))
    return store.add_qualification(f"qual_{number}", judged, record=row, at=at)


def add_version(store: Store, before: StoredQualification, number: int) -> StoredQualification:
    judged = make_conclusion(make_record(id=before.external_id), explanation=f"version {number}")
    return store.add_qualification(f"qual_{number}", judged, record=before.record, at=NOW)


def open_lead(store: Store, lead_id: str, *, external_id: str | None = "crm-1") -> str:
    return store.open_lead(lead_id, make_lead(), external_id=external_id, at=NOW)


def add_and_fail(store: Store) -> None:
    add(store, external_id="crm-1")
    raise ZeroDivisionError


def test_a_stored_conclusion_is_read_back_equal(open_store: OpenStore) -> None:
    with open_store() as store:
        added = add(store, external_id="crm-1", payload='{"message": "Ёж \\ud83d\\ude80 «да»"}')
    with open_store() as store:
        found = store.find_qualification("qual_1")
    assert found == replace(added, external_id="crm-1")
    assert found.record.ignored == ("tags",)
    assert found.link.created_at == NOW + timedelta(minutes=1)
    assert found.link.microseconds == 4_000


def test_a_transaction_that_fails_leaves_nothing(open_store: OpenStore) -> None:
    with pytest.raises(ZeroDivisionError), open_store() as store:
        add_and_fail(store)
    with open_store() as store:
        assert store.check_chain().links == 0
        assert open_lead(store, "lead_9") == "lead_9"


def test_unknown_ids_are_not_found(open_store: OpenStore) -> None:
    with open_store() as store, pytest.raises(NotFound):
        store.find_qualification("qual_9")
    with open_store() as store, pytest.raises(NotFound):
        store.list_versions("lead_9")


def test_versions_count_up_by_lead_and_are_all_kept(open_store: OpenStore) -> None:
    with open_store() as store:
        first = add(store, 1)
        add(store, 2)
        add_version(store, first, 3)
    with open_store() as store:
        versions = store.list_versions("lead_1")
        other = store.list_versions("lead_2")
    assert [(stored.link.id, stored.link.version) for stored in versions] == [("qual_1", 1), ("qual_3", 2)]
    assert [stored.link.version for stored in other] == [1]


def test_each_link_holds_the_hash_of_the_one_before(open_store: OpenStore) -> None:
    with open_store() as store:
        links = [add(store, number).link for number in (1, 2, 3)]
        report = store.check_chain()
    assert [link.number for link in links] == [1, 2, 3]
    assert [link.previous_hash for link in links] == [GENESIS, links[0].hash, links[1].hash]
    assert (report.links, report.head, report.fault) == (3, links[2].hash, None)


def test_an_empty_chain_is_sound(open_store: OpenStore) -> None:
    with open_store() as store:
        report = store.check_chain()
    assert (report.links, report.head, report.fault) == (0, GENESIS, None)


def test_a_lead_of_the_sender_is_opened_once(open_store: OpenStore) -> None:
    with open_store() as store:
        assert open_lead(store, "lead_1") == "lead_1"
        assert open_lead(store, "lead_2") == "lead_1"
        assert open_lead(store, "lead_3", external_id="crm-2") == "lead_3"
    with open_store() as store:
        assert open_lead(store, "lead_4") == "lead_1"


def test_leads_without_an_id_of_the_sender_are_never_the_same(open_store: OpenStore) -> None:
    with open_store() as store:
        assert open_lead(store, "lead_1", external_id=None) == "lead_1"
        assert open_lead(store, "lead_2", external_id=None) == "lead_2"


def test_the_same_body_of_the_same_lead_has_its_first_answer(open_store: OpenStore) -> None:
    with open_store() as store:
        first = add(store, 1, external_id="crm-1", payload="A")
        add_version(store, replace(first, external_id="crm-1"), 2)
    with open_store() as store:
        answer = store.find_answer("lead_1", make_delivery("A"))
        assert answer is not None
        assert answer.link.id == "qual_1"
        assert store.find_answer("lead_1", make_delivery("B")) is None
        assert store.find_answer("lead_2", make_delivery("A")) is None


def test_a_key_is_answered_again_and_refused_with_another_body(open_store: OpenStore) -> None:
    with open_store() as store:
        stored = add(store, 1, payload="A")
        assert store.claim_key(make_delivery("A", key="k1")) is None
        store.remember_key(make_delivery("A", key="k1"), stored.link.id, at=NOW)
    with open_store() as store:
        answer = store.claim_key(make_delivery("A", key="k1"))
        assert answer is not None
        assert answer.link.id == "qual_1"
        assert store.claim_key(make_delivery("A", key="k2")) is None
    with open_store() as store, pytest.raises(KeyReused):
        store.claim_key(make_delivery("B", key="k1"))


def test_the_first_use_of_a_key_is_the_one_that_is_kept(open_store: OpenStore) -> None:
    with open_store() as store:
        for number in (1, 2):
            add(store, number, payload=f"{number}")
            store.remember_key(make_delivery("1", key="k1"), f"qual_{number}", at=NOW)
    with open_store() as store:
        answer = store.claim_key(make_delivery("1", key="k1"))
    assert answer is not None
    assert answer.link.id == "qual_1"


SAME_COMPANY = [
    ("name", make_lead(company="северный пекарь")),
    ("inn", make_lead(company="Другое имя", inn="7707083893")),
    ("site", make_lead(company=None, website="https://www.pekar.example/contacts")),
    ("mail", make_lead(company=None, contact=replace(make_lead().contact, email="info@pekar.example"))),
]


@pytest.mark.parametrize("lead", [lead for _, lead in SAME_COMPANY], ids=[name for name, _ in SAME_COMPANY])
def test_open_requests_of_the_same_company_are_found(open_store: OpenStore, lead) -> None:
    with open_store() as store:
        add(store, 1, lead=make_lead(inn="7707083893", website="pekar.example"), external_id="crm-1")
        add(store, 2, lead=make_lead(company="Чужая компания"))
    with open_store() as store:
        found = store.find_open_leads(read_company_key(lead), besides="lead_99")
    assert [open_lead.id for open_lead in found] == ["crm-1"]
    assert found[0].request == make_lead().message
    assert found[0].created == NOW.date()


def test_nobody_is_the_company_of_a_lead_without_a_name(open_store: OpenStore) -> None:
    with open_store() as store:
        add(store, 1, lead=make_lead(company=None))
    with open_store() as store:
        assert store.find_open_leads(CompanyKey(), besides="lead_99") == ()


def test_closed_leads_and_the_lead_itself_are_not_open(open_store: OpenStore) -> None:
    with open_store() as store:
        for number, status in enumerate(Status, start=1):
            add(store, number, status=status)
        own = read_company_key(make_lead())
    with open_store() as store:
        found = store.find_open_leads(own, besides="lead_4")
    assert [open_lead.id for open_lead in found] == ["lead_3"]


def test_the_newest_open_requests_come_first_and_are_limited(open_store: OpenStore) -> None:
    long = make_lead(message="я" * (REQUEST_LIMIT + 5))
    with open_store() as store:
        for number in range(1, OPEN_LEAD_LIMIT + 3):
            add(store, number, lead=long)
    with open_store() as store:
        found = store.find_open_leads(read_company_key(long), besides="lead_99")
    assert len(found) == OPEN_LEAD_LIMIT
    assert found[0].id == f"lead_{OPEN_LEAD_LIMIT + 2}"
    assert len(found[0].request) == REQUEST_LIMIT
