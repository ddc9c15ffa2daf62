"""An offer's prose worded by a model: from the template's facts, used only where code finds it true."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from planner.brief import Channel
from planner.law import load_law
from planner.media_plan import MediaPlan
from planner.offer.document import Bullets, Grid, Paragraph, Section
from planner.offer.number_check import Figures, collect_figures, find_unknown
from planner.offer.phrases import load_phrases
from planner.offer.task_sections import write_audience, write_channels, write_task
from planner.offer.terms import load_terms
from planner.offer.wording import Desk
from planner.plan_words import CHANNELS, say_people
from planner.prose import OfferProse
from qualifier.masking.mask import Mask
from qualifier.outreach.drafting import (
    Draft,
    Draftsman,
    Sections,
    Strict,
    Task,
    ask_for_draft,
    object_schema,
    write_data,
)
from qualifier.outreach.fact_check import Facts, Fault, FaultKind, check_text, gather_facts, split_text

PROMPT = "draft_offer.v1"
MOST_LETTERS, MOST_ROLE_LETTERS = 600, 160
_LEAST_LETTERS = 40
_MOST_SENTENCES = 5
_MOST_ROLES = 40
_LANGUAGES = {"ru": "Russian", "en": "English"}
Text = Annotated[str, StringConstraints(max_length=3_000)]


class _RoleIn(Strict):
    channel: Annotated[str, StringConstraints(max_length=40)]
    text: Text


class _ProseIn(Strict):
    understanding: Text
    idea: Text
    roles: Annotated[tuple[_RoleIn, ...], Field(max_length=_MOST_ROLES)]


SCHEMA = object_schema(
    understanding={"type": "string"},
    idea={"type": "string"},
    roles={
        "type": "array",
        "items": object_schema(channel={"type": "string"}, text={"type": "string"}),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a sentence is held against."""

    facts: Facts
    figures: Figures
    lang: str


def draft_prose(plan: MediaPlan, draftsman: Draftsman, *, lang: str) -> MediaPlan:
    """Return the plan with the sentences of a model that stand its checks; without lines nothing is asked."""
    if not plan.lines:
        return plan
    desk = open_desk(plan, lang)
    mask = Mask()
    draft, log = ask_for_draft(make_offer_task(desk, mask), draftsman, mask)
    prose = OfferProse(lang=lang, drafted=log)
    return replace(plan, prose=_take(draft, prose, desk) if draft else prose)


def open_desk(plan: MediaPlan, lang: str) -> Desk:
    """Lay a plan on the desk with no model's words in it."""
    bare = replace(plan, prose=None)
    return Desk(plan=bare, phrases=load_phrases(lang), terms=load_terms(), law=load_law(), lang=lang)


def make_offer_task(desk: Desk, mask: Mask) -> Task:
    """Return what the model is asked to write."""
    roles = [
        {"channel": channel.value, "name": name, "placements": placed, "role": role}
        for channel, (name, role, placed) in _list_roles(desk).items()
    ]
    return Task(
        prompt=PROMPT,
        values={
            "language": _LANGUAGES["ru" if desk.lang == "ru" else "en"],
            "house": desk.of(desk.plan.card.seller),
            "most_letters": str(MOST_LETTERS),
            "most_role_letters": str(MOST_ROLE_LETTERS),
            "as_of": desk.plan.as_of.isoformat(),
            "facts": write_data(list_offer_facts(desk), mask),
            "roles": write_data(roles, mask),
        },
        schema=SCHEMA,
        shape=_ProseIn,
        lead_key=f"plan:{desk.plan.card.hash[:12]}:{desk.plan.brief.advertiser or ''}"[:100],
    )


def list_offer_facts(desk: Desk) -> dict[str, Any]:
    """Return what the template's own sentences say of the task, the people and the idea."""
    plan = desk.plan
    return {
        # The task and the targets; ways out are sums of other plans.
        "task": list(_sentences(write_task(desk), most_blocks=2)),
        "audience": list(_sentences(write_audience(desk))),
        "idea": list(_sentences(write_channels(desk))),
        "period": desk.days(plan.start, plan.end),
        "goal": desk.goal(),
    }


