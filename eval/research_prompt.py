"""The investigator's prompt filled with a case: of research, or a labelled lead with invented namesakes."""

from pathlib import Path
from random import Random

from eval.cases import LeadCase, read_case_files
from eval.identity_cases import DEFAULT_PATH
from eval.identity_town import draw_inn
from eval.research_cases import Evidence, ResearchCase, make_cases
from eval.research_world import NOW, open_world
from kit.errors import BadInput
from kit.llm_tools import AgentTask, ScriptedAgent
from qualifier.investigation import investigate
from qualifier.lead import Lead
from qualifier.profile import Profile
from qualifier.record import LeadRecord
from qualifier.research.research import PROMPT, Investigator
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About, Claim, Origin, sign

__all__ = ["PROMPT", "ask_for_choices", "find_research", "surround"]

# Where the namesakes sit, and the trade that registers give to them.
_PLACES = (("Москва", "47.91"), ("Казань", "25.61"))
_PAGES = ("/oferta", "/contacts", "/blog")


def ask_for_choices(case: ResearchCase, profile: Profile) -> AgentTask:
    """Return what an investigator is told of a case; BadInput when the company is certain without one."""
    agent = ScriptedAgent()
    record = LeadRecord(as_of=NOW.date(), lead=case.lead, id=case.id)
    with open_world(case) as office:
        investigate(record, office, investigator=Investigator(agent=agent, profile=profile))
    if not agent.tasks:
        raise BadInput(f"The company of {case.id} is certain: there is nothing to choose")
    return agent.tasks[0]


def find_research(path: Path, name: str) -> ResearchCase:
    """Return a case of research by its id, or a labelled lead of a file between two namesakes."""
    for labelled in read_case_files([path]):
        if isinstance(labelled, LeadCase) and labelled.id == name and labelled.record is not None:
            return surround(name, labelled.record)
    for case in make_cases(DEFAULT_PATH):
        if case.id == name:
            return case
    raise BadInput(f"There is no case {name!r} in {path}")


def surround(name: str, record: LeadRecord) -> ResearchCase:
    """Return a labelled lead whose company registers know twice, with pages of its site not read yet."""
    draw = Random(name)  # noqa: S311 cases, not secrets
    lead = record.lead
    links = "".join(f'<a href="{page}">{page}</a>' for page in _PAGES)
    pages = {"/": f"<!DOCTYPE html><html><body>{links}</body></html>"} if lead.website else {}
    return ResearchCase(
        id=name,
        fold="",
        trap="",
        evidence=Evidence.NONE,
        lead=Lead(
            company=lead.company,
            website=lead.website,
            region=lead.region,
            message=lead.message,
            contact=lead.contact,
        ),
        answers=tuple(_make_namesake(lead.company or "", draw, *place) for place in _PLACES),
        pages=pages,
        phones={},
        gold=None,
    )


def _make_namesake(company: str, draw: Random, city: str, code: str) -> Candidate:
    origin = Origin(source="dadata", url="https://register.example/", fetched_at=NOW, licence="test")
    claims = (
        Claim(about=About.LEGAL_NAME, value=company),
        Claim(about=About.INN, value=draw_inn(draw, "77")),
        Claim(about=About.CITY, value=city),
        Claim(about=About.OKVED, value=code),
        Claim(about=About.STATUS, value="ACTIVE"),
    )
    return build_candidate(sign(claims, origin))
