"""Jobs that ask the model, people's reviews of what it said, and runs that score leads again."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# One job a verdict, however often it is asked for. `handed_at` is when the job was given to the queue that
# runs it; `result_id` is checked at the end of the transaction, since the verdict is written last.
_MODEL_JOBS = """
CREATE TABLE model_jobs (
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id text PRIMARY KEY,
    lead_id text NOT NULL REFERENCES leads (id),
    qualification_id text NOT NULL UNIQUE REFERENCES qualifications (id),
    priority integer NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    runs integer NOT NULL DEFAULT 0 CHECK (runs >= 0),
    not_before timestamptz NOT NULL,
    handed_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    outcome text CHECK (outcome IN ('read', 'degraded', 'superseded')),
    fault text,
    result_id text REFERENCES qualifications (id) DEFERRABLE INITIALLY DEFERRED,
    created_at timestamptz NOT NULL,
    CHECK ((finished_at IS NULL) = (state IN ('waiting', 'running'))),
    CHECK ((outcome IS NULL) = (state <> 'done'))
);
CREATE INDEX model_jobs_open ON model_jobs (priority, number) WHERE finished_at IS NULL;
CREATE INDEX model_jobs_dead ON model_jobs (number) WHERE state = 'dead';
CREATE INDEX model_jobs_result ON model_jobs (result_id) WHERE result_id IS NOT NULL;
CREATE INDEX model_jobs_degraded ON model_jobs (number) WHERE outcome = 'degraded';
"""

# A worker that was killed cannot say so: it stops renewing its row.
_WORKERS = """
CREATE TABLE job_workers (
    id text PRIMARY KEY,
    beat_at timestamptz NOT NULL
);
"""

# `before_id` is the rules' verdict that the model's was written beside.
_REVIEWS = """
CREATE TABLE model_reviews (
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    qualification_id text PRIMARY KEY REFERENCES qualifications (id) DEFERRABLE INITIALLY DEFERRED,
    before_id text NOT NULL REFERENCES qualifications (id),
    lead_id text NOT NULL REFERENCES leads (id),
    urgency integer NOT NULL,
    why text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX model_reviews_urgency ON model_reviews (urgency DESC, number);
CREATE INDEX model_reviews_lead ON model_reviews (lead_id);
CREATE TABLE review_decisions (
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id text PRIMARY KEY,
    qualification_id text NOT NULL REFERENCES model_reviews (qualification_id),
    who text NOT NULL,
    side text NOT NULL CHECK (side IN ('rules', 'model', 'neither')),
    status text NOT NULL,
    levels text NOT NULL,
    reason text NOT NULL,
    content_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (qualification_id, content_hash)
);
CREATE TRIGGER review_decisions_append_only BEFORE UPDATE OR DELETE ON review_decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_decisions_no_truncate BEFORE TRUNCATE ON review_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# `last_lead` is the lead up to which a run has come: a killed run goes on behind it.
_RESCORES = """
CREATE TABLE rescore_runs (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    basis text NOT NULL,
    last_lead text NOT NULL DEFAULT '',
    judged bigint NOT NULL DEFAULT 0,
    changed bigint NOT NULL DEFAULT 0,
    moved bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    digest text NOT NULL DEFAULT '',
    started_at timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE UNIQUE INDEX rescore_runs_open ON rescore_runs (basis) WHERE finished_at IS NULL;
"""

_TABLES: tuple[str, ...] = (_MODEL_JOBS, _WORKERS, _REVIEWS, _RESCORES)


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
