"""The parts of a profile: one deciding value, and the rules that hold several."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qualifier.qualification import BANT, CHAMP, ICP, Bilingual, Criterion, Fit, Level

Value = TypeVar("Value")
Positive = Annotated[int, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class Strict(BaseModel):
    """Frozen, and refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Figure(Strict, Generic[Value]):
    """One deciding value, since when it holds and why."""

    value: Value
    since: date
    why: Annotated[str, Field(min_length=3)]


class Words(Strict):
    """One text for people in both languages."""

    ru: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def bilingual(self) -> Bilingual:
        """Return the text as the value that verdicts carry."""
        return Bilingual(ru=self.ru, en=self.en)


class SizeRule(Strict):
    """From which headcount or yearly revenue a company is partial and confirmed in size."""

    partial_employees: Figure[Positive]
    confirmed_employees: Figure[Positive]
    partial_revenue_rub: Figure[Positive]
    confirmed_revenue_rub: Figure[Positive]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        require(
            self.partial_employees.value < self.confirmed_employees.value,
            "size: partial_employees must be below confirmed_employees",
        )
        require(
            self.partial_revenue_rub.value < self.confirmed_revenue_rub.value,
            "size: partial_revenue_rub must be below confirmed_revenue_rub",
        )
        return self


class TimingRule(Strict):
    """Within how many calendar months a decision or start is confirmed and partial."""

    confirmed_months: Figure[Positive]
    partial_months: Figure[Positive]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        require(
            self.confirmed_months.value < self.partial_months.value,
            "timing: confirmed_months must be below partial_months",
        )
        return self


class SpendingRule(Strict):
    """How many minimum orders a year of advertising must hold, and what stands in for it."""

    money_confirmed_orders: Figure[Positive]
    money_partial_revenue_rub: Figure[Positive]
    potential_confirmed_orders: Figure[Positive]
    potential_partial_orders: Figure[Positive]
    ad_activity_months: Figure[Positive]


class FitRule(Strict):
    """From which ICP score a lead is of tier A and of tier B."""

    a_from: Figure[Annotated[float, Field(ge=0, le=100)]]
    b_from: Figure[Annotated[float, Field(ge=0, le=100)]]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        require(self.b_from.value < self.a_from.value, "fit: b_from must be below a_from")
        return self


class QualifiedRule(Strict):
    """What makes a lead an SQL: fits, Need, and how many of the criteria are confirmed."""

    fits: tuple[Fit, ...]
    need: Level
    confirmed_of: tuple[Criterion, ...]
    confirmed_at_least: Positive
    others_at_least: Level

    @model_validator(mode="after")
    def _check_count(self) -> Self:
        require(
            self.confirmed_at_least <= len(self.confirmed_of),
            "qualified: confirmed_at_least is more than confirmed_of names",
        )
        return self


class Weights(Strict):
    """Shares that add up to 1 in each table."""

    bant: Mapping[Criterion, Share]
    champ: Mapping[Criterion, Share]
    icp: Mapping[Criterion, Share]
    priority: Mapping[str, Share]

    @model_validator(mode="after")
    def _check_sums(self) -> Self:
        tables: Mapping[str, tuple[Mapping[Criterion, float], tuple[Criterion, ...]]] = {
            "bant": (self.bant, BANT),
            "champ": (self.champ, CHAMP),
            "icp": (self.icp, ICP),
        }
        for name, (table, criteria) in tables.items():
            require(set(table) == set(criteria), f"weights.{name} must name exactly its criteria")
            require(adds_up(table.values()), f"weights.{name} must add up to 1")
        require(set(self.priority) == {"bant", "champ", "icp"}, "weights.priority: bant, champ, icp")
        require(adds_up(self.priority.values()), "weights.priority must add up to 1")
        return self


class IndustryGroup(Strict):
    """One trade: words and register codes that name it, and its level as a client's industry."""

    name: str
    level: Level
    words: tuple[str, ...] = ()
    okved: tuple[str, ...] = ()


class Product(Strict):
    """One line of a price book."""

    name: str
    words: tuple[str, ...] = ()
    price: Annotated[float, Field(ge=0)]
    currency: str
    lead_days: Annotated[int, Field(ge=0)] = 0


class LeadTimeStep(Strict):
    """From this many units on, putting them in place takes so many calendar days."""

    units: Positive
    days: Annotated[int, Field(ge=0)]


class LeadTimePolicy(Strict):
    """How long the seller takes by volume; `source` names the page that says so."""

    steps: Annotated[tuple[LeadTimeStep, ...], Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        units = [step.units for step in self.steps]
        days = [step.days for step in self.steps]
        require(units == sorted(set(units)), "lead_time: steps must be ordered by units")
        require(days == sorted(days), "lead_time: more units cannot take fewer days")
        return self


class Limits(Strict):
    """What is plausible; outside it a figure is unknown and flagged."""

    budget_max_rub: Figure[Positive]
    dates_within_years: Figure[Positive]


def adds_up(shares: Iterable[float]) -> bool:
    """Tell whether shares add up to 1."""
    return abs(sum(shares) - 1) < 1e-9


def require(holds: bool, message: str) -> None:
    """Refuse a profile with a sentence that says why."""
    if not holds:
        raise ValueError(message)
