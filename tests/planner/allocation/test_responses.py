import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocation.options import Response, Shape
from planner.allocation.responses import (
    Goerg,
    Hill,
    Linear,
    Logarithmic,
    Packages,
    Power,
    Saturation,
    Scaled,
    Tabulated,
    adbudg,
)

SMOOTH: dict[str, Response] = {
    "goerg": Goerg(potential=6e6, cpm_rub=250),
    "goerg 3+": Goerg(potential=6e6, cpm_rub=250, frequency=3),
    "logarithmic": Logarithmic(factor=5, scale_rub=1e5),
    "power": Power(factor=2, exponent=0.6),
    "hill e<1": Hill(top=100, half_rub=1e6, exponent=0.7),
    "hill e=1": Hill(top=100, half_rub=1e6, exponent=1),
    "hill e>1": Hill(top=100, half_rub=1e6, exponent=3),
    "saturation": Saturation(terms=((10, 1e-6), (5, 3e-6))),
    "scaled": Scaled(response=Goerg(potential=6e6, cpm_rub=250), factor=0.02),
}
CONCAVE = {name: response for name, response in SMOOTH.items() if response.shape is Shape.CONCAVE}
CLOSED = {name: response for name, response in SMOOTH.items() if hasattr(response, "demand")}


@pytest.mark.parametrize("name", SMOOTH)
@pytest.mark.parametrize("money", [1e4, 2e5, 1e6, 7e6])
def test_a_slope_is_the_derivative_of_the_value(name: str, money: float) -> None:
    response, nudge = SMOOTH[name], money * 1e-5
    difference = (response.value(money + nudge) - response.value(money - nudge)) / (2 * nudge)
    assert response.slope(money) == pytest.approx(difference, rel=1e-5)


@pytest.mark.parametrize("name", SMOOTH)
def test_no_money_brings_nothing(name: str) -> None:
    assert SMOOTH[name].value(0.0) == 0.0


@pytest.mark.parametrize("name", SMOOTH)
@settings(max_examples=30)
@given(one=st.floats(0, 1e8), more=st.floats(0, 1e8))
def test_more_money_never_brings_less(name: str, one: float, more: float) -> None:
    response = SMOOTH[name]
    assert response.value(one + more) >= response.value(one) * (1 - 1e-12)


@pytest.mark.parametrize("name", CONCAVE)
@settings(max_examples=30)
@given(one=st.floats(1.0, 1e8), more=st.floats(0, 1e8))
def test_a_concave_slope_never_rises(name: str, one: float, more: float) -> None:
    response = CONCAVE[name]
    assert response.slope(one + more) <= response.slope(one) * (1 + 1e-9)


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize("money", [2e5, 1.5e6, 5e6, 4e7])
def test_the_closed_form_finds_the_money_back(name: str, money: float) -> None:
    response = CLOSED[name]
    price = response.slope(money)
    found = response.demand(price)
    if name == "goerg 3+":
        assert found is None
    elif name == "hill e>1" and money < 1e6 * 0.5 ** (1 / 3):
        # Before its turn the curve has the same slope once more, beyond the turn.
        assert found > money
        assert response.slope(found) == pytest.approx(price)
    else:
        assert found == pytest.approx(money, rel=1e-9)


@pytest.mark.parametrize("price", [23.1, 1.0, 0.03, 0.02, 1e-6])
def test_a_price_near_the_endless_slope_at_zero_asks_for_almost_nothing(price: float) -> None:
    # An exponent just below one: the slope is endless at zero, but only for sums no one can pay.
    curve = Hill(top=100.0, half_rub=3713.0, exponent=0.9921875)
    found = curve.demand(price)
    assert found is not None
    assert found == 0 if price > 20 else curve.slope(found) == pytest.approx(price, rel=1e-9)


def test_a_price_above_every_slope_of_an_s_leaves_its_turn() -> None:
    curve = Hill(top=100, half_rub=10, exponent=3)
    turn = curve.turns()[0]
    assert curve.demand(curve.slope(turn) * 1.01) == turn


@pytest.mark.parametrize(("exponent", "where"), [(2, 10 / math.sqrt(3)), (3, 10 * 0.5 ** (1 / 3))])
def test_a_hill_bends_where_its_slope_is_greatest(exponent: float, where: float) -> None:
    curve = Hill(top=1, half_rub=10, exponent=exponent)
    assert curve.turns() == pytest.approx((where,))
    assert curve.slope(where) > max(curve.slope(where * 0.99), curve.slope(where * 1.01))


def test_goerg_frequency_bends_where_its_slope_is_greatest() -> None:
    curve = Goerg(potential=1e6, cpm_rub=100, frequency=4)
    (turn,) = curve.turns()
    assert curve.slope(turn) > max(curve.slope(turn * 0.99), curve.slope(turn * 1.01))


