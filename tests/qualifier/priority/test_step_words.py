import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.priority.information_value import DECIDING, QuestionValue
from qualifier.priority.step_words import say_line, write_roubles
from qualifier.qualification import Criterion, Status

SQL, MQL, NO = Status.QUALIFIED, Status.NURTURE, Status.DISQUALIFIED


def say(*statuses: Status, gain: int = 0, stake: int = 240_000, is_step: bool = False) -> tuple[str, str]:
    line = say_line(
        QuestionValue(
            criterion=Criterion.BUDGET, gain_rub=gain, stake_rub=stake, statuses=statuses, is_step=is_step
        )
    )
    return line.ru, line.en


LINES = [
    (
        say(SQL, MQL, gain=120_000),
        "Сначала спросите про бюджет: от ответа зависит, SQL или развитие; ожидаемо +120\u00a0тыс. ₽",
        "Ask about the budget first: it decides between SQL and nurture; +120,000 roubles expected",
    ),
    (
        say(SQL, MQL, NO, gain=1_234_567),
        "Сначала спросите про бюджет: от ответа зависит, SQL, развитие или отказ; ожидаемо +1,23\u00a0млн ₽",
        "Ask about the budget first: it decides between SQL, nurture and refusal;"
        " +1,230,000 roubles expected",
    ),
    # Nothing is gained on average, but much may be lost.
    (
        say(MQL, SQL, gain=-5_000),
        "Сначала спросите про бюджет: от ответа зависит, SQL или развитие; на кону 240\u00a0тыс. ₽",
        "Ask about the budget first: it decides between SQL and nurture; 240,000 roubles at stake",
    ),
    (
        say(MQL, gain=999),
        "Сначала спросите про бюджет: ответ меняет ожидаемую сумму; ожидаемо +999\u00a0₽",
        "Ask about the budget first: it moves the expected sum; +999 roubles expected",
    ),
    (
        say(MQL, gain=60_000, is_step=True),
        "Сначала спросите про бюджет: без ответа лид не станет SQL; ожидаемо +60\u00a0тыс. ₽",
        "Ask about the budget first: without it the lead cannot become an SQL; +60,000 roubles expected",
    ),
]


@pytest.mark.parametrize(("said", "russian", "english"), LINES)
def test_one_line_says_what_to_ask_what_it_decides_and_what_it_is_worth(
    said: tuple[str, str], russian: str, english: str
) -> None:
    assert said == (russian, english)


@pytest.mark.parametrize("criterion", DECIDING)
def test_every_question_that_can_decide_has_its_words(criterion: Criterion) -> None:
    line = say_line(QuestionValue(criterion=criterion, gain_rub=10_000, stake_rub=0, statuses=(SQL, MQL)))
    assert re.match(r"Сначала спросите(,| про) [а-я ]+: ", line.ru)
    assert re.match(r"Ask (about|who) [a-z' ]+ first: ", line.en)
    assert len(line.en) < 110


def test_nothing_to_ask_is_said_too() -> None:
    assert say_line(None).en == "Nothing is left to ask: no answer would change the decision."
    assert "Спрашивать больше нечего" in say_line(None).ru


@pytest.mark.parametrize(
    ("amount", "russian", "english"),
    [
        (0, "0\u00a0₽", "0 roubles"),
        (7, "7\u00a0₽", "7 roubles"),
        (999, "999\u00a0₽", "999 roubles"),
        (1_000, "1\u00a0тыс. ₽", "1,000 roubles"),
        (12_549, "12,5\u00a0тыс. ₽", "12,500 roubles"),
        (999_600, "1\u00a0млн ₽", "1,000,000 roubles"),
        (8_470_000, "8,47\u00a0млн ₽", "8,470,000 roubles"),
        (85_000_000, "85\u00a0млн ₽", "85,000,000 roubles"),
        (9_999_999_999, "10\u00a0млрд ₽", "10,000,000,000 roubles"),
        (-800, "-800\u00a0₽", "-800 roubles"),
        (-12_549, "-12,5\u00a0тыс. ₽", "-12,500 roubles"),
    ],
)
def test_expected_sums_have_three_digits_that_count(amount: int, russian: str, english: str) -> None:
    assert (write_roubles(amount, True), write_roubles(amount, False)) == (russian, english)


