"""When to ask a model again, and when to stop asking for a while: decisions without a clock of their own."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kit.llm_faults import OF_THE_SERVICE, RETRYABLE, ModelFailed, ModelFault

Stopwatch = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Bounds of one question: attempts, seconds a call, seconds a question, the longest wait asked for."""

    attempts: int = 3
    call_s: float = 30.0
    question_s: float = 45.0
    longest_wait_s: float = 30.0
    base_wait_s: float = 0.5
    # Of the calls of the last minute; one retry is always there, or a lone lead could never be saved.
    retry_share: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What has happened to a question so far."""

    attempts: int
    spent_s: float


def choose_wait(failed: ModelFailed, asked: Asked, patience: Patience, chance: float) -> float | None:
    """Return the seconds to wait before another attempt, None to give up; `chance` (0 to 1) is the jitter."""
    if failed.fault not in RETRYABLE or asked.attempts >= patience.attempts:
        return None
    told = failed.retry_after_s
    if told is not None and told > patience.longest_wait_s:
        return None
    wait_s = patience.base_wait_s * 2 ** (asked.attempts - 1) * chance if told is None else told
    return wait_s if asked.spent_s + wait_s < patience.question_s else None


class RetryAllowance:
    """Retries are a share of the calls of the last minute, so that an outage is not answered with a storm."""

    def __init__(self, share: float, stopwatch: Stopwatch, window_s: float = 60.0) -> None:
        self._share = share
        self._stopwatch = stopwatch
        self._window_s = window_s
        self._calls: deque[tuple[float, bool]] = deque()
        self._lock = threading.Lock()

    def note_call(self, *, is_retry: bool) -> None:
        """Note a call that is about to be made."""
        with self._lock:
            self._calls.append((self._stopwatch(), is_retry))

    def allows(self) -> bool:
        """Tell whether one more retry stays within the share."""
        with self._lock:
            since = self._stopwatch() - self._window_s
            while self._calls and self._calls[0][0] < since:
                self._calls.popleft()
            retries = sum(is_retry for _, is_retry in self._calls)
            return retries < max(1.0, self._share * (len(self._calls) - retries))


class Breaker:
    """Opens after failures in a row or half of the last ones; then one probe at a time, after a rest."""

    def __init__(
        self, stopwatch: Stopwatch, *, in_a_row: int = 5, of_last: int = 20, rest_s: float = 30.0
    ) -> None:
        self._stopwatch = stopwatch
        self._in_a_row = in_a_row
        self._rest_s = rest_s
        self._last: deque[bool] = deque(maxlen=of_last)
        self._failures = 0
        self._opened_at: float | None = None
        self._is_probing = False
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Tell whether questions are answered without the model for now."""
        return self._opened_at is not None

    def enter(self) -> None:
        """Let a call through, or raise ModelFailed (resting) at once."""
        with self._lock:
            if self._opened_at is None:
                return
            if self._is_probing or self._stopwatch() - self._opened_at < self._rest_s:
                raise ModelFailed(ModelFault.RESTING)
            self._is_probing = True

    def step_back(self) -> None:
        """A call that was let through is not made after all: nothing is learnt of the service."""
        with self._lock:
            self._is_probing = False

    def note(self, fault: ModelFault | None) -> None:
        """Note how a call ended; None is success. What tells of one lead only does not count as failure."""
        with self._lock:
            has_failed = fault in OF_THE_SERVICE
            self._is_probing = False
            self._last.append(has_failed)
            self._failures = self._failures + 1 if has_failed else 0
            if not has_failed:
                self._close()
            elif self._is_too_much():
                self._opened_at = self._stopwatch()

    def _is_too_much(self) -> bool:
        is_half = len(self._last) == self._last.maxlen and sum(self._last) * 2 >= len(self._last)
        return self._failures >= self._in_a_row or is_half or self._opened_at is not None

    def _close(self) -> None:
        if self._opened_at is not None:
            self._opened_at = None
            self._last.clear()
