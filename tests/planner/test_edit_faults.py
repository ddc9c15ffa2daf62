import inspect

import pytest

from kit.errors import AppError, BadInput
from planner import edit_faults

FAULTS = [
    one
    for _, one in inspect.getmembers(edit_faults, inspect.isclass)
    if issubclass(one, BadInput) and one is not BadInput
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_refusal_has_a_code_of_its_own_and_words_in_both_languages(fault: type[AppError]) -> None:
    assert [one.code for one in FAULTS].count(fault.code) == 1
    assert fault.code not in {AppError.code, BadInput.code}
    assert fault.ru.endswith(".")
    assert (fault.__doc__ or "").endswith(".")
    assert fault.status in {409, 422}


def test_what_is_given_back_is_a_copy() -> None:
    held = {"edits": [1]}
    error = edit_faults.EditsInvalid("x", ru="y", extra=held)
    error.extra["more"] = 2
    assert held == {"edits": [1]}
    assert edit_faults.EditsInvalid().extra == {}


def test_a_conflict_is_no_unusable_input() -> None:
    conflicts = {one.code for one in FAULTS if one.status == 409}
    assert conflicts == {"version_conflict", "already_approved", "approval_blocked"}
