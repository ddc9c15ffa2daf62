"""Past deals with their versions, their vectors, imports that can be resumed, and campaign results."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# One row a version. Rows may be deleted: an erasure takes a deal with all its versions.
_FIELDS = """
    source text NOT NULL,
    id text NOT NULL,
    content_hash text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('won', 'lost')),
    company text,
    company_key text,
    inn text,
    domain text,
    industry text,
    region text,
    employees bigint,
    products text[] NOT NULL,
    amount_rub numeric(18, 2) CHECK (amount_rub >= 0),
    created date,
    closed date,
    loss_reason text,
    task text
"""
_PAST_DEALS = f"""
CREATE TABLE past_deals (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version integer NOT NULL,
    is_current boolean NOT NULL,
    imported_at timestamptz NOT NULL,
    words tsvector NOT NULL,
    {_FIELDS},
    CHECK (closed >= created),
    UNIQUE (source, id, version)
);
CREATE UNIQUE INDEX past_deals_current ON past_deals (source, id) WHERE is_current;
CREATE INDEX past_deals_words ON past_deals USING gin (words) WHERE is_current;
"""

# What a killed import has read so far; a file is merged whole, in one transaction.
_IMPORTS = f"""
CREATE TABLE deal_imports (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_hash text NOT NULL,
    map_hash text NOT NULL,
    rows_read bigint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    added bigint,
    changed bigint,
    unchanged bigint
);
CREATE UNIQUE INDEX deal_imports_open ON deal_imports (file_hash, map_hash) WHERE finished_at IS NULL;
CREATE TABLE deal_import_rows (
    import bigint NOT NULL REFERENCES deal_imports (number),
    row bigint NOT NULL,
    {_FIELDS}
);
CREATE INDEX deal_import_rows_import ON deal_import_rows (import, id);
CREATE TABLE deal_import_notes (
    import bigint NOT NULL REFERENCES deal_imports (number),
    row bigint NOT NULL,
    field text NOT NULL,
    what text NOT NULL,
    value text NOT NULL
);
CREATE INDEX deal_import_notes_import ON deal_import_notes (import);
"""

# A vector belongs to a text, not to a deal: the same words are embedded once. float32, little-endian.
_VECTORS = """
CREATE TABLE deal_vectors (
    text_hash text NOT NULL,
    model text NOT NULL,
    dimension integer NOT NULL CHECK (dimension > 0),
    vector bytea NOT NULL CHECK (octet_length(vector) = 4 * dimension),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (model, text_hash)
);
CREATE TABLE deal_texts (
    deal bigint PRIMARY KEY REFERENCES past_deals (number) ON DELETE CASCADE,
    recipe text NOT NULL,
    text_hash text NOT NULL
);
CREATE INDEX deal_texts_hash ON deal_texts (text_hash);
"""

_CAMPAIGNS = """
CREATE TABLE campaign_results (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign text NOT NULL,
    version integer NOT NULL,
    is_current boolean NOT NULL,
    content_hash text NOT NULL,
    content jsonb NOT NULL,
    imported_at timestamptz NOT NULL,
    UNIQUE (campaign, version)
);
CREATE UNIQUE INDEX campaign_results_current ON campaign_results (campaign) WHERE is_current;
"""

_TABLES: tuple[str, ...] = (_PAST_DEALS, _IMPORTS, _VECTORS, _CAMPAIGNS)


def upgrade() -> None:
    """Create the tables."""
    for part in _TABLES:
        op.execute(part)
