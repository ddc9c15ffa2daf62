"""Agreement beyond what chance would give (Cohen 1960)."""

from collections import Counter

from eval.metrics.confusion import Confusion


def cohen_kappa(table: Confusion) -> float | None:
    """Return Cohen's kappa; 1 when both sides name one same class throughout, None of nothing."""
    total = sum(table.values())
    if not total:
        return None
    golds: Counter[str] = Counter()
    gots: Counter[str] = Counter()
    agreed = 0
    for (gold, got), count in table.items():
        golds[gold] += count
        gots[got] += count
        agreed += count if gold == got else 0
    by_chance = sum(golds[label] * gots[label] for label in golds) / total**2
    return 1.0 if by_chance == 1 else (agreed / total - by_chance) / (1 - by_chance)
