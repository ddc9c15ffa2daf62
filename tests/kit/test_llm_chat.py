"""The bounds of the client that a model's libraries go out by; the whole way is in test_llm_bounds.py."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest

from eval.llm_town import LlmTown
from kit.llm_chat import LARGEST_BODY, Deadline, bound_transport, make_timeout, name_bound, open_chat
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import ModelPlace

MESSAGE = {"role": "assistant", "content": "да"}
CHOICES = [{"index": 0, "message": MESSAGE, "finish_reason": "stop"}]
SPOKEN = json.dumps({"id": "1", "object": "chat.completion", "model": "m-1", "choices": CHOICES}).encode()


def fault_of(call: Any) -> ModelFault:
    with pytest.raises(ModelFailed) as raised:
        call()
    return raised.value.fault


def test_a_deadline_that_was_never_set_is_never_over() -> None:
    Deadline().check()


def test_a_deadline_that_is_over_is_told() -> None:
    deadline = Deadline()
    deadline.start(-1.0)
    assert fault_of(deadline.check) is ModelFault.TIMED_OUT
    deadline.start(60.0)
    deadline.check()


def test_the_deadline_of_one_call_ends_no_other() -> None:
    deadline = Deadline()
    deadline.start(60.0)
    late: list[ModelFault] = []

    def call_late() -> None:
        deadline.start(-1.0)
        late.append(fault_of(deadline.check))

    thread = threading.Thread(target=call_late)
    thread.start()
    thread.join()
    assert late == [ModelFault.TIMED_OUT]
    deadline.check()


@pytest.mark.parametrize(
    ("seconds", "connect_s"),
    [
        (30.0, 5.0),
        (5.0, 5.0),
        # Who has less time than that waits no longer for a connection either.
        (0.5, 0.5),
    ],
)
def test_a_connection_takes_five_seconds_at_most(seconds: float, connect_s: float) -> None:
    timeout = make_timeout(seconds)
    assert (timeout.connect, timeout.read, timeout.write, timeout.pool) == (connect_s, *[seconds] * 3)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://API.OpenAI.com/v1", "max_completion_tokens"),
        ("https://api.openai.com:443/v1", "max_completion_tokens"),
        ("https://m.example/v1?host=api.openai.com", "max_tokens"),
        ("https://m.example/api.openai.com/v1", "max_tokens"),
        ("https://eu.api.openai.com/v1", "max_tokens"),
        ("", "max_tokens"),
    ],
)
def test_only_the_host_decides_how_a_bound_is_called(url: str, name: str) -> None:
    assert name_bound(url) == name


@contextmanager
def client_of(deadline: Deadline) -> Iterator[Any]:
    with httpx2.Client(transport=bound_transport(httpx2, deadline, verify=True), trust_env=False) as client:
        yield client


@pytest.mark.service
@pytest.mark.parametrize(("mib", "is_too_large"), [(LARGEST_BODY - 200_000, False), (LARGEST_BODY + 1, True)])
def test_a_body_is_read_up_to_two_mebibytes(mib: int, is_too_large: bool) -> None:
    # Letters and the few hundred bytes of an answer around them.
    with LlmTown({"mode": "ok", "content": "a" * mib}) as town, client_of(Deadline()) as client:
        if is_too_large:
            assert fault_of(lambda: client.get(town.base_url)) is ModelFault.TOO_LARGE
        else:
            assert len(client.get(town.base_url).content) > mib


@pytest.mark.service
def test_a_packed_body_is_refused_before_a_byte_of_it_is_unpacked() -> None:
    with LlmTown({"mode": "gzip_bomb", "plain_mb": 1}) as town, client_of(Deadline()) as client:
        assert fault_of(lambda: client.get(town.base_url)) is ModelFault.TOO_LARGE


@pytest.mark.service
def test_a_body_that_comes_after_the_deadline_is_not_read() -> None:
    deadline = Deadline()
    with LlmTown({"mode": "ok", "content": "{}"}) as town, client_of(deadline) as client:
        deadline.start(-1.0)
        assert fault_of(lambda: client.get(town.base_url)) is ModelFault.TIMED_OUT
        deadline.start(60.0)
        assert client.get(town.base_url).status_code == 200


@pytest.mark.service
def test_a_redirect_is_not_followed() -> None:
    place = ModelPlace(base_url="http://127.0.0.1:9/v1", model="m", api_key="k")
    _, client = open_chat(place, Deadline())
    with LlmTown({"mode": "ok", "content": "{}"}) as goal:
        reply = {"mode": "status", "status": 307, "location": goal.base_url}
        with LlmTown(reply) as town, client:
            assert client.get(town.base_url).status_code == 307
        assert goal.calls == 0


def test_the_chat_asks_once_and_always_the_same_way() -> None:
    place = ModelPlace(base_url="https://m.example/v1", model="m", api_key="k", max_tokens=77)
    chat, client = open_chat(place, Deadline())
    assert (chat.temperature, chat.max_retries) == (0, 0)
    assert chat.extra_body == {"max_tokens": 77}
    assert client.headers["accept-encoding"] == "identity"
    client.close()


@pytest.mark.service
def test_what_langchain_writes_goes_out_as_it_is_and_the_sdk_says_who_asks() -> None:
    heard: list[dict[str, Any]] = []

    def talk(body: dict[str, Any]) -> bytes:
        heard.append(body)
        return SPOKEN

    with LlmTown({"mode": "talk", "talk": talk}) as town:
        place = ModelPlace(base_url=town.base_url, model="m", api_key="k", max_tokens=77)
        chat, client = open_chat(place, Deadline())
        with client:
            answer = chat.invoke(
                [("system", "Читай."), ("user", "\u00ab{}\u00bb")],
                timeout=make_timeout(5.0),
                extra_body={**chat.extra_body, "response_format": {"type": "json_object"}},
            )
    assert heard == [
        {
            "messages": [
                {"role": "system", "content": "Читай."},
                {"role": "user", "content": "\u00ab{}\u00bb"},
            ],
            "model": "m",
            "temperature": 0.0,
            "stream": False,
            "max_tokens": 77,
            "response_format": {"type": "json_object"},
        }
    ]
    assert (answer.content, answer.additional_kwargs["refusal"]) == ("да", None)
    assert answer.response_metadata["model_name"] == "m-1"


@pytest.mark.service
@pytest.mark.parametrize(("status", "name"), [(429, "RateLimitError"), (500, "InternalServerError")])
def test_refusals_come_up_as_the_sdk_names_them(status: int, name: str) -> None:
    with LlmTown({"mode": "status", "status": status}) as town:
        chat, client = open_chat(ModelPlace(base_url=town.base_url, model="m", api_key="k"), Deadline())
        with client, pytest.raises(Exception, match=str(status)) as raised:
            chat.invoke("x", timeout=make_timeout(5.0))
    assert name in {kind.__name__ for kind in type(raised.value).__mro__}
    assert town.calls == 1


@pytest.mark.service
def test_who_asks_without_a_bound_gets_the_default_time_outs_of_the_client() -> None:
    with LlmTown({"mode": "talk", "talk": lambda body: SPOKEN}) as town:
        chat, client = open_chat(ModelPlace(base_url=town.base_url, model="m", api_key="k"), Deadline())
        with client:
            assert chat.client.create(model="m", messages=[]).parse().model == "m-1"
