import json
from typing import Any

import pytest

from eval.agent_town import (
    HOSTILE,
    DeterminedAgent,
    choose_step,
    complete,
    find_agreeing,
    read_talk,
    talk_plausibly,
)
from kit.llm_tools import AgentTask, Told
from kit.llm_wire import Message


def company(name: str, *agrees: str, **more: str) -> dict[str, Any]:
    return {"id": name, "agrees": list(agrees), "differs": [], **more}


def state(*companies: dict[str, Any], pages: tuple[str, ...] = (), **sources: list[str]) -> dict[str, Any]:
    return {"lead": {}, "companies": list(companies), "pages": list(pages), "sources": sources}


def ask(*told: dict[str, Any]) -> dict[str, Any]:
    first, *later = (json.dumps(one) for one in told)
    messages = [{"role": "system", "content": "s"}, {"role": "user", "content": f"<<<DATA\n{first}\nDATA>>>"}]
    return {"messages": [*messages, *({"role": "tool", "content": one} for one in later)]}


@pytest.mark.parametrize(
    ("now", "step"),
    [
        (
            state(company("c1", "name_same", "phone_same"), company("c2", "name_same")),
            ("choose_company", "c1"),
        ),
        (
            state(company("c1", "name_same"), company("c2", "name_same", "city_same")),
            ("choose_company", "c2"),
        ),
        # Two that agree alike: look further, at legal pages first, and ask in the end.
        (
            state(company("c1", "name_same"), pages=("/blog", "/oferta"), checko=["c1"]),
            ("read_page", "/oferta"),
        ),
        (state(company("c1", "name_same"), pages=("/blog",), checko=["c1", "c2"]), ("ask_source", "checko")),
        (state(company("c1", "name_same"), pages=("/blog",)), ("choose_company", "none")),
        # A phone under another name is somebody's office.
        (state(company("c1", "phone_same")), ("choose_company", "none")),
    ],
)
def test_the_sensible_model_looks_at_what_tells_and_chooses_only_then(now, step) -> None:
    name, arguments = choose_step(now, [now])
    assert (name, next(iter(arguments.values()))) == step


def test_the_trade_tells_when_the_register_is_of_it() -> None:
    companies = [
        company("c1", "name_same", trade_code="25.61"),
        company("c2", "name_same", trade_code="47.76"),
    ]
    assert find_agreeing({}, companies) is None
    assert find_agreeing({"trade": "retail"}, companies) in {"c2", None}


def test_a_talk_is_read_from_the_wire_and_answered_on_it() -> None:
    request = ask(state(), state(company("c1", "name_same", "phone_same")))
    assert [len(one["companies"]) for one in read_talk(request)] == [0, 1]
    answer = json.loads(talk_plausibly(request))
    call = answer["choices"][0]["message"]["tool_calls"][0]["function"]
    assert (call["name"], json.loads(call["arguments"])) == ("choose_company", {"company": "c1"})
    assert answer["usage"]["prompt_tokens"] > 0


def test_plain_words_are_no_calls() -> None:
    message = json.loads(complete({"messages": []}, [], text="done"))["choices"][0]
    assert (message["finish_reason"], "tool_calls" in message["message"]) == ("stop", False)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_every_hostile_model_answers_whatever_it_is_told(name: str) -> None:
    assert isinstance(HOSTILE[name](ask(state())), bytes)


@pytest.mark.parametrize(("looks", "steps"), [(0, ["choose_company"]), (5, ["read_page", "choose_company"])])
def test_the_determined_agent_looks_and_then_chooses_whatever_it_saw(looks: int, steps: list[str]) -> None:
    done: list[str] = []
    now = state(company("c1"), company("c2"), pages=("/a",))

    def do(name: str, arguments: Any) -> Told:
        done.append(name)
        return Told(text=json.dumps({**now, "pages": []}))

    user = ask(now)["messages"][1]["content"]
    task = AgentTask(message=Message(system="", user=user), tools=(), do=do, lead_key="x")
    DeterminedAgent(1, looks=looks).run(task)
    assert done == steps
