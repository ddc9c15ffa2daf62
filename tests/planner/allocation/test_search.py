import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocation.constraints import NONE, Constraints, KpiFloor, ShareLimit, apply_single_shares
from planner.allocation.envelope import bound_at, drop_hopeless, polish, relax, spend_at
from planner.allocation.line_model import Nearest, lines_over, solve_lines
from planner.allocation.options import Option, Response
from planner.allocation.pieces import Piece, cut
from planner.allocation.problem import find_alike, keeps_wishes, kpi_of, pose, split_at, value_of
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Tabulated
from planner.allocation.search import is_close, search

S_CURVE = Hill(top=100, half_rub=6, exponent=3)
TRIO = [
    Option(id="a", response=S_CURVE),
    Option(id="b", response=S_CURVE),
    Option(id="c", response=Hill(top=60, half_rub=3, exponent=1)),
]
BEST = 94.36793718486803


def random_options(seed: int, count: int) -> list[Option]:
    rng = random.Random(seed)
    return [
        Option(
            id=str(at),
            response=Hill(top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.uniform(1, 5)),
            minimum=rng.choice((0.0, 1.0, 3.0)),
        )
        for at in range(count)
    ]


class TestEnvelope:
    def test_the_relaxation_bounds_the_best_split(self) -> None:
        relaxation = relax(pose(TRIO, NONE, 10.0).pieces, 10.0)
        assert BEST <= relaxation.bound <= BEST * 1.3

    @given(price=st.floats(0.01, 100))
    @settings(max_examples=30)
    def test_every_price_bounds_the_best_split(self, price: float) -> None:
        assert bound_at(pose(TRIO, NONE, 10.0).pieces, 10.0, price) >= BEST * (1 - 1e-9)

    @given(price=st.floats(0.01, 50), more=st.floats(0, 50))
    @settings(max_examples=30)
    def test_a_higher_price_never_spends_more(self, price: float, more: float) -> None:
        pieces = pose(TRIO, NONE, 10.0).pieces
        assert spend_at(pieces, price + more) <= spend_at(pieces, price) + 1e-9

    def test_thrifty_pieces_fit_and_lavish_ones_do_not(self) -> None:
        pieces = pose(TRIO, NONE, 10.0).pieces
        relaxation = relax(pieces, 10.0)
        assert relaxation.thrifty != relaxation.lavish

    def test_enough_money_costs_nothing(self) -> None:
        options = [Option(id="a", response=Linear(units_per_rub=2, capacity_rub=3))]
        relaxation = relax(pose(options, NONE, 10.0).pieces, 10.0)
        assert (relaxation.price, relaxation.bound) == (0, 6)

    @pytest.mark.parametrize("seed", range(8))
    def test_dropped_pieces_are_not_needed(self, seed: int) -> None:
        options = random_options(seed, 8)
        problem = pose(options, NONE, 20.0)
        found = search(problem)
        assert found is not None
        value = value_of(problem, found.spends)
        kept = drop_hopeless(problem.pieces, 20.0, relax(problem.pieces, 20.0), value)
        assert sum(map(len, kept)) <= sum(map(len, problem.pieces))
        for own, spend in zip(kept, found.spends, strict=True):
            assert any(piece.low - 1e-9 <= spend <= piece.high + 1e-9 for piece in own)

    def test_polishing_keeps_fixed_sums(self) -> None:
        pieces = pose(TRIO, NONE, 10.0).pieces
        spends = polish([pieces[0][0], pieces[1][1], pieces[2][0]], [2.0, 0.0, 0.0], 10.0)
        assert spends is not None
        assert spends[0] == 2.0
        assert sum(spends) == pytest.approx(10)

    def test_polishing_more_than_the_money_is_impossible(self) -> None:
        pieces = pose(TRIO, NONE, 10.0).pieces
        assert polish([pieces[0][0], pieces[1][1], pieces[2][0]], [4.0, 0.0, 0.0], 5.0) is None


