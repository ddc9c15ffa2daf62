"""Time is passed in, so that a judgement never depends on when it runs."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def read_system_clock() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def read_stopwatch() -> float:
    """Return seconds of a clock that never goes back; only differences mean anything."""
    return time.perf_counter()


def read_cpu_time() -> float:
    """Return seconds of work that this process has done; what others do meanwhile does not count."""
    return time.process_time()


class FrozenClock:
    """A clock for tests: stands still until it is moved."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        """Return the instant at which it stands."""
        return self.instant
