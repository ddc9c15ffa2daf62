"""Law as dated data: obligatory warnings, the levy's calendar and single rules, each with its source."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from kit.errors import AppError, BadInput
from planner.brief import Brief, Category, Channel
from planner.finding import Severity
from qualifier.profile_parts import Strict, Words

DEFAULT_PATH = Path(__file__).with_name("law.yaml")
Text = Annotated[str, Field(min_length=2)]
Share = Annotated[float, Field(gt=0, le=1)]
Seconds = Annotated[int, Field(gt=0, le=60)]
Month = Annotated[int, Field(ge=1, le=12)]
Quarter = Literal[1, 2, 3, 4]
ADULT_YEARS = 18


class LawInvalid(AppError):
    """The file of legal rules is broken."""

    code = "law_invalid"
    ru = "Файл правовых правил испорчен."


class MandatoryWarning(Strict):
    """What an advertisement of these categories must say, and how long or large."""

    categories: tuple[Text, ...]
    text: Text
    text_with_conditions: Text | None = None
    since: date | None
    source: Text
    radio_seconds_min: Seconds
    tv_seconds_min: Seconds
    tv_frame_share_min: Share | None
    other_area_share_min: Share


class Levy(Strict):
    """The levy on internet advertising and its calendar after a quarter."""

    rate: Share
    since: date
    calculation_month: Month
    calculation_day: Annotated[int, Field(ge=1, le=28)]
    payment_month: Month
    payment_day: Annotated[int, Field(ge=1, le=28)]
    confirmation_days: Annotated[int, Field(gt=0)]
    base_with_vat: bool | None
    source: Text

    def calculation_by(self, year: int, quarter: Quarter) -> date:
        """Return the last day to calculate the quarter's levy."""
        return self._day(year, quarter, month=self.calculation_month, day=self.calculation_day)

    def payment_by(self, year: int, quarter: Quarter) -> date:
        """Return the last day to pay the quarter's levy."""
        return self._day(year, quarter, month=self.payment_month, day=self.payment_day)

    def _day(self, year: int, quarter: Quarter, *, month: int, day: int) -> date:
        if date(year, 3 * quarter - 2, 1) < self.since:
            raise BadInput(f"The levy is due from {self.since}.", ru=f"Сбор действует с {self.since}.")
        passed = 3 * quarter + month - 1
        return date(year + passed // 12, passed % 12 + 1, day)


class Rule(Strict):
    """One dated fact of law; a later date of the same id replaces it."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    value: bool | float | tuple[float, ...] | tuple[str, ...]
    since: date | None
    source: Text
    note: Text


class Check(Strict):
    """One dated thing to check: of lines where it has channels, of the whole plan where it has none."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    severity: Severity
    is_liftable: bool = False
    categories: tuple[Category, ...] = ()
    channels: tuple[Channel, ...] = ()
    words: tuple[Text, ...] = ()
    to_minors: bool = False
    since: date
    source: Text
    text: Words
    todo: Words

    @model_validator(mode="after")
    def _check_words(self) -> Self:
        if self.words and not self.channels:
            raise ValueError(f"{self.id}: words need channels")
        return self

    @property
    def is_ban(self) -> bool:
        """Tell whether it keeps lines out of a plan."""
        return self.severity is Severity.BLOCKS and bool(self.channels)

    def concerns(self, brief: Brief, day: date) -> bool:
        """Tell whether it is in force on a day and speaks of a brief's goods and audience."""
        about_goods = not self.categories or bool(set(self.categories) & set(brief.categories))
        return self.since <= day and about_goods and (not self.to_minors or _has_minors(brief))

    def names(self, text: str) -> bool:
        """Tell whether a text has one of the words, where there are any."""
        folded = text.casefold()
        return not self.words or any(word in folded for word in self.words)


def _has_minors(brief: Brief) -> bool:
    ages = brief.audience
    if ages.age_min is not None:
        return ages.age_min < ADULT_YEARS
    return ages.age_max is not None and ages.age_max < ADULT_YEARS


class Law(Strict):
    """Everything the planner checks, and the day it was read."""

    read_on: date
    warnings: tuple[MandatoryWarning, ...]
    levy: Levy
    rules: tuple[Rule, ...]
    internet: frozenset[Channel]
    sound: frozenset[Channel]
    video: frozenset[Channel]
    checks: tuple[Check, ...]

    def find_warning(self, category: str, as_of: date) -> MandatoryWarning | None:
        """Return the warning in force for a category; None when none is."""
        found = [
            warning
            for warning in self.warnings
            if category in warning.categories and (warning.since is None or warning.since <= as_of)
        ]
        return max(found, key=lambda warning: warning.since or date.min, default=None)

    def find_rule(self, name: str, as_of: date) -> Rule | None:
        """Return the rule in force on a day; None when none is."""
        found = [
            rule for rule in self.rules if rule.id == name and (rule.since is None or rule.since <= as_of)
        ]
        return max(found, key=lambda rule: rule.since or date.min, default=None)


@cache
def load_law(path: Path = DEFAULT_PATH) -> Law:
    """Read the rules and check them whole."""
    try:
        content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Law.model_validate(content, strict=False)
    except (yaml.YAMLError, ValidationError) as error:
        raise LawInvalid(f"{path.name}: {_describe(error)}") from error


def _describe(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()[:5])
