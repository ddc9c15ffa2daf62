import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.percentiles import percentile


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5.0], 0.99, 5.0),
        ([1.0, 3.0], 0.5, 2.0),
        ([3.0, 1.0, 2.0], 0.0, 1.0),
        ([3.0, 1.0, 2.0], 1.0, 3.0),
        ([float(value) for value in range(101)], 0.99, 99.0),
        ([0.0, 10.0], 0.25, 2.5),
    ],
)
def test_percentile_is_read_between_neighbours(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == pytest.approx(expected)


@settings(max_examples=40)
@given(st.lists(st.integers(-1000, 1000), min_size=1), st.floats(0, 1))
def test_percentile_lies_within_the_values(values: list[int], share: float) -> None:
    assert min(values) <= percentile([float(value) for value in values], share) <= max(values)
