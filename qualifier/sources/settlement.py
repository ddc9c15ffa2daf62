"""Settles rivals: of facts about one thing, which is believed, which stand beside it, which are stale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.sources.catalogue import load_catalogue, trust_of
from qualifier.sources.fact import About, Confidence, Fact

# The C loader reads ten times faster; both build nothing but plain values.
DEFAULT_PATH = Path(__file__).with_name("settlement.yaml")
# A source that the catalogue does not know is believed last.
_NO_TRUST = 999
_CONFIDENCE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


class SettlementInvalid(AppError):
    """The rules by which rival facts are settled cannot be used."""

    code = "settlement_invalid"
    ru = "Правила выбора между фактами нельзя использовать."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One field of the open data: the fact that it rests on, its rivals, and whether it is out of date."""

    field: str
    chosen: Fact
    rivals: tuple[Fact, ...] = ()
    is_stale: bool = False


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Rank(_Part):
    up_to_trust: Annotated[int, Field(ge=1, le=_NO_TRUST)]
    since: date
    why: Annotated[str, Field(min_length=3)]


class _Days(_Part):
    value: Annotated[int, Field(ge=1, le=3660)]
    since: date
    why: Annotated[str, Field(min_length=3)]


class SettlementRules(_Part):
    """The ranks from the most believed, and the age from which a figure is out of date."""

    ranks: dict[str, _Rank]
    stale_days: dict[About, _Days]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        borders = [rank.up_to_trust for rank in self.ranks.values()]
        if not borders or borders != sorted(set(borders)) or borders[-1] != _NO_TRUST:
            raise ValueError(f"ranks: borders rise and end at {_NO_TRUST}")
        return self

    def rank_of(self, trust: int) -> int:
        """Return the place of a source's rank, 0 the most believed."""
        borders = [rank.up_to_trust for rank in self.ranks.values()]
        return next((at for at, border in enumerate(borders) if trust <= border), len(borders) - 1)

    def is_stale(self, fact: Fact, as_of: date) -> bool:
        """Tell whether a fact is out of date; without its own date it is as old as its reading."""
        limit = self.stale_days.get(fact.about)
        return limit is not None and (as_of - date_of(fact)).days > limit.value


@cache
def load_rules(path: Path = DEFAULT_PATH) -> SettlementRules:
    """Read and check the rules once; SettlementInvalid names the first fault."""
    return read_table(path, SettlementRules, SettlementInvalid)


def date_of(fact: Fact) -> date:
    """Return the day that a fact is true for; the day of reading where the source does not say."""
    return fact.as_of or fact.fetched_at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The facts of one company at one date, with the order in which they are believed."""

    facts: tuple[Fact, ...]
    as_of: date
    rules: SettlementRules
    trust: Mapping[str, int]

    def ranked(self, *abouts: About) -> tuple[Fact, ...]:
        """Return the facts of these kinds, the most believed first.

        What is out of date yields to what is not; then the rank decides, then the kind in the order
        asked for, then the date, then the source's own trust, then how surely it was tied.
        """
        chosen = [fact for fact in self.facts if fact.about in abouts]
        return tuple(sorted(chosen, key=lambda fact: self._order(fact, abouts)))

    def _order(self, fact: Fact, abouts: Sequence[About]) -> tuple[bool, int, int, int, int, int, str]:
        trust = self.trust.get(fact.source, _NO_TRUST)
        return (
            self.rules.is_stale(fact, self.as_of),
            self.rules.rank_of(trust),
            abouts.index(fact.about),
            # A figure without a date of its own may be of any year.
            -fact.as_of.toordinal() if fact.as_of else 0,
            trust,
            _CONFIDENCE[fact.confidence],
            str(fact.value),
        )

    def settle(self, field: str, facts: Sequence[Fact]) -> tuple[Settled, ...]:
        """Choose the first of ranked facts; the others, agreeing or not, stand beside it."""
        if not facts:
            return ()
        stale = self.rules.is_stale(facts[0], self.as_of)
        return (Settled(field=field, chosen=facts[0], rivals=tuple(facts[1:]), is_stale=stale),)

    def is_official(self, fact: Fact) -> bool:
        """Tell whether a register or a filed statement says it."""
        return self.rules.rank_of(self.trust.get(fact.source, _NO_TRUST)) == 0


def open_settlement(
    facts: Iterable[Fact],
    as_of: date,
    *,
    rules: SettlementRules | None = None,
    trust: Mapping[str, int] | None = None,
) -> Settlement:
    """Lay out the facts; the rules and the order of trust are those of the package unless given."""
    return Settlement(
        facts=tuple(dict.fromkeys(facts)),
        as_of=as_of,
        rules=rules or load_rules(),
        trust=trust_of(load_catalogue()) if trust is None else trust,
    )
