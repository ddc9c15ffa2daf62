"""Learn the boosted part: histogram gradient boosting, read out of the library into plain nodes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qualifier.win_model.encoding import Array, Encoded, place_codes
from qualifier.win_model.parts import Feature, Node, TreePart

# More levels than this are read as one number, how often such deals were won; a set of levels overfits.
MOST_LEVELS = 30
_FOLDS = 5
# So many deals' worth of the overall share steady the share of a rare level.
_PRIOR = 12.0
_FREQUENT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeSetup:
    """How the trees grow; `bags` of them are averaged, each drawn with a seed of its own."""

    rate: float = 0.05
    rounds: int = 120
    leaves: int = 8
    smallest_leaf: int = 10
    ridge: float = 5.0
    field_share: float = 0.4
    bags: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A feature, the values it had in training, and whether its numbers are names."""

    feature: Feature
    values: Array
    is_named: bool


def learn_trees(encoded: Encoded, setup: TreeSetup) -> TreePart:
    """Return the boosted trees learnt from these deals."""
    # The library puts named features first; so do we, that the numbers of features agree.
    asked = sorted(ask_fields(encoded), key=lambda one: not one.is_named)
    matrix = np.column_stack([one.values for one in asked])
    named = [one.is_named for one in asked]
    fitted = [_fit(matrix, encoded.won, named, setup, seed) for seed in range(setup.bags)]
    trees: list[tuple[Node, ...]] = []
    for booster in fitted:
        trees += [_read_tree(stage[0], 1 / setup.bags) for stage in booster._predictors]
    bias = float(np.mean([float(booster._baseline_prediction.ravel()[0]) for booster in fitted]))
    return TreePart(
        bias=bias,
        features=tuple(one.feature for one in asked),
        trees=tuple(trees),
        fields=len(encoded.fields),
    )


def ask_fields(encoded: Encoded) -> list[Asked]:
    """Return what trees may ask: numbers, levels, and of fields with many levels how often each was won."""
    asked = []
    for at, field in enumerate(encoded.fields):
        if field.is_counted:
            asked.append(Asked(Feature(field=at), encoded.numbers[:, at], False))
        elif field.width - 2 <= MOST_LEVELS:
            asked.append(_ask_levels(encoded.codes[:, at], at, field.width))
        else:
            asked.append(_ask_shares(encoded, at, field.width))
    return asked


def _ask_levels(codes: Array, at: int, width: int) -> Asked:
    # Missing is a level like others: where a field has one level and gaps, the library (1.9.1) learns a
    # split by the gaps and then predicts as if there were none, which shifted all chances by 7 points.
    places = place_codes(codes, width)
    table = [math.nan] * width
    for number, place in enumerate(sorted(set(places.tolist()))):
        table[place] = float(number)
    return Asked(Feature(field=at, table=tuple(table)), np.asarray(table)[places], True)


def _ask_shares(encoded: Encoded, at: int, width: int) -> Asked:
    places = place_codes(encoded.codes[:, at], width)
    values = np.zeros(len(encoded))
    # A deal's own outcome must not be in the share it is told.
    fold = np.random.default_rng(at).permutation(len(encoded)) % _FOLDS
    for number in range(_FOLDS):
        held = fold == number
        values[held] = _share_levels(places[~held], encoded.won[~held], width)[places[held]]
    table = _share_levels(places, encoded.won, width)
    # Of a frequent level the shares of the folds differ by their own outcomes alone, and trees find that.
    frequent = np.bincount(places, minlength=width)[places] >= _FREQUENT
    values[frequent] = table[places[frequent]]
    return Asked(Feature(field=at, table=tuple(float(v) for v in table)), values, False)


def _share_levels(places: Array, won: Array, width: int) -> Array:
    counts, wins = np.bincount(places, minlength=width), np.bincount(places, won, minlength=width)
    share = (wins + _PRIOR * won.mean()) / (counts + _PRIOR)
    return np.asarray(np.log(share / (1 - share)))


def _fit(matrix: Array, won: Array, named: Sequence[bool], setup: TreeSetup, seed: int) -> Any:
    # The service that only scores never holds the learning library in memory.
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    return HistGradientBoostingClassifier(
        learning_rate=setup.rate,
        max_iter=setup.rounds,
        max_leaf_nodes=setup.leaves,
        min_samples_leaf=setup.smallest_leaf,
        l2_regularization=setup.ridge,
        max_features=setup.field_share,
        categorical_features=list(named) if any(named) else None,
        early_stopping=False,
        random_state=seed,
    ).fit(matrix, won)


def _read_tree(predictor: Any, scale: float) -> tuple[Node, ...]:
    nodes = predictor.nodes
    # One list a column: reading a record array node by node takes longer than growing the tree.
    columns = {name: nodes[name].tolist() for name in nodes.dtype.names}
    return tuple(_read_node(columns, at, predictor.raw_left_cat_bitsets, scale) for at in range(len(nodes)))


def _read_node(columns: Mapping[str, list[Any]], at: int, bits: Array, scale: float) -> Node:
    is_leaf = bool(columns["is_leaf"][at])
    levels = None
    if columns["is_categorical"][at] and not is_leaf:
        row = bits[columns["bitset_idx"][at]].tolist()
        levels = frozenset(code for code in range(2 * MOST_LEVELS) if row[code // 32] >> (code % 32) & 1)
    return Node(
        feature=int(columns["feature_idx"][at]),
        threshold=0.0 if is_leaf or levels is not None else float(columns["num_threshold"][at]),
        missing_left=bool(columns["missing_go_to_left"][at]),
        left=0 if is_leaf else int(columns["left"][at]),
        right=0 if is_leaf else int(columns["right"][at]),
        value=float(columns["value"][at]) * scale,
        count=float(columns["count"][at]),
        levels=levels,
    )
