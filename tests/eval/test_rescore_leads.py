from itertools import islice

import pytest

from eval.rescore_leads import make_open_leads, store_open_leads
from kit.db import Database
from qualifier.archive import CLOSED_STATUSES
from qualifier.canonical_json import hash_text, read_json
from qualifier.profile import load_profile
from qualifier.record_json import parse_record
from qualifier.rescore_store import SqlRescores
from qualifier.store import SqlStore


def test_no_two_leads_are_alike_and_each_is_a_record_that_is_read_back() -> None:
    leads = list(islice(make_open_leads(load_profile()), 12))
    assert len({one.stored.content for one in leads}) == len({one.record.lead.company for one in leads}) == 12
    for one in leads:
        assert parse_record(read_json(one.stored.content.encode())) == one.record
        assert one.yesterday.record_hash == hash_text(one.stored.content)
        assert one.yesterday.status not in CLOSED_STATUSES


@pytest.mark.service
def test_stored_leads_are_open_and_their_chain_is_whole(database: Database) -> None:
    store_open_leads(database, 7, load_profile())
    with database.begin() as connection:
        page = SqlRescores(connection).list_page(after="", limit=10)
        chain = SqlStore(connection).check_chain()
    assert [lead.lead_id for lead in page] == [f"lead_{number:09}" for number in range(7)]
    assert (chain.links, chain.fault) == (7, None)
