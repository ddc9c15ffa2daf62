"""What is told of the list of work, of outcomes and of questions has the shapes that are documented."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from api.outcomes import write_outcome
from api.review_schemas import ReviewJson
from api.reviews import write_review
from api.work_list import write_page, write_row
from api.work_schemas import LeadOutcomesJson, OpenStatus, OutcomeJson, QueueJson, QueueRowJson
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind, RejectReason
from qualifier.priority.rules import OPEN_STATUSES
from qualifier.qualification import Criterion, Level, Quality, Status
from qualifier.review import Decision, KeptDecision, Review, Side, Urgency
from qualifier.work.queue_page import make_page, read_cursor
from qualifier.work.queue_row import Place, QueueRow, make_row
from tests.qualifier.priority.leads import judge_levels
from tests.qualifier.work.desks import GUIDE, NOON

DUE = NOON + timedelta(hours=1)
MOSCOW = timezone(timedelta(hours=3))


def make_queue_row(lead_id: str = "lead_1", **levels: Any) -> QueueRow:
    place = Place(lead_id=lead_id, external_id="crm-1", qualification_id="qual_1", since_at=NOON)
    row = make_row(judge_levels(**levels), place, None, GUIDE)
    assert row is not None
    return row


@pytest.mark.parametrize("levels", [{}, {"budget": Level.UNKNOWN}, {"authority": Level.ABSENT}])
def test_a_row_has_every_documented_field_and_no_other(levels: dict[str, Any]) -> None:
    told = write_row(make_queue_row(**levels), NOON)
    assert set(told) == set(QueueRowJson.model_fields)
    read = QueueRowJson.model_validate_json(json.dumps(told), strict=True)
    assert (read.due_at, read.expected_rub) == (datetime.fromisoformat(told["due_at"]), told["expected_rub"])


# When one looks at a call that is due at ten in UTC.
@pytest.mark.parametrize(
    ("now", "is_overdue"),
    [
        (DUE - timedelta(seconds=1), False),
        (DUE, False),
        (DUE + timedelta(microseconds=1), True),
        # The same instant on another clock.
        (DUE.astimezone(MOSCOW), False),
        (DUE.astimezone(MOSCOW) + timedelta(minutes=1), True),
    ],
)
def test_a_row_is_overdue_from_the_moment_after_it_was_due(now: datetime, is_overdue: bool) -> None:
    assert write_row(make_queue_row(), now)["is_overdue"] is is_overdue


def test_nobodys_lead_is_told_as_such() -> None:
    told = write_row(make_queue_row(), NOON)
    assert (told["owner"], told["stage"], told["status"]) == (None, "contact", "qualified")


def test_only_statuses_that_people_work_on_are_documented() -> None:
    assert {one.value for one in OpenStatus} == {one.value for one in OPEN_STATUSES}


def test_a_page_that_ends_has_no_cursor() -> None:
    page = make_page((make_queue_row(),), 1)
    told = write_page(page, 0, NOON)
    assert (len(told["leads"]), told["next_cursor"], told["behind"]) == (1, None, 0)


def test_a_cursor_stands_for_the_last_row_that_was_told() -> None:
    rows = tuple(make_queue_row(f"lead_{number}") for number in (1, 2, 3))
    told = write_page(make_page(rows, 2), 40, NOON)
    assert [row["lead_id"] for row in told["leads"]] == ["lead_1", "lead_2"]
    mark = read_cursor(told["next_cursor"])
    assert (mark.lead_id, mark.expected_rub, mark.due_at) == ("lead_2", 285_000, DUE)
    assert QueueJson.model_validate_json(json.dumps(told)).behind == 40


# --- outcomes


def make_outcome(kind: OutcomeKind = OutcomeKind.ACCEPTED, **changes: Any) -> Outcome:
    return Outcome(
        id="outcome_1",
        lead_id="lead_1",
        qualification_id="qual_1",
        said=OutcomeAsk(kind=kind, who="Анна", happened_on=date(2026, 11, 25), **changes),
        payload_hash="0" * 64,
        created_at=datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
        number=7,
    )


def test_an_acceptance_is_told_with_its_day_and_without_what_was_not_said() -> None:
    told = write_outcome(make_outcome())
    assert (told["kind"], told["who"], told["on"]) == ("accepted", "Анна", "2026-11-25")
    assert (told["reason"], told["amount_rub"], told["quality"]) == (None, None, None)
    assert (told["note"], told["corrections"]) == ("", {})
    assert told["created_at"] == "2026-11-26T09:00:00+00:00"


# Sums keep every kopeck and never become a float.
@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Decimal("0"), "0"),
        (Decimal("600000"), "600000"),
        (Decimal("600000.10"), "600000.10"),
        (Decimal("99999999999.99"), "99999999999.99"),
    ],
)
def test_a_sum_is_told_as_it_was_said(amount: Decimal, told: str) -> None:
    assert write_outcome(make_outcome(OutcomeKind.WON, amount_rub=amount))["amount_rub"] == told


@pytest.mark.parametrize("reason", list(RejectReason))
def test_a_rejection_is_told_with_its_reason(reason: RejectReason) -> None:
    told = write_outcome(make_outcome(OutcomeKind.REJECTED, reason=reason))
    assert (told["kind"], told["reason"]) == ("rejected", reason.value)
    assert OutcomeJson.model_validate_json(json.dumps(told), strict=True).reason is reason


def test_what_was_put_right_is_told_by_criterion() -> None:
    corrections = {Criterion.BUDGET: Level.PARTIAL, Criterion.AD_ACTIVITY: Level.ABSENT}
    told = write_outcome(make_outcome(corrections=corrections, quality=Quality.LOW, note="Ошибка в сумме"))
    assert told["corrections"] == {"budget": "partial", "ad_activity": "absent"}
    assert (told["quality"], told["note"]) == ("low", "Ошибка в сумме")


def test_an_outcome_has_every_documented_field_and_no_bookkeeping() -> None:
    told = write_outcome(make_outcome())
    assert set(told) == set(OutcomeJson.model_fields)
    assert not {"number", "payload_hash"} & set(told)
    everything = {"lead_id": "lead_1", "current": told, "outcomes": [told]}
    assert LeadOutcomesJson.model_validate_json(json.dumps(everything), strict=True).current is not None


# --- questions to people

DISAGREEMENT = {
    "criterion": "budget",
    "rules": "absent",
    "model": "confirmed",
    "merged": "unknown",
    "certainty_pct": 90,
    "why": "сказано",
}


def conclude(status: str, opinion: Any = None) -> str:
    return json.dumps({"verdict": {"status": status}, "scorecard": {"opinion": opinion}})


def make_review(**changes: Any) -> Review:
    usual: dict[str, Any] = {
        "number": 1,
        "qualification_id": "qual_2",
        "before_id": "qual_1",
        "lead_id": "lead_1",
        "company": "ООО «Лавка»",
        "urgency": Urgency.STATUS,
        "why": ("status", "held_back:budget"),
        "before": conclude("nurture"),
        "after": conclude("qualified", {"disagreements": [DISAGREEMENT]}),
        "record": "{}",
        "created_at": NOON,
    }
    return Review(**{**usual, **changes})


def decide(number: int, side: Side, **levels: Level) -> KeptDecision:
    decision = Decision(who="Анна", side=side, status=Status.NURTURE, reason="Так.", levels=levels)
    return KeptDecision(id=f"decision_{number}", decision=decision, created_at=NOON + timedelta(hours=number))


def test_a_question_tells_both_statuses_and_where_the_two_differ() -> None:
    told = write_review(make_review())
    assert (told["rules_status"], told["status"]) == ("nurture", "qualified")
    assert told["disagreements"] == [DISAGREEMENT]
    assert (told["urgency"], told["why"]) == (2, ["status", "held_back:budget"])
    assert told["asked_at"] == "2026-11-26T09:00:00+00:00"
    assert told["decisions"] == []


@pytest.mark.parametrize("opinion", [None, {}, {"disagreements": []}, {"fault": "timed_out"}])
def test_a_question_without_a_disagreement_tells_none(opinion: Any) -> None:
    told = write_review(make_review(after=conclude("nurture", opinion), company=None))
    assert (told["disagreements"], told["company"]) == ([], None)


def test_decisions_are_told_in_the_order_in_which_they_were_made() -> None:
    kept = (decide(1, Side.RULES), decide(2, Side.NEITHER, budget=Level.UNKNOWN))
    told = write_review(make_review(decisions=kept))["decisions"]
    assert [(one["id"], one["side"]) for one in told] == [("decision_1", "rules"), ("decision_2", "neither")]
    assert told[1]["levels"] == {"budget": "unknown"}
    assert told[1]["at"] == "2026-11-26T11:00:00+00:00"


def test_a_question_has_the_documented_shape() -> None:
    told = write_review(make_review(decisions=(decide(1, Side.MODEL, need=Level.PARTIAL),)))
    assert set(told) == set(ReviewJson.model_fields)
    read = ReviewJson.model_validate_json(json.dumps(told), strict=True)
    assert read.disagreements[0].criterion is Criterion.BUDGET
    assert read.decisions[0].levels == {Criterion.NEED: Level.PARTIAL}
