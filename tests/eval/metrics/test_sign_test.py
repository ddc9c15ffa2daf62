import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.sign_test import sign_test


@pytest.mark.parametrize(
    ("better", "worse", "probability"),
    [
        (0, 0, 1.0),
        (5, 5, 1.0),
        # Five of five heads or tails: 2 / 32.
        (5, 0, 0.0625),
        (0, 5, 0.0625),
        (1, 9, 22 / 1024),
    ],
)
def test_the_probability_is_exact_and_two_sided(better: int, worse: int, probability: float) -> None:
    assert sign_test(better, worse) == pytest.approx(probability)


def test_thousands_of_cases_do_not_overflow() -> None:
    assert sign_test(2500, 2500) == pytest.approx(1.0)
    assert sign_test(3000, 2000) < 1e-6


@settings(max_examples=40)
@given(st.integers(0, 200), st.integers(0, 200))
def test_it_is_a_probability_and_has_no_side(better: int, worse: int) -> None:
    assert 0 <= sign_test(better, worse) <= 1
    assert sign_test(better, worse) == sign_test(worse, better)
