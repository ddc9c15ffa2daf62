import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.allocation.options import Option, Response
from planner.allocation.pieces import Piece, cut
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Power, Saturation, Tabulated
from planner.allocation.water_filling import bracket_price, dual, pour, pour_for, share_out

money = st.floats(1e3, 1e8)
responses = st.one_of(
    st.builds(Goerg, potential=st.floats(1e3, 1e7), cpm_rub=st.floats(10, 2000)),
    st.builds(Logarithmic, factor=st.floats(1, 1e6), scale_rub=st.floats(1e2, 1e6)),
    st.builds(Power, factor=st.floats(1, 1e3), exponent=st.floats(0.2, 0.9)),
    st.builds(Hill, top=st.floats(1e2, 1e7), half_rub=st.floats(1e3, 1e7), exponent=st.floats(0.3, 1)),
    st.builds(Linear, units_per_rub=st.floats(0.01, 10), capacity_rub=st.floats(1e3, 1e7)),
    st.builds(
        lambda factor, rate: Saturation(terms=((factor, rate),)),
        factor=st.floats(1e2, 1e6),
        rate=st.floats(1e-7, 1e-4),
    ),
)


def pieces_of(curves: list[Response], budget: float) -> list[Piece]:
    return [cut(Option(id=str(at), response=curve), budget)[0] for at, curve in enumerate(curves)]


@pytest.mark.parametrize(
    ("budget", "spends", "price", "value"),
    [
        (10, (6.0, 2.2, 1.8, 0.0), 5 / 7, 14.014601613827013),
        (2, (1.8571428571, 0.0, 0.1428571429, 0.0), 1.75, 5.516173407742434),
    ],
)
def test_logarithms_fill_as_their_closed_form(
    budget: float, spends: tuple[float, ...], price: float, value: float
) -> None:
    curves = [Logarithmic(factor=a, scale_rub=c) for a, c in zip((5, 3, 2, 1), (1, 2, 1, 4), strict=True)]
    filling = pour(pieces_of(list(curves), budget), budget)
    assert filling.spends == pytest.approx(spends, abs=1e-9)
    assert filling.price == pytest.approx(price)
    assert filling.value == pytest.approx(value, rel=1e-12)


@given(curves=st.lists(responses, min_size=1, max_size=8), budget=money)
@settings(max_examples=20, deadline=None)
def test_the_gap_is_proved_and_the_budget_kept(curves: list[Response], budget: float) -> None:
    filling = pour(pieces_of(curves, budget), budget)
    assert math.fsum(filling.spends) <= budget * (1 + 1e-12)
    assert 0 <= filling.bound - filling.value <= 1e-6 * filling.value
    assert min(filling.spends) >= 0


@given(curves=st.lists(responses, min_size=2, max_size=6), budget=money, share=st.floats(0, 1))
@example(
    curves=[
        Hill(top=100.0, half_rub=3713.0, exponent=0.9921875),
        Logarithmic(factor=22544.0, scale_rub=100.0),
    ],
    budget=1000.0,
    share=0.0,
)
@settings(max_examples=20, deadline=None)
def test_any_price_bounds_any_split(curves: list[Response], budget: float, share: float) -> None:
    pieces = pieces_of(curves, budget)
    filling = pour(pieces, budget)
    rival = [budget * share, budget * (1 - share), *[0.0] * (len(pieces) - 2)]
    value = sum(piece.response.value(spend) for piece, spend in zip(pieces, rival, strict=True))
    assert value <= filling.bound * (1 + 1e-9)
    assert value <= dual(pieces, budget, max(filling.price, 1e-12) * 1.5) * (1 + 1e-9)


@given(curves=st.lists(responses, min_size=2, max_size=6), budget=money)
@settings(max_examples=20, deadline=None)
def test_the_least_money_for_a_value_is_the_budget_that_gave_it(
    curves: list[Response], budget: float
) -> None:
    pieces = pieces_of(curves, budget)
    filling = pour(pieces, budget)
    back = pour_for(pieces, filling.value * (1 - 1e-12))
    assert back is not None
    assert back.value >= filling.value * (1 - 1e-11)
    assert math.fsum(back.spends) <= math.fsum(filling.spends) * (1 + 1e-6)
    assert back.bound <= math.fsum(back.spends) * (1 + 1e-9)


