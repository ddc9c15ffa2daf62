"""Ledger and book of a model in one database: what follows on each other is one statement."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import text

from kit.db import Database
from kit.ids import NewId, make_random_id
from kit.llm_book import Entry
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_keeping import Price
from kit.llm_money import LEASE_S, Reservation
from qualifier.model_answer_store import FINDING, NOTING, read_row, write_row
from qualifier.model_ledger_store import RESERVING, SETTLING, write_reservation

# Money is set aside only where the book holds no answer.
_OPEN = text(
    f"SELECT found.*, CASE WHEN found.key IS NULL THEN {RESERVING} END AS is_granted"  # noqa: S608
    f" FROM (SELECT 1) AS one LEFT JOIN LATERAL ({FINDING}) AS found ON true"
)
_CLOSE = text(f"WITH {SETTLING} {NOTING}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseAccounts:
    """The books of all processes that share a database."""

    database: Database
    new_id: NewId = make_random_id
    lease_s: float = LEASE_S

    def open(self, key: str, since: datetime, price: Price) -> Entry | Reservation:
        """Return a fresh answer to the same question, else money set aside; ModelFailed (no_money) else."""
        reserved = Reservation(
            amount_rub=price.amount_rub, scopes=tuple(price.limits), id=self.new_id("spend")
        )
        asked = write_reservation(reserved, price.limits, lease_s=self.lease_s)
        with self.database.autocommit() as connection:
            row = dict(connection.execute(_OPEN, {"key": key, "since": since, **asked}).mappings().one())
        is_granted = row.pop("is_granted")
        if row["key"] is not None:
            return read_row(row)
        if not is_granted:
            raise ModelFailed(ModelFault.NO_MONEY)
        return reserved

    def close(self, reservation: Reservation, spent_rub: Decimal, entry: Entry) -> None:
        """Settle a call and note its answer: both, or neither."""
        values = {**write_row(entry), "reservation": reservation.id, "spent": spent_rub}
        with self.database.autocommit() as connection:
            connection.execute(_CLOSE, values)


def open_accounts(database: Database) -> DatabaseAccounts:
    """Return the books of a database."""
    return DatabaseAccounts(database=database)
