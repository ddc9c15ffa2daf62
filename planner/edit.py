"""What a manager changes in a plan: typed edits with an author, a reason and a day, kept for good."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from planner.brief import Channel
from qualifier.qualification import Bilingual


class EditKind(StrEnum):
    """What an edit changes."""

    LOCK = "lock"
    PRICE = "price"
    DROP = "drop"
    DATES = "dates"
    BUDGET = "budget"
    LIFT = "lift"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A line keeps its sum (without VAT, fee included) or its units; the rest is planned round it."""

    row_id: str
    amount_rub: Decimal | None = None
    quantity: Decimal | None = None
    kind: Literal[EditKind.LOCK] = EditKind.LOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """Another price of a unit, before coefficients, volume discount and fee; `before` was the card's."""

    row_id: str
    price_rub: Decimal
    before_rub: Decimal | None = None
    kind: Literal[EditKind.PRICE] = EditKind.PRICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A line, or a whole channel, leaves the plan."""

    row_id: str | None = None
    channel: Channel | None = None
    kind: Literal[EditKind.DROP] = EditKind.DROP


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDates:
    """The campaign runs on other days."""

    start: date
    end: date
    kind: Literal[EditKind.DATES] = EditKind.DATES


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBudget:
    """Another sum to spend at most, without VAT."""

    budget_rub: Decimal
    kind: Literal[EditKind.BUDGET] = EditKind.BUDGET


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftBlock:
    """The author answers for a block of the law, of one line or of all."""

    rule: str
    row_id: str | None = None
    kind: Literal[EditKind.LIFT] = EditKind.LIFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An earlier edit holds no longer; both stay in the history."""

    number: int
    kind: Literal[EditKind.WITHDRAW] = EditKind.WITHDRAW


Change = Annotated[
    Lock | PriceChange | Drop | NewDates | NewBudget | LiftBlock | Withdrawal, Field(discriminator="kind")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditEffect:
    """The plan's goal before and after an edit, the edits above it made; `share` of the goal before."""

    before: int
    after: int
    share: Decimal | None
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One edit of a plan's chain: its number, who made it, why, on which day, and what it did to the goal.

    `replaced_by` is the number of the edit that put another one of its kind in its place, or withdrew it.
    """

    number: int
    author: str
    reason: str
    on: date
    change: Change
    text: Bilingual
    replaced_by: int | None = None
    effect: EditEffect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEdit:
    """An edit as it was asked for: `target` still names a line by number, row or channel."""

    kind: EditKind
    reason: str
    author: str
    target: str | None = None
    amount_rub: Decimal | None = None
    quantity: Decimal | None = None
    price_rub: Decimal | None = None
    budget_rub: Decimal | None = None
    start: date | None = None
    end: date | None = None
    rule: str | None = None
    number: int | None = None


def list_standing(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits that hold: neither replaced nor withdrawn, and no withdrawals."""
    return tuple(one for one in edits if one.replaced_by is None and not isinstance(one.change, Withdrawal))