def _sentences(section: Section, *, most_blocks: int | None = None) -> Iterator[str]:
    for block in section.blocks[:most_blocks]:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items


def _list_roles(desk: Desk) -> Mapping[Channel, tuple[str, str, str]]:
    """Return each bought channel with its name, role and placements, as the template draws them."""
    bought = dict.fromkeys(line.channel for line in desk.plan.lines)
    grid = next(block for block in write_channels(desk).blocks if isinstance(block, Grid))
    return {channel: (row[0], row[1], row[2]) for channel, row in zip(bought, grid.rows, strict=True)}


def _know(desk: Desk) -> _Known:
    plan, told = desk.plan, list_offer_facts(desk)
    texts = [text for value in told.values() for text in (value if isinstance(value, list) else [value])]
    texts += [text for row in _list_roles(desk).values() for text in row]
    people = say_people(plan.brief.audience, plan.target.people).in_language(desk.lang)
    counts = (len(plan.lines), len({line.channel for line in plan.lines}), len(plan.target.places))
    facts = gather_facts(
        [*texts, *plan.target.places, people, desk.of(plan.card.seller)],
        as_of=plan.as_of,
        lang=desk.lang,
        values=map(Decimal, counts),
        days=(day for line in plan.lines for day in (line.start, line.end)),
        categories=(category.value for category in plan.categories),
    )
    return _Known(facts=facts, figures=collect_figures(plan, people, list(counts)), lang=desk.lang)


def _take(draft: Draft, prose: OfferProse, desk: Desk) -> OfferProse:
    content, sections, known = draft.content, Sections(), _know(desk)
    assert isinstance(content, _ProseIn)  # noqa: S101  (the task's own shape)
    taken = {
        name: sections.take(name, draft.text(text), _checked(known, MOST_LETTERS, _MOST_SENTENCES))
        for name, text in (("understanding", content.understanding), ("idea", content.idea))
    }
    told = {one.channel: draft.text(one.text) for one in content.roles}
    roles = {
        channel: text
        for channel in _list_roles(desk)
        if (text := _take_role(channel, told, sections, known)) is not None
    }
    return replace(
        prose,
        understanding=taken["understanding"],
        idea=taken["idea"],
        roles=roles,
        drafted=sections.note(prose.drafted),
    )


def _take_role(channel: Channel, told: Mapping[str, str], sections: Sections, known: _Known) -> str | None:
    text = told.get(channel.value, "").removesuffix(".")
    return sections.take(f"role:{channel.value}", text, _checked(known, MOST_ROLE_LETTERS, 1))


def _checked(known: _Known, most_letters: int, most_sentences: int) -> Callable[[str], Iterator[Fault]]:
    """Return the check of one section."""

    def check(text: str) -> Iterator[Fault]:
        yield from check_text(text, known.facts)
        for number, sentence in find_unknown([text], known.figures, known.lang):
            yield Fault(kind=FaultKind.NUMBER, sentence=sentence, detail=number)
        if not _LEAST_LETTERS <= len(text) <= most_letters or len(split_text(text)) > most_sentences:
            yield Fault(kind=FaultKind.LENGTH, sentence=text, detail=str(len(text)))
        if "?" in text:
            yield Fault(kind=FaultKind.QUESTION, sentence=text, detail="?")

    return check


def name_sections(prose: OfferProse) -> str:
    """Return the sections that hold a model's words, for a line of a terminal."""
    return ", ".join(_name_section(name, prose.lang) for name in prose.drafted.sections)


def _name_section(name: str, lang: str) -> str:
    kind, _, channel = name.partition(":")
    if channel:
        return CHANNELS[Channel(channel)].in_language(lang)
    return load_phrases(lang).titles["task" if kind == "understanding" else "channels"].lower()
