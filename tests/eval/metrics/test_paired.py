import pytest

from eval.metrics.paired import paired_difference


def test_the_difference_is_new_minus_old() -> None:
    difference = paired_difference([0.5, 0.5], [0.7, 0.9])

    assert difference is not None
    assert difference.n == 2
    assert difference.mean == pytest.approx(0.3)


def test_equal_runs_differ_by_nothing() -> None:
    difference = paired_difference([0.1, 0.9, 0.4], [0.1, 0.9, 0.4])

    assert difference is not None
    assert (difference.mean, difference.interval.low, difference.interval.high) == (0, 0, 0)


def test_pairing_removes_what_both_runs_find_hard() -> None:
    # Cases range from 0 to 1, and each gets better by exactly 0.01: pairing sees it at once.
    old = [at / 100 for at in range(100)]
    difference = paired_difference(old, [value + 0.01 for value in old])

    assert difference is not None
    assert difference.interval.low == pytest.approx(0.01)


def test_one_case_among_many_is_within_chance() -> None:
    difference = paired_difference([1.0] * 100, [0.0] + [1.0] * 99)

    assert difference is not None
    assert difference.interval.high == 0


def test_no_cases_no_difference() -> None:
    assert paired_difference([], []) is None


def test_runs_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired_difference([1.0], [1.0, 0.0])
