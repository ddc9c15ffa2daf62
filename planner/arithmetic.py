"""The arithmetic of plans: ratings, costs per contact, frequency. Every ratio is None without its base.

Definitions as agencies print them: GRP = contacts / population x 100 = reach % x average frequency;
CPM = cost / contacts x 1000; CPP = cost / GRP; effective reach = share with at least k contacts.
"""

from collections.abc import Iterable, Sequence


def count_contacts(audiences: Sequence[float], insertions: Sequence[float]) -> float:
    """Return the gross contacts of insertions: the sum of audience times insertions (OTS in people)."""
    return sum(audience * count for audience, count in zip(audiences, insertions, strict=True))


def sum_cost(rates: Sequence[float], insertions: Sequence[float]) -> float:
    """Return what insertions cost at their rates."""
    return count_contacts(rates, insertions)


def grp_from_contacts(contacts: float, population: float) -> float | None:
    """Return gross rating points: contacts per hundred people."""
    return contacts / population * 100 if population > 0 else None


def grp_from_reach(reach_pct: float, frequency: float) -> float:
    """Return gross rating points: reach in per cent times average frequency; TRP in a target group."""
    return reach_pct * frequency


def average_frequency(contacts: float, reach: float) -> float | None:
    """Return contacts a person reached, both in people or both in per cent: GRP / reach %, average OTS."""
    return contacts / reach if reach > 0 else None


def share_pct(part: float, whole: float) -> float | None:
    """Return a part in per cent of the whole: reach % of a population, SOV, CTR."""
    return part / whole * 100 if whole > 0 else None


def sum_points(points: Iterable[float]) -> float:
    """Return rating points of one target group added up; those of different groups must not be."""
    return sum(points)


def cost_per_thousand(cost: float, contacts: float) -> float | None:
    """Return CPM: cost per thousand contacts; with people reached instead, CPM net (CPT)."""
    return cost / contacts * 1000 if contacts > 0 else None


def cost_per_point(cost: float, points: float) -> float | None:
    """Return CPP: cost of one rating point."""
    return cost / points if points > 0 else None


def cost_per_unit(cost: float, units: float) -> float | None:
    """Return cost of one click, view, lead: CPC, CPV, CPL, CPA."""
    return cost / units if units > 0 else None


def cpc_from_cpm(cpm: float, ctr: float) -> float | None:
    """Return the price of a click that a price of impressions amounts to at a click rate (share)."""
    return cpm / 1000 / ctr if ctr > 0 else None


def cpm_from_cpc(cpc: float, ctr: float) -> float:
    """Return the price of a thousand impressions that a price of clicks amounts to."""
    return cpc * ctr * 1000


def effective_reach(reach: float, group_frequencies: Sequence[float], *, at_least: float) -> float | None:
    """Return the reach with at least so many contacts, from equal groups (quintiles) of those reached."""
    if not group_frequencies:
        return None
    return reach * sum(frequency >= at_least for frequency in group_frequencies) / len(group_frequencies)


def mean(values: Sequence[float]) -> float | None:
    """Return the mean: average frequency of equal groups, of a year's coefficients."""
    return sum(values) / len(values) if values else None


def affinity(target_rating: float, total_rating: float) -> float | None:
    """Return how much likelier the target group is reached than everybody; 100 is alike."""
    return share_pct(target_rating, total_rating)


def ooh_grp(daily_contacts: float, days: float, population: float) -> float | None:
    """Return outdoor GRP: daily effective circulation x days / (population / 100)."""
    return grp_from_contacts(daily_contacts * days, population)
