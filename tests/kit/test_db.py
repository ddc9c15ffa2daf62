from collections import namedtuple
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from kit.db import (
    Database,
    is_current,
    make_engine,
    migrate_beside,
    open_database,
    open_with,
    start_embedded,
    use_database,
)
from kit.errors import SettingsInvalid, StoreDown, StoreFull
from qualifier.store import MIGRATIONS
from tests.databases import connect, run_sql

Usage = namedtuple("Usage", "total used free")
GIB = 1024**3


@pytest.mark.parametrize("url", ["sqlite:///x.db", "mysql://db.example/x", "not an address", "://"])
def test_only_postgresql_is_accepted(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="DATABASE_URL"):
        make_engine(url, pool_size=1, statement_timeout_ms=1, lock_timeout_ms=1)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+asyncpg"])
def test_the_driver_is_always_ours(scheme: str) -> None:
    engine = make_engine(f"{scheme}://db.example/x", pool_size=1, statement_timeout_ms=1, lock_timeout_ms=1)
    assert engine.url.drivername == "postgresql+psycopg"


def test_a_database_that_does_not_answer_is_down() -> None:
    database = open_database("postgresql://127.0.0.1:1/x", state_dir=Path())
    with pytest.raises(StoreDown), database.begin():
        pass
    with pytest.raises(StoreDown):
        database.check()
    assert not database.is_embedded


@pytest.mark.service
def test_the_embedded_server_is_shared_and_named(server_url: str) -> None:
    database = connect(server_url, "postgres")
    assert database.check().startswith("18.")
    database.close()


def _insert_and_fail(connection: Connection) -> None:
    connection.execute(text("INSERT INTO kept VALUES (1)"))
    raise ZeroDivisionError


