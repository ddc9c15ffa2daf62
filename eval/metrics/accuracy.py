"""Share of answers that are right."""

from eval.metrics.confusion import Confusion


def accuracy(table: Confusion) -> float | None:
    """Return the share on the diagonal; None when nothing was asked, which is not zero."""
    total = sum(table.values())
    if not total:
        return None
    return sum(count for (gold, got), count in table.items() if gold == got) / total
