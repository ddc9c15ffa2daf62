import pytest

from eval.slices import length_of, slice_rows
from tests.eval.rows import RESAMPLES, make_row, make_rows


@pytest.mark.parametrize(
    ("chars", "name"),
    [
        (0, "under 300"),
        (299, "under 300"),
        (300, "300-999"),
        (1000, "1000-2999"),
        (2999, "1000-2999"),
        (3000, "3000 and more"),
        (10**6, "3000 and more"),
    ],
)
def test_lengths_fall_into_classes(chars: int, name: str) -> None:
    assert length_of(chars) == name


def test_rows_are_sliced_by_every_note() -> None:
    rows = [make_row("a", lang="en", tags=("chat", "irony")), make_row("b", strength=None, chars=10)]

    slices = slice_rows(rows, RESAMPLES)

    assert slices["lang"]["en"]["n"] == 1
    assert slices["strength"]["not said"]["n"] == 1
    assert slices["length"]["under 300"]["n"] == 1
    assert slices["gold_status"]["nurture"]["n"] == 2
    assert slices["tag"]["chat"]["n"] == 2
    assert slices["tag"]["irony"]["n"] == 1


def test_a_tag_named_twice_counts_once() -> None:
    assert slice_rows([make_row(tags=("chat", "chat"))], RESAMPLES)["tag"]["chat"]["n"] == 1


def test_the_largest_slice_comes_first() -> None:
    rows = [make_row("a", lang="en"), make_row("b"), make_row("c")]

    assert list(slice_rows(rows, RESAMPLES)["lang"]) == ["ru", "en"]


def test_a_slice_shows_levels_and_status() -> None:
    measured = slice_rows(make_rows(4, right=3), RESAMPLES)["lang"]["ru"]

    assert measured["status_accuracy"] == 0.75
    assert measured["mean_accuracy"] == pytest.approx((3 + 10 / 11) / 4)


def test_a_small_slice_claims_no_interval() -> None:
    assert "interval" not in slice_rows(make_rows(9, right=5), RESAMPLES)["lang"]["ru"]
    assert "interval" in slice_rows(make_rows(10, right=5), RESAMPLES)["lang"]["ru"]
