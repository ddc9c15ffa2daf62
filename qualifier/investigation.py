"""The use case that closes the record: who is the company, and what do open sources say of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from qualifier.dossier import HIDDEN_ORDERS, Dossier, Entity, KnownFact, Research
from qualifier.identity import Choice, Identity, identify
from qualifier.identity.choice import Weighed
from qualifier.identity.questions import ask_back, describe_signs
from qualifier.identity.weights import Sign
from qualifier.inquiry import Gathered, Inquiry, Office
from qualifier.learning import learn, tie_channels
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record, write_record
from qualifier.sources.conclusions import OpenDataConclusion, conclude_open_data
from qualifier.sources.fact import About, Fact

if TYPE_CHECKING:
    from qualifier.research.research import Investigator

SANDBOX_LICENCE = "sandbox: an invented company"
_MOST_RIVALS = 10
_MOST_FACTS = 500
_LONGEST_REASON = 300
_SHOWN = frozenset(
    {About.AD_MARKER, About.SELLS_ADS, About.SOCIAL, About.SUBSCRIBERS, About.CHANNEL_POST_DAY}
)


def investigate(
    record: LeadRecord,
    office: Office,
    *,
    is_duplicate: bool = False,
    investigator: "Investigator | None" = None,
) -> LeadRecord:
    """Close the record: its open data from sources, with every fact, date and silence behind them.

    An investigator may choose what else is looked at while the company is not certain.
    """
    gathered = Inquiry(office, record.lead, learn=learn, is_duplicate=is_duplicate).run()
    identity = identify(record.lead, tie_channels(gathered.candidates))
    log = None
    if investigator is not None and not is_duplicate:
        # Loaded by who has a model.
        from qualifier.research.research import research  # noqa: PLC0415

        found = research(record, gathered, identity, office=office, by=investigator)
        if found is not None:
            gathered, identity, log = found.gathered, found.identity, found.log
    return _close(record, office, gathered, identity, log)


def _close(
    record: LeadRecord, office: Office, gathered: Gathered, identity: Identity, log: Research | None
) -> LeadRecord:
    facts = identity.chosen.facts if identity.chosen else _read_own_pages(identity)
    concluded = conclude_open_data(facts, record.as_of, lang=record.lang)
    shown = [one for one in identity.weighed if one.points > 0 or one.candidate is identity.chosen]
    described = tuple(_describe(one, record.lang) for one in shown[:_MOST_RIVALS])
    is_chosen = identity.choice is Choice.CHOSEN
    dossier = Dossier(
        choice=identity.choice.value,
        chosen=described[0] if is_chosen and described else None,
        rivals=described[1:] if is_chosen else described,
        warnings=_describe_warnings(identity, record.lang),
        questions=_cut(ask_back(identity, record.lang)),
        facts=_freeze((*facts, *_find_orders(gathered, facts)), concluded, is_sandbox=office.is_sandbox),
        replies=gathered.replies,
        milliseconds=round(gathered.seconds * 1000),
        is_sandbox=office.is_sandbox,
        research=log,
    )
    closed = replace(
        record,
        open_data=concluded.open_data,
        silent_sources=dossier.silent,
        dossier=dossier,
    )
    # Through the border, as when it will be judged again: an implausible figure is unknown now too.
    return parse_record(write_record(closed))


def _read_own_pages(identity: Identity) -> tuple[Fact, ...]:
    """What the lead's own site shows of its advertising holds for whichever entity stands behind it.

    Not for a franchisee: there the site is the brand's.
    """
    if any(seen.sign is Sign.FRANCHISE for one in identity.weighed for seen in one.signs):
        return ()
    visited = [one.candidate for one in identity.weighed if one.candidate.own_pages]
    return tuple(dict.fromkeys(fact for one in visited for fact in one.facts if fact.about in _SHOWN))


def _find_orders(gathered: Gathered, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """That a page hides orders to its reader is told whoever the page's company turns out to be."""
    found = (fact for one in gathered.candidates for fact in one.facts if fact.about == HIDDEN_ORDERS)
    known = set(facts)
    return tuple(fact for fact in found if fact not in known)


def _freeze(
    facts: Iterable[Fact], concluded: OpenDataConclusion, *, is_sandbox: bool
) -> tuple[KnownFact, ...]:
    moved: dict[Fact, list[str]] = {}
    for settled in concluded.settled:
        moved.setdefault(settled.chosen, []).append(f"open_data.{settled.field}")
    return tuple(
        KnownFact(
            about=fact.about.value,
            value=fact.value,
            unit=fact.unit.value if fact.unit else None,
            source=fact.source,
            url=fact.url,
            fetched_at=fact.fetched_at,
            as_of=fact.as_of if isinstance(fact.as_of, date) else None,
            licence=SANDBOX_LICENCE if is_sandbox else fact.licence,
            confidence=fact.confidence.value,
            moved=tuple(dict.fromkeys(moved.get(fact, ()))),
        )
        for fact in tuple(facts)[:_MOST_FACTS]
    )


def _describe(weighed: Weighed, lang: str) -> Entity:
    candidate = weighed.candidate
    return Entity(
        name=candidate.first(About.LEGAL_NAME, About.NAME),
        inn=candidate.first(About.INN) or candidate.found_by,
        ogrn=candidate.first(About.OGRN),
        domain=next(iter(sorted(candidate.domains)), None),
        region=candidate.first(About.REGION, About.CITY),
        sources=candidate.sources,
        score=weighed.points,
        reasons=_cut(describe_signs(weighed, lang)),
    )


def _describe_warnings(identity: Identity, lang: str) -> tuple[str, ...]:
    if not identity.weighed:
        return ()
    return _cut(describe_signs(replace(identity.weighed[0], signs=identity.warnings), lang))


def _cut(lines: Iterable[str]) -> tuple[str, ...]:
    """What sources say may be long; a line for people is not."""
    return tuple(line[:_LONGEST_REASON] for line in lines)