class TestLines:
    @given(
        exponent=st.floats(0.5, 6),
        half=st.floats(1, 20),
        point=st.floats(0.001, 1),
        share=st.floats(0, 1),
    )
    @settings(max_examples=60)
    def test_lines_never_lie_below_a_curve(
        self, exponent: float, half: float, point: float, share: float
    ) -> None:
        curve = Hill(top=100, half_rub=half, exponent=exponent)
        for piece in cut(Option(id="a", response=curve), 40.0):
            touch = piece.low + point * (piece.high - piece.low)
            money = piece.low + share * (piece.high - piece.low)
            for slope, intercept in lines_over(curve, piece, [touch]):
                assert slope * money + intercept >= curve.value(money) - 1e-9

    def test_grid_lines_touch_the_multiples(self) -> None:
        curve = Logarithmic(factor=1, scale_rub=1)
        (_, piece) = cut(Option(id="a", response=curve, step=0.1), 100.0)
        lines = lines_over(curve, piece, [5.0])
        assert len(lines) == 2
        for slope, intercept in lines:
            assert slope * 5.0 + intercept == pytest.approx(curve.value(5.0))
            assert slope * 7.0 + intercept >= curve.value(7.0)

    def test_a_table_is_its_own_lines(self) -> None:
        table = Tabulated((0.0, 10.0, 20.0), (0.0, 10.0, 15.0))
        (piece,) = cut(Option(id="a", response=table), 20.0)
        assert lines_over(table, piece, []) == ((1.0, 0.0), (0.5, 5.0))

    def test_lines_promise_at_least_the_best(self) -> None:
        problem = pose(TRIO, NONE, 10.0)
        points = {
            (at, place): [piece.low + 0.01, piece.high]
            for at, own in enumerate(problem.pieces)
            for place, piece in enumerate(own)
        }
        answer = solve_lines(problem, points, 100.0)
        assert answer is not None
        assert answer.bound >= BEST * (1 - 1e-9)
        assert sum(answer.spends) <= 10 * (1 + 1e-9)

    def test_the_nearest_keeps_the_value(self) -> None:
        # Not quite alike: of twins only one order is searched, and they swap afterwards.
        options = [
            Option(id=name, response=Linear(units_per_rub=1, capacity_rub=capacity))
            for name, capacity in (("a", 100), ("b", 200))
        ]
        problem = pose(options, Constraints(at_most=1), 10.0)
        points = {(0, 1): [0.0, 10.0], (1, 1): [0.0, 10.0]}
        for wish in ((8.0, 0.0), (0.0, 8.0)):
            answer = solve_lines(problem, points, 10.0, Nearest(wish=wish, value=9.0))
            assert answer is not None
            assert sum(answer.spends) == pytest.approx(9)
            assert (answer.spends[0] > answer.spends[1]) is (wish[0] > wish[1])


