"""The client that a model's libraries go out by: bound in bytes and time, without retries and redirects."""

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kit.llm_faults import ModelFailed, ModelFault

if TYPE_CHECKING:
    from kit.llm_wire import ModelPlace

LARGEST_BODY = 2 * 1024 * 1024
_CONNECT_S = 5.0
_OPENAI = "api.openai.com"


def open_chat(
    place: "ModelPlace", deadline: "Deadline", verify: ssl.SSLContext | bool = True
) -> tuple[Any, Any]:
    """Return LangChain's chat model and the client that it goes out by; neither retries nor redirects."""
    # A second and 90 MB: only a process that has a model set pays them.
    import httpx2  # noqa: PLC0415
    from langchain_openai import ChatOpenAI  # noqa: PLC0415
    from openai.types.chat import ChatCompletion  # noqa: PLC0415

    client = httpx2.Client(
        transport=bound_transport(httpx2, deadline, verify),
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
    )
    chat = ChatOpenAI(
        model=place.model,
        base_url=place.base_url,
        api_key=place.api_key,  # type: ignore[arg-type]
        temperature=0,
        max_retries=0,
        http_client=client,
        use_responses_api=False,
        extra_body={name_bound(place.base_url): place.max_tokens},
    )
    chat.client = PlainCompletions(chat.root_client, ChatCompletion)
    return chat, client


class PlainCompletions:
    """The SDK's completions for LangChain: sends what LangChain has written as it is.

    The SDK's own method first walks each message by the types of all that it could be: of no use to us, and
    half of what a call costs. Authorisation, time-outs, errors and reading the answer are the SDK's.
    """

    def __init__(self, sdk: Any, answer: type) -> None:
        self._sdk, self._answer = sdk, answer

    @property
    def with_raw_response(self) -> "PlainCompletions":
        """LangChain asks for the raw answer first, then has it parsed."""
        return self

    def create(self, *, timeout: Any = None, extra_body: Mapping[str, Any] | None = None, **body: Any) -> Any:
        """Ask once; the SDK's errors go up unchanged."""
        options = {} if timeout is None else {"timeout": timeout}
        completion = self._sdk.post(
            "/chat/completions", cast_to=self._answer, body={**body, **(extra_body or {})}, options=options
        )
        return ParsedAnswer(completion)


class ParsedAnswer:
    """What LangChain takes for a raw answer; it was parsed already."""

    def __init__(self, completion: Any) -> None:
        self._completion = completion

    def parse(self) -> Any:
        """Return the completion."""
        return self._completion


def name_bound(base_url: str) -> str:
    """Return what a service calls the most tokens of an answer."""
    # OpenAI's reasoning models refuse the older name; many other servers know no other.
    return "max_completion_tokens" if urlsplit(base_url).hostname == _OPENAI else "max_tokens"


def make_timeout(timeout_s: float) -> Any:
    """Return the client's time-outs; LangChain switches them off for who says none."""
    import httpx2  # noqa: PLC0415

    return httpx2.Timeout(timeout_s, connect=min(_CONNECT_S, timeout_s))


class Deadline:
    """When the call that the current thread makes must be over."""

    def __init__(self) -> None:
        self._of_thread = threading.local()

    def start(self, seconds: float) -> None:
        """Begin to count for the current thread."""
        self._of_thread.at = time.monotonic() + seconds

    def check(self) -> None:
        """Raise ModelFailed when the time is over."""
        if time.monotonic() > getattr(self._of_thread, "at", float("inf")):
            raise ModelFailed(ModelFault.TIMED_OUT)


def bound_transport(httpx2: Any, deadline: Deadline, verify: ssl.SSLContext | bool) -> Any:
    """Wrap the transport: bodies are plain, bounded in bytes, and every part is in time."""
    body = _bound_body(httpx2, deadline)

    class BoundTransport(httpx2.HTTPTransport):  # type: ignore[misc]
        def handle_request(self, request: Any) -> Any:
            request.headers["Accept-Encoding"] = "identity"
            response = super().handle_request(request)
            # Unpacking has no bound in the client; asked for plain bodies, a service that packs is refused.
            if response.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
                response.close()
                raise ModelFailed(ModelFault.TOO_LARGE, "a packed body")
            response.stream = body(response.stream)
            return response

    return BoundTransport(verify=verify, trust_env=False, retries=0)


def _bound_body(httpx2: Any, deadline: Deadline) -> Any:
    class BoundBody(httpx2.SyncByteStream):  # type: ignore[misc]
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __iter__(self) -> Iterator[bytes]:
            length = 0
            for part in self._inner:
                deadline.check()
                length += len(part)
                if length > LARGEST_BODY:
                    raise ModelFailed(ModelFault.TOO_LARGE)
                yield part

        def close(self) -> None:
            self._inner.close()

    return BoundBody
