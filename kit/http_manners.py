"""How the door behaves towards hosts: few at a time, none that rests, no second try of what cannot work."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kit.clock import read_stopwatch
from kit.errors import NotFetched, WhyNot

# Hosts and addresses remembered at most; the oldest are forgotten first.
_MOST_REMEMBERED = 4_096

Stopwatch = Callable[[], float]


class Politeness:
    """Lets at most so many requests to one host run at a time."""

    def __init__(self, most_parallel: int) -> None:
        self._most = most_parallel
        self._running: dict[str, int] = {}
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, host: str, timeout_s: float) -> Iterator[None]:
        """Wait for a turn; NotFetched when it does not come in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._running.get(host, 0) < self._most, timeout_s):
                raise NotFetched(WhyNot.BUSY)
            self._running[host] = self._running.get(host, 0) + 1
        try:
            yield
        finally:
            with self._changed:
                self._running[host] -= 1
                if not self._running[host]:
                    del self._running[host]
                self._changed.notify_all()


@dataclass(slots=True)
class _Health:
    """The last calls to a host: True for those that failed."""

    calls: deque[bool] = field(default_factory=lambda: deque(maxlen=20))
    opened_at: float | None = None


class Breaker:
    """Rests a host after 5 failures in a row or half of the last 20, then lets one probe through."""

    IN_A_ROW = 5
    REST_S = 30.0

    def __init__(self, stopwatch: Stopwatch = read_stopwatch) -> None:
        self._stopwatch = stopwatch
        self._hosts: OrderedDict[str, _Health] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, host: str) -> None:
        """Raise NotFetched while the host rests; after the rest one caller is let through."""
        with self._lock:
            health = self._hosts.get(host)
            if health is None or health.opened_at is None:
                return
            if self._stopwatch() - health.opened_at < self.REST_S:
                raise NotFetched(WhyNot.RESTING)
            # The probe starts the next rest: a probe that never reports must not close the host for ever.
            health.opened_at = self._stopwatch()

    def note(self, host: str, *, failed: bool) -> None:
        """Remember how a call went."""
        with self._lock:
            health = self._hosts.setdefault(host, _Health())
            self._hosts.move_to_end(host)
            if len(self._hosts) > _MOST_REMEMBERED:
                self._hosts.popitem(last=False)
            if not failed and health.opened_at is not None:
                health.calls.clear()
                health.opened_at = None
            health.calls.append(failed)
            if failed and self._is_bad(health):
                health.opened_at = self._stopwatch()

    def _is_bad(self, health: _Health) -> bool:
        calls = list(health.calls)
        in_a_row = len(calls) >= self.IN_A_ROW and all(calls[-self.IN_A_ROW :])
        half = len(calls) == health.calls.maxlen and sum(calls) * 2 >= len(calls)
        return in_a_row or half or health.opened_at is not None


class RetryBudget:
    """Retries stay a small share of the last minute's calls, so that they never add to an outage."""

    SHARE = 0.1
    FREE = 3
    _WINDOW_S = 60.0

    def __init__(self, stopwatch: Stopwatch = read_stopwatch) -> None:
        self._stopwatch = stopwatch
        self._calls: deque[float] = deque(maxlen=100_000)
        self._retries: deque[float] = deque(maxlen=100_000)
        self._lock = threading.Lock()

    def note_call(self) -> None:
        """Count a first attempt."""
        with self._lock:
            self._calls.append(self._stopwatch())

    def take(self) -> bool:
        """Tell whether one more retry is affordable, and count it if it is."""
        with self._lock:
            since = self._stopwatch() - self._WINDOW_S
            for times in (self._calls, self._retries):
                while times and times[0] < since:
                    times.popleft()
            if len(self._retries) >= max(self.FREE, self.SHARE * len(self._calls)):
                return False
            self._retries.append(self._stopwatch())
            return True


class NegativeCache:
    """Remembers for a while what cannot be fetched, and why."""

    def __init__(self, lifetime_s: float, stopwatch: Stopwatch = read_stopwatch) -> None:
        self._lifetime_s = lifetime_s
        self._stopwatch = stopwatch
        self._known: OrderedDict[str, tuple[float, WhyNot, int | None]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, url: str) -> None:
        """Raise NotFetched when the address failed a short while ago."""
        with self._lock:
            known = self._known.get(url)
            if known is None:
                return
            until, why, http_status = known
            if self._stopwatch() < until:
                raise NotFetched(why, http_status=http_status)
            del self._known[url]

    def note(self, url: str, error: NotFetched) -> None:
        """Remember a failure that will be the same in a minute."""
        with self._lock:
            self._known[url] = (self._stopwatch() + self._lifetime_s, error.why, error.http_status)
            self._known.move_to_end(url)
            if len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
