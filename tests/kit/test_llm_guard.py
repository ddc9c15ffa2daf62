from dataclasses import dataclass

import pytest

from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_guard import Asked, Breaker, Patience, RetryAllowance, choose_wait

PATIENCE = Patience()


@dataclass
class Watch:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("fault", "retry_after_s", "attempts", "spent_s", "wait_s"),
    [
        (ModelFault.UNREACHABLE, None, 1, 0, 0.25),
        (ModelFault.SERVER_FAILED, None, 2, 1, 0.5),
        (ModelFault.BUSY, 7.0, 1, 0, 7.0),
        (ModelFault.BUSY, None, 1, 0, 0.25),
        # More than half a minute is no wait but a refusal.
        (ModelFault.BUSY, 3600.0, 1, 0, None),
        (ModelFault.SERVER_FAILED, None, 3, 1, None),
        (ModelFault.TIMED_OUT, None, 1, 44.9, None),
        (ModelFault.REFUSED_REQUEST, None, 1, 0, None),
        (ModelFault.UNTRUSTED, None, 1, 0, None),
        (ModelFault.FILTERED, None, 1, 0, None),
        (ModelFault.NOT_JSON, None, 1, 0, None),
        (ModelFault.NO_MONEY, None, 1, 0, None),
    ],
)
def test_only_what_may_pass_is_asked_again(
    fault: ModelFault, retry_after_s: float | None, attempts: int, spent_s: float, wait_s: float | None
) -> None:
    failed = ModelFailed(fault, retry_after_s=retry_after_s)
    assert choose_wait(failed, Asked(attempts=attempts, spent_s=spent_s), PATIENCE, 0.5) == wait_s


def test_retries_are_a_tenth_of_the_calls_of_a_minute_and_never_less_than_one() -> None:
    watch = Watch()
    allowance = RetryAllowance(0.1, watch)
    allowance.note_call(is_retry=False)
    assert allowance.allows()
    allowance.note_call(is_retry=True)
    assert not allowance.allows()
    for _ in range(19):
        allowance.note_call(is_retry=False)
    assert allowance.allows()
    allowance.note_call(is_retry=True)
    assert not allowance.allows()
    watch.now = 61.0
    assert allowance.allows()


def resting(breaker: Breaker) -> bool:
    try:
        breaker.enter()
    except ModelFailed as failed:
        return failed.fault is ModelFault.RESTING
    return False


def test_five_failures_in_a_row_open_it_and_one_probe_closes_it() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(5):
        assert not resting(breaker)
        breaker.note(ModelFault.SERVER_FAILED)
    assert breaker.is_open
    assert resting(breaker)
    watch.now = 31.0
    assert not resting(breaker)
    assert resting(breaker), "one probe at a time"
    breaker.note(None)
    assert not breaker.is_open
    assert not resting(breaker)


def test_a_probe_that_fails_starts_another_rest() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(5):
        breaker.note(ModelFault.UNREACHABLE)
    watch.now = 31.0
    breaker.enter()
    breaker.note(ModelFault.UNREACHABLE)
    watch.now = 60.0
    assert resting(breaker)
    watch.now = 62.0
    assert not resting(breaker)


def test_a_probe_that_is_not_made_leaves_it_open_for_the_next_one() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(5):
        breaker.note(ModelFault.UNREACHABLE)
    watch.now = 31.0
    breaker.enter()
    breaker.step_back()
    assert breaker.is_open
    assert not resting(breaker)


def test_half_of_the_last_twenty_open_it() -> None:
    breaker = Breaker(Watch())
    for _ in range(10):
        breaker.note(None)
        breaker.note(ModelFault.BUSY)
    assert breaker.is_open


@pytest.mark.parametrize(
    "fault", [ModelFault.REFUSAL, ModelFault.FILTERED, ModelFault.NOT_JSON, ModelFault.NO_MONEY]
)
def test_what_tells_of_one_lead_opens_nothing(fault: ModelFault) -> None:
    breaker = Breaker(Watch())
    for _ in range(30):
        breaker.note(fault)
    assert not breaker.is_open
