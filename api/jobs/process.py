"""The process that runs jobs: `python -m api.jobs.process`, or a child of the service."""

import os
import signal
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from api.engines import build_model_engine
from api.jobs.keeper import SILENT_S, Keeper
from api.jobs.reading import Reading
from api.jobs.rooms import open_rooms
from api.logs import configure_logs
from api.parent import leave_with_parent
from api.published_text import read_published
from api.win_knowledge import find_published
from kit.clock import read_stopwatch, read_system_clock
from kit.db import Database, use_database
from kit.errors import AppError
from kit.ids import make_random_id
from kit.settings import Settings, read_settings
from qualifier.profile import find_profile, load_profile
from qualifier.reading.warm_up import warm_up
from qualifier.store import MIGRATIONS


def run_worker(settings: Settings, worker_id: str) -> None:
    """Work until the parent or a signal says stop; what is under way then goes on elsewhere or later."""
    configure_logs(settings.log_level)
    leave_with_parent()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopped.set())
    with (
        use_database(
            settings.database_url,
            state_dir=settings.state_dir,
            scripts=MIGRATIONS,
            pool_size=settings.model_parallel + 8,
        ) as database,
        keep_working(settings, database, worker_id=worker_id) as keeper,
    ):
        stopped.wait()
        keeper.leave()
        # A question to the model may last for half a minute; nothing is lost by not waiting for it.
        os._exit(0)


@contextmanager
def keep_working(settings: Settings, database: Database, *, worker_id: str) -> Iterator[Keeper]:
    """Ask the model of the settings in this process for as long as the block runs."""
    profile = load_profile(find_profile(settings.profile))
    reading = Reading(
        open_rooms=open_rooms(database),
        engine=build_model_engine(settings, profile, database=database),
        profile=profile,
        clock=read_system_clock,
        stopwatch=read_stopwatch,
        new_id=make_random_id,
        published=read_published(find_published(settings, database)),
    )
    warm_up()
    with run_jobs(reading, database, worker_id=worker_id, parallel=settings.model_parallel) as keeper:
        yield keeper


@contextmanager
def run_jobs(
    reading: Reading, database: Database, *, worker_id: str, parallel: int, silent_s: float = SILENT_S
) -> Iterator[Keeper]:
    """Run jobs by one way of reading, with a keeper beside them, for as long as the block runs."""
    # It loads the library of workflows, which only a worker needs.
    from api.jobs.worker import launch  # noqa: PLC0415

    until = threading.Event()
    with launch(database.address, reading, worker_id=worker_id, parallel=parallel) as workflows:
        keeper = Keeper(
            worker_id=worker_id,
            runs=workflows,
            open_rooms=reading.open_rooms,
            clock=read_system_clock,
            ahead=2 * parallel,
            silent_s=silent_s,
        )
        thread = threading.Thread(target=keeper.run, args=(until,), daemon=True)
        thread.start()
        try:
            yield keeper
        finally:
            until.set()
            thread.join()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one more worker on the database of the settings."""
    ArgumentParser(prog="worker", description=main.__doc__).parse_args(arguments)
    try:
        run_worker(read_settings(), make_random_id("worker"))
    except AppError as error:
        sys.stderr.write(f"The worker cannot start: {error.detail}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
