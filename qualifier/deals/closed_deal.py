"""A closed deal of the house as it is imported and stored, and what can be wrong with its row."""

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from qualifier.record import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDeal:
    """What is known of a deal that has ended; None where nobody said. Sums are in roubles.

    `source` names the system whose ids these are; contacts are not imported at all.
    """

    source: str
    id: str
    outcome: Outcome
    company: str | None = None
    company_key: str | None = None
    inn: str | None = None
    domain: str | None = None
    industry: str | None = None
    region: str | None = None
    employees: int | None = None
    products: tuple[str, ...] = ()
    amount_rub: Decimal | None = None
    created: date | None = None
    closed: date | None = None
    loss_reason: str | None = None
    task: str | None = None

    @property
    def content_hash(self) -> str:
        """Return the hash that tells a changed row from a repeated one."""
        values = [None if value is None else str(value) for value in _read_values(self)]
        return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()

    @property
    def days_taken(self) -> int | None:
        """Return how many days the deal took, None when a date is missing."""
        return (self.closed - self.created).days if self.created and self.closed else None


# A hundred thousand deals are hashed in one import: `asdict` would copy each value.
_read_values = attrgetter(*(field.name for field in fields(ClosedDeal)))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDeal:
    """A deal with its number in the store and its version, the first being 1."""

    number: int
    version: int
    deal: ClosedDeal


class Note(StrEnum):
    """What is wrong with a row, or was put right in it."""

    BROKEN_ROW = "broken_row"
    NO_ID = "no_id"
    NO_OUTCOME = "no_outcome"
    NOT_CLOSED = "not_closed"
    NEGATIVE_AMOUNT = "negative_amount"
    SWAPPED_DATES = "swapped_dates"
    OUTCOMES_DIFFER = "outcomes_differ"
    BAD_AMOUNT = "bad_amount"
    OTHER_CURRENCY = "other_currency"
    BAD_DATE = "bad_date"
    FUTURE_DATE = "future_date"
    BAD_INN = "bad_inn"
    BAD_EMPLOYEES = "bad_employees"
    NO_CLOSED_DATE = "no_closed_date"
    FORMULA = "formula"
    SCRIPT = "script"
    CUT = "cut"
    REPEATED_ID = "repeated_id"


# A row with one of these is left out; with any other it is imported without the value that is wrong.
LEAVES_OUT = frozenset(
    {
        Note.BROKEN_ROW,
        Note.NO_ID,
        Note.NO_OUTCOME,
        Note.NOT_CLOSED,
        Note.NEGATIVE_AMOUNT,
        Note.SWAPPED_DATES,
        Note.OUTCOMES_DIFFER,
        Note.FUTURE_DATE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNote:
    """One thing to tell about a row: its number as people count, the field, what, and the value as "
    "it stood."""

    row: int
    field: str
    what: Note
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row of an export: the deal, None when it is left out, and what there is to tell."""

    row: int
    deal: ClosedDeal | None
    notes: tuple[RowNote, ...] = ()
