"""Expected value of a lead: chance to win times the deal's size, less the time it takes to win it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.qualification import Criterion, Fit, Level, Numbers, Qualification, Reason, Status
from qualifier.win_chance import WinChance

if TYPE_CHECKING:
    from qualifier.priority.rules import PriorityRules
    from qualifier.profile import Profile

_GOOD_FITS = frozenset({Fit.A, Fit.B})
# A typical size is no sum to the rouble.
_FALSE_DIGITS = -4
# A rate of exactly 1 has no odds.
_SUREST = 0.9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a chance and a size depend on: a lead's status, reason, fit, and level of Size."""

    status: Status
    reason: Reason | None
    fit: Fit
    size: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """What a lead is worth by one set of rules: `stated_rub` is the client's own sum, if it named one.

    `chance` is the model's; without one the rubric's base rates hold.
    """

    rules: "PriorityRules"
    minimum_order_rub: int
    stated_rub: int | None
    standing: Standing
    chance: float | None = None

    @property
    def share(self) -> float:
        """Return the chance as the lead stands."""
        return base_rate(self.standing, self.rules) if self.chance is None else self.chance

    def share_at(self, other: Standing) -> float:
        """Return the chance if the lead stood otherwise; an answer moves its odds as the base rate's."""
        before, after = base_rate(self.standing, self.rules), base_rate(other, self.rules)
        if self.chance is None or before == after:
            return after if self.chance is None else self.chance
        return _move_odds(self.chance, before, after)

    def deal_at(self, other: Standing) -> int:
        """Return the deal's size: the client's own sum, else what companies of its size order."""
        if self.stated_rub is not None:
            return self.stated_rub
        return int(round(self.minimum_order_rub * self.rules.orders_of(other.size), _FALSE_DIGITS))

    def cost_of(self, status: Status) -> int:
        """Return the cost of the rep's time until the lead is won or lost."""
        hours = self.rules.hours.get(status)
        return round(hours.value * self.rules.hour_rub.value) if hours else 0

    def value_at(self, other: Standing) -> float:
        """Return the expected value if the lead stood so; nobody need work at a loss."""
        worth = self.share_at(other) * self.deal_at(other) - self.cost_of(other.status)
        return max(worth, 0.0)

    @property
    def expected_rub(self) -> int:
        """Return the expected value as the lead stands; below zero it costs more than it brings."""
        return round(self.share * self.deal_at(self.standing) - self.cost_of(self.standing.status))


def weigh_stakes(qualification: Qualification, profile: "Profile", rules: "PriorityRules") -> Stakes:
    """Return what a judged lead is worth."""
    return Stakes(
        rules=rules,
        minimum_order_rub=profile.minimum_order_rub.value,
        stated_rub=read_stated(qualification.scorecard.numbers),
        standing=read_standing(qualification),
        chance=_read_chance(qualification.chance),
    )


def read_standing(qualification: Qualification) -> Standing:
    """Return how a lead stands by its verdict."""
    verdict = qualification.verdict
    levels: Mapping[Criterion, Level] = qualification.scorecard.levels()
    return Standing(
        status=verdict.status, reason=verdict.reason, fit=verdict.fit, size=levels[Criterion.SIZE]
    )


def read_stated(numbers: Numbers) -> int | None:
    """Return the sum that the client named; of a range the middle."""
    low, high = numbers.budget_min_rub, numbers.budget_max_rub
    if low is None or high is None:
        return low if high is None else high
    return (low + high) // 2


def _read_chance(chance: WinChance | None) -> float | None:
    # A share of all deals says nothing of this lead's status; the rubric's rates do.
    return None if chance is None else chance.share


def base_rate(standing: Standing, rules: "PriorityRules") -> float:
    """Return the rubric's base rate of a status and its reason."""
    if standing.status is Status.QUALIFIED:
        return rules.base_rates["qualified"].value
    if standing.status is not Status.NURTURE:
        return rules.base_rates["disqualified"].value
    name = "nurture_medium" if standing.fit in _GOOD_FITS else "nurture_low"
    factor = rules.reason_factors.get(standing.reason) if standing.reason else None
    return rules.base_rates[name].value * (factor.value if factor else 1.0)


def _move_odds(chance: float, before: float, after: float) -> float:
    if after <= 0 or before <= 0:
        return after
    odds = _odds(chance) * _odds(after) / _odds(before)
    return odds / (1 + odds)


def _odds(share: float) -> float:
    capped = min(share, _SUREST)
    return capped / (1 - capped)
