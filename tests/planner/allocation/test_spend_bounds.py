import pytest

from planner.allocation.options import AllocationInvalid
from planner.allocation.spend_bounds import bounds_around


def test_the_printed_bounds_of_another_planner_are_met() -> None:
    # Meridian, analysis/optimizer_test.py.
    bounds = bounds_around(
        (10642.5, 22222.0, 33333.0, 44444.0, 55555.0),
        down=(0.5, 0.4, 0.3, 0.2, 0.1),
        up=(0.2544, 0.4, 0.5, 0.6, 0.7),
        digits=-2,
    )
    assert bounds.lower == (5300, 13300, 23300, 35500, 50000)
    assert bounds.upper == (13300, 31100, 50000, 71000, 94500)


def test_without_rounding_bounds_are_plain_shares() -> None:
    bounds = bounds_around((100.0,), down=(0.3,), up=(0.3,))
    assert (bounds.lower, bounds.upper) == (pytest.approx((70,)), pytest.approx((130,)))


def test_a_fall_of_more_than_everything_ends_at_nothing() -> None:
    assert bounds_around((100.0,), down=(2.0,), up=(0.0,)).lower == (0,)


def test_a_missing_bound_is_refused() -> None:
    with pytest.raises(AllocationInvalid):
        bounds_around((1.0, 2.0), down=(0.1,), up=(0.1, 0.1))
