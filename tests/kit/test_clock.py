import time
from datetime import UTC, datetime, timedelta

from kit.clock import FrozenClock, read_cpu_time, read_stopwatch, read_system_clock


def test_system_clock_is_aware_and_utc() -> None:
    assert read_system_clock().utcoffset() == timedelta(0)


def test_stopwatch_never_goes_back() -> None:
    first = read_stopwatch()
    assert read_stopwatch() >= first


def test_waiting_is_no_work() -> None:
    worked, waited = read_cpu_time(), read_stopwatch()
    time.sleep(0.05)
    assert read_cpu_time() - worked < read_stopwatch() - waited


def test_frozen_clock_stands_still_until_moved() -> None:
    clock = FrozenClock(datetime(2026, 9, 1, tzinfo=UTC))
    assert clock() == clock()
    clock.instant += timedelta(days=1)
    assert clock() == datetime(2026, 9, 2, tzinfo=UTC)
