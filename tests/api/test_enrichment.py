import json
from typing import Any

import pytest
from pydantic import SecretStr

from api.enrichment import Enricher, open_by_settings
from api.judges import judge_here
from api.source_switches import read_switches
from kit.clock import FrozenClock
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.answer_store import MemoryAnswers
from qualifier.inquiry import Office
from qualifier.intake import Intake, Request, read_request
from qualifier.memory_store import MemoryStore
from qualifier.profile import load_profile
from qualifier.source_desk import OpenedSource
from tests.builders import NOW
from tests.qualifier.offices import answering, facts, make_office, row

PROFILE = load_profile()
LEAD = {
    "company": "ООО «Ромашка»",
    "inn": "0000101070",
    "website": "romashka.example",
    "message": "Нужна наружная реклама в Твери, бюджет 2 млн рублей, старт в ноябре",
}


def make_sources() -> Office:
    known = facts("dadata", legal_name='ООО "РОМАШКА"', inn="0000101070", employees=86)
    return make_office(
        OpenedSource(row=row("dadata"), ask=answering(known)),
        OpenedSource(row=row("own_site"), ask=answering(facts("own_site", phone="+7 495 000-00-00"))),
    )


def read(**changes: Any) -> Request:
    return read_request(json.dumps({**LEAD, **changes}).encode(), key=None, today=NOW.date())


def make_enricher(store: MemoryStore | None = None, office: Office | None = None) -> Enricher:
    return Enricher(
        office=office or make_sources(), open_store=(store or MemoryStore()).begin, clock=FrozenClock(NOW)
    )


def keep(store: MemoryStore, **changes: Any) -> None:
    """A lead that came before and is worked on."""
    ids = iter(range(100, 200))
    intake = Intake(
        judge=judge_here(PROFILE),
        clock=FrozenClock(NOW),
        stopwatch=lambda: 0.0,
        new_id=lambda prefix: f"{prefix}_{next(ids)}",
    )
    with store.begin() as opened:
        intake.qualify(read(**changes), opened)


def replies(request: Request) -> dict[str, str]:
    dossier = request.parsed.record.dossier
    assert dossier is not None
    return {reply.source: reply.reply.value for reply in dossier.replies}


def test_a_bare_lead_of_today_gets_its_company() -> None:
    found = make_enricher()(read())
    assert found.parsed.record.open_data.employees == 86
    assert replies(found) == {"dadata": "facts", "own_site": "facts"}


@pytest.mark.parametrize(
    "changes", [{"open_data": {"employees": 5}}, {"open_data": {}}, {"dossier": {}}, {"as_of": "2026-09-14"}]
)
def test_what_is_known_already_or_of_another_day_stays_as_it_is(changes: dict[str, Any]) -> None:
    request = read(**changes)
    assert make_enricher()(request) is request


def test_without_a_source_that_is_on_nothing_happens() -> None:
    office = make_office(OpenedSource(row=row("dadata"), why_off="no key"))
    request = read()
    assert make_enricher(office=office)(request) is request


def test_a_lead_that_repeats_an_open_one_spares_the_slow_sources() -> None:
    store = MemoryStore()
    keep(store, id="crm-1")
    found = make_enricher(store)(read(id="crm-2"))
    assert replies(found) == {"dadata": "facts", "own_site": "skipped"}


def test_a_lead_that_comes_again_repeats_nobody_but_itself() -> None:
    store = MemoryStore()
    keep(store, id="crm-1")
    assert replies(make_enricher(store)(read(id="crm-1")))["own_site"] == "facts"


def test_a_sender_that_names_the_open_leads_is_not_second_guessed() -> None:
    store = MemoryStore()
    keep(store, id="crm-1")
    assert replies(make_enricher(store)(read(id="crm-2", open_leads=[])))["own_site"] == "facts"


def open_settings(**changes: Any) -> Office:
    settings = Settings(_env_file=None, **changes)
    return open_by_settings(
        settings,
        read_switches(settings, has_registers=lambda: False),
        open_answers=MemoryAnswers().begin,
        clock=FrozenClock(NOW),
    )


def test_who_is_asked_must_be_able_to_reach_us() -> None:
    sources = {"ask_gleif": SecretStr("yes")}
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_CONTACT"):
        open_settings(sources=sources)
    office = open_settings(sources=sources, contact="ads@agency.example")
    assert not office.is_sandbox
    office.desk.close()


def test_the_hard_deadline_is_never_before_the_soft_one() -> None:
    office = open_settings(enrich_soft_s=5.0, enrich_hard_s=2.0)
    assert (office.patience.soft_s, office.patience.hard_s) == (5.0, 5.0)
    office.desk.close()


def test_an_office_of_the_sandbox_says_so() -> None:
    office = open_settings(sources_sandbox="127.0.0.1:8090")
    assert office.is_sandbox
    office.desk.close()
