from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.closed_deal import LEAVES_OUT, ClosedDeal, Note
from qualifier.record import Outcome
from tests.qualifier.deals.exports import make_deal

OTHER: dict[str, Any] = {
    "source": "crm",
    "id": "2",
    "outcome": Outcome.LOST,
    "company": "АО «Банк»",
    "company_key": "bank",
    "inn": "7700000016",
    "domain": "bank.example",
    "industry": "Банк",
    "region": "Казань",
    "employees": 121,
    "products": ("SMS-рассылка", "Баннеры"),
    "amount_rub": Decimal("600000.01"),
    "created": date(2025, 3, 2),
    "closed": date(2025, 4, 11),
    "loss_reason": "Дорого",
    "task": "Другая задача",
}


def test_every_field_of_a_deal_has_another_value_here() -> None:
    assert set(OTHER) == {field.name for field in fields(ClosedDeal)}


@pytest.mark.parametrize("name", sorted(OTHER))
def test_a_change_of_any_field_is_another_content(name: str) -> None:
    deal = make_deal()
    assert replace(deal, **{name: OTHER[name]}).content_hash != deal.content_hash


@pytest.mark.parametrize("name", sorted(set(OTHER) - {"source", "id", "outcome", "products"}))
def test_what_nobody_said_is_another_content_than_what_was_said(name: str) -> None:
    hashes = {
        replace(make_deal(**OTHER), **{name: value}).content_hash for value in (None, "None", OTHER[name])
    }
    # The word None is a text like any other: a company may be called so.
    assert len(hashes) == 3


@given(st.text(min_size=1), st.text(min_size=1))
def test_texts_do_not_run_into_each_other(first: str, second: str) -> None:
    apart = make_deal(industry=first, region=second)
    moved = make_deal(industry=first + second, region=None)
    assert apart.content_hash != moved.content_hash
    assert apart.content_hash == make_deal(industry=first, region=second).content_hash


@pytest.mark.parametrize(
    ("created", "closed", "days"),
    [
        (date(2025, 3, 1), date(2025, 3, 1), 0),
        (date(2024, 2, 28), date(2024, 3, 1), 2),
        (None, date(2025, 3, 1), None),
        (date(2025, 3, 1), None, None),
        (None, None, None),
    ],
)
def test_a_deal_took_so_many_days_where_both_are_known(
    created: date | None, closed: date | None, days: int | None
) -> None:
    assert make_deal(created=created, closed=closed).days_taken == days


def test_a_deal_is_not_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        make_deal().company = "другая"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("note", "leaves_out"),
    [
        (Note.BROKEN_ROW, True),
        (Note.OUTCOMES_DIFFER, True),
        (Note.FUTURE_DATE, True),
        (Note.NO_CLOSED_DATE, False),
        (Note.REPEATED_ID, False),
        (Note.FORMULA, False),
        (Note.CUT, False),
    ],
)
def test_a_row_is_left_out_only_where_nothing_of_it_can_be_believed(note: Note, *, leaves_out: bool) -> None:
    assert (note in LEAVES_OUT) is leaves_out
