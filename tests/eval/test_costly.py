import pytest

from eval.costly import is_missed_good_lead, is_qualified_but_should_not, list_costly_mistakes
from tests.eval.rows import make_answer, make_crashed, make_given, make_row


@pytest.mark.parametrize(
    ("right", "given", "false_alarm", "missed"),
    [
        ("nurture", "qualified", True, False),
        ("disqualified", "qualified", True, False),
        ("duplicate", "qualified", True, False),
        ("qualified", "nurture", False, True),
        ("qualified", "disqualified", False, True),
        ("qualified", "qualified", False, False),
        ("nurture", "disqualified", False, False),
    ],
)
def test_the_two_costly_mistakes(right: str, given: str, false_alarm: bool, missed: bool) -> None:
    row = make_row(gold=make_answer(status=right), given=make_given(make_answer(status=given)))

    assert is_qualified_but_should_not(row) is false_alarm
    assert is_missed_good_lead(row) is missed


def test_mistakes_come_with_their_share_and_cases() -> None:
    wrong = make_row("sold-too-soon", given=make_given(make_answer(status="qualified")))

    costly = list_costly_mistakes([make_row("fine"), wrong])

    assert costly["qualified_but_should_not"]["n"] == 1
    assert costly["qualified_but_should_not"]["share"] == 0.5
    assert costly["missed_good_lead"]["cases"] == []
    assert costly["qualified_but_should_not"]["cases"][0]["id"] == "sold-too-soon"


def test_a_mistake_names_the_levels_that_differ() -> None:
    given = make_given(make_answer(status="qualified", levels={"need": "confirmed"}))

    costly = list_costly_mistakes([make_row(given=given)])

    (case,) = costly["qualified_but_should_not"]["cases"]
    assert case["wrong_levels"] == {"need": {"given": "confirmed", "right": "unknown"}}


def test_a_good_lead_that_crashes_is_missed() -> None:
    row = make_crashed()
    row = make_row("lead-9", gold=make_answer(status="qualified"), given=None, error=row.error)

    assert list_costly_mistakes([row])["missed_good_lead"]["n"] == 1


def test_without_labels_there_is_no_share() -> None:
    assert list_costly_mistakes([])["missed_good_lead"] == {"n": 0, "share": None, "cases": []}
