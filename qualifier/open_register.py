"""Open data sets of the tax service: what a row says, what a load came to, and the ports that keep both."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol


class OpenSet(StrEnum):
    """A data set, by the name that the tax service gives it."""

    HEADCOUNT = "sshr2019"
    MONEY = "revexp"
    TAXES = "paytax"
    DEBTS = "debtam"
    REGIMES = "snr"
    SMALL_BUSINESS = "rsmp"


class Figure(StrEnum):
    """What a row counts; sums are whole roubles, a tax regime is 0 or 1, a size is 1, 2 or 3."""

    EMPLOYEES = "employees"
    INCOME = "income"
    EXPENSES = "expenses"
    TAXES_PAID = "taxes_paid"
    TAX_DEBT = "tax_debt"
    SIZE = "size"
    REGIME_ESHN = "eshn"
    REGIME_USN = "usn"
    REGIME_AUSN = "ausn"
    REGIME_SRP = "srp"


class RowFault(StrEnum):
    """Why a row was left out."""

    # A sole proprietor's row is about a person: it is counted, and nothing of it is kept.
    PERSON = "person"
    NO_INN = "no_inn"
    BAD_INN = "bad_inn"
    NO_DATE = "no_date"
    NO_FIGURE = "no_figure"
    BAD_NUMBER = "bad_number"


class FileFault(StrEnum):
    """Why nothing of a file was loaded."""

    UNREADABLE = "unreadable"
    NOT_ZIP = "not_zip"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    NOT_XML = "not_xml"
    DECLARES_TYPES = "declares_types"
    NO_ROWS = "no_rows"


class FileRefused(Exception):
    """Nothing of the file is loaded."""

    def __init__(self, why: FileFault) -> None:
        super().__init__(why.value)
        self.why = why


class RegisterRow(NamedTuple):
    """What one set says of one company as of one day; a tuple, because a load makes millions of them."""

    inn: str
    register: OpenSet
    as_of: date
    published: date
    figures: tuple[tuple[Figure, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row with the instant at which it was loaded."""

    row: RegisterRow
    loaded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKey:
    """One XML file by its content, wherever it lies."""

    name: str
    size: int
    crc: int


class Registers(Protocol):
    """What was loaded, asked by company."""

    def find(self, inn: str) -> tuple[KeptRow, ...]:
        """Return every row of a company, the newest first."""
        ...


class Batch(Protocol):
    """One transaction of a load: files that are kept together or not at all."""

    def add(self, file: FileKey, rows: Iterable[RegisterRow], *, at: datetime) -> int:
        """Add a file's rows and its mark; what `rows` raises leaves nothing of this file."""
        ...


class RegisterShelf(Protocol):
    """Where a load puts what it reads."""

    def list_loaded(self) -> frozenset[FileKey]:
        """Return the files that are loaded already."""
        ...

    def begin(self) -> AbstractContextManager[Batch]:
        """Open a batch."""
        ...


@dataclass(slots=True)
class _MemoryBatch:
    """Collects a batch until it is kept."""

    rows: list[KeptRow]
    files: list[FileKey]

    def add(self, file: FileKey, rows: Iterable[RegisterRow], *, at: datetime) -> int:
        """Add a file's rows and its mark."""
        read = [KeptRow(row=row, loaded_at=at) for row in rows]
        self.rows += read
        self.files.append(file)
        return len(read)


class MemoryRegisters:
    """The shelf in memory: an honest double of the one in PostgreSQL."""

    def __init__(self, rows: Iterable[KeptRow] = ()) -> None:
        self._kept: dict[tuple[str, OpenSet, date], KeptRow] = {}
        self._files: set[FileKey] = set()
        self._merge(rows)

    def find(self, inn: str) -> tuple[KeptRow, ...]:
        """Return every row of a company, the newest first."""
        found = [kept for kept in self._kept.values() if kept.row.inn == inn]
        return tuple(sorted(found, key=order_of))

    def list_loaded(self) -> frozenset[FileKey]:
        """Return the files that are loaded already."""
        return frozenset(self._files)

    def begin(self) -> AbstractContextManager[Batch]:
        """Open a batch."""
        return _KeepOnSuccess(self._keep)

    def _keep(self, batch: _MemoryBatch) -> None:
        self._merge(batch.rows)
        self._files |= set(batch.files)

    def _merge(self, rows: Iterable[KeptRow]) -> None:
        """A later publication corrects an earlier one, in whatever order they come."""
        for kept in rows:
            row = kept.row
            key = (row.inn, row.register, row.as_of)
            before = self._kept.get(key)
            if before is None or is_newer(row, before.row):
                self._kept[key] = kept


class _KeepOnSuccess:
    """Keeps a batch when its block ends, forgets it when the block raises."""

    def __init__(self, keep: Callable[[_MemoryBatch], None]) -> None:
        self._batch = _MemoryBatch(rows=[], files=[])
        self._keep = keep

    def __enter__(self) -> Batch:
        return self._batch

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._keep(self._batch)


def is_newer(row: RegisterRow, before: RegisterRow) -> bool:
    """Tell whether a row replaces one of the same company, set and day."""
    if row.published == before.published:
        return dict(row.figures) != dict(before.figures)
    return row.published > before.published


def order_of(kept: KeptRow) -> tuple[str, int]:
    """Sort by set, then the newest day first."""
    return kept.row.register.value, -kept.row.as_of.toordinal()
