import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from api.edge import Edge
from kit.ids import make_sequential_ids

Sent = list[dict[str, Any]]


def make_stopwatch() -> Callable[[], float]:
    """A watch that goes a quarter of a second on at each look."""
    seconds = 0.0

    def look() -> float:
        nonlocal seconds
        seconds += 0.25
        return seconds

    return look


async def answer(scope, receive, send) -> None:
    await PlainTextResponse("ok", headers={"Cache-Control": "max-age=60"})(scope, receive, send)


async def crash(scope, receive, send) -> None:
    raise ZeroDivisionError("+7 900 000-00-11")


async def crash_midway(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ZeroDivisionError("+7 900 000-00-11")


def serve(app, *, path: str = "/x", kind: str = "http", **headers: str) -> Sent:
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": path, "headers": raw, "query_string": b""}
    sent: Sent = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    edge = Edge(app, new_id=make_sequential_ids(), stopwatch=make_stopwatch())
    asyncio.run(edge(scope, receive, send))
    return sent


def headers_of(sent: Sent) -> dict[str, str]:
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("abc-1.2_3", "abc-1.2_3"),
        ("x" * 64, "x" * 64),
        ("x" * 65, "req_1"),
        ("a b", "req_1"),
        ("a\tb", "req_1"),
        ("<b>", "req_1"),
        ("é", "req_1"),
        ("", "req_1"),
        ("a/../b", "req_1"),
    ],
)
def test_a_sound_id_is_kept_and_any_other_replaced(given: str, kept: str) -> None:
    assert headers_of(serve(answer, x_request_id=given))["x-request-id"] == kept


def test_what_a_route_says_itself_is_left_as_it_is() -> None:
    assert headers_of(serve(answer))["cache-control"] == "max-age=60"
    assert headers_of(serve(answer))["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "has_scripts"),
    [("/docs", True), ("/redoc", True), ("/static-offline-docs/x.js", True), ("/v1/x", False), ("/", False)],
)
def test_only_the_documentation_may_run_scripts(path: str, *, has_scripts: bool) -> None:
    policy = headers_of(serve(answer, path=path))["content-security-policy"]
    assert ("script-src" in policy) is has_scripts
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("accepted", "title"), [("ru", "Что-то пошло не так."), ("en", "Something went wrong.")]
)
def test_a_crash_is_a_problem_without_its_message(accepted: str, title: str) -> None:
    start, body = serve(crash, accept_language=accepted)
    text = body["body"].decode()
    assert start["status"] == 500
    assert title in text
    assert "900" not in text
    assert "Zero" not in text


def test_a_crash_after_the_answer_began_sends_nothing_more() -> None:
    sent = serve(crash_midway)
    assert [message["type"] for message in sent] == ["http.response.start"]


def test_a_crash_is_logged_by_its_kind_and_place() -> None:
    with structlog.testing.capture_logs() as logs:
        serve(crash)
    crashed, served = logs
    assert (crashed["event"], crashed["error"]) == ("request_crashed", "ZeroDivisionError")
    assert crashed["at"][-1].startswith("test_edge.py:")
    assert "900" not in str(logs)
    assert (served["event"], served["status"], served["ms"]) == ("request_served", 500, 250.0)


def test_an_unknown_path_is_logged_without_it() -> None:
    with structlog.testing.capture_logs() as logs:
        serve(answer, path="/leads/Анна")
    assert logs[0]["route"] is None
    assert "Анна" not in str(logs)


def test_what_is_no_request_passes_through() -> None:
    seen = []

    async def app(scope, receive, send) -> None:
        seen.append(scope["type"])

    assert serve(app, kind="lifespan") == []
    assert seen == ["lifespan"]


def test_the_id_is_known_inside() -> None:
    seen = []

    async def app(scope, receive, send) -> None:
        seen.append(Request(scope).state.request_id)
        await answer(scope, receive, send)

    serve(app, x_request_id="abc")
    assert seen == ["abc"]
