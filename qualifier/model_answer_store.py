"""The book of questions to a model in PostgreSQL: a log to defend verdicts by, and a cache."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from kit.db import Database, open_each
from kit.llm_book import BookCount, Entry, Outcome

_COLUMNS = (
    "asked_at, key, lead_key, prompt, prompt_fingerprint, model, parameters, outcome, fault, answer,"
    " answered_by, fingerprint, attempts, seconds, cost_rub, input_tokens, output_tokens"
)
FINDING = (
    f"SELECT {_COLUMNS} FROM model_answers"  # noqa: S608  (column names of this file)
    " WHERE key = :key AND outcome = 'answered' AND asked_at >= :since ORDER BY number DESC LIMIT 1"
)
_FIND = text(FINDING)
_OF_LEAD = text(
    f"SELECT {_COLUMNS} FROM model_answers WHERE lead_key = :lead_key ORDER BY number"  # noqa: S608
)
_NAMES = tuple(_COLUMNS.split(", "))
NOTING = (
    f"INSERT INTO model_answers ({_COLUMNS}, answer_hash)"  # noqa: S608
    f" VALUES ({', '.join(f':{name}' for name in _NAMES)}, :answer_hash)"
)
_NOTE = text(NOTING)
_ERASE = text("DELETE FROM model_answers WHERE lead_key = :lead_key")
_ERASE_SPENDING = text("DELETE FROM model_spending WHERE scope = 'lead:' || :lead_key")
_COUNT = text("SELECT outcome, count(*) AS number FROM model_answers GROUP BY outcome")
_NUL = "\x00"
# What a service says of itself is any text and any number; a column takes no more.
_MOST_TOKENS = 2**63 - 1


class SqlBook:
    """The book in one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, key: str, *, since: datetime) -> Entry | None:
        """Return the newest answer to the same question that is no older; failures are no answers."""
        row = self._connection.execute(_FIND, {"key": key, "since": since}).mappings().first()
        return read_row(dict(row)) if row else None

    def note(self, entry: Entry) -> None:
        """Keep one entry."""
        self._connection.execute(_NOTE, write_row(entry))

    def of_lead(self, lead_key: str) -> tuple[Entry, ...]:
        """Return what was asked about a lead, the oldest first."""
        rows = self._connection.execute(_OF_LEAD, {"lead_key": lead_key}).mappings()
        return tuple(read_row(dict(row)) for row in rows)

    def erase(self, lead_key: str) -> int:
        """Delete everything about a lead, and return how many entries that were."""
        erased = self._connection.execute(_ERASE, {"lead_key": lead_key}).rowcount
        self._connection.execute(_ERASE_SPENDING, {"lead_key": lead_key})
        return erased

    def count(self) -> BookCount:
        """Count the questions by how they ended."""
        rows = self._connection.execute(_COUNT).mappings()
        return BookCount(**{row["outcome"]: row["number"] for row in rows})


def read_row(row: dict[str, object]) -> Entry:
    """Return the entry that a row of these columns holds."""
    return Entry(**{**row, "outcome": Outcome(str(row["outcome"]))})  # type: ignore[arg-type]


def write_row(entry: Entry) -> dict[str, Any]:
    """Return the values of an entry for the statement that notes it."""
    row = {name: getattr(entry, name) for name in _NAMES}
    said = {name: _storable(row[name]) for name in ("answer", "answered_by", "fingerprint")}
    counted = {name: _countable(row[name]) for name in ("input_tokens", "output_tokens")}
    return {**row, **said, **counted, "answer_hash": entry.answer_hash}


def _storable(said: str | None) -> str | None:
    """PostgreSQL takes no NUL and no half of a character."""
    return said and said.replace(_NUL, "").encode("utf-8", "replace").decode()


def _countable(tokens: int | None) -> int | None:
    return None if tokens is None else max(-_MOST_TOKENS, min(tokens, _MOST_TOKENS))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseBook:
    """The book of all processes that share a database; each step is a transaction of its own."""

    open_book: Callable[[], AbstractContextManager[SqlBook]]

    def find(self, key: str, *, since: datetime) -> Entry | None:
        """Return the newest answer to the same question that is no older; failures are no answers."""
        with self.open_book() as book:
            return book.find(key, since=since)

    def note(self, entry: Entry) -> None:
        """Keep one entry."""
        with self.open_book() as book:
            book.note(entry)

    def of_lead(self, lead_key: str) -> tuple[Entry, ...]:
        """Return what was asked about a lead, the oldest first."""
        with self.open_book() as book:
            return book.of_lead(lead_key)

    def erase(self, lead_key: str) -> int:
        """Delete everything about a lead, and return how many entries that were."""
        with self.open_book() as book:
            return book.erase(lead_key)

    def count(self) -> BookCount:
        """Count the questions by how they ended."""
        with self.open_book() as book:
            return book.count()


def open_book(database: Database) -> DatabaseBook:
    """Return the book of a database; each of its steps is one statement, or can be taken again."""
    return DatabaseBook(open_book=open_each(database, SqlBook))
