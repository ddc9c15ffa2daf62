"""The pace of a service: so many requests in so many seconds, whoever in the process asks."""

import threading
import time
from collections import deque
from collections.abc import Callable

from kit.clock import read_stopwatch
from kit.errors import NotFetched, WhyNot


class Pace:
    """Hands out turns; a turn that would come too late is refused at once instead of waited for."""

    def __init__(
        self,
        requests: int,
        seconds: float,
        *,
        stopwatch: Callable[[], float] = read_stopwatch,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._stopwatch, self._sleep = stopwatch, sleep
        self._turns: deque[float] = deque(maxlen=requests)
        self._lock = threading.Lock()

    def take(self, patience_s: float) -> None:
        """Wait for the next turn; NotFetched when it is further away than the patience."""
        with self._lock:
            now = self._stopwatch()
            is_full = len(self._turns) == self._turns.maxlen
            turn = max(now, self._turns[0] + self._seconds) if is_full else now
            if turn - now > patience_s:
                raise NotFetched(WhyNot.BUSY)
            self._turns.append(turn)
        if turn > now:
            self._sleep(turn - now)
