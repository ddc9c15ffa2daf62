"""The real agent on the real wire, before models of loopback that are sensible, hostile or broken."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from eval.agent_town import HOSTILE, complete
from eval.llm_town import LlmTown
from kit.clock import read_stopwatch, read_system_clock
from kit.llm import Limits
from kit.llm_agent import LangChainAgent, Purse
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Breaker
from kit.llm_money import MemoryLedger, Prices, Usage
from kit.llm_tools import AgentBounds, AgentEnd, AgentRun, AgentTask, Argument, Told, Tool
from kit.llm_wire import Message, ModelPlace

pytestmark = pytest.mark.service

STATE = {
    "lead": {},
    "companies": [{"id": "c1", "agrees": [], "differs": []}, {"id": "c2", "agrees": [], "differs": []}],
    "pages": ["/oferta"],
    "sources": {"checko": ["c1"]},
}
USER = f"<<<DATA\n{json.dumps(STATE)}\nDATA>>>"
TOOLS = tuple(
    Tool(name=name, description="d", arguments=(Argument(name=argument, description="a"),))
    for name, argument in (("read_page", "path"), ("ask_source", "source"), ("choose_company", "company"))
)
# A loaded machine must not make a call late where lateness is not the matter.
ROOMY = AgentBounds(seconds=60.0, call_s=30.0)
PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
Talk = Callable[[Mapping[str, Any]], bytes]


def make_purse(
    ledger: MemoryLedger | None = None, *, agent_rub: Decimal = Decimal(3), **limits: Any
) -> Purse:
    return Purse(
        ledger=ledger or MemoryLedger(),
        prices=PRICES,
        limits=Limits(**limits),
        agent_rub=agent_rub,
        clock=read_system_clock,
    )


class Steps:
    """Does whatever it is asked for, and remembers it."""

    def __init__(self, *, last: str = "choose_company") -> None:
        self.done: list[tuple[str, Any]] = []
        self._last = last

    def __call__(self, name: str, arguments: Mapping[str, Any]) -> Told:
        self.done.append((name, arguments))
        return Told(text=json.dumps(STATE), is_last=name == self._last)


@pytest.fixture
def work() -> Iterator[Callable[..., tuple[AgentRun, Steps, LlmTown]]]:
    """Let an agent work before a model that talks so, or is broken so."""
    opened: list[Any] = []

    def run(
        talk: Talk | None = None,
        *,
        reply: Mapping[str, Any] | None = None,
        purse: Purse | None = None,
        bounds: AgentBounds = ROOMY,
        steps: Steps | None = None,
        breaker: Breaker | None = None,
    ) -> tuple[AgentRun, Steps, LlmTown]:
        town = LlmTown(reply or {"mode": "talk", "talk": talk})
        town.__enter__()
        agent = LangChainAgent(
            ModelPlace(base_url=town.base_url, model="town", api_key="none"),
            purse or make_purse(),
            breaker=breaker or Breaker(read_stopwatch),
            stopwatch=read_stopwatch,
            bounds=bounds,
        )
        opened.extend([agent, town])
        done = steps or Steps()
        task = AgentTask(message=Message(system="sys", user=USER), tools=TOOLS, do=done, lead_key="lead-1")
        return agent.run(task), done, town

    yield run
    for one in opened:
        one.close() if isinstance(one, LangChainAgent) else one.__exit__()


def ask_in_turn(*calls: tuple[str, Mapping[str, Any]]) -> Talk:
    """A model that makes these calls, one an answer, then says that it is done."""

    def talk(request: Mapping[str, Any]) -> bytes:
        made = sum(message["role"] == "tool" for message in request["messages"])
        return complete(request, [calls[made]]) if made < len(calls) else complete(request, [], text="done")

    return talk


def test_steps_are_done_in_order_and_the_last_one_ends_the_work(work) -> None:
    seen: list[Mapping[str, Any]] = []
    inner = ask_in_turn(("read_page", {"path": "/oferta"}), ("choose_company", {"company": "c1"}))

    def talk(request: Mapping[str, Any]) -> bytes:
        seen.append(request)
        return inner(request)

    run, steps, town = work(talk)
    assert steps.done == [("read_page", {"path": "/oferta"}), ("choose_company", {"company": "c1"})]
    assert (run.end, run.fault, run.calls, town.calls) == (AgentEnd.FINISHED, None, 2, 2)
    # What the model was told: our words, its own choices and what came of them; nothing else.
    assert [message["role"] for message in seen[-1]["messages"]] == ["system", "user", "assistant", "tool"]
    assert json.loads(seen[-1]["messages"][-1]["content"]) == STATE
    assert {tool["function"]["name"] for tool in seen[0]["tools"]} == {tool.name for tool in TOOLS}
    assert (seen[0]["temperature"], seen[0]["max_tokens"]) == (0, ROOMY.max_tokens)


def test_tokens_and_money_of_all_calls_add_up_and_are_settled(work) -> None:
    ledger = MemoryLedger()
    usage = {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100}

    def talk(request: Mapping[str, Any]) -> bytes:
        made = sum(message["role"] == "tool" for message in request["messages"])
        name = "read_page" if made == 0 else "choose_company"
        return complete(request, [(name, {"path": "/oferta", "company": "c1"})], usage=usage)

    run, _, _ = work(talk, purse=make_purse(ledger))
    assert (run.input_tokens, run.output_tokens, run.cost_rub) == (2_000, 200, Decimal("0.28"))
    assert {amount for scope, amount in ledger.spent_rub.items()} == {Decimal("0.28")}
    assert {scope.split(":")[0] for scope in ledger.spent_rub} == {"agent", "hour", "day"}


def test_a_model_that_only_talks_has_chosen_nothing(work) -> None:
    run, steps, _ = work(HOSTILE["plain_words"])
    assert (run.end, steps.done) == (AgentEnd.FINISHED, [])


@pytest.mark.parametrize("name", ["loops", "never_stops", "unknown_tool", "foreign_addresses", "odd_types"])
def test_whoever_never_stops_is_stopped_after_six_steps(work, name: str) -> None:
    run, steps, town = work(HOSTILE[name], steps=Steps(last="nothing"))
    assert (run.end, len(steps.done)) == (AgentEnd.ENOUGH_STEPS, ROOMY.steps)
    assert town.calls <= ROOMY.steps


def test_a_thousand_calls_in_one_answer_cost_six_steps_and_are_counted(work) -> None:
    run, steps, town = work(HOSTILE["thousand_calls"])
    assert (len(steps.done), run.cut, run.calls, town.calls) == (6, 994, 1, 1)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("broken_arguments", ModelFault.WRONG_SHAPE),
        ("truncated", ModelFault.TRUNCATED),
        ("filtered", ModelFault.FILTERED),
        ("garbage", ModelFault.NOT_AN_ANSWER),
        ("no_choices", ModelFault.NO_CHOICES),
        ("arguments_no_object", ModelFault.NOT_AN_ANSWER),
    ],
)
def test_each_broken_answer_has_its_reason_and_nothing_is_done(work, name: str, fault: ModelFault) -> None:
    run, steps, _ = work(HOSTILE[name])
    assert (run.end, run.fault, steps.done) == (AgentEnd.FAILED, fault.value, [])


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ({"mode": "status", "status": 429}, ModelFault.BUSY),
        ({"mode": "status", "status": 500}, ModelFault.SERVER_FAILED),
        ({"mode": "status", "status": 401}, ModelFault.REFUSED_REQUEST),
        ({"mode": "refuse"}, ModelFault.UNREACHABLE),
        ({"mode": "reset", "after_bytes": 0}, ModelFault.UNREACHABLE),
        ({"mode": "ok", "content": None, "refusal": "I can not"}, ModelFault.REFUSAL),
        ({"mode": "gzip_bomb", "plain_mb": 20}, ModelFault.TOO_LARGE),
    ],
)
def test_a_service_that_fails_is_asked_once_and_its_fault_is_told(work, reply, fault) -> None:
    run, steps, town = work(reply=reply)
    assert (run.end, run.fault, steps.done) == (AgentEnd.FAILED, fault.value, [])
    assert town.calls <= 1


@pytest.mark.parametrize("mode", ["hang", "drip", "sse_comments_forever"])
def test_a_service_that_holds_on_is_left_when_the_call_is_over(work, mode: str) -> None:
    bounds = AgentBounds(seconds=30.0, call_s=0.4)
    run, _, _ = work(reply={"mode": mode, "interval_s": 0.1, "content": "x"}, bounds=bounds)
    assert (run.end, run.fault) == (AgentEnd.FAILED, ModelFault.TIMED_OUT.value)
    assert run.seconds < bounds.seconds


def test_the_whole_ends_in_time_though_a_step_hangs(work) -> None:
    let_go = threading.Event()

    class Hanging(Steps):
        def __call__(self, name: str, arguments: Mapping[str, Any]) -> Told:
            let_go.wait(30)
            return super().__call__(name, arguments)

    bounds = AgentBounds(seconds=1.0, call_s=1.0)
    try:
        run, steps, _ = work(HOSTILE["loops"], bounds=bounds, steps=Hanging())
    finally:
        let_go.set()
    # On a loaded machine the one second may pass before the first answer is in.
    assert run.end in {AgentEnd.OUT_OF_TIME, AgentEnd.FAILED}
    assert (run.seconds < 25, len(steps.done) <= 1) == (True, True)


def test_without_money_no_call_is_made(work) -> None:
    run, steps, town = work(HOSTILE["loops"], purse=make_purse(agent_rub=Decimal("0.001")))
    assert (run.end, run.fault) == (AgentEnd.FAILED, ModelFault.NO_MONEY.value)
    assert (town.calls, run.calls, run.cost_rub, steps.done) == (0, 0, Decimal(0), [])


def test_the_agents_own_limit_of_a_lead_ends_the_work_in_the_middle(work) -> None:
    run, _, _ = work(HOSTILE["loops"], purse=make_purse(agent_rub=Decimal("0.35")))
    assert run.fault == ModelFault.NO_MONEY.value
    assert Decimal(0) < run.cost_rub <= Decimal("0.35")


def test_an_absurd_bill_raises_the_alarm_and_closes_the_purse(work) -> None:
    run, _, town = work(HOSTILE["absurd_bill"])
    assert (run.alarms, run.fault, town.calls) == (("cost",), ModelFault.NO_MONEY.value, 1)


def test_a_bill_beyond_the_leads_own_money_is_paid_once_and_raises_the_alarm(work) -> None:
    run, _, town = work(HOSTILE["bills_dearly"])
    assert run.cost_rub > Decimal(3)
    assert (run.alarms, run.fault) == (("cost",), ModelFault.NO_MONEY.value)
    assert run.calls == town.calls
    modest, _, _ = work(HOSTILE["loops"])
    assert modest.alarms == ()


def test_what_the_tools_are_is_told_anew_by_each_call_and_set_aside_for(work) -> None:
    run, _, _ = work(reply={"mode": "status", "status": 500})
    letters = sum(len(tool.name) + len(tool.description) + len(json.dumps(tool.schema)) for tool in TOOLS)
    assert run.cost_rub > PRICES.cost(letters // 2, ROOMY.max_tokens)


def test_a_call_that_failed_counts_as_what_was_set_aside(work) -> None:
    ledger = MemoryLedger()
    run, _, _ = work(reply={"mode": "status", "status": 500}, purse=make_purse(ledger))
    assert run.cost_rub > 0
    assert ledger.spent_rub["agent:lead-1"] == run.cost_rub


def test_while_the_breaker_rests_nothing_is_asked(work) -> None:
    breaker = Breaker(read_stopwatch)
    for _ in range(5):
        breaker.note(ModelFault.SERVER_FAILED)
    run, _, town = work(HOSTILE["loops"], breaker=breaker)
    assert (run.fault, town.calls) == (ModelFault.RESTING.value, 0)


def test_failures_of_the_service_open_the_breaker_for_the_next_lead(work) -> None:
    breaker = Breaker(read_stopwatch)
    for _ in range(5):
        work(reply={"mode": "status", "status": 500}, breaker=breaker)
    assert breaker.is_open


def test_a_purse_that_is_too_small_lets_nothing_be_reserved() -> None:
    purse = make_purse(hour_rub=Decimal("0.01"))
    with pytest.raises(ModelFailed):
        purse.reserve(10_000, 400, "lead")
    assert purse.settle(make_purse().reserve(100, 10, "x"), Usage()) == (Decimal("0.009"), False)
