"""A model's answers on file: recorded once, given again with no network, the same every time."""

import json
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from kit.errors import BadInput
from kit.llm_answer import read_object
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_question import ModelAnswer, Question

_FORMAT = 1
# These tell of us and of the hour, not of the model: asked another day there would be an answer.
_NOT_THE_MODELS = frozenset({ModelFault.RESTING, ModelFault.NO_MONEY, ModelFault.UNCOUNTED})


class CassetteGap(BadInput):
    """The cassette holds no answer to a question that is asked."""

    code = "cassette_gap"
    ru = "На кассете нет ответа на заданный вопрос."


class Asks(Protocol):
    """Whoever can be asked."""

    name: str

    def ask(self, question: Question) -> ModelAnswer:
        """Return a checked object, or raise ModelFailed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The first line of a cassette: which model spoke, how it was asked, and a word for people."""

    model: str
    prompt: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One answer, or one failure, to a question asked for the n-th time; `key` is the question's hash."""

    key: str
    turn: int
    lead: str
    fault: str | None = None
    text: str = ""
    model: str = ""
    fingerprint: str | None = None
    attempts: int = 0
    seconds: float = 0.0
    cost_rub: str = "0"
    input_tokens: int | None = None
    output_tokens: int | None = None
    parameters: str = ""


class Cassette:
    """Takes by question and turn; with a path, each new one is on the disk before the next is asked for."""

    def __init__(self, label: Label, path: Path | None = None, takes: Iterable[Take] = ()) -> None:
        self.label = label
        self._path = path
        self._takes = {(take.key, take.turn): take for take in takes}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many takes there are."""
        return len(self._takes)

    def find(self, key: str, turn: int) -> Take | None:
        """Return what was said to a question asked for the n-th time, counted from 0."""
        return self._takes.get((key, turn))

    def add(self, take: Take) -> None:
        """Keep a take."""
        with self._lock:
            self._takes[take.key, take.turn] = take
            if self._path is not None:
                self._append(self._path, take)

    def _append(self, path: Path, take: Take) -> None:
        is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as lines:
            if is_new:
                lines.write(_write({"cassette": _FORMAT, **asdict(self.label)}))
            lines.write(_write({name: value for name, value in asdict(take).items() if value is not None}))


def open_cassette(path: Path) -> Cassette:
    """Read a cassette; BadInput says what is wrong with the file."""
    try:
        head, *rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
        if head.pop("cassette") != _FORMAT:
            raise ValueError(head)
        takes = [Take(**row) for row in rows]
        return Cassette(Label(**head), path, takes)
    except OSError as error:
        raise BadInput(f"{path}: there is no such cassette") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{path}: not a cassette of answers ({type(error).__name__})") from error


def _write(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n"


class TapedModel:
    """Answers from a cassette as the model did; each time that a question comes again is another turn."""

    def __init__(self, cassette: Cassette) -> None:
        self.name = cassette.label.model
        self.gaps: list[str] = []
        self._cassette = cassette
        self._turns: dict[str, int] = {}

    def ask(self, question: Question) -> ModelAnswer:
        """Return what was recorded; CassetteGap when nothing was."""
        turn = self._turns.get(question.hash, 0)
        self._turns[question.hash] = turn + 1
        take = self._cassette.find(question.hash, turn)
        if take is None:
            self.gaps.append(question.lead_key)
            raise CassetteGap(f"The cassette holds no answer {turn + 1} for {question.lead_key}.")
        if take.fault:
            raise ModelFailed(ModelFault(take.fault))
        content = read_object(take.text)
        if question.check:
            question.check(content)
        return ModelAnswer(
            content=content,
            text=take.text,
            model=take.model,
            fingerprint=take.fingerprint,
            attempts=take.attempts,
            seconds=take.seconds,
            cost_rub=Decimal(take.cost_rub),
            input_tokens=take.input_tokens,
            output_tokens=take.output_tokens,
            parameters=take.parameters,
        )


def record(
    cassette: Cassette, model: Asks, questions: Iterable[Question], *, turns: int = 1, parallel: int = 1
) -> int:
    """Ask what the cassette does not hold yet, and return how many questions stay open."""
    asked = tuple(questions)
    known = {question.hash: question for question in asked}
    # Two leads with the same words ask the same question, each as many times.
    times = Counter(question.hash for question in asked)
    wanted = ((key, turn) for key in known for turn in range(turns * times[key]))
    missing = [(known[key], turn) for key, turn in wanted if cassette.find(key, turn) is None]

    def ask(pair: tuple[Question, int]) -> bool:
        take = _take(model, *pair)
        if take is not None:
            cassette.add(take)
        return take is None

    with ThreadPoolExecutor(max_workers=parallel) as threads:
        return sum(threads.map(ask, missing))


def _take(model: Asks, question: Question, turn: int) -> Take | None:
    told = {"key": question.hash, "turn": turn, "lead": question.lead_key}
    try:
        answer = model.ask(question)
    except ModelFailed as failed:
        return None if failed.fault in _NOT_THE_MODELS else Take(**told, fault=failed.fault.value)  # type: ignore[arg-type]
    return Take(
        **told,  # type: ignore[arg-type]
        text=answer.text,
        model=answer.model,
        fingerprint=answer.fingerprint,
        attempts=answer.attempts,
        seconds=round(answer.seconds, 3),
        cost_rub=str(answer.cost_rub),
        input_tokens=answer.input_tokens,
        output_tokens=answer.output_tokens,
        parameters=answer.parameters,
    )
