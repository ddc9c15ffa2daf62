"""Folds: each deal in one, copies together, outcomes even, the same for the same seed."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.win_model.folds import MOST_COPIES, draw_folds, group_equal
from tests.qualifier.win_model.deals import make_table

SETS = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=20, max_size=60)


@settings(max_examples=20)
@given(SETS, st.integers(2, 6), st.integers(0, 99))
def test_every_group_is_in_one_fold_and_every_deal_in_a_fold(
    deals: list[tuple[int, bool]], folds: int, seed: int
) -> None:
    groups = np.array([group for group, _ in deals])
    won = np.array([float(end) for _, end in deals])
    fold = draw_folds(groups, won, folds, seed)
    assert fold.shape == won.shape
    assert ((fold >= 0) & (fold < folds)).all()
    for group in set(groups.tolist()):
        assert len(set(fold[groups == group].tolist())) == 1
    assert (draw_folds(groups, won, folds, seed) == fold).all()


@pytest.mark.parametrize("folds", [2, 3, 5, 10])
def test_single_deals_are_spread_as_evenly_as_they_can_be(folds: int) -> None:
    won = np.array([at % 3 == 0 for at in range(120)], dtype=float)
    fold = draw_folds(np.arange(120), won, folds, 1)
    sizes, wins = np.bincount(fold, minlength=folds), np.bincount(fold, won, minlength=folds)
    assert sizes.max() - sizes.min() <= 2
    assert wins.max() - wins.min() <= 2


def test_copies_of_a_deal_are_never_on_both_sides() -> None:
    table = make_table(60)
    twice = table.take([*range(60), *range(60)])
    groups = group_equal(twice.vectors())
    fold = draw_folds(groups, np.asarray(twice.outcomes, dtype=float), 5, 0)
    assert (fold[:60] == fold[60:]).all()


@settings(max_examples=20)
@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=70))
def test_groups_are_the_equal_vectors_but_for_frequent_kinds(vectors: list[str]) -> None:
    groups = group_equal(vectors)
    for vector in set(vectors):
        members = {int(groups[at]) for at, one in enumerate(vectors) if one == vector}
        assert len(members) == (1 if vectors.count(vector) <= MOST_COPIES else vectors.count(vector))
    assert len({int(group) for group in groups}) >= len(set(vectors))


def test_the_seed_alone_decides() -> None:
    random = Random(1)
    groups = np.array([random.randrange(40) for _ in range(200)])
    won = np.array([float(random.random() < 0.4) for _ in range(200)])
    drawn = [draw_folds(groups, won, 5, seed).tolist() for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
