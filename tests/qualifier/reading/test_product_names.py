import pytest

from qualifier.reading.product_names import open_names
from tests.talks import BOOK, talk


def find(said: str, *before: str) -> list[str]:
    sentences = talk(*before, f"C {said}")
    return [mention.name for mention in open_names(BOOK, sentences).find(sentences[-1])]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("I like the Tide Planner", ["Tide Planner"]),
        ("Tide Planners or tide-planner or TIDE PLANNER", ["Tide Planner"] * 3),
        ("the Tide Planner's price", ["Tide Planner"]),
        ("Otter Vault Pro before Otter Desk Pro", ["Otter Vault Pro", "Otter Desk Pro"]),
        ("Lumens are what we need", ["Lumen Hub"]),
        ("о рекламе на радио и об экранах", ["Радиоролик", "Экран у дороги"]),
        ("с радиороликами", ["Радиоролик"]),
        ("a tide of planners", []),
        ("Untide Planner", []),
    ],
)
def test_names_are_found_in_any_form(said: str, names: list[str]) -> None:
    assert find(said) == names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("The Vault suits us", ["Otter Vault Pro"]),
        ("The vault suits us", []),  # a common word, not the name
        ("Otter is a fine maker", []),  # two products share it
        ("Pro is better", []),
    ],
)
def test_a_telling_word_stands_for_a_name_said_before(said: str, names: list[str]) -> None:
    assert find(said, "C We look at Otter Desk Pro and Otter Vault Pro.") == names


def test_a_telling_word_alone_names_nothing() -> None:
    assert find("The Vault suits us") == []
