import ssl
from types import SimpleNamespace
from typing import Any

import pytest

from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import Usage
from kit.llm_wire import Dialect, ModelPlace, ScriptedWire, read_failure, read_message, read_usage


def make_message(**changes: Any) -> Any:
    usual: dict[str, Any] = {
        "content": '{"a": 1}',
        "additional_kwargs": {},
        "tool_calls": [],
        "invalid_tool_calls": [],
        "response_metadata": {
            "finish_reason": "stop",
            "token_usage": {"prompt_tokens": 5, "completion_tokens": 2},
            "model_name": "m-1",
            "system_fingerprint": "f",
        },
    }
    return SimpleNamespace(**{**usual, **changes})


def test_an_answer_is_read_with_the_services_own_words_about_it() -> None:
    answer = read_message(make_message())
    assert (answer.text, answer.model, answer.fingerprint) == ('{"a": 1}', "m-1", "f")
    assert answer.usage == Usage(input_tokens=5, output_tokens=2)


def test_usage_that_is_no_number_is_unknown() -> None:
    meta = {"finish_reason": "stop", "token_usage": {"prompt_tokens": "many", "completion_tokens": True}}
    assert read_message(make_message(response_metadata=meta)).usage == Usage()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"additional_kwargs": {"refusal": "no"}}, ModelFault.REFUSAL),
        ({"tool_calls": [{"name": "fetch"}]}, ModelFault.TOOL_CALL),
        ({"response_metadata": {"finish_reason": "length"}}, ModelFault.TRUNCATED),
        ({"response_metadata": {"finish_reason": "content_filter"}}, ModelFault.FILTERED),
        ({"content": None}, ModelFault.EMPTY),
        ({"content": "  "}, ModelFault.EMPTY),
        ({"content": [{"type": "text"}]}, ModelFault.EMPTY),
    ],
)
def test_each_way_of_not_answering_has_its_reason(changes: dict[str, Any], fault: ModelFault) -> None:
    with pytest.raises(ModelFailed) as raised:
        read_message(make_message(**changes))
    assert raised.value.fault is fault


class StatusError(Exception):
    """As the SDK raises it."""

    def __init__(self, status: int, code: str | None = None, **headers: str) -> None:
        super().__init__("the request was: secret words")
        self.status_code = status
        self.code = code
        self.response = SimpleNamespace(
            headers={name.replace("_", "-"): value for name, value in headers.items()}
        )


class APITimeoutError(Exception):
    """As the SDK raises it."""


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (StatusError(400), ModelFault.REFUSED_REQUEST),
        (StatusError(302), ModelFault.REFUSED_REQUEST),
        (StatusError(408), ModelFault.SERVER_FAILED),
        (StatusError(529), ModelFault.SERVER_FAILED),
        (StatusError(429), ModelFault.BUSY),
        (StatusError(429, "insufficient_quota"), ModelFault.NO_MONEY),
        (APITimeoutError(), ModelFault.TIMED_OUT),
        (IndexError(), ModelFault.NO_CHOICES),
        (ssl.SSLError(), ModelFault.UNTRUSTED),
        (ModelFailed(ModelFault.TOO_LARGE), ModelFault.TOO_LARGE),
        (ValueError("?"), ModelFault.NOT_AN_ANSWER),
    ],
)
def test_what_libraries_raise_becomes_a_reason_without_their_words(
    error: Exception, fault: ModelFault
) -> None:
    failed = read_failure(error)
    assert failed.fault is fault
    assert "secret" not in failed.detail


@pytest.mark.parametrize(("written", "seconds"), [("7", 7.0), ("soon", None), ("-3", 0.0)])
def test_a_wait_in_seconds_is_read_and_no_other(written: str, seconds: float | None) -> None:
    assert read_failure(StatusError(429, retry_after=written)).retry_after_s == seconds


def test_a_cause_deep_inside_is_found() -> None:
    error = ConnectionError("x")
    error.__cause__ = ssl.SSLCertVerificationError("certificate verify failed")
    assert read_failure(error).fault is ModelFault.UNTRUSTED


