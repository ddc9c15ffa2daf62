"""The numbers that decide about the order of work, read from `rules.yaml` and checked whole."""

import hashlib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Positive, Share, Strict, require
from qualifier.qualification import Criterion, Level, Reason, Status

RULES_PATH = Path(__file__).with_name("rules.yaml")
# Statuses that people work on; the others are closed.
OPEN_STATUSES = (Status.QUALIFIED, Status.NURTURE)
# What an answer can show; nobody answers "unknown".
ANSWERS = (Level.CONFIRMED, Level.PARTIAL, Level.ABSENT)
_RATES = {"qualified", "nurture_medium", "nurture_low", "disqualified"}

Orders = Annotated[float, Field(gt=0)]


class RulesInvalid(AppError):
    """The rules of priority cannot be used."""

    code = "priority_rules_invalid"
    ru = "Правила очерёдности нельзя использовать."


class Role(StrEnum):
    """Who does the next step, as the table of stages names them."""

    PRE_SALES = "pre_sales"
    SALES = "sales"
    ACCOUNT = "account"


class Answers(Strict):
    """How often each level came where somebody had answered."""

    since: date
    why: str
    counts: Mapping[Criterion, Mapping[Level, Positive]]

    @model_validator(mode="after")
    def _check_counts(self) -> Self:
        require(set(self.counts) == set(Criterion), "answers must name every criterion")
        complete = all(set(counts) == set(ANSWERS) for counts in self.counts.values())
        require(complete, "answers: each criterion counts confirmed, partial and absent")
        return self

    def share(self, criterion: Criterion, level: Level) -> float:
        """Return how often an answer shows a level."""
        counts = self.counts[criterion]
        return counts[level] / sum(counts.values())


class PriorityRules(Strict):
    """All of it."""

    version: str
    base_rates: Mapping[str, Figure[Share]]
    reason_factors: Mapping[Reason, Figure[Share]]
    typical_orders: Mapping[Level, Figure[Orders]]
    hour_rub: Figure[Positive]
    hours: Mapping[Status, Figure[Orders]]
    question_hours: Figure[Orders]
    contact_hours: Mapping[Status, Figure[Orders]]
    brief_hours: Figure[Orders]
    reminder_days: Figure[Positive]
    roles: Mapping[str, Figure[Role]]
    answers: Answers

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        require(set(self.base_rates) == _RATES, f"base_rates must name {', '.join(sorted(_RATES))}")
        require(set(self.typical_orders) == set(ANSWERS), "typical_orders: confirmed, partial, absent")
        for name, table in (("hours", self.hours), ("contact_hours", self.contact_hours)):
            require(set(table) == set(OPEN_STATUSES), f"{name} must name the open statuses")
        require({*OPEN_STATUSES, "accepted"} <= set(self.roles), "roles: qualified, nurture, accepted")
        rates = self.base_rates
        ordered = rates["nurture_low"].value <= rates["nurture_medium"].value <= rates["qualified"].value
        require(ordered, "base_rates must rise from nurture_low to qualified")
        return self

    def orders_of(self, size: Level) -> float:
        """Return how many minimum orders a company of a size buys; the mean when nobody knows the size."""
        if size is not Level.UNKNOWN:
            return self.typical_orders[size].value
        shares = ((self.answers.share(Criterion.SIZE, level), level) for level in ANSWERS)
        return sum(share * self.typical_orders[level].value for share, level in shares)

    @property
    def question_rub(self) -> int:
        """Return what asking one question costs."""
        return round(self.question_hours.value * self.hour_rub.value)

    @cached_property
    def hash(self) -> str:
        """Return the hash of everything that decides."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


@lru_cache(maxsize=1)
def load_rules(path: Path = RULES_PATH) -> PriorityRules:
    """Read the rules that the package carries."""
    return read_table(path, PriorityRules, RulesInvalid)
