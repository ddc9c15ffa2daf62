import pytest

from kit.counted_words import say_counted


@pytest.mark.parametrize(
    ("count", "one", "many", "said"),
    [
        (1, "day", "", "1 day"),
        (0, "day", "", "0 days"),
        (2, "rouble", "", "2 roubles"),
        (21, "row", "", "21 rows"),
        (101, "lead", "", "101 leads"),
        (-1, "rouble", "", "-1 rouble"),
        (1, "person", "people", "1 person"),
        (2_500_000, "person", "people", "2,500,000 people"),
    ],
)
def test_the_word_agrees_with_its_number(count: int, one: str, many: str, said: str) -> None:
    assert say_counted(count, one, many) == said
