import pytest

from kit.errors import NotFetched, WhyNot
from qualifier.pace import Pace


class Time:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def make_pace(time: Time, requests: int = 2, seconds: float = 10.0) -> Pace:
    return Pace(requests, seconds, stopwatch=time, sleep=time.sleep)


def test_the_first_turns_come_at_once_and_the_next_when_the_window_has_passed() -> None:
    time = Time()
    pace = make_pace(time)
    taken = []
    for _ in range(5):
        pace.take(60.0)
        taken.append(time.now)
    assert taken == [100.0, 100.0, 110.0, 110.0, 120.0]


def test_a_turn_too_far_away_is_refused_at_once_and_not_used_up() -> None:
    time = Time()
    pace = make_pace(time)
    pace.take(1.0)
    pace.take(1.0)
    with pytest.raises(NotFetched) as refused:
        pace.take(1.0)
    assert (refused.value.why, time.now) == (WhyNot.BUSY, 100.0)
    time.now += 10.0
    pace.take(0.0)


def test_no_window_ever_holds_more_than_is_allowed() -> None:
    time = Time()
    pace = make_pace(time, requests=3, seconds=1.0)
    taken = []
    for number in range(30):
        time.now += 0.07 * (number % 5)
        pace.take(5.0)
        taken.append(time.now)
    assert all(later - earlier >= 1.0 - 1e-9 for earlier, later in zip(taken, taken[3:], strict=False))
