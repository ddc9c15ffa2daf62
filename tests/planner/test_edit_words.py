from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Channel
from planner.edit import Change, Drop, Edit, LiftBlock, Lock, NewBudget, NewDates, PriceChange, Withdrawal
from planner.edit_words import name_change, say_edit, say_effect, say_mark, tell_effect
from planner.media_plan import Goal
from qualifier.qualification import Bilingual
from tests.planner.revised import (
    chain_of,
    drop,
    lift,
    line_of,
    lock,
    move,
    price,
    rework,
    rework_measured,
    spend,
    withdraw,
)
from tests.planner.workbook.written import make_plan_line

SAID = [
    (drop("vk_ads"), "«VK Реклама»: снято", "VK Ads: taken out"),
    (drop("vk-clips"), "VK Клипы", "taken out"),
    (lock("vk-clips", amount_rub=300_000), "закреплено 300\u00a0000,00 ₽", "kept at 300,000.00 RUB"),
    (lock("vk-clips", quantity=1200), "закреплено 1\u00a0200 ед.", "kept at 1,200 units"),
    (price("sms-base", "3.2"), "цена 3,20 ₽ вместо 4,20 ₽", "price 3.20 RUB instead of 4.20 RUB"),
    (price("tv-regional", 30_000), "цена 30\u00a0000,00 ₽", "price 30,000.00 RUB"),
    (move("2027-03-01", "2027-03-28"), "даты: 01.03.2027 — 28.03.2027", "dates: 01.03.2027"),
    (spend(900_000), "бюджет: 900\u00a0000,00 ₽ без НДС", "budget: 900,000.00 RUB without VAT"),
    (lift("restricted_resource"), "restricted_resource снят (все строки)", "lifted (all lines)"),
    (lift("restricted_resource", target="telegram-ads"), "Telegram Ads", "Telegram Ads"),
]


@pytest.mark.parametrize(("edit", "russian", "english"), SAID)
def test_an_edit_says_what_it_changes(edit: dict[str, object], russian: str, english: str) -> None:
    text = chain_of(edit)[0].text
    assert russian in text.ru
    assert english in text.en


def test_an_edit_is_told_with_its_author_reason_effect_and_end() -> None:
    plan = rework_measured(drop("vk_ads", reason="клиент против"))
    said = say_edit(plan.edits[0], "ru")
    assert said.startswith("1. «VK Реклама»: снято из плана; Анна Иванова, 25.11.2026: клиент против; стоило")
    undone = chain_of(withdraw(1), plan=plan)
    assert say_edit(undone[0], "en").endswith("replaced by edit 2")
    assert "причина не названа" in say_edit(undone[1], "ru")
    assert "no reason given" in say_edit(undone[1], "en")


EFFECTS = [
    (Goal.REACH, 620_000, 582_000, "стоило 38\u00a0000 человек, 6,1 %", "cost 38,000 people, 6.1 %"),
    (Goal.LEADS, 1000, 1001, "добавило 1 лид, 0,1 %", "added 1 lead, 0.1 %"),
    (Goal.LEADS, 100_000, 100_001, "добавило 1 лид, < 0,1 %", "added 1 lead, < 0.1 %"),
    (Goal.LEADS, 0, 5, "добавило 5 лидов", "added 5 leads"),
    (Goal.VISITS, 5, 5, "визиты: без изменений", "visits: unchanged"),
]


@pytest.mark.parametrize(("goal", "before", "after", "russian", "english"), EFFECTS)
def test_an_effect_is_told_in_the_goals_own_words(
    goal: Goal, before: int, after: int, russian: str, english: str
) -> None:
    effect = tell_effect(goal, before, after)
    assert (effect.text.ru, effect.text.en) == (russian, english)


def test_a_share_without_a_base_is_left_out() -> None:
    assert tell_effect(Goal.LEADS, 0, 5).share is None
    assert tell_effect(Goal.LEADS, 1000, 940).share == Decimal("-0.0600")
    assert say_effect(Goal.LEADS, 5, 3, None).en == "cost 2 leads"


def test_a_mark_tells_what_whole_orders_made_of_a_sum() -> None:
    plan = rework(lock("vk-clips", amount_rub=301_000, reason="обещано"))
    line = line_of(plan, "vk-clips")
    said = say_mark(plan.edits[0], line, "ru")
    assert "301\u00a0000,00" in said
    assert "целыми заказами 300\u00a0000,00 ₽" in said
    assert said.endswith("(Анна Иванова: обещано)")
    assert "in whole orders" in say_mark(plan.edits[0], line, "en")


