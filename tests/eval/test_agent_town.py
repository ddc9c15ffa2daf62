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
from kit.llm_tools import AgentEnd, AgentTask, Told
from kit.llm_wire import Message
from qualifier.sources.industry_codes import find_group


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


@pytest.mark.parametrize(
    ("pages", "path"),
    [
        # The surest word goes first, wherever its page stands.
        (("/contacts", "/privacy", "/oferta"), "/oferta"),
        (("/about", "/contacts", "/privacy"), "/privacy"),
        (("/blog", "/About-Us"), "/About-Us"),
        (("/info/politika", "/politics"), "/info/politika"),
        (("/kontakty", "/company"), "/kontakty"),
    ],
)
def test_the_page_that_states_who_a_company_is_is_read_first(pages: tuple[str, ...], path: str) -> None:
    now = state(company("c1", "name_same"), company("c2", "name_same"), pages=pages)
    assert choose_step(now, [now]) == ("read_page", {"path": path})


@pytest.mark.parametrize("pages", [(), ("/blog",), ("/о-нас",), ("/catalog", "/akcii")])
def test_pages_that_state_nobody_are_not_read(pages: tuple[str, ...]) -> None:
    now = state(company("c1", "name_same"), pages=pages)
    assert choose_step(now, [now]) == ("choose_company", {"company": "none"})


def test_a_source_is_asked_about_the_first_company_that_it_is_offered_for() -> None:
    now = state(company("c1", "name_same"), girbo=["c2", "c1"], checko=["c1"])
    assert choose_step(now, [now]) == ("ask_source", {"source": "girbo", "company": "c2"})


def test_what_was_learned_last_decides() -> None:
    first = state(company("c1", "name_same"), company("c2", "name_same"), checko=["c1", "c2"])
    later = state(company("c1", "name_same"), company("c2", "name_same", "phone_same"), checko=["c1"])
    assert choose_step(first, [first, later]) == ("choose_company", {"company": "c2"})


@pytest.mark.parametrize(
    ("companies", "found"),
    [
        ([], None),
        ([company("c1")], None),
        ([company("c1", "name_same")], None),
        ([company("c1", "name_close", "mail_same")], "c1"),
        ([company("c1", "name_known", "site_says_so")], "c1"),
        # A contact tells more than a town, whoever has which.
        ([company("c1", "name_same", "city_same"), company("c2", "name_same", "phone_same")], "c2"),
        # Two with a contact each are not told by it, and then the town may tell.
        (
            [company("c1", "name_same", "phone_same"), company("c2", "name_same", "phone_same", "city_same")],
            "c2",
        ),
        (
            [company("c1", "name_same", "phone_same"), company("c2", "name_same", "phone_same")],
            None,
        ),
        # Whose name does not agree is nobody's rival.
        ([company("c1", "name_same", "region_same"), company("c2", "region_same", "phone_same")], "c1"),
        ([company("c1", "name_former", "phone_same")], None),
    ],
)
def test_a_company_agrees_when_a_sign_tells_it_from_all_others(companies, found: str | None) -> None:
    assert find_agreeing({}, companies) == found


def test_the_trade_of_the_lead_tells_the_company_of_that_trade() -> None:
    flowers = company("c2", "name_same", trade_code="47.76")
    metal = company("c1", "name_same", trade_code="25.61")
    group = find_group("47.76")
    assert group is not None
    assert find_agreeing({"trade": group.name}, [metal, flowers]) == "c2"
    assert find_agreeing({"trade": group.name}, [flowers, {**flowers, "id": "c3"}]) is None
    assert find_agreeing({"trade": "of nobody"}, [metal, flowers]) is None


def read_answer(body: bytes) -> tuple[str, list[tuple[str, str]]]:
    choice = json.loads(body)["choices"][0]
    calls = choice["message"].get("tool_calls", [])
    return choice["finish_reason"], [(one["function"]["name"], one["function"]["arguments"]) for one in calls]


