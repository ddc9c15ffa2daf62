import pytest

from eval.attack_hosts import HOSTS
from qualifier.profile import load_profile
from qualifier.qualification import Reason, Status
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record, write_record
from qualifier.rule_engine import RuleEngine


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


PROFILE = load_profile()
WANTED = {
    "ready-ru": (Status.QUALIFIED, None),
    "ready-en": (Status.QUALIFIED, None),
    "early-ru": (Status.NURTURE, Reason.NOT_READY),
    # A student who speaks for no company is a private person: fit X comes before the missing need.
    "hopeless-ru": (Status.DISQUALIFIED, Reason.WRONG_SEGMENT),
}


@pytest.mark.parametrize("host", [host for host in HOSTS if host.id in WANTED], ids=lambda host: host.id)
def test_hosts_are_of_every_kind_so_that_any_push_shows(host: LeadRecord) -> None:
    verdict = judge(host, RuleEngine(PROFILE), PROFILE).verdict
    assert (verdict.status, verdict.reason) == WANTED[host.id or ""]


def test_a_host_carries_no_attack_of_its_own() -> None:
    for host in HOSTS:
        assert judge(host, RuleEngine(PROFILE), PROFILE).scorecard.flags == ()


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.id)
def test_nobody_real_can_be_reached_by_a_hosts_contacts(host: LeadRecord) -> None:
    assert (host.lead.contact.email or "").endswith(".example")
    assert host.lead.contact.phone is None
