"""Folds for cross-validation: equal deals stay together, won and lost are spread evenly."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from qualifier.win_model.encoding import Array

# A vector that more deals share than this is a kind of lead, not one deal entered again.
MOST_COPIES = 20


def group_equal(vectors: Sequence[Hashable]) -> Array:
    """Return a group number a deal: copies of one vector share it, deals of a frequent vector do not."""
    places = defaultdict(list)
    for at, vector in enumerate(vectors):
        places[vector].append(at)
    groups = np.zeros(len(vectors), dtype=np.int64)
    number = 0
    for members in places.values():
        for at in members:
            groups[at] = number
            number += len(members) > MOST_COPIES
        number += 1
    return groups


def draw_folds(groups: Array, won: Array, folds: int, seed: int) -> Array:
    """Return a fold number a deal: groups go, in a drawn order, where their outcomes are most lacking."""
    random = np.random.default_rng(seed)
    names, at = np.unique(groups, return_inverse=True)
    sizes, wins = np.bincount(at), np.bincount(at, won)
    # Large groups first: small ones can still even out what they did.
    order = np.lexsort((random.random(len(names)), -sizes))
    held = np.zeros((folds, 2))
    fold_by_group = np.zeros(len(names), dtype=np.int64)
    for group in order:
        load = np.array([sizes[group] - wins[group], wins[group]])
        full = ((held + load) ** 2).sum(1) - (held**2).sum(1) + random.random(folds) * 1e-3
        fold = int(full.argmin())
        held[fold] += load
        fold_by_group[group] = fold
    return np.asarray(fold_by_group[at])