def test_the_key_is_never_printed() -> None:
    assert "sk-secret" not in repr(ModelPlace(base_url="https://m.example", model="m", api_key="sk-secret"))
    assert ModelPlace(base_url="", model="m", api_key="").dialect is Dialect.JSON_SCHEMA


def test_the_double_gives_its_answers_in_order() -> None:
    wire = ScriptedWire(ModelFailed(ModelFault.BUSY), ModelFailed(ModelFault.EMPTY))
    for fault in (ModelFault.BUSY, ModelFault.EMPTY, ModelFault.EMPTY):
        with pytest.raises(ModelFailed) as raised:
            wire.call(None, {}, 1.0)  # type: ignore[arg-type]
        assert raised.value.fault is fault


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0", 0.0),
        ("1.5", 1.5),
        ("", None),
        (None, None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("inf", float("inf")),
    ],
)
def test_each_way_of_writing_a_wait(written: str | None, seconds: float | None) -> None:
    error = StatusError(429) if written is None else StatusError(429, retry_after=written)
    assert read_failure(error).retry_after_s == seconds


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (400, ModelFault.REFUSED_REQUEST),
        (403, ModelFault.REFUSED_REQUEST),
        (404, ModelFault.REFUSED_REQUEST),
        (499, ModelFault.REFUSED_REQUEST),
        (500, ModelFault.SERVER_FAILED),
        (503, ModelFault.SERVER_FAILED),
        (599, ModelFault.SERVER_FAILED),
    ],
)
def test_a_status_is_told_to_people_and_decides_the_reason(status: int, fault: ModelFault) -> None:
    failed = read_failure(StatusError(status))
    assert failed.fault is fault
    assert failed.detail.endswith(f"status {status}")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("APIConnectionError", ModelFault.UNREACHABLE),
        ("ConnectTimeoutError", ModelFault.UNREACHABLE),
        ("LengthFinishReasonError", ModelFault.TRUNCATED),
        ("ContentFilterFinishReasonError", ModelFault.FILTERED),
        ("OpenAIRefusalError", ModelFault.REFUSAL),
        ("KeyError", ModelFault.NO_CHOICES),
        ("TypeError", ModelFault.NO_CHOICES),
        ("RuntimeError", ModelFault.NOT_AN_ANSWER),
    ],
)
def test_what_libraries_raise_is_known_by_its_name(name: str, fault: ModelFault) -> None:
    assert read_failure(type(name, (Exception,), {})("secret words")).fault is fault


def test_a_reason_of_ours_is_found_under_whatever_the_library_made_of_it() -> None:
    ours = ModelFailed(ModelFault.TIMED_OUT)
    middle, outer = ValueError("x"), APITimeoutError()
    middle.__context__, outer.__cause__ = ours, middle
    assert read_failure(outer) is ours


def test_a_chain_of_causes_that_never_ends_is_read_to_a_bound() -> None:
    one, other = ValueError("a"), ValueError("b")
    one.__cause__, other.__cause__ = other, one
    assert read_failure(one).fault is ModelFault.NOT_AN_ANSWER


@pytest.mark.parametrize(
    ("usage", "read"),
    [
        (None, Usage()),
        ({}, Usage()),
        ({"prompt_tokens": 0, "completion_tokens": 0}, Usage(input_tokens=0, output_tokens=0)),
        ({"prompt_tokens": 5}, Usage(input_tokens=5)),
        ({"completion_tokens": 5.0}, Usage()),
        # A strange count is handed on: money is careful with it.
        ({"prompt_tokens": -5, "completion_tokens": 10**12}, Usage(input_tokens=-5, output_tokens=10**12)),
    ],
)
def test_tokens_are_read_as_they_were_counted(usage: object, read: Usage) -> None:
    assert read_usage({"token_usage": usage}) == read
    assert read_usage({}) == Usage()


def test_a_refusal_is_told_even_when_words_come_with_it() -> None:
    both = make_message(content='{"a": 1}', additional_kwargs={"refusal": "no"})
    with pytest.raises(ModelFailed) as raised:
        read_message(both)
    assert raised.value.fault is ModelFault.REFUSAL
