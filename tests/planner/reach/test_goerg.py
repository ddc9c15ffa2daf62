import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.faults import ReachInvalid
from planner.reach.goerg import fit_beta, fit_goerg, fit_people, fit_people_from_point, thinned_reach

POINTS = st.tuples(st.floats(1, 1e9), st.floats(0.001, 0.999)).map(lambda pair: (pair[0], pair[0] * pair[1]))


@pytest.mark.parametrize(
    ("at", "k", "people"),
    [
        (100, 1, 200 / 3),
        (200, 1, 100),
        (200, 2, 50),
        (200, 3, 25),
        # A campaign without impressions reaches nobody.
        (0, 1, 0),
        (-5, 1, 0),
    ],
)
def test_the_curve_of_one_point_has_the_printed_values(at: float, k: int, people: float) -> None:
    assert fit_goerg(200, 100).k_plus(at, k) == pytest.approx(people)


def test_the_curve_saturates_at_the_printed_maximum() -> None:
    curve = fit_goerg(200, 100)
    assert curve.max_reach == 200
    assert curve.reach(1e12) == pytest.approx(200)


@given(POINTS)
def test_the_curve_goes_through_its_point(point: tuple[float, float]) -> None:
    impressions, reach = point
    assert fit_goerg(impressions, reach).reach(impressions) == pytest.approx(reach, rel=1e-9)


@given(POINTS, st.floats(0.01, 100))
def test_all_contacts_add_up_to_the_impressions(point: tuple[float, float], times: float) -> None:
    curve = fit_goerg(*point)
    shown = point[0] * times
    ratio = shown / (shown + curve.max_reach)
    # R(k+) falls by the same ratio, so the sum over k is a geometric series.
    assert curve.k_plus(shown, 1) / (1 - ratio) == pytest.approx(shown, rel=1e-6)
    assert curve.k_plus(shown, 4) == pytest.approx(curve.k_plus(shown, 3) * ratio, rel=1e-9)


def test_a_reach_equal_to_the_impressions_never_saturates() -> None:
    curve = fit_goerg(500, 500)
    assert math.isinf(curve.max_reach)
    assert [curve.k_plus(900, k) for k in (1, 2)] == [900, 0]


@pytest.mark.parametrize(("impressions", "reach"), [(100, 101), (100, 0), (100, -3), (0, 0)])
def test_an_impossible_point_is_refused(impressions: float, reach: float) -> None:
    with pytest.raises(ReachInvalid):
        fit_goerg(impressions, reach)


@pytest.mark.parametrize(
    ("impressions", "people", "beta", "reach"),
    [(20000, 10000, 3.0, 8000), (19971, 12560, 26.19, 7888.78), (30000, 10000, 2.0, 10000)],
)
def test_thinned_reach_and_its_inverse_agree(
    impressions: float, people: float, beta: float, reach: float
) -> None:
    assert thinned_reach(impressions, people, beta) == pytest.approx(reach, abs=0.01)
    exact = thinned_reach(impressions, people, beta)
    assert fit_beta(impressions, people, exact) == pytest.approx(beta)
    assert fit_people(impressions, exact, beta) == pytest.approx(people)


@pytest.mark.parametrize(("reach", "people"), [(7992, 9769), (10000, 13333.33)])
def test_one_point_gives_the_people_printed(reach: float, people: float) -> None:
    impressions = 19971 if reach == 7992 else 20000
    assert fit_people_from_point(impressions, reach, 1.5) == pytest.approx(people, abs=1)


def test_an_audience_too_large_for_the_reach_is_refused() -> None:
    with pytest.raises(ReachInvalid):
        fit_beta(30000, 1_000_000, 10000)
