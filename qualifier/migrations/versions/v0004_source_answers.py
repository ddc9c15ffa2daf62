"""What sources answered."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# A cache, so that rows are replaced and deleted; what a verdict rests on is frozen in its record.
# The company stands beside each answer as it was asked for, so that it can be erased by any of its names.
_TABLES: tuple[str, ...] = (
    """
    CREATE TABLE source_answers (
        question text PRIMARY KEY,
        source text NOT NULL,
        inn text,
        company_key text,
        domain text,
        is_sandbox boolean NOT NULL,
        content text NOT NULL,
        fetched_at timestamptz NOT NULL,
        fresh_until timestamptz NOT NULL
    )
    """,
    "CREATE INDEX source_answers_inn ON source_answers (inn) WHERE inn IS NOT NULL",
    "CREATE INDEX source_answers_company_key ON source_answers (company_key) WHERE company_key IS NOT NULL",
    "CREATE INDEX source_answers_domain ON source_answers (domain) WHERE domain IS NOT NULL",
    "CREATE INDEX source_answers_fresh_until ON source_answers (fresh_until)",
)


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
