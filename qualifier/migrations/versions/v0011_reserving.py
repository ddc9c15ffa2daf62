"""Setting money aside for a call to a language model in one round trip instead of four."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# Makes the rows and locks them, always in one order: who comes second waits here. The second statement sees
# what the first in line has committed, since each statement of a volatile function has its own snapshot.
_RESERVE = """
CREATE FUNCTION reserve_for_model(
    scopes text[], limits_rub numeric[], reservation text, amount numeric, lease_s double precision
) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO model_spending (scope, changed_at)
    SELECT one, clock_timestamp() FROM unnest(scopes) AS one ORDER BY one
    ON CONFLICT (scope) DO UPDATE SET changed_at = EXCLUDED.changed_at;

    WITH asked AS (
        SELECT * FROM unnest(scopes, limits_rub) AS asked (scope, limit_rub)
    ), held AS (
        SELECT kept.scope, sum(kept.amount_rub) AS amount_rub FROM model_reservations AS kept
        WHERE kept.scope = ANY(scopes) AND kept.lease_until > clock_timestamp() GROUP BY kept.scope
    ), full_scopes AS (
        SELECT 1 FROM asked JOIN model_spending USING (scope) LEFT JOIN held USING (scope)
        WHERE spent_rub + coalesce(held.amount_rub, 0) + amount > limit_rub
    )
    INSERT INTO model_reservations (scope, id, amount_rub, lease_until)
    SELECT asked.scope, reservation, amount, clock_timestamp() + make_interval(secs => lease_s) FROM asked
    WHERE NOT EXISTS (SELECT FROM full_scopes);
    RETURN FOUND;
END
$$;
"""


def upgrade() -> None:
    """Create the function."""
    op.execute(_RESERVE)
