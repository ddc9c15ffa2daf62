"""The value that a given share of the values does not exceed."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Return the percentile at a share of 0 to 1 of at least one value, interpolated between neighbours."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
