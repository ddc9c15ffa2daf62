"""What an operator can set; read once at the edge, so that deep code receives plain values."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, create_model
from pydantic_settings import BaseSettings, SettingsConfigDict

from kit.errors import SettingsInvalid

PROJECT = Path(__file__).resolve().parent.parent

Port = Annotated[int, Field(ge=0, le=65_535)]
Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(gt=0, le=60)]


def _count_judges() -> int:
    """One core is left to the web process and the database; each judge takes some 70 MiB."""
    return min(4, max(1, (os.cpu_count() or 1) - 1))


class Settings(BaseSettings):
    """Every setting has a default that works on one machine; names are `DEALWRIGHT_…` in the environment.

    `DATABASE_URL` keeps the name that platforms give it; empty means the embedded PostgreSQL.
    """

    model_config = SettingsConfigDict(
        env_prefix="DEALWRIGHT_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    database_url: str = Field(default="", validation_alias="DATABASE_URL", repr=False)
    state_dir: Path = PROJECT / ".state"
    host: str = "127.0.0.1"
    port: Port = 8080
    profile: str = ""
    # A rate card as YAML, XLSX or CSV; the sample card when empty.
    rate_card: str = ""
    # A model of the chance to win, or a table of shares won, as a file; what was published last when empty.
    win_model: str = ""
    # The seller's logo on offers: PNG, JPEG or SVG up to 1 MiB; none when empty.
    logo: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    # Processes that judge; 0 means that the web process does it by itself.
    judges: Annotated[int, Field(ge=0, le=64)] = Field(default_factory=_count_judges)
    pool_size: Positive = 10
    statement_timeout_ms: Positive = 5_000
    lock_timeout_ms: Positive = 3_000
    body_timeout_s: Positive = 15
    max_connections: Positive = 200
    shutdown_s: Positive = 8
    # Whether a bare lead that comes by HTTP is looked up in open sources before it is judged.
    enrich: Literal["off", "on"] = "off"
    # An address or a page where an operator of a source can reach us; sources refuse those without.
    contact: str = ""
    # A sandbox of sources on this machine, `127.0.0.1:8090`; its companies are invented and marked so.
    sources_sandbox: str = ""
    # A language model behind any OpenAI-compatible endpoint; without it the rules judge alone.
    model_url: str = ""
    model: str = ""
    model_key: str = Field(default="", repr=False)
    model_dialect: Literal["json_schema", "json_object_schema", "prompt"] = "json_schema"
    # Roubles for a million tokens, and what may be spent on a lead, in an hour and in a day.
    model_input_rub: Annotated[float, Field(ge=0)] = 0.0
    model_output_rub: Annotated[float, Field(ge=0)] = 0.0
    model_lead_rub: Positive = 10
    model_hour_rub: Positive = 500
    model_day_rub: Positive = 5_000
    # What an investigator may spend on a lead, beside what reading it may cost.
    model_agent_rub: Positive = 3
    # How long an answer is given again to the same question; 0: each question is asked anew.
    model_cache_hours: Annotated[int, Field(ge=0)] = 168
    # Which leads the service reads with the model: none, those whose sender asks for it, or all deliveries.
    model_for: Literal["off", "rep", "webhook"] = "rep"
    # Questions to the model at once, and unfinished ones at most: more are refused.
    model_parallel: Annotated[int, Field(gt=0, le=64)] = 16
    model_queue: Positive = 2_000
    # Whether the service starts a process of its own that asks the model; 0 where workers run elsewhere.
    model_workers: Annotated[int, Field(ge=0, le=1)] = 1
    # Embeddings behind any OpenAI-compatible endpoint; the bundled model when empty. Some models want a
    # word before each text: `query: ` and `passage: `.
    embeddings_url: str = ""
    embeddings_model: str = ""
    embeddings_key: str = Field(default="", repr=False)
    embeddings_dimension: Positive = 1_024
    embeddings_query_prefix: str = ""
    embeddings_text_prefix: str = ""
    # A server of the vector store, `http://127.0.0.1:8000`; a folder of this process when empty.
    chroma_url: str = Field(default="", validation_alias="CHROMA_URL")
    # Whether the service keeps the search for past deals, in a process of its own once there are deals.
    deals: Literal["on", "off"] = "on"
    # So long a lead waits for past deals like it; then its record closes without them, and says so.
    deals_s: Seconds = 2.0
    # From the first on no source is asked any more; at the second the record closes with what has come.
    enrich_soft_s: Seconds = 3.0
    enrich_hard_s: Seconds = 8.0
    # Keys and consents of sources, each under the name that the catalogue of sources gives it.
    sources: Mapping[str, SecretStr] = Field(default={}, repr=False)


class _SourceSettings(BaseSettings):
    """Keys and consents, whose names the catalogue of sources knows and this room does not."""

    model_config = SettingsConfigDict(
        env_prefix="DEALWRIGHT_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )


def read_settings(source_names: Iterable[str] = ()) -> Settings:
    """Read the environment and `.env`; SettingsInvalid names each wrong setting, never its value."""
    try:
        found = _read_source_settings(source_names)
        return Settings(sources=found) if found else Settings()
    except ValidationError as error:
        names = sorted({".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)})
        raise SettingsInvalid(f"These settings cannot be used: {', '.join(names)}") from None


def _read_source_settings(names: Iterable[str]) -> dict[str, SecretStr]:
    fields: dict[str, Any] = {name: (SecretStr, SecretStr("")) for name in names}
    found = create_model("SourceSettings", __base__=_SourceSettings, **fields)()
    return {name: value for name in fields if (value := getattr(found, name)).get_secret_value().strip()}
