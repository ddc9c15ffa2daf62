from decimal import Decimal
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.buying_unit import BuyingUnit
from planner.line_cost import (
    LineTerms,
    ResponseRates,
    cost_line,
    cost_units,
    deliver,
    price_per,
    unit_price,
)

VAT = Decimal("0.22")


def make_terms(**changes: object) -> LineTerms:
    fields = {
        "unit": BuyingUnit.CPM,
        "quantity": Decimal(2000),
        "price": Decimal(250),
        "factors": (Decimal("1.3"), Decimal("1.5")),
        "discount": Decimal("0.40"),
        "fee": Decimal("0.02"),
    }
    return LineTerms(**{**fields, **changes})


def test_a_line_is_price_markups_discount_units_and_fee() -> None:
    cost = cost_line(make_terms(), VAT)
    assert (cost.media, cost.fee) == (Decimal("585000.00"), Decimal("11700.00"))
    assert (cost.amount.net, cost.amount.vat, cost.amount.gross) == (
        Decimal("596700.00"),
        Decimal("131274.00"),
        Decimal("727974.00"),
    )


def test_a_message_of_two_segments_costs_two() -> None:
    terms = make_terms(
        unit=BuyingUnit.SMS,
        quantity=Decimal(120_000),
        price=Decimal("4.20"),
        factors=(Decimal("1.2"),),
        discount=Decimal("0.10"),
        segments=2,
    )
    assert cost_line(terms, VAT).amount.net == Decimal("1110412.80")
    assert unit_price(terms) == Decimal("9.0720")


@given(
    st.decimals(min_value="0.01", max_value=10**6, places=2),
    st.integers(min_value=1, max_value=10**6),
    st.lists(st.decimals(min_value="0.1", max_value=3, places=4), max_size=4),
    st.decimals(min_value=0, max_value="0.9", places=3),
    st.decimals(min_value=0, max_value="0.2", places=4),
)
def test_any_line_is_the_exact_product_rounded_once(
    price: Decimal, units: int, factors: list[Decimal], discount: Decimal, fee: Decimal
) -> None:
    terms = make_terms(
        price=price, quantity=Decimal(units), factors=tuple(factors), discount=discount, fee=fee
    )
    cost = cost_line(terms, VAT)
    media = prod(map(Fraction, (price, *factors, 1 - discount, units)), start=Fraction(1))
    exact = media * Fraction(1 + fee)
    assert abs(Fraction(cost.amount.net) - exact) <= Fraction(1, 200)
    assert cost.media + cost.fee == cost.amount.net
    assert abs(Fraction(cost.amount.vat) - Fraction(cost.amount.net) * Fraction(VAT)) <= Fraction(1, 200)


RATES = ResponseRates(ctr=Decimal("0.004"), cr=Decimal("0.002"), vtr=Decimal("0.70"), frequency=Decimal(3))


@pytest.mark.parametrize(
    ("unit", "quantity", "wanted"),
    [
        (BuyingUnit.CPM, 1500, (1_500_000, 500_000, 1_050_000, 6_000, 12)),
        (BuyingUnit.CPC, 8000, (2_000_000, 666_667, 1_400_000, 8_000, 16)),
        (BuyingUnit.CPV, 7000, (10_000, 3_333, 7_000, 40, 0)),
        (BuyingUnit.SMS, 120_000, (120_000, 40_000, 84_000, 480, 1)),
        (BuyingUnit.CPA, 20, (None, None, None, None, 20)),
        (BuyingUnit.SPOT, 60, (None, None, None, None, None)),
        (BuyingUnit.DAY, 30, (None, None, None, None, None)),
    ],
)
def test_units_bring_what_their_kind_tells(
    unit: BuyingUnit, quantity: int, wanted: tuple[int | None, ...]
) -> None:
    brought = deliver(unit, Decimal(quantity), RATES).rounded()
    assert (brought.impressions, brought.reach, brought.views, brought.clicks, brought.leads) == wanted


def test_without_a_rate_nothing_is_made_up() -> None:
    brought = deliver(BuyingUnit.CPM, Decimal(1000), ResponseRates())
    assert brought.impressions == 1_000_000
    assert (brought.clicks, brought.leads, brought.views, brought.reach) == (None, None, None, None)
    assert deliver(BuyingUnit.CPC, Decimal(10), ResponseRates()).impressions is None


def test_costs_per_unit_come_from_exact_counts() -> None:
    brought = deliver(BuyingUnit.CPC, Decimal(8000), ResponseRates(ctr=Decimal("0.06"), cr=Decimal("0.03")))
    costs = cost_units(Decimal("448800.00"), brought)
    assert (costs.cpm, costs.cpc, costs.cpl) == (Decimal("3366.00"), Decimal("56.10"), Decimal("1870.00"))
    assert costs.cpv is None


@pytest.mark.parametrize("count", [None, Decimal(0)])
def test_a_cost_of_nothing_is_none(count: Decimal | None) -> None:
    assert price_per(Decimal(100), count) is None
