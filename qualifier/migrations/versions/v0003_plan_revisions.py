"""Revisions of media plans."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES: tuple[str, ...] = ()


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
