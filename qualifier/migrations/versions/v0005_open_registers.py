"""Open registers loaded in bulk."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES: tuple[str, ...] = ()


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
