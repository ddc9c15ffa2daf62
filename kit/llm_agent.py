"""The agent behind the door: LangChain's, held to steps, seconds and money; it only chooses."""

import json
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kit.clock import Clock
from kit.llm import Limits
from kit.llm_chat import Deadline, make_timeout, open_chat
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Breaker, Stopwatch
from kit.llm_money import Ledger, Prices, Reservation, Usage, settle_cost
from kit.llm_tools import AgentBounds, AgentEnd, AgentRun, AgentTask, Tool
from kit.llm_wire import ModelPlace, read_failure, read_usage

# On the safe side for Russian, as in the door for questions.
_LETTERS_A_TOKEN = 2
# Each call to the model and each round of tools is a turn of the graph; the bounds end it long before.
_SPARE_TURNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What agents may spend: of their own a lead, and of what all questions to the model share."""

    ledger: Ledger
    prices: Prices
    limits: Limits
    agent_rub: Decimal
    clock: Clock

    def reserve(self, letters: int, max_tokens: int, lead_key: str) -> Reservation:
        """Set money aside for one call; ModelFailed (no_money) when a limit would be passed."""
        now = self.clock()
        scopes = {
            f"agent:{lead_key}": self.agent_rub,
            f"hour:{now:%Y-%m-%dT%H}": self.limits.hour_rub,
            f"day:{now:%Y-%m-%d}": self.limits.day_rub,
        }
        return self.ledger.reserve(self.prices.cost(letters // _LETTERS_A_TOKEN, max_tokens), scopes)

    def settle(self, reserved: Reservation, usage: Usage) -> tuple[Decimal, bool]:
        """Count what a call cost; tell whether the service's bill is absurd."""
        spent, is_absurd = settle_cost(usage, reserved.amount_rub, self.prices, self.limits.day_rub)
        self.ledger.settle(reserved, spent)
        return spent, is_absurd


