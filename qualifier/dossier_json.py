"""From a dossier's JSON to `Dossier`; what a sender claims is checked like anything else."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from qualifier.dossier import (
    Dossier,
    Entity,
    KnownFact,
    Reply,
    Research,
    ResearchStep,
    SourceReply,
    StepResult,
)

FACT_LIMIT = 500
_REPLY_LIMIT = 100
_RIVAL_LIMIT = 20

# PostgreSQL refuses a NUL.
_TEXT = r"^[^\x00]*$"

Word = Annotated[str, Field(max_length=80, pattern=_TEXT)]
Line = Annotated[str, Field(max_length=500, pattern=_TEXT)]
Url = Annotated[str, Field(max_length=2_000, pattern=_TEXT)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Amount = Annotated[int, Field(ge=-(10**16), le=10**16, strict=True)]


class Part(BaseModel):
    """Unknown fields are ignored."""

    model_config = ConfigDict(allow_inf_nan=False)


class KnownFactJson(Part):
    """One fact with its place, date and terms."""

    about: Word
    value: Amount | Line
    unit: Word | None = None
    source: Word
    url: Url
    fetched_at: AwareDatetime
    as_of: date | None = None
    licence: Line
    confidence: Word
    moved: Annotated[list[Word], Field(max_length=_REPLY_LIMIT)] = []


class SourceReplyJson(Part):
    """What one source answered."""

    source: Word
    reply: Reply
    facts: Count = 0
    milliseconds: Count = 0
    is_cached: bool = False
    reason: Line | None = None


class EntityJson(Part):
    """A legal entity that the company may be."""

    name: Line | None = None
    inn: Word | None = None
    ogrn: Word | None = None
    domain: Line | None = None
    region: Line | None = None
    sources: Annotated[list[Word], Field(max_length=_REPLY_LIMIT)] = []
    score: int | None = None
    reasons: Annotated[list[Line], Field(max_length=_REPLY_LIMIT)] = []


class ResearchStepJson(Part):
    """One step of a model's research."""

    tool: Word
    chosen: Annotated[list[Line], Field(max_length=_REPLY_LIMIT)] = []
    offered: Annotated[list[Line], Field(max_length=_REPLY_LIMIT)] = []
    result: StepResult
    facts: Count = 0
    milliseconds: Count = 0
    reason: Line | None = None


class ResearchJson(Part):
    """What a model's choices added to the investigation."""

    model: Line
    prompt: Word
    prompt_fingerprint: Word
    end: Word
    fault: Word | None = None
    steps: Annotated[list[ResearchStepJson], Field(max_length=_REPLY_LIMIT)] = []
    cut: Count = 0
    choice: Line | None = None
    supported_by: Annotated[list[Word], Field(max_length=_REPLY_LIMIT)] = []
    is_counted: bool = False
    before: Word = "unknown"
    after: Word = "unknown"
    milliseconds: Count = 0
    cost_rub: Word = "0"
    input_tokens: Count = 0
    output_tokens: Count = 0
    alarms: Annotated[list[Word], Field(max_length=_REPLY_LIMIT)] = []


class DossierJson(Part):
    """What was found out about the company before the record closed."""

    choice: Word = "unknown"
    chosen: EntityJson | None = None
    rivals: Annotated[list[EntityJson], Field(max_length=_RIVAL_LIMIT)] = []
    warnings: Annotated[list[Line], Field(max_length=_REPLY_LIMIT)] = []
    questions: Annotated[list[Line], Field(max_length=_REPLY_LIMIT)] = []
    facts: Annotated[list[KnownFactJson], Field(max_length=FACT_LIMIT)] = []
    replies: Annotated[list[SourceReplyJson], Field(max_length=_REPLY_LIMIT)] = []
    milliseconds: Count = 0
    is_sandbox: bool = False
    research: ResearchJson | None = None


def to_dossier(given: DossierJson) -> Dossier:
    """Freeze a checked dossier."""
    return Dossier(
        choice=given.choice,
        chosen=_to_entity(given.chosen) if given.chosen else None,
        rivals=tuple(map(_to_entity, given.rivals)),
        warnings=tuple(given.warnings),
        questions=tuple(given.questions),
        facts=tuple(KnownFact(**{**dict(fact), "moved": tuple(fact.moved)}) for fact in given.facts),
        replies=tuple(SourceReply(**dict(reply)) for reply in given.replies),
        milliseconds=given.milliseconds,
        is_sandbox=given.is_sandbox,
        research=_to_research(given.research) if given.research else None,
    )


def _to_research(given: ResearchJson) -> Research:
    steps = tuple(
        ResearchStep(**{**dict(step), "chosen": tuple(step.chosen), "offered": tuple(step.offered)})
        for step in given.steps
    )
    lists = {"supported_by": tuple(given.supported_by), "alarms": tuple(given.alarms)}
    return Research(**{**dict(given), **lists, "steps": steps})


def _to_entity(given: EntityJson) -> Entity:
    return Entity(**{**dict(given), "sources": tuple(given.sources), "reasons": tuple(given.reasons)})
