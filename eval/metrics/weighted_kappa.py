"""Agreement on an ordered scale beyond chance: far misses cost more (Cohen 1968)."""

from collections import Counter
from collections.abc import Sequence

from eval.metrics.confusion import Confusion

# From explicit evidence against, over nothing known, to explicit evidence for.
LEVEL_ORDER = ("absent", "unknown", "partial", "confirmed")


def weighted_kappa(table: Confusion, order: Sequence[str] = LEVEL_ORDER) -> float | None:
    """Return kappa with QUADRATIC weights; an answer outside the order is as wrong as can be."""
    total = sum(table.values())
    if not total:
        return None
    golds: Counter[str] = Counter()
    gots: Counter[str] = Counter()
    seen = 0.0
    for (gold, got), count in table.items():
        golds[gold] += count
        gots[got] += count
        seen += count * _cost(gold, got, order)
    chance = sum(golds[gold] * gots[got] * _cost(gold, got, order) for gold in golds for got in gots)
    return 1.0 if not chance else 1 - seen * total / chance


def _cost(gold: str, got: str, order: Sequence[str]) -> float:
    if gold == got:
        return 0.0
    if gold not in order or got not in order:
        return 1.0
    steps = order.index(gold) - order.index(got)
    return (steps / (len(order) - 1)) ** 2
