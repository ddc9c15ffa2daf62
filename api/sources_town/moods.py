"""How a host of the town behaves: well, slowly, or in one of the ways in which services break."""

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from api.sources_town.call import Answer, say_json, say_page
from kit.clock import read_stopwatch
from kit.errors import BadInput

EVERYBODY = "*"
_LONGEST_MS = 60_000
_HUGE_BYTES = 12 * 1024 * 1024
_PRIVATE = "http://169.254.169.254/latest/meta-data/"


class Mood(StrEnum):
    """What a host does with whatever it is asked."""

    WELL = "well"
    BUSY = "busy"  # 429 with Retry-After
    UNAVAILABLE = "unavailable"  # 503, in HTML
    GARBAGE = "garbage"  # the right type, and no JSON
    TRUNCATED = "truncated"  # half of what was announced, then the line is cut
    WRONG_TYPE = "wrong_type"  # a picture
    REDIRECT_PRIVATE = "redirect_private"
    HUGE = "huge"
    DOWN = "down"  # the line is cut before a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """A mood, and how long the host thinks before it answers."""

    mood: Mood = Mood.WELL
    latency_ms: int = 0


def read_behaviour(content: Mapping[str, Any]) -> Behaviour:
    """Read what the control address was sent; BadInput names what is wrong."""
    mood, latency_ms = content.get("mood", Mood.WELL.value), content.get("latency_ms", 0)
    if mood not in set(Mood):
        raise BadInput(f"mood: one of {', '.join(Mood)}")
    if not isinstance(latency_ms, int) or isinstance(latency_ms, bool) or not 0 <= latency_ms <= _LONGEST_MS:
        raise BadInput(f"latency_ms: a whole number up to {_LONGEST_MS}")
    return Behaviour(mood=Mood(mood), latency_ms=latency_ms)


def break_answer(mood: Mood, answer: Answer) -> Answer:
    """Return the answer as the mood makes it; the line itself is cut by the server."""
    if mood is Mood.BUSY:
        headers = {"Retry-After": "1"}
        return Answer(status=429, media_type="text/html", body=b"<h1>429</h1>", headers=headers)
    if mood is Mood.UNAVAILABLE:
        return say_page("<html><body>503 Service Unavailable</body></html>", status=503)
    if mood is Mood.GARBAGE:
        return Answer(media_type=answer.media_type, body=b'{"data": [\x80\xff{{{')
    if mood is Mood.WRONG_TYPE:
        return Answer(media_type="image/png", body=b"\x89PNG\r\n")
    if mood is Mood.REDIRECT_PRIVATE:
        return Answer(status=302, headers={"Location": _PRIVATE})
    if mood is Mood.HUGE:
        return Answer(media_type=answer.media_type, body=b" " * _HUGE_BYTES)
    return answer


class Ledger:
    """Who was asked how often, how many at a time, and who asked for more than the service allows."""

    # What each service allows, with the tenth that nobody counts: requests, seconds.
    LIMITS: Mapping[str, tuple[int, float]] = {
        "suggestions.dadata.ru": (33, 1.0),
        "api.gleif.org": (66, 60.0),
        "api.company-information.service.gov.uk": (660, 300.0),
        "data.sec.gov": (11, 1.0),
    }

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._behaviours: dict[str, Behaviour] = {}
        self._times: dict[str, deque[float]] = {}
        self._running: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self._most_at_once: dict[str, int] = {}
        self._refused: dict[str, int] = {}

    def set(self, host: str, behaviour: Behaviour) -> None:
        """Make a host, or everybody, behave so from now on."""
        with self._lock:
            if host == EVERYBODY:
                self._behaviours.clear()
            self._behaviours[host] = behaviour

    def reset(self) -> None:
        """Let everybody behave well, and count from nought."""
        with self._lock:
            for table in (self._behaviours, self._times, self._asked, self._most_at_once, self._refused):
                table.clear()

    def behaviour_of(self, host: str) -> Behaviour:
        """Return how a host behaves now."""
        with self._lock:
            return self._behaviours.get(host) or self._behaviours.get(EVERYBODY) or Behaviour()

    def enter(self, host: str) -> bool:
        """Count a request; False when it is one more than the service allows."""
        with self._lock:
            self._asked[host] = self._asked.get(host, 0) + 1
            self._running[host] = self._running.get(host, 0) + 1
            self._most_at_once[host] = max(self._most_at_once.get(host, 0), self._running[host])
            is_allowed = self._is_allowed(host)
            if not is_allowed:
                self._refused[host] = self._refused.get(host, 0) + 1
            return is_allowed

    def leave(self, host: str) -> None:
        """Count the request's end."""
        with self._lock:
            self._running[host] -= 1

    def _is_allowed(self, host: str) -> bool:
        if host not in self.LIMITS:
            return True
        most, seconds = self.LIMITS[host]
        times, now = self._times.setdefault(host, deque()), read_stopwatch()
        while times and times[0] <= now - seconds:
            times.popleft()
        times.append(now)
        return len(times) <= most

    def describe(self) -> Answer:
        """Return the counts as JSON."""
        with self._lock:
            return say_json(
                {
                    "requests": dict(self._asked),
                    "most_at_once": dict(self._most_at_once),
                    "refused_for_pace": dict(self._refused),
                    "running": {host: count for host, count in self._running.items() if count},
                }
            )