@pytest.mark.service
def test_what_raises_is_rolled_back(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE kept (n int)"))
    with pytest.raises(ZeroDivisionError), database.begin() as connection:
        _insert_and_fail(connection)
    with database.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0


@pytest.mark.service
def test_our_own_mistakes_are_not_called_an_outage(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE one (n int PRIMARY KEY)"))
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(text("INSERT INTO one VALUES (1), (1)"))


@pytest.mark.service
def test_a_statement_that_does_not_end_is_stopped(server_url: str) -> None:
    slow = open_database(server_url, state_dir=Path(), pool_size=1, statement_timeout_ms=50)
    with pytest.raises(StoreDown), slow.begin() as connection:
        connection.execute(text("SELECT pg_sleep(5)"))
    with slow.begin() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    slow.close()


@pytest.mark.service
def test_a_lock_is_not_waited_for_without_end(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    other = open_database(url, state_dir=Path(), lock_timeout_ms=50)
    with database.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(1)"))
        with pytest.raises(StoreDown), other.begin() as waiting:
            waiting.execute(text("SELECT pg_advisory_xact_lock(1)"))
    other.close()


@pytest.mark.service
def test_a_connection_that_was_cut_is_replaced(database: Database) -> None:
    with database.begin() as connection:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(text(f"{cut} AND datname = current_database()"))
    with pytest.raises(StoreDown), database.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with database.begin() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


@pytest.mark.service
def test_two_openers_join_one_embedded_server(server_url: str) -> None:
    folder = Path(server_url.partition("?host=")[2])
    if folder.name != "postgres":
        pytest.skip("the folder's path is too long for a socket inside it")
    assert start_embedded(folder) == server_url


def test_a_folder_that_cannot_be_made_is_an_outage_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreDown, match="could not be started"):
        start_embedded(tmp_path / "file" / "postgres")


@pytest.mark.parametrize(
    ("usage", "is_full"),
    [
        (Usage(100 * GIB, 0, 50 * GIB), False),
        (Usage(100 * GIB, 0, GIB), False),
        (Usage(100 * GIB, 0, GIB // 8), True),
        (Usage(GIB, 0, GIB // 10), False),
        (Usage(GIB, 0, GIB // 25), True),
    ],
)
def test_writing_stops_before_the_disk_is_full(
    usage: Usage, is_full: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    engine = make_engine("postgresql://db.example/x", pool_size=1, statement_timeout_ms=1, lock_timeout_ms=1)
    database = Database(engine, folder=tmp_path)
    if is_full:
        with pytest.raises(StoreFull):
            database.require_space()
    else:
        database.require_space()
    Database(engine).require_space()


def insert_and_fail(open_names: Callable[[], AbstractContextManager[Connection]]) -> None:
    with open_names() as connection:
        connection.execute(text("INSERT INTO names VALUES ('lost')"))
        raise ZeroDivisionError


@pytest.mark.service
def test_a_store_opened_with_a_transaction_keeps_what_ended_well(database: Database) -> None:
    open_names = open_with(database, lambda connection: connection)
    with open_names() as connection:
        connection.execute(text("CREATE TABLE names (name text)"))
    with pytest.raises(ZeroDivisionError):
        insert_and_fail(open_names)
    with open_names() as connection:
        assert connection.execute(text("SELECT count(*) FROM names")).scalar_one() == 0


@pytest.mark.service
def test_a_database_is_used_migrated_and_given_back(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    with use_database(url, state_dir=Path(), scripts=MIGRATIONS) as used, used.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM media_plans")).scalar_one() == 0
    assert used.engine.pool.checkedin() == 0


@pytest.mark.service
def test_a_lock_is_one_holders_and_outlasts_the_bound_of_idle_transactions(database: Database) -> None:
    with database.hold_lock(5) as first, database.hold_lock(5) as second, database.hold_lock(6) as other:
        assert (first, second, other) == (True, False, True)
        with database.begin() as connection:
            states = connection.execute(
                text("SELECT state FROM pg_stat_activity WHERE query LIKE 'SELECT pg_try_advisory_lock%'")
            ).scalars()
            # None is in a transaction, which would be ended as an idle one.
            assert set(states) == {"idle"}
    with database.hold_lock(5) as again:
        assert again


def test_a_lock_of_a_database_that_is_away_is_an_outage() -> None:
    database = open_database("postgresql://127.0.0.1:1/x", state_dir=Path())
    with pytest.raises(StoreDown), database.hold_lock(5):
        pass


@pytest.mark.service
def test_what_was_deleted_and_scrubbed_stands_in_no_file(database: Database, server_url: str) -> None:
    folder = Path(server_url.partition("?host=")[2])
    secret = "Щегляч-7431-Вертоградовъ"
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE kept (word text)"))
        connection.execute(
            text("INSERT INTO kept SELECT :word FROM generate_series(1, 300)"), {"word": secret}
        )
    # So that it stands among the most common values, and has reached the files.
    database.scrub(["kept"])
    if not (folder / "base").exists():
        pytest.skip("the server's files are elsewhere")
    assert list_files(folder, secret)
    with database.begin() as connection:
        connection.execute(text("DELETE FROM kept"))
    assert database.scrub(["kept"])
    assert list_files(folder, secret) == []
    with database.begin() as connection:
        # The connection goes back to the pool as it came.
        assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "5s"
        assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "3s"


def list_files(folder: Path, word: str) -> list[Path]:
    found = []
    for path in folder.rglob("*"):
        # Others work on the same server: a file may go while it is looked at.
        with suppress(OSError):
            if path.is_file() and word.encode() in path.read_bytes():
                found.append(path)
    return found


@pytest.mark.service
def test_another_ones_server_keeps_its_log_and_that_is_told(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(text("CREATE ROLE plain_scrubber LOGIN"))
        connection.execute(text("CREATE SCHEMA theirs AUTHORIZATION plain_scrubber"))
    address = database.engine.url.set(username="plain_scrubber").render_as_string(hide_password=False)
    theirs = open_database(address, state_dir=Path())
    try:
        with theirs.begin() as connection:
            connection.execute(text("CREATE TABLE theirs.kept (word text)"))
        assert not theirs.scrub(["theirs.kept"])
    finally:
        theirs.close()
        with database.begin() as connection:
            connection.execute(text("DROP OWNED BY plain_scrubber"))
            connection.execute(text("DROP ROLE plain_scrubber"))


@pytest.mark.service
def test_a_schema_is_made_by_a_process_of_its_own_and_not_made_again(server_url: str, worker_id: str) -> None:
    name = f"beside_{worker_id}"
    run_sql(server_url, f"CREATE DATABASE {name}")
    database = connect(server_url, name)
    try:
        assert not is_current(database, MIGRATIONS)
        migrate_beside(database, MIGRATIONS)
        assert is_current(database, MIGRATIONS)
        with database.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        assert not is_current(database, MIGRATIONS)
    finally:
        database.close()
        run_sql(server_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.service
def test_scripts_that_fail_beside_fail_here_in_the_usual_way(database: Database, tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "v9999_broken.py").write_text("no script", encoding="utf-8")
    with pytest.raises(ImportError, match="env.py"):
        migrate_beside(database, tmp_path)
    assert is_current(database, MIGRATIONS)
