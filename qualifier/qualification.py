"""What we conclude: levels with quotes, scores, the verdict, and all of it together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.record import LeadRecord
from qualifier.win_chance import WinChance


class Level(StrEnum):
    """How far the record shows that a criterion is met."""

    CONFIRMED = "confirmed"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    ABSENT = "absent"


# From what speaks against a criterion to what shows it fully; one place is one step.
STEPS = (Level.ABSENT, Level.UNKNOWN, Level.PARTIAL, Level.CONFIRMED)


class Criterion(StrEnum):
    """The eleven criteria; BANT, CHAMP and ICP are tables over them."""

    BUDGET = "budget"
    AUTHORITY = "authority"
    NEED = "need"
    TIMING = "timing"
    CHALLENGES = "challenges"
    MONEY = "money"
    PRIORITIZATION = "prioritization"
    INDUSTRY = "industry"
    SIZE = "size"
    AD_ACTIVITY = "ad_activity"
    POTENTIAL = "potential"


BANT = (Criterion.BUDGET, Criterion.AUTHORITY, Criterion.NEED, Criterion.TIMING)
CHAMP = (Criterion.CHALLENGES, Criterion.AUTHORITY, Criterion.MONEY, Criterion.PRIORITIZATION)
ICP = (Criterion.INDUSTRY, Criterion.SIZE, Criterion.AD_ACTIVITY, Criterion.POTENTIAL)


class Fit(StrEnum):
    """The tier of likeness to the ideal client; X is outside whatever the rest."""

    A = "A"
    B = "B"
    C = "C"
    X = "X"


class Status(StrEnum):
    """What becomes of the lead."""

    DUPLICATE = "duplicate"
    DISQUALIFIED = "disqualified"
    QUALIFIED = "qualified"
    NURTURE = "nurture"


class Reason(StrEnum):
    """Why the lead is not qualified."""

    DUPLICATE = "duplicate"
    SPAM = "spam"
    WRONG_SEGMENT = "wrong_segment"
    INSOLVENT = "insolvent"
    NO_NEED = "no_need"
    NO_BUDGET = "no_budget"
    NO_AUTHORITY = "no_authority"
    NOT_READY = "not_ready"
    UNREACHABLE = "unreachable"
    TOO_SMALL = "too_small"
    INCOMPLETE = "incomplete"


class Quality(StrEnum):
    """The mark that marketing learns from."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """One text for people in both languages."""

    ru: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the Russian text for `ru`, the English one otherwise."""
        return self.ru if lang == "ru" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that stand verbatim in the record at a place.

    `start` is the offset of `text` in the text of the place; None for a register field.
    """

    place: str
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What must be read from the text as a value; not said means None, never zero."""

    budget_min_rub: int | None = None
    budget_max_rub: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    decision_date: date | None = None
    contact_role: str | None = None
    competitors: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one criterion's rule found: a level, its quotes, a note on contradictions, numbers read."""

    level: Level
    quotes: tuple[Quote, ...] = ()
    note: Bilingual | None = None
    numbers: Numbers = Numbers()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """One row of the scorecard."""

    criterion: Criterion
    level: Level
    points: int
    claim: Bilingual
    quotes: tuple[Quote, ...] = ()
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A criterion on which rules and model differ; `why` is the model's line, shown as data."""

    criterion: Criterion
    rules: Level
    model: Level
    merged: Level
    certainty_pct: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """How a model was asked and what came of it; `fault` is set when the rules answered alone.

    `answer_hash` finds the raw answer in the book; `fingerprint` is the service's own word for its version.
    """

    model: str
    prompt: str
    prompt_fingerprint: str
    fault: str | None = None
    needs_review: bool = False
    quotes_kept: int = 0
    quotes_dropped: int = 0
    disagreements: tuple[Disagreement, ...] = ()
    alarms: tuple[str, ...] = ()
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_rub: str = "0"
    answer_hash: str | None = None
    fingerprint: str | None = None
    parameters: str = ""
    is_repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Eleven rows and the numbers read; `flags` are stable words such as `suspicious_instructions`.

    `opinion` is there when a model was asked.
    """

    engine: str
    scores: tuple[CriterionScore, ...]
    numbers: Numbers
    flags: tuple[str, ...] = ()
    opinion: Opinion | None = None

    def levels(self) -> Mapping[Criterion, Level]:
        """Return the level of each criterion."""
        return {score.criterion: score.level for score in self.scores}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score of 0 to 100 and where it could go when unknowns resolve worst and best."""

    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask the client, and which criterion the answer settles."""

    criterion: Criterion
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What follows from the scorecard by the profile's rules."""

    fit: Fit
    status: Status
    reason: Reason | None
    quality: Quality
    why: Bilingual
    next_action: Bilingual
    questions: tuple[Question, ...]
    bant: Score
    champ: Score
    icp: Score
    priority: Score
    confidence_pct: int
    is_sal_ready: bool
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """The verdict with everything needed to defend and repeat it.

    `seconds` is how long it took at the edge; it is no part of the judgement. `chance` is there when the
    service knows of past deals.
    """

    record: LeadRecord
    record_hash: str
    scorecard: Scorecard
    verdict: Verdict
    explanation: str
    profile_name: str
    profile_version: str
    profile_hash: str
    is_degraded: bool = False
    degraded_reason: str | None = None
    chance: WinChance | None = None
    seconds: float | None = None
