"""What trees are asked, worked out by hand: levels as they are, many levels as how often each was won."""

import math
from random import Random

import numpy as np
import pytest

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import Encoded, encode, learn_fields
from qualifier.win_model.fields import MISSING, Cell, ColumnKind, Value
from qualifier.win_model.learn_trees import MOST_LEVELS, TreeSetup, ask_fields, learn_trees
from qualifier.win_model.many_scores import score_many
from qualifier.win_model.metrics import area
from tests.qualifier.win_model.deals import column, make_encoded, make_table

ENCODED = make_encoded(150, seed=21)
QUICK = TreeSetup(rounds=12, leaves=6)


def encoded_of(values: list[Value], won: list[bool], kind: ColumnKind = ColumnKind.CATEGORY) -> Encoded:
    table = DealTable(ids=("",) * len(won), columns=(column("x", kind, values),), outcomes=tuple(won))
    return encode(table, learn_fields(table))


def test_numbers_are_asked_as_they_are() -> None:
    encoded = encoded_of([1.0, None, 3.0, 2.0] * 10, [True, False] * 20, ColumnKind.NUMBER)
    asked = ask_fields(encoded)[0]
    assert (asked.is_named, asked.feature.table) == (False, None)
    assert np.array_equal(asked.values, encoded.numbers[:, 0], equal_nan=True)


def test_few_levels_are_names_and_missing_is_one_of_them() -> None:
    asked = ask_fields(encoded_of(["b", "a", None, "b", "a"] * 4, [True, False] * 10))[0]
    table = asked.feature.table
    assert table is not None
    assert asked.is_named
    assert table[:2] == (0.0, 1.0)
    # `other` was never seen: it goes where the missing numbers go.
    assert math.isnan(table[2])
    assert table[3] == 2.0
    assert asked.values[:3].tolist() == [1.0, 0.0, 2.0]


def test_many_levels_are_read_as_how_often_each_was_won() -> None:
    random = Random(3)
    # Fifty towns of forty-two deals each; of town 0 all were won.
    names: list[Value] = [f"town {at % 50:02}" for at in range(2100)]
    won = [name == "town 00" or random.random() < 0.3 for name in names]
    encoded = encoded_of(names, won)
    asked = ask_fields(encoded)[0]
    table = asked.feature.table
    assert encoded.fields[0].width - 2 > MOST_LEVELS
    assert table is not None
    assert not asked.is_named
    rate = float(encoded.won.mean())
    by_hand = (42 + 12 * rate) / (42 + 12)
    assert table[0] == pytest.approx(math.log(by_hand / (1 - by_hand)))
    # A frequent level is told as it will be told of a new lead.
    assert asked.values[0] == table[0]
    # What no deal had is told the overall share.
    assert table[-2] == pytest.approx(math.log(rate / (1 - rate)))


def test_of_a_rare_level_a_deals_own_outcome_is_not_told() -> None:
    names: list[Value] = [f"firm {at // 2}" for at in range(160)]
    won = [at % 2 == 0 for at in range(160)]
    asked = ask_fields(encoded_of(names, won))[0]
    told = asked.values[np.asarray(won)], asked.values[~np.asarray(won)]
    # Each firm has one deal won and one lost: with its own outcome left out a won deal looks no better.
    assert told[0].mean() <= told[1].mean() + 1e-9


def test_a_tree_has_a_way_for_every_lead() -> None:
    part = learn_trees(ENCODED, QUICK)
    for tree in part.trees:
        for at, node in enumerate(tree):
            if node.left:
                assert at < node.left < len(tree)
                assert at < node.right < len(tree)
                assert node.count == tree[node.left].count + tree[node.right].count
    unknown = tuple(Cell(math.nan, MISSING) for _ in ENCODED.fields)
    assert math.isfinite(part.score(unknown))


def test_bags_are_averaged() -> None:
    one = learn_trees(ENCODED, QUICK)
    three = learn_trees(ENCODED, TreeSetup(rounds=12, leaves=6, bags=3))
    assert len(three.trees) == 3 * len(one.trees)
    scores = [score_many(part, ENCODED) for part in (one, three)]
    assert np.corrcoef(*scores)[0, 1] > 0.9
    assert abs(scores[0].mean() - scores[1].mean()) < 0.1


def test_more_rounds_follow_the_deals_more_closely() -> None:
    areas = [
        area(score_many(learn_trees(ENCODED, TreeSetup(rounds=n)), ENCODED), ENCODED.won) for n in (2, 40)
    ]
    assert areas[1] > areas[0]


def test_learning_does_not_depend_on_what_was_learnt_before() -> None:
    first = learn_trees(ENCODED, QUICK)
    learn_trees(make_encoded(90, seed=4), QUICK)
    assert learn_trees(ENCODED, QUICK) == first


def test_a_constant_outcome_in_a_level_is_no_certainty() -> None:
    table = make_table(150, seed=21)
    won = [row == "bank" or end for row, end in zip(table.columns[0].values, table.outcomes, strict=True)]
    encoded = encoded_of(list(table.columns[0].values), won)
    scores = score_many(learn_trees(encoded, QUICK), encoded)
    assert scores.max() < 5