def test_goerg_prints_the_point_it_was_made_of() -> None:
    # Planning-evaluation-framework: (200 impressions, 100 people); at 100 impressions 66.667.
    curve = Goerg(potential=200, cpm_rub=1000)
    assert curve.value(200) == pytest.approx(100)
    assert curve.value(100) == pytest.approx(66.6667, abs=1e-4)
    assert [Goerg(potential=200, cpm_rub=1000, frequency=k).value(200) for k in (1, 2, 3)] == [100, 50, 25]


def test_adbudg_agrees_with_its_printed_example() -> None:
    curve = adbudg(753083.697519, 3857364.900788, 0.8315)
    assert curve.value(82177448) == pytest.approx(374298.9406583769, rel=1e-9)


def test_a_fixed_price_stops_at_its_capacity() -> None:
    response = Linear(units_per_rub=0.5, capacity_rub=100)
    assert (response.value(80), response.value(300)) == (40, 50)
    assert (response.slope(99), response.slope(100)) == (0.5, 0)
    assert (response.demand(0.4), response.demand(0.5)) == (100, 0)


def test_a_fixed_price_without_a_capacity_has_no_end() -> None:
    assert Linear(units_per_rub=2).value(1e9) == 2e9


class TestTabulated:
    table = Tabulated((0.0, 10.0, 20.0, 40.0), (0.0, 100.0, 150.0, 170.0))

    @pytest.mark.parametrize(
        ("money", "value", "slope"),
        [(0, 0, 10), (5, 50, 10), (10, 100, 5), (15, 125, 5), (30, 160, 1), (40, 170, 0), (99, 170, 0)],
    )
    def test_runs_straight_between_points_and_flat_after(
        self, money: float, value: float, slope: float
    ) -> None:
        assert self.table.value(money) == pytest.approx(value)
        assert self.table.slope(money) == pytest.approx(slope)

    def test_falling_slopes_are_concave(self) -> None:
        assert self.table.shape is Shape.CONCAVE
        assert self.table.turns() == ()

    def test_a_rising_slope_is_a_turn(self) -> None:
        table = Tabulated((0.0, 10.0, 20.0, 30.0), (0.0, 1.0, 9.0, 10.0))
        assert table.shape is Shape.S_SHAPED
        assert table.turns() == (10.0,)

    @pytest.mark.parametrize(
        ("low", "high", "count"), [(0, 10, 1), (0, 20, 2), (5, 15, 2), (12, 18, 1), (0, 99, 4)]
    )
    def test_names_the_lines_between_two_sums(self, low: float, high: float, count: int) -> None:
        assert len(self.table.lines(low, high)) == count

    def test_a_line_passes_through_its_points(self) -> None:
        for slope, intercept in self.table.lines(10, 20):
            assert slope * 10 + intercept == pytest.approx(100)
            assert slope * 20 + intercept == pytest.approx(150)

    def test_equal_tables_are_alike(self) -> None:
        other = Tabulated((0.0, 10.0, 20.0, 40.0), (0.0, 100.0, 150.0, 170.0))
        assert self.table == other
        assert hash(self.table) == hash(other)
        assert self.table != Tabulated((0.0, 10.0), (0.0, 1.0))


class TestPackages:
    bundles = Packages((0.0, 100.0, 250.0), (0.0, 40.0, 70.0))

    @pytest.mark.parametrize(
        ("money", "value"), [(0, 0), (99, 0), (100, 40), (249, 40), (250, 70), (900, 70)]
    )
    def test_brings_the_dearest_bundle_paid_for(self, money: float, value: float) -> None:
        assert self.bundles.value(money) == value

    def test_a_rouble_more_brings_nothing(self) -> None:
        assert self.bundles.slope(120) == 0

    def test_equal_bundles_are_alike(self) -> None:
        other = Packages((0.0, 100.0, 250.0), (0.0, 40.0, 70.0))
        assert self.bundles == other
        assert hash(self.bundles) == hash(other)


@given(
    st.lists(st.tuples(st.floats(1, 100), st.floats(0.01, 10)), min_size=1, max_size=8),
    st.floats(0.001, 12),
)
def test_the_demand_of_straight_lines_is_the_best_spend_at_a_price(
    steps: list[tuple[float, float]], price: float
) -> None:
    spends, values = [0.0], [0.0]
    for width, slope in sorted(steps, key=lambda step: -step[1]):
        spends.append(spends[-1] + width)
        values.append(values[-1] + width * slope)
    response = Tabulated(tuple(spends), tuple(values))
    found = response.demand(price)
    if found is None:
        # Rounding bent a line up: the curve is searched instead.
        assert response.turns()
        return
    best = max(response.value(spend) - price * spend for spend in spends)
    assert response.value(found) - price * found == pytest.approx(best, rel=1e-9, abs=1e-9)


def test_lines_that_bend_up_have_no_demand_in_closed_form() -> None:
    assert Tabulated((0.0, 1.0, 2.0), (0.0, 1.0, 5.0)).demand(1.0) is None
    assert Tabulated((0.0, 1.0, 2.0), (0.0, 5.0, 6.0)).demand(10.0) == 0
