"""An import of a file of deals: staged in parts, merged whole, going on where a kill stopped it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from qualifier.deals.closed_deal import LEAVES_OUT, Note, ReadRow, RowNote
from qualifier.deals.deal_map import DealMap
from qualifier.deals.deal_reading import DealReader, open_reader
from qualifier.deals.deal_shelf import DealShelf, ImportKey, Merged, OpenImport
from qualifier.deals.row_report import write_report
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.table_file import RawRow, read_rows

# Enough for a column to tell in what form its days are; of rows as long as books fewer are enough.
_SAMPLE_ROWS = 2_000
_SAMPLE_LETTERS = 4_000_000
# A part costs one transaction, and is what a kill loses.
ROWS_A_PART = 5_000
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFile:
    """A file by its place, the hash of its bytes, and how many line ends it has: what progress is told of."""

    path: Path
    hash: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import came to; `report` is the file that tells of rows, None when there is nothing to tell."""

    merged: Merged
    rows: int
    left_out: int
    resumed_at: int
    notes: Counter[Note] = field(default_factory=Counter)
    report: Path | None = None


def look_at_file(path: Path) -> DealFile:
    """Return a file's hash and size in lines; TableInvalid when it cannot be opened."""
    digest, lines = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                lines += block.count(b"\n")
    except OSError as error:
        raise TableInvalid(f"{path.name} cannot be opened.", ru=f"{path.name} не открывается.") from error
    return DealFile(path=path, hash=digest.hexdigest(), lines=lines)


def import_file(
    file: DealFile,
    given: DealMap,
    *,
    shelf: DealShelf,
    now: Callable[[], datetime],
    watch: Callable[[int], None],
) -> ImportReport:
    """Import a file's closed deals, all at once at the end; the same file again changes nothing."""
    rows = read_rows(file.path)
    sample = list(_take_sample(rows))
    if not sample:
        raise TableInvalid(
            f"{file.path.name} holds no rows.", ru=f"В файле {file.path.name} нет ни одной строки."
        )
    reader = open_reader(sample, given, today=now().date())
    begun = shelf.open_import(ImportKey(file_hash=file.hash, map_hash=given.hash), at=now())
    resumed_at = begun.rows_read
    try:
        begun, count = _stage(_Staging(shelf, reader, watch), begun, chain(sample, rows))
    except TableInvalid:
        # The same bytes would fail at the same place again: nothing of them stays.
        shelf.drop_import(begun)
        raise
    merged = shelf.merge(begun, at=now())
    told = _Told()
    report = write_report(file.path, told.count(shelf.list_notes(begun)))
    shelf.forget_notes(begun)
    return ImportReport(
        merged=merged,
        rows=count,
        left_out=told.left_out,
        resumed_at=resumed_at,
        notes=told.counts,
        report=report,
    )


def _take_sample(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """They are held until all are read: a bound of rows alone would be none of memory."""
    letters = 0
    for row in islice(rows, _SAMPLE_ROWS):
        yield row
        letters += sum(len(cell) for cell in row.cells.values() if cell)
        if letters > _SAMPLE_LETTERS:
            return


@dataclass(frozen=True, slots=True)
class _Staging:
    shelf: DealShelf
    reader: DealReader
    watch: Callable[[int], None]


def _stage(staging: _Staging, begun: OpenImport, rows: Iterator[RawRow]) -> tuple[OpenImport, int]:
    """Stage what is not staged yet; return the import and how many rows the file has."""
    count, part = 0, list[ReadRow]()
    last = begun.rows_read
    for raw in rows:
        count += 1
        if raw.number <= begun.rows_read:
            continue
        part.append(staging.reader.read(raw))
        last = raw.number
        if len(part) >= ROWS_A_PART:
            begun = staging.shelf.stage(begun, part, upto=last)
            part = []
            staging.watch(last)
    if part:
        begun = staging.shelf.stage(begun, part, upto=last)
    staging.watch(last)
    return begun, count


@dataclass(slots=True)
class _Told:
    """Counts notes while they are written down."""

    counts: Counter[Note] = field(default_factory=Counter)
    left_out: int = 0
    _last: int = 0

    def count(self, notes: Iterable[RowNote]) -> Iterator[RowNote]:
        """Pass the notes on, counted; a row's notes come one after another."""
        for note in notes:
            self.counts[note.what] += 1
            if note.what in LEAVES_OUT and note.row != self._last:
                self.left_out, self._last = self.left_out + 1, note.row
            yield note
