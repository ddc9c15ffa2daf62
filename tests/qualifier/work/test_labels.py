import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.cases import LeadCase, read_case_files
from qualifier.chance.record_cells import list_cells
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind, RejectReason
from qualifier.qualification import Criterion, Level, Quality, Reason
from qualifier.qualification_json import write_canonical
from qualifier.record_json import write_record
from qualifier.win_model.deal_import import import_deals
from qualifier.win_model.table_map import TableMap
from qualifier.work.labels import Labelled, make_gold, write_case, write_deal
from qualifier.work.queue_desk import Judged
from tests.qualifier.priority.leads import judge_levels
from tests.qualifier.work.desks import NOON

ACCEPTED, REJECTED, WON, LOST = OutcomeKind
JUDGED = judge_levels(budget=Level.UNKNOWN)


def say(kind: OutcomeKind, **more: Any) -> Outcome:
    if kind is WON:
        more.setdefault("amount_rub", Decimal("5.00"))
    said = OutcomeAsk(kind=kind, who="Анна", happened_on=date(2026, 11, 26), **more)
    return Outcome(
        id="out_1", lead_id="lead_a", qualification_id="qual_1", said=said, payload_hash="x", created_at=NOON
    )


def label(*outcomes: Outcome, external_id: str | None = "crm-1") -> Labelled:
    judged = Judged(
        number=1,
        qualification_id="qual_1",
        lead_id="lead_a",
        external_id=external_id,
        status="nurture",
        created_at=NOON,
        content=write_canonical(JUDGED),
        record=json.dumps(write_record(JUDGED.record)),
    )
    return Labelled(judged=judged, outcomes=outcomes)


def reject(reason: RejectReason, **more: Any) -> Outcome:
    return say(REJECTED, reason=reason, **more)


# What a rejection says in the rubric's words, and nothing besides.
MEANINGS = [
    (RejectReason.NO_BUDGET, {"budget": "absent", "reason": "no_budget"}),
    (RejectReason.NOT_READY, {"timing": "absent", "reason": "not_ready"}),
    (RejectReason.NO_CONTACT, {"reason": "unreachable"}),
    (RejectReason.DUPLICATE, {"reason": "duplicate", "status": "duplicate"}),
    (RejectReason.NO_NEED, {"need": "absent", "reason": "no_need", "status": "disqualified"}),
    (
        RejectReason.NOT_OUR_SEGMENT,
        {"industry": "absent", "reason": "wrong_segment", "status": "disqualified", "fit": "X"},
    ),
]


@pytest.mark.parametrize(("reason", "gold"), MEANINGS)
def test_a_rejection_is_gold_in_the_rubrics_words(reason: RejectReason, gold: dict[str, str]) -> None:
    assert make_gold(label(reject(reason))) == gold


def test_every_reason_of_the_norms_has_its_meaning() -> None:
    assert {reason for reason, _ in MEANINGS} == set(RejectReason)
    assert {gold["reason"] for _, gold in MEANINGS} <= set(Reason)


# What was said one after another, and the gold that is left.
HISTORIES: list[tuple[tuple[Outcome, ...], dict[str, Any]]] = [
    ((say(ACCEPTED),), {"status": "qualified", "reason": None}),
    # How a deal ended says nothing of how it began.
    ((say(WON),), {}),
    ((say(LOST),), {}),
    ((say(ACCEPTED), say(LOST)), {"status": "qualified", "reason": None}),
    ((say(ACCEPTED), say(WON)), {"status": "qualified", "reason": None}),
    # A lead that is taken up again was no refusal.
    ((reject(RejectReason.NO_BUDGET), say(ACCEPTED)), {"status": "qualified", "reason": None}),
    ((reject(RejectReason.NO_BUDGET), say(WON)), {}),
    ((reject(RejectReason.NO_BUDGET), say(LOST)), {"budget": "absent", "reason": "no_budget"}),
    ((say(ACCEPTED), reject(RejectReason.NO_CONTACT)), {"reason": "unreachable"}),
    ((reject(RejectReason.NO_BUDGET), reject(RejectReason.NO_CONTACT)), {"reason": "unreachable"}),
    # Corrections stand beside decisions, and a later one replaces an earlier one.
    (
        (say(ACCEPTED, corrections={Criterion.BUDGET: Level.CONFIRMED}),),
        {"status": "qualified", "reason": None, "budget": "confirmed"},
    ),
    (
        (
            say(LOST, corrections={Criterion.BUDGET: Level.CONFIRMED, Criterion.NEED: Level.PARTIAL}),
            say(LOST, corrections={Criterion.BUDGET: Level.ABSENT}),
        ),
        {"budget": "absent", "need": "partial"},
    ),
    (
        (reject(RejectReason.NO_BUDGET, corrections={Criterion.BUDGET: Level.PARTIAL}),),
        {"budget": "partial", "reason": "no_budget"},
    ),
]


