import pytest

from eval.attack_hosts import HOSTS
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record, write_record


def test_hosts_are_told_apart_and_speak_both_languages() -> None:
    assert len({host.id for host in HOSTS}) == len(HOSTS)
    assert {host.lang for host in HOSTS} == {"ru", "en"}


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.id)
def test_a_host_is_a_record_that_our_border_takes(host: LeadRecord) -> None:
    assert parse_record(write_record(host)) == host


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.id)
def test_a_host_can_be_reached_and_asks_for_something(host: LeadRecord) -> None:
    assert host.lead.contact.email
    assert host.lead.message
