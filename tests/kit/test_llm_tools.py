import pytest

from kit.llm_tools import AgentBounds, AgentEnd, AgentTask, Argument, ScriptedAgent, Told, Tool
from kit.llm_wire import Message

READ = Tool(name="read", description="Read.", arguments=(Argument(name="path", description="Which."),))


def make_task(told: list[tuple[str, object]], *, last: str = "") -> AgentTask:
    def do(name: str, arguments: object) -> Told:
        told.append((name, arguments))
        return Told(text=f"did {name}", is_last=name == last)

    return AgentTask(message=Message(system="s", user="u"), tools=(READ,), do=do, lead_key="lead")


def test_a_tools_schema_takes_these_strings_and_nothing_else() -> None:
    choice = Argument(name="company", description="Which.", choices=("c1", "none"))
    tool = Tool(name="choose", description="Choose.", arguments=(choice, *READ.arguments))
    assert tool.schema == {
        "type": "object",
        "properties": {
            "company": {"type": "string", "description": "Which.", "enum": ["c1", "none"]},
            "path": {"type": "string", "description": "Which."},
        },
        "required": ["company", "path"],
        "additionalProperties": False,
    }


def test_the_double_makes_its_moves_in_order_and_hears_what_came_of_each() -> None:
    told: list[tuple[str, object]] = []
    agent = ScriptedAgent(("read", {"path": "/a"}), ("choose", {}))
    run = agent.run(make_task(told))
    assert told == [("read", {"path": "/a"}), ("choose", {})]
    assert agent.told == ["did read", "did choose"]
    assert (run.end, run.calls, run.cut) == (AgentEnd.FINISHED, 2, 0)


def test_the_double_stops_after_the_last_step() -> None:
    told: list[tuple[str, object]] = []
    run = ScriptedAgent(("choose", {}), ("read", {})).run(make_task(told, last="choose"))
    assert (len(told), run.end) == (1, AgentEnd.FINISHED)


def test_the_double_keeps_within_the_steps_as_the_real_one_does() -> None:
    told: list[tuple[str, object]] = []
    run = ScriptedAgent(*[("read", {})] * 9).run(make_task(told))
    assert (len(told), run.cut, run.end) == (AgentBounds().steps, 3, AgentEnd.ENOUGH_STEPS)


@pytest.mark.parametrize(("end", "fault"), [(AgentEnd.FAILED, "busy"), (AgentEnd.OUT_OF_TIME, None)])
def test_the_double_ends_as_it_is_told(end: AgentEnd, fault: str | None) -> None:
    run = ScriptedAgent(end=end, fault=fault).run(make_task([]))
    assert (run.end, run.fault, run.calls) == (end, fault, 0)


def test_the_bounds_are_those_of_the_house() -> None:
    bounds = AgentBounds()
    assert (bounds.steps, bounds.seconds) == (6, 20.0)
    assert bounds.call_s < bounds.seconds


def test_a_tool_without_arguments_takes_none() -> None:
    assert Tool(name="stop", description="Stop.", arguments=()).schema == {
        "type": "object",
        "properties": {},
        "required": [],
        "additionalProperties": False,
    }


def test_what_may_be_chosen_keeps_its_order() -> None:
    choice = Argument(name="page", description="Which.", choices=("/я", "/b", "/a"))
    schema = Tool(name="read", description="Read.", arguments=(choice,)).schema
    assert schema["properties"]["page"]["enum"] == ["/я", "/b", "/a"]


@pytest.mark.parametrize(
    ("moves", "done", "cut", "end"),
    [
        (0, 0, 0, AgentEnd.FINISHED),
        (5, 5, 0, AgentEnd.FINISHED),
        # The border itself is within.
        (6, 6, 0, AgentEnd.FINISHED),
        (7, 6, 1, AgentEnd.ENOUGH_STEPS),
        (1_000, 6, 994, AgentEnd.ENOUGH_STEPS),
    ],
)
def test_what_the_double_asks_for_beyond_the_bounds_is_counted_and_not_done(
    moves: int, done: int, cut: int, end: AgentEnd
) -> None:
    told: list[tuple[str, object]] = []
    run = ScriptedAgent(*[("read", {})] * moves).run(make_task(told))
    assert (len(told), run.calls, run.cut, run.end) == (done, done, cut, end)


def test_the_double_remembers_each_task_that_it_was_given() -> None:
    agent = ScriptedAgent(("read", {}))
    first, second = make_task([]), make_task([])
    agent.run(first)
    agent.run(second)
    assert agent.tasks == [first, second]
    assert agent.told == ["did read", "did read"]


def test_work_that_was_not_done_cost_nothing() -> None:
    run = ScriptedAgent().run(make_task([]))
    assert (run.cost_rub, run.input_tokens, run.output_tokens, run.alarms, run.seconds) == (0, 0, 0, (), 0)
