"""Options as the solver sees them: names become places, curves are cut, wishes are checked to rounding."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.allocation.constraints import NONE, Constraints, KpiFloor, ShareLimit
from planner.allocation.options import Option, Response
from planner.allocation.pieces import Bend, Piece
from planner.allocation.problem import Kpi, find_alike, keeps_wishes, kpi_of, pose, split_at, value_of
from planner.allocation.responses import Goerg, Hill, Linear

FLAT, STEEP = Linear(units_per_rub=2.0), Linear(units_per_rub=3.0)
CURVE = Hill(top=100, half_rub=10, exponent=3)
# Goerg's curve at 3+ turns at h (k - 1) / 2, and h is 1 000 x 20 / 1 000.
THRICE = Goerg(potential=1_000, cpm_rub=20, frequency=3)


def line(name: str, response: Response = FLAT, **more: object) -> Option:
    return Option(id=name, response=response, **more)  # type: ignore[arg-type]


def ends_of(pieces: tuple[Piece, ...]) -> list[tuple[float, float]]:
    return [(piece.low, piece.high) for piece in pieces]


def test_a_plain_option_is_one_piece_from_nothing_to_the_budget() -> None:
    problem = pose([line("a")], NONE, 50.0)
    assert ends_of(problem.pieces[0]) == [(0.0, 50.0)]
    assert problem.pieces[0][0].is_on
    assert (problem.money, problem.goal) == (50.0, None)


@pytest.mark.parametrize(
    ("option", "ends"),
    [
        (line("a", maximum=30.0), [(0.0, 30.0)]),
        (line("a", minimum=20.0), [(0.0, 0.0), (20.0, 50.0)]),
        (line("a", minimum=20.0, required=True), [(20.0, 50.0)]),
        (line("a", packages=(10.0, 40.0, 90.0)), [(0.0, 0.0), (10.0, 10.0), (40.0, 40.0)]),
        # The smallest order is dearer than the budget: nothing is all that is left.
        (line("a", minimum=60.0), [(0.0, 0.0)]),
        (line("a", THRICE), [(0.0, 20.0), (20.0, 50.0)]),
    ],
)
def test_an_option_is_cut_by_what_is_on_sale(option: Option, ends: list[tuple[float, float]]) -> None:
    assert ends_of(pose([option], NONE, 50.0).pieces[0]) == ends


def test_a_required_option_dearer_than_the_budget_has_no_piece() -> None:
    option = line("a", minimum=60.0, required=True, packages=(70.0,))
    assert [piece for piece in pose([option], NONE, 50.0).pieces[0] if piece.is_on] == []


@pytest.mark.parametrize("wishes", [Constraints(at_most=1), Constraints(either_or=(("a", "b"),))])
def test_counting_sets_nothing_apart_from_something(wishes: Constraints) -> None:
    problem = pose([line("a"), line("b", STEEP)], wishes, 50.0)
    assert problem.is_counting
    assert [piece.is_on for piece in problem.pieces[0]] == [False, True]
    assert [piece.is_on for piece in pose([line("a")], NONE, 50.0).pieces[0]] == [True]


def test_names_become_places() -> None:
    options = [line("a"), line("b", STEEP, group="tv"), line("c", CURVE, group="tv")]
    wishes = Constraints(
        either_or=(("c", "a", "c"),),
        shares=(
            ShareLimit(group="tv", floor=0.2, ceiling=0.7),
            ShareLimit(ids=("a",), group="tv"),
            ShareLimit(ids=("b",), ceiling=0.5),
        ),
        kpis=(KpiFloor(name="clicks", responses={"c": STEEP}, floor=4.0),),
    )
    problem = pose(options, wishes, 50.0)
    # Named twice, an option still counts once.
    assert problem.either_or == ((0, 2),)
    assert [share.members for share in problem.shares] == [(1, 2), (0, 1, 2), (1,)]
    assert (problem.shares[0].floor, problem.shares[0].ceiling) == (0.2, 0.7)
    assert problem.kpis == (Kpi(responses=(None, None, STEEP), floor=4.0),)


@pytest.mark.parametrize(
    ("wishes", "is_free", "is_counting"),
    [
        (NONE, True, False),
        (Constraints(at_most=0), True, True),
        (Constraints(either_or=(("a", "b"),)), True, True),
        (Constraints(shares=(ShareLimit(ids=("a",)),)), False, False),
        (Constraints(kpis=(KpiFloor(name="k", responses={}, floor=0.0),)), False, False),
    ],
)
def test_a_problem_knows_what_binds_it(wishes: Constraints, *, is_free: bool, is_counting: bool) -> None:
    problem = pose([line("a"), line("b")], wishes, 10.0)
    assert (problem.is_free, problem.is_counting) == (is_free, is_counting)


TWINS = [line("a"), line("b"), line("c", STEEP), line("d")]


@pytest.mark.parametrize(
    ("wishes", "alike"),
    [
        (NONE, [[0, 1, 3]]),
        (Constraints(either_or=(("a", "c"),)), [[1, 3]]),
        (Constraints(either_or=(("a", "b", "d"),)), [[0, 1, 3]]),
        (Constraints(shares=(ShareLimit(ids=("d",)),)), [[0, 1]]),
        (Constraints(kpis=(KpiFloor(name="k", responses={"b": FLAT}, floor=1.0),)), [[0, 3]]),
        (Constraints(kpis=(KpiFloor(name="k", responses={"a": FLAT, "b": STEEP}, floor=1.0),)), []),
    ],
)
def test_twins_are_those_that_no_wish_tells_apart(wishes: Constraints, alike: list[list[int]]) -> None:
    assert find_alike(TWINS, wishes) == alike


@pytest.mark.parametrize("change", [{"minimum": 1.0}, {"maximum": 9.0}, {"step": 2.0}, {"group": "tv"}])
def test_options_with_other_limits_are_no_twins(change: dict[str, object]) -> None:
    assert find_alike([line("a"), line("b", **change)], NONE) == []


def test_a_further_kpi_cuts_where_its_own_curve_bends() -> None:
    kpi = KpiFloor(name="often", responses={"a": THRICE}, floor=1.0)
    problem = pose([line("a"), line("b", STEEP)], Constraints(kpis=(kpi,)), 50.0)
    assert ends_of(problem.pieces[0]) == [(0.0, 20.0), (20.0, 50.0)]
    # The other option brings nothing of it and stays whole.
    assert ends_of(problem.pieces[1]) == [(0.0, 50.0)]


@pytest.mark.parametrize(
    ("turns", "step", "ends"),
    [
        ((), None, [(10.0, 40.0)]),
        ((25.0,), None, [(10.0, 25.0), (25.0, 40.0)]),
        ((15.0, 35.0), None, [(10.0, 15.0), (15.0, 35.0), (35.0, 40.0)]),
        # Turns at the ends and beyond them cut nothing.
        ((10.0, 40.0, 5.0, 99.0), None, [(10.0, 40.0)]),
        # A grid is cut at the nearest multiple, and once where two turns share it.
        ((24.0,), 10.0, [(10.0, 20.0), (20.0, 40.0)]),
        ((19.0, 21.0), 10.0, [(10.0, 20.0), (20.0, 40.0)]),
        ((12.0, 39.0), 10.0, [(10.0, 40.0)]),
    ],
)
def test_a_piece_is_cut_inside_only(
    turns: tuple[float, ...], step: float | None, ends: list[tuple[float, float]]
) -> None:
    piece = Piece(response=FLAT, low=10.0, high=40.0, bend=Bend.CONCAVE, step=step, is_on=False)
    parts = split_at(piece, turns)
    assert ends_of(parts) == ends
    assert all(part.step == step and not part.is_on for part in parts)


def test_parts_of_a_curve_bend_their_own_way() -> None:
    whole = Piece(response=THRICE, low=0.0, high=100.0, bend=Bend.CONCAVE)
    assert [part.bend for part in split_at(whole, (20.0,))] == [Bend.CONVEX, Bend.CONCAVE]


@given(st.lists(st.floats(min_value=-10, max_value=110), max_size=8).map(sorted))
def test_parts_cover_a_piece_without_gaps(turns: list[float]) -> None:
    parts = split_at(Piece(response=CURVE, low=0.0, high=100.0, bend=Bend.CONCAVE), sorted(set(turns)))
    assert (parts[0].low, parts[-1].high) == (0.0, 100.0)
    assert all(one.high == other.low and one.low < one.high for one, other in pairwise(parts))


def test_the_value_of_a_split_is_the_sum_of_its_curves() -> None:
    problem = pose([line("a"), line("b", STEEP), line("c", CURVE)], NONE, 50.0)
    assert value_of(problem, (5.0, 4.0, 10.0)) == pytest.approx(5 * 2 + 4 * 3 + 100 / 2)
    assert value_of(problem, (0.0, 0.0, 0.0)) == 0


def test_a_kpi_counts_only_options_with_a_response() -> None:
    assert kpi_of(Kpi(responses=(FLAT, None, STEEP), floor=0.0), (10.0, 99.0, 1.0)) == 23
    assert kpi_of(Kpi(responses=(None, None), floor=0.0), (10.0, 99.0)) == 0


SHARED = Constraints(shares=(ShareLimit(ids=("a", "b"), floor=0.4, ceiling=0.6),))


@pytest.mark.parametrize(
    ("spends", "is_kept"),
    [
        ((20.0, 20.0, 60.0), True),
        ((30.0, 30.0, 40.0), True),
        ((0.0, 39.9, 60.0), False),
        ((30.0, 30.1, 0.0), False),
        # To rounding: a ten-millionth of the budget.
        ((20.0, 20.0 - 5e-6, 0.0), True),
        ((20.0, 20.0 - 5e-5, 0.0), False),
    ],
)
def test_a_share_is_of_the_budget(spends: tuple[float, ...], *, is_kept: bool) -> None:
    options = [line("a"), line("b", STEEP), line("c", CURVE)]
    assert keeps_wishes(pose(options, SHARED, 100.0), spends) is is_kept


@pytest.mark.parametrize(
    ("spends", "is_kept"),
    [((4.0, 0.0, 6.0), True), ((3.0, 0.0, 7.0), False), ((6.0, 1.0, 3.0), False), ((0.0, 0.0, 0.0), True)],
)
def test_with_a_goal_a_share_is_of_what_is_spent(spends: tuple[float, ...], *, is_kept: bool) -> None:
    options = [line("a"), line("b", STEEP), line("c", CURVE)]
    assert keeps_wishes(pose(options, SHARED, 100.0, goal=10.0), spends) is is_kept


@pytest.mark.parametrize(
    ("floor", "spend", "is_kept"),
    [
        (20.0, 10.0, True),
        (20.0, 9.9, False),
        (20.0, 10.0 - 5e-7, True),
        (20.0, 10.0 - 5e-6, False),
        (0.0, 0.0, True),
    ],
)
def test_a_kpi_must_reach_its_floor(floor: float, spend: float, *, is_kept: bool) -> None:
    wishes = Constraints(kpis=(KpiFloor(name="k", responses={"a": FLAT}, floor=floor),))
    assert keeps_wishes(pose([line("a", STEEP)], wishes, 100.0), (spend,)) is is_kept
