from datetime import date

import pytest

from planner.law import load_law
from planner.law_words import say_late, say_levy, say_warning

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("category", "russian", "english"),
    [
        (
            "supplement",
            "звук не меньше 3 с; видео не меньше 5 с и 7 % кадра; не меньше 10 % площади",
            "sound at least 3 s; video at least 5 s and 7 % of the frame; at least 10 % of the area",
        ),
        (
            "finance",
            "звук не меньше 3 с; видео не меньше 3 с; не меньше 5 % площади",
            "sound at least 3 s; video at least 3 s; at least 5 % of the area",
        ),
    ],
)
def test_a_warning_is_told_with_its_sizes(category: str, russian: str, english: str) -> None:
    law = load_law()
    warning = law.find_warning(category, TODAY)
    assert warning is not None
    said = say_warning(law, warning, None)
    assert said.ru.endswith(russian)
    assert said.en.endswith(english)
    assert warning.text in said.ru
    assert warning.text in said.en


def test_a_credit_with_conditions_has_a_second_warning() -> None:
    law = load_law()
    warning = law.find_warning("finance", TODAY)
    assert warning is not None
    assert "Изучите все условия кредита (займа)" in say_warning(law, warning, None).ru


def test_the_levy_and_a_late_start_are_told_with_days() -> None:
    levy = load_law().levy
    said = say_levy(levy, date(2027, 2, 15), date(2027, 3, 5))
    assert "3 %" in said.ru
    assert "15.02.2027" in said.en
    assert "05.03.2027" in said.en
    assert "позже на 4 дн." in say_late(4, date(2027, 2, 5)).ru
    assert "4 days later" in say_late(4, date(2027, 2, 5)).en
    assert say_late(1, date(2027, 2, 5)).en.endswith(" 1 day later")
