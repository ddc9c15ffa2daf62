"""What calls to a model may cost, counted in PostgreSQL, so that all workers keep one set of limits."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from kit.db import Database, open_each
from kit.ids import NewId, make_random_id
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import LEASE_S, Reservation

# The function locks the rows of the scopes, then looks: `qualifier/migrations/versions/v0011_reserving.py`.
# What was set aside counts until its lease ends: a worker that died gives its money back by that alone.
RESERVING = (
    "reserve_for_model(CAST(:scopes AS text[]), CAST(:limits AS numeric[]), :reservation, :amount, :lease_s)"
)
_RESERVE = text(f"SELECT {RESERVING}")
# A reservation is settled once, even late; settled again, it changes nothing.
SETTLING = """
    gone AS (DELETE FROM model_reservations WHERE id = :reservation RETURNING scope),
    counted AS (
        INSERT INTO model_spending (scope, spent_rub, calls, changed_at)
        SELECT scope, :spent, 1, clock_timestamp() FROM gone ORDER BY scope
        ON CONFLICT (scope) DO UPDATE SET spent_rub = model_spending.spent_rub + EXCLUDED.spent_rub,
            calls = model_spending.calls + 1, changed_at = EXCLUDED.changed_at
        RETURNING scope
    )
"""
_SETTLE = text(f"WITH {SETTLING} SELECT count(*) FROM counted")  # noqa: S608
_SPENT = text("SELECT spent_rub FROM model_spending WHERE scope = :scope")
_FORGET = (
    text(
        "DELETE FROM model_reservations WHERE lease_until < clock_timestamp() - make_interval(days => :days)"
    ),
    text("DELETE FROM model_spending WHERE changed_at < clock_timestamp() - make_interval(days => :days)"),
)
_KEPT_DAYS = 60


class SqlSpending:
    """The spending in one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reserve(self, reservation: Reservation, limits: Mapping[str, Decimal], *, lease_s: float) -> bool:
        """Set the money aside in every scope, or nothing when a limit would be passed."""
        asked = write_reservation(reservation, limits, lease_s=lease_s)
        return bool(self._connection.execute(_RESERVE, asked).scalar_one())

    def settle(self, reservation_id: str, spent_rub: Decimal) -> None:
        """Count what was spent in the place of what was set aside."""
        self._connection.execute(_SETTLE, {"reservation": reservation_id, "spent": spent_rub})

    def spent_rub(self, scope: str) -> Decimal:
        """Return what has been spent in a scope, what is set aside now left out."""
        return self._connection.execute(_SPENT, {"scope": scope}).scalar_one_or_none() or Decimal(0)

    def forget_old(self, *, days: int = _KEPT_DAYS) -> int:
        """Delete scopes that nothing was spent in for so long, and return how many rows that were."""
        return sum(self._connection.execute(part, {"days": days}).rowcount for part in _FORGET)


def write_reservation(
    reservation: Reservation, limits: Mapping[str, Decimal], *, lease_s: float
) -> dict[str, Any]:
    """Return the values of a reservation for the statement that sets the money aside."""
    scopes = sorted(limits)
    return {
        "scopes": scopes,
        "limits": [limits[scope] for scope in scopes],
        "reservation": reservation.id,
        "amount": reservation.amount_rub,
        "lease_s": lease_s,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseLedger:
    """The ledger of all processes that share a database; each step is one statement, and so a transaction."""

    open_spending: Callable[[], AbstractContextManager[SqlSpending]]
    new_id: NewId = make_random_id
    lease_s: float = LEASE_S

    def reserve(self, amount_rub: Decimal, limits: Mapping[str, Decimal]) -> Reservation:
        """Set money aside in every scope, or raise ModelFailed (no_money) and change nothing."""
        reservation = Reservation(amount_rub=amount_rub, scopes=tuple(limits), id=self.new_id("spend"))
        with self.open_spending() as spending:
            is_granted = spending.reserve(reservation, limits, lease_s=self.lease_s)
        if not is_granted:
            raise ModelFailed(ModelFault.NO_MONEY)
        return reservation

    def settle(self, reservation: Reservation, spent_rub: Decimal) -> None:
        """Replace what was set aside by what was spent."""
        with self.open_spending() as spending:
            spending.settle(reservation.id, spent_rub)


def open_ledger(database: Database, *, lease_s: float = LEASE_S) -> DatabaseLedger:
    """Return the ledger of a database."""
    return DatabaseLedger(
        open_spending=open_each(database, SqlSpending),
        lease_s=lease_s,
    )
