"""A case of research looked up: the record closed with the real agent, or without one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.agent_town import Talk
from eval.llm_town import LlmTown
from eval.research_cases import ResearchCase
from eval.research_world import NOW, open_world
from kit.clock import read_stopwatch, read_system_clock
from kit.llm import Limits
from kit.llm_agent import LangChainAgent, Purse
from kit.llm_guard import Breaker
from kit.llm_money import MemoryLedger, Prices
from kit.llm_tools import AgentBounds
from kit.llm_wire import ModelPlace
from qualifier.dossier import Dossier, Research
from qualifier.investigation import investigate
from qualifier.profile import Profile
from qualifier.record import LeadRecord
from qualifier.research.research import Investigator

# Of a middling hosted model, in roubles for a million tokens; the town bills by the letter.
PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
# Wide enough for a whole run: what a single lead may cost is measured, not the house's day.
_LIMITS = Limits(hour_rub=Decimal(10**6), day_rub=Decimal(10**6))
AGENT_RUB = Decimal(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A case with the dossier that came of it."""

    case: ResearchCase
    dossier: Dossier
    seconds: float

    @property
    def chosen(self) -> str | None:
        """The number of the company chosen."""
        return self.dossier.chosen.inn if self.dossier.chosen else None

    @property
    def log(self) -> Research | None:
        """What the model did; None when it was not asked."""
        return self.dossier.research

    @property
    def is_wrong(self) -> bool:
        """Whether a company was chosen that is not the right one."""
        return self.chosen is not None and self.chosen != self.case.gold


def open_agent(base_url: str, bounds: AgentBounds | None = None) -> LangChainAgent:
    """Return the real agent before a model of loopback."""
    purse = Purse(
        ledger=MemoryLedger(), prices=PRICES, limits=_LIMITS, agent_rub=AGENT_RUB, clock=read_system_clock
    )
    return LangChainAgent(
        ModelPlace(base_url=base_url, model="town", api_key="none"),
        purse,
        breaker=Breaker(read_stopwatch),
        stopwatch=read_stopwatch,
        bounds=bounds,
    )


def look_up(case: ResearchCase, by: Investigator | None) -> Looked:
    """Close the record of a case."""
    record = LeadRecord(as_of=NOW.date(), lead=case.lead, id=case.id)
    began = read_stopwatch()
    with open_world(case) as office:
        closed = investigate(record, office, investigator=by)
    seconds = read_stopwatch() - began
    return Looked(case=case, dossier=closed.dossier or Dossier(), seconds=seconds)


def run_talk(cases: Sequence[ResearchCase], talk: Talk, profile: Profile) -> list[Looked]:
    """Look cases up with a model of loopback that talks so."""
    return run_model(cases, {"mode": "talk", "talk": talk}, profile)


def run_model(
    cases: Sequence[ResearchCase],
    reply: Mapping[str, Any],
    profile: Profile,
    *,
    bounds: AgentBounds | None = None,
) -> list[Looked]:
    """Look cases up with a model of loopback that replies so."""
    with LlmTown(reply) as town:
        agent = open_agent(town.base_url, bounds)
        try:
            return [look_up(case, Investigator(agent=agent, profile=profile)) for case in cases]
        finally:
            agent.close()
