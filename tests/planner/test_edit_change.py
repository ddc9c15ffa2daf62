from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Channel
from planner.edit import Drop, LiftBlock, Lock, NewBudget, NewDates, PriceChange
from planner.edit_chain import extend_edits
from planner.edit_change import Desk, find_row
from planner.edit_faults import (
    BudgetAbsurd,
    DatesImpossible,
    EditsInvalid,
    EditUnknown,
    LiftRefused,
    LineUnknown,
    PriceAbsurd,
)
from planner.edit_reading import read_edits
from tests.planner.builders import AS_OF, keep_rows
from tests.planner.builders import find_row as row_of
from tests.planner.revised import (
    chain_of,
    desk_of,
    drop,
    lift,
    line_of,
    lock,
    move,
    price,
    spend,
    usual,
    withdraw,
)


def change_of(edit: dict[str, Any]) -> Any:
    return chain_of(edit)[-1].change


def test_a_line_is_named_by_number_row_or_channel() -> None:
    first = usual().lines[0].row_id
    for target in ("1", first, "yandex_direct", "YANDEX_DIRECT"):
        assert find_row(desk_of(), target).id == first


def test_a_row_of_the_card_need_not_be_in_the_plan() -> None:
    assert find_row(desk_of(), "push").id == "push-operator"


@pytest.mark.parametrize("target", ["nope", "0", "99", "-1", "9" * 60, "tv-nowhere", "٣" * 5])
def test_an_unknown_line_is_told_with_those_that_are_known(target: str) -> None:
    with pytest.raises(LineUnknown) as caught:
        change_of(lock(target))
    assert usual().lines[0].row_id in caught.value.detail_ru


def test_a_channel_of_several_lines_asks_which() -> None:
    with pytest.raises(LineUnknown, match="vk-universal, vk-clips"):
        change_of(lock("vk_ads"))


def test_a_row_that_left_the_card_is_unknown() -> None:
    desk = Desk(seen=usual(), card=keep_rows("sms-base"), on=AS_OF)
    with pytest.raises(LineUnknown):
        find_row(desk, "1")
    with pytest.raises(LineUnknown):
        find_row(desk, "yandex-search")


def test_a_lock_keeps_a_sum_units_or_the_line_as_it_is() -> None:
    line = usual().lines[0]
    assert change_of(lock("1")) == Lock(row_id=line.row_id, quantity=line.quantity)
    assert change_of(lock("1", amount_rub="500000.004")).amount_rub == Decimal("500000.00")
    assert change_of(lock("1", quantity=500)).quantity == 500


def test_a_line_outside_the_plan_is_locked_at_a_sum_only() -> None:
    with pytest.raises(EditsInvalid, match="not in the plan"):
        change_of(lock("push"))


@pytest.mark.parametrize("more", [{"amount_rub": 0}, {"amount_rub": -5}, {"amount_rub": 10**12}])
def test_a_sum_that_cannot_be_meant_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(EditsInvalid, match="amount_rub"):
        change_of(lock("1", **more))


@pytest.mark.parametrize("quantity", [0, -1, "1.5"])
def test_units_are_whole_and_above_nothing(quantity: Any) -> None:
    with pytest.raises(EditsInvalid, match="quantity"):
        change_of(lock("1", quantity=quantity))


def test_a_price_remembers_the_cards() -> None:
    card_price = row_of("sms-base").price
    assert card_price is not None
    found = change_of(price("sms-base", "3.2"))
    assert found == PriceChange(row_id="sms-base", price_rub=Decimal("3.2"), before_rub=card_price.value)


@pytest.mark.parametrize("value", ["0", "-1", "0.0001", "1000", "1e20"])
def test_an_absurd_price_is_refused_with_what_is_possible(value: str) -> None:
    with pytest.raises(PriceAbsurd) as caught:
        change_of(price("sms-base", value))
    assert "84" in caught.value.detail


def test_a_price_on_request_can_be_set_within_reason() -> None:
    assert change_of(price("tv-regional", 40_000)).before_rub is None
    for value in (0, -5, 10**13):
        with pytest.raises(PriceAbsurd):
            change_of(price("tv-regional", value))


def test_a_channel_or_a_line_is_dropped() -> None:
    assert change_of(drop("vk_ads")) == Drop(channel=Channel.VK_ADS)
    assert change_of(drop("vk-clips")) == Drop(row_id="vk-clips")
    assert change_of(drop("1")) == Drop(row_id=usual().lines[0].row_id)


def test_a_channel_that_nobody_sells_cannot_be_dropped() -> None:
    desk = Desk(seen=usual(), card=keep_rows("sms-base"), on=AS_OF)
    with pytest.raises(LineUnknown):
        extend_edits(desk, read_edits([drop("tv")], author="a"))


DATES = [
    ("2027-03-01", "2027-02-01", "раньше начала"),
    ("2026-11-24", "2027-02-01", "прошло"),
    ("2020-01-01", "2020-02-01", "прошло"),
    ("2027-01-01", "2028-06-01", "366"),
    ("2030-01-01", "2030-02-01", "два года"),
]


@pytest.mark.parametrize(("start", "end", "words"), DATES)
def test_impossible_dates_are_refused(start: str, end: str, words: str) -> None:
    with pytest.raises(DatesImpossible) as caught:
        change_of(move(start, end))
    assert words in caught.value.detail_ru


def test_dates_and_a_budget_are_taken() -> None:
    assert change_of(move("2027-03-01", "2027-03-28")) == NewDates(
        start=date(2027, 3, 1), end=date(2027, 3, 28)
    )
    assert change_of(spend("900000.005")) == NewBudget(budget_rub=Decimal("900000.01"))


@pytest.mark.parametrize("value", [0, -1, 10**11, "1e25"])
def test_an_absurd_budget_is_refused(value: Any) -> None:
    with pytest.raises(BudgetAbsurd):
        change_of(spend(value))


def test_a_lift_names_a_rule_that_may_be_lifted() -> None:
    assert change_of(lift("restricted_resource")) == LiftBlock(rule="restricted_resource")
    assert change_of(lift("restricted_resource", target="telegram-ads")).row_id == "telegram-ads"
    for rule in ("tobacco_ban", "crypto_ban", "consent", "nonsense"):
        with pytest.raises(LiftRefused, match="alcohol_ban"):
            change_of(lift(rule))


def test_only_a_standing_edit_can_be_withdrawn() -> None:
    with pytest.raises(EditUnknown, match="7"):
        chain_of(withdraw(7))
    with pytest.raises(EditUnknown):
        chain_of(drop("1"), withdraw(1), withdraw(1))
    assert line_of(usual(), usual().lines[0].row_id)
