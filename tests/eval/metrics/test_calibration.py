import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.calibration import calibrate


def test_nine_in_ten_at_confidence_nine_tenths_leaves_no_gap() -> None:
    calibration = calibrate([(0.9, True)] * 9 + [(0.9, False)])

    assert calibration.gap == pytest.approx(0.0)
    assert len(calibration.bins) == 1


def test_too_much_confidence_shows_as_a_gap() -> None:
    calibration = calibrate([(0.95, True), (0.95, False)])

    assert calibration.gap == pytest.approx(0.45)
    assert calibration.bins[0].claimed == pytest.approx(0.95)
    assert calibration.bins[0].held == 0.5


def test_full_confidence_belongs_to_the_last_bin() -> None:
    (only,) = calibrate([(1.0, True)]).bins

    assert (only.low, only.high) == (0.9, 1.0)


def test_bins_weigh_by_their_answers() -> None:
    # Three answers without a gap, one with a gap of 1.
    calibration = calibrate([(1.0, True)] * 3 + [(0.0, True)])

    assert calibration.gap == pytest.approx(0.25)


def test_no_answers_no_gap() -> None:
    calibration = calibrate([])

    assert calibration.bins == ()
    assert calibration.gap is None


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_answer_is_in_exactly_one_bin(claims: list[tuple[float, bool]]) -> None:
    calibration = calibrate(claims)

    assert sum(one.n for one in calibration.bins) == len(claims)
    assert calibration.gap is not None
    assert 0 <= calibration.gap <= 1
