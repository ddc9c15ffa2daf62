"""The real wire against a server on loopback: what it sends, what it refuses, when it gives up."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from eval.llm_town import LlmTown
from kit.llm_chat import LARGEST_BODY
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import Dialect, Message, ModelPlace, OpenAiWire, RawAnswer

MESSAGE = Message(system="Read.", user="Бюджет 2 млн")
SCHEMA = {"type": "object", "properties": {}, "required": []}
GOOD = {"mode": "ok", "content": '{"a": 1}', "usage": {"prompt_tokens": 7, "completion_tokens": 3}}


@contextmanager
def on_wire(reply: dict[str, Any], **place: Any) -> Iterator[tuple[OpenAiWire, LlmTown]]:
    with LlmTown(reply) as town:
        wire = OpenAiWire(ModelPlace(base_url=town.base_url, model="m", api_key="sk-1", **place))
        try:
            yield wire, town
        finally:
            wire.close()


def ask(reply: dict[str, Any], timeout_s: float = 20.0, **place: Any) -> RawAnswer:
    with on_wire(reply, **place) as (wire, _):
        return wire.call(MESSAGE, SCHEMA, timeout_s)


def fault_of(call: Callable[[], object]) -> ModelFault:
    with pytest.raises(ModelFailed) as raised:
        call()
    # What the libraries say may hold the request: none of it is handed on.
    assert "Бюджет" not in raised.value.detail
    assert "sk-1" not in raised.value.detail
    return raised.value.fault


@pytest.mark.service
def test_an_answer_comes_with_the_tokens_that_the_service_counted() -> None:
    answer = ask(GOOD)
    assert (answer.text, answer.model) == ('{"a": 1}', "town")
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (7, 3)


def echo(body: dict[str, Any]) -> bytes:
    message = {"role": "assistant", "content": json.dumps(body)}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"id": "1", "choices": [choice]}).encode()


@pytest.mark.service
@pytest.mark.parametrize(
    ("dialect", "kind"),
    [
        (Dialect.JSON_SCHEMA, "json_schema"),
        (Dialect.JSON_OBJECT_SCHEMA, "json_object"),
        (Dialect.PROMPT, None),
    ],
)
def test_what_is_sent_is_two_messages_a_bound_and_the_schema_in_its_dialect(
    dialect: Dialect, kind: str | None
) -> None:
    sent = json.loads(ask({"mode": "talk", "talk": echo}, dialect=dialect, max_tokens=77).text)
    assert [(one["role"], one["content"]) for one in sent["messages"]] == [
        ("system", "Read."),
        ("user", "Бюджет 2 млн"),
    ]
    assert (sent["max_tokens"], sent["temperature"], sent.get("stream", False)) == (77, 0, False)
    assert sent.get("response_format", {}).get("type") == kind
    assert not sent.get("tools")


@pytest.mark.service
@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ({"mode": "gzip_bomb", "plain_mb": 2}, ModelFault.TOO_LARGE),
        ({"mode": "ok", "content": "ы" * LARGEST_BODY}, ModelFault.TOO_LARGE),
        ({"mode": "status", "status": 302, "location": "http://127.0.0.1:9/"}, ModelFault.REFUSED_REQUEST),
        ({"mode": "status", "status": 401}, ModelFault.REFUSED_REQUEST),
        ({"mode": "status", "status": 408}, ModelFault.SERVER_FAILED),
        ({"mode": "status", "status": 500}, ModelFault.SERVER_FAILED),
        ({"mode": "refuse"}, ModelFault.UNREACHABLE),
        ({"mode": "tls_self_signed"}, ModelFault.UNTRUSTED),
        ({"mode": "raw_json", "json": {"choices": []}}, ModelFault.NO_CHOICES),
        ({**GOOD, "finish_reason": "length"}, ModelFault.TRUNCATED),
        ({**GOOD, "finish_reason": "content_filter"}, ModelFault.FILTERED),
        ({**GOOD, "content": None, "refusal": "no"}, ModelFault.REFUSAL),
        ({**GOOD, "content": " "}, ModelFault.EMPTY),
    ],
)
def test_each_way_of_not_answering_has_its_reason_after_one_call(
    reply: dict[str, Any], fault: ModelFault
) -> None:
    with on_wire(reply) as (wire, town):
        assert fault_of(lambda: wire.call(MESSAGE, SCHEMA, 20.0)) is fault
        # Neither library asks again by itself.
        assert town.calls <= 1


@pytest.mark.service
@pytest.mark.parametrize(("written", "wait_s"), [("7", 7.0), ("soon", None), ("-3", 0.0)])
def test_a_busy_service_says_how_long_to_wait(written: str, wait_s: float | None) -> None:
    reply = {"mode": "status", "status": 429, "headers": {"Retry-After": written}}
    with on_wire(reply) as (wire, _), pytest.raises(ModelFailed) as raised:
        wire.call(MESSAGE, SCHEMA, 20.0)
    assert (raised.value.fault, raised.value.retry_after_s) == (ModelFault.BUSY, wait_s)


@pytest.mark.service
@pytest.mark.parametrize("reply", [{"mode": "hang"}, {"mode": "drip", "interval_s": 0.05}])
def test_a_call_ends_in_time_whatever_the_service_does(reply: dict[str, Any]) -> None:
    began = time.monotonic()
    assert fault_of(lambda: ask(reply, timeout_s=0.5)) is ModelFault.TIMED_OUT
    # The service would go on for twenty seconds.
    assert time.monotonic() - began < 15
