from decimal import Decimal

import pytest
from hypothesis import given, settings
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


@pytest.mark.parametrize(
    ("written", "units", "cost"),
    [
        (0.1, 3, "0.3"),  # binary fractions would say 0.30000000000000004
        (0.7, 10, "7.0"),
        (19.99, 100, "1999.00"),
        (1_000_000.0, 7, "7000000.0"),
        (33.33, 3, "99.99"),
        (0.07, 100, "7.00"),
    ],
)
def test_many_units_cost_exactly_so_many_times_the_price(written: float, units: int, cost: str) -> None:
    product = Product(name="Tide", price=written, currency="EUR")
    asked = [AskedProduct(name="Tide", units=units, sentence=SENTENCE)]
    assert price_ask(asked, [product]).total == Decimal(cost)


def test_lines_stand_in_the_order_of_the_ask_not_of_the_price_book() -> None:
    priced = price(Lumen=1, Tide=2)
    assert [line.product.name for line in priced.lines] == ["Lumen", "Tide"]
    assert [product.name for product in priced.products] == ["Lumen", "Tide"]
    assert [line.cost for line in priced.lines] == [Decimal("50.0"), Decimal("39.98")]


def test_a_product_of_which_nobody_said_how_many_counts_as_one_and_is_told_to_be_a_guess() -> None:
    priced = price(Tide=3, Lumen=None)
    assert [(line.units, line.is_guess) for line in priced.lines] == [(3, False), (1, True)]
    assert (priced.units, priced.is_whole) == (4, False)
    assert priced.total == Decimal("109.97")


def test_what_the_house_does_not_sell_is_not_priced() -> None:
    priced = price(Unknown=4, Tide=1)
    assert [line.product.name for line in priced.lines] == ["Tide"]
    assert price_ask([], BOOK) == PricedAsk(lines=())
    assert price_ask([AskedProduct(name="Tide", units=1, sentence=SENTENCE)], ()).lines == ()


@pytest.mark.parametrize(
    ("budget", "estimate"),
    [("49.99", 1), ("99.99", 1), ("100", 2), ("149.99", 2), ("150", 3), ("0", 1), ("-50", 1)],
)
def test_a_budget_buys_whole_units_only(budget: str, estimate: int) -> None:
    assert estimate_units(price(Lumen=None), Decimal(budget)) == estimate


def test_a_gift_is_not_bought_without_end() -> None:
    gift = Product(name="Gift", price=0, currency="EUR")
    priced = price_ask([AskedProduct(name="Gift", units=None, sentence=SENTENCE)], [gift])
    assert estimate_units(priced, Decimal(1_000_000)) == 1


@settings(max_examples=25)
@given(budget=st.integers(0, 100_000), more=st.integers(0, 100_000))
def test_more_money_never_buys_fewer_units(budget: int, more: int) -> None:
    priced = price(Otter=2, Lumen=None)
    assert estimate_units(priced, Decimal(budget + more)) >= estimate_units(priced, Decimal(budget)) >= 3
