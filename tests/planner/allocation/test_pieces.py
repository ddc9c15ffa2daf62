import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocation.options import Option, Response, Shape
from planner.allocation.pieces import Bend, Piece, bend_of, cut, find_turns, listed_spends
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Packages, Scaled, Tabulated
from planner.allocation.union import LogGain, SearchedGain

S_CURVE = Hill(top=100, half_rub=10, exponent=3)
TURN = S_CURVE.turns()[0]


def ends(pieces: tuple[Piece, ...]) -> list[tuple[float, float, str]]:
    return [(piece.low, piece.high, piece.bend.value) for piece in pieces]


def test_a_concave_curve_is_one_piece() -> None:
    pieces = cut(Option(id="a", response=Logarithmic(factor=1, scale_rub=1)), 30.0)
    assert ends(pieces) == [(0.0, 30.0, "concave")]


def test_an_s_curve_is_cut_where_it_bends() -> None:
    assert ends(cut(Option(id="a", response=S_CURVE), 30.0)) == [
        (0.0, TURN, "convex"),
        (TURN, 30.0, "concave"),
    ]


def test_a_budget_below_the_bend_leaves_one_convex_piece() -> None:
    assert ends(cut(Option(id="a", response=S_CURVE), 5.0)) == [(0.0, 5.0, "convex")]


def test_a_minimum_ticket_sets_nothing_apart() -> None:
    pieces = cut(Option(id="a", response=Logarithmic(factor=1, scale_rub=1), minimum=4.0), 30.0)
    assert ends(pieces) == [(0.0, 0.0, "point"), (4.0, 30.0, "concave")]
    assert [piece.is_on for piece in pieces] == [False, True]


def test_a_wanted_option_cannot_be_nothing() -> None:
    option = Option(id="a", response=Logarithmic(factor=1, scale_rub=1), minimum=4.0, required=True)
    assert ends(cut(option, 30.0)) == [(4.0, 30.0, "concave")]


def test_counting_sets_nothing_apart() -> None:
    pieces = cut(Option(id="a", response=Logarithmic(factor=1, scale_rub=1)), 30.0, counted=True)
    assert ends(pieces) == [(0.0, 0.0, "point"), (0.0, 30.0, "concave")]


def test_a_budget_below_the_minimum_leaves_nothing() -> None:
    option = Option(id="a", response=Linear(units_per_rub=1), minimum=50.0)
    assert ends(cut(option, 30.0)) == [(0.0, 0.0, "point")]
    assert cut(Option(id="a", response=Linear(units_per_rub=1), minimum=50.0, required=True), 30.0) == ()


def test_a_fixed_sum_is_a_point() -> None:
    option = Option(id="a", response=Linear(units_per_rub=1), minimum=20.0, maximum=20.0, required=True)
    assert ends(cut(option, 30.0)) == [(20.0, 20.0, "point")]


def test_packages_are_points_within_the_limits() -> None:
    option = Option(id="a", response=Packages((0.0, 5.0, 10.0, 40.0), (0.0, 1.0, 2.0, 9.0)), minimum=6.0)
    assert ends(cut(option, 30.0)) == [(0.0, 0.0, "point"), (10.0, 10.0, "point")]


def test_few_steps_are_listed() -> None:
    option = Option(id="a", response=Linear(units_per_rub=1), step=10.0, minimum=15.0)
    assert [piece.low for piece in cut(option, 45.0)] == [0.0, 20.0, 30.0, 40.0]


def test_many_steps_are_a_grid() -> None:
    option = Option(id="a", response=S_CURVE, step=0.1, minimum=1.0)
    pieces = cut(option, 100.0)
    assert pieces[0].bend is Bend.POINT
    assert [piece.bend for piece in pieces[1:]] == [Bend.CONVEX, Bend.CONCAVE]
    assert all(piece.step == 0.1 for piece in pieces[1:])
    assert pieces[1].high == pieces[2].low == pytest.approx(7.9)


