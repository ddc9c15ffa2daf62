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
    total = np.zeros(len(matrix))
    waiting = [(0, np.arange(len(matrix)))]
    while waiting:
        at, places = waiting.pop()
        node = tree[at]
        if not node.left:
            total[places] = node.value
            continue
        goes_left = _ask(node, matrix[places, node.feature])
        waiting += [(node.left, places[goes_left]), (node.right, places[~goes_left])]
    return total


def _ask(node: Node, numbers: Array) -> Array:
    missing = np.isnan(numbers)
    left = numbers <= node.threshold if node.levels is None else np.isin(numbers, list(node.levels))
    return np.where(missing, node.missing_left, left).astype(bool)


@score_many.register
def _(part: CasePart, encoded: Encoded) -> Array:
    cases = np.asarray([case.codes for case in part.cases])
    weights = np.asarray([case.weight for case in part.cases])
    apart = np.zeros((len(encoded), len(cases)))
    for at, fade in enumerate(part.fades):
        apart += math.log(fade) * (encoded.codes[:, at, None] != cases[None, :, at])
    return np.asarray(part.bias + np.exp(apart) @ weights)