NAMES = {"tv": Bilingual(ru="ТВ", en="TV")}
CHANGES: list[tuple[Change, str, str]] = [
    (Lock(row_id="tv", quantity=Decimal(1_200)), "«ТВ»: закреплено 1 200 ед.", "TV: kept at 1,200 units"),
    (
        Lock(row_id="tv", amount_rub=Decimal("300000.5")),
        "«ТВ»: закреплено 300 000,50 ₽ без НДС",
        "TV: kept at 300,000.50 RUB without VAT",
    ),
    (PriceChange(row_id="tv", price_rub=Decimal("3.2")), "«ТВ»: цена 3,20 ₽", "TV: price 3.20 RUB"),
    (
        PriceChange(row_id="tv", price_rub=Decimal("3.125"), before_rub=Decimal(4)),
        "«ТВ»: цена 3,125 ₽ вместо 4,00 ₽",
        "TV: price 3.125 RUB instead of 4.00 RUB",
    ),
    (Drop(row_id="tv"), "«ТВ»: снято из плана", "TV: taken out of the plan"),
    (Drop(channel=Channel.OOH), "«Щиты»: снято из плана", "Billboards: taken out of the plan"),
    (Drop(), "«все строки»: снято из плана", "all lines: taken out of the plan"),
    (
        NewDates(start=date(2027, 3, 1), end=date(2027, 3, 28)),
        "даты: 01.03.2027 — 28.03.2027",
        "dates: 01.03.2027 — 28.03.2027",
    ),
    (NewBudget(budget_rub=Decimal("0.01")), "бюджет: 0,01 ₽ без НДС", "budget: 0.01 RUB without VAT"),
    (LiftBlock(rule="levy"), "запрет levy снят (все строки)", "ban levy lifted (all lines)"),
    (LiftBlock(rule="levy", row_id="tv"), "запрет levy снят (ТВ)", "ban levy lifted (TV)"),
    (Withdrawal(number=3), "правка 3 отозвана", "edit 3 withdrawn"),
]


@pytest.mark.parametrize(("change", "russian", "english"), CHANGES)
def test_each_change_is_one_sentence_in_both_languages(change: Change, russian: str, english: str) -> None:
    found = name_change(change, NAMES)
    assert (found.ru.replace("\u00a0", " "), found.en) == (russian, english)


def make_edit(**changes: Any) -> Edit:
    fields: dict[str, Any] = {
        "number": 2,
        "author": "Анна",
        "reason": "так решили",
        "on": date(2026, 11, 25),
        "change": Drop(row_id="tv"),
        "text": Bilingual(ru="«ТВ»: снято", en="TV: taken out"),
    }
    return Edit(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "russian", "english"),
    [
        (
            {},
            "2. «ТВ»: снято; Анна, 25.11.2026: так решили",
            "2. TV: taken out; Анна, 25.11.2026: так решили",
        ),
        (
            {"reason": ""},
            "2. «ТВ»: снято; Анна, 25.11.2026: причина не названа",
            "2. TV: taken out; Анна, 25.11.2026: no reason given",
        ),
        (
            {"effect": tell_effect(Goal.LEADS, 100, 90), "replaced_by": 5},
            "2. «ТВ»: снято; Анна, 25.11.2026: так решили; стоило 10 лидов, 10,0 %; заменена правкой 5",
            "2. TV: taken out; Анна, 25.11.2026: так решили; cost 10 leads, 10.0 %; replaced by edit 5",
        ),
    ],
)
def test_an_edit_is_one_line(changes: dict[str, Any], russian: str, english: str) -> None:
    edit = make_edit(**changes)
    assert (say_edit(edit, "ru"), say_edit(edit, "en")) == (russian, english)


@pytest.mark.parametrize(
    ("amount", "tail"),
    [
        # 819,720 was paid: a sum that units meet needs no word.
        ("819720.00", "TV: taken out (Анна: так решили)"),
        ("820000", "TV: taken out, in whole orders 819,720.00 RUB (Анна: так решили)"),
        (None, "TV: taken out (Анна: так решили)"),
    ],
)
def test_a_mark_names_the_sum_that_whole_orders_make(amount: str | None, tail: str) -> None:
    lock_ = Lock(row_id="tv", amount_rub=Decimal(amount) if amount else None)
    assert say_mark(make_edit(change=lock_), make_plan_line(), "en") == tail
    assert (
        say_mark(make_edit(change=lock_), make_plan_line(cost=None), "ru") == "«ТВ»: снято (Анна: так решили)"
    )


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [(1_000, 1_250, "0.25"), (3, 2, "-0.3333"), (8, 8, "0"), (0, 0, None), (30_000, 30_001, "0.0000")],
)
def test_an_effect_is_a_share_of_the_goal_before(before: int, after: int, share: str | None) -> None:
    effect = tell_effect(Goal.CLICKS, before, after)
    assert (effect.before, effect.after) == (before, after)
    assert effect.share == (None if share is None else Decimal(share))
