"""Open registers in PostgreSQL: staged by COPY, merged whole, marked file by file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from qualifier.open_register import Batch, Figure, FileKey, KeptRow, OpenSet, RegisterRow

Begin = Callable[[], AbstractContextManager[Connection]]

# Any number that no other program on the database uses.
_LOAD_LOCK = 7_201_005
_CHUNK_ROWS = 2_000

# A load of a large file takes minutes; two loads take turns, because they may touch the same rows.
_PREPARE = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    f"SELECT pg_advisory_xact_lock({_LOAD_LOCK})",
    "CREATE TEMP TABLE staged_register_rows (number bigint GENERATED ALWAYS AS IDENTITY,"
    ' inn text COLLATE "C", register text COLLATE "C", as_of date, published date, figures jsonb,'
    " loaded_at timestamptz) ON COMMIT DROP",
)
_COPY = "COPY staged_register_rows (inn, register, as_of, published, figures, loaded_at) FROM STDIN"
# A later publication corrects an earlier one, in whatever order they are loaded.
_MERGE = text(
    """
    INSERT INTO open_register_rows AS kept (inn, register, as_of, published, figures, loaded_at)
    SELECT DISTINCT ON (inn, register, as_of) inn, register, as_of, published, figures, loaded_at
    FROM staged_register_rows
    ORDER BY inn, register, as_of, published DESC, number DESC
    ON CONFLICT (inn, register, as_of) DO UPDATE
    SET published = excluded.published, figures = excluded.figures, loaded_at = excluded.loaded_at
    WHERE kept.published < excluded.published
       OR (kept.published = excluded.published AND kept.figures <> excluded.figures)
    """
)
_ADD_FILE = text(
    "INSERT INTO open_register_files (name, size, crc, rows, loaded_at)"
    " VALUES (:name, :size, :crc, :rows, :at) ON CONFLICT (name, size, crc) DO NOTHING"
)
_FILES = text("SELECT name, size, crc FROM open_register_files")
_BY_INN = text(
    "SELECT inn, register, as_of, published, figures, loaded_at FROM open_register_rows"
    " WHERE inn = :inn ORDER BY register, as_of DESC"
)
_COUNTS = text(
    "SELECT register, as_of, count(*) AS rows, max(loaded_at) AS loaded_at FROM open_register_rows"
    " GROUP BY register, as_of ORDER BY register, as_of DESC"
)
_ANY = text("SELECT EXISTS (SELECT FROM open_register_rows)")


class SqlRegisters:
    """What was loaded, and the shelf to load on; each question and each batch is one transaction."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin

    def find(self, inn: str) -> tuple[KeptRow, ...]:
        """Return every row of a company, the newest first."""
        with self._begin() as connection:
            rows = connection.execute(_BY_INN, {"inn": inn}).mappings()
            return tuple(_read_kept(row) for row in rows)

    def has_rows(self) -> bool:
        """Tell whether anything is loaded: what turns the source on."""
        with self._begin() as connection:
            return bool(connection.execute(_ANY).scalar_one())

    def count_rows(self) -> tuple[tuple[OpenSet, Any, int, datetime], ...]:
        """Return how many companies each set holds as of each day, and when it was last loaded."""
        with self._begin() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            rows = connection.execute(_COUNTS).mappings()
            return tuple(
                (OpenSet(row["register"]), row["as_of"], row["rows"], row["loaded_at"]) for row in rows
            )

    def list_loaded(self) -> frozenset[FileKey]:
        """Return the files that are loaded already."""
        with self._begin() as connection:
            rows = connection.execute(_FILES).mappings()
            return frozenset(FileKey(name=row["name"], size=row["size"], crc=row["crc"]) for row in rows)

    @contextmanager
    def begin(self) -> Iterator[Batch]:
        """Open a batch: staged, merged and marked in one transaction, or not at all."""
        with self._begin() as connection:
            for statement in _PREPARE:
                connection.execute(text(statement))
            yield _SqlBatch(connection)
            connection.execute(_MERGE)


class _SqlBatch:
    """Stages files, each behind a savepoint of its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, file: FileKey, rows: Iterable[RegisterRow], *, at: datetime) -> int:
        """Stage a file's rows and mark the file; what `rows` raises leaves nothing of this file."""
        with self._connection.begin_nested():
            count = self._copy(rows, at)
            values = {"name": file.name, "size": file.size, "crc": file.crc, "rows": count, "at": at}
            self._connection.execute(_ADD_FILE, values)
        return count

    def _copy(self, rows: Iterable[RegisterRow], at: datetime) -> int:
        count, lines = 0, list[str]()
        instant = at.isoformat()
        cursor = self._connection.connection.cursor()
        with cursor.copy(_COPY) as copy:
            for row in rows:
                lines.append(_write_line(row, instant))
                count += 1
                if len(lines) >= _CHUNK_ROWS:
                    copy.write("".join(lines))
                    lines.clear()
            copy.write("".join(lines))
        cursor.close()
        return count


def _write_line(row: RegisterRow, instant: str) -> str:
    """Write a row as COPY reads it; it holds digits, dates and words of our own, so nothing to escape."""
    # The words are strings themselves: joined as such, they skip the enumeration's own slow way to text.
    figures = ",".join(['"' + figure + '":' + str(value) for figure, value in row.figures])
    days = _write_days(row.as_of, row.published)
    return row.inn + "\t" + row.register + days + figures + "}\t" + instant + "\n"


@lru_cache(maxsize=1_024)
def _write_days(as_of: date, published: date) -> str:
    """A set has few days, and a million rows of each."""
    return f"\t{as_of.isoformat()}\t{published.isoformat()}\t{{"


def _read_kept(row: RowMapping) -> KeptRow:
    figures = tuple((Figure(name), value) for name, value in sorted(row["figures"].items()))
    kept = RegisterRow(
        inn=row["inn"],
        register=OpenSet(row["register"]),
        as_of=row["as_of"],
        published=row["published"],
        figures=figures,
    )
    return KeptRow(row=kept, loaded_at=row["loaded_at"])
