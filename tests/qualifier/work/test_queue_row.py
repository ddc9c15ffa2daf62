"""A row of the list of work: made of a verdict, the latest outcome and the calendar, without a database."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from qualifier.lead import Contact
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind, RejectReason
from qualifier.qualification import Level, Numbers, Status
from qualifier.win_chance import ChanceBasis, WinChance
from qualifier.work.queue_row import Place, QueueRow, make_row
from tests.builders import make_verdict
from tests.qualifier.priority.leads import judge_levels
from tests.qualifier.work.desks import GUIDE, NOON

PLACE = Place(lead_id="lead_1", external_id="crm-1", qualification_id="qual_1", since_at=NOON)
UNKNOWN, ABSENT = Level.UNKNOWN, Level.ABSENT


def say(kind: OutcomeKind, **changes: Any) -> Outcome:
    said = OutcomeAsk(kind=kind, who="Анна", happened_on=date(2026, 11, 26), **changes)
    return Outcome(
        id="outcome_1",
        lead_id="lead_1",
        qualification_id="qual_1",
        said=said,
        payload_hash="0" * 64,
        # An hour and a half before closing.
        created_at=datetime(2026, 11, 26, 13, 30, tzinfo=UTC),
    )


def row(outcome: Outcome | None = None, place: Place = PLACE, **levels: Any) -> QueueRow:
    made = make_row(judge_levels(**levels), place, outcome, GUIDE)
    assert made is not None
    return made


def test_an_sql_waits_for_a_call_within_the_hour() -> None:
    made = row()
    assert (made.status, made.is_open, made.owner) == ("qualified", True, None)
    assert (made.since_at, made.due_at) == (NOON, datetime(2026, 11, 26, 10, 0, tzinfo=UTC))
    assert (made.expected_rub, made.shown["stage"], made.shown["role"]) == (285_000, "contact", "sales")
    assert made.shown["action"]["en"] == "Call within one working hour and agree on the brief."


def test_an_accepted_lead_is_its_owners_and_owes_a_brief() -> None:
    made = row(say(OutcomeKind.ACCEPTED))
    assert (made.owner, made.is_open, made.shown["stage"]) == ("Анна", True, "brief")
    assert made.shown["role"] == "account"
    # Eight working hours from 16:30 in Moscow: an hour and a half today, six and a half after nine.
    assert made.due_at == datetime(2026, 11, 27, 12, 30, tzinfo=UTC)
    assert made.shown["action"] == {
        "ru": "Получить бриф клиента и передать аккаунт-менеджеру.",
        "en": "Get the client's brief and hand it to the account manager.",
    }


def test_the_brief_is_due_since_the_acceptance_and_not_since_the_verdict() -> None:
    early = replace(PLACE, since_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC))
    assert row(say(OutcomeKind.ACCEPTED), early).due_at == row(say(OutcomeKind.ACCEPTED)).due_at
    assert row(None, early).due_at == datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


# What was said last, and whether somebody has work with the lead.
CLOSED = [
    (None, True),
    (say(OutcomeKind.ACCEPTED), True),
    (say(OutcomeKind.REJECTED, reason=RejectReason.NO_NEED), False),
    (say(OutcomeKind.WON), False),
    (say(OutcomeKind.LOST), False),
]


@pytest.mark.parametrize(("outcome", "is_open"), CLOSED)
def test_a_rejection_and_an_end_of_the_deal_close_a_lead(outcome: Outcome | None, is_open: bool) -> None:
    assert row(outcome).is_open is is_open


@pytest.mark.parametrize("kind", [OutcomeKind.WON, OutcomeKind.LOST, OutcomeKind.REJECTED])
def test_a_closed_lead_is_nobodys(kind: OutcomeKind) -> None:
    made = row(say(kind))
    assert (made.owner, made.shown["stage"]) == (None, "contact")


@pytest.mark.parametrize("status", [Status.DUPLICATE, Status.DISQUALIFIED])
def test_a_refused_lead_has_no_row_whatever_was_said(status: Status) -> None:
    refused = replace(judge_levels(), verdict=make_verdict(status=status))
    assert make_row(refused, PLACE, None, GUIDE) is None
    assert make_row(refused, PLACE, say(OutcomeKind.ACCEPTED), GUIDE) is None


# Who the client said to be, and what the row shows of it.
CONTACTS = [
    (Contact(), (None, None, None, None)),
    (Contact(name="Анна"), ("Анна", None, None, None)),
    (
        Contact(email="a@shop.example", phone="+7 900 000-00-11"),
        (None, None, "+7 900 000-00-11", "a@shop.example"),
    ),
    (Contact(name="Ann", role="CMO", phone="1", email="a@b.example"), ("Ann", "CMO", "1", "a@b.example")),
]


@pytest.mark.parametrize(("contact", "told"), CONTACTS)
def test_whom_to_call_is_shown_as_the_lead_gave_it(
    contact: Contact, told: tuple[str | None, str | None, str | None, str | None]
) -> None:
    shown = row(contact=contact, budget=UNKNOWN).shown["contact"]
    assert (shown["name"], shown["role"], shown["phone"], shown["email"]) == told


# Chance and size: by the rubric or a model, by the client's word or by what is usual.
WORTHS = [
    ({}, 0.3, "rubric", 1_000_000, "stated", 15_000, 285_000),
    ({"numbers": Numbers()}, 0.3, "rubric", 1_800_000, "typical", 15_000, 525_000),
    ({"budget": UNKNOWN}, 0.1, "rubric", 1_000_000, "stated", 5_000, 95_000),
    ({"budget": ABSENT}, 0.025, "rubric", 1_000_000, "stated", 5_000, 20_000),
    ({"timing": ABSENT}, 0.035, "rubric", 1_000_000, "stated", 5_000, 30_000),
    ({"numbers": Numbers(), "size": ABSENT}, 0.3, "rubric", 300_000, "typical", 15_000, 75_000),
]


@pytest.mark.parametrize(("levels", "chance", "source", "deal", "size", "cost", "expected"), WORTHS)
def test_a_row_says_how_its_worth_was_reckoned(
    levels: dict[str, Any], chance: float, source: str, deal: int, size: str, cost: int, expected: int
) -> None:
    made = row(**levels)
    shown = made.shown
    assert (shown["chance"], shown["chance_from"]) == (chance, source)
    assert (shown["deal_rub"], shown["deal_from"], shown["cost_rub"]) == (deal, size, cost)
    assert made.expected_rub == expected


def test_a_models_chance_is_named_and_rounded_to_what_can_be_read() -> None:
    made = row(chance=WinChance(basis=ChanceBasis.MODEL, model_hash="x", share=0.123456789))
    assert (made.shown["chance"], made.shown["chance_from"]) == (0.1235, "model")
    # The worth is reckoned with the whole chance: 123,457 less 15,000.
    assert made.expected_rub == 108_457


def test_a_share_of_a_segment_is_no_chance_of_this_lead() -> None:
    rate = WinChance(basis=ChanceBasis.BASE_RATE, model_hash="x", deals=60, won=21)
    assert (row(chance=rate).shown["chance"], row(chance=rate).shown["chance_from"]) == (0.3, "rubric")


def test_where_all_is_known_no_question_stands() -> None:
    shown = row().shown
    assert (shown["question"], shown["gain_rub"]) == (None, 0)
    assert shown["line"]["ru"] == "Спрашивать больше нечего: ни один ответ не изменит решения."


def test_the_question_is_put_in_both_languages_with_what_it_is_worth() -> None:
    shown = row(budget=UNKNOWN).shown
    assert shown["question"]["criterion"] == "budget"
    assert set(shown["question"]["text"]) == {"ru", "en"}
    assert shown["gain_rub"] > 0
    assert shown["line"]["en"].startswith("Ask about the budget first: ")


def test_an_accepted_lead_keeps_its_worth_and_its_question() -> None:
    before, after = row(budget=UNKNOWN), row(say(OutcomeKind.ACCEPTED), budget=UNKNOWN)
    assert after.expected_rub == before.expected_rub
    for name in ("chance", "deal_rub", "cost_rub", "question", "gain_rub", "line"):
        assert after.shown[name] == before.shown[name]


@pytest.mark.parametrize("external_id", [None, "crm-1", "ЛИД 7"])
def test_the_senders_own_number_is_shown_as_it_came(external_id: str | None) -> None:
    assert row(place=replace(PLACE, external_id=external_id)).shown["external_id"] == external_id


@pytest.mark.parametrize("levels", [{}, {"budget": UNKNOWN}, {"numbers": Numbers()}, {"contact": Contact()}])
def test_what_is_shown_is_plain_json(levels: dict[str, Any]) -> None:
    shown = row(say(OutcomeKind.ACCEPTED), **levels).shown
    assert json.loads(json.dumps(shown)) == shown
