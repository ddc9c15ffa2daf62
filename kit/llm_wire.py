"""The wire to a model: LangChain's chat model on the OpenAI client, with every bound set by us."""

import ssl
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from kit.llm_chat import Deadline, make_timeout, open_chat
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import Usage

_BUSY = 429
_SLOW = 408
_SERVER = 500
_QUOTA = "insufficient_quota"


class Dialect(StrEnum):
    """How the service is told the schema of the answer."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT_SCHEMA = "json_object_schema"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPlace:
    """Which model, where; the key is never printed."""

    base_url: str
    model: str
    api_key: str
    dialect: Dialect = Dialect.JSON_SCHEMA
    max_tokens: int = 1_500

    def __repr__(self) -> str:
        return f"ModelPlace({self.model!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What the model is told and what it is to read."""

    system: str
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """What came back, before it is read; `model` and `fingerprint` are the service's own words."""

    text: str
    usage: Usage
    model: str | None = None
    fingerprint: str | None = None


class Wire(Protocol):
    """One call to a model."""

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Ask once; ModelFailed tells why there is no answer."""
        ...


class ScriptedWire:
    """The double: answers, or failures, in the order given; the last one repeats."""

    def __init__(self, *answers: RawAnswer | ModelFailed) -> None:
        self._answers = list(answers)
        self.asked: list[Message] = []

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Give the next answer."""
        self.asked.append(message)
        answer = self._answers[0] if len(self._answers) == 1 else self._answers.pop(0)
        if isinstance(answer, ModelFailed):
            raise answer
        return answer


class OpenAiWire:
    """The real one. The libraries' own retries and redirects are off: one layer retries, the guard."""

    def __init__(self, place: ModelPlace, *, verify: ssl.SSLContext | bool = True) -> None:
        self._place = place
        self._clock = Deadline()
        self._chat, self._client = open_chat(place, self._clock, verify)
        self._threads = ThreadPoolExecutor(max_workers=64, thread_name_prefix="model")

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Ask once, for at most `timeout_s` seconds whatever the service does."""
        future = self._threads.submit(self._ask, message, schema, timeout_s)
        try:
            return future.result(timeout=timeout_s)
        except WaitedTooLong:
            raise ModelFailed(ModelFault.TIMED_OUT) from None

    def close(self) -> None:
        """Give back the connections; calls still out end by their own bound."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _ask(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        timeout = make_timeout(timeout_s)
        self._clock.start(timeout_s)
        try:
            answer = self._chat.invoke(
                [("system", message.system), ("user", message.user)],
                timeout=timeout,
                # Among the extras a schema is sent as it is; told otherwise, the SDK parses answers by it.
                extra_body={**self._chat.extra_body, **_tell_schema(self._place.dialect, schema)},
            )
        # The outer loop of foreign code: whatever it raises becomes one of our reasons.
        except Exception as error:  # noqa: BLE001
            raise read_failure(error) from None
        return read_message(answer)


def _tell_schema(dialect: Dialect, schema: Mapping[str, Any]) -> dict[str, Any]:
    if dialect is Dialect.JSON_SCHEMA:
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    if dialect is Dialect.JSON_OBJECT_SCHEMA:
        return {"response_format": {"type": "json_object", "schema": schema}}
    return {}


def read_message(answer: Any) -> RawAnswer:
    """Read LangChain's message; each way of not answering has its reason."""
    extra, meta = answer.additional_kwargs, answer.response_metadata
    finish = meta.get("finish_reason")
    if extra.get("refusal"):
        raise ModelFailed(ModelFault.REFUSAL)
    if answer.tool_calls or extra.get("tool_calls") or answer.invalid_tool_calls:
        raise ModelFailed(ModelFault.TOOL_CALL)
    if finish == "length":
        raise ModelFailed(ModelFault.TRUNCATED)
    if finish == "content_filter":
        raise ModelFailed(ModelFault.FILTERED)
    if not isinstance(answer.content, str) or not answer.content.strip():
        raise ModelFailed(ModelFault.EMPTY)
    return RawAnswer(
        text=answer.content,
        usage=read_usage(meta),
        model=meta.get("model_name"),
        fingerprint=meta.get("system_fingerprint"),
    )


def read_usage(meta: Mapping[str, Any]) -> Usage:
    """Read the tokens of one call; what is no number is unknown."""
    usage = meta.get("token_usage") or {}
    return Usage(
        input_tokens=_whole(usage.get("prompt_tokens")),
        output_tokens=_whole(usage.get("completion_tokens")),
    )


def _whole(number: object) -> int | None:
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def read_failure(error: Exception) -> ModelFailed:
    """Turn what the libraries raise into our reasons; their texts may hold the request, so none is kept."""
    for cause in _causes(error):
        if isinstance(cause, ModelFailed):
            return cause
        if isinstance(cause, ssl.SSLError):
            return ModelFailed(ModelFault.UNTRUSTED)
        if "certificate" in str(cause).lower() and "verif" in str(cause).lower():
            return ModelFailed(ModelFault.UNTRUSTED)
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _read_status(status, error)
    fault = _FAULTS_BY_NAME.get(type(error).__name__)
    if fault is None and any("connect" in type(cause).__name__.lower() for cause in _causes(error)):
        fault = ModelFault.UNREACHABLE
    return ModelFailed(fault or ModelFault.NOT_AN_ANSWER)


# Of openai, langchain and httpx2, which are not imported for their names' sake.
_FAULTS_BY_NAME = {
    "APITimeoutError": ModelFault.TIMED_OUT,
    "APIConnectionError": ModelFault.UNREACHABLE,
    "LengthFinishReasonError": ModelFault.TRUNCATED,
    "ContentFilterFinishReasonError": ModelFault.FILTERED,
    "OpenAIRefusalError": ModelFault.REFUSAL,
    "IndexError": ModelFault.NO_CHOICES,
    "KeyError": ModelFault.NO_CHOICES,
    "TypeError": ModelFault.NO_CHOICES,
}


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__


def _read_status(status: int, error: Exception) -> ModelFailed:
    if status == _BUSY:
        if getattr(error, "code", None) == _QUOTA:
            return ModelFailed(ModelFault.NO_MONEY, "the provider's quota is used up")
        headers = getattr(getattr(error, "response", None), "headers", {})
        return ModelFailed(ModelFault.BUSY, retry_after_s=_read_wait(headers.get("retry-after")))
    if status == _SLOW or status >= _SERVER:
        return ModelFailed(ModelFault.SERVER_FAILED, f"status {status}")
    return ModelFailed(ModelFault.REFUSED_REQUEST, f"status {status}")


def _read_wait(written: str | None) -> float | None:
    """A number of seconds is obeyed; what is not a number is as if nothing was said."""
    try:
        return max(0.0, float(written)) if written else None
    except ValueError:
        return None
