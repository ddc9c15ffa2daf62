"""What an agent is asked to do: tools whose arguments are choices, bounds, and how its work ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from kit.llm_wire import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a tool; without `choices` what may be chosen is listed in what the agent is told."""

    name: str
    description: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Something that an agent may ask for."""

    name: str
    description: str
    arguments: tuple[Argument, ...]

    @property
    def schema(self) -> dict[str, Any]:
        """Return the arguments as a JSON schema: strings only, and no others than these."""
        return {
            "type": "object",
            "properties": {one.name: _write_argument(one) for one in self.arguments},
            "required": [one.name for one in self.arguments],
            "additionalProperties": False,
        }


def _write_argument(argument: Argument) -> dict[str, Any]:
    listed = {"enum": list(argument.choices)} if argument.choices else {}
    return {"type": "string", "description": argument.description, **listed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an agent is told of a step; after the last one nothing more is asked of it."""

    text: str
    is_last: bool = False


# Does a step or refuses it: name and arguments are a model's words, and checked by whoever does.
Do = Callable[[str, Mapping[str, Any]], Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentTask:
    """One piece of work: what the agent is told, what it may ask for, who does it, the lead that pays."""

    message: Message
    tools: tuple[Tool, ...]
    do: Do
    lead_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentBounds:
    """Steps that are done, seconds of the whole, seconds and tokens of one call to the model."""

    steps: int = 6
    seconds: float = 20.0
    call_s: float = 10.0
    max_tokens: int = 400


class AgentEnd(StrEnum):
    """How the work ended."""

    FINISHED = "finished"
    ENOUGH_STEPS = "enough_steps"
    OUT_OF_TIME = "out_of_time"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentRun:
    """What the work took; `cut` counts what was asked for beyond the bounds, `fault` says why it failed."""

    end: AgentEnd
    model: str
    fault: str | None = None
    calls: int = 0
    cut: int = 0
    seconds: float = 0.0
    cost_rub: Decimal = Decimal(0)
    input_tokens: int = 0
    output_tokens: int = 0
    alarms: tuple[str, ...] = ()


class Agent(Protocol):
    """Works on a task within its bounds; it never raises."""

    @property
    def bounds(self) -> AgentBounds:
        """What it keeps within."""
        ...

    def run(self, task: AgentTask) -> AgentRun:
        """Work until the task is done, the bounds are reached, or the model fails."""
        ...


class ScriptedAgent:
    """The double: asks for the same steps whatever it is told, within the same bounds."""

    def __init__(
        self, *moves: tuple[str, Mapping[str, Any]], end: AgentEnd | None = None, fault: str | None = None
    ) -> None:
        self.bounds = AgentBounds()
        self._moves, self._end, self._fault = moves, end, fault
        self.told: list[str] = []
        self.tasks: list[AgentTask] = []

    def run(self, task: AgentTask) -> AgentRun:
        """Ask for one step after another."""
        self.tasks.append(task)
        for name, arguments in self._moves[: self.bounds.steps]:
            told = task.do(name, arguments)
            self.told.append(told.text)
            if told.is_last:
                break
        cut = max(0, len(self._moves) - self.bounds.steps)
        end = self._end or (AgentEnd.ENOUGH_STEPS if cut else AgentEnd.FINISHED)
        return AgentRun(end=end, model="scripted", fault=self._fault, calls=len(self.told), cut=cut)
