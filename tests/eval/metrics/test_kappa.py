import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.confusion import Pair, count_confusion
from eval.metrics.kappa import cohen_kappa


def test_kappa_agrees_with_the_textbook_example() -> None:
    # Two readers of 50 proposals: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no; kappa is 0.4.
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}

    assert cohen_kappa(table) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("A", "A"), ("B", "B")], 1.0),
        ([("A", "B"), ("B", "A")], -1.0),
        # One class throughout on both sides: nothing to disagree on.
        ([("A", "A"), ("A", "A")], 1.0),
        # One class given whatever is asked: no better than chance.
        ([("A", "A"), ("B", "A")], 0.0),
    ],
)
def test_kappa_of_small_tables(pairs: list[Pair], kappa: float) -> None:
    assert cohen_kappa(count_confusion(pairs)) == pytest.approx(kappa)


def test_kappa_of_nothing_is_none() -> None:
    assert cohen_kappa({}) is None


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")), min_size=1))
def test_kappa_never_exceeds_one_and_is_the_same_from_both_sides(pairs: list[Pair]) -> None:
    kappa = cohen_kappa(count_confusion(pairs))
    turned = cohen_kappa(count_confusion([(got, gold) for gold, got in pairs]))

    assert kappa is not None
    assert -1.0 - 1e-9 <= kappa <= 1.0 + 1e-9
    assert kappa == pytest.approx(turned)
