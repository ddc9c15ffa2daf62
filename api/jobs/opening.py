"""Composition of the model's side of the service: the desk, and a worker when a model is set."""

from typing import TYPE_CHECKING

from api.jobs.desk import ModelDesk
from api.jobs.rooms import open_rooms
from kit.db import Database
from kit.ids import NewId, make_random_id
from kit.settings import Settings

if TYPE_CHECKING:
    from api.jobs.supervisor import Supervisor


def open_desk(settings: Settings, database: Database, *, new_id: NewId) -> ModelDesk:
    """Return the desk that takes wishes for the model."""
    is_on = has_model(settings)
    return ModelDesk(
        is_on=is_on,
        reads_deliveries=is_on and settings.model_for == "webhook",
        limit=settings.model_queue,
        open_rooms=open_rooms(database),
        new_id=new_id,
    )


def start_worker(settings: Settings) -> "Supervisor | None":
    """Start the process that asks the model; none without a model, and none of its libraries."""
    if not has_model(settings) or settings.model_workers == 0:
        return None
    from api.jobs.supervisor import Supervisor  # noqa: PLC0415 (knows the engine and the queue)

    return Supervisor(settings, make_random_id("worker"))


def has_model(settings: Settings) -> bool:
    """Tell whether the service may read leads with a model."""
    return settings.model_for != "off" and bool(settings.model_url and settings.model)
