"""What is learnt equals what the library learnt, to the ninth digit, and scores many as it scores one."""

from typing import Any

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import encode, find_edges, learn_fields, tell_codes
from qualifier.win_model.fields import ColumnKind, map_levels, read_cell
from qualifier.win_model.learn_additive import AdditiveSetup, choose_pairs, hat_basis, learn_additive
from qualifier.win_model.learn_bayes import learn_bayes
from qualifier.win_model.learn_cases import CaseSetup, can_learn_cases, learn_cases, weigh_fields
from qualifier.win_model.learn_trees import TreeSetup, _fit, learn_trees
from qualifier.win_model.many_scores import score_many
from qualifier.win_model.parts import CasePart
from qualifier.win_model.training import one_thread
from tests.qualifier.win_model.deals import column, make_encoded, make_table

ENCODED = make_encoded(200, seed=3)
TABLE = make_table(200, seed=3)
PARTS = {
    "additive": learn_additive(ENCODED, AdditiveSetup(strength=0.5, pairs=6)),
    "trees": learn_trees(ENCODED, TreeSetup(rounds=20)),
    "bayes": learn_bayes(ENCODED),
    "cases": learn_cases(ENCODED, CaseSetup()),
}


def score_each(part: Any) -> list[float]:
    rows = [TABLE.row(at) for at in range(len(TABLE))]
    levels = [map_levels(field) for field in ENCODED.fields]
    return [
        part.score(tuple(read_cell(f, m, row[f.name]) for f, m in zip(ENCODED.fields, levels, strict=True)))
        for row in rows
    ]


@pytest.mark.parametrize("name", PARTS)
def test_many_are_scored_as_one_is(name: str) -> None:
    part = PARTS[name]
    assert score_many(part, ENCODED) == pytest.approx(score_each(part), abs=1e-9)


def test_only_parts_can_be_scored() -> None:
    with pytest.raises(TypeError):
        score_many("a text", ENCODED)


def test_trees_equal_the_librarys() -> None:
    # Levels of towns are read as shares that differ in training, so this table has none.
    table = TABLE.without(["town"])
    encoded = encode(table, learn_fields(table))
    setup = TreeSetup(rounds=40, leaves=8)
    part = learn_trees(encoded, setup)
    named = [feature.table is not None for feature in part.features]
    matrix = np.column_stack(
        [
            encoded.numbers[:, feature.field]
            if feature.table is None
            else np.asarray(feature.table)[tell_codes(encoded)[:, feature.field]]
            for feature in part.features
        ]
    )
    with one_thread():
        library = _fit(matrix, encoded.won, named, setup, 0).decision_function(matrix)
    assert score_many(part, encoded) == pytest.approx(library, abs=1e-9)


def test_the_additive_part_equals_the_librarys() -> None:
    table = TABLE.without(["town", "created"])
    encoded = encode(table, learn_fields(table))
    part = learn_additive(encoded, AdditiveSetup(strength=0.7))
    places = tell_codes(encoded)
    blocks = [
        hat_basis(encoded.numbers[:, at], part.curves[at].knots)
        if at in part.curves
        else np.eye(f.width)[places[:, at]]
        for at, f in enumerate(encoded.fields)
    ]
    design = np.concatenate(blocks, axis=1)
    library = LogisticRegression(C=0.7, solver="newton-cholesky").fit(design, encoded.won)
    assert score_many(part, encoded) == pytest.approx(library.decision_function(design), abs=1e-9)


def test_bayes_is_what_odoo_counts() -> None:
    table = DealTable(
        ids=("1", "2", "3", "4", "5"),
        columns=(column("source", ColumnKind.CATEGORY, ["a", "a", "b", "b", "a"]),),
        outcomes=(True, True, True, False, False),
    )
    part = learn_bayes(encode(table, learn_fields(table)))
    won, lost = (2.1 / 3.3, 1.1 / 2.3)
    expected = np.log(3 / 2) + np.log(2.1 / 3.3 / (1.1 / 2.3))
    assert won > lost
    scored = score_many(part, encode(table, learn_fields(table)))
    assert scored[0] == pytest.approx(expected, abs=0.05)
    assert scored[0] > scored[2]


def test_past_cases_solve_the_penalised_likelihood() -> None:
    part = PARTS["cases"]
    assert isinstance(part, CasePart)
    weights = np.array([case.weight for case in part.cases])
    kinds, at = np.unique(ENCODED.codes, axis=0, return_inverse=True)
    chance = 1 / (1 + np.exp(-score_many(part, ENCODED)))
    error = np.bincount(at.ravel(), ENCODED.won - chance)
    assert len(kinds) == len(weights)
    assert error == pytest.approx(CaseSetup().penalty * weights, abs=1e-5)
    assert abs(error.sum()) < 1e-5


