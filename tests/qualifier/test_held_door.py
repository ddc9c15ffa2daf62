from typing import Any

import pytest

from kit.clock import FrozenClock
from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.held_door import Turnstile, hold_door
from qualifier.pace import Pace
from qualifier.sources.port import Door
from tests.builders import NOW


class Outside:
    """Everything outside, which remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, url: str, **_: Any) -> Page:
        return self.fetch(url)

    def post(self, url: str, content: Any, **_: Any) -> Page:
        return self.fetch(url)

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        return Page(url=url, status=200, media_type="text/plain", text="")


def hold(outside: Outside, turnstile: Turnstile) -> Door:
    return hold_door(Door(services=outside, sites=outside, now=FrozenClock(NOW)), turnstile)


def test_every_request_is_counted_whatever_its_kind() -> None:
    outside, turnstile = Outside(), Turnstile(ends_at=10.0, stopwatch=lambda: 1.0)
    door = hold(outside, turnstile)
    door.services.get("a")
    door.services.post("b", {})
    door.sites.fetch("c")
    assert (outside.asked, turnstile.passed) == (["a", "b", "c"], 3)
    assert door.now() == NOW


def test_after_its_time_nothing_is_asked_any_more() -> None:
    outside, turnstile = Outside(), Turnstile(ends_at=10.0, stopwatch=lambda: 10.0)
    with pytest.raises(NotFetched) as refused:
        hold(outside, turnstile).services.get("a")
    assert (refused.value.why, outside.asked, turnstile.passed) == (WhyNot.DEADLINE, [], 0)


@pytest.mark.parametrize(("left_s", "most_wait_s"), [(2.0, 30.0), (30.0, 2.0)])
def test_a_turn_is_waited_for_no_longer_than_what_is_left(left_s: float, most_wait_s: float) -> None:
    outside = Outside()
    pace = Pace(1, 5.0, stopwatch=lambda: 0.0, sleep=lambda _: None)
    turnstile = Turnstile(ends_at=left_s, stopwatch=lambda: 0.0, pace=pace, most_wait_s=most_wait_s)
    door = hold(outside, turnstile)
    door.services.get("a")
    with pytest.raises(NotFetched) as refused:
        door.services.get("b")
    assert (refused.value.why, outside.asked) == (WhyNot.BUSY, ["a"])
