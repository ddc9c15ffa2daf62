"""Versions of media plans and their approvals, which nobody can change."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A chain is a line: each version has one successor at most. `edits` are the version's own, in canonical
# JSON; the plan's content holds those of the whole chain. The first version has no row here.
_PLAN_REVISIONS = """
CREATE TABLE plan_revisions (
    plan_id text PRIMARY KEY REFERENCES media_plans (id),
    root_id text NOT NULL REFERENCES media_plans (id),
    parent_id text NOT NULL UNIQUE REFERENCES media_plans (id),
    number integer NOT NULL CHECK (number > 1),
    author text NOT NULL,
    edits text NOT NULL,
    changes_approved boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (root_id, number)
);
"""

_PLAN_APPROVALS = """
CREATE TABLE plan_approvals (
    plan_id text PRIMARY KEY REFERENCES media_plans (id),
    who text NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL
);
"""

_APPEND_ONLY = """
CREATE TRIGGER plan_revisions_append_only BEFORE UPDATE OR DELETE ON plan_revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_revisions_no_truncate BEFORE TRUNCATE ON plan_revisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_approvals_append_only BEFORE UPDATE OR DELETE ON plan_approvals
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_approvals_no_truncate BEFORE TRUNCATE ON plan_approvals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


def upgrade() -> None:
    """Create the tables and the triggers that refuse change."""
    for part in (_PLAN_REVISIONS, _PLAN_APPROVALS, _APPEND_ONLY):
        op.execute(part)
