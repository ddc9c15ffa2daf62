"""What calls to a model may cost, counted in PostgreSQL, so that all workers keep one set of limits."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, text

from kit.db import Database, open_each, open_with
from kit.ids import NewId, make_random_id
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import LEASE_S, Reservation

# Makes the rows and locks them, always in one order: who comes second waits here, and then sees the first.
_LOCK = text(
    """
    INSERT INTO model_spending (scope, changed_at)
    SELECT scope, clock_timestamp() FROM unnest(CAST(:scopes AS text[])) AS scope ORDER BY scope
    ON CONFLICT (scope) DO UPDATE SET changed_at = EXCLUDED.changed_at
    """
)
# What was set aside counts until its lease ends: a worker that died gives its money back by that alone.
_RESERVE = text(
    """
    WITH asked AS (
        SELECT * FROM unnest(CAST(:scopes AS text[]), CAST(:limits AS numeric[])) AS asked (scope, limit_rub)
    ), held AS (
        SELECT scope, sum(amount_rub) AS amount_rub FROM model_reservations
        WHERE scope = ANY(:scopes) AND lease_until > clock_timestamp() GROUP BY scope
    ), full_scopes AS (
        SELECT 1 FROM asked JOIN model_spending USING (scope) LEFT JOIN held USING (scope)
        WHERE spent_rub + coalesce(held.amount_rub, 0) + :amount > limit_rub
    )
    INSERT INTO model_reservations (scope, id, amount_rub, lease_until)
    SELECT scope, :id, :amount, clock_timestamp() + make_interval(secs => :lease_s) FROM asked
    WHERE NOT EXISTS (SELECT FROM full_scopes)
    """
)
# A reservation is settled once, even late; settled again, it changes nothing.
_SETTLE = text(
    """
    WITH gone AS (DELETE FROM model_reservations WHERE id = :id RETURNING scope)
    INSERT INTO model_spending (scope, spent_rub, calls, changed_at)
    SELECT scope, :spent, 1, clock_timestamp() FROM gone ORDER BY scope
    ON CONFLICT (scope) DO UPDATE SET spent_rub = model_spending.spent_rub + EXCLUDED.spent_rub,
        calls = model_spending.calls + 1, changed_at = EXCLUDED.changed_at
    """
)
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
        scopes = sorted(limits)
        self._connection.execute(_LOCK, {"scopes": scopes})
        done = self._connection.execute(
            _RESERVE,
            {
                "scopes": scopes,
                "limits": [limits[scope] for scope in scopes],
                "id": reservation.id,
                "amount": reservation.amount_rub,
                "lease_s": lease_s,
            },
        )
        return done.rowcount == len(scopes)

    def settle(self, reservation_id: str, spent_rub: Decimal) -> None:
        """Count what was spent in the place of what was set aside."""
        self._connection.execute(_SETTLE, {"id": reservation_id, "spent": spent_rub})

    def spent_rub(self, scope: str) -> Decimal:
        """Return what has been spent in a scope, what is set aside now left out."""
        return self._connection.execute(_SPENT, {"scope": scope}).scalar_one_or_none() or Decimal(0)

    def forget_old(self, *, days: int = _KEPT_DAYS) -> int:
        """Delete scopes that nothing was spent in for so long, and return how many rows that were."""
        return sum(self._connection.execute(part, {"days": days}).rowcount for part in _FORGET)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseLedger:
    """The ledger of all processes that share a database; each step is a transaction of its own."""

    open_spending: Callable[[], AbstractContextManager[SqlSpending]]
    # Settling is one statement; reserving is two, and needs a transaction around them.
    open_settling: Callable[[], AbstractContextManager[SqlSpending]]
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
        with self.open_settling() as spending:
            spending.settle(reservation.id, spent_rub)


def open_ledger(database: Database, *, lease_s: float = LEASE_S) -> DatabaseLedger:
    """Return the ledger of a database."""
    return DatabaseLedger(
        open_spending=open_with(database, SqlSpending),
        open_settling=open_each(database, SqlSpending),
        lease_s=lease_s,
    )