@pytest.mark.parametrize(("outcomes", "gold"), HISTORIES)
def test_gold_is_what_people_said_last(outcomes: tuple[Outcome, ...], gold: dict[str, Any]) -> None:
    assert make_gold(label(*outcomes)) == gold


def test_a_case_is_read_by_the_evals_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    cases = [
        write_case(label(reject(RejectReason.NO_NEED, note="ищет подрядчика на сайт"))),
        write_case(label(say(ACCEPTED, quality=Quality.HIGH), external_id=None)),
    ]
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    read = read_case_files([path])
    assert all(isinstance(case, LeadCase) for case in read)
    rejected, accepted = (case for case in read if isinstance(case, LeadCase))
    assert rejected.id == "crm-1"
    assert rejected.record == replace(JUDGED.record, id="crm-1")
    assert rejected.gold.levels == {"need": "absent"}
    assert rejected.gold.labels == {"status": "disqualified", "reason": "no_need"}
    assert rejected.why == "rejected no_need ищет подрядчика на сайт"
    assert (accepted.id, accepted.tags) == ("lead_a", ("outcome", "accepted", "high"))


def test_levels_that_nobody_put_right_are_no_gold() -> None:
    gold = write_case(label(say(ACCEPTED)))["gold"]
    assert not set(gold) & {criterion.value for criterion in Criterion}


@pytest.mark.parametrize(
    ("outcome", "strength"),
    [
        (say(ACCEPTED), "WEAK"),
        (say(LOST, corrections={Criterion.BUDGET: Level.ABSENT}), "MEDIUM"),
    ],
)
def test_one_persons_word_is_never_called_strong(outcome: Outcome, strength: str) -> None:
    assert write_case(label(outcome))["strength"] == strength


@pytest.mark.parametrize("outcome", [say(ACCEPTED), reject(RejectReason.NO_NEED)])
def test_what_never_became_a_deal_teaches_no_chance(outcome: Outcome) -> None:
    assert write_deal(label(say(WON), outcome)) is None


def test_a_closed_deal_is_a_row_of_what_was_known_when_it_was_judged() -> None:
    row = write_deal(label(say(ACCEPTED), say(WON, amount_rub=Decimal("1250000.50"))))
    assert row is not None
    assert (row["id"], row["outcome"], row["closed"], row["amount"]) == (
        "lead_a",
        "won",
        "2026-11-26",
        "1250000.50",
    )
    features = list_cells(JUDGED.record, JUDGED.scorecard)
    assert {name: row[name] for name in features} == features
    assert row["budget_level"] == "unknown"


def test_a_lost_deal_needs_no_sum() -> None:
    row = write_deal(label(say(LOST)))
    assert row is not None
    assert (row["outcome"], row["amount"]) == ("lost", None)


def test_rows_are_understood_by_the_import_of_deals_without_a_map(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    rows = []
    for number in range(12):
        row = write_deal(label(say(WON if number % 3 else LOST)))
        assert row is not None
        source = "partner" if number % 2 else "site_form"
        rows.append({**row, "id": f"lead_{number}", "source": source})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = import_deals(path, TableMap())
    assert (len(found.table), found.table.won, found.faults) == (12, 8, ())
    assert "source" in {column.name for column in found.table.columns}
