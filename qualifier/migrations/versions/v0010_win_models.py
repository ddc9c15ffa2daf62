"""Models of the chance to win that were published for the service, which nobody can change."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# The newest row holds; to go back to an older model it is published again. `content` is the model's JSON.
_WIN_MODELS = """
CREATE TABLE win_models (
    version bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash text NOT NULL,
    content text NOT NULL,
    who text NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX win_models_hash ON win_models (hash);
"""

_APPEND_ONLY = """
CREATE TRIGGER win_models_append_only BEFORE UPDATE OR DELETE ON win_models
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER win_models_no_truncate BEFORE TRUNCATE ON win_models
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

_TABLES: tuple[str, ...] = (_WIN_MODELS, _APPEND_ONLY)


def upgrade() -> None:
    """Create the table and the triggers that refuse change."""
    for part in _TABLES:
        op.execute(part)
