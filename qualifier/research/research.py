"""Research with a model before the record closes: it chooses what to look at, code concludes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.llm_tools import Agent, AgentRun, AgentTask
from kit.llm_wire import Message
from prompts.library import Prompt, read_prompt
from qualifier.dossier import Reply, Research, SourceReply
from qualifier.identity import Choice, Identity
from qualifier.identity.choice import Weighed
from qualifier.identity.weights import load_weights
from qualifier.inquiry import Gathered, Inquiry, Office
from qualifier.learning import learn_of
from qualifier.profile import Profile
from qualifier.record import LeadRecord
from qualifier.record_writing import hash_record
from qualifier.research.companies import describe, is_same
from qualifier.research.research_desk import Means, ResearchDesk, is_certain, is_known
from qualifier.research.support import Verdict, judge_choice, read_trade
from qualifier.sources.candidates import Candidate

PROMPT = "investigate.v1"
# Chosen, and known by its site alone: no register's number.
NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigator:
    """A model that may choose, and the profile whose trades a lead's words are read by."""

    agent: Agent
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Researched:
    """What an investigation knows after research."""

    gathered: Gathered
    identity: Identity
    log: Research


def research(
    record: LeadRecord, gathered: Gathered, identity: Identity, *, office: Office, by: Investigator
) -> Researched | None:
    """Let a model choose what else to look at; None when there is nothing to choose."""
    if is_known(identity):
        return None
    prompt, trade = read_prompt(PROMPT), read_trade(record, by.profile)
    bounds = by.agent.bounds
    means = Means(office=office, ends_at=office.stopwatch() + bounds.seconds)
    desk = ResearchDesk(record, gathered, means, trade=trade)
    if not desk.has_choices:
        return None
    run = by.agent.run(_set_task(desk, prompt, bounds.steps))
    desk.close()
    return _conclude(desk, gathered, office, _Work(run=run, prompt=prompt, trade=trade, before=identity))


def _set_task(desk: ResearchDesk, prompt: Prompt, steps: int) -> AgentTask:
    system, user = prompt.fill({"steps": str(steps), "task": desk.tell()})
    return AgentTask(
        message=Message(system=system, user=user),
        tools=desk.tools(),
        do=desk.do,
        lead_key=desk.record.id or hash_record(desk.record),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What was done, before it is concluded."""

    run: AgentRun
    prompt: Prompt
    trade: str | None
    before: Identity


def _conclude(desk: ResearchDesk, gathered: Gathered, office: Office, work: _Work) -> Researched:
    """Ask, by the company that is certain now, whom the lead alone could not be asked by; then settle."""
    settled, verdict = _settle(desk, work.trade)
    # Whom a page's number names is asked about before it is believed: a register knows its name.
    likely = settled.chosen or desk.weigh().chosen
    replies = desk.replies
    if likely is not None:
        further = _ask_further(desk, likely, office)
        replies = (*replies, *further.replies)
        desk.candidates = (*desk.candidates, *further.candidates)
        settled, verdict = _settle(desk, work.trade)
    return Researched(
        gathered=replace(
            gathered,
            candidates=desk.candidates,
            replies=join_replies(gathered.replies, replies),
            seconds=gathered.seconds + work.run.seconds,
        ),
        identity=settled,
        log=_write_log(desk, settled, verdict, work),
    )


def _ask_further(desk: ResearchDesk, likely: Candidate, office: Office) -> Gathered:
    clues = learn_of(desk.record.lead, likely)
    inquiry = Inquiry(office, clues.lead, learn=lambda *_: (clues, True), asked=desk.asked)
    return inquiry.run()


def _settle(desk: ResearchDesk, trade: str | None) -> tuple[Identity, Verdict | None]:
    """Return which company it is: by the table of signs, or by a choice that code bears out."""
    identity = desk.identify()
    chosen = _find_choice(desk, identity)
    if chosen is None:
        return identity, None
    rivals = tuple(one for one in identity.weighed if one is not chosen and one.has_agreement)
    verdict = judge_choice(chosen, rivals, trade)
    if is_certain(identity) or identity.choice is Choice.UNKNOWN or not verdict.is_enough:
        return identity, verdict
    return _choose(identity, chosen), verdict


def _find_choice(desk: ResearchDesk, identity: Identity) -> Weighed | None:
    named = desk.companies.find(desk.choice) if desk.choice else None
    if named is None:
        return None
    return next((one for one in identity.weighed if is_same(one.candidate, named.candidate)), None)


def _choose(identity: Identity, chosen: Weighed) -> Identity:
    table = load_weights()
    return replace(
        identity,
        choice=Choice.CHOSEN,
        chosen=chosen.candidate,
        weighed=(chosen, *(one for one in identity.weighed if one is not chosen)),
        warnings=tuple(seen for seen in chosen.signs if table.points(seen.sign) < 0),
    )


def join_replies(first: tuple[SourceReply, ...], later: Iterable[SourceReply]) -> tuple[SourceReply, ...]:
    """Return one line a source: who answered once has answered, whatever came of other questions."""
    joined = {reply.source: reply for reply in first}
    for reply in later:
        before = joined.get(reply.source)
        if before is None or reply.reply in {Reply.NO_QUESTION, Reply.OFF, Reply.SKIPPED}:
            continue
        answered = before if before.reply is Reply.FACTS else reply
        joined[reply.source] = replace(
            answered,
            facts=before.facts + reply.facts,
            milliseconds=before.milliseconds + reply.milliseconds,
            is_cached=reply.is_cached and (before.is_cached or before.reply is Reply.NO_QUESTION),
        )
    return tuple(joined.values())


def _name_state(identity: Identity) -> str:
    return NAMED if is_certain(identity) and not is_known(identity) else identity.choice.value


def _write_log(desk: ResearchDesk, settled: Identity, verdict: Verdict | None, work: _Work) -> Research:
    run, by_table = work.run, desk.identify()
    chosen = _find_choice(desk, by_table)
    return Research(
        model=run.model,
        prompt=work.prompt.id,
        prompt_fingerprint=work.prompt.fingerprint,
        end=run.end.value,
        fault=run.fault,
        steps=tuple(desk.steps),
        cut=run.cut,
        choice=describe(chosen.candidate) if chosen else None,
        supported_by=tuple(kind.value for kind in verdict.agrees) if verdict else (),
        # Counted only when the table of signs alone would not have chosen.
        is_counted=is_certain(settled) and not is_certain(by_table),
        before=_name_state(work.before),
        after=_name_state(settled),
        milliseconds=round(run.seconds * 1000),
        cost_rub=str(run.cost_rub),
        input_tokens=run.input_tokens,
        output_tokens=run.output_tokens,
        alarms=run.alarms,
    )
