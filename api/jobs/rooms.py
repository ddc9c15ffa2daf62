"""Verdicts, jobs and reviews in one transaction: what one of them says the others know too."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from kit.db import Database, open_with
from qualifier.model_job_store import SqlJobs
from qualifier.review_store import SqlReviews
from qualifier.store import SqlStore
from qualifier.worker_store import SqlWorkers


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The stores that a job touches."""

    store: SqlStore
    jobs: SqlJobs
    reviews: SqlReviews
    workers: SqlWorkers


OpenRooms = Callable[[], AbstractContextManager[Rooms]]


def open_rooms(database: Database) -> OpenRooms:
    """Return what opens the stores in a transaction that commits when its block ends well."""
    return open_with(
        database,
        lambda connection: Rooms(
            store=SqlStore(connection),
            jobs=SqlJobs(connection),
            reviews=SqlReviews(connection),
            workers=SqlWorkers(connection),
        ),
    )
