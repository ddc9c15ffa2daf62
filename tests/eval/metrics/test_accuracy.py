import pytest

from eval.metrics.accuracy import accuracy
from eval.metrics.confusion import Pair, count_confusion


@pytest.mark.parametrize(
    ("pairs", "share"),
    [
        ([("A", "A")], 1.0),
        ([("A", "B")], 0.0),
        ([("A", "A"), ("B", "A"), ("B", "B"), ("A", "A")], 0.75),
    ],
)
def test_accuracy_is_the_share_of_equal_pairs(pairs: list[Pair], share: float) -> None:
    assert accuracy(count_confusion(pairs)) == share


def test_nothing_asked_is_not_zero() -> None:
    assert accuracy({}) is None
