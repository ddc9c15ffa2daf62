"""Composition: the only place that chooses real things; routes receive them from here."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import Depends, Header, Path, Query, Request

from api.deal_desk import DealDesk
from api.jobs.desk import LONGEST_WAIT_S, AskedEngine, ModelDesk
from api.jobs.opening import open_desk, start_worker
from api.judges import Judges, judge_here
from api.lookup import Lookup
from api.model_texts import ModelTexts
from api.win_knowledge import find_published
from api.work_desk import WorkDesk, open_work
from kit.clock import Clock, read_stopwatch, read_system_clock
from kit.db import Database, migrate_beside, open_database, open_with
from kit.errors import BodyTooLarge, BodyTooSlow, NotJsonType
from kit.ids import NewId, make_random_id
from kit.settings import Settings
from planner.edit import AskedEdit
from planner.media_plan import MediaPlan
from planner.offer.logo import Logo, open_logo
from planner.plan_archive import PlanDesk, Plans
from planner.plan_request import PlanRequest
from planner.rate_card import DEFAULT_PATH as DEFAULT_CARD
from planner.rate_card import RateCard
from planner.rate_card_import import open_rate_card
from planner.revision_desk import RevisionDesk
from planner.store import SqlPlans
from qualifier.archive import Store
from qualifier.intake import Intake
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.store import MIGRATIONS, SqlStore

if TYPE_CHECKING:
    from api.jobs.supervisor import Supervisor

BODY_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that routes use."""

    database: Database
    open_store: Callable[[], AbstractContextManager[Store]]
    open_plans: Callable[[], AbstractContextManager[Plans]]
    intake: Intake
    lookup: Lookup
    deals: DealDesk
    models: ModelDesk
    work: WorkDesk
    plan_desk: PlanDesk
    revision_desk: RevisionDesk
    texts: ModelTexts
    profile: Profile
    rate_card: RateCard
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId
    body_timeout_s: float
    judges: Judges | None = None
    worker: "Supervisor | None" = None
    logo: Logo | None = None

    def close(self) -> None:
        """End what was started."""
        self.lookup.close()
        self.deals.close()
        if self.worker:
            self.worker.stop()
        if self.judges:
            self.judges.stop()
        self.database.close()


def _draft(request: PlanRequest, card: RateCard) -> MediaPlan:
    """Plan a request; the optimiser and its mathematics take 80 MiB and are loaded by the first one."""
    from planner.draft import draft_request  # noqa: PLC0415

    return draft_request(request, card)


def _revise(
    request: PlanRequest, base: MediaPlan, asked: tuple[AskedEdit, ...], *, card: RateCard
) -> MediaPlan:
    """Plan a revision; what it needs is loaded by the first one, as for a plan."""
    from planner.edited_split import Origin  # noqa: PLC0415
    from planner.revision import make_revision  # noqa: PLC0415

    return make_revision(Origin(request=request, card=card), base, asked)


def build_services(
    settings: Settings, *, clock: Clock = read_system_clock, new_id: NewId = make_random_id
) -> Services:
    """Load the profile, open and migrate the database, and put the parts together."""
    profile = load_profile(find_profile(settings.profile))
    database = _open_database(settings)
    given = find_published(settings, database)
    judges = Judges(profile, given, count=settings.judges) if settings.judges else None
    open_store: Callable[[], AbstractContextManager[Store]] = open_with(database, SqlStore)
    card = open_rate_card(FilePath(settings.rate_card) if settings.rate_card else DEFAULT_CARD)
    plan_desk, revision_desk = _open_plan_desks(card, clock=clock, new_id=new_id)
    return Services(
        database=database,
        open_store=open_store,
        open_plans=open_with(database, SqlPlans),
        lookup=Lookup(settings, database=database, open_store=open_store, clock=clock),
        deals=DealDesk(settings, database),
        models=open_desk(settings, database, new_id=new_id),
        work=open_work(database, profile, clock=clock, new_id=new_id),
        worker=start_worker(settings),
        plan_desk=plan_desk,
        revision_desk=revision_desk,
        texts=ModelTexts(settings, database),
        rate_card=card,
        logo=open_logo(FilePath(settings.logo)) if settings.logo else None,
        intake=Intake(
            judge=judges or judge_here(profile, given), clock=clock, stopwatch=read_stopwatch, new_id=new_id
        ),
        profile=profile,
        clock=clock,
        stopwatch=read_stopwatch,
        new_id=new_id,
        body_timeout_s=settings.body_timeout_s,
        judges=judges,
    )


def _open_database(settings: Settings) -> Database:
    database = open_database(
        settings.database_url,
        state_dir=settings.state_dir,
        pool_size=settings.pool_size,
        statement_timeout_ms=settings.statement_timeout_ms,
        lock_timeout_ms=settings.lock_timeout_ms,
    )
    migrate_beside(database, MIGRATIONS)
    return database


def _open_plan_desks(card: RateCard, *, clock: Clock, new_id: NewId) -> tuple[PlanDesk, RevisionDesk]:
    return (
        PlanDesk(make_plan=partial(_draft, card=card), clock=clock, stopwatch=read_stopwatch, new_id=new_id),
        RevisionDesk(
            make_revision=partial(_revise, card=card), clock=clock, stopwatch=read_stopwatch, new_id=new_id
        ),
    )


async def find_services(request: Request) -> Services:
    """Return the services that the application was made with."""
    services: Services = request.app.state.services
    return services


async def read_body(request: Request, services: Annotated[Services, Depends(find_services)]) -> bytes:
    """Read the body once, as JSON by its type, within the limit of size and time."""
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise NotJsonType
    stated = request.headers.get("content-length", "0")
    if stated.isdecimal() and int(stated[:20]) > BODY_LIMIT:
        raise BodyTooLarge
    try:
        async with asyncio.timeout(services.body_timeout_s):
            return await _read_capped(request)
    except TimeoutError as error:
        raise BodyTooSlow from error


async def _read_capped(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise BodyTooLarge
    return bytes(body)


ServicesDep = Annotated[Services, Depends(find_services)]
Body = Annotated[bytes, Depends(read_body)]
QualificationId = Annotated[str, Path(pattern=r"^qual_[0-9a-z]{1,40}$", examples=["qual_0c1f"])]
LeadId = Annotated[str, Path(pattern=r"^lead_[0-9a-z]{1,40}$", examples=["lead_0c1f"])]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,255}$",
        description="A repeated request with the same key and body gets the same answer.",
    ),
]
InvestigatorAsked = Annotated[
    Literal["model"] | None,
    Query(description="Let a model choose what else is looked at while the company is not certain."),
]
EngineAsked = Annotated[
    AskedEngine | None,
    Query(description="`model`: read the lead once more with the language model; `rules`: do not."),
]
TextEngine = Annotated[
    AskedEngine | None,
    Query(description="`model`: let the language model read and word what code can check; `rules`: do not."),
]
WaitAsked = Annotated[
    int,
    Query(
        ge=0,
        le=LONGEST_WAIT_S,
        description="Seconds to wait for the model before the rules' verdict is sent.",
    ),
]
JobId = Annotated[str, Path(pattern=r"^job_[0-9a-z]{1,40}$", examples=["job_0c1f"])]
