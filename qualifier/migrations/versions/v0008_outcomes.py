"""What became of leads, in the words of people, which nobody can change; and the list of work."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# `corrections` is canonical JSON of the levels that the person put right. The latest row counts; `number`
# tells which that is, since two of one lead are never written at once.
_OUTCOMES = """
CREATE TABLE outcomes (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    lead_id text NOT NULL REFERENCES leads (id),
    qualification_id text NOT NULL REFERENCES qualifications (id),
    kind text NOT NULL CHECK (kind IN ('accepted', 'rejected', 'won', 'lost')),
    reason text CHECK ((reason IS NOT NULL) = (kind = 'rejected')),
    amount_rub numeric(18, 2) CHECK (amount_rub > 0),
    quality text CHECK (quality IN ('high', 'medium', 'low')),
    who text NOT NULL,
    note text NOT NULL,
    happened_on date NOT NULL,
    corrections text NOT NULL,
    payload_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK ((amount_rub IS NOT NULL) OR kind <> 'won')
);
CREATE INDEX outcomes_lead ON outcomes (lead_id, number);
CREATE TABLE outcome_keys (
    key text PRIMARY KEY,
    lead_id text NOT NULL,
    payload_hash text NOT NULL,
    outcome_id text NOT NULL REFERENCES outcomes (id),
    created_at timestamptz NOT NULL
);
"""

# One row an open lead, reckoned from its latest qualification and outcome; it can be thrown away and made
# anew. `content` is what is shown; the rest is what the list is ordered and filtered by. `since_at` is when
# the lead came to its status, from which the norms of contact count.
_QUEUE = """
CREATE TABLE lead_queue (
    lead_id text COLLATE "C" PRIMARY KEY REFERENCES leads (id),
    qualification_id text NOT NULL REFERENCES qualifications (id),
    status text NOT NULL,
    since_at timestamptz NOT NULL,
    is_open boolean NOT NULL,
    owner text,
    expected_rub bigint NOT NULL,
    due_at timestamptz NOT NULL,
    content text NOT NULL
);
CREATE INDEX lead_queue_order ON lead_queue (expected_rub DESC, due_at, lead_id) WHERE is_open;
CREATE INDEX lead_queue_owner ON lead_queue (owner, expected_rub DESC, due_at, lead_id) WHERE is_open;
CREATE TABLE queue_progress (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    number bigint NOT NULL,
    rules_hash text NOT NULL
);
INSERT INTO queue_progress (number, rules_hash) VALUES (0, '');
"""

_APPEND_ONLY = """
CREATE TRIGGER outcomes_append_only BEFORE UPDATE OR DELETE ON outcomes
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcomes_no_truncate BEFORE TRUNCATE ON outcomes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

_TABLES: tuple[str, ...] = (_OUTCOMES, _QUEUE, _APPEND_ONLY)


def upgrade() -> None:
    """Create the tables and the triggers that refuse change."""
    for part in _TABLES:
        op.execute(part)
