"""Effective frequency: the vehicles that give most people at least k contacts within a budget, exactly.

Vehicles are seen independently (contacts are Poisson-binomial). P(contacts >= k) is not submodular, so greedy
choices lose up to 12.5 %. All sets that fit are grown vehicle by vehicle; a partial set dies only when even
the best use of its remaining money cannot lift it to the second best set already known. The lift is bounded
by a Poisson law: Bernoulli(p) is stochastically below Poisson(-ln(1-p)), and those weights simply add up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.allocation.options import AllocationInvalid, check_money

_ROUNDING = 1e-12
# Sets kept side by side; rate cards of 30 vehicles stay far below.
_MOST_SETS = 3_000_000
_MOST_VEHICLES = 62

_Floats = NDArray[np.float64]
_Words = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One insertion on sale: its price and the share of the population it reaches (0-1)."""

    id: str
    cost: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPlan:
    """The best set, its share with k or more contacts, the second best share, and greedy's for comparison."""

    ids: tuple[str, ...]
    cost: float
    value: float
    second_value: float | None
    greedy_value: float


@dataclass(frozen=True, slots=True)
class _Sets:
    """Costs, chosen vehicles as bits, and P(contacts = 0..k-1) by row."""

    costs: _Floats
    bits: _Words
    few: _Floats


def choose_vehicles(vehicles: Sequence[Vehicle], budget: float, frequency: int) -> ContactPlan:
    """Maximise P(contacts >= frequency) for at most `budget`; among equals the cheapest, then by id."""
    _check(vehicles, budget, frequency)
    ordered = sorted(vehicles, key=lambda one: (-_weight(one) / max(one.cost, _ROUNDING), one.id))
    greedy = _greedy(vehicles, budget)
    known = _second_known(greedy, frequency)
    sets = _Sets(np.zeros(1), np.zeros(1, dtype=np.int64), np.eye(1, frequency))
    for at in range(len(ordered)):
        sets = _grow(sets, ordered[at], at, budget)
        sets = _drop_hopeless(sets, ordered[at + 1 :], budget, known)
        if len(sets.costs) > _MOST_SETS:
            raise AllocationInvalid(
                "Too many vehicles to choose from exactly; leave out the weakest.",
                ru="Слишком много носителей для точного выбора: уберите слабейшие.",
            )
        known = max(known, _second_largest(1 - sets.few.sum(axis=1), known))
    return _conclude(sets, ordered, contact_share([one.share for one in greedy], frequency))


def contact_share(shares: Sequence[float], frequency: int) -> float:
    """Return P(contacts >= frequency) for independent vehicles."""
    few = [1.0] + [0.0] * (frequency - 1)
    for share in shares:
        for count in range(frequency - 1, 0, -1):
            few[count] = few[count] * (1 - share) + few[count - 1] * share
        few[0] *= 1 - share
    return 1 - math.fsum(few)


def _grow(sets: _Sets, vehicle: Vehicle, at: int, budget: float) -> _Sets:
    fits = sets.costs + vehicle.cost <= budget * (1 + _ROUNDING)
    few = sets.few[fits]
    taken = few * (1 - vehicle.share)
    taken[:, 1:] += few[:, :-1] * vehicle.share
    return _Sets(
        np.concatenate((sets.costs, sets.costs[fits] + vehicle.cost)),
        np.concatenate((sets.bits, sets.bits[fits] | (1 << at))),
        np.concatenate((sets.few, taken)),
    )


def _drop_hopeless(sets: _Sets, rest: Sequence[Vehicle], budget: float, known: float) -> _Sets:
    """Keep the sets that could still beat the second best known (so that it, too, is exact)."""
    money, weight = _frontier(rest)
    lift = np.interp(budget - sets.costs, money, weight)
    hope = 1 - _few_after(sets.few, lift)
    kept = hope >= known - _ROUNDING
    return _Sets(sets.costs[kept], sets.bits[kept], sets.few[kept])


def _frontier(rest: Sequence[Vehicle]) -> tuple[_Floats, _Floats]:
    """Return the most Poisson weight that money can buy when vehicles may be bought in part."""
    ranked = sorted(rest, key=lambda one: -_weight(one) / max(one.cost, _ROUNDING))
    money = np.concatenate(([0.0], np.cumsum([one.cost for one in ranked])))
    return money, np.concatenate(([0.0], np.cumsum([_weight(one) for one in ranked])))


def _few_after(few: _Floats, lift: _Floats) -> _Floats:
    """Return P(contacts + Poisson(lift) < k)."""
    k = few.shape[1]
    terms = np.empty((len(lift), k))
    terms[:, 0] = np.exp(-lift)
    for count in range(1, k):
        terms[:, count] = terms[:, count - 1] * lift / count
    reached = np.cumsum(terms, axis=1)
    total: _Floats = (few * reached[:, ::-1]).sum(axis=1)
    return total


def _second_largest(values: _Floats, known: float) -> float:
    return float(np.partition(values, -2)[-2]) if len(values) > 1 else known


def _conclude(sets: _Sets, ordered: Sequence[Vehicle], greedy: float) -> ContactPlan:
    values = 1 - sets.few.sum(axis=1)
    best = float(values.max())
    equal = np.flatnonzero(values >= best - _ROUNDING)
    named = [(sets.costs[at], tuple(sorted(_named(int(sets.bits[at]), ordered)))) for at in equal.tolist()]
    cost, ids = min(named)
    return ContactPlan(
        ids=ids,
        cost=float(cost),
        value=best,
        second_value=float(np.partition(values, -2)[-2]) if len(values) > 1 else None,
        greedy_value=greedy,
    )


def _named(bits: int, ordered: Sequence[Vehicle]) -> list[str]:
    return [vehicle.id for at, vehicle in enumerate(ordered) if bits >> at & 1]


def _greedy(vehicles: Sequence[Vehicle], budget: float) -> tuple[Vehicle, ...]:
    """Take vehicles by audience per rouble while the money lasts."""
    ranked = sorted(vehicles, key=lambda one: (-one.share / max(one.cost, _ROUNDING), one.id))
    left, taken = budget * (1 + _ROUNDING), []
    for vehicle in ranked:
        if vehicle.cost <= left:
            left -= vehicle.cost
            taken.append(vehicle)
    return tuple(taken)


def _second_known(greedy: Sequence[Vehicle], frequency: int) -> float:
    """Return the value of the best set that lacks one of greedy's vehicles: at least two sets reach it."""
    shares = [vehicle.share for vehicle in greedy]
    lacking = (contact_share([*shares[:at], *shares[at + 1 :]], frequency) for at in range(len(shares)))
    return max(lacking, default=-1.0)


def _weight(vehicle: Vehicle) -> float:
    return -math.log1p(-min(vehicle.share, 1 - _ROUNDING))


def _check(vehicles: Sequence[Vehicle], budget: float, frequency: int) -> None:
    check_money(budget)
    is_fine = all(math.isfinite(one.cost) and one.cost >= 0 and 0 <= one.share <= 1 for one in vehicles)
    if not is_fine or frequency < 1 or len({one.id for one in vehicles}) < len(vehicles):
        raise AllocationInvalid(
            "Vehicles need distinct ids, a price, a share between 0 and 1, and a frequency of 1 or more.",
            ru="Носителям нужны разные имена, цена, доля от 0 до 1 и частота не меньше 1.",
        )
    if len(vehicles) > _MOST_VEHICLES:
        raise AllocationInvalid("More than 62 vehicles.", ru="Больше 62 носителей.")
