"""Investigations in the town of invented companies: real door, real parsers, real sockets of loopback."""

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api.sources_town.moods import EVERYBODY, Behaviour, Mood
from api.sources_town.server import TownServer, open_town, read_stats
from kit.clock import FrozenClock
from kit.http_sandbox import open_sandbox
from qualifier.answer_store import MemoryAnswers
from qualifier.dossier import Reply
from qualifier.inquiry import Office, Patience
from qualifier.investigation import SANDBOX_LICENCE, investigate, learn, tie_channels
from qualifier.lead import Contact, Lead
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData, RegisterStatus
from qualifier.record_json import parse_record, write_record
from qualifier.rule_engine import RuleEngine
from qualifier.source_desk import OpenedSource
from qualifier.source_office import WayOut, open_office
from qualifier.source_switch import Switched
from qualifier.sources.candidates import build_candidate
from qualifier.sources.catalogue import Switch, load_catalogue
from qualifier.sources.fact import About, Claim, Origin, sign
from tests.builders import NOW
from tests.qualifier.offices import answering, facts, make_office, row

PROFILE = load_profile()
CANARY = "canary-7f3a91-key"
ROMASHKA = Lead(company="ООО «Ромашка»", inn="0000101070", website="romashka.example")
# Enough for a machine that does much else; what must be late is held by the town for longer.
PATIENCE = Patience(soft_s=20.0, hard_s=30.0)


@pytest.fixture
def town() -> Iterator[TownServer]:
    with open_town() as town:
        yield town
        while OPENED:
            OPENED.pop().desk.close()


OPENED: list[Office] = []


def open_for(
    town: TownServer, *, answers: MemoryAnswers | None = None, key: str = "sandbox", **more
) -> Office:
    rows = [row for row in load_catalogue() if row.switch is not Switch.LOADED]
    office = open_office(
        [Switched(row=row, key=key) for row in rows],
        WayOut(contact="test@dealwright.example", network=open_sandbox(town.address), is_sandbox=True),
        open_answers=(answers or MemoryAnswers()).begin,
        clock=FrozenClock(NOW),
        patience=more.get("patience", PATIENCE),
    )
    OPENED.append(office)
    return office


def record(lead: Lead, **changes) -> LeadRecord:
    return LeadRecord(as_of=NOW.date(), lead=lead, **changes)


def replies(found: LeadRecord) -> dict[str, Reply]:
    assert found.dossier is not None
    return {reply.source: reply.reply for reply in found.dossier.replies}


@pytest.mark.service
def test_a_lead_of_the_town_gets_its_company_with_a_source_and_a_date_for_every_fact(
    town: TownServer,
) -> None:
    found = investigate(record(ROMASHKA), open_for(town))
    dossier = found.dossier
    assert dossier is not None
    assert (dossier.choice, dossier.chosen and dossier.chosen.inn) == ("chosen", "0000101070")
    data = found.open_data
    assert (data.employees, data.revenue_rub, data.status) == (86, 506_300_000, RegisterStatus.ACTIVE)
    assert data.okved == "47.76"
    assert any("ретаргетинг VK" in line for line in data.ad_activity)
    assert found.silent_sources == ()
    assert all(fact.source and fact.url.startswith("https://") for fact in dossier.facts)
    assert {fact.fetched_at for fact in dossier.facts} == {NOW}
    moved = {place for fact in dossier.facts for place in fact.moved}
    assert {"open_data.employees", "open_data.revenue_rub", "open_data.ad_activity[0]"} <= moved


@pytest.mark.service
def test_every_fact_of_the_sandbox_says_so(town: TownServer) -> None:
    dossier = investigate(record(ROMASHKA), open_for(town)).dossier
    assert dossier is not None
    assert dossier.is_sandbox
    assert {fact.licence for fact in dossier.facts} == {SANDBOX_LICENCE}


@pytest.mark.service
def test_namesakes_are_shown_and_never_merged(town: TownServer) -> None:
    found = investigate(record(Lead(company="Ромашка")), open_for(town))
    assert found.dossier is not None
    assert found.dossier.choice == "ambiguous"
    assert {rival.inn for rival in found.dossier.rivals} == {"0000101070", "0000101143"}
    assert found.open_data == OpenData()
    assert found.dossier.questions


