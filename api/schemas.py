"""The shapes of what goes in and out; `python -m api.schemas` writes them to docs/schemas."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from api.plan_schemas import MediaPlanJson
from api.work_schemas import OutcomeJson, QueueJson
from planner.brief_json import BriefJson
from qualifier.dossier_json import DossierJson
from qualifier.qualification import Scorecard, Verdict
from qualifier.record_schema import LeadJson, OpenDataJson, RecordJson
from qualifier.win_chance import WinChance

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schemas"


class IdentityJson(BaseModel):
    """What identifies the company and the contact, in one spelling; `flags` name what is invalid."""

    company: str | None
    company_key: str | None
    inn: str | None
    domain: str | None
    region: str | None
    email: str | None
    phone: str | None
    flags: list[str]


class ModelStateJson(BaseModel):
    """What became of the question to the language model.

    `pending`, `done`, `degraded` (it did not answer), `superseded` (newer words came), `dead` (failed again
    and again), `off` or `queue_full` (not asked). `qualification` is the version that it brought.
    """

    state: str
    job: str | None
    qualification: str | None


class QualificationJson(BaseModel):
    """The verdict with everything needed to defend and repeat it."""

    id: str
    lead_id: str
    external_id: str | None
    version: int
    created_at: datetime
    seconds: float
    ignored: list[str]
    identity: IdentityJson
    record: RecordJson
    record_hash: str
    scorecard: Scorecard
    verdict: Verdict
    explanation: str
    profile_name: str
    profile_version: str
    profile_hash: str
    is_degraded: bool
    degraded_reason: str | None
    chance: WinChance | None = None
    # Only in answers to who asks for a verdict: the stored verdict itself never changes.
    model: ModelStateJson | None = None


class ResolutionJson(BaseModel):
    """Who a company is and what open sources say of it; nothing is judged."""

    as_of: date
    lang: str
    open_data: OpenDataJson
    silent_sources: list[str]
    dossier: DossierJson | None


class VersionsJson(BaseModel):
    """A lead's conclusions, the first version first."""

    lead_id: str
    qualifications: list[QualificationJson]


class DependencyJson(BaseModel):
    """One thing that the service needs, and how it does."""

    name: str
    state: str
    detail: str


class DealsHealthJson(BaseModel):
    """The memory of past deals; no verdict needs it.

    `state`: `off`, `empty` (no deals yet), `reading`, `ready`, `down`. `store`: `ok`, `rebuilding`, `off`,
    `failed`; without it deals are searched exactly. `embedding`: `running` or `idle`.
    """

    state: str
    deals: int
    with_vectors: int
    store: str
    embedding: str


class ModelHealthJson(BaseModel):
    """Whether a model is set, how much waits for it or for people, and how many workers are alive.

    The counts are null while the database is away.
    """

    state: str
    unfinished: int | None
    dead: int | None
    workers: int | None
    reviews: int | None


class HealthJson(BaseModel):
    """`ok` when everything needed works, else `down`; no source of open data is needed."""

    status: str
    dependencies: list[DependencyJson]
    enrich: str
    sources: list[DependencyJson]
    model: ModelHealthJson
    deals: DealsHealthJson


class ProblemJson(BaseModel):
    """A problem document of RFC 9457; `code` is stable."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str


def build_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON schema of each type by its file name."""
    return {
        "lead": LeadJson.model_json_schema(by_alias=True),
        "lead_record": RecordJson.model_json_schema(by_alias=True),
        "scorecard": TypeAdapter(Scorecard).json_schema(mode="serialization"),
        "verdict": TypeAdapter(Verdict).json_schema(mode="serialization"),
        "qualification": QualificationJson.model_json_schema(mode="serialization"),
        "brief": BriefJson.model_json_schema(mode="serialization"),
        "media_plan": MediaPlanJson.model_json_schema(mode="serialization"),
        "queue": QueueJson.model_json_schema(mode="serialization"),
        "outcome": OutcomeJson.model_json_schema(mode="serialization"),
        "problem": ProblemJson.model_json_schema(mode="serialization"),
    }


def write_schema(schema: dict[str, Any]) -> str:
    """Return a schema as the text that is committed."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2) + "\n"


def find_stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of schemas whose file is missing or says something else."""
    return [
        name
        for name, schema in build_schemas().items()
        if not (folder / f"{name}.json").is_file()
        or (folder / f"{name}.json").read_text(encoding="utf-8") != write_schema(schema)
    ]


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """Write every schema to its file; with `--check` only tell which are stale, 1 when any is."""
    if "--check" in arguments:
        stale = find_stale(folder)
        sys.stdout.writelines(f"{name}.json is stale: run python -m api.schemas\n" for name in stale)
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in build_schemas().items():
        (folder / f"{name}.json").write_text(write_schema(schema), encoding="utf-8")
        sys.stdout.write(f"{name}.json\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
