import pytest

from eval.metrics.exact import Value, measure_exactness


@pytest.mark.parametrize(
    ("said", "read", "missed", "invented"),
    [
        (300_000, 300_000, 0, 0),
        (None, None, 0, 0),
        (300_000, None, 1, 0),
        (None, 300_000, 0, 1),
        # A wrong value is neither missed nor invented, only not exact.
        (300_000, 250_000, 0, 0),
        ("2026-09-01", "2026-09-01", 0, 0),
    ],
)
def test_each_kind_of_mistake_is_counted_apart(said: Value, read: Value, missed: int, invented: int) -> None:
    exactness = measure_exactness([(said, read)])

    assert exactness.exact == float(said == read)
    assert (exactness.missed, exactness.invented) == (missed, invented)


def test_a_rightly_empty_field_counts_as_exact_but_not_as_stated() -> None:
    exactness = measure_exactness([(None, None), (None, None), (5, 6), (5, 5)])

    assert exactness.exact == 0.75
    assert exactness.stated == 2
    assert exactness.exact_stated == 0.5


def test_nothing_labelled_gives_no_share() -> None:
    exactness = measure_exactness([])

    assert exactness.n == 0
    assert exactness.exact is None
    assert exactness.exact_stated is None
