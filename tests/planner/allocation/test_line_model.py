"""The programme of straight lines: optima worked out by hand, and lines that never lie below a curve."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocation.constraints import NONE, Constraints, KpiFloor, ShareLimit
from planner.allocation.line_model import Answer, Nearest, curves_of, lines_over, solve_lines
from planner.allocation.options import Option, Response
from planner.allocation.pieces import Bend, Piece
from planner.allocation.problem import Problem, pose
from planner.allocation.responses import Goerg, Hill, Linear, Power, Tabulated

DEAR, CHEAP = Linear(units_per_rub=2.0), Linear(units_per_rub=3.0)
# Four units a rouble for the first ten roubles, one for each of the next twenty.
BENT = Tabulated((0.0, 10.0, 30.0), (0.0, 40.0, 60.0))


def line(name: str, response: Response, **more: object) -> Option:
    return Option(id=name, response=response, **more)  # type: ignore[arg-type]


def solve(problem: Problem, nearest: Nearest | None = None) -> Answer | None:
    """Solve with lines through the ends of every piece: exact where curves are straight."""
    points = {
        (at, place): (piece.low, piece.high)
        for at, own in enumerate(problem.pieces)
        for place, piece in enumerate(own)
    }
    return solve_lines(problem, points, 100.0, nearest)


def split(options: list[Option], wishes: Constraints = NONE, money: float = 10.0, **more: float) -> Answer:
    found = solve(pose(options, wishes, money, **more))
    assert found is not None
    return found


def test_all_money_goes_where_a_rouble_brings_most() -> None:
    found = split([line("a", DEAR), line("b", CHEAP)])
    assert found.spends == pytest.approx((0.0, 10.0))
    assert found.bound == pytest.approx(30.0)


def test_what_is_sold_out_leaves_its_money_to_the_next() -> None:
    found = split([line("a", DEAR), line("b", CHEAP, maximum=6.0)])
    assert found.spends == pytest.approx((4.0, 6.0))
    assert found.bound == pytest.approx(3 * 6 + 2 * 4)


def test_a_curve_of_straight_lines_is_met_exactly() -> None:
    found = split([line("a", DEAR), line("b", BENT)], money=25.0)
    # Ten roubles at four units, the rest at two elsewhere: better than one unit more here.
    assert found.spends == pytest.approx((15.0, 10.0))
    assert found.bound == pytest.approx(40 + 30)


@pytest.mark.parametrize(
    ("option", "spends", "bound"),
    [
        # The smallest order fits or nothing does.
        (line("b", CHEAP, minimum=8.0), (0.0, 10.0), 30.0),
        (line("b", CHEAP, minimum=11.0), (10.0, 0.0), 20.0),
        (line("b", CHEAP, packages=(7.0, 30.0)), (3.0, 7.0), 27.0),
        (line("b", Linear(units_per_rub=1.0), minimum=4.0), (10.0, 0.0), 20.0),
        (line("b", Linear(units_per_rub=1.0), minimum=4.0, required=True), (6.0, 4.0), 16.0),
        (line("b", CHEAP, step=4.0), (2.0, 8.0), 28.0),
        # With more multiples than are listed a whole number stands for them.
        (line("b", CHEAP, step=0.3), (0.1, 9.9), 29.9),
    ],
)
def test_orders_are_as_they_are_sold(option: Option, spends: tuple[float, ...], bound: float) -> None:
    found = split([line("a", DEAR), option])
    assert found.spends == pytest.approx(spends)
    assert found.bound == pytest.approx(bound)


def test_the_chosen_piece_holds_the_money() -> None:
    problem = pose([line("a", DEAR), line("b", CHEAP, packages=(2.0, 7.0, 30.0))], NONE, 10.0)
    found = solve(problem)
    assert found is not None
    for own, place, spend in zip(problem.pieces, found.chosen, found.spends, strict=True):
        assert own[place].low <= spend <= own[place].high
    assert problem.pieces[1][found.chosen[1]].low == 7.0


THREE = [line("a", DEAR, maximum=5.0), line("b", CHEAP, maximum=4.0), line("c", Linear(units_per_rub=1.0))]


@pytest.mark.parametrize(
    ("wishes", "spends"),
    [
        (NONE, (5.0, 4.0, 1.0)),
        (Constraints(at_most=3), (5.0, 4.0, 1.0)),
        (Constraints(at_most=2), (5.0, 4.0, 0.0)),
        # Alone: 5 x 2 = 10, 4 x 3 = 12, and 10 x 1 = 10.
        (Constraints(at_most=1), (0.0, 4.0, 0.0)),
        (Constraints(at_most=0), (0.0, 0.0, 0.0)),
        (Constraints(either_or=(("a", "b"),)), (0.0, 4.0, 6.0)),
        (Constraints(either_or=(("b", "c"),)), (5.0, 4.0, 0.0)),
        (Constraints(either_or=(("a", "b"), ("b", "c"))), (5.0, 0.0, 5.0)),
    ],
)
def test_running_options_are_counted(wishes: Constraints, spends: tuple[float, ...]) -> None:
    assert split(THREE, wishes).spends == pytest.approx(spends)


PAIR = [line("a", DEAR), line("b", CHEAP)]


@pytest.mark.parametrize(
    ("limit", "spends"),
    [
        (ShareLimit(ids=("a",), floor=0.3), (3.0, 7.0)),
        (ShareLimit(ids=("b",), ceiling=0.6), (4.0, 6.0)),
        (ShareLimit(ids=("a", "b"), ceiling=0.5), (0.0, 5.0)),
        (ShareLimit(ids=("a",), floor=1.0), (10.0, 0.0)),
    ],
)
def test_shares_are_kept(limit: ShareLimit, spends: tuple[float, ...]) -> None:
    assert split(PAIR, Constraints(shares=(limit,))).spends == pytest.approx(spends)


def test_a_further_kpi_draws_the_money_that_it_needs() -> None:
    kpi = KpiFloor(name="calls", responses={"a": Linear(units_per_rub=5.0)}, floor=20.0)
    found = split(PAIR, Constraints(kpis=(kpi,)))
    assert found.spends == pytest.approx((4.0, 6.0))
    assert found.bound == pytest.approx(26.0)


@pytest.mark.parametrize(
    "wishes",
    [
        Constraints(kpis=(KpiFloor(name="calls", responses={"a": DEAR}, floor=20.1),)),
        Constraints(kpis=(KpiFloor(name="calls", responses={}, floor=1.0),)),
        Constraints(
            shares=(ShareLimit(ids=("a",), floor=0.6), ShareLimit(ids=("b",), floor=0.6)),
        ),
    ],
)
def test_wishes_that_cannot_be_kept_have_no_answer(wishes: Constraints) -> None:
    assert solve(pose(PAIR, wishes, 10.0)) is None


def test_required_orders_dearer_than_the_budget_have_no_answer() -> None:
    options = [line("a", DEAR, minimum=6.0, required=True), line("b", CHEAP, minimum=6.0, required=True)]
    assert solve(pose(options, NONE, 10.0)) is None


@pytest.mark.parametrize(
    ("goal", "spends", "cost"),
    [(12.0, (0.0, 4.0, 0.0), 4.0), (20.0, (4.0, 4.0, 0.0), 8.0), (25.0, (5.0, 4.0, 3.0), 12.0)],
)
def test_a_goal_is_reached_with_the_least_money(goal: float, spends: tuple[float, ...], cost: float) -> None:
    found = split(THREE, money=100.0, goal=goal)
    assert found.spends == pytest.approx(spends)
    assert found.bound == pytest.approx(cost)


def test_a_goal_beyond_what_is_sold_has_no_answer() -> None:
    assert solve(pose(THREE[:2], NONE, 100.0, goal=22.1)) is None


def test_with_a_goal_shares_are_of_what_is_spent() -> None:
    wishes = Constraints(shares=(ShareLimit(ids=("a",), floor=0.5),))
    found = split(PAIR, wishes, money=100.0, goal=50.0)
    # Half and half brings 2.5 units a rouble.
    assert found.spends == pytest.approx((10.0, 10.0))
    assert found.bound == pytest.approx(20.0)


@pytest.mark.parametrize(
    ("wish", "value", "spends"),
    [
        ((4.0, 6.0), 0.0, (4.0, 6.0)),
        # 4 x 2 + 6 x 3 is 26: a little more needs a little more of the dearer pair.
        ((4.0, 6.0), 27.0, (3.0, 7.0)),
        ((4.0, 6.0), 30.0, (0.0, 10.0)),
        # The wish is more than there is.
        ((20.0, 0.0), 0.0, (10.0, 0.0)),
        ((0.0, 0.0), 0.0, (0.0, 0.0)),
    ],
)
def test_the_nearest_split_keeps_to_the_wish(
    wish: tuple[float, ...], value: float, spends: tuple[float, ...]
) -> None:
    found = solve(pose(PAIR, NONE, 10.0), Nearest(wish=wish, value=value))
    assert found is not None
    assert found.spends == pytest.approx(spends, abs=1e-6)


def test_no_split_is_near_when_the_value_is_out_of_reach() -> None:
    assert solve(pose(PAIR, NONE, 10.0), Nearest(wish=(5.0, 5.0), value=30.5)) is None


def test_twins_stand_in_one_order() -> None:
    twins = [line(name, CHEAP, maximum=6.0) for name in "abc"]
    found = split(twins, money=8.0)
    assert sum(found.spends) == pytest.approx(8.0)
    assert list(found.spends) == sorted(found.spends, reverse=True)


def test_the_curves_of_an_option_are_the_objectives_and_the_kpis() -> None:
    kpi = KpiFloor(name="calls", responses={"b": BENT}, floor=1.0)
    problem = pose(PAIR, Constraints(kpis=(kpi,)), 10.0)
    assert curves_of(problem, 0) == (DEAR, None)
    assert curves_of(problem, 1) == (CHEAP, BENT)


def piece_of(response: Response, low: float, high: float, bend: Bend, step: float | None = None) -> Piece:
    return Piece(response=response, low=low, high=high, bend=bend, step=step)


def test_over_a_rising_bend_stands_the_chord() -> None:
    response = Goerg(potential=1_000, cpm_rub=20, frequency=3)
    piece = piece_of(response, 0.0, 20.0, Bend.CONVEX)
    # At its half, 20 roubles, an eighth of the potential is met three times.
    assert lines_over(response, piece, (5.0, 15.0)) == (pytest.approx((125 / 20, 0.0)),)


def test_over_a_falling_bend_stand_tangents_at_the_points() -> None:
    response = Hill(top=100, half_rub=10, exponent=1)
    piece = piece_of(response, 0.0, 40.0, Bend.CONCAVE)
    found = lines_over(response, piece, (0.0, 10.0))
    assert found[0] == pytest.approx((10.0, 0.0))
    # At half of the top the slope is a quarter of the first one.
    assert found[1] == pytest.approx((2.5, 25.0))
    assert lines_over(response, piece, ()) == ()


def test_a_curve_of_lines_brings_its_own() -> None:
    piece = piece_of(BENT, 0.0, 30.0, Bend.CONCAVE)
    assert lines_over(BENT, piece, (3.0,)) == (pytest.approx((4.0, 0.0)), pytest.approx((1.0, 30.0)))


@pytest.mark.parametrize(("point", "count"), [(4.0, 2), (2.0, 1), (8.0, 1), (6.0, 2)])
def test_on_a_grid_lines_join_the_neighbours(point: float, count: int) -> None:
    response = Power(factor=1.0, exponent=0.5)
    piece = piece_of(response, 2.0, 8.0, Bend.CONCAVE, step=2.0)
    found = lines_over(response, piece, (point,))
    # Nothing is sold beyond the ends: no line leads there.
    assert len(found) == count
    assert all(slope * point + intercept == pytest.approx(point**0.5) for slope, intercept in found)


@settings(max_examples=60)
@given(
    st.floats(min_value=0.3, max_value=6),
    st.floats(min_value=1, max_value=50),
    st.lists(st.floats(min_value=0.01, max_value=100), min_size=1, max_size=4),
    st.floats(min_value=0, max_value=1),
)
def test_no_line_lies_below_the_curve(
    exponent: float, half: float, points: list[float], share: float
) -> None:
    response = Hill(top=100, half_rub=half, exponent=exponent)
    for piece in pose([line("a", response)], NONE, 100.0).pieces[0]:
        inside = [min(max(point, piece.low), piece.high) for point in points]
        if piece.bend is Bend.CONCAVE and piece.low == 0:
            inside = [max(point, 1e-3) for point in inside]
        money = piece.low + share * (piece.high - piece.low)
        for slope, intercept in lines_over(response, piece, inside):
            assert slope * money + intercept >= response.value(money) - 1e-6
