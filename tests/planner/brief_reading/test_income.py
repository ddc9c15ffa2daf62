"""The income of the audience."""

import pytest

from planner.brief_reading.income import fold_words, read_income
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "income"),
    [
        ("Доход: средний+", "средний+"),
        ("Доход: не важен", None),
        ("женщины, доход выше среднего", "выше среднего"),
        ("у кого доход повыше", "выше среднего"),
        ("adults with above-average income", "above-average income"),
        ("adults, any income", None),
        ("женщины 25–40", None),
    ],
)
def test_income_is_told_in_the_clients_words(text: str, income: str | None) -> None:
    brief = opened(text)
    said, quote = read_income(brief, brief.passages)
    assert said == income
    assert bool(quote) is (income is not None)


def test_words_are_folded_for_comparing() -> None:
    assert fold_words("Её Доход") == "ее доход"
