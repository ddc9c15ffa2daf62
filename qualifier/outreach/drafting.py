"""Ask a model for a text: masked facts out, a checked text back; what code does not believe is not used."""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.llm import ModelAnswer, Question
from kit.llm_book import hash_answer
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import Message
from prompts.library import read_prompt
from qualifier.masking.chat_marks import defuse
from qualifier.masking.mask import Mask
from qualifier.outreach.draft_log import Drafted, Dropped
from qualifier.outreach.fact_check import Fault

MOST_DROPPED = 20
_LONGEST_SENTENCE = 300
SUSPICIOUS = "suspicious"


class AsksModel(Protocol):
    """The door to a model."""

    name: str

    def ask(self, question: Question) -> ModelAnswer:
        """Return a checked object, or raise ModelFailed."""
        ...


class Strict(BaseModel):
    """An answer's shape: unknown keys are dropped, values are what they seem."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


@dataclass(frozen=True, slots=True)
class Draftsman:
    """A model that words texts; `canary` is our own: an answer that holds it is thrown away."""

    model: AsksModel
    canary: str = field(default_factory=lambda: f"ref-{secrets.token_hex(8)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One text to be written: its prompt, what fills it, the answer's shape, and who pays."""

    prompt: str
    values: Mapping[str, str]
    schema: Mapping[str, Any]
    shape: type[Strict]
    lead_key: str


class Draft:
    """An answer whose texts are the client's again: what the mask hid is put back."""

    def __init__(self, content: Strict, mask: Mask) -> None:
        self.content = content
        self._mask = mask

    def text(self, said: str) -> str:
        """Return a text of the answer on one line, tokens replaced by what they stand for."""
        return " ".join(self._mask.reveal(said).split())


def ask_for_draft(task: Task, draftsman: Draftsman, mask: Mask) -> tuple[Draft | None, Drafted]:
    """Ask once; without an answer there is no draft and the fault says why."""
    prompt = read_prompt(task.prompt)
    log = Drafted(model=draftsman.model.name, prompt=prompt.id, prompt_fingerprint=prompt.fingerprint)
    try:
        answer = draftsman.model.ask(make_question(task, draftsman.canary, mask))
        content = _read(task.shape, answer.content)
    except ModelFailed as failed:
        return None, replace(log, fault=failed.fault.value)
    return Draft(content, mask), replace(
        log,
        model=answer.model,
        alarms=answer.alarms,
        input_tokens=answer.input_tokens,
        output_tokens=answer.output_tokens,
        cost_rub=str(answer.cost_rub),
        answer_hash=hash_answer(answer.text),
    )


def make_question(task: Task, canary: str, mask: Mask) -> Question:
    """Return the question as it leaves the house."""
    prompt = read_prompt(task.prompt)
    system, user = prompt.fill({**task.values, "canary": canary})
    return Question(
        message=Message(system=system, user=user),
        schema=task.schema,
        lead_key=task.lead_key,
        canary=canary,
        prompt=prompt.id,
        prompt_fingerprint=prompt.fingerprint,
        check=lambda content: _read(task.shape, content),
        clean=lambda text: mask.hide(text).text,
    )


def _read(shape: type[Strict], content: Mapping[str, Any]) -> Strict:
    try:
        # As JSON again: strict about numbers, yet words become members of their closed sets.
        return shape.model_validate_json(json.dumps(content))
    except ValidationError:
        raise ModelFailed(ModelFault.WRONG_SHAPE) from None


def write_data(content: Any, mask: Mask) -> str:
    """Return a value as JSON for a prompt: texts masked, marks of chat formats broken up."""
    return defuse(json.dumps(_masked(content, mask), ensure_ascii=False, indent=1))


def _masked(content: Any, mask: Mask) -> Any:
    if isinstance(content, str):
        return mask.hide(content).text
    if isinstance(content, Mapping):
        return {name: _masked(value, mask) for name, value in content.items()}
    return [_masked(value, mask) for value in content] if isinstance(content, list | tuple) else content


@dataclass(slots=True)
class Sections:
    """Which sections of a draft are used, and the sentences of those that are not."""

    used: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def take(self, section: str, text: str, check: Callable[[str], Iterable[Fault]]) -> str | None:
        """Return the text of a section when nothing in it is wrong; else note why and return None."""
        faults = tuple(check(text))
        if not faults:
            self.used.append(section)
            return text
        self.dropped += [
            Dropped(
                section=section,
                sentence=fault.sentence[:_LONGEST_SENTENCE],
                kind=fault.kind.value,
                detail=fault.detail[:_LONGEST_SENTENCE],
            )
            for fault in faults
        ]
        return None

    def note(self, drafted: Drafted) -> Drafted:
        """Return the log with what was used and dropped."""
        sentences = {(one.section, one.sentence) for one in self.dropped}
        return replace(
            drafted,
            sections=tuple(self.used),
            dropped=tuple(self.dropped[:MOST_DROPPED]),
            dropped_count=len(sentences),
        )


def is_suspicious(flags: Iterable[str]) -> bool:
    """A record that gives orders to readers is never shown to a model that writes to the client."""
    return any(flag.startswith(SUSPICIOUS) for flag in flags)


def object_schema(**properties: Any) -> dict[str, Any]:
    """Return a JSON schema of the strict dialect: every key is required, no other is allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