class LangChainAgent:
    """The real one; any service that speaks OpenAI's tool calls will do."""

    def __init__(
        self,
        place: ModelPlace,
        purse: Purse,
        *,
        breaker: Breaker,
        stopwatch: Stopwatch,
        bounds: AgentBounds | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self.bounds = bounds or AgentBounds()
        self.name, self.purse, self.breaker, self.stopwatch = place.model, purse, breaker, stopwatch
        self.deadline = Deadline()
        bounded = replace(place, max_tokens=self.bounds.max_tokens)
        self.chat, self._client = open_chat(bounded, self.deadline, verify)
        self._threads = ThreadPoolExecutor(max_workers=16, thread_name_prefix="agent")

    def run(self, task: AgentTask) -> AgentRun:
        """Work for at most the bounds' seconds, whatever the service does."""
        play = _Play(self, task)
        future = self._threads.submit(play.go)
        try:
            future.result(timeout=self.bounds.seconds)
        except WaitedTooLong:
            play.stop(AgentEnd.OUT_OF_TIME)
        return play.report()

    def close(self) -> None:
        """Give back the connections; work still going on ends by its own bounds."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()


class _Over(Exception):
    """Nothing more is to be asked of the model."""


class _Play:
    """One task in work: what was asked, what it took, how it ended."""

    def __init__(self, agent: LangChainAgent, task: AgentTask) -> None:
        self._agent, self._task = agent, task
        self._began = agent.stopwatch()
        self._run = AgentRun(end=AgentEnd.FINISHED, model=agent.name)
        self._steps = 0
        self._is_over = False
        self._told: dict[str, str] = {}
        # What each call tells anew: the instructions, and what each tool is.
        self._told_letters = len(task.message.system) + sum(_count_letters(tool) for tool in task.tools)

    def go(self) -> None:
        """Let the graph of model and tools run until somebody says that it is over."""
        from langsmith import tracing_context  # noqa: PLC0415 (with the model's libraries)

        try:
            # What leads say goes to the model and to nobody who watches it.
            with tracing_context(enabled=False):
                build_graph(self._agent.chat, self._task, self.call, self.tell).invoke(
                    {"messages": [("user", self._task.message.user)]},
                    config={"recursion_limit": 2 * self._agent.bounds.steps + _SPARE_TURNS},
                )
        except _Over:
            return
        # The outer loop of foreign code: whatever it raises becomes one of our reasons.
        except Exception as error:  # noqa: BLE001
            self._fail(read_failure(error).fault)

    def stop(self, end: AgentEnd) -> None:
        """Do nothing more; what is still under way changes nothing."""
        if not self._is_over:
            self._is_over = True
            self._run = replace(self._run, end=end)

    def report(self) -> AgentRun:
        """Return what it took."""
        return replace(self._run, seconds=self._agent.stopwatch() - self._began)

    def call(self, messages: Sequence[Any], ask: Callable[[Any], Any]) -> tuple[Any, list[dict[str, Any]]]:
        """Ask the model once, and do at once what it asks for; returns the calls that were kept."""
        self._check_bounds()
        try:
            message = self._ask(messages, ask)
            calls = list(message.tool_calls)
            if not calls and message.invalid_tool_calls:
                raise ModelFailed(ModelFault.WRONG_SHAPE, "arguments that are no object")
        except ModelFailed as failed:
            self._fail(failed.fault)
            raise _Over from None
        return message, self._do(calls)

    def tell(self, call_id: str) -> str:
        """Return what came of a call that was done."""
        return self._told.get(call_id, "")

    def _check_bounds(self) -> None:
        if self._steps >= self._agent.bounds.steps:
            self.stop(AgentEnd.ENOUGH_STEPS)
        if self._left_s() <= 0:
            self.stop(AgentEnd.OUT_OF_TIME)
        if self._is_over:
            raise _Over

    def _left_s(self) -> float:
        return self._began + self._agent.bounds.seconds - self._agent.stopwatch()

    def _ask(self, messages: Sequence[Any], ask: Callable[[Any], Any]) -> Any:
        agent, purse = self._agent, self._agent.purse
        agent.breaker.enter()
        letters = self._told_letters + sum(len(str(one.content)) for one in messages)
        try:
            reserved = purse.reserve(letters, agent.bounds.max_tokens, self._task.lead_key)
        except ModelFailed:
            agent.breaker.step_back()
            raise
        timeout_s = min(agent.bounds.call_s, self._left_s())
        asked_at = agent.stopwatch()
        agent.deadline.start(timeout_s)
        self._run = replace(self._run, calls=self._run.calls + 1)
        try:
            message = ask(make_timeout(timeout_s))
            check_message(message)
        # Foreign code: whatever it raises becomes one of our reasons.
        except Exception as error:  # noqa: BLE001
            # A call that was cut off may leave half an answer, which breaks in some other way.
            is_late = agent.stopwatch() - asked_at >= timeout_s
            failed = ModelFailed(ModelFault.TIMED_OUT) if is_late else read_failure(error)
            agent.breaker.note(failed.fault)
            # Whether the service charged for it is not known: all that was set aside counts as spent.
            self._count(*purse.settle(reserved, Usage()), Usage())
            raise failed from None
        agent.breaker.note(None)
        usage = read_usage(message.response_metadata)
        spent_rub, is_absurd = purse.settle(reserved, usage)
        # A bill beyond the lead's own money was more than was set aside: somebody should look at it.
        is_over = self._run.cost_rub + spent_rub > purse.agent_rub
        self._count(spent_rub, is_absurd or is_over, usage)
        return message

    def _count(self, spent_rub: Decimal, is_absurd: bool, usage: Usage) -> None:
        self._run = replace(
            self._run,
            cost_rub=self._run.cost_rub + spent_rub,
            input_tokens=self._run.input_tokens + max(0, usage.input_tokens or 0),
            output_tokens=self._run.output_tokens + max(0, usage.output_tokens or 0),
            alarms=("cost",) if is_absurd else self._run.alarms,
        )

    def _do(self, calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Do what was asked for, one thing after another, as far as the bounds go."""
        kept: list[dict[str, Any]] = []
        for call in calls:
            if self._is_over or self._steps >= self._agent.bounds.steps or self._left_s() <= 0:
                break
            # Services may leave ids out or repeat them.
            call = {**call, "id": f"step_{self._steps}"}
            self._steps += 1
            told = self._task.do(str(call["name"]), call["args"])
            self._told[call["id"]] = told.text
            kept.append(call)
            if told.is_last:
                self.stop(AgentEnd.FINISHED)
        self._run = replace(self._run, cut=self._run.cut + len(calls) - len(kept))
        return kept

    def _fail(self, fault: ModelFault) -> None:
        if not self._is_over:
            self._run = replace(self._run, fault=fault.value)
            self.stop(AgentEnd.FAILED)


def _count_letters(tool: Tool) -> int:
    return len(tool.name) + len(tool.description) + len(json.dumps(tool.schema, ensure_ascii=False))


def check_message(message: Any) -> None:
    """Raise ModelFailed when a message is no answer; tool calls and plain words both are one here."""
    finish = message.response_metadata.get("finish_reason")
    if message.additional_kwargs.get("refusal"):
        raise ModelFailed(ModelFault.REFUSAL)
    if finish == "length":
        raise ModelFailed(ModelFault.TRUNCATED)
    if finish == "content_filter":
        raise ModelFailed(ModelFault.FILTERED)


Call = Callable[[Sequence[Any], Callable[[Any], Any]], tuple[Any, list[dict[str, Any]]]]


def build_graph(chat: Any, task: AgentTask, call: Call, tell: Callable[[str], str]) -> Any:
    """Return LangChain's agent with our own hands on both of its loops: the model's calls and the tools."""
    # Half a second: only a process that has a model set pays it.
    from langchain.agents import create_agent  # noqa: PLC0415
    from langchain.agents.middleware import AgentMiddleware  # noqa: PLC0415
    from langchain.agents.middleware.types import ModelResponse  # noqa: PLC0415
    from langchain_core.messages import AIMessage, ToolMessage  # noqa: PLC0415

    class Hands(AgentMiddleware):
        def wrap_model_call(self, request: Any, handler: Any) -> Any:
            def ask(timeout: Any) -> Any:
                settings = {**request.model_settings, "timeout": timeout}
                return handler(request.override(model_settings=settings)).result[0]

            _, calls = call(request.messages, ask)
            # Its words are nobody's facts: only the choices go on.
            return ModelResponse(result=[AIMessage(content="", tool_calls=calls)])

        def wrap_tool_call(self, request: Any, handler: Any) -> Any:
            name, number = request.tool_call["name"], request.tool_call["id"]
            return ToolMessage(content=tell(number), name=name, tool_call_id=number)

    tools = [_make_tool(one) for one in task.tools]
    return create_agent(chat, tools, system_prompt=task.message.system, middleware=[Hands()])


def _make_tool(tool: Tool) -> Any:
    from langchain_core.tools import StructuredTool  # noqa: PLC0415

    return StructuredTool.from_function(
        func=_never, name=tool.name, description=tool.description, args_schema=tool.schema
    )


def _never(**_: Mapping[str, Any]) -> str:
    """What a tool does is done by the task; the library only has to know its shape."""
    raise NotImplementedError
