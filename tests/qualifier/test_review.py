import json
from typing import Any

import pytest

from qualifier.model_job import MOST_ATTEMPTS, choose_wait_s, read_fault
from qualifier.qualification import Level, Status
from qualifier.review import Decision, Doubt, Side, Urgency, complete_decision, find_doubt


def write(status: str = "nurture", opinion: dict[str, Any] | None = None) -> str:
    card = {} if opinion is None else {"opinion": {"fault": None, **opinion}}
    return json.dumps({"verdict": {"status": status}, "scorecard": card})


def differ(rules: str, model: str, merged: str, criterion: str = "budget") -> dict[str, str]:
    return {"criterion": criterion, "rules": rules, "model": model, "merged": merged}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (write(), write(opinion={}), None),
        (
            write(),
            write(opinion={"needs_review": True}),
            Doubt(urgency=Urgency.QUALIFIES, why=("needs_review",)),
        ),
        (write(), write("disqualified", {}), Doubt(urgency=Urgency.STATUS, why=("status",))),
        # Judged by newer rules and not by the model: no question for people.
        (write(), write("disqualified", {"fault": "timed_out"}), None),
        (write(), write("disqualified"), None),
        # A step that code took with the model.
        (write(), write(opinion={"disagreements": [differ("unknown", "partial", "partial")]}), None),
        # One step apart, and code did not follow: too little to ask a person.
        (write(), write(opinion={"disagreements": [differ("unknown", "partial", "unknown")]}), None),
        (
            write(),
            write(opinion={"disagreements": [differ("absent", "confirmed", "unknown")]}),
            Doubt(urgency=Urgency.LEVEL, why=("held_back:budget",)),
        ),
        # Far apart, and the quoted words have proved it to code.
        (write(), write(opinion={"disagreements": [differ("absent", "confirmed", "confirmed")]}), None),
        (
            write(),
            write(
                "nurture",
                {
                    "needs_review": True,
                    "disagreements": [differ("confirmed", "absent", "partial", "timing")],
                },
            ),
            Doubt(urgency=Urgency.QUALIFIES, why=("needs_review", "held_back:timing")),
        ),
    ],
)
def test_what_goes_to_a_person(before: str, after: str, expected: Doubt | None) -> None:
    assert find_doubt(before, after) == expected


def test_urgency_has_an_order() -> None:
    assert Urgency.QUALIFIES > Urgency.STATUS > Urgency.LEVEL


AFTER = write(
    opinion={
        "disagreements": [
            differ("absent", "confirmed", "unknown"),
            differ("partial", "unknown", "partial", "timing"),
        ]
    }
)


@pytest.mark.parametrize(
    ("side", "levels", "expected"),
    [
        (Side.RULES, {}, {"budget": Level.ABSENT, "timing": Level.PARTIAL}),
        (Side.MODEL, {}, {"budget": Level.CONFIRMED, "timing": Level.UNKNOWN}),
        (Side.NEITHER, {}, {}),
        (Side.NEITHER, {"budget": Level.PARTIAL}, {"budget": Level.PARTIAL}),
        # What the person wrote counts more than the side.
        (Side.MODEL, {"budget": Level.PARTIAL}, {"budget": Level.PARTIAL, "timing": Level.UNKNOWN}),
    ],
)
def test_levels_follow_from_the_side_that_a_person_took(
    side: Side, levels: dict[str, Level], expected: dict[str, Level]
) -> None:
    decision = Decision(who="Анна", side=side, status=Status.NURTURE, reason="так", levels=levels)
    whole = complete_decision(decision, AFTER)
    assert dict(whole.levels) == expected
    assert (whole.who, whole.side, whole.status, whole.reason) == ("Анна", side, Status.NURTURE, "так")


@pytest.mark.parametrize(
    ("conclusion", "fault"),
    [
        (write(), "not_asked"),
        (write(opinion={}), None),
        (write(opinion={"fault": "refused"}), "refused"),
    ],
)
def test_why_the_model_is_missing_is_read_from_the_conclusion(conclusion: str, fault: str | None) -> None:
    assert read_fault(conclusion) == fault


def test_waits_grow_and_end() -> None:
    waits = [choose_wait_s(attempts) for attempts in range(MOST_ATTEMPTS + 3)]
    assert waits == sorted(waits)
    assert 0 < waits[0] <= waits[-1] <= 300
