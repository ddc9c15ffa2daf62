"""What a text to a client must not say: dated rules with their sources, as expressions by language."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Strict

_PATH = Path(__file__).with_name("promises.yaml")
Text = Annotated[str, Field(min_length=2)]


class PromisesInvalid(AppError):
    """The rules on what texts must not say are broken."""

    code = "promises_invalid"
    ru = "Правила о том, чего нельзя писать, испорчены."


class PromiseRule(Strict):
    """One ban: its expressions, since when it holds, by what source, and for which goods alone."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    since: date | None
    source: Text
    categories: tuple[Text, ...] = ()
    ru: Annotated[tuple[Text, ...], Field(min_length=1)]
    en: Annotated[tuple[Text, ...], Field(min_length=1)]

    @field_validator("ru", "en")
    @classmethod
    def _compile(cls, expressions: tuple[str, ...]) -> tuple[str, ...]:
        for expression in expressions:
            try:
                re.compile(expression)
            except re.error as error:
                raise ValueError(f"{expression!r} is no expression: {error}") from error
        return expressions

    def holds(self, day: date, categories: Iterable[str]) -> bool:
        """Tell whether the ban is in force on a day for such goods."""
        is_meant = not self.categories or bool(set(self.categories) & set(categories))
        return is_meant and (self.since is None or self.since <= day)


class PromiseRules(Strict):
    """All bans, and the day on which their sources were read."""

    read_on: date
    rules: Annotated[tuple[PromiseRule, ...], Field(min_length=1)]


@cache
def load_promise_rules(path: Path = _PATH) -> PromiseRules:
    """Read the rules and check them whole."""
    return read_table(path, PromiseRules, PromisesInvalid)


def find_promises(text: str, *, day: date, categories: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the rule and the words of each ban that a text breaks; both languages' bans hold in any text."""
    plain = text.lower().replace("ё", "е").replace("\u00a0", " ")
    for rule in load_promise_rules().rules:
        if rule.holds(day, categories):
            for expression in (*rule.ru, *rule.en):
                if found := _compiled(expression).search(plain):
                    yield rule.id, found.group().strip()


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
