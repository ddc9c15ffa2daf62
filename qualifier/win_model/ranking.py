"""The area under the ROC curve, by ranks."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def area_under_curve(scores: NDArray[Any], won: NDArray[Any]) -> float:
    """Return how often a won deal scores above a lost one, ties by half (Mann and Whitney)."""
    wins = float(won.sum())
    losses = len(won) - wins
    if not wins or not losses:
        return 0.5
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[place.ravel()]
    return float((ranks[won > 0.5].sum() - wins * (wins + 1) / 2) / (wins * losses))
