"""Which answer was given for which right answer, and how often."""

from collections import Counter
from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
Confusion = Mapping[Pair, int]


def count_confusion(pairs: Iterable[Pair]) -> Confusion:
    """Count (right answer, given answer) pairs; every other metric of labels reads this table."""
    return Counter(pairs)
