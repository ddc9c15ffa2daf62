"""A number and where it comes from: nothing else may enter a plan."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Generic, Self, TypeVar

from pydantic import Field, model_validator

from qualifier.profile_parts import Strict, Words, require

Value = TypeVar("Value")
# No advertiser in Russia spends a trillion; a bigger figure is a slip that would break every sum.
Rub = Annotated[Decimal, Field(gt=0, le=10**12)]
Rate = Annotated[Decimal, Field(ge=0, le=1)]
Factor = Annotated[Decimal, Field(gt=0, le=100)]
Count = Annotated[Decimal, Field(gt=0, le=10**10)]
SourceKey = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}$")]


class SourceKind(StrEnum):
    """How far a source binds: the seller's own terms, a published figure, law, or a guess of ours."""

    SELLER = "seller"
    PUBLIC = "public"
    LAW = "law"
    ASSUMPTION = "assumption"


class Source(Strict):
    """One row of the list of sources: what it is, and where it can be read."""

    kind: SourceKind
    name: Words
    where: Annotated[str, Field(min_length=3)]


class Sourced(Strict, Generic[Value]):
    """One figure, the key of its row in the list of sources, and since when it holds."""

    value: Value
    source: SourceKey
    since: date


class Benchmark(Strict):
    """How often contacts respond, as shares: the middle case and the quarter on both sides of it."""

    p25: Rate
    p50: Rate
    p75: Rate
    source: SourceKey
    since: date

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        require(self.p25 <= self.p50 <= self.p75, "p25, p50 and p75 must not fall")
        return self
