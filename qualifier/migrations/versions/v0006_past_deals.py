"""Past deals, campaign results and feedback."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES: tuple[str, ...] = ()


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
