from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import BadInput
from qualifier.outcomes.outcome import CLOSING, OutcomeKind, RejectReason
from qualifier.outcomes.outcome_reading import Bounds, read_line, read_outcome
from qualifier.qualification import Criterion, Level, Quality

TODAY = date(2026, 11, 26)
BOUNDS = Bounds(today=TODAY, largest_rub=10_000_000_000)
WON = {"kind": "won", "who": "Анна", "amount_rub": 1}


def read(**content: Any) -> Any:
    return read_outcome({"kind": "accepted", "who": "Анна", **content}, BOUNDS)


def test_an_acceptance_needs_only_who() -> None:
    said = read()
    assert (said.kind, said.who, said.happened_on) == (OutcomeKind.ACCEPTED, "Анна", TODAY)
    assert (said.reason, said.amount_rub, said.quality, said.note, said.corrections) == (
        None,
        None,
        None,
        "",
        {},
    )


def test_a_rejection_says_why_and_what_was_wrong() -> None:
    said = read(
        kind="rejected",
        reason="no_budget",
        quality="low",
        note="денег нет\nдо весны",
        on="2026-11-20",
        corrections={"timing": "absent", "budget": "absent"},
    )
    assert said.reason is RejectReason.NO_BUDGET
    assert said.quality is Quality.LOW
    assert said.note == "денег нет до весны"
    assert said.happened_on == date(2026, 11, 20)
    assert list(said.corrections.items()) == [
        (Criterion.BUDGET, Level.ABSENT),
        (Criterion.TIMING, Level.ABSENT),
    ]


@pytest.mark.parametrize(
    ("given_sum", "amount"),
    [
        (600_000, "600000.00"),
        ("600000.5", "600000.50"),
        ("1 250 000,00".replace(",", "."), "1250000.00"),
        ("1\u00a0250\u00a0000", "1250000.00"),
        (0.01, "0.01"),
        (10_000_000_000, "10000000000.00"),
    ],
)
def test_sums_are_read_to_the_kopeck(given_sum: Any, amount: str) -> None:
    said = read(kind="won", amount_rub=given_sum)
    assert said.amount_rub == Decimal(amount)
    assert str(said.amount_rub) == amount


def test_a_lost_deal_may_have_its_sum_or_not() -> None:
    assert read(kind="lost").amount_rub is None
    assert read(kind="lost", amount_rub=5).amount_rub == Decimal("5.00")


def test_null_is_as_good_as_nothing() -> None:
    assert read(reason=None, amount_rub=None, quality=None, note=None, on=None, corrections=None) == read()


# What was sent, and the field that the refusal names.
REFUSED = [
    ([], "object"),
    ("accepted", "object"),
    ({}, "kind"),
    ({"kind": "accepted"}, "who"),
    ({"kind": "accepted", "who": ""}, "who"),
    ({"kind": "accepted", "who": " \n\t "}, "who"),
    ({"kind": "accepted", "who": "\u200b\u202e"}, "who"),
    ({"kind": "accepted", "who": "я" * 121}, "who"),
    ({"kind": "accepted", "who": 5}, "who"),
    ({"kind": "ACCEPTED", "who": "А"}, "kind"),
    ({"kind": ["won"], "who": "А"}, "kind"),
    ({"kind": "sold", "who": "А"}, "kind"),
    # A reason belongs to a rejection, and a rejection has one.
    ({"kind": "rejected", "who": "А"}, "reason"),
    ({"kind": "rejected", "who": "А", "reason": "because"}, "reason"),
    ({"kind": "accepted", "who": "А", "reason": "no_need"}, "reason"),
    ({"kind": "lost", "who": "А", "reason": "no_budget"}, "reason"),
    # A won deal has a sum, and only what was sold or lost has one.
    ({"kind": "won", "who": "А"}, "amount_rub"),
    ({"kind": "accepted", "who": "А", "amount_rub": 5}, "amount_rub"),
    ({"kind": "rejected", "who": "А", "reason": "no_need", "amount_rub": 5}, "amount_rub"),
    ({**WON, "amount_rub": 0}, "amount_rub"),
    ({**WON, "amount_rub": -600_000}, "amount_rub"),
    ({**WON, "amount_rub": 10_000_000_001}, "amount_rub"),
    ({**WON, "amount_rub": 1e300}, "amount_rub"),
    ({**WON, "amount_rub": "1e9999999"}, "amount_rub"),
    ({**WON, "amount_rub": "NaN"}, "amount_rub"),
    ({**WON, "amount_rub": "-Infinity"}, "amount_rub"),
    ({**WON, "amount_rub": "9" * 31}, "amount_rub"),
    ({**WON, "amount_rub": "миллион"}, "amount_rub"),
    ({**WON, "amount_rub": ""}, "amount_rub"),
    ({**WON, "amount_rub": True}, "amount_rub"),
    ({**WON, "amount_rub": [5]}, "amount_rub"),
    ({**WON, "amount_rub": "1.005"}, "amount_rub"),
    # Days to come, days that are none, and what belongs into the import of past deals.
    ({**WON, "on": "2026-11-27"}, "on"),
    ({**WON, "on": "9999-12-31"}, "on"),
    ({**WON, "on": "2020-11-26"}, "on"),
    ({**WON, "on": "26.11.2026"}, "on"),
    ({**WON, "on": "2026-02-30"}, "on"),
    ({**WON, "on": 20_261_126}, "on"),
    ({**WON, "quality": "best"}, "quality"),
    ({**WON, "note": "х" * 501}, "note"),
    ({**WON, "note": {}}, "note"),
    ({**WON, "corrections": ["budget"]}, "corrections"),
    ({**WON, "corrections": {"money": "some"}}, "corrections.money"),
    ({**WON, "corrections": {"charm": "absent"}}, "corrections"),
    ({**WON, "corrections": {"status": "qualified"}}, "corrections"),
    # A slip of the pen must not lose a label.
    ({**WON, "ammount_rub": 5}, "ammount_rub"),
]


@pytest.mark.parametrize(("content", "named"), REFUSED)
def test_what_cannot_be_is_refused_by_its_name(content: Any, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_outcome(content, BOUNDS)
    assert named in refused.value.detail
    assert refused.value.detail_ru != refused.value.detail
    assert refused.value.status == 422


def test_today_and_the_last_five_years_are_taken() -> None:
    assert read(**{**WON, "on": TODAY.isoformat()}).happened_on == TODAY
    assert read(**{**WON, "on": "2021-01-01"}).happened_on == date(2021, 1, 1)
    with pytest.raises(BadInput):
        read(**{**WON, "on": (TODAY + timedelta(days=1)).isoformat()})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("kind", "who", "on", "reason", "amount_rub", "quality", "note", "corrections")


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_whatever_is_sent_is_read_or_refused(content: dict[str, Any]) -> None:
    try:
        said = read_outcome({"kind": "won", "who": "А", "amount_rub": 1, **content}, BOUNDS)
    except BadInput:
        return
    assert said.who
    assert said.happened_on <= TODAY
    assert said.amount_rub is None or 0 < said.amount_rub <= BOUNDS.largest_rub


def test_a_line_that_turns_the_text_round_is_laid_straight() -> None:
    assert read_line("note", "до\u202eсвидания\x1b[31m\r\nвсем", 80) == "досвидания[31m всем"


def test_only_an_acceptance_leaves_work_to_do() -> None:
    assert set(OutcomeKind) - CLOSING == {OutcomeKind.ACCEPTED}
