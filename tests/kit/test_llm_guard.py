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


@pytest.mark.parametrize(
    ("attempts", "chance", "wait_s"),
    [
        # Half a second, doubled by each attempt; chance takes a part of it.
        (1, 1.0, 0.5),
        (2, 1.0, 1.0),
        (3, 1.0, 2.0),
        (4, 0.25, 1.0),
        (1, 0.0, 0.0),
    ],
)
def test_a_wait_doubles_with_each_attempt(attempts: int, chance: float, wait_s: float) -> None:
    patience = Patience(attempts=9)
    asked = Asked(attempts=attempts, spent_s=0)
    assert choose_wait(ModelFailed(ModelFault.BUSY), asked, patience, chance) == wait_s


@pytest.mark.parametrize(
    ("told_s", "spent_s", "wait_s"),
    [
        (0.0, 0.0, 0.0),
        (30.0, 0.0, 30.0),
        (30.1, 0.0, None),
        (30.0, 14.9, 30.0),
        # The question would be over when the wait is.
        (30.0, 15.0, None),
        (float("inf"), 0.0, None),
    ],
)
def test_what_the_service_asks_for_is_obeyed_within_the_question(
    told_s: float, spent_s: float, wait_s: float | None
) -> None:
    failed = ModelFailed(ModelFault.BUSY, retry_after_s=told_s)
    # Chance has no say in what was told.
    assert choose_wait(failed, Asked(attempts=1, spent_s=spent_s), PATIENCE, 0.0) == wait_s


def test_patience_of_one_attempt_never_asks_again() -> None:
    asked = Asked(attempts=1, spent_s=0)
    assert choose_wait(ModelFailed(ModelFault.BUSY), asked, Patience(attempts=1), 1.0) is None


@pytest.mark.parametrize(
    ("share", "calls", "retries"), [(0.1, 10, 1), (0.1, 30, 3), (0.5, 10, 5), (0.0, 50, 1)]
)
def test_so_many_retries_are_allowed_of_so_many_calls(share: float, calls: int, retries: int) -> None:
    allowance = RetryAllowance(share, Watch())
    for _ in range(calls):
        allowance.note_call(is_retry=False)
    made = 0
    while allowance.allows():
        allowance.note_call(is_retry=True)
        made += 1
    assert made == retries


def test_nine_bad_of_twenty_open_nothing() -> None:
    breaker = Breaker(Watch())
    breaker.note(None)
    breaker.note(None)
    for _ in range(9):
        breaker.note(None)
        breaker.note(ModelFault.BUSY)
    assert not breaker.is_open


def test_four_failures_and_an_answer_begin_the_row_anew() -> None:
    breaker = Breaker(Watch())
    for _ in range(2):
        for _ in range(4):
            breaker.note(ModelFault.TIMED_OUT)
        breaker.note(None)
    assert not breaker.is_open


def test_what_was_before_the_rest_is_forgotten_when_the_service_is_back() -> None:
    watch = Watch()
    breaker = Breaker(watch, of_last=10)
    for _ in range(10):
        breaker.note(ModelFault.BUSY)
    watch.now = 31.0
    breaker.enter()
    breaker.note(None)
    for _ in range(4):
        breaker.note(ModelFault.BUSY)
    assert not breaker.is_open


@pytest.mark.parametrize(("now", "is_resting"), [(29.9, True), (30.0, False)])
def test_a_rest_is_half_a_minute(now: float, is_resting: bool) -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(5):
        breaker.note(ModelFault.UNTRUSTED)
    watch.now = now
    assert resting(breaker) is is_resting


def test_a_probe_that_tells_of_one_lead_only_shows_that_the_service_is_back() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(5):
        breaker.note(ModelFault.SERVER_FAILED)
    watch.now = 31.0
    breaker.enter()
    breaker.note(ModelFault.REFUSAL)
    assert not breaker.is_open