class TestProblem:
    def test_a_piece_is_cut_at_sums_within_it(self) -> None:
        (piece,) = cut(Option(id="a", response=Logarithmic(factor=1, scale_rub=1)), 10.0)
        assert [(part.low, part.high) for part in split_at(piece, [0.0, 4.0, 10.0])] == [(0, 4), (4, 10)]

    def test_a_grid_is_cut_at_multiples(self) -> None:
        (_, piece) = cut(Option(id="a", response=Logarithmic(factor=1, scale_rub=1), step=0.1), 100.0)
        parts = split_at(piece, [5.04])
        assert [part.high for part in parts] == pytest.approx([5.0, 100.0])

    def test_pieces_are_cut_for_every_kpi(self) -> None:
        kpi = KpiFloor(name="k", responses={"a": S_CURVE}, floor=1.0)
        options = [Option(id="a", response=Logarithmic(factor=1, scale_rub=1))]
        assert len(pose(options, Constraints(kpis=(kpi,)), 20.0).pieces[0]) == 2

    @pytest.mark.parametrize(
        ("spends", "is_kept"), [((5.0, 5.0), True), ((7.0, 3.0), False), ((2.0, 0.0), False)]
    )
    def test_wishes_are_checked_on_the_true_curves(self, spends: tuple[float, float], is_kept: bool) -> None:
        options = [Option(id=name, response=Linear(units_per_rub=1)) for name in "ab"]
        constraints = Constraints(
            shares=(ShareLimit(ids=("a", "b"), floor=0.3), ShareLimit(ids=("a",), ceiling=0.6)),
            kpis=(KpiFloor(name="k", responses={"b": Linear(units_per_rub=2)}, floor=4.0),),
        )
        problem = pose(options, constraints, 10.0)
        assert keeps_wishes(problem, spends) is is_kept
        assert kpi_of(problem.kpis[0], spends) == 2 * spends[1]

    def test_alike_options_share_curves_limits_and_wishes(self) -> None:
        assert find_alike(TRIO, NONE) == [[0, 1]]
        assert find_alike(TRIO, Constraints(either_or=(("a", "c"),))) == []
        assert find_alike(TRIO, Constraints(shares=(ShareLimit(ids=("a", "b")),))) == [[0, 1]]

    def test_single_shares_become_limits_and_others_stay(self) -> None:
        constraints = Constraints(
            shares=(ShareLimit(ids=("a",), floor=0.2, ceiling=0.4), ShareLimit(ids=("b", "c"), ceiling=0.7))
        )
        options, left = apply_single_shares(TRIO, constraints, 10.0)
        assert (options[0].minimum, options[0].maximum, options[0].required) == (2, 4, True)
        assert left.shares == constraints.shares[1:]


class TestSearch:
    def test_the_gap_is_closed(self) -> None:
        problem = pose(TRIO, NONE, 10.0)
        found = search(problem)
        assert found is not None
        assert is_close(problem, found.spends, found.bound)
        assert value_of(problem, found.spends) == pytest.approx(BEST, rel=1e-9)

    def test_wishes_that_exclude_one_another_have_no_split(self) -> None:
        options = [Option(id=o.id, response=o.response, minimum=1.0, required=True) for o in TRIO]
        assert search(pose(options, Constraints(at_most=2), 10.0)) is None

    @pytest.mark.parametrize("seed", range(6))
    def test_a_goal_costs_no_more_than_the_budget_that_reached_it(self, seed: int) -> None:
        options = random_options(seed, 5)
        there = search(pose(options, NONE, 15.0))
        assert there is not None
        goal = value_of(pose(options, NONE, 15.0), there.spends) * (1 - 1e-9)
        back = search(pose(options, NONE, 30.0, goal=goal))
        assert back is not None
        assert sum(back.spends) <= 15.0 * (1 + 1e-6)
        assert back.bound <= sum(back.spends) * (1 + 1e-9)

    @pytest.mark.parametrize("scale", [1e-6, 1.0, 1e9])
    def test_the_size_of_values_does_not_matter(self, scale: float) -> None:
        options = [
            Option(id=name, response=Hill(top=top * scale, half_rub=half, exponent=exponent))
            for name, top, half, exponent in (("a", 100, 6, 3), ("b", 100, 6, 3), ("c", 60, 3, 1))
        ]
        problem = pose(options, NONE, 10.0)
        found = search(problem)
        assert found is not None
        assert value_of(problem, found.spends) == pytest.approx(BEST * scale, rel=1e-7)

    def test_a_single_s_curve_takes_everything(self) -> None:
        responses: list[Response] = [S_CURVE, Goerg(potential=1e-3, cpm_rub=1e9)]
        options = [Option(id=str(at), response=response) for at, response in enumerate(responses)]
        found = search(pose(options, NONE, 5.0))
        assert found is not None
        assert found.spends[0] == pytest.approx(5.0, rel=1e-4)

    def test_pieces_hash_by_what_they_are(self) -> None:
        one, other = pose(TRIO, NONE, 10.0).pieces[0][0], pose(TRIO, NONE, 10.0).pieces[1][0]
        assert isinstance(one, Piece)
        assert one == other