@pytest.mark.parametrize(
    ("option", "high", "expected"),
    [
        (Option(id="a", response=Linear(units_per_rub=1), packages=(3.0, 7.0)), 5.0, (3.0, 7.0)),
        (Option(id="a", response=Linear(units_per_rub=1), step=2.0), 5.0, (0.0, 2.0, 4.0)),
        (Option(id="a", response=Linear(units_per_rub=1), step=0.001), 5.0, None),
        (Option(id="a", response=Linear(units_per_rub=1)), 5.0, None),
    ],
)
def test_spends_on_sale_are_listed_when_few(
    option: Option, high: float, expected: tuple[float, ...] | None
) -> None:
    assert listed_spends(option, high) == expected


def test_a_table_is_cut_into_concave_runs() -> None:
    table = Tabulated((0.0, 10.0, 20.0, 30.0, 40.0), (0.0, 1.0, 9.0, 10.0, 25.0))
    assert find_turns(table, 0.0, 40.0) == (10.0, 30.0)
    assert [piece.bend for piece in cut(Option(id="a", response=table), 40.0)] == [Bend.CONCAVE] * 3


def test_a_scaled_curve_bends_where_the_inner_one_does() -> None:
    assert find_turns(Scaled(response=S_CURVE, factor=0.1), 0.0, 30.0) == (TURN,)


@pytest.mark.parametrize("universe", [120.0, 1e6])
def test_bends_nobody_declared_are_found(universe: float) -> None:
    hidden = SearchedGain(gain=LogGain(response=S_CURVE, universe=universe))
    (turn,) = find_turns(hidden, 0.0, 100.0)
    assert hidden.slope(turn) >= max(hidden.slope(turn * 0.98), hidden.slope(turn * 1.02))


def test_an_undeclared_concave_curve_has_no_bend() -> None:
    hidden = SearchedGain(gain=LogGain(response=Goerg(potential=1e6, cpm_rub=100), universe=5e6))
    assert hidden.shape is Shape.S_SHAPED
    assert find_turns(hidden, 0.0, 1e6) == ()


@pytest.mark.parametrize(
    ("response", "low", "high", "bend"),
    [
        (S_CURVE, 0.0, TURN, Bend.CONVEX),
        (S_CURVE, TURN, 50.0, Bend.CONCAVE),
        (Logarithmic(factor=1, scale_rub=1), 0.0, 9.0, Bend.CONCAVE),
        (Linear(units_per_rub=2), 0.0, 9.0, Bend.CONCAVE),
    ],
)
def test_a_chord_tells_the_bend(response: Response, low: float, high: float, bend: Bend) -> None:
    assert bend_of(response, low, high) is bend


@settings(max_examples=30)
@given(price=st.floats(0.01, 20), low=st.floats(0, 20), width=st.floats(0.1, 50))
def test_the_best_spend_of_a_piece_beats_every_other(price: float, low: float, width: float) -> None:
    for curve in (
        S_CURVE,
        Hill(top=100, half_rub=10, exponent=1),
        Goerg(potential=100, cpm_rub=70, frequency=2),
    ):
        for piece in cut(Option(id="a", response=curve, minimum=low), low + width):
            best = piece.best_spend(price)
            top = piece.response.value(best) - price * best
            for share in (0.0, 0.1, 0.5, 0.9, 1.0):
                spend = piece.low + share * (piece.high - piece.low)
                assert piece.response.value(spend) - price * spend <= top + 1e-9


@settings(max_examples=30)
@given(price=st.floats(0.01, 20))
def test_a_grid_piece_spends_multiples(price: float) -> None:
    for piece in cut(Option(id="a", response=S_CURVE, step=0.1), 60.0):
        best = piece.best_spend(price)
        assert best / 0.1 == pytest.approx(round(best / 0.1))
        if piece.bend is Bend.CONCAVE:
            for near in (best - 0.1, best + 0.1):
                if piece.low <= near <= piece.high:
                    gain = S_CURVE.value(near) - price * near
                    assert gain <= S_CURVE.value(best) - price * best + 1e-9
