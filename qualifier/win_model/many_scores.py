"""The same log-odds as a part gives, for many deals at once: what training needs to be quick."""

import math
from collections.abc import Sequence
from functools import singledispatch

import numpy as np

from qualifier.win_model.encoding import Array, Encoded, place_codes, tell_codes
from qualifier.win_model.fields import MISSING
from qualifier.win_model.parts import AdditivePart, CasePart, Node, Pair, TreePart


@singledispatch
def score_many(part: object, encoded: Encoded) -> Array:
    """Return the part's log-odds of each deal."""
    raise TypeError(type(part))


@score_many.register
def _(part: AdditivePart, encoded: Encoded) -> Array:
    total = np.full(len(encoded), part.bias)
    places = tell_codes(encoded)
    for at, curve in part.curves.items():
        numbers = encoded.numbers[:, at]
        read = np.interp(numbers, curve.knots, curve.heights)
        total += np.where(np.isnan(numbers), curve.missing, read)
    for at, table in part.tables.items():
        total += np.asarray(table)[places[:, at]]
    for pair in part.pairs:
        total += _read_pair(pair, encoded, places)
    return total


def _read_pair(pair: Pair, encoded: Encoded, places: Array) -> Array:
    first, second = encoded.fields[pair.first].width, encoded.fields[pair.second].width
    table = np.zeros((first, second))
    for (one, other), weight in pair.weights.items():
        table[one if one != MISSING else first - 1, other if other != MISSING else second - 1] = weight
    return np.asarray(table[places[:, pair.first], places[:, pair.second]])


@score_many.register
def _(part: TreePart, encoded: Encoded) -> Array:
    columns = []
    for feature in part.features:
        if feature.table is None:
            columns.append(encoded.numbers[:, feature.field])
        else:
            width = encoded.fields[feature.field].width
            codes = place_codes(encoded.codes[:, feature.field], width)
            columns.append(np.asarray(feature.table)[codes])
    matrix = np.column_stack(columns)
    return np.asarray(part.bias + sum(_descend(tree, matrix) for tree in part.trees))


def _descend(tree: Sequence[Node], matrix: Array) -> Array:
    """All deals take one step at a time: as many steps as the tree is deep, not as it has nodes."""
    feature, left, right = (
        np.array(column) for column in zip(*((n.feature, n.left, n.right) for n in tree), strict=True)
    )
    at = np.zeros(len(matrix), dtype=np.int64)
    levels = _list_levels(tree)
    threshold = np.array([node.threshold for node in tree])
    missing_left = np.array([node.missing_left for node in tree])
    going = np.flatnonzero(left[at] > 0)
    while len(going):
        node = at[going]
        numbers = matrix[going, feature[node]]
        goes_left = numbers <= threshold[node]
        if levels is not None:
            code = np.clip(np.nan_to_num(numbers), 0, levels.shape[1] - 2).astype(np.int64)
            goes_left = np.where(levels[node, -1], levels[node, code], goes_left)
        goes_left = np.where(np.isnan(numbers), missing_left[node], goes_left)
        at[going] = np.where(goes_left, left[node], right[node])
        going = going[left[at[going]] > 0]
    return np.array([node.value for node in tree])[at]


def _list_levels(tree: Sequence[Node]) -> Array | None:
    """Return which levels go left at each node, and last whether the node asks for a level at all."""
    named = {at: node.levels for at, node in enumerate(tree) if node.levels is not None}
    if not named:
        return None
    table = np.zeros((len(tree), max(max(one, default=0) for one in named.values()) + 3), dtype=bool)
    for at, levels in named.items():
        table[at, list(levels)] = True
        table[at, -1] = True
    return table


@score_many.register
def _(part: CasePart, encoded: Encoded) -> Array:
    cases = np.asarray([case.codes for case in part.cases])
    weights = np.asarray([case.weight for case in part.cases])
    apart = np.zeros((len(encoded), len(cases)))
    for at, fade in enumerate(part.fades):
        apart += math.log(fade) * (encoded.codes[:, at, None] != cases[None, :, at])
    return np.asarray(part.bias + np.exp(apart) @ weights)