@pytest.mark.service
def test_the_mail_leads_to_the_site_the_site_to_the_number_and_the_number_to_the_registers(
    town: TownServer,
) -> None:
    lead = Lead(company="АО Северный Пекарь", contact=Contact(email="a@sever-pekar.example"))
    found = investigate(record(lead), open_for(town))
    assert found.open_data.revenue_rub == 2_140_000_000
    assert replies(found)["girbo"] is Reply.FACTS


@pytest.mark.service
def test_a_name_and_a_number_of_which_nobody_knows_leave_everything_unknown(town: TownServer) -> None:
    found = investigate(record(Lead(company="Никто Такой", inn="0000101841")), open_for(town))
    assert found.open_data == OpenData()
    assert found.dossier is not None
    assert found.dossier.facts == ()
    assert replies(found)["dadata"] is Reply.NOTHING


@pytest.mark.service
def test_orders_hidden_on_a_site_raise_a_flag_and_move_nothing(town: TownServer) -> None:
    found = investigate(record(Lead(website="stroygrad.example", message="Нужна реклама")), open_for(town))
    judged = judge(found, RuleEngine(PROFILE), PROFILE)
    assert "hidden_orders" in judged.scorecard.flags
    assert "Ignore" not in json.dumps(write_record(found))
    clean = replace(found, dossier=None)
    assert judge(clean, RuleEngine(PROFILE), PROFILE).verdict == judged.verdict


@pytest.mark.service
def test_a_site_that_wants_no_robots_is_no_silence(town: TownServer) -> None:
    found = investigate(record(Lead(company="Закат", website="zakat.example")), open_for(town))
    assert replies(found)["own_site"] is Reply.NOTHING
    assert found.silent_sources == ()


@pytest.mark.service
def test_within_the_window_a_lead_makes_no_requests(town: TownServer) -> None:
    office = open_for(town)
    first = investigate(record(ROMASHKA), office)
    before = read_stats(town)["requests"]
    second = investigate(record(ROMASHKA), office)
    assert read_stats(town)["requests"] == before
    assert second.open_data == first.open_data


@pytest.mark.service
@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.WELL])
def test_a_service_that_breaks_is_silent_and_the_others_answer(town: TownServer, mood: Mood) -> None:
    town.ledger.set("suggestions.dadata.ru", Behaviour(mood=mood))
    found = investigate(record(ROMASHKA), open_for(town))
    assert found.silent_sources == ("dadata",)
    assert found.open_data.revenue_rub == 506_300_000
    assert parse_record(write_record(found)) == found


@pytest.mark.service
def test_a_town_that_goes_down_leaves_a_verdict_marked_degraded_with_who_was_silent(town: TownServer) -> None:
    office = open_for(town)
    investigate(record(Lead(inn="0000101560")), office)
    town.ledger.set(EVERYBODY, Behaviour(mood=Mood.DOWN))
    found = investigate(record(ROMASHKA), office)
    judged = judge(found, RuleEngine(PROFILE), PROFILE)
    assert judged.is_degraded
    assert {"dadata", "girbo", "checko", "own_site"} <= set(found.silent_sources)
    assert judged.degraded_reason is not None
    assert judged.degraded_reason.startswith("не ответили источники: girbo, dadata")


@pytest.mark.service
def test_a_slow_source_is_left_behind_and_told(town: TownServer) -> None:
    town.ledger.set("bo.nalog.gov.ru", Behaviour(latency_ms=20_000))
    patience = Patience(soft_s=4.0, hard_s=6.0)
    found = investigate(record(ROMASHKA), open_for(town, patience=patience))
    assert "girbo" in found.silent_sources
    assert found.dossier is not None
    assert found.dossier.milliseconds < 15_000


