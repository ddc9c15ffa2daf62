import pytest

from qualifier.reading.trades import is_filler, read_trades


@pytest.mark.parametrize(
    ("words", "trade"),
    [
        ("банк", "bank"),
        ("страховая", "insurance"),
        ("рекламное агентство", "agency"),
        ("сеть магазинов", "shop"),
        ("онлайн-школа", "school"),
        ("академия", "school"),
        ("стоматология", "clinic"),
        ("аптека", "pharmacy"),
        ("турагентство", "tour"),
        ("гостиница", "lodging"),
        ("кофейня", "food"),
        ("застройщик", "building"),
        ("хлебокомбинат завод", "works"),
        ("фитнес", "fitness"),
        ("автосалон", "car"),
        ("такси", "sharing"),
        ("авиакомпания", "air"),
        ("hotel", "lodging"),
        ("bakery", "food"),
        ("insurance", "insurance"),
    ],
)
def test_a_trade_is_known_by_its_word(words: str, trade: str) -> None:
    assert trade in read_trades(tuple(words.split()))


def test_a_brand_has_no_trade() -> None:
    assert read_trades(("василёк", "плюс")) == frozenset()


@pytest.mark.parametrize("word", ["группа", "холдинг", "гк", "тд", "russia", "group", "the", "и"])
def test_a_word_of_a_group_tells_no_companies_apart(word: str) -> None:
    assert is_filler(word)


@pytest.mark.parametrize("word", ["плюс", "сервис", "онлайн", "север", "василёк"])
def test_a_word_that_makes_another_firm_is_no_filler(word: str) -> None:
    assert not is_filler(word)