def test_too_great_a_goal_has_no_budget() -> None:
    assert pour_for(pieces_of([Linear(units_per_rub=1, capacity_rub=10)], 100), 11) is None


def test_a_goal_already_met_costs_nothing() -> None:
    filling = pour_for(pieces_of([Linear(units_per_rub=1)], 100), 0)
    assert filling is not None
    assert filling.spends == (0,)


def test_no_pieces_reach_no_goal() -> None:
    assert pour_for([], 1.0) is None
    assert pour_for([], 0.0) is not None


def test_money_that_buys_nothing_more_is_kept() -> None:
    filling = pour(pieces_of([Linear(units_per_rub=1, capacity_rub=30)] * 2, 100), 100)
    assert filling.spends == (30, 30)
    assert filling.value == 60


def test_lines_of_equal_worth_share_alike_without_a_wish() -> None:
    filling = pour(pieces_of([Linear(units_per_rub=1, capacity_rub=100)] * 3, 150), 150)
    assert filling.spends == pytest.approx((50, 50, 50))


def test_lines_of_equal_worth_come_nearest_to_the_wish() -> None:
    pieces = pieces_of([Linear(units_per_rub=1, capacity_rub=100)] * 3, 150)
    filling = pour(pieces, 150, (80, 20, 0))
    # Every wish rises by the same 16.67: no other point of the plane is nearer.
    assert filling.spends == pytest.approx((96.6667, 36.6667, 16.6667), abs=1e-3)


def test_a_wish_never_costs_value() -> None:
    curves: list[Response] = [Goerg(potential=1e6, cpm_rub=100), Goerg(potential=2e6, cpm_rub=300)]
    pieces = pieces_of(curves, 1e6)
    assert pour(pieces, 1e6, (0, 1e6)).spends == pytest.approx(pour(pieces, 1e6).spends)


def test_straight_lines_stop_at_the_corner_worth_the_price() -> None:
    table = Tabulated((0.0, 10.0, 20.0, 30.0), (0.0, 100.0, 150.0, 160.0))
    steep = Linear(units_per_rub=7.0, capacity_rub=15)
    filling = pour(pieces_of([table, steep], 30), 30)
    assert filling.spends == pytest.approx((15, 15))
    assert filling.price == pytest.approx(5)


@pytest.mark.parametrize("start", [1e-9, 1.0, 1e9])
def test_a_price_is_found_from_any_start(start: float) -> None:
    low, high = bracket_price(lambda price: 1 / price, 4.0, start)
    assert low < high
    assert low == pytest.approx(0.25)
    assert 1 / low > 4.0 >= 1 / high


def test_a_price_at_a_jump_is_held_from_both_sides() -> None:
    low, high = bracket_price(lambda price: 10.0 if price < 3 else 1.0, 5.0, 1.0)
    assert low <= 3 <= high * (1 + 1e-12)
    assert high - low < 1e-9


@pytest.mark.parametrize(
    ("least", "most", "budget", "wish", "expected"),
    [
        ((0, 0), (10, 10), 10, None, (5, 5)),
        ((0, 0), (3, 10), 10, None, (3, 7)),
        ((2, 0), (10, 10), 2, None, (2, 0)),
        ((0, 0), (4, 4), 10, None, (4, 4)),
        ((0, 0), (10, 10), 10, (8, 0), (9, 1)),
        ((0, 0), (10, 10), 4, (9, 0), (4, 0)),
    ],
)
def test_the_rest_is_shared_near_the_wish(
    least: tuple[float, ...],
    most: tuple[float, ...],
    budget: float,
    wish: tuple[float, ...] | None,
    expected: tuple[float, ...],
) -> None:
    assert share_out(least, most, budget, wish) == pytest.approx(expected)
