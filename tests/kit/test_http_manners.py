import threading

import pytest

from kit.errors import NotFetched, WhyNot
from kit.http_manners import Breaker, NegativeCache, Politeness, RetryBudget


class Stopwatch:
    """A stopwatch that is turned by hand."""

    def __init__(self) -> None:
        self.at_s = 100.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


def rests(breaker: Breaker, host: str = "a.example") -> bool:
    try:
        breaker.check(host)
    except NotFetched as error:
        return error.why is WhyNot.RESTING
    return False


def fail(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        breaker.note("a.example", failed=True)


def test_no_more_than_so_many_are_at_one_host() -> None:
    politeness = Politeness(2)
    with politeness.turn("a.example", 1), politeness.turn("a.example", 1):
        with politeness.turn("b.example", 0):
            pass
        with pytest.raises(NotFetched) as refusal, politeness.turn("a.example", 0.01):
            pass
        assert refusal.value.why is WhyNot.BUSY
    with politeness.turn("a.example", 0):
        pass


def test_a_turn_comes_when_another_ends() -> None:
    politeness = Politeness(1)
    begun, most = threading.Semaphore(0), [0, 0]

    def work() -> None:
        with politeness.turn("a.example", 10):
            most[0] += 1
            most[1] = max(most[1], most[0])
            begun.release()
            most[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [0, 1]


def test_a_turn_is_given_back_after_an_error() -> None:
    politeness = Politeness(1)
    with pytest.raises(ValueError, match="x"), politeness.turn("a.example", 0):
        raise ValueError("x")
    with politeness.turn("a.example", 0):
        pass


def test_a_host_rests_after_five_failures_in_a_row(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 4)
    assert not rests(breaker)
    fail(breaker, 1)
    assert rests(breaker)
    assert not rests(breaker, "b.example")


def test_a_success_between_starts_the_row_anew(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 4)
    breaker.note("a.example", failed=False)
    fail(breaker, 4)
    assert not rests(breaker)


def test_a_host_rests_when_half_of_twenty_fail(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    for _ in range(9):
        breaker.note("a.example", failed=False)
        fail(breaker, 1)
    breaker.note("a.example", failed=False)
    assert not rests(breaker)
    fail(breaker, 1)
    assert rests(breaker)


def test_one_probe_is_let_through_after_the_rest(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 5)
    stopwatch.at_s += 30
    assert not rests(breaker)
    assert rests(breaker)


def test_a_probe_that_succeeds_ends_the_rest(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 5)
    stopwatch.at_s += 30
    breaker.check("a.example")
    breaker.note("a.example", failed=False)
    assert not rests(breaker)
    fail(breaker, 4)
    assert not rests(breaker)


def test_a_probe_that_fails_begins_another_rest(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 5)
    stopwatch.at_s += 30
    breaker.check("a.example")
    fail(breaker, 1)
    stopwatch.at_s += 29
    assert rests(breaker)


def test_a_probe_that_never_reports_does_not_close_the_host(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 5)
    stopwatch.at_s += 30
    breaker.check("a.example")
    stopwatch.at_s += 30
    assert not rests(breaker)


def test_hosts_are_forgotten_in_the_end(stopwatch: Stopwatch) -> None:
    breaker = Breaker(stopwatch)
    fail(breaker, 5)
    for at in range(5_000):
        breaker.note(f"{at}.example", failed=True)
    assert not rests(breaker)


def test_retries_are_a_tenth_of_the_calls(stopwatch: Stopwatch) -> None:
    budget = RetryBudget(stopwatch)
    for _ in range(100):
        budget.note_call()
    assert [budget.take() for _ in range(11)] == [True] * 10 + [False]


def test_a_few_retries_are_free(stopwatch: Stopwatch) -> None:
    budget = RetryBudget(stopwatch)
    assert [budget.take() for _ in range(4)] == [True, True, True, False]


def test_the_budget_fills_again_in_a_minute(stopwatch: Stopwatch) -> None:
    budget = RetryBudget(stopwatch)
    assert [budget.take() for _ in range(4)][-1] is False
    stopwatch.at_s += 61
    assert budget.take()


def test_what_failed_is_not_asked_again_for_a_while(stopwatch: Stopwatch) -> None:
    cache = NegativeCache(600, stopwatch)
    cache.check("http://a.example/")
    cache.note("http://a.example/", NotFetched(WhyNot.STATUS, http_status=404))
    with pytest.raises(NotFetched) as refusal:
        cache.check("http://a.example/")
    assert (refusal.value.why, refusal.value.http_status) == (WhyNot.STATUS, 404)
    stopwatch.at_s += 600
    cache.check("http://a.example/")


def test_failures_are_forgotten_in_the_end(stopwatch: Stopwatch) -> None:
    cache = NegativeCache(600, stopwatch)
    for at in range(5_000):
        cache.note(str(at), NotFetched(WhyNot.NAME))
    cache.check("0")
    with pytest.raises(NotFetched):
        cache.check("4999")
