from collections.abc import Mapping, Sequence

import pytest

from eval.metrics.bootstrap import bootstrap_intervals


def _mean(values: Sequence[float]) -> Mapping[str, float | None]:
    return {"mean": sum(values) / len(values)}


def test_interval_of_a_share_is_about_two_standard_errors_wide() -> None:
    # 100 tosses, half heads: the error of the share is 0.05.
    interval = bootstrap_intervals([0.0, 1.0] * 50, _mean)["mean"]

    assert interval.low == pytest.approx(0.40, abs=0.02)
    assert interval.high == pytest.approx(0.60, abs=0.02)


def test_the_same_call_gives_the_same_interval() -> None:
    values = [0.1, 0.5, 0.9, 1.0]

    assert bootstrap_intervals(values, _mean) == bootstrap_intervals(values, _mean)


def test_more_confidence_is_wider() -> None:
    values = [0.0, 1.0] * 30
    wide = bootstrap_intervals(values, _mean, confidence=0.99)["mean"]
    narrow = bootstrap_intervals(values, _mean, confidence=0.8)["mean"]

    assert wide.low < narrow.low < narrow.high < wide.high


def test_equal_values_leave_no_room() -> None:
    interval = bootstrap_intervals([0.7] * 9, _mean)["mean"]

    assert (interval.low, interval.high) == pytest.approx((0.7, 0.7))


def test_one_item_is_its_own_interval() -> None:
    interval = bootstrap_intervals([0.3], _mean)["mean"]

    assert (interval.low, interval.high) == (0.3, 0.3)


def test_several_figures_share_one_set_of_draws() -> None:
    intervals = bootstrap_intervals([1.0, 2.0, 3.0], lambda drawn: {"low": min(drawn), "high": max(drawn)})

    assert intervals["low"].low == 1.0
    assert intervals["high"].high == 3.0


def test_a_figure_that_is_not_measured_has_no_interval() -> None:
    assert bootstrap_intervals([1.0, 2.0], lambda drawn: {"nothing": None}) == {}


def test_no_items_no_interval() -> None:
    assert bootstrap_intervals([], _mean) == {}
