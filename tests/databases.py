"""Databases for tests: copies of one migrated template on the run's own server."""

import atexit
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from kit.db import Database, migrate, open_database, start_embedded
from qualifier.store import MIGRATIONS

_numbers = itertools.count(1)


def start_server(run: str) -> str:
    """Start or join the run's server and return its address.

    Its data is not in pytest's own folder: as root the server runs as another user, and each start of
    pytest closes that folder to others.
    """
    folder = Path(tempfile.gettempdir()) / f"dealwright-{run[:12]}"
    atexit.register(_forget, folder)
    url = start_embedded(folder / "postgres")
    # What a test run leaves on the disk after a power cut interests nobody.
    run_sql(url, "ALTER SYSTEM SET fsync = off")
    run_sql(url, "SELECT pg_reload_conf()")
    return url


def _forget(folder: Path) -> None:
    """Remove the data, unless another worker's server still runs on it."""
    if not (folder / "postgres" / "postmaster.pid").exists():
        shutil.rmtree(folder, ignore_errors=True)


def make_template(server_url: str, worker_id: str) -> str:
    """Migrate an empty database and return its name."""
    name = f"template_{worker_id}"
    run_sql(server_url, f"CREATE DATABASE {name}")
    database = connect(server_url, name)
    migrate(database, MIGRATIONS)
    database.close()
    return name


def copy_database(server_url: str, template: str) -> Iterator[Database]:
    """Yield a fresh copy of the template and drop it afterwards."""
    name = f"{template}_{next(_numbers)}"
    run_sql(server_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    database = connect(server_url, name)
    yield database
    database.close()
    run_sql(server_url, f"DROP DATABASE {name} WITH (FORCE)")


def connect(server_url: str, name: str) -> Database:
    """Open a database of the run's server."""
    address = make_url(server_url).set(database=name)
    return open_database(address.render_as_string(hide_password=False), state_dir=Path())


def run_sql(server_url: str, statement: str) -> None:
    """Run one statement on the server itself, outside of any transaction."""
    address = make_url(server_url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
