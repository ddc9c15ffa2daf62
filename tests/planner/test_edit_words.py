from decimal import Decimal

import pytest

from planner.edit_words import say_edit, say_effect, say_mark, tell_effect
from planner.media_plan import Goal
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
