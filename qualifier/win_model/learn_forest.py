"""Learn the forest part: deep trees on drawn deals, which see the neighbours that boosting smooths away."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from qualifier.win_model.encoding import Array, Encoded
from qualifier.win_model.learn_trees import ask_fields
from qualifier.win_model.parts import ForestPart, Node

# A leaf's share is steadied by so many deals of the overall share.
_PRIOR = 1.0
# Finer than any chance that is shown, and the file stays short.
_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ForestSetup:
    """How many trees, how small their leaves, and the share of fields that each question may ask."""

    trees: int = 80
    smallest_leaf: int = 4
    field_share: float = 0.3


def learn_forest(encoded: Encoded, setup: ForestSetup) -> ForestPart:
    """Return the forest learnt from these deals: the mean of its leaves' log-odds (Breiman 2001)."""
    # The service that only scores never holds the learning library in memory.
    from sklearn.ensemble import RandomForestClassifier  # noqa: PLC0415

    asked = ask_fields(encoded)
    matrix = np.column_stack([one.values for one in asked])
    grown = RandomForestClassifier(
        n_estimators=setup.trees,
        min_samples_leaf=setup.smallest_leaf,
        max_features=setup.field_share,
        random_state=0,
        n_jobs=1,
    ).fit(_fill(matrix), encoded.won)
    rate = float(encoded.won.mean())
    return ForestPart(
        bias=0.0,
        features=tuple(one.feature for one in asked),
        trees=tuple(_read_tree(tree.tree_, rate, 1 / setup.trees) for tree in grown.estimators_),
        fields=len(encoded.fields),
    )


def _fill(matrix: Array) -> Array:
    """Below all that is known: every question then sends what is missing to the left."""
    lowest = np.where(np.isnan(matrix), np.inf, matrix).min(0)
    below = (
        np.where(np.isfinite(lowest), lowest, 0.0) - 1.0 - np.abs(np.where(np.isfinite(lowest), lowest, 0))
    )
    return np.where(np.isnan(matrix), below, matrix)


def _cut_exactly(thresholds: Array) -> Array:
    """The library compares numbers of 32 bits: 5.2 as it holds it is smaller than 5.2 as a lead says it."""
    below = thresholds.astype(np.float32)
    below = np.where(below > thresholds, np.nextafter(below, np.float32(-np.inf)), below)
    above = np.nextafter(below, np.float32(np.inf))
    return (below.astype(np.float64) + above.astype(np.float64)) / 2


def _read_tree(tree: Any, rate: float, scale: float) -> tuple[Node, ...]:
    counts = tree.n_node_samples.astype(float)
    won = tree.value[:, 0, 1] / tree.value[:, 0].sum(1)
    share = (won * counts + _PRIOR * rate) / (counts + _PRIOR)
    values = np.log(share / (1 - share)) * scale
    left, right, cuts = tree.children_left, tree.children_right, _cut_exactly(tree.threshold)
    # Children stand behind their parent: from the back each question gets the average of its two sides.
    for at in range(len(values) - 1, -1, -1):
        if left[at] > 0:
            sides = counts[[left[at], right[at]]]
            values[at] = float(values[[left[at], right[at]]] @ sides / sides.sum())
    return tuple(
        Node(
            feature=max(int(tree.feature[at]), 0),
            threshold=float(cuts[at]) if left[at] > 0 else 0.0,
            missing_left=True,
            left=max(int(left[at]), 0),
            right=max(int(right[at]), 0),
            value=round(float(values[at]), _DIGITS),
            count=float(counts[at]),
        )
        for at in range(len(values))
    )
