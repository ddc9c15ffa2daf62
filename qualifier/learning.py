"""What candidates teach about a lead's company: what may further be asked by, and whose a channel is."""

from collections.abc import Iterable
from dataclasses import replace

from qualifier.identity import Choice, identify
from qualifier.lead import Lead
from qualifier.question import Clues, read_clues
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About
from qualifier.sources.identifiers import read_domain, read_valid_inn
from qualifier.sources.telegram import read_channel_name


def learn(lead: Lead, candidates: tuple[Candidate, ...]) -> tuple[Clues, bool]:
    """Return what may further be asked by, and whether the company is certain.

    What the lead says itself stays, and a doubt teaches nothing.
    """
    identity = identify(lead, candidates)
    pages = tuple(one for one in candidates if one.own_pages)
    channel = read_channel_name(lead.website) or _find_channel((*pages, *_listed(identity.chosen)))
    if identity.choice is not Choice.CHOSEN or identity.chosen is None:
        return replace(read_clues(lead), channel=channel), False
    return replace(learn_of(lead, identity.chosen), channel=channel), True


def learn_of(lead: Lead, chosen: Candidate) -> Clues:
    """Return what may be asked by when the lead's company is this one."""
    own = read_clues(lead).lead
    site = next((text for text in chosen.texts(About.SITE) if read_domain(text)), None)
    learned = replace(
        own,
        inn=lead.inn if read_valid_inn(lead) else chosen.first(About.INN) or lead.inn,
        website=own.website or site,
        company=lead.company or chosen.first(About.LEGAL_NAME, About.NAME),
    )
    return Clues(lead=learned, channel=read_channel_name(lead.website))


def _listed(candidate: Candidate | None) -> tuple[Candidate, ...]:
    return (candidate,) if candidate else ()


def _find_channel(candidates: Iterable[Candidate]) -> str | None:
    links = (link for one in candidates for link in one.texts(About.SOCIAL))
    return next((name for link in links if (name := read_channel_name(link))), None)


def tie_channels(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Join a channel, which has neither number nor domain, to the only entity whose pages link to it."""
    tied = list(candidates)
    for channel in (one for one in candidates if not one.numbers and not one.domains):
        name = _find_channel((channel,))
        at = [rank for rank, one in enumerate(tied) if one is not channel and _links_to(one, name)]
        if name and len(at) == 1:
            tied[at[0]] = build_candidate((*tied[at[0]].facts, *channel.facts), found_by=tied[at[0]].found_by)
            tied.remove(channel)
    return tuple(tied)


def _links_to(candidate: Candidate, channel: str | None) -> bool:
    return any(read_channel_name(link) == channel for link in candidate.texts(About.SOCIAL))
