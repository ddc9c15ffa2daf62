"""What the double keeps; what it must do like any store stands in test_store_contract.py."""

from datetime import timedelta

import pytest

from kit.errors import KeyReused, NotFound
from qualifier.archive import make_stored_record
from qualifier.company_key import read_company_key
from qualifier.memory_store import KeptLead, MemoryStore
from qualifier.record_json import ParsedRecord
from tests.builders import NOW, make_conclusion, make_delivery, make_lead, make_record


def add(store: MemoryStore, number: int, *, company: str = "Ромашка", lead_id: str | None = None) -> str:
    record = make_record(lead=make_lead(company=company), id=None)
    known = store.open_lead(
        lead_id or f"lead_{number}", record.lead, external_id=None, at=NOW + timedelta(minutes=number)
    )
    row = make_stored_record(f"rec_{number}", known, ParsedRecord(record=record), payload=f"{{{number}}}")
    store.add_record(row, at=NOW)
    store.add_qualification(f"qual_{number}", make_conclusion(record), record=row, at=NOW)
    return known


def add_and_fail(store: MemoryStore, failure: type[BaseException]) -> None:
    with store.begin() as doomed:
        add(doomed, 2)
        doomed.remember_key(make_delivery(key="k-2"), "qual_2", at=NOW)
        raise failure


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, NotFound])
def test_a_block_that_ends_badly_leaves_what_was_before(failure: type[BaseException]) -> None:
    store = MemoryStore()
    with store.begin() as kept:
        add(kept, 1)
        kept.remember_key(make_delivery(key="k-1"), "qual_1", at=NOW)
    with pytest.raises(failure):
        add_and_fail(store, failure)
    assert [lead.id for lead in store.leads] == ["lead_1"]
    assert [row.id for row in store.records] == ["rec_1"]
    assert [stored.link.id for stored in store.links] == ["qual_1"]
    assert list(store.keys) == ["k-1"]


def test_after_a_failure_the_chain_goes_on_from_the_last_kept_link() -> None:
    store = MemoryStore()
    add(store, 1)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store, ZeroDivisionError)
    add(store, 3)
    assert [stored.link.number for stored in store.links] == [1, 2]
    assert store.links[1].link.previous_hash == store.links[0].link.hash
    assert store.check_chain().fault is None


def test_two_doubles_share_nothing() -> None:
    one, other = MemoryStore(), MemoryStore()
    add(one, 1)
    assert (other.leads, other.records, other.links, other.keys) == ([], [], [], {})


def test_a_lead_is_kept_with_its_sender_and_its_moment() -> None:
    store, lead = MemoryStore(), make_lead()
    assert store.open_lead("lead_1", lead, external_id="crm-1", at=NOW) == "lead_1"
    assert store.leads == [KeptLead(id="lead_1", external_id="crm-1", lead=lead, at=NOW)]


@pytest.mark.parametrize("external_id", [None, ""])
def test_a_sender_that_names_no_id_opens_a_new_lead_each_time(external_id: str | None) -> None:
    store = MemoryStore()
    for number in (1, 2):
        opened = store.open_lead(f"lead_{number}", make_lead(), external_id=external_id, at=NOW)
        assert opened == f"lead_{number}"


def test_a_request_without_a_key_is_neither_kept_nor_known() -> None:
    store = MemoryStore()
    add(store, 1)
    store.remember_key(make_delivery(key=None), "qual_1", at=NOW)
    assert store.keys == {}
    assert store.claim_key(make_delivery(key=None)) is None


def test_a_key_belongs_to_one_body() -> None:
    store = MemoryStore()
    add(store, 1)
    store.remember_key(make_delivery("{1}", key="k"), "qual_1", at=NOW)
    found = store.claim_key(make_delivery("{1}", key="k"))
    assert found is not None
    assert found.link.id == "qual_1"
    with pytest.raises(KeyReused):
        store.claim_key(make_delivery("{2}", key="k"))


def test_open_requests_of_another_company_are_not_shown() -> None:
    store = MemoryStore()
    add(store, 1)
    add(store, 2, company="Василёк")
    add(store, 3)
    key = read_company_key(make_lead(company="ООО «Ромашка»"))
    assert [one.id for one in store.find_open_leads(key, besides="lead_9")] == ["lead_3", "lead_1"]
    assert [one.id for one in store.find_open_leads(key, besides="lead_3")] == ["lead_1"]
    assert [one.created for one in store.find_open_leads(key, besides="lead_3")] == [NOW.date()]


def test_a_lead_that_nobody_judged_is_no_open_request() -> None:
    store, lead = MemoryStore(), make_lead(company="Ромашка")
    store.open_lead("lead_1", lead, external_id=None, at=NOW)
    assert store.find_open_leads(read_company_key(lead), besides="") == ()


@pytest.mark.parametrize("wanted", ["", "qual_2", "QUAL_1", "lead_1"])
def test_what_was_never_stored_is_not_found(wanted: str) -> None:
    store = MemoryStore()
    add(store, 1)
    with pytest.raises(NotFound):
        store.find_qualification(wanted)


def test_a_link_that_was_tampered_with_is_told_by_the_chain() -> None:
    store = MemoryStore()
    add(store, 1)
    add(store, 2)
    store.links.reverse()
    assert store.check_chain().fault is not None
