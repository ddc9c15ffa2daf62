"""What sources answered."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES: tuple[str, ...] = ()


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
