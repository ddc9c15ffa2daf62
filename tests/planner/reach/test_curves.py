import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.curves import (
    CappedCurve,
    Confidence,
    audience_curve,
    channel_reach,
    find_rises,
    histogram_curve,
    insertion_curve,
    point_curve,
    table_curve,
)
from planner.reach.faults import ReachInvalid

AUDIENCE = 1_000_000.0
LEVELS = (1e5, 5e5, 1e6, 3e6)
ROWS = ((9e4, 9e3, 1e3), (3.5e5, 9e4, 2.5e4), (5.2e5, 2.2e5, 9e4), (7.8e5, 5.6e5, 3.8e5))


def curves() -> list[CappedCurve]:
    return [
        audience_curve(AUDIENCE),
        point_curve(2e6, 6e5, audience=AUDIENCE),
        histogram_curve(1e6, (5e5, 2.5e5, 1.2e5, 6e4, 3e4), audience=AUDIENCE),
        insertion_curve(0.2, 0.3, audience=AUDIENCE),
        table_curve(LEVELS, ROWS, audience=AUDIENCE),
    ]


@pytest.mark.parametrize("curve", curves())
@pytest.mark.parametrize("impressions", [0.0, 1.0, 1e3, 3e5, 2e6, 1e8, 1e13])
def test_no_curve_promises_more_than_its_audience_or_impressions(
    curve: CappedCurve, impressions: float
) -> None:
    people = [curve.k_plus(impressions, k) for k in range(1, 8)]
    assert people[0] == curve.reach(impressions)
    assert people[0] <= min(AUDIENCE, impressions) + 1e-9
    assert all(high >= low - 1e-6 for high, low in zip(people, people[1:], strict=False))
    assert min(people) >= 0


@pytest.mark.parametrize("curve", curves())
@given(impressions=st.floats(10, 1e7), more=st.floats(1.01, 3))
def test_more_impressions_never_reach_fewer(curve: CappedCurve, impressions: float, more: float) -> None:
    for k in (1, 3):
        assert curve.k_plus(impressions * more, k) >= curve.k_plus(impressions, k) - 1e-6


@pytest.mark.parametrize(
    ("curve", "confidence"),
    list(
        zip(
            curves(),
            (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH, Confidence.MEDIUM, Confidence.HIGH),
            strict=True,
        )
    ),
)
def test_confidence_says_what_the_data_carry(curve: CappedCurve, confidence: Confidence) -> None:
    assert curve.confidence is confidence


def test_audience_alone_is_poisson() -> None:
    assert audience_curve(1000).reach(1000) == pytest.approx(1000 * (1 - math.exp(-1)))


def test_a_point_curve_goes_through_its_point_and_stops_at_the_audience() -> None:
    curve = point_curve(2e6, 6e5, audience=7e5)
    assert curve.reach(2e6) == pytest.approx(6e5)
    assert curve.reach(1e9) == 7e5


def test_insertions_are_bought_by_impressions() -> None:
    curve = insertion_curve(0.2, 0.3, audience=AUDIENCE)
    assert curve.reach(1e5) == pytest.approx(1e5)
    assert curve.reach(2e5) == pytest.approx(2e5)
    assert curve.reach(4e5) == pytest.approx(3e5)
    assert curve.k_plus(4e5, 2) == pytest.approx(1e5)


@pytest.mark.parametrize("place", range(len(LEVELS)))
def test_a_table_curve_goes_through_its_table(place: int) -> None:
    curve = table_curve(LEVELS, ROWS, audience=AUDIENCE)
    for k in (1, 2, 3):
        assert curve.k_plus(LEVELS[place], k) == pytest.approx(ROWS[place][k - 1], rel=1e-9)


def test_a_table_may_come_in_any_order() -> None:
    turned = table_curve(LEVELS[::-1], ROWS[::-1], audience=AUDIENCE)
    assert turned.reach(7e5) == table_curve(LEVELS, ROWS, audience=AUDIENCE).reach(7e5)


def test_a_table_promises_nothing_beyond_what_was_measured() -> None:
    curve = table_curve(LEVELS, ROWS, audience=AUDIENCE)
    assert curve.reach(1e9) == ROWS[-1][0]
    assert curve.k_plus(1e9, 4) == 0


def test_a_noisy_table_is_smoothed_and_its_rises_are_named() -> None:
    noisy = ((100.0, 20.0), (90.0, 95.0), (200.0, 50.0))
    assert find_rises(noisy) == ((1, 1), (2, 2))
    curve = table_curve((1e3, 2e3, 3e3), noisy, audience=1000)
    assert curve.reach(2e3) == pytest.approx(100, rel=1e-6)
    assert curve.k_plus(2e3, 2) <= curve.reach(2e3)


@pytest.mark.parametrize(
    ("levels", "rows"),
    [((1e5,), (ROWS[0],)), ((1e5, 1e5), ROWS[:2]), ((0.0, 1e5), ROWS[:2]), ((1e5, 2e5), (ROWS[0], (1.0,)))],
    ids=["one level", "same level", "no impressions", "ragged"],
)
def test_a_table_that_is_no_curve_is_refused(
    levels: tuple[float, ...], rows: tuple[tuple[float, ...], ...]
) -> None:
    with pytest.raises(ReachInvalid):
        table_curve(levels, rows, audience=AUDIENCE)


def test_a_point_above_the_audience_is_refused() -> None:
    with pytest.raises(ReachInvalid):
        point_curve(2e6, 6e5, audience=5e5)


def test_an_audience_of_nobody_is_refused() -> None:
    with pytest.raises(ReachInvalid):
        audience_curve(0)


def test_the_unions_input_carries_k_plus_and_where_overlaps_were_measured() -> None:
    curve = point_curve(2e6, 6e5, audience=AUDIENCE)
    made = channel_reach("push", curve, 1e6, reference_impressions=2e6)
    assert made.k_plus[0] == curve.reach(1e6)
    assert len(made.k_plus) == 10
    assert made.reference_reach == pytest.approx(6e5)
    assert channel_reach("push", curve, 1e6).reference_reach is None
