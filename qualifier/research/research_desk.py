"""Does the steps that a model asks for: only what was offered, each noted with what came of it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kit.errors import NotFetched, SourceDown
from kit.llm_tools import Argument, Told, Tool
from qualifier.dossier import ResearchStep, SourceReply, StepResult
from qualifier.held_door import Turnstile, hold_door
from qualifier.identity import Choice, Identity, identify
from qualifier.inquiry import Gathered, Inquiry, Office, Patience
from qualifier.learning import tie_channels
from qualifier.question import Clues, Question, read_clues, read_question
from qualifier.record import LeadRecord
from qualifier.research.companies import CompanyList
from qualifier.research.site_pages import SitePages
from qualifier.research.support import Support, find_kinds
from qualifier.research.telling import Telling
from qualifier.source_desk import OpenedSource
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import Fact

READ_PAGE, ASK_SOURCE, CHOOSE = "read_page", "ask_source", "choose_company"
NONE = "none"
_UNKNOWN_TOOL = "unknown"
_NOT_OFFERED = "not_offered"
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What research needs besides the record."""

    office: Office
    ends_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What came of a step, before it is told."""

    step: ResearchStep
    facts: tuple[Fact, ...] = ()
    is_last: bool = False


class ResearchDesk:
    """The state of one research: what is known, what may be chosen, what was done."""

    def __init__(self, record: LeadRecord, gathered: Gathered, means: Means, *, trade: str | None) -> None:
        self.record, self._means = record, means
        self._trade = trade
        self._lock = threading.Lock()
        self._is_closed = False
        self.candidates = gathered.candidates
        self.asked = gathered.asked
        self.replies: tuple[SourceReply, ...] = ()
        self.steps: list[ResearchStep] = []
        self.choice: str | None = None
        self.companies = CompanyList()
        self._heard_sources: set[str] = set()
        self._telling = Telling(record)
        self._pages = self._open_site(gathered)
        self._learn(())

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that may be read."""
        return self._pages.paths if self._pages else ()

    @property
    def has_choices(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(self.companies.listed or self.pages)

    def tell(self) -> str:
        """Return what there is to choose from, for a model."""
        return self._telling.task(
            self.companies.listed, trade=self._trade, pages=self.pages, sources=self._offer_sources()
        )

    def tools(self) -> tuple[Tool, ...]:
        """Return what a model may ask for."""
        company = Argument(name="company", description="The id of a listed company, such as c1.")
        choice = replace(company, description="The id of a listed company, or none.")
        path = Argument(name="path", description="One of the listed pages.")
        source = Argument(name="source", description="One of the listed sources.")
        return (
            Tool(name=READ_PAGE, description="Read a page of the lead's own site.", arguments=(path,)),
            Tool(name=ASK_SOURCE, description="Ask a source about a company.", arguments=(source, company)),
            Tool(name=CHOOSE, description="Choose the company; the last step.", arguments=(choice,)),
        )

    def do(self, tool: str, arguments: Mapping[str, Any]) -> Told:
        """Do a step when it was offered, refuse it otherwise; note it either way."""
        ways: Mapping[str, Callable[[Mapping[str, Any]], _Done]] = {
            READ_PAGE: self._read_page,
            ASK_SOURCE: self._ask_source,
            CHOOSE: self._choose,
        }
        began = self._means.office.stopwatch()
        way = ways.get(tool)
        done = way(arguments) if way else _refuse(_UNKNOWN_TOOL, ())
        spent = round((self._means.office.stopwatch() - began) * 1000)
        with self._lock:
            if not self._is_closed:
                self.steps.append(replace(done.step, milliseconds=spent))
        text = self._telling.step(
            done.step.result.value,
            facts=done.facts,
            companies=self.companies.listed,
            pages=self.pages,
            sources=self._offer_sources(),
        )
        # What the table of signs is certain of needs no choice.
        return Told(text=text, is_last=done.is_last or is_known(self.identify()))

    def close(self) -> None:
        """What is still under way changes nothing from now on."""
        with self._lock:
            self._is_closed = True

    def identify(self) -> Identity:
        """Return which company it is by what is known now; a page's number alone makes nobody certain."""
        identity = self.weigh()
        if is_certain(identity) and not self._is_borne_out(identity):
            return replace(identity, choice=Choice.AMBIGUOUS, chosen=None)
        return identity

    def weigh(self) -> Identity:
        """Return which company the table of signs alone says that it is."""
        return identify(self.record.lead, tie_channels(self.candidates))

    def _is_borne_out(self, identity: Identity) -> bool:
        """Sites name others too: who takes their payments, who made them. Something else must agree."""
        return bool(find_kinds(identity.weighed[0], self._trade) - {Support.DOMAIN})

    def _learn(self, found: tuple[Candidate, ...]) -> None:
        with self._lock:
            if not self._is_closed:
                self.candidates = (*self.candidates, *found)
                self.companies = self.companies.update(self.identify())

    def _read_page(self, arguments: Mapping[str, Any]) -> _Done:
        path = arguments.get("path")
        offered = self.pages
        if self._pages is None or not isinstance(path, str) or path not in offered:
            return _refuse(READ_PAGE, offered)
        step = ResearchStep(
            tool=READ_PAGE, chosen=(path,), offered=offered[:_MOST_SHOWN], result=StepResult.NOTHING
        )
        try:
            found = self._pages.read(path)
        except SourceDown as error:
            reason = error.why.value if isinstance(error, NotFetched) else error.code
            return _Done(step=replace(step, result=StepResult.FAILED, reason=reason))
        return self._note(step, (found,) if found else ())

    def _note(self, step: ResearchStep, found: tuple[Candidate, ...]) -> _Done:
        self._learn(found)
        facts = tuple(fact for one in found for fact in one.facts)
        result = StepResult.FACTS if facts else StepResult.NOTHING
        return _Done(step=replace(step, result=result, facts=len(facts)), facts=facts)

    def _ask_source(self, arguments: Mapping[str, Any]) -> _Done:
        pairs = self._pairs()
        chosen = (arguments.get("source"), arguments.get("company"))
        offered = tuple(f"{source} {company}" for source, company in pairs)[:_MOST_SHOWN]
        known = next((pair for pair in pairs if pair == chosen), None)
        if known is None:
            return _refuse(ASK_SOURCE, offered)
        gathered = self._inquire(known[0], pairs[known])
        self.asked |= gathered.asked
        told = next(reply for reply in gathered.replies if reply.source == known[0])
        self.replies = (*self.replies, told)
        step = ResearchStep(
            tool=ASK_SOURCE,
            chosen=(known[0], self.companies.name(known[1]) or known[1]),
            offered=offered,
            result=StepResult.NOTHING,
            reason=told.reason,
        )
        if told.reason and not gathered.candidates:
            return _Done(step=replace(step, result=StepResult.FAILED))
        done = self._note(step, gathered.candidates)
        if gathered.candidates:
            self._heard_sources.add(known[0])
        if is_known(self.identify()):
            self._even_out()
        return done

    def _even_out(self) -> None:
        """Ask of its rivals what was asked of one company: an office's phone tells nobody apart."""
        for (source, _), clues in self._pairs().items():
            if source in self._heard_sources:
                gathered = self._inquire(source, clues)
                self.asked |= gathered.asked
                self.replies += tuple(reply for reply in gathered.replies if reply.source == source)
                self._learn(gathered.candidates)

    def _choose(self, arguments: Mapping[str, Any]) -> _Done:
        chosen = arguments.get("company")
        offered = tuple(one.id for one in self.companies.listed)
        names = tuple(self.companies.name(one) or one for one in offered)[:_MOST_SHOWN]
        if chosen != NONE and (not isinstance(chosen, str) or chosen not in offered):
            return _refuse(CHOOSE, names)
        if chosen != NONE:
            self._even_out()
        with self._lock:
            if not self._is_closed:
                self.choice = None if chosen == NONE else chosen
        shown = NONE if chosen == NONE else self.companies.name(str(chosen)) or str(chosen)
        step = ResearchStep(tool=CHOOSE, chosen=(shown,), offered=names, result=StepResult.CHOSEN)
        return _Done(step=step, is_last=True)

    def _offer_sources(self) -> dict[str, tuple[str, ...]]:
        offered: dict[str, tuple[str, ...]] = {}
        for source, company in self._pairs():
            offered[source] = (*offered.get(source, ()), company)
        return offered

    def _pairs(self) -> dict[tuple[str, str], Clues]:
        """Return which source may be asked about which company: what has a question that was not asked."""
        return {
            (opened.row.name, one.id): clues
            for one in self.companies.listed
            for clues in (self._clues_of(one.weighed.candidate),)
            for opened in self._means.office.desk.opened
            if self._has_question(opened, clues)
        }

    def _has_question(self, opened: OpenedSource, clues: Clues) -> bool:
        if opened.ask is None or (opened.only_without_inn and clues.has_inn):
            return False
        question = self._question(opened, clues)
        return question is not None and question.key not in self.asked

    def _question(self, opened: OpenedSource, clues: Clues) -> Question | None:
        return read_question(opened.row, clues, is_sandbox=self._means.office.is_sandbox)

    def _clues_of(self, candidate: Candidate) -> Clues:
        """What a company may be asked about by: its number and name, and the lead's own site, no other."""
        own = read_clues(self.record.lead)
        inn = candidate.found_by or next(iter(sorted(candidate.inns)), None)
        return replace(own, lead=replace(own.lead, inn=inn, company=self.companies.register_name(candidate)))

    def _inquire(self, source: str, clues: Clues) -> Gathered:
        """Ask one source; the others are taken as asked."""
        others = {
            question.key
            for opened in self._means.office.desk.opened
            if opened.row.name != source and (question := self._question(opened, clues))
        }
        office = replace(self._means.office, patience=self._patience())
        inquiry = Inquiry(office, clues.lead, learn=lambda *_: (clues, True), asked=self.asked.union(others))
        gathered = inquiry.run()
        return replace(gathered, asked=gathered.asked - frozenset(others - self.asked))

    def _patience(self) -> Patience:
        left_s = max(0.0, self._means.ends_at - self._means.office.stopwatch())
        given = self._means.office.patience
        return Patience(soft_s=min(given.soft_s, left_s), hard_s=min(given.hard_s, left_s))

    def _open_site(self, gathered: Gathered) -> SitePages | None:
        """Find the site's pages when its source is on and the site lets itself be visited."""
        desk, home = self._means.office.desk, read_clues(self.record.lead).lead.website
        reply = next((one for one in gathered.replies if one.source == "own_site"), None)
        is_on = any(one.row.name == "own_site" and one.ask for one in desk.opened)
        if not home or not is_on or reply is None or reply.reason:
            return None
        door = desk.open_door()
        turnstile = Turnstile(ends_at=self._means.ends_at, stopwatch=self._means.office.stopwatch)
        read = (fact.url for one in gathered.candidates for fact in one.facts if fact.source == "own_site")
        pages = SitePages(hold_door(door, turnstile), home.strip(), visited=read)
        try:
            pages.open()
        except SourceDown:
            return None
        return pages


def _refuse(tool: str, offered: tuple[str, ...]) -> _Done:
    step = ResearchStep(
        tool=tool, offered=offered[:_MOST_SHOWN], result=StepResult.REFUSED, reason=_NOT_OFFERED
    )
    return _Done(step=step)


def is_certain(identity: Identity) -> bool:
    """Tell whether the company is chosen."""
    return identity.choice is Choice.CHOSEN


def is_known(identity: Identity) -> bool:
    """Tell whether the chosen company has a register's number; by its site alone it is only named."""
    return identity.chosen is not None and bool(identity.chosen.numbers)
