"""The numbers and words that decide about a chance to win, read from `rules.yaml` and checked."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

RULES_PATH = Path(__file__).with_name("rules.yaml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Number(_Strict):
    """A number with its day and its reason."""

    value: float
    since: date
    why: str


class Words(_Strict):
    """Patterns with their day and their reason."""

    since: date
    why: str
    patterns: tuple[str, ...]

    @field_validator("patterns")
    @classmethod
    def _must_compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns

    def find(self, text: str) -> bool:
        """Tell whether a text, in small letters, holds one of them."""
        return any(_compile(pattern).search(text) for pattern in self.patterns)


class WinRules(_Strict):
    """All of it."""

    numbers: Mapping[str, Number]
    names_after_outcome: Words
    names_after_contact: Words
    values_of_contact: Words
    values_of_opinion: Words
    names_beforehand: Words
    names_of_quantity: Words
    names_of_identifier: Words
    words_of_lost: Words
    words_of_won: Words

    def number(self, name: str) -> float:
        """Return a number by its name."""
        return self.numbers[name].value


@lru_cache(maxsize=256)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=1)
def load_rules() -> WinRules:
    """Read the rules that the package carries."""
    return WinRules.model_validate(yaml.safe_load(RULES_PATH.read_text(encoding="utf-8")))
