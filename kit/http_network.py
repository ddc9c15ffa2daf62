"""The connection layer of the door: a name is looked up once, checked, and dialled by the checked number."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from kit.addresses import is_public
from kit.clock import read_stopwatch
from kit.errors import NotFetched, WhyNot

Stream = httpcore.NetworkStream
# May block, may raise OSError; the door bounds its time.
Lookup = Callable[[str], Sequence[str]]
# Opens a connection to an address that was checked: number, port, time-out in seconds.
Dial = Callable[[str, int, float], Stream]

# Further numbers of one name are tried when the first does not answer.
_MOST_DIALLED = 2
# A resolver that hangs holds its thread; so many may hang before new look-ups are turned away.
_MOST_LOOKUPS = 32


def look_up(host: str) -> tuple[str, ...]:
    """Ask the system's resolver for the IPv4 numbers of a name."""
    found = socket.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def dial(number: str, port: int, timeout_s: float) -> Stream:
    """Open a connection from this machine."""
    return httpcore.SyncBackend().connect_tcp(number, port, timeout=timeout_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What the door goes out by; a test passes another one, a setting only one that leads to this machine."""

    look_up: Lookup = look_up
    dial: Dial = dial
    trust: ssl.SSLContext = field(default_factory=lambda: httpx.create_ssl_context(trust_env=False))


class Deadline:
    """The end of a whole exchange: look-ups, retries, redirects and bodies included."""

    def __init__(self, seconds: float, stopwatch: Callable[[], float] = read_stopwatch) -> None:
        self._stopwatch = stopwatch
        self._ends = stopwatch() + seconds

    def left_s(self) -> float:
        """Return the seconds left; NotFetched when there are none."""
        left = self._ends - self._stopwatch()
        if left <= 0:
            raise NotFetched(WhyNot.DEADLINE)
        return left

    def bound(self, timeout_s: float | None) -> float:
        """Return the time-out, or what is left if that is less."""
        left = self.left_s()
        return left if timeout_s is None else min(timeout_s, left)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public numbers only, and never waits beyond the deadline of the calling thread."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._calls = threading.local()
        self._lookups = threading.BoundedSemaphore(_MOST_LOOKUPS)

    @contextmanager
    def until(self, deadline: Deadline) -> Iterator[None]:
        """Hold everything that this thread reads or writes to the deadline."""
        self._calls.deadline = deadline
        try:
            yield
        finally:
            del self._calls.deadline

    def deadline(self) -> Deadline:
        """Return the deadline of this thread's call."""
        current: Deadline = self._calls.deadline
        return current

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the name up, check every answer, dial one of them."""
        numbers = self._look_up(host)
        if not numbers:
            raise NotFetched(WhyNot.NAME)
        # One private number among public ones is an attack, not a mistake to work round.
        if not all(map(is_public, numbers)):
            raise NotFetched(WhyNot.ADDRESS)
        return _HeldStream(self._dial_any(numbers[:_MOST_DIALLED], port, timeout), self)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: no page lives behind a local socket."""
        raise NotFetched(WhyNot.ADDRESS)

    def _dial_any(self, numbers: Sequence[str], port: int, timeout: float | None) -> httpcore.NetworkStream:
        for number in numbers[:-1]:
            try:
                return self._network.dial(number, port, self.deadline().bound(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._network.dial(numbers[-1], port, self.deadline().bound(timeout))

    def _look_up(self, host: str) -> Sequence[str]:
        """The system's resolver cannot be interrupted, so it is asked in a thread that may be left behind."""
        if not self._lookups.acquire(timeout=self.deadline().left_s()):
            raise NotFetched(WhyNot.BUSY)
        answers: list[Sequence[str]] = []

        def ask() -> None:
            try:
                answers.append(tuple(self._network.look_up(host)))
            except (OSError, UnicodeError):
                answers.append(())
            finally:
                self._lookups.release()

        asking = threading.Thread(target=ask, daemon=True, name="look-up")
        asking.start()
        asking.join(self.deadline().left_s())
        if not answers:
            raise NotFetched(WhyNot.DEADLINE)
        return answers[0]


class _HeldStream(httpcore.NetworkStream):
    """Time-outs of httpx are per read, so a server that drips could hold us for ever (encode/httpx#1450)."""

    def __init__(self, stream: httpcore.NetworkStream, backend: CheckedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read once, within the deadline."""
        return self._stream.read(max_bytes, timeout=self._backend.deadline().bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all, within the deadline."""
        self._stream.write(buffer, timeout=self._backend.deadline().bound(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Shake hands for the name that was asked for, not for the number that was dialled."""
        try:
            inner = self._stream.start_tls(
                ssl_context, server_hostname, timeout=self._backend.deadline().bound(timeout)
            )
        except httpcore.ConnectError as error:
            if isinstance(error.__context__, ssl.SSLError):
                raise NotFetched(WhyNot.CERTIFICATE) from None
            raise
        return _HeldStream(inner, self._backend)

    def get_extra_info(self, info: str) -> Any:
        """Pass on what is known of the connection."""
        return self._stream.get_extra_info(info)


class CheckedTransport(httpx.HTTPTransport):
    """httpx over the checked connection layer."""

    def __init__(self, network: Network, *, most_connections: int = 64) -> None:
        self.backend = CheckedBackend(network)
        # No proxy, no HTTP/2, no retries of its own; an idle connection is dropped soon.
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.trust,
            max_connections=most_connections,
            max_keepalive_connections=most_connections // 4,
            keepalive_expiry=5.0,
            http1=True,
            http2=False,
            retries=0,
            network_backend=self.backend,
        )
