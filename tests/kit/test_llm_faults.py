"""What each reason means for the next call, for the door, and for who reads it."""

import pytest

from kit.errors import AppError, ModelDown
from kit.llm_faults import OF_THE_SERVICE, RETRYABLE, ModelFailed, ModelFault


@pytest.mark.parametrize(
    ("fault", "is_retryable", "is_of_the_service"),
    [
        # The service is away or overloaded: later it may answer.
        (ModelFault.UNREACHABLE, True, True),
        (ModelFault.TIMED_OUT, True, True),
        (ModelFault.BUSY, True, True),
        (ModelFault.SERVER_FAILED, True, True),
        # A wrong key, a wrong certificate or a wrong address stays wrong for every lead.
        (ModelFault.UNTRUSTED, False, True),
        (ModelFault.NOT_AN_ANSWER, False, True),
        (ModelFault.REFUSED_REQUEST, False, True),
        # What the model said about one lead closes the door for no other.
        (ModelFault.TOO_LARGE, False, False),
        (ModelFault.NO_CHOICES, False, False),
        (ModelFault.EMPTY, False, False),
        (ModelFault.REFUSAL, False, False),
        (ModelFault.TRUNCATED, False, False),
        (ModelFault.FILTERED, False, False),
        (ModelFault.TOOL_CALL, False, False),
        (ModelFault.NOT_JSON, False, False),
        (ModelFault.WRONG_SHAPE, False, False),
        (ModelFault.LEAK, False, False),
        # No call was made: nothing is learnt of the service.
        (ModelFault.RESTING, False, False),
        (ModelFault.NO_MONEY, False, False),
        (ModelFault.UNCOUNTED, False, False),
    ],
)
def test_each_fault_is_asked_again_or_not_and_closes_the_door_or_not(
    fault: ModelFault, is_retryable: bool, is_of_the_service: bool
) -> None:
    assert (fault in RETRYABLE) is is_retryable
    assert (fault in OF_THE_SERVICE) is is_of_the_service


def test_what_may_be_asked_again_always_counts_against_the_service() -> None:
    assert RETRYABLE < OF_THE_SERVICE


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        ("timed_out", ModelFault.TIMED_OUT),
        ("not_an_answer", ModelFault.NOT_AN_ANSWER),
        ("no_money", ModelFault.NO_MONEY),
        ("tool_call", ModelFault.TOOL_CALL),
    ],
)
def test_a_stored_word_is_read_back_as_its_fault(stored: str, fault: ModelFault) -> None:
    assert ModelFault(stored) is fault
    assert str(fault) == stored


def test_a_word_that_is_no_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="slow"):
        ModelFault("slow")


def test_a_failure_without_detail_says_its_fault() -> None:
    failed = ModelFailed(ModelFault.TRUNCATED)
    assert failed.detail == "The language model gave no usable answer: truncated"
    assert (failed.fault, failed.retry_after_s, failed.answer) == (ModelFault.TRUNCATED, None, None)


def test_a_detail_stands_instead_of_the_fault_and_the_fault_stays_readable() -> None:
    failed = ModelFailed(ModelFault.WRONG_SHAPE, "a key comes twice")
    assert str(failed) == "The language model gave no usable answer: a key comes twice"
    assert failed.fault is ModelFault.WRONG_SHAPE


def test_a_failure_is_a_model_that_does_not_answer_with_a_code_of_its_own() -> None:
    failed = ModelFailed(ModelFault.BUSY, retry_after_s=7.0)
    assert isinstance(failed, ModelDown)
    assert isinstance(failed, AppError)
    assert (failed.status, failed.code, failed.retry_after_s) == (502, "model_failed", 7.0)
    assert ModelFailed.ru == "Языковая модель не дала пригодного ответа."
