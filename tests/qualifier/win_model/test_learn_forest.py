"""The forest is what the library grew, scored as many and as one, with reasons that follow the path."""

import math

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier

from qualifier.win_model.encoding import encode, learn_fields
from qualifier.win_model.fields import MISSING, Cell, map_levels, read_cell
from qualifier.win_model.learn_forest import ForestSetup, _fill, learn_forest
from qualifier.win_model.learn_trees import ask_fields
from qualifier.win_model.many_scores import score_many
from qualifier.win_model.metrics import area
from qualifier.win_model.model_json import parse_model, write_model
from qualifier.win_model.parts import Feature, ForestPart, Node
from qualifier.win_model.win_model import Calibration, Voice, WinModel, explain_row, score_row
from tests.qualifier.win_model.deals import make_encoded, make_table

ENCODED = make_encoded(260, seed=5)
TABLE = make_table(260, seed=5)
SETUP = ForestSetup(trees=12, smallest_leaf=3)
FOREST = learn_forest(ENCODED, SETUP)
MODEL = WinModel(
    fields=ENCODED.fields,
    bias=0.1,
    voices=(Voice(name="forest", weight=1.5, part=FOREST),),
    calibration=Calibration(),
    facts={},
)


def cells_of(at: int) -> tuple[Cell, ...]:
    row = TABLE.row(at)
    return tuple(read_cell(field, map_levels(field), row[field.name]) for field in ENCODED.fields)


def test_every_deal_ends_in_the_leaf_that_the_library_sends_it_to() -> None:
    # A field of many levels is read as shares that differ in training, so this table has none.
    table = TABLE.without(["town"])
    encoded = encode(table, learn_fields(table))
    matrix = _fill(np.column_stack([one.values for one in ask_fields(encoded)]))
    grown = RandomForestClassifier(
        n_estimators=12, min_samples_leaf=3, max_features=0.3, random_state=0, n_jobs=1
    ).fit(matrix, encoded.won)
    rate = encoded.won.mean()
    expected = np.zeros(len(encoded))
    for tree in grown.estimators_:
        counts, value = tree.tree_.n_node_samples, tree.tree_.value[:, 0, 1]
        share = (value * counts + rate) / (counts + 1)
        expected += np.log(share / (1 - share))[tree.apply(matrix.astype(np.float32))] / 12
    assert score_many(learn_forest(encoded, SETUP), encoded) == pytest.approx(expected, abs=1e-5)


def test_many_are_scored_as_one_is() -> None:
    each = [FOREST.score(cells_of(at)) for at in range(len(TABLE))]
    assert score_many(FOREST, ENCODED) == pytest.approx(each, abs=1e-9)


@pytest.mark.parametrize("at", range(0, 260, 26))
def test_reasons_follow_the_path_and_add_up(at: int) -> None:
    cells = cells_of(at)
    assert FOREST.base() + sum(FOREST.share(cells)) == pytest.approx(FOREST.score(cells), abs=1e-9)
    chance = explain_row(MODEL, TABLE.row(at))
    total = chance.base_log_odds + sum(reason.log_odds for reason in chance.reasons)
    assert total == pytest.approx(chance.log_odds, abs=1e-9)


def test_each_question_holds_the_average_of_what_is_below_it() -> None:
    for tree in FOREST.trees:
        for node in tree:
            if node.left:
                below = [tree[node.left], tree[node.right]]
                mean = sum(one.value * one.count for one in below) / sum(one.count for one in below)
                assert node.value == pytest.approx(mean, abs=1e-6)
                assert node.count == sum(one.count for one in below)


def test_a_lead_of_which_nothing_is_known_and_one_never_seen_are_scored() -> None:
    unknown = tuple(Cell(math.nan, MISSING) for _ in ENCODED.fields)
    strange = tuple(read_cell(f, map_levels(f), 1e12 if f.is_counted else "=1+1") for f in ENCODED.fields)
    for cells in (unknown, strange):
        assert math.isfinite(FOREST.score(cells))
        assert FOREST.base() + sum(FOREST.share(cells)) == pytest.approx(FOREST.score(cells), abs=1e-9)


def test_what_is_missing_stands_below_all_that_is_known() -> None:
    filled = _fill(np.array([[np.nan, 5.0, np.nan], [-3.0, 2.0, np.nan], [4.0, np.nan, np.nan]]))
    assert filled[0, 0] < -3
    assert filled[2, 1] < 2
    assert np.isfinite(filled).all()
    assert filled[1:, 0].tolist() == [-3.0, 4.0]


def test_a_forest_comes_back_from_json_as_a_forest() -> None:
    text = write_model(MODEL)
    back = parse_model(text.encode())
    assert isinstance(back.voices[0].part, ForestPart)
    assert write_model(back) == text
    for at in range(0, 260, 40):
        assert score_row(back, TABLE.row(at)) == score_row(MODEL, TABLE.row(at))
        assert explain_row(back, TABLE.row(at)) == explain_row(MODEL, TABLE.row(at))


def test_it_orders_deals_that_it_has_not_seen() -> None:
    fresh = make_table(300, seed=77)
    chances = np.array([score_row(MODEL, fresh.row(at)) for at in range(300)])
    assert area(chances, np.asarray(fresh.outcomes, dtype=float)) > 0.65


def test_growing_twice_gives_the_same_trees() -> None:
    assert learn_forest(ENCODED, SETUP) == FOREST


def test_a_path_by_hand() -> None:
    tree = (
        Node(0, 5.0, True, 1, 2, 0.4, 10.0),
        Node(0, 0.0, True, 0, 0, -1.0, 4.0),
        Node(1, 0.5, True, 3, 4, 4.0 / 3, 6.0),
        Node(0, 0.0, True, 0, 0, 1.0, 4.0),
        Node(0, 0.0, True, 0, 0, 2.0, 2.0),
    )
    part = ForestPart(
        bias=0.5,
        features=(Feature(field=0), Feature(field=2, table=(0.0, 1.0, math.nan))),
        trees=(tree,),
        fields=3,
    )
    cells = (Cell(9.0, 0), Cell(math.nan, 0), Cell(math.nan, 1))
    assert part.base() == 0.9
    assert part.score(cells) == 2.5
    assert part.share(cells) == [pytest.approx(4 / 3 - 0.4), 0.0, pytest.approx(2 / 3)]
