import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.logistic import learn_logistic


def test_a_column_that_decides_gets_its_sign() -> None:
    rows = [(0.0, 1.0), (0.1, 0.0), (0.9, 1.0), (1.0, 0.0)] * 5
    weights = learn_logistic(rows, [row[0] > 0.5 for row in rows])
    assert weights[0] > 1
    assert abs(weights[1]) < 0.2


def test_without_columns_that_tell_the_bias_is_the_log_odds() -> None:
    labels = [True] * 3 + [False]
    weights = learn_logistic([(0.0,)] * 4, labels)
    assert weights[0] == pytest.approx(0.0, abs=1e-9)
    assert weights[1] == pytest.approx(math.log(3), abs=1e-6)


def test_a_heavier_penalty_gives_smaller_weights() -> None:
    rows = [(float(index % 2),) for index in range(20)]
    labels = [index % 2 == 1 for index in range(20)]
    light, heavy = learn_logistic(rows, labels, 0.1), learn_logistic(rows, labels, 10.0)
    assert abs(heavy[0]) < abs(light[0])


def test_separable_rows_stay_finite() -> None:
    weights = learn_logistic([(0.0,), (1.0,)] * 10, [False, True] * 10, 0.01)
    assert all(math.isfinite(weight) for weight in weights)


def test_a_column_that_repeats_another_shares_its_weight() -> None:
    rows = [(float(index % 2), float(index % 2)) for index in range(20)]
    weights = learn_logistic(rows, [index % 2 == 1 for index in range(20)])
    assert weights[0] == pytest.approx(weights[1])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=20))
def test_the_same_rows_give_the_same_weights(sample: list[tuple[float, bool]]) -> None:
    rows, labels = [(value,) for value, _ in sample], [label for _, label in sample]
    assert learn_logistic(rows, labels) == learn_logistic(rows, labels)
