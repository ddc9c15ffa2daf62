"""The door as one call of one source is handed it: counted, paced, and closed when its time is over."""

from collections.abc import Callable, Mapping
from typing import Any

from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.pace import Pace
from qualifier.sources.port import Door


class Turnstile:
    """Counts the requests of one call and refuses those that begin too late."""

    def __init__(
        self,
        *,
        ends_at: float,
        stopwatch: Callable[[], float],
        pace: Pace | None = None,
        most_wait_s: float = 1.0,
    ) -> None:
        self._ends_at, self._stopwatch = ends_at, stopwatch
        self._pace, self._most_wait_s = pace, most_wait_s
        self.passed = 0

    def enter(self) -> None:
        """Let one request through; NotFetched when the time is over or no turn comes before."""
        left_s = self._ends_at - self._stopwatch()
        if left_s <= 0:
            raise NotFetched(WhyNot.DEADLINE)
        if self._pace is not None:
            self._pace.take(min(left_s, self._most_wait_s))
        self.passed += 1


class HeldServices:
    """Services behind a turnstile."""

    def __init__(self, door: Door, turnstile: Turnstile) -> None:
        self._services, self._turnstile = door.services, turnstile

    def get(
        self, url: str, *, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Page:
        """Ask for a document."""
        self._turnstile.enter()
        return self._services.get(url, query=query, headers=headers)

    def post(self, url: str, content: Any, *, headers: Mapping[str, str] | None = None) -> Page:
        """Ask by a JSON body."""
        self._turnstile.enter()
        return self._services.post(url, content, headers=headers)


class HeldSites:
    """Sites behind a turnstile."""

    def __init__(self, door: Door, turnstile: Turnstile) -> None:
        self._sites, self._turnstile = door.sites, turnstile

    def fetch(self, url: str) -> Page:
        """Fetch a page."""
        self._turnstile.enter()
        return self._sites.fetch(url)


def hold_door(door: Door, turnstile: Turnstile) -> Door:
    """Return the door with the turnstile before it."""
    return Door(services=HeldServices(door, turnstile), sites=HeldSites(door, turnstile), now=door.now)
