"""What a model wrote of a text of ours, and which of its sentences were not used."""

from dataclasses import dataclass

BY_RULES, BY_BOTH = "rules", "rules+model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence of the model that is not used: of which section, and why."""

    section: str
    sentence: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a model wrote of a text; `fault` is set when the templates speak alone.

    `sections` are those that hold the model's words; `dropped_count` counts sentences, a few are kept.
    """

    model: str
    prompt: str
    prompt_fingerprint: str
    sections: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    dropped_count: int = 0
    fault: str | None = None
    alarms: tuple[str, ...] = ()
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_rub: str = "0"
    answer_hash: str | None = None

    @property
    def engine(self) -> str:
        """Name whose words are used, as verdicts name it."""
        return BY_BOTH if self.sections else BY_RULES


def note_absence(prompt: str, why: str) -> Drafted:
    """Return the log of a text for which a model was wanted and not asked: `off`, or `busy`."""
    return Drafted(model="", prompt=prompt, prompt_fingerprint="", fault=why)
