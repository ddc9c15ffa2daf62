"""What calls to a language model cost, and what it answered: limits, a log, a cache."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# A scope is what a limit holds for: `day:2026-11-26`, `hour:…`, `lead:…`.
_SPENDING = """
CREATE TABLE model_spending (
    scope text PRIMARY KEY,
    spent_rub numeric(24, 9) NOT NULL DEFAULT 0,
    calls bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL
);
CREATE INDEX model_spending_changed ON model_spending (changed_at);
CREATE TABLE model_reservations (
    scope text NOT NULL,
    id text NOT NULL,
    amount_rub numeric(24, 9) NOT NULL CHECK (amount_rub >= 0),
    lease_until timestamptz NOT NULL,
    PRIMARY KEY (scope, id)
);
CREATE INDEX model_reservations_id ON model_reservations (id);
"""

# One row a question, whatever became of it. Texts that were shown are not kept; answers hold tokens in the
# place of people's data, and go with the lead that they are about.
_ANSWERS = """
CREATE TABLE model_answers (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    key text NOT NULL,
    lead_key text NOT NULL,
    prompt text NOT NULL,
    prompt_fingerprint text NOT NULL,
    model text NOT NULL,
    parameters text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('answered', 'repeated', 'failed')),
    fault text,
    answer text,
    answer_hash text,
    answered_by text,
    fingerprint text,
    attempts integer NOT NULL,
    seconds double precision NOT NULL,
    cost_rub numeric(24, 9) NOT NULL,
    input_tokens bigint,
    output_tokens bigint,
    CHECK ((outcome = 'failed') = (fault IS NOT NULL)),
    CHECK (outcome = 'failed' OR answer IS NOT NULL)
);
CREATE INDEX model_answers_key ON model_answers (key, number) WHERE outcome = 'answered';
CREATE INDEX model_answers_lead ON model_answers (lead_key);
CREATE TRIGGER model_answers_no_update BEFORE UPDATE ON model_answers
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""

_TABLES: tuple[str, ...] = (_SPENDING, _ANSWERS)


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
