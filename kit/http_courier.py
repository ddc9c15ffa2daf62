"""One errand through the door: checked hops, bounded bodies, retries by kind of failure, one deadline."""

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, stop_after_attempt, wait_random_exponential

from kit.addresses import Address, join_address
from kit.clock import read_stopwatch
from kit.errors import NotFetched, WhyNot
from kit.http_body import BodyType, read_body, read_text, read_type
from kit.http_manners import Breaker, NegativeCache, Politeness, RetryBudget
from kit.http_network import CheckedTransport, Deadline, Network

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_CONTENT = 204
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
# What will be the same in a minute is not asked again for a while.
_LASTING = frozenset(
    {
        WhyNot.ADDRESS, WhyNot.NAME, WhyNot.CERTIFICATE, WhyNot.SIZE, WhyNot.ENCODING, WhyNot.CONTENT,
        WhyNot.REDIRECTS,
    }
)  # fmt: skip
_GONE = frozenset({404, 410, 451})
# The host's own failures, as against our refusals.
_HOST_FAILED = frozenset({WhyNot.CONNECTION, WhyNot.DEADLINE, WhyNot.PROTOCOL, WhyNot.NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one fetch may cost us; a test or a service may ask for less."""

    deadline_s: float = 15.0
    connect_s: float = 5.0
    read_s: float = 10.0
    body_bytes: int = 5 * 1024 * 1024
    header_bytes: int = 32 * 1024
    redirects: int = 5
    attempts: int = 2
    parallel: int = 2
    pages: int = 5
    # A server that asks for more patience than this is left alone.
    retry_after_s: float = 30.0
    remembered_s: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What to ask for; `check` raises where a hop may not lead."""

    address: Address
    check: Callable[[Address, Deadline], None]
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    limit_bytes: int = 5 * 1024 * 1024
    # A page that is not there is no page; a service explains itself in its 4xx.
    highest_status: int = 299
    read_type: Callable[[str | None], BodyType] = read_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text that somebody sent us: outside data, whatever it says."""

    url: str
    status: int
    media_type: str
    text: str

    def read_json(self) -> Any:
        """Parse the text as JSON; NotFetched when it is none, is bottomless or holds NaN."""
        try:
            return json.loads(self.text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise NotFetched(WhyNot.CONTENT) from None


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


class Courier:
    """Runs errands; one serves all threads of a process."""

    def __init__(
        self,
        network: Network,
        limits: Limits,
        *,
        stopwatch: Callable[[], float] = read_stopwatch,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._network, self._limits = network, limits
        self._stopwatch, self._sleep = stopwatch, sleep
        self._politeness = Politeness(limits.parallel)
        self._breaker = Breaker(stopwatch)
        self._budget = RetryBudget(stopwatch)
        self._failed = NegativeCache(limits.remembered_s, stopwatch)
        self._lock = threading.Lock()
        _keep_quiet()
        self._renew()

    def _renew(self) -> None:
        """A pool that hands out nothing any more is left to its borrowers (encode/httpcore#1093)."""
        self._transport = CheckedTransport(self._network)
        self._client = httpx.Client(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            # What one lead's site sets must not be shown to another's.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    def run(self, errand: Errand, deadline: Deadline | None = None) -> Page:
        """Bring the page, or raise NotFetched; never later than the deadline."""
        deadline = deadline or Deadline(self._limits.deadline_s, self._stopwatch)
        self._failed.check(errand.address.url)
        self._budget.note_call()
        retrying = Retrying(
            stop=stop_after_attempt(self._limits.attempts),
            retry=lambda state: self._is_worth_retrying(state, deadline),
            wait=_wait,
            sleep=lambda seconds: self._sleep(min(seconds, deadline.left_s())),
            reraise=True,
        )
        try:
            return retrying(self._follow, errand, deadline)
        except NotFetched as error:
            if error.why in _LASTING or error.http_status in _GONE:
                self._failed.note(errand.address.url, error)
            raise

    def close(self) -> None:
        """Close every idle connection."""
        self._client.close()

    def _is_worth_retrying(self, state: RetryCallState, deadline: Deadline) -> bool:
        error = state.outcome.exception() if state.outcome else None
        # A last attempt must not take from the budget what others need.
        if not isinstance(error, NotFetched) or state.attempt_number >= self._limits.attempts:
            return False
        passing = error.why is WhyNot.CONNECTION or error.http_status in _PASSING
        patience = error.retry_after_s or 0.0
        if not passing or patience > self._limits.retry_after_s:
            return False
        try:
            return patience < deadline.left_s() and self._budget.take()
        except NotFetched:
            return False

    def _follow(self, errand: Errand, deadline: Deadline) -> Page:
        address = errand.address
        for _ in range(self._limits.redirects + 1):
            errand.check(address, deadline)
            reached = self._hop(errand, address, deadline)
            if isinstance(reached, Page):
                return reached
            if errand.method != "GET":
                raise NotFetched(WhyNot.REDIRECTS)
            address = reached
        raise NotFetched(WhyNot.REDIRECTS)

    def _hop(self, errand: Errand, address: Address, deadline: Deadline) -> Page | Address:
        self._breaker.check(address.host)
        with self._politeness.turn(address.host, deadline.left_s()):
            try:
                reached = self._exchange(errand, address, deadline)
            except NotFetched as error:
                is_ill = error.why in _HOST_FAILED or error.http_status in _PASSING
                self._breaker.note(address.host, failed=is_ill)
                raise
        self._breaker.note(address.host, failed=False)
        return reached

    def _exchange(self, errand: Errand, address: Address, deadline: Deadline) -> Page | Address:
        transport, client = self._transport, self._client
        try:
            with transport.backend.until(deadline):
                request = client.build_request(
                    errand.method,
                    address.url,
                    # An answer that is not compressed cannot be a bomb.
                    headers={"Accept-Encoding": "identity", **errand.headers},
                    content=errand.body,
                    timeout=httpx.Timeout(self._limits.read_s, connect=self._limits.connect_s),
                )
                response = client.send(request, stream=True)
                try:
                    return self._read(response, errand, address)
                finally:
                    response.close()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._explain(error, client, deadline) from None

    def _read(self, response: httpx.Response, errand: Errand, address: Address) -> Page | Address:
        if sum(len(name) + len(value) for name, value in response.headers.raw) > self._limits.header_bytes:
            raise NotFetched(WhyNot.PROTOCOL)
        status = response.status_code
        if status in _REDIRECTS:
            return join_address(address, _header(response, b"location"))
        if status in _PASSING:
            raise NotFetched(WhyNot.STATUS, http_status=status, retry_after_s=_read_patience(response))
        if not 200 <= status <= errand.highest_status or 300 <= status < 400:
            raise NotFetched(WhyNot.STATUS, http_status=status)
        if status == _NO_CONTENT:
            return Page(url=address.url, status=status, media_type="", text="")
        kind = errand.read_type(response.headers.get("content-type"))
        encoding = response.headers.get("content-encoding", "")
        body = read_body(response.iter_raw(), encoding, errand.limit_bytes)
        return Page(
            url=address.url,
            status=status,
            media_type=kind.media_type,
            text=read_text(body, kind.charset),
        )

    def _explain(self, error: Exception, client: httpx.Client, deadline: Deadline) -> NotFetched:
        try:
            deadline.left_s()
        except NotFetched as passed:
            return passed
        if isinstance(error, httpx.PoolTimeout):
            with self._lock:
                if client is self._client:
                    self._renew()
        said = str(error)
        # A connection that was kept and meanwhile closed looks like this; it is worth another try.
        if isinstance(error, httpx.RemoteProtocolError) and said.startswith("Server disconnected"):
            return NotFetched(WhyNot.CONNECTION)
        return NotFetched(next(why for kind, why in _REASONS if isinstance(error, kind)))


def _keep_quiet() -> None:
    """The libraries log whole addresses and headers, and some services take their key in the address."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


_REASONS: tuple[tuple[type[Exception], WhyNot], ...] = (
    (httpx.PoolTimeout, WhyNot.BUSY),
    (httpx.ConnectTimeout, WhyNot.CONNECTION),
    (httpx.TimeoutException, WhyNot.DEADLINE),
    (httpx.NetworkError, WhyNot.CONNECTION),
    (httpx.RemoteProtocolError, WhyNot.PROTOCOL),
    (httpx.HTTPError, WhyNot.PROTOCOL),
    (httpx.InvalidURL, WhyNot.ADDRESS),
)

_backoff = wait_random_exponential(multiplier=0.2, max=2.0)


def _wait(state: RetryCallState) -> float:
    """Wait as long as the server asked, or a random while."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after_s if isinstance(error, NotFetched) else None
    return _backoff(state) if asked is None else asked


def _header(response: httpx.Response, name: bytes) -> str:
    """Read a header as UTF-8, which is what sites with Cyrillic paths send against the standard."""
    value = next((value for key, value in response.headers.raw if key.lower() == name), b"")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read_patience(response: httpx.Response) -> float | None:
    """Read Retry-After: seconds, or an instant against the server's own clock."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        asked: timedelta = parsedate_to_datetime(value) - parsedate_to_datetime(
            response.headers.get("date", "")
        )
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, asked.total_seconds())
