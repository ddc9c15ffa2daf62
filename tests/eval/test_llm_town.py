"""The town that plays a model's service: it fails exactly as a case says, or a test proves nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from eval.llm_samples import adapt_reply
from eval.llm_town import LlmTown

pytestmark = pytest.mark.service

GOOD = {"mode": "ok", "content": '{"a": 1}'}
ASKED = {"messages": [{"role": "system", "content": "read"}, {"role": "user", "content": "Бюджет"}]}


@contextmanager
def town_of(**reply: Any) -> Iterator[tuple[LlmTown, httpx.Client]]:
    with LlmTown(reply) as town, httpx.Client(base_url=town.base_url, trust_env=False, timeout=20) as client:
        yield town, client


def ask(**reply: Any) -> httpx.Response:
    with town_of(**reply) as (_, client):
        return client.post("/chat/completions", json=ASKED)


def test_a_good_answer_has_all_that_the_wire_knows() -> None:
    told = ask(**GOOD).json()
    assert told["object"] == "chat.completion"
    assert told["choices"] == [
        {"index": 0, "message": {"role": "assistant", "content": '{"a": 1}'}, "finish_reason": "stop"}
    ]
    assert told["usage"] == {"prompt_tokens": 1_500, "completion_tokens": 400, "total_tokens": 1_900}


@pytest.mark.parametrize(
    ("changes", "path", "value"),
    [
        ({"model": "m-9"}, ("model",), "m-9"),
        ({"finish_reason": "length"}, ("choices", 0, "finish_reason"), "length"),
        ({"refusal": "no"}, ("choices", 0, "message", "refusal"), "no"),
        ({"content": None}, ("choices", 0, "message", "content"), None),
        ({"usage": {"prompt_tokens": 7, "completion_tokens": 3}}, ("usage", "total_tokens"), 10),
        ({"tool_calls": [{}]}, ("choices", 0, "message", "tool_calls", 0, "type"), "function"),
    ],
)
def test_a_case_bends_one_thing_of_the_answer(
    changes: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    told: Any = ask(**{**GOOD, **changes}).json()
    for step in path:
        told = told[step]
    assert told == value


@pytest.mark.parametrize("status", [200, 400, 429, 503])
def test_a_status_is_sent_as_it_is_asked_for(status: int) -> None:
    response = ask(mode="status", status=status, headers={"Retry-After": "7"}, location="http://x.example/")
    assert response.status_code == status
    assert (response.headers["retry-after"], response.headers["location"]) == ("7", "http://x.example/")


def test_questions_are_counted() -> None:
    with town_of(**GOOD) as (town, client):
        assert town.calls == 0
        for _ in range(3):
            client.post("/chat/completions", json=ASKED)
        assert town.calls == 3


def test_the_reply_may_change_while_it_serves() -> None:
    with town_of(**GOOD) as (town, client):
        town.reply = {"mode": "status", "status": 401}
        assert client.post("/chat/completions", json=ASKED).status_code == 401


def test_a_town_that_speaks_hears_both_messages() -> None:
    told = ask(mode="speak", speak=lambda system, user: f"{system}: {user}").json()
    assert told["choices"][0]["message"]["content"] == "read: Бюджет"


def test_a_town_that_talks_hears_the_whole_body() -> None:
    response = ask(mode="talk", talk=lambda body: json.dumps({"heard": body}).encode())
    assert response.json() == {"heard": ASKED}


@pytest.mark.parametrize(
    ("mode", "more", "error"),
    [
        ("refuse", {}, httpx.ConnectError),
        ("reset", {"after_bytes": 0}, httpx.NetworkError),
        ("tls_self_signed", {}, httpx.ConnectError),
        # More was promised than came.
        ("length", {"declared": 900, "actual": 700}, httpx.RemoteProtocolError),
    ],
)
def test_a_connection_ends_as_the_case_says(mode: str, more: dict[str, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(mode=mode, content="{}", **more)


@pytest.mark.parametrize(("mode", "scheme"), [("ok", "http"), ("tls_self_signed", "https")])
def test_the_address_is_of_this_machine(mode: str, scheme: str) -> None:
    with LlmTown({"mode": mode, "content": "{}"}) as town:
        assert town.base_url.startswith(f"{scheme}://127.0.0.1:")
        assert town.base_url.endswith("/v1")


def test_a_name_that_nobody_has_is_of_no_machine() -> None:
    with LlmTown({"mode": "nxdomain"}) as town:
        assert town.base_url == "http://model.invalid/v1"


def test_an_outage_is_over_after_its_time() -> None:
    with town_of(mode="outage", seconds=0.0, content="{}") as (_, client):
        assert client.post("/chat/completions", json=ASKED).status_code == 200
    with town_of(mode="outage", seconds=60.0, content="{}") as (_, client):
        assert [client.post("/chat/completions", json=ASKED).status_code for _ in range(2)] == [503, 503]


@pytest.mark.parametrize(("fail_rate", "statuses"), [(0.0, {200}), (1.0, {503})])
def test_a_service_fails_as_often_as_it_is_told(fail_rate: float, statuses: set[int]) -> None:
    with town_of(mode="random", fail_rate=fail_rate, content="{}") as (_, client):
        assert {client.post("/chat/completions", json=ASKED).status_code for _ in range(5)} == statuses


def test_a_town_that_fails_sometimes_fails_the_same_way_each_time() -> None:
    def play() -> list[int]:
        with town_of(mode="random", fail_rate=0.5, content="{}") as (_, client):
            return [client.post("/chat/completions", json=ASKED).status_code for _ in range(10)]

    first = play()
    assert first == play()
    assert set(first) == {200, 503}


def test_an_unsteady_answer_is_made_anew_for_each_question() -> None:
    reply = adapt_reply({"mode": "ok", "content": "RANDOM 0..100"})
    with town_of(**reply) as (_, client):
        told = {client.post("/chat/completions", json=ASKED).text for _ in range(12)}
    assert len(told) > 1


def test_vectors_are_as_long_as_they_are_asked_for() -> None:
    told = ask(mode="vector", dim=3, value=0.5, model="e").json()
    assert (told["model"], told["data"][0]["embedding"]) == ("e", [0.5, 0.5, 0.5])


def test_a_packed_answer_is_said_to_be_packed() -> None:
    with town_of(mode="gzip_bomb", plain_mb=1) as (_, client), client.stream("POST", "", json=ASKED) as told:
        assert told.headers["content-encoding"] == "gzip"
        assert sum(map(len, told.iter_raw())) < 10_000
