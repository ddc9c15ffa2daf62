"""What an operator can set; read once at the edge, so that deep code receives plain values."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kit.errors import SettingsInvalid

PROJECT = Path(__file__).resolve().parent.parent

Port = Annotated[int, Field(ge=0, le=65_535)]
Positive = Annotated[int, Field(gt=0)]


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
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    # Processes that judge; 0 means that the web process does it by itself.
    judges: Annotated[int, Field(ge=0, le=64)] = Field(default_factory=_count_judges)
    pool_size: Positive = 10
    statement_timeout_ms: Positive = 5_000
    lock_timeout_ms: Positive = 3_000
    body_timeout_s: Positive = 15
    max_connections: Positive = 200
    shutdown_s: Positive = 8


def read_settings() -> Settings:
    """Read the environment and `.env`; SettingsInvalid names each wrong setting, never its value."""
    try:
        return Settings()
    except ValidationError as error:
        names = sorted({".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)})
        raise SettingsInvalid(f"These settings cannot be used: {', '.join(names)}") from None