def test_calls_of_one_answer_keep_their_order_and_have_ids_of_their_own() -> None:
    request = ask(state())
    body = complete(request, [("read_page", {"path": "/я"}), ("choose_company", {"company": "c1"})])
    finish, calls = read_answer(body)
    assert (finish, [name for name, _ in calls]) == ("tool_calls", ["read_page", "choose_company"])
    assert json.loads(calls[0][1]) == {"path": "/я"}
    ids = [one["id"] for one in json.loads(body)["choices"][0]["message"]["tool_calls"]]
    assert ids == ["call_0", "call_1"]


def test_the_bill_adds_up_and_grows_with_what_was_told() -> None:
    short, long = ask(state()), ask(state(), state(company("c1", "name_same")))
    bills = [json.loads(complete(request, []))["usage"] for request in (short, long)]
    assert all(bill["total_tokens"] == bill["prompt_tokens"] + bill["completion_tokens"] for bill in bills)
    assert bills[0]["prompt_tokens"] < bills[1]["prompt_tokens"]


@pytest.mark.parametrize(
    ("name", "finish", "calls"),
    [
        ("obeys_the_page", "tool_calls", [("choose_company", '{"company": "c2"}')]),
        ("loops", "tool_calls", [("read_page", '{"path": "/"}')]),
        ("unknown_tool", "tool_calls", [("send_mail", '{"to": "x@evil.example"}')]),
        ("broken_arguments", "tool_calls", [("choose_company", '{"company": ')]),
        ("arguments_no_object", "tool_calls", [("choose_company", '["c1"]')]),
        ("plain_words", "stop", []),
        ("truncated", "length", []),
        ("filtered", "content_filter", []),
        ("never_stops", "tool_calls", [("read_page", '{"path": "/blog"}')]),
    ],
)
def test_each_hostile_model_is_hostile_in_its_own_way(name: str, finish: str, calls) -> None:
    now = state(company("c1"), company("c2"), pages=("/blog",))
    assert read_answer(HOSTILE[name](ask(now))) == (finish, calls)


def test_a_thousand_calls_are_a_thousand_and_the_absurd_bill_is_absurd() -> None:
    assert len(read_answer(HOSTILE["thousand_calls"](ask(state())))[1]) == 1_000
    assert json.loads(HOSTILE["absurd_bill"](ask(state())))["usage"]["total_tokens"] == 2_000_000_000


def test_who_obeys_the_page_chooses_somebody_though_nobody_is_listed() -> None:
    assert read_answer(HOSTILE["obeys_the_page"](ask(state())))[1] == [
        ("choose_company", '{"company": "c1"}')
    ]


@pytest.mark.parametrize(("rank", "chosen"), [(0, ["c1"]), (1, ["c2"]), (9, ["c2"])])
def test_the_determined_agent_chooses_by_rank_and_the_last_when_there_are_fewer(
    rank: int, chosen: list[str]
) -> None:
    done: list[object] = []

    def do(_: str, arguments: Any) -> Told:
        done.append(arguments["company"])
        return Told(text="{}")

    user = ask(state(company("c1"), company("c2")))["messages"][1]["content"]
    task = AgentTask(message=Message(system="", user=user), tools=(), do=do, lead_key="x")
    assert DeterminedAgent(rank, looks=0).run(task).end is AgentEnd.FINISHED
    assert done == chosen


def test_the_determined_agent_stops_when_it_is_told_that_it_is_over() -> None:
    done: list[str] = []

    def do(name: str, _: Any) -> Told:
        done.append(name)
        return Told(text=json.dumps(state(company("c1"), pages=("/b",))), is_last=True)

    user = ask(state(company("c1"), pages=("/a", "/b")))["messages"][1]["content"]
    task = AgentTask(message=Message(system="", user=user), tools=(), do=do, lead_key="x")
    DeterminedAgent(0, looks=5).run(task)
    assert done == ["read_page"]
