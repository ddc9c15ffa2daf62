"""Outcomes on PostgreSQL: kept as said, repeated ones once, contradictions side by side."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kit.errors import KeyReused, NotFound
from qualifier.archive import make_stored_record
from qualifier.outcome_store import SqlOutcomes
from qualifier.outcomes.outcome import Outcome, OutcomeKind, RejectReason
from qualifier.qualification import Criterion, Level, Quality
from qualifier.qualification_json import conclude
from qualifier.record_json import ParsedRecord
from qualifier.store import SqlStore
from tests.qualifier.priority.leads import judge_levels
from tests.qualifier.work.desks import NOON, House

pytestmark = pytest.mark.service

ACCEPTED, REJECTED, WON, LOST = OutcomeKind


@pytest.fixture
def lead(house: House) -> str:
    house.keep(judge_levels(), "lead_a")
    return "lead_a"


def list_said(house: House, lead_id: str = "lead_a") -> tuple[Outcome, ...]:
    with house.database.begin() as connection:
        return SqlOutcomes(connection).list_outcomes(lead_id)


FULL: dict[str, Any] = {
    "reason": RejectReason.NO_BUDGET,
    "quality": Quality.LOW,
    "note": "денег нет",
    "corrections": {Criterion.BUDGET: Level.ABSENT},
}


def test_an_outcome_is_read_back_as_it_was_said(house: House, lead: str) -> None:
    kept, is_repeated = house.say(lead, REJECTED, **FULL)
    assert is_repeated is False
    assert list_said(house) == (kept,)
    assert kept.said.corrections == {Criterion.BUDGET: Level.ABSENT}
    assert (kept.said.reason, kept.said.quality, kept.said.note) == (
        RejectReason.NO_BUDGET,
        Quality.LOW,
        "денег нет",
    )
    assert (kept.said.happened_on, kept.created_at) == (date(2026, 11, 26), NOON)


@pytest.mark.parametrize("amount", ["0.01", "1250000.50", "10000000000.00"])
def test_sums_keep_their_kopecks(house: House, lead: str, amount: str) -> None:
    house.say(lead, WON, amount_rub=Decimal(amount))
    assert [str(one.said.amount_rub) for one in list_said(house)] == [amount]


def test_it_is_said_of_the_verdict_that_held_then(house: House, lead: str) -> None:
    first, _ = house.say(lead, ACCEPTED)
    latest = house.keep(judge_levels(budget=Level.UNKNOWN), lead, again=True)
    second, _ = house.say(lead, LOST)
    assert first.qualification_id != second.qualification_id
    assert second.qualification_id == latest


def test_contradictions_are_all_kept_and_the_latest_counts(house: House, lead: str) -> None:
    house.say(lead, ACCEPTED, who="Анна")
    house.say(lead, REJECTED, who="Пётр", reason=RejectReason.NO_NEED)
    house.say(lead, WON, who="Анна", amount_rub=5)
    said = list_said(house)
    assert [one.said.kind for one in said] == [ACCEPTED, REJECTED, WON]
    assert [one.number for one in said] == sorted(one.number for one in said)
    with house.database.begin() as connection:
        latest = SqlOutcomes(connection).find_latest(lead)
    assert latest == said[-1]


def test_the_same_words_twice_in_a_row_are_kept_once(house: House, lead: str) -> None:
    one, _ = house.say(lead, ACCEPTED)
    again, is_repeated = house.say(lead, ACCEPTED)
    assert (again, is_repeated) == (one, True)
    house.say(lead, LOST)
    # After something else they are news again.
    _, is_repeated = house.say(lead, ACCEPTED)
    assert is_repeated is False
    assert len(list_said(house)) == 3


def test_a_repeated_key_is_answered_as_before(house: House, lead: str) -> None:
    one, _ = house.say(lead, ACCEPTED, key="k-1")
    house.say(lead, LOST)
    again, is_repeated = house.say(lead, ACCEPTED, key="k-1")
    assert (again, is_repeated) == (one, True)
    assert len(list_said(house)) == 2


def test_a_key_with_another_body_or_lead_is_refused(house: House, lead: str) -> None:
    house.keep(judge_levels(), "lead_b")
    house.say(lead, ACCEPTED, key="k-1")
    with pytest.raises(KeyReused):
        house.say(lead, LOST, key="k-1")
    with pytest.raises(KeyReused):
        house.say("lead_b", ACCEPTED, key="k-1")
    assert len(list_said(house)) == 1
    assert list_said(house, "lead_b") == ()


def test_of_an_unknown_lead_nothing_can_be_said(house: House) -> None:
    with pytest.raises(NotFound):
        house.say("lead_none", ACCEPTED)
    with pytest.raises(NotFound):
        list_said(house, "lead_none")


def test_a_lead_of_which_nothing_was_said_is_known(house: House, lead: str) -> None:
    assert list_said(house) == ()


def test_two_at_once_are_kept_one_after_the_other(house: House, lead: str) -> None:
    start = threading.Barrier(6)

    def work(number: int) -> None:
        start.wait()
        house.say(lead, ACCEPTED, who=f"Анна {number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.said.who for one in list_said(house)) == [f"Анна {number}" for number in range(6)]
    # The list shows the one that counts.
    assert house.look().rows[0].owner == list_said(house)[-1].said.who


def test_the_same_key_at_once_is_kept_once(house: House, lead: str) -> None:
    start, answers = threading.Barrier(5), []

    def work() -> None:
        start.wait()
        answers.append(house.say(lead, WON, key="k-1", amount_rub=5))

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({outcome.id for outcome, _ in answers}) == 1
    assert sum(not is_repeated for _, is_repeated in answers) == 1
    assert len(list_said(house)) == 1


@pytest.mark.parametrize(
    "statement", ["UPDATE outcomes SET who = 'x'", "DELETE FROM outcomes", "TRUNCATE outcomes CASCADE"]
)
def test_what_was_said_cannot_be_changed(house: House, lead: str, statement: str) -> None:
    house.say(lead, ACCEPTED)
    with pytest.raises(IntegrityError, match="append-only"), house.database.begin() as connection:
        connection.execute(text(statement))
    assert len(list_said(house)) == 1


# What the border refuses, the table refuses too.
IMPOSSIBLE = [
    (WON, {}),
    (WON, {"amount_rub": -5}),
    (WON, {"amount_rub": 0}),
    (REJECTED, {}),
    (ACCEPTED, {"reason": RejectReason.NO_NEED}),
]


@pytest.mark.parametrize(("kind", "more"), IMPOSSIBLE)
def test_the_table_takes_nothing_that_cannot_be(
    house: House, lead: str, kind: OutcomeKind, more: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError):
        house.say(lead, kind, **more)
    assert list_said(house) == ()


def test_leads_are_walked_one_by_one_with_the_verdict_that_was_spoken_of(house: House, lead: str) -> None:
    house.keep(judge_levels(), "lead_b")
    house.keep(judge_levels(), "lead_c")
    house.say(lead, ACCEPTED)
    house.say("lead_c", LOST)
    house.say(lead, WON, amount_rub=5)
    with house.database.begin() as connection:
        found = list(SqlOutcomes(connection).walk_labelled())
    assert [(one.judged.lead_id, len(one.outcomes)) for one in found] == [("lead_a", 2), ("lead_c", 1)]
    assert found[0].last.said.kind is WON
    assert found[0].judged.external_id == "crm-lead_a"


def test_what_was_put_right_in_an_earlier_record_does_not_count_for_a_later_one(
    house: House, lead: str
) -> None:
    house.say(lead, REJECTED, **FULL)
    newer = replace(judge_levels(), record=replace(judge_levels().record, id="newer"))
    keep_record(house, lead, newer)
    house.say(lead, ACCEPTED)
    with house.database.begin() as connection:
        (found,) = SqlOutcomes(connection).walk_labelled()
    assert [one.said.kind for one in found.outcomes] == [ACCEPTED]


def keep_record(house: House, lead_id: str, judged: Any) -> None:
    """The client wrote again: another record of the same lead."""
    row = make_stored_record(
        f"rec_{lead_id}_2", lead_id, ParsedRecord(record=judged.record), payload='"again"'
    )
    with house.database.begin() as connection:
        store = SqlStore(connection)
        at = NOON + timedelta(days=1)
        store.add_record(row, at=at)
        store.add_qualification(f"qual_{lead_id}_2", conclude(judged), record=row, at=at)