def test_cases_are_learnt_only_where_there_are_few_kinds() -> None:
    assert can_learn_cases(ENCODED)
    assert not can_learn_cases(make_encoded(900))


def test_a_field_that_tells_more_counts_more() -> None:
    weights = dict(zip([f.name for f in ENCODED.fields], weigh_fields(ENCODED), strict=True))
    assert weights["industry"] > 0.3
    assert min(weights.values()) >= 0.3


def test_a_pair_is_chosen_when_only_both_together_tell() -> None:
    random = np.random.default_rng(0)
    left, right = random.integers(0, 2, 600), random.integers(0, 2, 600)
    table = DealTable(
        ids=tuple(map(str, range(600))),
        columns=(
            column("left", ColumnKind.CATEGORY, [f"l{v}" for v in left]),
            column("right", ColumnKind.CATEGORY, [f"r{v}" for v in right]),
            column("noise", ColumnKind.CATEGORY, [f"n{v}" for v in random.integers(0, 3, 600)]),
        ),
        outcomes=tuple(bool(v) for v in left ^ right),
    )
    encoded = encode(table, learn_fields(table))
    assert choose_pairs(encoded, tell_codes(encoded), np.full(600, 0.5), 5) == [(0, 1)]
    part = learn_additive(encoded, AdditiveSetup(pairs=3))
    assert ((score_many(part, encoded) > 0) == encoded.won.astype(bool)).all()


@pytest.mark.parametrize(
    ("numbers", "edges"), [([], ()), ([1.0] * 9, ()), ([1.0, 2.0] * 9, (2.0,)), (list(range(16)), None)]
)
def test_edges_cut_numbers_into_bands(numbers: list[float], edges: tuple[float, ...] | None) -> None:
    found = find_edges(np.asarray(numbers, dtype=float), 4)
    assert found == edges if edges is not None else len(found) == 3


def test_ten_thousand_categories_are_cut_to_the_frequent_ones() -> None:
    values = [f"name {at}" for at in range(9_000)] + ["common"] * 2_000 + ["usual"] * 1_000
    table = DealTable(
        ids=tuple(map(str, range(12_000))),
        columns=(
            column("who", ColumnKind.CATEGORY, values),
            column("same", ColumnKind.FLAG, ["yes"] * 12_000),
        ),
        outcomes=tuple(at % 3 == 0 for at in range(12_000)),
    )
    fields = learn_fields(table)
    assert [(field.name, field.levels) for field in fields] == [("who", ("common", "usual"))]
    assert set(encode(table, fields).codes[:, 0].tolist()) == {0, 1, 2}


def test_a_column_that_the_file_lacks_is_missing_throughout() -> None:
    fields = learn_fields(TABLE)
    encoded = encode(TABLE.without(["industry"]), fields)
    assert set(encoded.codes[:, 0].tolist()) == {-1}


def test_a_frequent_level_among_many_is_scored_as_it_was_learnt() -> None:
    # Shares that left out each fold's own outcomes once told trees the fold: means were off by 7 points.
    random = np.random.default_rng(5)
    names = ["India" if random.random() < 0.8 else f"country {random.integers(60)}" for _ in range(1500)]
    won = random.random(1500) < 0.4
    table = DealTable(
        ids=tuple(map(str, range(1500))),
        columns=(column("country", ColumnKind.CATEGORY, names),),
        outcomes=tuple(bool(end) for end in won),
    )
    encoded = encode(table, learn_fields(table))
    part = learn_trees(encoded, TreeSetup(rounds=40, leaves=8, field_share=1.0))
    common = np.array([name == "India" for name in names])
    chance = 1 / (1 + np.exp(-score_many(part, encoded)))
    assert chance[common].mean() == pytest.approx(won[common].mean(), abs=0.02)
    assert chance.mean() == pytest.approx(won.mean(), abs=0.03)


def test_a_field_with_one_level_and_gaps_does_not_shift_the_chances() -> None:
    # The library's own prediction contradicts its training where a named feature has one level and gaps.
    random = np.random.default_rng(6)
    filled = random.random(800) < 0.6
    won = random.random(800) < np.where(filled, 0.6, 0.1)
    table = DealTable(
        ids=tuple(map(str, range(800))),
        columns=(column("told", ColumnKind.CATEGORY, ["career" if known else None for known in filled]),),
        outcomes=tuple(bool(end) for end in won),
    )
    encoded = encode(table, learn_fields(table))
    part = learn_trees(encoded, TreeSetup(rounds=150, field_share=1.0))
    chance = 1 / (1 + np.exp(-score_many(part, encoded)))
    assert chance[filled].mean() == pytest.approx(won[filled].mean(), abs=0.02)
    assert chance[~filled].mean() == pytest.approx(won[~filled].mean(), abs=0.02)
