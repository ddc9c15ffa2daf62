from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.pricing import PricedAsk, estimate_units, list_price, price_ask
from qualifier.profile_parts import Product
from qualifier.reading.asked_products import AskedProduct
from tests.talks import talk

SENTENCE = talk("C Fine.")[-1]
PRICES = {"Tide": 19.99, "Otter": 100.1, "Lumen": 50.0}
BOOK = tuple(Product(name=name, price=price, currency="EUR") for name, price in PRICES.items())


def price(**units: int | None) -> PricedAsk:
    asked = [AskedProduct(name=name, units=count, sentence=SENTENCE) for name, count in units.items()]
    return price_ask(asked, BOOK)


@pytest.mark.parametrize(
    ("units", "total", "is_whole"),
    [
        ({"Tide": 3}, "59.97", True),
        ({"Tide": 3, "Otter": 2}, "260.17", True),
        ({"Otter": None}, "100.1", False),
        ({"Unknown": 4}, "0", True),
        ({}, "0", True),
    ],
)
def test_the_ask_is_priced_to_the_cent(units: dict[str, int | None], total: str, is_whole: bool) -> None:
    priced = price(**units)
    assert priced.total == Decimal(total)
    assert priced.is_whole == is_whole


def test_a_price_is_what_is_written() -> None:
    assert list_price(BOOK[1]) * 3 == Decimal("300.3")


@given(tide=st.integers(1, 10_000), otter=st.integers(1, 10_000))
def test_the_total_is_the_sum_of_its_parts(tide: int, otter: int) -> None:
    assert price(Tide=tide, Otter=otter).total == price(Tide=tide).total + price(Otter=otter).total


@pytest.mark.parametrize(
    ("units", "budget", "estimate"),
    [
        ({"Tide": 3, "Lumen": 2}, 5000, 5),  # all said: the budget tells nothing
        ({"Lumen": None}, 260, 5),
        ({"Lumen": None}, 20, 1),
        ({"Lumen": None}, None, 1),
        ({"Otter": 2, "Lumen": None}, 301, 4),
        ({"Otter": 2, "Lumen": None}, 100, 3),
        ({"Lumen": None, "Otter": None}, 600, 7),
    ],
)
def test_units_that_nobody_said_are_what_the_budget_buys(
    units: dict[str, int | None], budget: int | None, estimate: int
) -> None:
    money = None if budget is None else Decimal(budget)
    assert estimate_units(price(**units), money) == estimate
