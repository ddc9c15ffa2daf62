"""Leads whose company is uncertain, in a world in memory: real readers and rounds, no network."""

from collections.abc import Mapping

from eval.research_cases import Evidence, ResearchCase
from eval.research_world import NOW, open_world
from kit.llm_tools import Agent, ScriptedAgent
from qualifier.dossier import Dossier
from qualifier.investigation import investigate
from qualifier.lead import Contact, Lead
from qualifier.profile import load_profile
from qualifier.record import LeadRecord
from qualifier.research.research import Investigator
from qualifier.sources.candidates import Candidate, build_candidate
from tests.qualifier.offices import facts

FIRST, SECOND, STRANGER = "0000101640", "0000101714", "0000101070"
NAME = 'ООО "ЛАЗУРЬ"'
PROFILE = load_profile()


def make_company(inn: str, **changes: str) -> Candidate:
    given = {"legal_name": NAME, "inn": inn, "status": "active", "region": "Самарская", "city": "Самара"}
    return build_candidate(facts("dadata", **{**given, "okved": "25.61", **changes}))


def make_lead(*, phone: str | None = None, email: str | None = None, **changes: str) -> Lead:
    return Lead(company="ООО «Лазурь»", contact=Contact(phone=phone, email=email), **changes)


def make_case(
    lead: Lead | None = None,
    *answers: Candidate,
    pages: Mapping[str, str] | None = None,
    phones: Mapping[str, str] | None = None,
) -> ResearchCase:
    return ResearchCase(
        id="lead-1",
        fold="test",
        trap="none",
        evidence=Evidence.NONE,
        lead=lead or make_lead(),
        answers=answers or (make_company(FIRST), make_company(SECOND)),
        pages=pages or {},
        phones=phones or {},
        gold=None,
    )


def look(case: ResearchCase, agent: Agent | None, *, is_duplicate: bool = False) -> Dossier:
    """Close the record of a case, with an agent or without."""
    by = Investigator(agent=agent, profile=PROFILE) if agent else None
    record = LeadRecord(as_of=NOW.date(), lead=case.lead, id=case.id)
    with open_world(case) as office:
        closed = investigate(record, office, is_duplicate=is_duplicate, investigator=by)
    assert closed.dossier is not None
    return closed.dossier


def choose(*moves: tuple[str, Mapping[str, object]]) -> ScriptedAgent:
    return ScriptedAgent(*moves)


def page(text: str = "", *links: str) -> str:
    anchors = "".join(f'<a href="{link}">раздел</a>' for link in links)
    return f"<html><head><title>Сайт</title></head><body>{anchors}<p>{text}</p></body></html>"