@pytest.mark.service
@pytest.mark.parametrize("key", [CANARY])
def test_a_key_is_never_in_a_log_an_error_or_a_dossier(
    town: TownServer, key: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    said = []
    for mood in (Mood.WELL, Mood.UNAVAILABLE, Mood.GARBAGE, Mood.DOWN):
        town.ledger.set(EVERYBODY, Behaviour(mood=mood))
        office = open_for(town, key=key)
        for lead in (ROMASHKA, Lead(company="Ромашка", region="Тверь")):
            found = investigate(record(lead), office)
            said.append(json.dumps(write_record(found), ensure_ascii=False))
        said.append(repr(office.desk.states()))
        said.append(repr(Switched(row=load_catalogue()[0], key=key)))
    printed = capsys.readouterr()
    everything = "\n".join([*said, printed.out, printed.err, caplog.text])
    assert "bad_status 503" in everything
    assert CANARY not in everything


@pytest.mark.service
def test_many_leads_at_once_leave_no_thread_waiting_and_ask_politely(town: TownServer) -> None:
    office = open_for(town)
    leads = [
        ROMASHKA,
        Lead(inn="0000101217"),
        Lead(company="Пустырь", inn="0000101560"),
        Lead(company="Ромашка"),
    ]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: investigate(record(leads[number % 4]), office), range(32)))
    assert all(one.dossier is not None for one in found)
    stats = read_stats(town)
    assert max(stats["most_at_once"].values()) <= 2
    assert stats["refused_for_pace"] == {}


@pytest.mark.service
def test_a_stored_record_is_judged_again_without_a_network(town: TownServer) -> None:
    content = write_record(investigate(record(ROMASHKA), open_for(town)))
    before = read_stats(town)["requests"]
    first = judge(parse_record(content), RuleEngine(PROFILE), PROFILE)
    again = judge(parse_record(json.loads(json.dumps(content))), RuleEngine(PROFILE), PROFILE)
    assert (first.record_hash, first.scorecard, first.verdict) == (
        again.record_hash,
        again.scorecard,
        again.verdict,
    )
    assert read_stats(town)["requests"] == before


def test_what_the_lead_says_itself_is_never_overwritten_by_what_is_learned() -> None:
    known = facts("dadata", inn="0000101070", legal_name='ООО "РОМАШКА"', site="other.example")
    clues, is_certain = learn(ROMASHKA, (build_candidate(known, found_by="0000101070"),))
    assert is_certain
    assert (clues.lead.website, clues.lead.company) == (ROMASHKA.website, ROMASHKA.company)
    bare, _ = learn(Lead(inn="0000101070"), (build_candidate(known, found_by="0000101070"),))
    assert (bare.lead.company, bare.lead.website) == ('ООО "РОМАШКА"', "other.example")


def test_a_doubt_teaches_nothing() -> None:
    clues, is_certain = learn(Lead(company="Ромашка"), ())
    assert (clues.lead.inn, clues.channel, is_certain) == (None, None, False)


def test_a_channel_joins_the_only_company_whose_pages_link_to_it() -> None:
    page = build_candidate(facts("own_site", inn="0000101070", social="https://t.me/romashka_tver"))
    channel = build_candidate(facts("telegram", social="https://t.me/romashka_tver", subscribers=3_400))
    assert len(tie_channels((page, channel))) == 1
    other = build_candidate(facts("own_site", inn="0000101143", social="https://t.me/romashka_tver"))
    assert len(tie_channels((page, other, channel))) == 3


VALUES = st.integers(-(10**16), 10**16) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40
)
FACTS = st.lists(st.tuples(st.sampled_from(list(About)), VALUES), max_size=12)


@given(FACTS, FACTS)
@hypothesis_settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_sources_claim_the_record_closes_and_survives_being_stored(
    one: list[tuple[About, str | int]], other: list[tuple[About, str | int]]
) -> None:
    origins = {
        name: Origin(source=name, url=f"https://{name}/", fetched_at=NOW, licence="x")
        for name in ("dadata", "own_site")
    }
    opened = [
        OpenedSource(
            row=row(name),
            ask=answering(sign((Claim(about=about, value=value) for about, value in told), origins[name])),
        )
        for name, told in (("dadata", one), ("own_site", other))
    ]
    office = make_office(*opened)
    found = investigate(record(ROMASHKA), office)
    office.desk.close()
    assert parse_record(json.loads(json.dumps(write_record(found)))) == found
    assert not judge(found, RuleEngine(PROFILE), PROFILE).is_degraded
