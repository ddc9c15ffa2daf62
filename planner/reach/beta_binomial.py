"""Beta-binomial accumulation: each person's chance per insertion is beta distributed.

Metheringham (1964), Hyett's parameters from the reach of one and two insertions:
alpha = R1*(R2 - R1) / (2*R1 - R1^2 - R2), beta = alpha*(1 - R1) / R1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln
from scipy.stats import betabinom

from planner.reach.binomial import ContactLaw
from planner.reach.faults import require


@dataclass(frozen=True, slots=True, kw_only=True)
class BetaBinomial:
    """The law of one vehicle, any number of insertions."""

    alpha: float
    beta: float

    @property
    def rating(self) -> float:
        """Return the share reached by one insertion."""
        return self.alpha / (self.alpha + self.beta)

    def contacts(self, insertions: int) -> ContactLaw:
        """Return the shares with 0..n contacts."""
        law = betabinom(insertions, self.alpha, self.beta)
        return ContactLaw(shares=tuple(float(p) for p in law.pmf(np.arange(insertions + 1))))

    def reach(self, insertions: float) -> float:
        """Return the share reached; insertions may be a fraction, as a budget buys them."""
        missed = betaln(self.alpha, self.beta + insertions) - betaln(self.alpha, self.beta)
        return -math.expm1(float(missed))

    def k_plus(self, insertions: float, k: int) -> float:
        """Return the share with at least k contacts, linear between whole insertions for k > 1."""
        if k == 1:
            return self.reach(insertions)
        whole = math.floor(insertions)
        part = insertions - whole
        return (1 - part) * self._whole_k_plus(whole, k) + part * self._whole_k_plus(whole + 1, k)

    def _whole_k_plus(self, insertions: int, k: int) -> float:
        return float(betabinom.sf(k - 1, insertions, self.alpha, self.beta)) if insertions >= k else 0.0


def fit_beta_binomial(first: float, second: float) -> BetaBinomial:
    """Return the law from the shares reached by one and by two insertions."""
    spread = 2 * first - first * first - second
    require(
        0 < first < second < 1 and spread > 0,
        "The reach of two insertions must lie between that of one and that of two independent ones.",
        "Охват двух выходов должен быть больше охвата одного и меньше охвата двух независимых.",
    )
    alpha = first * (second - first) / spread
    return BetaBinomial(alpha=alpha, beta=alpha * (1 - first) / first)


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertionPlan:
    """What a budget buys in one vehicle."""

    insertions: int
    cost: float
    law: BetaBinomial
    reach: float
    grp: float
    frequency: float
    cost_per_thousand_contacts: float
    at_least: tuple[float, ...]

    def effective_reach(self, k: int) -> float:
        """Return the share with at least k contacts."""
        return self.at_least[k - 1] if k <= len(self.at_least) else 0.0

    def cost_per_point(self, k: int) -> float:
        """Return the cost of one percent of the population with at least k contacts."""
        share = self.effective_reach(k)
        return self.cost / (100 * share) if share > 0 else math.inf


def plan_insertions(
    first_people: float, second_people: float, *, population: float, tariff: float, budget: float
) -> InsertionPlan:
    """Spend the budget on whole insertions of one vehicle."""
    insertions = math.floor(budget / tariff)
    require(insertions >= 1, "The budget does not buy one insertion.", "Бюджета не хватает на один выход.")
    law = fit_beta_binomial(first_people / population, second_people / population)
    contacts = law.contacts(insertions)
    cost = insertions * tariff
    return InsertionPlan(
        insertions=insertions,
        cost=cost,
        law=law,
        reach=contacts.reach,
        grp=100 * insertions * first_people / population,
        frequency=insertions * first_people / population / contacts.reach,
        cost_per_thousand_contacts=1000 * cost / (insertions * first_people),
        at_least=contacts.at_least,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledVehicles:
    """Metheringham's average vehicle: its audience, duplication and reach of two insertions, in people."""

    audience: float
    duplication: float
    two_insertions: float
    opportunities: tuple[int, ...]
    law: BetaBinomial
    contacts: ContactLaw


def metheringham(
    audiences: Sequence[float],
    insertions: Sequence[int],
    duplications: Sequence[Sequence[float]],
    *,
    population: float,
) -> PooledVehicles:
    """Pool vehicles into an average one (Metheringham 1964) and spread all insertions by the beta-binomial.

    `opportunities` runs over the upper triangle row by row: pairs of insertions within or between vehicles.
    """
    total = sum(insertions)
    audience = float(np.dot(audiences, insertions)) / total
    cells = [(i, j) for i in range(len(insertions)) for j in range(i, len(insertions))]
    chances = tuple(
        insertions[i] * (insertions[i] - 1) // 2 if i == j else insertions[i] * insertions[j]
        for i, j in cells
    )
    shared = sum(chance * duplications[i][j] for chance, (i, j) in zip(chances, cells, strict=True))
    duplication = shared / sum(chances)
    two_insertions = 2 * audience - duplication
    law = fit_beta_binomial(audience / population, two_insertions / population)
    return PooledVehicles(
        audience=audience,
        duplication=duplication,
        two_insertions=two_insertions,
        # The printed table lists insertions within vehicles and then between them, by rows.
        opportunities=chances,
        law=law,
        contacts=law.contacts(total),
    )
