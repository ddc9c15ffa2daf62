from datetime import date
from decimal import Decimal

import pytest

from planner.offer.number_check import Figures, NumberNotInPlan, check_numbers, collect_figures, find_unknown
from planner.plan_words import say_count, say_day, say_rub
from tests.planner.offer.offered import plan_of

BANK = plan_of("brief_bank_ru.txt")


def figures(*content: object) -> Figures:
    held = Figures()
    for one in content:
        held.add(one)
    return held


def unknown(text: str, held: Figures, lang: str = "ru") -> list[str]:
    return [number for number, _ in find_unknown([text], held, lang)]


@pytest.mark.parametrize(
    ("content", "text", "lang"),
    [
        (1234567, "1\u00a0234\u00a0567 человек", "ru"),
        (1234567, "1,234,567 people", "en"),
        ("1234.50", "1\u00a0234,50 ₽", "ru"),
        ("1234.50", "RUB 1,234.50", "en"),
        ("0.22", "НДС 22 %", "ru"),
        ("0.5045", "50,5 % аудитории", "ru"),
        ("0.5045", "50,4 % аудитории", "ru"),
        ("7.3871", "в среднем 7,4 контакта", "ru"),
        ("2027-02-01", "с 01.02.2027", "ru"),
        (date(2027, 2, 1), "с 01.02.2027", "ru"),
        ("ролик 15–20 с", "ролик 15–20 с", "ru"),
        ("баннеры 300×250", "300×250", "ru"),
        ({"a": [{"b": ("17",)}]}, "17", "ru"),
        (3.0, "3", "en"),
    ],
)
def test_a_figure_is_known_in_the_form_it_is_printed_in(content: object, text: str, lang: str) -> None:
    assert unknown(text, figures(content), lang) == []


@pytest.mark.parametrize(
    ("content", "text", "lang", "found"),
    [
        (1234567, "1\u00a0234\u00a0568", "ru", ["1\u00a0234\u00a0568"]),
        ("1234.50", "1\u00a0234,51", "ru", ["1\u00a0234,51"]),
        ("1234.50", "1\u00a0235", "ru", ["1\u00a0235"]),
        ("0.22", "НДС 20 %", "ru", ["20"]),
        # A share is no count and a count is no share.
        ("0.22", "22 человека", "ru", ["22"]),
        ("22", "22 %", "ru", ["22"]),
        ("0.5045", "50 %", "ru", ["50"]),
        ("2027-02-01", "02.02.2027", "ru", ["02.02.2027"]),
        (True, "1", "ru", ["1"]),
        (7, "7,0000000", "ru", ["7,0000000"]),
        ({"hash": "77", "row_id": "88"}, "77 и 88", "ru", ["77", "88"]),
    ],
)
def test_any_other_number_is_found(content: object, text: str, lang: str, found: list[str]) -> None:
    assert unknown(text, figures(content), lang) == found


def test_a_plan_knows_its_totals_and_days() -> None:
    held = collect_figures(BANK)
    assert BANK.totals is not None
    text = f"{say_rub(BANK.totals.amount.gross)} {say_day(BANK.as_of)} {say_count(BANK.reach.people)}"  # type: ignore[union-attr]
    assert unknown(text, held) == []


def test_more_data_can_be_known() -> None:
    assert unknown("через 14 дней", collect_figures(BANK, {"days": 14})) == []
    assert unknown("на 987654321", collect_figures(BANK)) == ["987654321"]


def test_huge_and_odd_values_do_not_break_the_check() -> None:
    held = figures(Decimal("1e40"), "NaN", "Infinity", "-0", 1e-9, None, "")
    assert unknown("5,55", held) == ["5,55"]


def test_what_is_refused_is_named_with_its_sentence() -> None:
    with pytest.raises(NumberNotInPlan, match="41 stands in no plan: Всего 41"):
        check_numbers(["Всё хорошо", "Всего 41"], figures(40), "ru")
    check_numbers(["Всего 40"], figures(40), "ru")


@pytest.mark.parametrize(
    ("content", "text", "lang"),
    [
        # What names or proves the plan is no figure of it, at whatever depth.
        ({"lines": [{"why": "77 причин"}]}, "77", "ru"),
        ({"proof": {"value": 77}}, "77", "ru"),
        ({"sources": {"a": {"where": "77"}}}, "77", "ru"),
        ({"seed": 77}, "77", "en"),
        # In words a number is known as it stands, not as a value.
        ({"ru": "за 7500 рублей"}, "7\u00a0500", "ru"),
        ({"advertiser": "0,225"}, "23 %", "ru"),
        # A day that is no day of the plan.
        ({"start": "2027-02-01"}, "01.02.2028", "en"),
        ({"half": "1.5"}, "2", "ru"),
    ],
)
def test_what_is_no_figure_is_not_known(content: object, text: str, lang: str) -> None:
    assert unknown(text, figures(content), lang) == [text.removesuffix(" %")]


@pytest.mark.parametrize(
    ("content", "text", "lang"),
    [
        ({"advertiser": "Пекарня 24"}, "Пекарня 24", "ru"),
        ({"ru": "за 7500 рублей"}, "7500", "ru"),
        ({"name": "2027-02-01"}, "2027, 02, 01", "ru"),
        # Half up for money, half to even for short numbers: both are in use.
        ("0.125", "0,13 и 0,12", "ru"),
        ("2.5", "2.50", "en"),
        ("0.061", "6.1 %", "en"),
        ("1", "100 %", "ru"),
        ("0", "0 % и 0", "ru"),
    ],
)
def test_words_and_roundings_are_known(content: object, text: str, lang: str) -> None:
    assert unknown(text, figures(content), lang) == []


def test_each_unknown_number_is_told_with_its_own_sentence() -> None:
    texts = ["Пять 5", "Шесть 6 и 7", "Ничего"]
    assert list(find_unknown(texts, figures(6), "ru")) == [("5", "Пять 5"), ("7", "Шесть 6 и 7")]


def test_a_refusal_has_its_code_and_words_for_people() -> None:
    with pytest.raises(NumberNotInPlan) as caught:
        check_numbers(["41"], figures(), "en")
    assert caught.value.code == "number_not_in_plan"
    assert caught.value.ru == "В тексте предложения есть число, которого нет в плане."
