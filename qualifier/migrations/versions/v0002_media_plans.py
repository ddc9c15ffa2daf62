"""Media plans that nobody can change, and the keys of the requests that asked for them."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# `payload` is the body as it was sent; `content` is the plan in canonical JSON.
_MEDIA_PLANS = """
CREATE TABLE media_plans (
    id text PRIMARY KEY,
    payload text NOT NULL,
    content text NOT NULL,
    content_hash text NOT NULL,
    ignored text NOT NULL,
    microseconds bigint NOT NULL,
    created_at timestamptz NOT NULL
);
"""

_PLAN_REQUEST_KEYS = """
CREATE TABLE plan_request_keys (
    key text PRIMARY KEY,
    payload_hash text NOT NULL,
    plan_id text NOT NULL REFERENCES media_plans (id),
    created_at timestamptz NOT NULL
);
"""

_APPEND_ONLY = """
CREATE TRIGGER media_plans_append_only BEFORE UPDATE OR DELETE ON media_plans
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER media_plans_no_truncate BEFORE TRUNCATE ON media_plans
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


def upgrade() -> None:
    """Create the tables and the triggers that refuse change."""
    for part in (_MEDIA_PLANS, _PLAN_REQUEST_KEYS, _APPEND_ONLY):
        op.execute(part)
