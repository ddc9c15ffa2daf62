"""Leads, records, qualifications that nobody can change, and the keys of requests."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_LEADS = """
CREATE TABLE leads (
    id text PRIMARY KEY,
    external_id text UNIQUE,
    company text,
    company_key text,
    inn text,
    domain text,
    request text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX leads_company_key ON leads (company_key) WHERE company_key IS NOT NULL;
CREATE INDEX leads_inn ON leads (inn) WHERE inn IS NOT NULL;
CREATE INDEX leads_domain ON leads (domain) WHERE domain IS NOT NULL;
"""

# `payload` is the body as it was sent; `content` is what was made of it, in canonical JSON.
_RECORDS = """
CREATE TABLE records (
    id text PRIMARY KEY,
    lead_id text NOT NULL REFERENCES leads (id),
    payload text NOT NULL,
    payload_hash text NOT NULL,
    content text NOT NULL,
    content_hash text NOT NULL,
    ignored text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (lead_id, payload_hash)
);
"""

_QUALIFICATIONS = """
CREATE TABLE qualifications (
    number bigint PRIMARY KEY,
    id text NOT NULL UNIQUE,
    lead_id text NOT NULL REFERENCES leads (id),
    record_id text NOT NULL REFERENCES records (id),
    record_hash text NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    content text NOT NULL,
    content_hash text NOT NULL,
    microseconds bigint NOT NULL,
    created_at timestamptz NOT NULL,
    previous_hash text NOT NULL UNIQUE,
    hash text NOT NULL UNIQUE,
    UNIQUE (lead_id, version)
);
CREATE INDEX qualifications_record_id ON qualifications (record_id);
"""

_REQUEST_KEYS = """
CREATE TABLE request_keys (
    key text PRIMARY KEY,
    payload_hash text NOT NULL,
    qualification_id text NOT NULL REFERENCES qualifications (id),
    created_at timestamptz NOT NULL
);
"""

_APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER records_append_only BEFORE UPDATE OR DELETE ON records
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER records_no_truncate BEFORE TRUNCATE ON records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER qualifications_append_only BEFORE UPDATE OR DELETE ON qualifications
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER qualifications_no_truncate BEFORE TRUNCATE ON qualifications
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


def upgrade() -> None:
    """Create the tables and the triggers that refuse change."""
    for part in (_LEADS, _RECORDS, _QUALIFICATIONS, _REQUEST_KEYS, _APPEND_ONLY):
        op.execute(part)
