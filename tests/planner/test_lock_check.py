from decimal import Decimal
from typing import Any

import pytest

from kit.errors import AppError
from planner.brief import Category, Channel
from planner.edit_faults import LockImpossible
from tests.planner.builders import END, START
from tests.planner.revised import lock, move, origin_of, price, rework, spend, usual


def refusal_of(*edits: dict[str, Any], **changes: Any) -> AppError:
    with pytest.raises(LockImpossible) as caught:
        rework(*edits, origin=origin_of(**changes))
    return caught.value


def obstacles_of(error: AppError) -> list[tuple[str, str]]:
    return [(one["row_id"], one["obstacle"]) for one in error.extra["locks"]]


CASES = [
    (lock("push", amount_rub=5), "below_minimum"),
    (lock("push", quantity=1000), "below_minimum"),
    (lock("yandex_direct", amount_rub=9_000_000), "above_capacity"),
    (lock("yandex_direct", quantity=10_000_000), "above_capacity"),
    (lock("vk-clips", quantity=1005), "not_whole_steps"),
]


@pytest.mark.parametrize(("edit", "obstacle"), CASES)
def test_a_lock_by_itself_is_told_with_the_money_it_misses_by(edit: dict[str, Any], obstacle: str) -> None:
    error = refusal_of(edit)
    assert [found for _, found in obstacles_of(error)] == [obstacle]
    assert Decimal(error.extra["locks"][0]["by_rub"]) > 0


def test_locks_above_the_budget_say_by_how_much() -> None:
    error = refusal_of(lock("1"), lock("2"), spend(1_000_000))
    held = sum((line.cost.amount.net for line in usual().lines[:2] if line.cost), Decimal(0))
    assert obstacles_of(error)[0][1] == "above_budget"
    assert Decimal(error.extra["locks"][0]["by_rub"]) == held - 1_000_000
    assert "Яндекс" in error.detail_ru


def test_a_budget_with_vat_holds_its_locks_when_vat_is_rounded() -> None:
    line = usual().lines[0]
    assert line.cost is not None
    error = refusal_of(
        lock("1"),
        budget_min_rub=None,
        budget_max_rub=line.cost.amount.net,
        vat_included=True,
    )
    assert obstacles_of(error)[0][1] == "above_budget"


NOT_FOR_SALE = [
    (lock("telegram-ads", amount_rub=300_000), {}, "Telegram"),
    (lock("telegram-ads", amount_rub=300_000), {"channels_excluded": (Channel.TELEGRAM_ADS,)}, "исключил"),
    (lock("tv-regional", amount_rub=300_000), {"regions": ("Тула",)}, "по запросу"),
    (lock("marketplace", amount_rub=300_000), {}, "отрасли"),
    (lock("sms-base", amount_rub=300_000), {"categories": (Category.TOBACCO,)}, "абак"),
]


@pytest.mark.parametrize(("edit", "changes", "words"), NOT_FOR_SALE)
def test_a_line_that_is_not_for_sale_says_why(
    edit: dict[str, Any], changes: dict[str, Any], words: str
) -> None:
    error = refusal_of(edit, **changes)
    assert obstacles_of(error)[0][1] == "not_for_sale"
    assert words in error.detail_ru


def test_a_lock_opens_the_card_where_the_client_named_other_channels() -> None:
    plan = rework(lock("push", amount_rub=300_000), origin=origin_of(channels_wanted=(Channel.SMS,)))
    assert "push-operator" in [line.row_id for line in plan.lines]


def test_a_price_by_edit_makes_a_row_on_request_buyable() -> None:
    origin = origin_of(regions=("Тула",), channels_wanted=(Channel.TV,))
    plan = rework(price("tv-regional", 20_000), lock("tv-regional", amount_rub=400_000), origin=origin)
    assert "tv-regional" in [line.row_id for line in plan.lines]
    assert plan.totals is not None


def test_dates_too_short_to_prepare_a_locked_line_are_refused() -> None:
    error = refusal_of(lock("dooh", amount_rub=300_000), move("2026-11-25", "2026-11-26"))
    assert obstacles_of(error)[0][1] == "not_for_sale"


def test_a_lock_without_any_budget_asks_for_one() -> None:
    error = refusal_of(lock("push", amount_rub=300_000), budget_min_rub=None, budget_max_rub=None)
    assert obstacles_of(error) == [("push-operator", "no_budget")]
    assert "budget" in error.detail


def test_a_brief_that_cannot_be_planned_says_so_of_its_locks() -> None:
    error = refusal_of(lock("push", amount_rub=300_000), start_date=END, end_date=START)
    assert obstacles_of(error)[0][1] == "not_for_sale"
