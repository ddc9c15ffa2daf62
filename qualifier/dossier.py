"""What was found out about a company before its record closed: facts, who answered, who it was taken for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

# A site that hides orders to its reader says so under this word; a verdict shows it and follows none.
HIDDEN_ORDERS = "hidden_orders"


class Reply(StrEnum):
    """How a source took the question."""

    FACTS = "facts"
    NOTHING = "nothing"
    SILENT = "silent"
    # No key or no consent.
    OFF = "off"
    # The lead has nothing that the source could be asked by.
    NO_QUESTION = "no_question"
    # Not worth a call: another lead of the same company is open.
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """One fact with its place, date and terms; `moved` names the fields of open data that rest on it."""

    about: str
    value: str | int
    source: str
    url: str
    fetched_at: datetime
    licence: str
    confidence: str
    unit: str | None = None
    as_of: date | None = None
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReply:
    """What one source answered: how many facts, in what time, from the cache or not, why not."""

    source: str
    reply: Reply
    facts: int = 0
    milliseconds: int = 0
    is_cached: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A legal entity that the company may be, as it is shown to a person."""

    name: str | None = None
    inn: str | None = None
    ogrn: str | None = None
    domain: str | None = None
    region: str | None = None
    sources: tuple[str, ...] = ()
    score: int | None = None
    reasons: tuple[str, ...] = ()


class StepResult(StrEnum):
    """What came of one step of research."""

    FACTS = "facts"
    NOTHING = "nothing"
    # What was asked for is not among what was offered.
    REFUSED = "refused"
    # The site or the source did not answer.
    FAILED = "failed"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchStep:
    """One step: what was chosen, from what, and what came of it; what was refused is not repeated."""

    tool: str
    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    result: StepResult
    facts: int = 0
    milliseconds: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Research:
    """What a model's choices added: its steps, its choice of the company, and whether code bears it out."""

    model: str
    prompt: str
    prompt_fingerprint: str
    end: str
    fault: str | None = None
    steps: tuple[ResearchStep, ...] = ()
    # Steps that were asked for beyond the bounds, and were not made.
    cut: int = 0
    choice: str | None = None
    # What agrees with the choice, in stable words: phone, domain, region, industry, number, name.
    supported_by: tuple[str, ...] = ()
    # Whether the company is certain by the choice, or only shown.
    is_counted: bool = False
    before: str = "unknown"
    after: str = "unknown"
    milliseconds: int = 0
    cost_rub: str = "0"
    input_tokens: int = 0
    output_tokens: int = 0
    alarms: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        """How many steps asked for something that was not offered."""
        return sum(step.result is StepResult.REFUSED for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole of an investigation; `is_sandbox` when a town of invented companies answered."""

    choice: str = "unknown"
    chosen: Entity | None = None
    rivals: tuple[Entity, ...] = ()
    # What must not pass in silence: a number of somebody else, a site that names another company.
    warnings: tuple[str, ...] = ()
    # What to ask the client so that the company becomes certain.
    questions: tuple[str, ...] = ()
    facts: tuple[KnownFact, ...] = ()
    replies: tuple[SourceReply, ...] = ()
    milliseconds: int = 0
    is_sandbox: bool = False
    # None when no model was asked.
    research: Research | None = None

    @property
    def silent(self) -> tuple[str, ...]:
        """The sources that were asked and did not answer."""
        return tuple(reply.source for reply in self.replies if reply.reply is Reply.SILENT)

    @property
    def hides_orders(self) -> bool:
        """Tell whether a page of the company hides orders to its reader."""
        return any(fact.about == HIDDEN_ORDERS for fact in self.facts)
