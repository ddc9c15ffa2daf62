"""Open registers loaded in bulk: one row a company, set and day; and the files that were loaded."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Ten digits: a number of twelve is a person's, and none of those is kept.
_ROWS = """
CREATE TABLE open_register_rows (
    inn text COLLATE "C" NOT NULL CHECK (inn ~ '^[0-9]{10}$'),
    register text COLLATE "C" NOT NULL,
    as_of date NOT NULL,
    published date NOT NULL,
    figures jsonb NOT NULL,
    loaded_at timestamptz NOT NULL,
    PRIMARY KEY (inn, register, as_of)
);
"""

# A file by its content: the same one is not loaded twice, wherever it lies.
_FILES = """
CREATE TABLE open_register_files (
    name text NOT NULL,
    size bigint NOT NULL,
    crc bigint NOT NULL,
    rows bigint NOT NULL,
    loaded_at timestamptz NOT NULL,
    PRIMARY KEY (name, size, crc)
);
"""

_TABLES = (_ROWS, _FILES)


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
