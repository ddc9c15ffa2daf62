"""Sentences that follow a label but count something."""

import pytest

from planner.brief_reading.strays import tells_figures
from tests.planner.brief_reading.opened import opened, read


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Цель 400 заказов.", True),
        ("Нужно 15 000 визитов.", True),
        ("We need 300 bookings.", True),
        ("5000 установок приложения.", True),
        ("CPL до 900 руб.", True),
        ("ДРР не выше 18 %.", True),
        ("Дети 7–12 лет.", False),
        ("Рыбаки и охотники.", False),
    ],
)
def test_a_sentence_after_a_label_may_count(sentence: str, is_one: bool) -> None:
    last = opened(f"Аудитория: мужчины 30+. {sentence}").passages[-1]
    assert tells_figures(last) is is_one


def test_the_label_itself_is_never_a_stray() -> None:
    assert not tells_figures(opened("Аудитория: 5000 заявок ждут мужчины 30+").passages[0])


def test_figures_after_the_audience_are_counted_and_liked_by_nobody() -> None:
    brief = read("Аудитория: мужчины 30+, рыбаки. Цель 400 заказов, ДРР не выше 18 %.")
    assert {(one.name.value, int(one.value)) for one in brief.kpi} == {("sales", 400), ("drr", 18)}
    assert brief.audience.interests == ("рыбаки",)