# What one asks about, in the case that Russian wants.
ABOUT = [
    (Criterion.BUDGET, "Сначала спросите про бюджет: ", "Ask about the budget first: "),
    (Criterion.AUTHORITY, "Сначала спросите, кто решает: ", "Ask who decides first: "),
    (Criterion.NEED, "Сначала спросите про задачу: ", "Ask about the need first: "),
    (Criterion.TIMING, "Сначала спросите про сроки: ", "Ask about the timing first: "),
    (Criterion.INDUSTRY, "Сначала спросите про отрасль: ", "Ask about the industry first: "),
    (Criterion.SIZE, "Сначала спросите про размер компании: ", "Ask about the company's size first: "),
    (
        Criterion.AD_ACTIVITY,
        "Сначала спросите про нынешнюю рекламу: ",
        "Ask about the advertising they run first: ",
    ),
    (Criterion.POTENTIAL, "Сначала спросите про планы на год: ", "Ask about the year's plans first: "),
]


@pytest.mark.parametrize(("criterion", "russian", "english"), ABOUT)
def test_a_question_is_named_as_a_rep_would_put_it(criterion: Criterion, russian: str, english: str) -> None:
    line = say_line(QuestionValue(criterion=criterion, gain_rub=1, stake_rub=0, statuses=(SQL,)))
    assert line.ru.startswith(russian)
    assert line.en.startswith(english)


# The statuses in any order, and how they are listed: from the best to the worst.
DECIDED = [
    ((MQL, SQL), "от ответа зависит, SQL или развитие;", "it decides between SQL and nurture;"),
    ((NO, SQL), "от ответа зависит, SQL или отказ;", "it decides between SQL and refusal;"),
    ((NO, MQL), "от ответа зависит, развитие или отказ;", "it decides between nurture and refusal;"),
    (
        (NO, MQL, SQL),
        "от ответа зависит, SQL, развитие или отказ;",
        "it decides between SQL, nurture and refusal;",
    ),
    ((), "ответ меняет ожидаемую сумму;", "it moves the expected sum;"),
    ((NO,), "ответ меняет ожидаемую сумму;", "it moves the expected sum;"),
]


@pytest.mark.parametrize(("statuses", "russian", "english"), DECIDED)
def test_statuses_are_listed_from_the_best_to_the_worst(
    statuses: tuple[Status, ...], russian: str, english: str
) -> None:
    said_ru, said_en = say(*statuses, gain=1)
    assert f": {russian} ожидаемо" in said_ru
    assert f": {english} +" in said_en


@pytest.mark.parametrize(
    ("gain", "stake", "russian", "english"),
    [
        (2, 240_000, "ожидаемо +2\u00a0₽", "+2 roubles expected"),
        (0, 240_000, "на кону 240\u00a0тыс. ₽", "240,000 roubles at stake"),
        (-1, 1_500_000, "на кону 1,5\u00a0млн ₽", "1,500,000 roubles at stake"),
        (0, 0, "на кону 0\u00a0₽", "0 roubles at stake"),
    ],
)
def test_a_question_that_gains_nothing_says_what_is_at_stake(
    gain: int, stake: int, russian: str, english: str
) -> None:
    said_ru, said_en = say(SQL, MQL, gain=gain, stake=stake)
    assert said_ru.endswith(f"; {russian}")
    assert said_en.endswith(f"; {english}")


_NAMES = {"₽": 1, "тыс. ₽": 10**3, "млн ₽": 10**6, "млрд ₽": 10**9}


@given(st.integers(-(10**12), 10**12))
def test_both_languages_tell_one_sum_that_is_off_by_half_a_percent_at_most(amount: int) -> None:
    number, unit = write_roubles(amount, True).split("\u00a0")
    russian = round(float(number.replace(",", ".")) * _NAMES[unit])
    english = int(write_roubles(amount, False).removesuffix(" roubles").replace(",", ""))
    assert russian == english
    assert abs(english - amount) <= abs(amount) * 0.005
    # At most three digits stand before and after the comma together.
    assert len(number.lstrip("-").replace(",", "")) <= 4


@pytest.mark.parametrize(
    ("amount", "said"), [(1, "1 rouble"), (2, "2 roubles"), (1_234_567, "1,230,000 roubles")]
)
def test_english_roubles_agree_with_their_number(amount: int, said: str) -> None:
    assert write_roubles(amount, is_ru=False) == said
