"""Plain identities of reach: net people, contacts offered, price of a thousand people."""

from collections.abc import Sequence


def net_reach(reach_pct: float, population: float) -> float:
    """Return the people behind a reach in percent."""
    return reach_pct / 100 * population


def contacts_offered(readership: Sequence[float], insertions: Sequence[int]) -> float:
    """Return OTS: each vehicle's audience as often as it is used."""
    return float(sum(people * number for people, number in zip(readership, insertions, strict=True)))


def cost_per_thousand_people(cost: float, people: float) -> float:
    """Return the cost of a thousand people reached."""
    return 1000 * cost / people
