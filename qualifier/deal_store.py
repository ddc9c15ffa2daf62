"""Past deals in PostgreSQL: staged by COPY, merged whole, kept by version."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from psycopg import OperationalError
from sqlalchemy import Connection, RowMapping, text
from sqlalchemy.exc import IntegrityError

from kit.errors import StoreDown
from qualifier.deals.closed_deal import ClosedDeal, Note, ReadRow, RowNote, StoredDeal
from qualifier.deals.deal_shelf import ImportBusy, ImportKey, Merged, OpenImport, ShelfMark
from qualifier.record import Outcome

Begin = Callable[[], AbstractContextManager[Connection]]

# Any number that no other program on the database uses.
_MERGE_LOCK = 7_201_006
_NOTES_A_READ = 5_000
# Where something of a deal stands: what an erasure writes anew.
TABLES = ("past_deals", "deal_texts", "deal_vectors", "deal_import_rows", "deal_import_notes")
FIELDS = tuple(field.name for field in fields(ClosedDeal))
_COLUMNS = ", ".join((*FIELDS, "content_hash"))
_S_COLUMNS = ", ".join(f"s.{name}" for name in (*FIELDS, "content_hash"))

_OPEN = text(
    "SELECT number, rows_read FROM deal_imports"
    " WHERE file_hash = :file_hash AND map_hash = :map_hash AND finished_at IS NULL"
)
_BEGIN = text(
    "INSERT INTO deal_imports (file_hash, map_hash, started_at) VALUES (:file_hash, :map_hash, :at)"
    " RETURNING number, rows_read"
)
# Whoever staged first wins: the other finds another count of rows.
_ADVANCE = text(
    "UPDATE deal_imports SET rows_read = :upto"
    " WHERE number = :number AND rows_read = :rows_read AND finished_at IS NULL"
)
_COPY_ROWS = f"COPY deal_import_rows (import, row, {_COLUMNS}) FROM STDIN"
_COPY_NOTES = "COPY deal_import_notes (import, row, field, what, value) FROM STDIN"
_PREPARE = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    f"SELECT pg_advisory_xact_lock({_MERGE_LOCK})",
)
# Rows that came a moment ago are in no statistics, and those of an import before say that there are none:
# guessing so, the server compared each row with each, hours for a second file of 100,000 rows.
_COUNT_ROWS = (text("ANALYZE deal_import_rows"), text("ANALYZE past_deals"))
# An id with two outcomes in one file says nothing of either: all of its rows are told and left out.
_TELL_DIFFERENT = text(
    """
    WITH torn AS (
        SELECT id FROM deal_import_rows WHERE import = :number GROUP BY id HAVING count(DISTINCT outcome) > 1
    ), told AS (
        DELETE FROM deal_import_rows s USING torn WHERE s.import = :number AND s.id = torn.id
        RETURNING s.row, s.id
    )
    INSERT INTO deal_import_notes (import, row, field, what, value)
    SELECT :number, row, 'id', :what, left(id, 120) FROM told
    """
)
# The last of several rows of one deal stands, as the later one of a CRM's list does.
_TELL_REPEATED = text(
    """
    WITH later AS (
        SELECT row, id, lead(row) OVER (PARTITION BY id ORDER BY row) AS next
        FROM deal_import_rows WHERE import = :number
    ), told AS (
        DELETE FROM deal_import_rows s USING later
        WHERE s.import = :number AND s.row = later.row AND later.next IS NOT NULL
        RETURNING s.row, s.id
    )
    INSERT INTO deal_import_notes (import, row, field, what, value)
    SELECT :number, row, 'id', :what, left(id, 120) FROM told
    """
)
_CHANGED = (
    f"CREATE TEMP TABLE changed_deals ON COMMIT DROP AS SELECT {_S_COLUMNS}, k.number AS known,"  # noqa: S608
    " coalesce(k.version, 0) + 1 AS version FROM deal_import_rows s"
    " LEFT JOIN past_deals k ON k.source = s.source AND k.id = s.id AND k.is_current"
    " WHERE s.import = {number} AND k.content_hash IS DISTINCT FROM s.content_hash ORDER BY s.row"
)
_COUNT_CHANGED = text("ANALYZE changed_deals")
_RETIRE = text("UPDATE past_deals p SET is_current = false FROM changed_deals c WHERE p.number = c.known")
_FORGET_TEXTS = text("DELETE FROM deal_texts t USING changed_deals c WHERE t.deal = c.known")
# The Russian configuration stems English words by their own rules.
# Why a deal was lost is known only afterwards: a request cannot be like it in that.
_WORDS = (
    "to_tsvector('russian', translate(concat_ws(' ; ', task, industry, region,"
    " array_to_string(products, ' ; ')), 'ёЁ', 'еЕ'))"
)
_ADD = text(
    f"INSERT INTO past_deals (version, is_current, imported_at, words, {_COLUMNS})"  # noqa: S608
    f" SELECT version, true, :at, {_WORDS}, {_COLUMNS} FROM changed_deals"
)
_COUNT = text(
    "SELECT (SELECT count(*) FROM deal_import_rows WHERE import = :number) AS staged,"
    " (SELECT count(*) FROM changed_deals) AS moved,"
    " (SELECT count(*) FROM changed_deals WHERE known IS NULL) AS added"
)
_FINISH = text(
    "UPDATE deal_imports SET finished_at = :at, added = :added, changed = :changed, unchanged = :unchanged"
    " WHERE number = :number AND finished_at IS NULL"
)
_CLEAR = text("DELETE FROM deal_import_rows WHERE import = :number")
_NOTES = text(
    "SELECT row, field, what, value FROM deal_import_notes WHERE import = :number ORDER BY row, field, what"
)
_FORGET_NOTES = text("DELETE FROM deal_import_notes WHERE import = :number")
_DROP = text("DELETE FROM deal_imports WHERE number = :number AND finished_at IS NULL")
_CURRENT = text(
    f"SELECT number, version, {', '.join(FIELDS)} FROM past_deals WHERE is_current ORDER BY number"  # noqa: S608
)
_COUNT_CURRENT = text("SELECT count(*) FROM past_deals WHERE is_current")
_COUNT_WAITING = text("SELECT coalesce(sum(rows_read), 0) FROM deal_imports WHERE finished_at IS NULL")
_MARK = text("SELECT count(*) AS deals, coalesce(max(number), 0) AS newest FROM past_deals WHERE is_current")
_ERASE = text("DELETE FROM past_deals WHERE source = :source AND id = :id RETURNING number")
# Only what nobody else says goes: two deals of the same words share a vector.
_ERASE_VECTORS = text(
    "DELETE FROM deal_vectors v WHERE NOT EXISTS (SELECT FROM deal_texts t WHERE t.text_hash = v.text_hash)"
)
_BY_NUMBER = text(
    f"SELECT number, version, {', '.join(FIELDS)} FROM past_deals"  # noqa: S608
    " WHERE is_current AND number = ANY(:numbers)"
)
_WORDS_OF = text("SELECT tsvector_to_array(to_tsvector('russian', translate(:said, 'ёЁ', 'еЕ')))")


class SqlDeals:
    """The shelf of past deals; each call is one transaction."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin

    def open_import(self, key: ImportKey, *, at: datetime) -> OpenImport:
        """Begin an import, or go on with the one that was killed."""
        try:
            with self._begin() as connection:
                values = asdict(key)
                row = connection.execute(_OPEN, values).mappings().first()
                row = row or connection.execute(_BEGIN, {**values, "at": at}).mappings().one()
                return OpenImport(number=row["number"], rows_read=row["rows_read"])
        except IntegrityError as error:
            raise ImportBusy from error

    def stage(self, begun: OpenImport, rows: Sequence[ReadRow], *, upto: int) -> OpenImport:
        """Keep rows up to a row of the file; ImportBusy when somebody else staged meanwhile."""
        with self._begin() as connection:
            # A part of thousands of rows may take its time where others work too.
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            advanced = connection.execute(_ADVANCE, {**asdict(begun), "upto": upto})
            if advanced.rowcount != 1:
                raise ImportBusy
            _copy(connection, _COPY_ROWS, _write_rows(begun.number, rows))
            _copy(connection, _COPY_NOTES, _write_notes(begun.number, rows))
        return OpenImport(number=begun.number, rows_read=upto)

    def merge(self, begun: OpenImport, *, at: datetime) -> Merged:
        """Make the staged rows the current deals: a changed one is a new version; torn ids are told."""
        number = {"number": begun.number}
        with self._begin() as connection:
            for statement in _PREPARE:
                connection.execute(text(statement))
            for statistics in _COUNT_ROWS:
                connection.execute(statistics)
            connection.execute(_TELL_DIFFERENT, {**number, "what": Note.OUTCOMES_DIFFER.value})
            connection.execute(_TELL_REPEATED, {**number, "what": Note.REPEATED_ID.value})
            connection.execute(text(_CHANGED.format(number=int(begun.number))))
            connection.execute(_COUNT_CHANGED)
            counts = connection.execute(_COUNT, number).mappings().one()
            connection.execute(_RETIRE)
            connection.execute(_FORGET_TEXTS)
            connection.execute(_ADD, {"at": at})
            merged = Merged(
                added=counts["added"],
                changed=counts["moved"] - counts["added"],
                unchanged=counts["staged"] - counts["moved"],
            )
            finished = connection.execute(_FINISH, {**number, **asdict(merged), "at": at})
            if finished.rowcount != 1:
                raise ImportBusy
            connection.execute(_CLEAR, number)
        return merged

    def drop_import(self, begun: OpenImport) -> None:
        """Forget an import that cannot come to its end, with all that was staged of it."""
        number = {"number": begun.number}
        with self._begin() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            for statement in (_CLEAR, _FORGET_NOTES, _DROP):
                connection.execute(statement, number)

    def list_notes(self, begun: OpenImport) -> Iterator[RowNote]:
        """Return what there is to tell of the file's rows, in the rows' order."""
        with self._begin() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            streamed = connection.execution_options(yield_per=_NOTES_A_READ)
            for row in streamed.execute(_NOTES, {"number": begun.number}).mappings():
                yield RowNote(row=row["row"], field=row["field"], what=Note(row["what"]), value=row["value"])

    def forget_notes(self, begun: OpenImport) -> None:
        """Drop the notes once they are written down: their values are the file's."""
        with self._begin() as connection:
            connection.execute(_FORGET_NOTES, {"number": begun.number})

    def list_current(self) -> tuple[StoredDeal, ...]:
        """Return the current version of every deal, the first imported first."""
        with self._begin() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            return tuple(read_stored(row) for row in connection.execute(_CURRENT).mappings())

    def count_current(self) -> int:
        """Return how many deals there are."""
        with self._begin() as connection:
            return int(connection.execute(_COUNT_CURRENT).scalar_one())

    def count_waiting(self) -> int:
        """Return how many rows are read of imports that have not come to their end."""
        with self._begin() as connection:
            return int(connection.execute(_COUNT_WAITING).scalar_one())

    def read_mark(self) -> ShelfMark:
        """Return what tells whether the deals are those that were read before."""
        with self._begin() as connection:
            return ShelfMark(**connection.execute(_MARK).mappings().one())

    def erase(self, source: str, deal_id: str) -> int:
        """Delete a deal with all its versions and texts; return how many versions there were."""
        with self._begin() as connection:
            versions = len(connection.execute(_ERASE, {"source": source, "id": deal_id}).all())
            connection.execute(_ERASE_VECTORS)
        return versions

    def find_numbers(self, numbers: Sequence[int]) -> tuple[StoredDeal, ...]:
        """Return the current deals of these numbers, in the numbers' order."""
        with self._begin() as connection:
            rows = connection.execute(_BY_NUMBER, {"numbers": list(numbers)}).mappings()
            found = {row["number"]: read_stored(row) for row in rows}
        return tuple(found[number] for number in numbers if number in found)

    def stem(self, said: str) -> tuple[str, ...]:
        """Return the stems of a text's words, as the stems of deals are kept."""
        with self._begin() as connection:
            return tuple(connection.execute(_WORDS_OF, {"said": said}).scalar_one())


def _copy(connection: Connection, statement: str, lines: Iterator[tuple[Any, ...]]) -> None:
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(statement) as copy:
            for line in lines:
                copy.write_row(line)
    # The driver's own error: nobody above it knows the cursor.
    except OperationalError as error:
        raise StoreDown from error


def _write_rows(number: int, rows: Sequence[ReadRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if row.deal is not None:
            values = (getattr(row.deal, name) for name in FIELDS)
            yield (number, row.row, *(_write_value(value) for value in values), row.deal.content_hash)


def _write_value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _write_notes(number: int, rows: Sequence[ReadRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for note in row.notes:
            yield (number, note.row, note.field, note.what.value, make_storable(note.value))


def make_storable(value: str) -> str:
    """A note shows the value as it stood; what no database takes is shown as a question mark."""
    return value.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")


def read_stored(row: RowMapping) -> StoredDeal:
    """Return a row of the table as a deal."""
    values = {name: row[name] for name in FIELDS}
    values |= {"outcome": Outcome(row["outcome"]), "products": tuple(row["products"])}
    return StoredDeal(number=row["number"], version=row["version"], deal=ClosedDeal(**values))
