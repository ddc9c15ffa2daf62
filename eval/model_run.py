"""Labelled leads judged by rules and model: from a cassette, with no network, or recorded onto it first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from eval.cases import LeadCase
from eval.llm_models import make_model
from eval.plausible import PlausibleWire
from kit.errors import BadInput
from kit.llm import ModelAnswer, Question
from kit.llm_cassette import Asks, Cassette, Label, TapedModel, open_cassette, record
from prompts.library import read_prompt
from qualifier.llm_engine import PROMPT, LlmEngine, ToldTexts, ask_about
from qualifier.profile import Profile
from qualifier.qualification import Qualification
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.record_writing import hash_record

PARALLEL = 8
PLAUSIBLE_NOTE = "a sandbox model made of the rules: it proves the way, not the reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRun:
    """How leads are to be judged with a model: from where, by which prompt, how many times."""

    cassette: Path | None = None
    is_recording: bool = False
    repeats: int = 1
    prompt: str = PROMPT
    parallel: int = PARALLEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one question brought: the model's own levels, and what was kept of them."""

    levels: dict[str, str]
    fault: str | None
    quotes_kept: int
    quotes_dropped: int
    needs_review: bool
    seconds: float = 0.0
    cost_rub: Decimal = Decimal(0)
    input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(slots=True)
class _Overheard:
    """The model, listened to: the last thing it said."""

    model: Asks
    name: str
    last: ModelAnswer | None = None

    def ask(self, question: Question) -> ModelAnswer:
        self.last = None
        self.last = self.model.ask(question)
        return self.last


@dataclass(slots=True)
class ModelJudge:
    """Judges by rules and model and keeps what was heard, by the record's hash, one a repeat."""

    engine: LlmEngine
    overheard: _Overheard
    heard: dict[str, list[Heard]] = field(default_factory=dict)
    merged: dict[str, list[Qualification]] = field(default_factory=dict)

    def __call__(self, record: LeadRecord) -> Qualification:
        """Judge one record."""
        result = judge(record, self.engine, self.engine.profile)
        key = hash_record(record)
        self.heard.setdefault(key, []).append(_hear(self.overheard.last, result))
        self.merged.setdefault(key, []).append(result)
        return result


def _hear(answer: ModelAnswer | None, result: Qualification) -> Heard:
    opinion = result.scorecard.opinion
    told = {
        "fault": opinion and opinion.fault,
        "quotes_kept": opinion.quotes_kept if opinion else 0,
        "quotes_dropped": opinion.quotes_dropped if opinion else 0,
        "needs_review": bool(opinion and opinion.needs_review),
    }
    if answer is None:
        return Heard(levels={}, **told)  # type: ignore[arg-type]
    rows = answer.content.get("criteria", {})
    return Heard(
        levels={name: str(row["level"]) for name, row in rows.items()},
        seconds=answer.seconds,
        cost_rub=answer.cost_rub,
        input_tokens=answer.input_tokens,
        output_tokens=answer.output_tokens,
        **told,  # type: ignore[arg-type]
    )


def make_judge(profile: Profile, model: Asks, prompt: str = PROMPT) -> ModelJudge:
    """Return a judge that asks a model and listens."""
    overheard = _Overheard(model, model.name)
    return ModelJudge(LlmEngine(profile, overheard, prompt=prompt), overheard)


def open_run(
    chosen: ModelRun, profile: Profile, cases: Sequence[LeadCase], open_model: Callable[[], Asks]
) -> ModelJudge:
    """Return a judge that answers from the cassette; what it lacks is asked for only when recording.

    Without a cassette the answers are held for this run alone.
    """
    cassette = _find_cassette(chosen, open_model)
    if chosen.is_recording or chosen.cassette is None:
        questions = [
            make_question(case.record, profile, chosen.prompt) for case in cases if case.record is not None
        ]
        left = record(cassette, open_model(), questions, turns=chosen.repeats, parallel=chosen.parallel)
        if left:
            raise BadInput(f"{left} questions got no answer; what was answered is kept: run it again")
    return make_judge(profile, TapedModel(cassette), chosen.prompt)


def _find_cassette(chosen: ModelRun, open_model: Callable[[], Asks]) -> Cassette:
    path = chosen.cassette
    if path is not None and path.exists():
        return open_cassette(path)
    if path is not None and not chosen.is_recording:
        raise BadInput(
            f"{path}: there is no such cassette; --record makes one with the model of the settings"
        )
    name = open_model().name
    note = PLAUSIBLE_NOTE if name == "plausible" else ""
    return Cassette(Label(model=name, prompt=chosen.prompt, note=note), path)


def make_question(record: LeadRecord, profile: Profile, prompt: str = PROMPT) -> Question:
    """Return the question about a record as the engine asks it."""
    return ask_about(record, profile, read_prompt(prompt), (ToldTexts(record), "ref-eval"))


def open_plausible(profile: Profile) -> Asks:
    """Return the sandbox model of this process."""
    return make_model(PlausibleWire(profile), "plausible")
